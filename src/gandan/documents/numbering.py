"""Numbers of papers: the commune's own series where a body keeps one, else the number is typed or read."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import Direction
from gandan.documents.models import Document, NumberSeries
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit

NUMBERED = frozenset({Direction.INCOMING, Direction.ISSUED})


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """What the register holds of a paper beside what is printed on it."""

    number: str = ""
    symbol: str = ""
    issued_on: dt.date | None = None
    unit: Unit | None = None
    drafted_by: Unit | None = None
    arrival_number: int | None = None
    arrived_on: dt.date | None = None


def find_switch(unit: Unit | None, direction: str, *, year: int) -> NumberSeries | None:
    """Return the switch that holds for the year where the body numbers its papers here, None where it does not."""
    found: NumberSeries | None = (
        NumberSeries.objects.filter(unit=unit, direction=direction, type="", year__lte=year).order_by("-year").first()
    )
    return found if found is not None and found.is_active else None


def is_number_offered(document: Document, *, today: dt.date) -> bool:
    """Say whether the paper has no number and its body numbers here; one query at most."""
    arrives = document.direction == Direction.INCOMING
    if document.direction not in NUMBERED or (document.arrival_number if arrives else document.number):
        return False
    on = (document.arrived_on if arrives else document.issued_on) or today
    return find_switch(None if arrives else document.unit, document.direction, year=on.year) is not None


@transaction.atomic
def set_switch(
    unit: Unit | None, direction: Direction, *, is_active: bool, is_per_type: bool, last: int, year: int, actor: Actor
) -> NumberSeries:
    """Let a body number its papers here from this year on, or leave it to the city's system again.

    ``last`` is the last number given so far this year where one series serves all types.
    """
    series = _locked_series(unit, direction, "", year)
    old = [series.is_active, series.is_per_type, series.last]
    series.is_active, series.is_per_type, series.last = is_active, is_per_type, last
    series.save(update_fields=["is_active", "is_per_type", "last"])
    if old != [is_active, is_per_type, last]:
        changes = {"is_active": [old[0], is_active], "is_per_type": [old[1], is_per_type], "last": [old[2], last]}
        record("numbering_changed", series, actor=actor, changes=changes)
    return series


@transaction.atomic
def take_number(document: Document, *, actor: Actor, today: dt.date) -> int:
    """Give the next number of the body, year and type to a paper that has none; two at once get two numbers.

    Numbers that were typed by hand are passed over. Raises NotAllowed where the body does not number here, and for a
    paper that has its number.
    """
    locked = Document.objects.select_for_update(of=("self",)).defer("parsed").get(pk=document.pk)
    arrives = locked.direction == Direction.INCOMING
    if locked.direction not in NUMBERED:
        raise NotAllowed("not_numbered", "Chỉ văn bản đến và văn bản đi được cấp số.")
    if locked.arrival_number if arrives else locked.number:
        raise NotAllowed("has_number", "Văn bản này đã có số.")
    on = (locked.arrived_on if arrives else locked.issued_on) or today
    unit = None if arrives else locked.unit
    switch = find_switch(unit, locked.direction, year=on.year)
    if switch is None:
        raise NotAllowed("city_numbers", "Số của cơ quan này do hệ thống của thành phố cấp. Hãy gõ số vào sổ.")
    kind = locked.type if switch.is_per_type and not arrives else ""
    series = _locked_series(unit, Direction(locked.direction), kind, on.year)
    number = series.last + 1
    taken = numbers_taken(unit, locked.direction, kind, year=on.year)
    while number in taken:
        number += 1
    series.last = number
    series.save(update_fields=["last"])
    _give(locked, number, on=on, arrives=arrives)
    record("number_given", locked, actor=actor, changes={"number": number})
    return number


@transaction.atomic
def change_register(document: Document, facts: RegisterFacts, *, version: int, actor: Actor) -> None:
    """Change what the register holds of a paper. Raises Stale."""
    locked = Document.objects.select_for_update(of=("self",)).defer("parsed").get(pk=document.pk)
    names = ("number", "symbol", "issued_on", "unit", "drafted_by", "arrival_number", "arrived_on")
    pairs = {name: [getattr(locked, name), getattr(facts, name)] for name in names}
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if not changed:
        return
    if locked.version != version:
        raise Stale
    for name, (_old, new) in changed.items():
        setattr(locked, name, new)
    locked.version += 1
    locked.save(update_fields=[*changed, "version"])
    told = {name: [one.code if isinstance(one, Unit) else one for one in pair] for name, pair in changed.items()}
    record("register_changed", locked, actor=actor, changes=told)


def numbers_taken(unit: Unit | None, direction: str, kind: str, *, year: int) -> set[int]:
    """Return the numbers that papers of this body, year and type bear; of every type where ``kind`` is empty."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    found = Document.objects.filter(direction=direction)
    if direction == Direction.INCOMING:
        held = found.filter(arrived_on__range=(first, last)).values_list("arrival_number", flat=True)
        return {number for number in held if number is not None}
    found = found.filter(unit=unit, issued_on__range=(first, last))
    if kind:
        found = found.filter(type=kind)
    return {int(number) for number in found.values_list("number", flat=True) if number.isdecimal()}


def _locked_series(unit: Unit | None, direction: Direction, kind: str, year: int) -> NumberSeries:
    """Return the row of the series, locked; made with what the year before said where there is none.

    Whoever makes the row at the same moment is waited for by its unique key.
    """
    switch = find_switch(unit, direction, year=year)
    is_per_type = switch.is_per_type if switch else False
    series: NumberSeries
    series, _is_new = NumberSeries.objects.select_for_update(of=("self",)).get_or_create(
        unit=unit, direction=direction, type=kind, year=year, defaults={"is_per_type": is_per_type}
    )
    return series


def _give(document: Document, number: int, *, on: dt.date, arrives: bool) -> None:
    if arrives:
        document.arrival_number, document.arrived_on = number, on
        document.save(update_fields=["arrival_number", "arrived_on"])
        return
    document.number, document.issued_on = str(number), on
    document.save(update_fields=["number", "issued_on"])
