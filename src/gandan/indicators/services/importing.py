"""Entering the figures of another system's spreadsheet, all or none."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from gandan.activities.models import Evidence
from gandan.activities.services import KeptFile, record_evidence
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.words import in_vietnamese, say
from gandan.indicators.facts import ValueFacts
from gandan.indicators.models import ColumnMapping, EnteredIndicator, Entry
from gandan.indicators.rules.checks import Given
from gandan.indicators.services.entering import correct_value, enter_value, is_same
from gandan.organisations.actors import Actor
from gandan.tenancy.codes import next_code


@dataclass(frozen=True, slots=True)
class ImportRow:
    indicator: EnteredIndicator
    given: Given


@dataclass(frozen=True, slots=True)
class Imported:
    entered: int
    corrected: int
    unchanged: int


@transaction.atomic
def import_values(
    rows: Sequence[ImportRow],
    *,
    kept: KeptFile,
    period: tuple[dt.date, dt.date],
    source_system: str,
    actor: Actor,
    today: dt.date,
) -> Imported:
    """Enter the rows for one period with the file as proof of each; a value that differs takes the place of the old.

    Raises NotAllowed for the first value that cannot be; then nothing is entered.
    """
    counts = {"entered": 0, "corrected": 0, "unchanged": 0}
    proof = _proof(kept, period, source_system, actor=actor)
    with in_vietnamese():
        reason = say("Nhập lại từ tệp %(name)s", name=kept.name)[:300]
    for row in rows:
        facts = ValueFacts(period[0], period[1], row.given, source_system)
        standing: Entry | None = (
            Entry.objects.select_related("indicator")
            .filter(indicator=row.indicator, is_current=True, from_on=period[0], to_on=period[1])
            .first()
        )
        if standing is None:
            enter_value(row.indicator, facts, proof=proof, actor=actor, today=today)
            counts["entered"] += 1
        elif is_same(standing, row.indicator, facts):
            counts["unchanged"] += 1
        else:
            renewed = ValueFacts(period[0], period[1], row.given, source_system, reason)
            correct_value(standing, renewed, proof=proof, actor=actor, today=today)
            counts["corrected"] += 1
    return Imported(**counts)


@transaction.atomic
def save_mapping(
    name: str, *, source_system: str, sheet: str, columns: Mapping[str, Any], actor: Actor
) -> ColumnMapping:
    """Keep how figures are taken from such a sheet; one of the same name is renewed."""
    standing: ColumnMapping | None = ColumnMapping.objects.select_for_update(of=("self",)).filter(name=name).first()
    mapping = standing or ColumnMapping(
        code=next_code("CL", year=clock.today().year),
        name=name,
        created_at=clock.now(),
        created_by=actor.official,
        version=0,
    )
    mapping.source_system, mapping.sheet, mapping.columns = source_system, sheet[:100], dict(columns)
    mapping.version += 1
    mapping.save()
    record("column_mapping_saved", mapping, actor=actor, changes={"name": name, "sheet": sheet})
    return mapping


def _proof(kept: KeptFile, period: tuple[dt.date, dt.date], source_system: str, *, actor: Actor) -> Evidence:
    """Return the file as evidence of the period; the same file for the same period is one piece."""
    standing: Evidence | None = Evidence.objects.filter(
        file=kept.stored, period_from=period[0], period_to=period[1], unit=actor.unit
    ).first()
    return standing or record_evidence(
        kept, title=source_system or kept.name, period=period, unit=actor.unit, actor=actor
    )
