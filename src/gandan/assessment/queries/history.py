"""Who gave a leaf which points when."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from gandan.assessment.queries.leaf import LeafPage
from gandan.assessment.rules.points import points_words
from gandan.audit.queries import timeline
from gandan.common.words import say


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """As the timeline of pages shows it."""

    icon: str
    state: str
    what: str
    who: str
    at: datetime


def history_of(page: LeafPage) -> list[HistoryLine]:
    """Return the acts on the leaf's score, newest first; two queries, none for a leaf that nobody scored."""
    if page.score is None:
        return []
    return [
        HistoryLine("history", "", _words(item.words, item.changes), item.who, item.at)
        for item in timeline(page.score)
    ]


def _words(act: str, changes: dict[str, list[str | None]]) -> str:
    before, after = changes.get("points", [None, None])
    was, now = _points(before), _points(after)
    words = act[:1].upper() + act[1:]
    figures = say("%(now)s điểm", now=now or "–")
    if was:
        figures = say("%(was)s → %(now)s điểm", was=was, now=now or "–")
    reason = changes.get("reason", [None, None])[1]
    return f"{words}: {figures}" + (f" – {reason}" if reason else "")


def _points(text: str | None) -> str:
    return points_words(Decimal(text)) if text else ""
