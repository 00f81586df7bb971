"""When a unit may be reminded, and what the reminder says."""

import datetime as dt

from gandan.common.errors import NotAllowed


def check_reminder(reminded_on: dt.date | None, *, today: dt.date) -> None:
    """Raise NotAllowed where the unit was reminded today already: one reminder a day is enough."""
    if reminded_on is not None and reminded_on >= today:
        raise NotAllowed("reminded_today", "Hôm nay đã nhắc đơn vị này. Có thể nhắc lại từ ngày mai.")


def bare_title(title: str) -> str:
    """Return the title as it stands inside another sentence."""
    return title.rstrip(" .;:,")


def reminder_words(title: str, *, due: str, times: int, last_on: dt.date | None) -> str:
    """Return the sentence of the next reminder; from the second on it cites the one before."""
    cited = f" Đây là lần nhắc thứ {times + 1}, lần trước ngày {last_on:%d/%m/%Y}." if times and last_on else ""
    due_part = f" ({due})" if due else ""
    room = 290 - len(cited) - len(due_part) - len("Đề nghị gửi kết quả: .")
    title = bare_title(title)
    short = title if len(title) <= room else f"{title[: room - 1].rstrip()}…"
    return f"Đề nghị gửi kết quả: {short}{due_part}.{cited}"
