"""Columns for months or quarters in which a mark says when the work of the row is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban._model import Due, Span
from vanban._parse import words
from vanban._parse.flow import Grid, Line
from vanban._parse.rules.periods import Years
from vanban._parse.rules.recurrence import quarter_number

_MONTH = re.compile(r"(?:tháng|t|th)\s*\.?\s*(\d{1,2})(?:\s*/\s*(20\d\d))?")
_QUARTER = re.compile(r"(?:quý|q)\s*\.?\s*(iv|i{1,3}|[1-4])(?:\s*/\s*(20\d\d))?")
_BARE = re.compile(r"\d{1,2}")
_MARK = re.compile(r"\s*(?:[xX×✓✔☑v●•■█*+]|xx|có|đ/k)\s*")
_LEAST = 3
"""Fewer columns with such titles are no calendar."""
Period = tuple[int, int, int | None]
"""First and last month, and the year where the title tells one."""


def period_columns(grid: Grid) -> tuple[dict[int, Period], int]:
    """Which columns stand for which months, and the index of the row that says so."""
    for at, row in enumerate(grid.rows[:3]):
        titles = [words.squash(cell.key) for cell in row]
        found = {column: period for column, title in enumerate(titles) if (period := _period(title)) is not None}
        if len(found) >= _LEAST:
            return found, at
    return _numbered(grid)


def _period(title: str) -> Period | None:
    month = _MONTH.fullmatch(title)
    if month and 1 <= int(month.group(1)) <= 12:
        return int(month.group(1)), int(month.group(1)), int(month.group(2)) if month.group(2) else None
    quarter = _QUARTER.fullmatch(title)
    if quarter is None:
        return None
    last = 3 * quarter_number(quarter.group(1))
    return last - 2, last, int(quarter.group(2)) if quarter.group(2) else None


def _numbered(grid: Grid) -> tuple[dict[int, Period], int]:
    """Bare numbers that count up below a title "Tháng"."""
    for at in range(1, min(3, len(grid.rows))):
        above, row = grid.rows[at - 1], grid.rows[at]
        found = {
            column: (number, number, None)
            for column, cell in enumerate(row)
            if column < len(above)
            and "tháng" in above[column].key
            and _BARE.fullmatch(cell.text.strip())
            and 1 <= (number := int(cell.text)) <= 12
        }
        if len(found) >= _LEAST:
            return dict(found), at
    return {}, 0


@dataclass(frozen=True, slots=True)
class Marked:
    """When the marks say, and where the titles of their columns stand."""

    due: Due
    confidence: float
    spans: tuple[Span, ...]


def marked_due(row: Sequence[Line], columns: dict[int, Period], titles: Sequence[Line], years: Years) -> Marked | None:
    """The months of the marked columns, as days of the paper's year or as a rule."""
    marked = [column for column in columns if column < len(row) and _MARK.fullmatch(row[column].text)]
    if not marked:
        return None
    text = ", ".join(words.squash(titles[column].text) for column in marked)
    spans = tuple(span for column in marked for span in titles[column].spans())
    periods = [columns[column] for column in marked]
    year = next((year for _, _, year in reversed(periods) if year), None if years.several else years.year)
    if year is None:
        months = sorted({month for first, last, _ in periods for month in range(first, last + 1)})
        rule = f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}" if years.several else None
        return Marked(Due(text, rrule=rule), 0.8, spans)
    dates = tuple(_date(own or year, first, last) for first, last, own in periods)
    return Marked(Due(text, dates=dates), 0.93, spans)


def _date(year: int, first: int, last: int) -> str:
    return f"{year:04d}-{first:02d}" if first == last else f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"
