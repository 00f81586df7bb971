"""What a list of work is filtered by, as it stands in the address."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from gandan.common.vietnamese import fold
from gandan.plans.enums import AssignmentState

MINE = "toi"
OVERDUE, OPEN_STATES = "qua-han", "dang-mo"
WINDOWS = ("hom-nay", "7-ngay", "30-ngay", "sau", "khong-han")
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Cursor:
    """The row beside which a page begins, in the order of due day and id; rows without a due day come last."""

    due_on: dt.date | None
    pk: int
    backward: bool = False

    def __str__(self) -> str:
        return f"{self.due_on or ''}_{self.pk}"


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """A unit's code or ``MINE``, a state or one of the two groups, a window of due days, folded words."""

    unit: str = ""
    state: str = ""
    window: str = ""
    typed: str = ""
    words: tuple[str, ...] = ()
    cursor: Cursor | None = None
    usual_state: str = ""
    """The state where the address names none; then the address always names one."""

    @property
    def query(self) -> str:
        """The address part without the page."""
        return self._query(self.state)

    @property
    def is_set(self) -> bool:
        return bool(self.query)

    @property
    def query_of_all(self) -> str:
        """The same filter over every state."""
        return self._query("")

    def _query(self, state: str) -> str:
        pairs = (("don-vi", self.unit), ("trang-thai", state), ("han", self.window), ("tu", self.typed))
        said = "trang-thai" if self.usual_state else ""
        return urlencode([(name, value) for name, value in pairs if value or name == said])


def read_filter(asked: QueryDict, *, usual_state: str = "") -> WorkFilter:
    """Return the filter; what is not known reads as not set, so that an old address still opens."""
    state, window = asked.get("trang-thai", usual_state), asked.get("han", "")
    typed = asked.get("tu", "").strip()[:80]
    known = state in (OVERDUE, OPEN_STATES) or state in AssignmentState
    return WorkFilter(
        unit=asked.get("don-vi", "")[:20],
        state=state if known else "",
        window=window if window in WINDOWS else "",
        typed=typed,
        words=tuple(fold(typed).split()[:_MOST_WORDS]),
        cursor=_cursor(asked),
        usual_state=usual_state,
    )


def _cursor(asked: QueryDict) -> Cursor | None:
    backward = "truoc" in asked
    day, _, key = asked.get("truoc" if backward else "sau", "").partition("_")
    if not key.isdecimal() or len(key) > 18:
        return None
    try:
        return Cursor(dt.date.fromisoformat(day) if day else None, int(key), backward)
    except ValueError:
        return None
