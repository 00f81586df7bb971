"""What a unit is told of a report that it owes, and the list to paste into a chat group."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

_MOST = 290


@dataclass(frozen=True, slots=True)
class Owed:
    """A part that has not come; ``due_words`` as "quá hạn 2 ngày làm việc"."""

    unit: str
    due_on: dt.date | None
    due_words: str
    is_returned: bool = False


def reminder_words(title: str, *, due: str, times: int, last_on: dt.date | None) -> str:
    """Return the sentence of the next reminder; from the second on it cites the one before."""
    cited = f" Đây là lần nhắc thứ {times + 1}, lần trước ngày {last_on:%d/%m/%Y}." if times and last_on else ""
    due_part = f" ({due})" if due else ""
    lead = "Đề nghị gửi báo cáo: "
    room = _MOST - len(lead) - len(due_part) - len(cited) - 1
    short = title if len(title) <= room else f"{title[: room - 1].rstrip()}…"
    return f"{lead}{short}{due_part}.{cited}"


def due_words(due_on: dt.date | None, words: str) -> str:
    if due_on is None:
        return ""
    return f"hạn {due_on:%d/%m/%Y}" + (f", {words}" if words else "")


def chat_list(title: str, owed: Iterable[Owed]) -> str:
    """Return plain lines for a chat group: units, what and by when; no person is named, no number to call."""
    lines = []
    for one in owed:
        due = due_words(one.due_on, one.due_words)
        state = "đã trả lại, chờ gửi lại" if one.is_returned else "chưa gửi"
        lines.append(f"- {one.unit}: {state}" + (f" ({due})" if due else ""))
    if not lines:
        return f"{title}: các đơn vị đã gửi đủ."
    return "\n".join([f"{title}. Còn {len(lines):02} đơn vị:", *lines, "Đề nghị các đơn vị gửi trên hệ thống."])
