"""A year as its page shows it: twelve months of weeks, each day with what it is and its lunar date."""

import calendar as months
import datetime as dt
from dataclasses import dataclass

from gandan.workdays.enums import Part, Use
from gandan.workdays.hours import Span
from gandan.workdays.lunar import feast_of, lunar_of
from gandan.workdays.models import CommuneDay, SpecialDay
from gandan.workdays.queries import deadline_calendar, opening_hours
from gandan.workdays.rules import is_plain_workday


@dataclass(frozen=True, slots=True)
class Cell:
    day: dt.date
    kind: str
    """Class of the cell: weekend, rest (a holiday), extra, half, or empty."""
    is_guess: bool
    is_today: bool
    names: tuple[str, ...]
    lunar: str
    """The lunar date where a lunar month begins or a feast falls."""
    special: SpecialDay | None
    own: CommuneDay | None


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    weeks: list[list[Cell | None]]
    working_days: int

    @property
    def cells(self) -> list[Cell]:
        return [cell for week in self.weeks for cell in week if cell is not None]


def year_of(year: int, use: Use, *, today: dt.date, days: list[SpecialDay], own_days: list[CommuneDay]) -> list[Month]:
    """Return the months of a year in one calendar, from the days that differ; two queries at most."""
    special = {one.day: one for one in days}
    own = {one.day: one for one in own_days if one.use == use}
    if use == Use.DEADLINE:
        calendar = deadline_calendar()
        works = {day: calendar.is_working(day) for day in _days_of(year)}
    else:
        hours = opening_hours()
        works = {day: bool(hours.spans_of(day)) for day in _days_of(year)}
    cells = {day: _cell(day, is_open, special.get(day), own.get(day), today) for day, is_open in works.items()}
    return [_month(year, number, cells, works) for number in range(1, 13)]


def span_words(spans: tuple[Span, ...]) -> str:
    """Return "07:30–11:30, 13:30–17:00", empty where nothing is open."""
    return ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in spans)


def _days_of(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(days=offset) for offset in range((dt.date(year + 1, 1, 1) - first).days)]


def _cell(day: dt.date, is_open: bool, special: SpecialDay | None, own: CommuneDay | None, today: dt.date) -> Cell:  # noqa: FBT001 - a value of the day
    part = Part(own.part) if own else special.part if special else None
    lunar = lunar_of(day)
    feast = feast_of(day)
    names = (own.name if own else "", special.name if special else "", feast)
    return Cell(
        day,
        _kind(day, is_open, part),
        is_guess=own is None and special is not None and not special.is_confirmed,
        is_today=day == today,
        names=tuple(dict.fromkeys(name for name in names if name)),
        lunar=lunar.words if lunar is not None and (lunar.day == 1 or feast) else "",
        special=special,
        own=own,
    )


def _kind(day: dt.date, is_open: bool, part: Part | None) -> str:  # noqa: FBT001 - a value of the day
    if part is Part.NONE:
        return "rest"
    if part is Part.MORNING:
        return "half"
    if not is_open:
        return "weekend"
    return "" if is_plain_workday(day) else "extra"


def _month(year: int, number: int, cells: dict[dt.date, Cell], works: dict[dt.date, bool]) -> Month:
    weeks = months.Calendar().monthdatescalendar(year, number)
    rows = [[cells[day] if day.month == number else None for day in week] for week in weeks]
    return Month(number, rows, sum(is_open for day, is_open in works.items() if day.month == number))
