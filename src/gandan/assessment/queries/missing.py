"""What is missing with whom, and who can be reminded of it."""

import datetime as dt
from dataclasses import dataclass

from gandan.assessment.models import UnitReminder
from gandan.assessment.queries.score import LivingScore
from gandan.assessment.rules.missing import MissingUnit, missing_by_unit
from gandan.organisations.models import Official, Unit
from gandan.plans.queries.people import workers_of


@dataclass(frozen=True, slots=True)
class OwingUnit:
    """What a unit owes, whom a reminder reaches, when one last went out."""

    unit: Unit | None
    owed: MissingUnit
    people: list[Official]
    reminded_on: dt.date | None


def owing_units(score: LivingScore, *, today: dt.date) -> list[OwingUnit]:
    """Return what is missing with whom, in the order of the units; two queries."""
    units = sorted(score.units.values(), key=lambda unit: (unit.position, unit.pk))
    owed = missing_by_unit(score.sheet, [unit.pk for unit in units])
    people = workers_of([unit.pk for unit in units], on=today)
    rows = UnitReminder.objects.filter(assessment=score.assessment).values_list("unit_id", "reminded_on")
    reminded = dict(rows)
    return [
        OwingUnit(score.units.get(one.unit or 0), one, people.get(one.unit or 0, []), reminded.get(one.unit or 0))
        for one in owed
    ]
