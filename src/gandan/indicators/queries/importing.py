"""What an import shows before anything is entered."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gandan.common.vietnamese import fold
from gandan.indicators.enums import ValueKind
from gandan.indicators.models import ColumnMapping, EnteredIndicator, Entry
from gandan.indicators.rules.checks import Given, kept_value
from gandan.indicators.rules.mapping import Line, SheetMapping, fit, read_line, saved_head
from gandan.indicators.rules.sheets import Grid, heads, propose_head, propose_row
from gandan.indicators.rules.words import part_words, value_words
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.tenancy.scope import current_commune
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class PreviewLine:
    indicator: EnteredIndicator
    given: Given
    cells: tuple[str, ...]
    words: str
    old_words: str
    """What stands for the very period, empty for nothing."""
    is_same: bool
    faults: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return self.given == Given() and not self.faults


def indicators_for(actor: Actor) -> list[EnteredIndicator]:
    """Return the figures that the actor may enter."""
    found = EnteredIndicator.objects.filter(is_active=True)
    if not actor.has_in(Right.INDICATOR_ENTER, None):
        found = found.filter(unit__in=actor.units_with(Right.INDICATOR_ENTER))
    return list(found)


def saved_mappings() -> list[ColumnMapping]:
    return list(ColumnMapping.objects.order_by("-id")[:200])


def propose_mapping(grid: Grid, saved: Sequence[ColumnMapping]) -> tuple[ColumnMapping | None, SheetMapping]:
    """Return the saved mapping whose heads the sheet has, else a first guess at its head and row."""
    guessed = propose_head(grid)
    for row in saved:
        for head in dict.fromkeys([saved_head(row.columns), guessed]):
            fitted = fit(row.columns, heads(grid, *head), head)
            if fitted is not None:
                return row, fitted
    commune = current_commune()
    column, words = propose_row(grid, [fold(commune.full_name), commune.name], below=guessed[1])
    return None, SheetMapping(guessed[0], guessed[1], column or "A", words)


def preview(
    grid: Grid, row: int, mapping: SheetMapping, indicators: Sequence[EnteredIndicator], window: Window
) -> list[PreviewLine]:
    """Return what would be entered for the period, with what stands for it now; one query."""
    found = Entry.objects.filter(is_current=True, from_on=window.from_on, to_on=window.to_on)
    standing = {entry.indicator_id: entry for entry in found}
    chosen = [one for one in indicators if one.code in mapping.columns]
    return [
        _line(
            read_line(grid, row, one.code, ValueKind(one.kind), mapping.columns[one.code]), one, standing.get(one.pk)
        )
        for one in chosen
    ]


def digest(lines: Sequence[PreviewLine]) -> str:
    """Return a mark of what was shown, so that nothing else is entered than what was seen."""
    seen = [(one.indicator.code, str(one.given), one.old_words, one.faults) for one in lines]
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def _line(read: Line, indicator: EnteredIndicator, old: Entry | None) -> PreviewLine:
    kind = ValueKind(indicator.kind)
    value = kept_value(kind, read.given)
    parts = (read.given.numerator, read.given.denominator) if kind == ValueKind.RATE else (None, None)
    has_value = not read.is_empty and not read.faults
    return PreviewLine(
        indicator=indicator,
        given=read.given,
        cells=read.cells,
        words=_words(value, read.given) if has_value else "",
        old_words=_words(old.value, Given(old.numerator, old.denominator)) if old else "",
        is_same=bool(old and has_value and old.value == value and (old.numerator, old.denominator) == parts),
        faults=read.faults,
    )


def _words(value: Decimal, given: Given) -> str:
    words = value_words(value, is_given=given.numerator is None)
    if given.numerator is None or given.denominator is None:
        return words
    return f"{words} ({part_words(given.numerator)}/{part_words(given.denominator)})"
