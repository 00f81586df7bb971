"""Hours in which a desk is open or work is counted, as plain values, and the hour after which a day is over.

One class serves both calendars: a desk may receive on a Saturday morning that no deadline counts.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from gandan.workdays.enums import Part
from gandan.workdays.rules import Calendar

Span = tuple[dt.time, dt.time]
Week = tuple[tuple[Span, ...], ...]
"""Seven days, Monday first; each with its spans in order."""

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = dt.time(12)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """The open hours of every day between two days; asking outside that span raises ValueError."""

    first: dt.date
    last: dt.date
    week: Week
    special: Mapping[dt.date, Part]

    def spans_of(self, day: dt.date) -> tuple[Span, ...]:
        """Return the open spans of a day; a day off worked in exchange has the hours of a Monday."""
        if not self.first <= day <= self.last:
            raise ValueError(f"{day} lies outside the hours {self.first} to {self.last}")
        part = self.special.get(day)
        if part is None:
            return self.week[day.weekday()]
        if part is Part.NONE:
            return ()
        is_weekend = day.weekday() >= len(self.week) - 2
        spans = self.week[0] if is_weekend else self.week[day.weekday()]
        if part is Part.ALL:
            return spans
        return tuple((start, min(end, NOON)) for start, end in spans if start < NOON)

    def is_open(self, moment: dt.datetime) -> bool:
        local = _local(moment)
        return any(start <= local.time() < end for start, end in self.spans_of(local.date()))

    def next_opening(self, moment: dt.datetime) -> dt.datetime:
        """Return the moment itself where it is open, else when it opens next."""
        local = _local(moment)
        start, _end = next(self._spans_after(local))
        return max(start, local).replace(tzinfo=ZONE)

    def add_hours(self, moment: dt.datetime, count: dt.timedelta) -> dt.datetime:
        """Return when ``count`` of open time has gone by since the moment; nothing is added to no time."""
        if count < dt.timedelta(0):
            raise ValueError("open time is counted forwards only")
        local, left = _local(moment), count
        if not left:
            return local.replace(tzinfo=ZONE)
        spans = self._spans_after(local)
        while True:
            start, end = next(spans)
            begin = max(start, local)
            if left <= end - begin:
                return (begin + left).replace(tzinfo=ZONE)
            left -= end - begin

    def hours_between(self, start: dt.datetime, end: dt.datetime) -> dt.timedelta:
        """Return the open time between two moments; negative where the end lies before the start."""
        first, last = _local(start), _local(end)
        if last < first:
            return -self.hours_between(end, start)
        total = dt.timedelta(0)
        for opens, closes in self._spans_on(first.date(), last.date()):
            total += max(dt.timedelta(0), min(closes, last) - max(opens, first))
        return total

    def _spans_after(self, local: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
        """Yield the spans that end after the moment; raises ValueError past the last day."""
        day = local.date()
        while True:
            yield from (span for span in self._spans_on(day, day) if span[1] > local)
            day += _DAY

    def _spans_on(self, first: dt.date, last: dt.date) -> Iterator[tuple[dt.datetime, dt.datetime]]:
        for offset in range((last - first).days + 1):
            day = first + _DAY * offset
            for start, end in self.spans_of(day):
                yield dt.datetime.combine(day, start), dt.datetime.combine(day, end)


def week_of(rows: Sequence[Sequence[Sequence[str]]]) -> Week:
    """Return the week of seven lists of ``["07:30", "11:30"]``."""
    return tuple(
        tuple((dt.time.fromisoformat(start), dt.time.fromisoformat(end)) for start, end in spans) for spans in rows
    )


def counts_from(moment: dt.datetime, cut_off: dt.time, calendar: Calendar) -> dt.date:
    """Return the working day as whose paper one received at ``moment`` counts.

    After the hour, or on a day off, it is the next working day's; the hour itself is still that day's.
    """
    local = _local(moment)
    day = local.date()
    return calendar.on_or_after(day + _DAY if local.time() > cut_off else day)


def _local(moment: dt.datetime) -> dt.datetime:
    """Return the moment on the wall clock, which knows no summer time here."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(ZONE).replace(tzinfo=None)
