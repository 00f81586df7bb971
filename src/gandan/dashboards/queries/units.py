"""Units side by side: each number with its records, no rate below the sample, the red first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import add

from gandan.dashboards.queries.place import Place
from gandan.indicators.queries.readings import Reading, compared_scopes, find_indicators, indicator_url, reading_of
from gandan.indicators.registry import Indicator, Measure, Scope
from gandan.indicators.rules.words import value_words
from gandan.organisations.lineage import ToldUnit, load_lineage, told_units
from gandan.organisations.models import Unit

RATE = "plans.on_time"
COUNTS = ("plans.overdue", "plans.done", "activities.count", "activities.evidence")
_NOTHING = Measure(0)
_NO_RATE = Measure(0, 0)


@dataclass(frozen=True, slots=True)
class Cell:
    words: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    unit: Unit
    told: ToldUnit
    on_time: Reading
    bar: float
    overdue: Cell
    done: Cell
    activities: Cell
    evidence: Cell

    @property
    def order(self) -> tuple[int, Decimal, int]:
        """Most overdue first, then the lowest rate; who has too few to tell comes after who has a rate."""
        rate = self.on_time.value
        return -self.overdue.count, rate if rate is not None else Decimal(101), self.unit.position


def unit_lines(place: Place) -> list[UnitLine]:
    """Return a line for each unit with any record: one query for a figure, two for the change, five for units."""
    known = find_indicators([RATE, *COUNTS])
    scope = place.whole
    rate = known[RATE]
    lineage, last = load_lineage(), place.window.to_on
    now = lineage.rolled_up(rate.by_unit(scope), last, add)
    compared = [lineage.rolled_up(rate.by_unit(one), last, add) for one in compared_scopes(scope)]
    counted = {code: lineage.rolled_up(known[code].by_unit(scope), last, add) for code in COUNTS}
    seen = set(now).union(*(set(one) for one in counted.values()))
    if place.units is not None:
        seen = set(place.units)
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=sorted(seen)).order_by("position", "id")}
    told = told_units(units.values(), place.window.from_on, last)
    lines = [_line(unit, told[unit.pk], place, rate, now, compared, counted, known) for unit in units.values()]
    return sorted(lines, key=lambda line: line.order)


def _line(
    unit: Unit,
    told: ToldUnit,
    place: Place,
    rate: Indicator,
    now: Mapping[int, Measure],
    compared: Sequence[Mapping[int, Measure]],
    counted: Mapping[str, Mapping[int, Measure]],
    known: Mapping[str, Indicator],
) -> UnitLine:
    scope = Scope(place.window, place.today, unit)
    cells = {code: _cell(known[code], measured.get(unit.pk, _NOTHING), scope) for code, measured in counted.items()}
    held = [measured.get(unit.pk, _NO_RATE) for measured in compared]
    on_time = reading_of(rate, now.get(unit.pk, _NO_RATE), held, scope)
    return UnitLine(
        unit=unit,
        told=told,
        on_time=on_time,
        bar=float(on_time.value or 0),
        overdue=cells["plans.overdue"],
        done=cells["plans.done"],
        activities=cells["activities.count"],
        evidence=cells["activities.evidence"],
    )


def _cell(indicator: Indicator, measure: Measure, scope: Scope) -> Cell:
    count = int(measure.numerator or 0)
    return Cell(value_words(Decimal(count)), count, indicator_url(indicator.code, scope))
