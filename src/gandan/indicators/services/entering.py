"""Entering figures of other systems: saying what is kept, entering a value, replacing it by a corrected one."""

import datetime as dt
import re
from dataclasses import fields
from decimal import Decimal

from django.db import transaction

from gandan.activities.models import Evidence
from gandan.activities.services import KeptFile, record_evidence
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.vietnamese import fold
from gandan.indicators.enums import ValueKind
from gandan.indicators.facts import IndicatorFacts, ValueFacts
from gandan.indicators.models import EnteredIndicator, Entry
from gandan.indicators.rules.checks import Given, faults_of, faults_of_period, kept_value
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.tenancy.codes import next_code

Proof = Evidence | KeptFile | None


@transaction.atomic
def define_indicator(facts: IndicatorFacts, *, actor: Actor, code: str = "") -> EnteredIndicator:
    """Add a figure that people enter, under ``code`` or one made of its name.

    The same sent again is the one that stands. Raises NotAllowed where another of this name or code stands.
    """
    code = code or _code_of(facts.name)
    standing: EnteredIndicator | None = EnteredIndicator.objects.filter(code=code).first()
    if standing is not None:
        if _differences(standing, facts):
            raise NotAllowed("name_taken", "Đã có chỉ tiêu mang tên này. Hãy đặt tên khác hoặc sửa chỉ tiêu đã có.")
        return standing
    indicator = EnteredIndicator(code=code, position=EnteredIndicator.objects.count() + 1, **_values(facts))
    indicator.save(force_insert=True)
    record("indicator_defined", indicator, actor=actor, changes={"name": indicator.name, "kind": indicator.kind})
    return indicator


@transaction.atomic
def change_indicator(indicator: EnteredIndicator, facts: IndicatorFacts, *, version: int, actor: Actor) -> None:
    """Change what a figure means or who enters it. Raises Stale, and NotAllowed for its kind once values stand."""
    locked = EnteredIndicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    differences = _differences(locked, facts)
    if not differences:
        return
    if locked.version != version:
        raise Stale
    if "kind" in differences and Entry.objects.filter(indicator=locked).exists():
        raise NotAllowed("kind_fixed", "Chỉ tiêu đã có số liệu nên không đổi được loại. Hãy thêm chỉ tiêu mới.")
    for name, value in _values(facts).items():
        setattr(locked, name, value)
    locked.version += 1
    locked.save(force_update=True)
    record("indicator_changed", locked, actor=actor, changes=differences)


@transaction.atomic
def enter_value(
    indicator: EnteredIndicator, facts: ValueFacts, *, proof: Proof, actor: Actor, today: dt.date
) -> Entry:
    """Enter the value of a period with its proof; the same sent again is the entry that stands.

    Raises NotAllowed for a value that cannot be, and where another one stands for the very period.
    """
    _lock(indicator)
    _check(indicator, facts, today=today)
    standing = _current(indicator, facts)
    if standing is not None:
        if is_same(standing, indicator, facts):
            return standing
        raise NotAllowed(
            "period_taken", "Kỳ này đã có số liệu. Hãy mở số đã nhập và sửa, kèm lý do; số cũ vẫn được lưu."
        )
    entry = _add(indicator, facts, proof=_evidence(proof, indicator, facts, actor=actor), actor=actor)
    record("value_entered", entry, actor=actor, changes={"indicator": indicator.code, "value": entry.value})
    return entry


@transaction.atomic
def correct_value(entry: Entry, facts: ValueFacts, *, proof: Proof, actor: Actor, today: dt.date) -> Entry:
    """Put a new entry in the place of one; the old one is kept, ``facts.note`` says why.

    Without a new proof the old one serves on. The same correction sent again is the one that stands.
    Raises Stale where another correction came first, NotAllowed for a value that cannot be or without a reason.
    """
    indicator: EnteredIndicator = entry.indicator
    _lock(indicator)
    locked = Entry.objects.select_for_update(of=("self",)).select_related("proof").get(pk=entry.pk)
    if not locked.is_current:
        newer: Entry | None = locked.replaced_by
        if newer is not None and newer.is_current and is_same(newer, indicator, facts):
            return newer
        raise Stale
    if not facts.note.strip():
        raise NotAllowed("reason", "Hãy ghi lý do nhập lại.")
    _check(indicator, facts, today=today)
    other = _current(indicator, facts)
    if other is not None and other.pk != locked.pk:
        raise NotAllowed("period_taken", "Đã có số liệu khác cho đúng kỳ này. Hãy sửa số đó hoặc chọn kỳ khác.")
    locked.is_current = False
    locked.save(update_fields=["is_current"])
    evidence = _evidence(proof, indicator, facts, actor=actor) or locked.proof
    fresh = _add(indicator, facts, proof=evidence, actor=actor)
    locked.replaced_by = fresh
    locked.save(update_fields=["replaced_by"])
    changes = {"value": [locked.value, fresh.value], "reason": fresh.note, "replaces": locked.code}
    record("value_corrected", fresh, actor=actor, changes=changes)
    return fresh


def is_same(entry: Entry, indicator: EnteredIndicator, facts: ValueFacts) -> bool:
    """Say whether the entry holds just these values for this period."""
    kept = kept_value(ValueKind(indicator.kind), facts.given)
    parts = _parts(indicator, facts.given)
    return (entry.from_on, entry.to_on, entry.value, (entry.numerator, entry.denominator)) == (
        facts.from_on,
        facts.to_on,
        kept,
        parts,
    )


def _lock(indicator: EnteredIndicator) -> None:
    EnteredIndicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)


def _check(indicator: EnteredIndicator, facts: ValueFacts, *, today: dt.date) -> None:
    faults = faults_of_period(facts.from_on, facts.to_on, today=today)
    faults += faults_of(ValueKind(indicator.kind), facts.given)
    if faults:
        raise NotAllowed("value", faults[0].sentence)


def _current(indicator: EnteredIndicator, facts: ValueFacts) -> Entry | None:
    found = Entry.objects.filter(indicator=indicator, is_current=True, from_on=facts.from_on, to_on=facts.to_on)
    entry: Entry | None = found.select_for_update(of=("self",)).first()
    return entry


def _add(indicator: EnteredIndicator, facts: ValueFacts, *, proof: Evidence | None, actor: Actor) -> Entry:
    numerator, denominator = _parts(indicator, facts.given)
    entry = Entry(
        code=next_code("SL", year=clock.today().year),
        indicator=indicator,
        from_on=facts.from_on,
        to_on=facts.to_on,
        numerator=numerator,
        denominator=denominator,
        value=kept_value(ValueKind(indicator.kind), facts.given),
        source_system=facts.source_system.strip() or indicator.source_system,
        proof=proof,
        note=facts.note.strip(),
        entered_at=clock.now(),
        entered_by=actor.official,
    )
    entry.save(force_insert=True)
    return entry


def _parts(indicator: EnteredIndicator, given: Given) -> tuple[Decimal | None, Decimal | None]:
    return (given.numerator, given.denominator) if indicator.kind == ValueKind.RATE else (None, None)


def _evidence(proof: Proof, indicator: EnteredIndicator, facts: ValueFacts, *, actor: Actor) -> Evidence | None:
    if not isinstance(proof, KeptFile):
        return proof
    unit = indicator.unit or actor.unit
    period = (facts.from_on, facts.to_on)
    return record_evidence(proof, title=indicator.name, period=period, unit=unit, actor=actor)


def _values(facts: IndicatorFacts) -> dict[str, object]:
    values = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return {name: str(value).strip() if isinstance(value, str) else value for name, value in values.items()}


def _differences(indicator: EnteredIndicator, facts: IndicatorFacts) -> dict[str, list[object]]:
    wanted = _values(facts)
    pairs = {name: [getattr(indicator, name), value] for name, value in wanted.items()}
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if "unit" in changed:
        changed["unit"] = [one.code if isinstance(one, Unit) else "" for one in changed["unit"]]
    return changed


def _code_of(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")[:40].strip("_") or "chi_tieu"
