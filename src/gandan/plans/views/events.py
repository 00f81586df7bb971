"""Timeline entries as sentences with an icon."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gandan.audit.queries import TimelineItem
from gandan.common.formats import day

_ICONS = {
    "work_given": ("send", ""),
    "work_accepted": ("user-check", "primary"),
    "progress_reported": ("send", "primary"),
    "work_submitted": ("inbox", "primary"),
    "difficulty_reported": ("circle-alert", "bad"),
    "difficulty_answered": ("message-square-reply", ""),
    "work_confirmed": ("circle-check", "good"),
    "work_received": ("circle-check", "good"),
    "work_sent_back": ("undo-2", "bad"),
    "work_returned": ("undo-2", "bad"),
    "work_withdrawn": ("ban", "bad"),
    "work_reminded": ("bell", ""),
    "new_date_requested": ("calendar-plus", ""),
    "due_moved": ("calendar-clock", ""),
    "transfer_requested": ("arrow-right-left", ""),
    "work_transferred": ("arrow-right-left", "bad"),
    "work_taken_over": ("arrow-right-left", "primary"),
    "request_granted": ("check", "good"),
    "request_refused": ("x", "bad"),
    "access_refused": ("lock", ""),
}


@dataclass(frozen=True, slots=True)
class Event:
    icon: str
    state: str
    what: str
    who: str
    at: dt.datetime


def event_of(item: TimelineItem) -> Event:
    icon, state = _ICONS.get(item.act, ("history", ""))
    what = item.words[:1].upper() + item.words[1:]
    return Event(icon, state, f"{what}{_detail(item.act, item.changes)}", item.who, item.at)


def _detail(act: str, changes: dict[str, Any]) -> str:
    if isinstance(changes.get("due_on"), list):
        old, new = (_day(value) for value in changes["due_on"])
        moved: str = _(": từ %(old)s sang %(new)s") % {"old": old, "new": new}
        return moved + _reason(changes)
    if act == "work_transferred" and changes.get("unit"):
        return f": {changes['unit']}{_reason(changes)}"
    if act == "work_reminded":
        return _(", lần %d") % int(changes.get("time", 1))
    if act == "difficulty_answered":
        return f": {changes.get('words', '')}"
    if changes.get("files"):
        return _(", %d tệp minh chứng") % int(changes["files"])
    return _reason(changes)


def _reason(changes: dict[str, Any]) -> str:
    reason = str(changes.get("reason", ""))
    return _(". Lý do: %s") % reason if reason else ""


def _day(value: str | None) -> str:
    return day(dt.date.fromisoformat(value)) if value else _("không ghi hạn")
