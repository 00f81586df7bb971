"""What the lists of activities and evidence are filtered by, as it stands in the address."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from gandan.common.vietnamese import fold
from gandan.workdays.windows import Window, named_periods

MINE = "toi"
_MOST_WORDS = 8
_MOST_KEY = 18


@dataclass(frozen=True, slots=True)
class ActivityCursor:
    """The row beside which a page begins, in the order of last day and id, newest first."""

    to_on: dt.date
    pk: int
    backward: bool = False

    def __str__(self) -> str:
        return f"{self.to_on}_{self.pk}"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Codes of kind, group, unit (or ``MINE``) and period, folded words; empty where not asked."""

    kind: str = ""
    group: str = ""
    unit: str = ""
    period: str = ""
    typed: str = ""
    words: tuple[str, ...] = ()
    window: Window | None = None
    cursor: ActivityCursor | None = None
    page_before: int | None = None
    """For evidence: the id below which the page begins."""

    @property
    def query(self) -> str:
        """The address part without the page."""
        pairs = (
            ("loai", self.kind),
            ("nhom", self.group),
            ("don-vi", self.unit),
            ("ky", self.period),
            ("tu", self.typed),
        )
        return urlencode([(name, value) for name, value in pairs if value])


def read_filter(asked: QueryDict, *, today: dt.date) -> ListFilter:
    """Return the filter; what is not known reads as not set, so that an old address still opens."""
    periods = {period.code: period.window for period in named_periods(today)}
    period, typed = asked.get("ky", ""), asked.get("tu", "").strip()[:80]
    before = asked.get("duoi", "")
    return ListFilter(
        kind=asked.get("loai", "")[:30],
        group=asked.get("nhom", "")[:20],
        unit=asked.get("don-vi", "")[:20],
        period=period if period in periods else "",
        typed=typed,
        words=tuple(fold(typed).split()[:_MOST_WORDS]),
        window=periods.get(period),
        cursor=_cursor(asked),
        page_before=int(before) if before.isdecimal() and len(before) <= _MOST_KEY else None,
    )


def _cursor(asked: QueryDict) -> ActivityCursor | None:
    backward = "truoc" in asked
    day, _, key = asked.get("truoc" if backward else "sau", "").partition("_")
    if not key.isdecimal() or len(key) > _MOST_KEY:
        return None
    try:
        return ActivityCursor(dt.date.fromisoformat(day), int(key), backward)
    except ValueError:
        return None
