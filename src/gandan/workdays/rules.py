"""Working days as plain values: a sorted list and bisect, so that a hundred due dates cost nothing."""

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

_MONDAY_TO_FRIDAY = range(5)


@dataclass(frozen=True)
class Calendar:
    """Working days between two days, both included; asking outside that span raises ValueError."""

    first: dt.date
    last: dt.date
    working: tuple[dt.date, ...]

    def is_working(self, day: dt.date) -> bool:
        self._check(day)
        index = bisect_left(self.working, day)
        return index < len(self.working) and self.working[index] == day

    def on_or_before(self, day: dt.date) -> dt.date:
        """Return the last working day not after ``day``."""
        self._check(day)
        index = bisect_right(self.working, day)
        if index == 0:
            raise ValueError(f"no working day on or before {day} in this calendar")
        return self.working[index - 1]

    def before(self, day: dt.date) -> dt.date:
        """Return the last working day strictly before ``day``."""
        return self.on_or_before(day - dt.timedelta(days=1))

    def on_or_after(self, day: dt.date) -> dt.date:
        self._check(day)
        index = bisect_left(self.working, day)
        if index == len(self.working):
            raise ValueError(f"no working day on or after {day} in this calendar")
        return self.working[index]

    def add_days(self, start: dt.date, count: int) -> dt.date:
        """Return the working day that lies ``count`` working days from ``start``, the day itself not counted.

        Of a day off it counts from the working day before it, so that 0 moves back to a working day and
        ``days_between(start, add_days(start, count)) == count`` holds for every day.
        """
        self._check(start)
        index = bisect_right(self.working, start) - 1 + count
        if not 0 <= index < len(self.working):
            raise ValueError(f"{count} working days from {start} lie outside the calendar")
        return self.working[index]

    def due_by(self, end: dt.date) -> dt.date:
        """Return the last working day not after ``end``; in years that no calendar knows, of the plain week."""
        if self.first <= end <= self.last:
            return self.on_or_before(end)
        return end - dt.timedelta(days=max(0, end.weekday() - _MONDAY_TO_FRIDAY[-1]))

    def days_between(self, start: dt.date, end: dt.date) -> int:
        """Return how many working days lie in (start, end]; negative when ``end`` lies before ``start``."""
        self._check(start)
        self._check(end)
        return bisect_right(self.working, end) - bisect_right(self.working, start)

    def _check(self, day: dt.date) -> None:
        if not self.first <= day <= self.last:
            raise ValueError(f"{day} lies outside the calendar {self.first} to {self.last}")


def is_plain_workday(day: dt.date) -> bool:
    """Say whether the plain week works on that day: Monday to Friday."""
    return day.weekday() in _MONDAY_TO_FRIDAY


@lru_cache(maxsize=64)
def build(first: dt.date, last: dt.date, special: tuple[tuple[dt.date, bool], ...]) -> Calendar:
    """Return the calendar of the plain week, changed by ``(day, is_working)`` pairs; kept until they change."""
    exceptions = dict(special)
    span = (first + dt.timedelta(days=offset) for offset in range((last - first).days + 1))
    working = tuple(day for day in span if exceptions.get(day, is_plain_workday(day)))
    return Calendar(first, last, working)
