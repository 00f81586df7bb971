"""When a task falls due: one occasion for each date or each turn of its rule, up to a horizon.

An occasion has the window of days that its work stands for, and the day on which it is due; the windows of one task
never begin on the same day, so that an occasion is known again by its first day.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dateutil.rrule import rrulestr

from gandan.plans.rules.due import DueWords, after_issue, last_day, month_end, span_of
from gandan.workdays.rules import Calendar
from gandan.workdays.windows import monday_of

_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Occasion:
    window_from: dt.date
    window_to: dt.date | None
    due_on: dt.date | None
    due_hour: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """The days between which a task lives: from its issue (or entry), to the plan's end or the horizon."""

    start: dt.date
    horizon: dt.date
    end: dt.date | None = None

    @property
    def last(self) -> dt.date:
        return min(self.horizon, self.end) if self.end else self.horizon


def horizon_of(today: dt.date) -> dt.date:
    """Return the day up to which repeating work is laid out: the end of next year."""
    return dt.date(today.year + 1, 12, 31)


def frame_of(due: DueWords, from_on: dt.date, to_on: dt.date | None, *, entered_on: dt.date, today: dt.date) -> Frame:
    """Return the days of a task's work; of repeating work, turns of years before the year of entry are not made."""
    start = max(from_on, dt.date(entered_on.year, 1, 1)) if due.rrule else from_on
    return Frame(start, horizon_of(today), to_on)


def occasions(due: DueWords, frame: Frame, calendar: Calendar) -> list[Occasion]:
    """Return the occasions of a task in order.

    Named days are made even beyond the horizon. Without any time there is one occasion without a due day; it is
    never late. Raises ValueError for a date or rule that cannot be read.
    """
    if due.dates:
        found = list(_of_dates(due, frame, calendar))
    elif due.rrule:
        found = list(_of_rule(due, frame, calendar))
    else:
        day = after_issue(due.words, frame.start, calendar)
        return [Occasion(frame.start, day or frame.end, day, due.hour)]
    unique = {occasion.window_from: occasion for occasion in reversed(found)}
    return [unique[first] for first in sorted(unique)]


def is_before_entry(occasion: Occasion, entered_on: dt.date) -> bool:
    """Say whether its time lay before the paper was entered: then it is neither late nor reminded."""
    last = occasion.due_on or occasion.window_to
    return last is not None and last < entered_on


def _of_dates(due: DueWords, frame: Frame, calendar: Calendar) -> Iterator[Occasion]:
    """The window of a day begins where the one before ended; that of a month, quarter or year is itself."""
    start, taken = frame.start, set[dt.date]()
    for first, last in sorted({span_of(date) for date in due.dates}, key=lambda span: span[1]):
        end = last_day(first, last, strict=due.is_strict)
        window_from = min(start, end) if first == last or due.is_strict else first
        while window_from in taken:
            window_from += _DAY
        if window_from <= end:
            taken.add(window_from)
            yield Occasion(window_from, end, calendar.due_by(end), due.hour)
        start = max(end + _DAY, frame.start)


def _of_rule(due: DueWords, frame: Frame, calendar: Calendar) -> Iterator[Occasion]:
    """Turns due before the start are left out, and so are weeks that hold no working day (Tết)."""
    for first, last, anchor in _turns(due, frame):
        if anchor < frame.start or anchor > frame.last:
            continue
        day = calendar.due_by(anchor)
        is_week = last - first < _WEEK
        if not (is_week and day < first):
            yield Occasion(max(first, frame.start), max(last, frame.start), day, due.hour)


def _turns(due: DueWords, frame: Frame) -> Iterator[tuple[dt.date, dt.date, dt.date]]:
    """Yield (first, last, anchor) of each turn: its window, and the last day on which its work may be handed in."""
    rule = _parts(due.rrule)
    if "BYMONTHDAY" in rule or "BYDAY" in rule:
        yield from _turns_of_days(due, rule, frame)
    elif rule["FREQ"] == "WEEKLY":
        yield from _turns_of_weeks(int(rule.get("INTERVAL", "1")), frame)
    else:
        yield from _turns_of_months(due, rule, frame)


def _turns_of_days(due: DueWords, rule: dict[str, str], frame: Frame) -> Iterator[tuple[dt.date, dt.date, dt.date]]:
    """A named day that comes again; its window begins on the day after the one before."""
    before = None
    for day in _days(rule, frame):
        if before is not None:
            yield before + _DAY, day, day - _DAY if due.is_strict else day
        before = day


def _days(rule: dict[str, str], frame: Frame) -> Iterator[dt.date]:
    """Yield the named days from the turn before the start on; day 31 is the last day of a shorter month."""
    parts = dict(rule)
    day = parts.get("BYMONTHDAY", "")
    if day.isdigit() and int(day) > 28:
        parts |= {"BYMONTHDAY": ",".join(str(number) for number in range(28, int(day) + 1)), "BYSETPOS": "-1"}
        if parts["FREQ"] == "YEARLY" and "BYMONTH" in parts:
            parts["FREQ"] = "MONTHLY"
    interval = int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] == "MONTHLY" and interval > 1 and "BYMONTH" not in parts:
        # "ngày 10 hằng quý": the last month of each quarter, half-year …
        parts |= {"BYMONTH": ",".join(str(month) for month in range(interval, 13, interval)), "INTERVAL": "1"}
    first = dt.datetime(frame.start.year - 1, 1, 1)  # noqa: DTZ001 - days, not moments
    last = dt.datetime.combine(frame.last + 31 * _DAY, dt.time())
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    for moment in rrulestr(f"RRULE:{text}", dtstart=first):
        if moment > last:
            return
        yield moment.date()


def _turns_of_weeks(interval: int, frame: Frame) -> Iterator[tuple[dt.date, dt.date, dt.date]]:
    first = monday_of(frame.start)
    while first <= frame.last:
        last = _cut(first + interval * _WEEK - _DAY, frame)
        yield first, last, last
        first += interval * _WEEK


def _turns_of_months(due: DueWords, rule: dict[str, str], frame: Frame) -> Iterator[tuple[dt.date, dt.date, dt.date]]:
    """Months, quarters, half-years and years of the calendar; "trước tháng 12" ends with the day before it."""
    after = dt.date(frame.start.year, 1, 1)
    for from_on, to_on in _spans(rule, frame):
        if due.is_strict and "BYMONTH" in rule:
            end = from_on - _DAY
            yield min(after, end), end, end
            after = from_on
        elif from_on <= frame.last:
            last = _cut(to_on, frame)
            yield from_on, last, last


def _spans(rule: dict[str, str], frame: Frame) -> Iterator[tuple[dt.date, dt.date]]:
    interval = int(rule.get("INTERVAL", "1"))
    step, length = (interval, 12) if rule["FREQ"] == "YEARLY" else (1, interval)
    named = sorted(int(month) for month in rule["BYMONTH"].split(",")) if "BYMONTH" in rule else []
    months = [(month, month) for month in named] or [
        (month, min(month + length - 1, 12)) for month in range(1, 13, length)
    ]
    for year in range(frame.start.year, frame.last.year + 1, step):
        for from_month, to_month in months:
            yield dt.date(year, from_month, 1), month_end(year, to_month)


def _cut(last: dt.date, frame: Frame) -> dt.date:
    """End a window with the plan."""
    return min(last, frame.end) if frame.end else last


def _parts(rule: str) -> dict[str, str]:
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if parts.get("FREQ") not in {"YEARLY", "MONTHLY", "WEEKLY"}:
        raise ValueError(f"rule {rule!r} is none that a document gives")
    return parts
