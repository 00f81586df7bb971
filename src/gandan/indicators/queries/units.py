"""An indicator side by side for the units."""

from dataclasses import dataclass
from operator import add

from gandan.common.words import say
from gandan.indicators.queries.readings import fraction_words, has_enough, indicator_url
from gandan.indicators.registry import Indicator, Scope
from gandan.indicators.rules.words import few_words, value_words
from gandan.organisations.lineage import load_lineage, told_units
from gandan.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit: str
    note: str
    """What it was called, or what went into it, within the window."""
    words: str
    """The value, empty below the minimum sample: then ``few`` says so."""
    fraction: str
    few: str
    bar: float
    """Its length, up to 100."""
    url: str


def unit_rows(indicator: Indicator, scope: Scope) -> list[UnitRow]:
    """Return a row for each unit that has records, itself or below it; six queries, none for a unit alone."""
    if scope.unit is not None:
        return []
    window = scope.window
    measured = load_lineage().rolled_up(indicator.by_unit(scope), window.to_on, add)
    units = Unit.objects.filter(pk__in=list(measured)).order_by("position", "id")
    told = told_units(units, window.from_on, window.to_on)
    shown = {unit_id: one.value for unit_id, one in measured.items() if has_enough(indicator, one)}
    most = 100.0 if indicator.measured_in == "%" else float(max((value or 0 for value in shown.values()), default=0))
    rows = []
    for unit in units:
        measure, value = measured[unit.pk], shown.get(unit.pk)
        rows.append(
            UnitRow(
                unit=told[unit.pk].name,
                note=told[unit.pk].note,
                words="" if value is None else value_words(value),
                fraction=fraction_words(indicator, measure),
                few=few_words(measure.denominator or 0, say(indicator.counted_in)) if value is None else "",
                bar=100 * float(value) / most if value and most else 0.0,
                url=indicator_url(indicator.code, Scope(scope.window, scope.today, unit)),
            )
        )
    return rows
