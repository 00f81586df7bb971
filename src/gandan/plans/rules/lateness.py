"""Whether a part of work is on time, and the words that say so."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gandan.common.words import say, say_many
from gandan.plans.enums import WAITING, WITH_DOER
from gandan.plans.enums import AssignmentState as S
from gandan.workdays.rules import Calendar

SOON = 3
"""Working days before the due day from which open work counts as soon due."""

_NOT_COUNTED = frozenset({S.PREPARED, S.BEFORE_ENTRY, S.WITHDRAWN})


class Result(StrEnum):
    ON_TIME = "đúng hạn"
    """Reported done by its due day, or work without a due day reported done."""
    LATE = "quá hạn"
    """Reported done after its due day, or not reported done and past it."""
    WITHIN = "trong hạn"
    """Under way and not past its due day."""
    NOT_STARTED = "chưa thực hiện"
    """Not accepted by the unit, and not past its due day."""


def result(state: str, due_on: dt.date | None, done_on: dt.date | None, *, today: dt.date) -> Result | None:
    """Return how the work stands; None where it does not count (not given out, before entry, withdrawn)."""
    now = S(state)
    if now in _NOT_COUNTED:
        return None
    if done_on is not None and now not in WITH_DOER:
        return Result.LATE if due_on is not None and done_on > due_on else Result.ON_TIME
    if due_on is not None and due_on < today:
        return Result.LATE
    return Result.NOT_STARTED if now == S.NEW else Result.WITHIN


def is_overdue(state: str, due_on: dt.date | None, *, today: dt.date) -> bool:
    """Say whether the unit still owes work that is past its due day."""
    return S(state) in WITH_DOER and due_on is not None and due_on < today


@dataclass(frozen=True, slots=True)
class Due:
    """What a due cell shows; ``state`` is the meaning colour: bad, warn, good or plain."""

    date: dt.date | None
    days_left: int | None
    state: str
    words: str


def due_of(
    state: str,
    due_on: dt.date | None,
    done_on: dt.date | None,
    *,
    today: dt.date,
    calendar: Calendar,
    hour: dt.time | None = None,
) -> Due:
    """Return the due day with its words in working days ("còn 2 ngày làm việc", "hạn hôm nay, 17 giờ")."""
    how = result(state, due_on, done_on, today=today)
    if how is None:
        return Due(due_on, None, "plain", "")
    if S(state) not in WITH_DOER:
        return _reported(S(state), due_on, is_late=how is Result.LATE)
    if due_on is None:
        return Due(None, None, "plain", "")
    left = _working_days(today, due_on, calendar)
    colour = "bad" if due_on < today else "warn" if due_on == today else "plain"
    return Due(due_on, left, colour, days_words(today, due_on, calendar, hour=hour))


def _reported(state: S, due_on: dt.date | None, *, is_late: bool) -> Due:
    """Return the cell of work that the unit owes no longer; "xong" and its green are kept for what is confirmed."""
    if state in WAITING:
        words = say("đã báo xong, quá hạn") if is_late else say("đã báo xong, đúng hạn")
        return Due(due_on, None, "bad" if is_late else "plain", words)
    return Due(due_on, None, "bad" if is_late else "good", say("xong, quá hạn") if is_late else say("xong, đúng hạn"))


def days_words(today: dt.date, due_on: dt.date, calendar: Calendar, *, hour: dt.time | None = None) -> str:
    """Return the relative words of an open due day; a year away says the day alone, which stands beside them."""
    if due_on == today:
        return say("hạn hôm nay") + (f", {_hour_words(hour)}" if hour else "")
    left = _working_days(today, due_on, calendar)
    if left is None:
        return say("đã quá hạn") if due_on < today else ""
    if due_on < today:
        # past over days off alone, no working day has gone by yet
        return say_many("quá hạn %(days)d ngày làm việc", days=-left) if left else say("đã quá hạn")
    return say_many("còn %(days)d ngày làm việc", days=left) if left else say("hạn trong ngày nghỉ tới")


def is_soon(state: str, due_on: dt.date | None, *, today: dt.date, calendar: Calendar) -> bool:
    if S(state) not in WITH_DOER or due_on is None or due_on < today:
        return False
    left = _working_days(today, due_on, calendar)
    return left is not None and left <= SOON


def soon_until(today: dt.date, calendar: Calendar) -> dt.date:
    """Return the last day that ``is_soon`` holds for, for queries."""
    return calendar.add_days(today, SOON)


def _working_days(today: dt.date, due_on: dt.date, calendar: Calendar) -> int | None:
    if not calendar.first <= due_on <= calendar.last or not calendar.first <= today <= calendar.last:
        return None
    return calendar.days_between(today, due_on)


def _hour_words(hour: dt.time) -> str:
    if hour.minute:
        return say("%(hour)d giờ %(minute)02d", hour=hour.hour, minute=hour.minute)
    return say("%(hour)d giờ", hour=hour.hour)
