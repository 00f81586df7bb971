"""How days, numbers and sizes are written on a page."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gandan.common.words import mark, say, say_many

WEEKDAYS = (
    mark("thứ Hai"),
    mark("thứ Ba"),
    mark("thứ Tư"),
    mark("thứ Năm"),
    mark("thứ Sáu"),
    mark("thứ Bảy"),
    mark("Chủ nhật"),
)


def day(value: dt.date | None) -> str:
    """Return 04/03/2026, the form of lists, of a moment its day in Việt Nam; empty for None."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value)
    return f"{value.day:02}/{value.month:02}/{value.year}" if value else ""


def prose_day(value: dt.date | None) -> str:
    """Return 04/3/2026: a leading 0 for days under 10 and for months 1 and 2 (Decree 30/2020, annex I)."""
    if value is None:
        return ""
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def moment(value: dt.datetime | None) -> str:
    """Return "08 giờ 12 ngày 18/11/2026" in local time."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return _("%(hour)02d giờ %(minute)02d ngày %(day)s") % {
        "hour": local.hour,
        "minute": local.minute,
        "day": day(local.date()),
    }


def weekday(value: dt.date) -> str:
    return say(WEEKDAYS[value.weekday()])


def first_upper(text: str) -> str:
    """Return the words as they stand at the head of a title or a cell; the rest keeps its letters."""
    return f"{text[:1].upper()}{text[1:]}"


def number(value: float | int | None) -> str:
    """Return 1.284 or 99,3: dots between thousands, a decimal comma."""
    if value is None:
        return ""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def size(value: int) -> str:
    """Return a file size in words: 840 KB, 1,2 MB."""
    if value < 1024 * 1024:
        return f"{max(1, round(value / 1024))} KB"
    return f"{number(value / 1024 / 1024)} MB"


def working_days_left(count: int) -> str:
    """Return the relative words of a due day: negative when late, 0 for today."""
    if count < 0:
        return say_many("quá hạn %(days)d ngày làm việc", days=-count)
    if count == 0:
        return _("hạn hôm nay")
    return say_many("còn %(days)d ngày làm việc", days=count)


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "prose_day": prose_day,
    "moment": moment,
    "weekday": weekday,
    "first_upper": first_upper,
    "number": number,
    "size": size,
    "days_left": working_days_left,
}
