"""What each number of a report counts, and how a unit's part stood at the end of a window."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields
from types import MappingProxyType

from gandan.plans.enums import WAITING, AssignmentState
from gandan.reports.enums import MIN_SAMPLE, Figure, Result
from gandan.workdays.windows import Window

NOT_COUNTED = frozenset({AssignmentState.PREPARED, AssignmentState.BEFORE_ENTRY, AssignmentState.WITHDRAWN})
"""Not given out, older than the paper's entry, or taken back: no unit answers for them in a report."""


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a task, as far as figures go."""

    state: str
    due_on: dt.date | None
    done_on: dt.date | None
    is_standing: bool
    window_from: dt.date
    window_to: dt.date | None


def result_of(part: Part, window: Window, today: dt.date) -> Result | None:
    """Say how the part stood at the end of the window, None where it does not count.

    Only work that is confirmed is done, on the day on which the unit reported it; a day after the window is not seen.
    """
    if part.state in NOT_COUNTED:
        return None
    if _is_done(part, window.to_on):
        return _result_of_done(part)
    if part.state in WAITING:
        return Result.WAITING
    if part.is_standing:
        return Result.STANDING
    if part.due_on is not None and part.due_on < window.cut(today):
        return Result.OVERDUE
    return Result.NOT_STARTED if part.state == AssignmentState.NEW else Result.IN_TIME


def _is_done(part: Part, last: dt.date) -> bool:
    return part.state == AssignmentState.DONE and part.done_on is not None and part.done_on <= last


def _result_of_done(part: Part) -> Result:
    if part.is_standing or part.due_on is None or part.done_on is None:
        return Result.DONE
    return Result.ON_TIME if part.done_on <= part.due_on else Result.LATE


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of parts: ``due`` is the sum of the six behind it."""

    due: int = 0
    on_time: int = 0
    late: int = 0
    waiting: int = 0
    overdue: int = 0
    in_time: int = 0
    not_started: int = 0
    carried: int = 0
    done: int = 0
    standing: int = 0

    @property
    def settled(self) -> int:
        """Parts of which it is known whether they were on time; the denominator of the rate."""
        return self.on_time + self.late + self.overdue

    def of(self, figure: Figure) -> int:
        value: int = getattr(self, figure.name.lower())
        return value

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def tally(parts: Iterable[Part], window: Window, today: dt.date) -> Tally:
    """Count the parts one by one; the queries count the same in the database."""
    return sum((_tally_of_one(part, window, today) for part in parts), Tally())


_DUE_COUNTS = MappingProxyType(
    {
        Result.ON_TIME: Tally(due=1, on_time=1),
        Result.LATE: Tally(due=1, late=1),
        Result.WAITING: Tally(due=1, waiting=1),
        Result.OVERDUE: Tally(due=1, overdue=1),
        Result.IN_TIME: Tally(due=1, in_time=1),
        Result.NOT_STARTED: Tally(due=1, not_started=1),
    }
)


def _tally_of_one(part: Part, window: Window, today: dt.date) -> Tally:
    result = result_of(part, window, today)
    if result is None:
        return Tally()
    total = Tally()
    if part.is_standing:
        ends_before = part.window_to is not None and part.window_to < window.from_on
        total += Tally(standing=int(part.window_from <= window.to_on and not ends_before))
    elif part.due_on is not None and window.from_on <= part.due_on <= window.to_on:
        total += _DUE_COUNTS[result]
    elif part.due_on is not None and part.due_on < window.from_on:
        total += Tally(carried=int(not _is_done(part, window.from_on - dt.timedelta(days=1))))
    if _is_done(part, window.to_on) and part.done_on is not None and part.done_on >= window.from_on:
        total += Tally(done=1)
    return total


@dataclass(frozen=True, slots=True)
class Rate:
    numerator: int
    denominator: int

    @property
    def is_enough(self) -> bool:
        return self.denominator >= MIN_SAMPLE

    @property
    def percent(self) -> float:
        """Return the share in percent, rounded to one place."""
        return round(100 * self.numerator / self.denominator, 1) if self.denominator else 0.0


def on_time_rate(counts: Tally) -> Rate:
    """Return the share done on time of what has come due: work still within its time is left out of both."""
    return Rate(counts.on_time, counts.settled)
