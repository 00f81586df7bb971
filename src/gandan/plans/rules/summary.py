"""How a task of several parts stands as a whole."""

import datetime as dt
from collections.abc import Iterable, Sequence

from gandan.plans.enums import WAITING, WITH_DOER
from gandan.plans.enums import AssignmentState as S
from gandan.plans.rules.lateness import is_overdue

Part = tuple[str, dt.date | None]
"""State and due day of one unit's part."""


def summary_of(parts: Iterable[Part]) -> tuple[S, dt.date | None]:
    """Return the state and the due day that stand for all parts: the most urgent one that is still owed decides.

    Without parts: not given out.
    """
    counted = [(S(state), due_on) for state, due_on in parts if S(state) is not S.WITHDRAWN]
    if not counted:
        return S.PREPARED, None
    owed = [(state, due_on) for state, due_on in counted if state in WITH_DOER]
    if owed:
        state = S.NEW if all(one is S.NEW for one, _ in counted) else S.WORKING
        return state, _earliest(due_on for _, due_on in owed)
    for state in (S.SUBMITTED, S.CONFIRMED, S.PREPARED, S.DONE, S.BEFORE_ENTRY):
        same = [due_on for one, due_on in counted if one is state]
        if same:
            return state, _earliest(same) if state in WAITING else _latest(same)
    raise AssertionError(f"no state stands for {counted!r}")


def most_urgent(parts: Sequence[Part], *, today: dt.date) -> int:
    """Return the index of the part to open first: overdue, then owed, then waiting, then the rest; earliest first."""

    def rank(index: int) -> tuple[int, dt.date]:
        state, due_on = parts[index]
        urgency = 0 if is_overdue(state, due_on, today=today) else 1 if S(state) in WITH_DOER else 2
        if urgency == 2 and S(state) not in WAITING:
            urgency = 3
        return urgency, due_on or dt.date.max

    return min(range(len(parts)), key=rank)


def _earliest(days: Iterable[dt.date | None]) -> dt.date | None:
    return min((day for day in days if day is not None), default=None)


def _latest(days: Iterable[dt.date | None]) -> dt.date | None:
    return max((day for day in days if day is not None), default=None)
