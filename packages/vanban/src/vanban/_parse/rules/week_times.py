"""Times that come back on a day of the week, every week or every month."""

from __future__ import annotations

import re

from vanban._parse.rules.repeating import EACH, EVERY, OFTEN, UNTIL, Rules, rule

WEEK_RULES: Rules = []
_CODES = {
    "hai": "MO",
    "ba": "TU",
    "tư": "WE",
    "năm": "TH",
    "sáu": "FR",
    "bảy": "SA",
    "2": "MO",
    "3": "TU",
    "4": "WE",
    "5": "TH",
    "6": "FR",
    "7": "SA",
}

_WEEKDAY = r"(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ nhật))"


_ORDER = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
_PART = r"(?:(?:buổi\s+)?(?:sáng|chiều|tối|trưa|đêm)\s+)?"
_DATED = (
    r"(?!\s*[,(]?\s*(?:ngày\s+)?\d|\s*,?\s*tuần\s+(?:này|sau|tới|thứ|\d)"
    r"|\s+(?:đầu|cuối|của|tuần|trong|này|tới))"
)
"""A day of the week beside which a date stands is that day alone."""


@rule(
    rf"(?:{EVERY}\s+)?(?:ngày\s+)?(?:(?:làm việc|hành chính)\s+)?(?:trong tuần\s*,?\s*)?\(?từ\s+(?:ngày\s+)?{_WEEKDAY}"
    rf"\s+(?:đến(?:\s+hết)?|tới)\s+(?:ngày\s+)?{_WEEKDAY}{_DATED}(?:\s*,?\s*(?:{EVERY}|trong)\s+tuần)?",
    WEEK_RULES,
)
def _weekday_range(found: re.Match[str]) -> str | None:
    """ "các ngày từ thứ Hai đến thứ Sáu"."""
    first, last = (_ORDER.index(_code(found, at)) for at in (1, 3))
    return "FREQ=WEEKLY;BYDAY=" + ",".join(_ORDER[first : last + 1]) if first < last else None


@rule(
    rf"{_WEEKDAY}(?:\s*(?:,|và)\s*{_WEEKDAY})*\s*,?\s*{EVERY}\s+tuần|{EVERY}\s+tuần{OFTEN}(?:[^.;\d]{{0,60}}\svào\s+|\s*[,:(]?\s*(?:vào\s+|trước\s+)?)(?:\d{{1,2}}\s*(?:giờ|h)\s*(?:\d{{2}}\s*)?(?:phút\s*)?,?\s*)?(?:(?:buổi\s+)?(?:sáng|chiều|tối)\s+)?(?:các\s+)?(?:ngày\s+)?{_WEEKDAY}(?:\s*(?:,|và)\s*{_WEEKDAY})*",
    WEEK_RULES,
)
def _weekly_day(found: re.Match[str]) -> str | None:
    days = [_CODES[day] if day else "SU" for day, _ in re.findall(_WEEKDAY, found.group())]
    return "FREQ=WEEKLY;BYDAY=" + ",".join(dict.fromkeys(days))


@rule(
    rf"(?<![\wà-ỹ])tuần\s*[:(]?\s*{UNTIL}(?:\d{{1,2}}\s*(?:giờ|h)\s*(?:\d{{2}}\s*)?(?:phút\s*)?,?\s*)?(?:ngày\s+)?{_WEEKDAY}",
    WEEK_RULES,
)
def _week_told_before(found: re.Match[str]) -> str | None:
    """ "báo cáo tuần trước 10 giờ thứ Sáu"."""
    return f"FREQ=WEEKLY;BYDAY={_CODES[found.group(1)] if found.group(1) else 'SU'}"


_WHICH = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4}


@rule(
    rf"{_WEEKDAY}\s*,?\s*(?:của\s+)?tuần\s+thứ\s+(nhất|hai|ba|tư)\s*(?:của\s+)?(?:{EVERY}\s+)?tháng",
    WEEK_RULES,
)
def _monthly_weekday_counted(found: re.Match[str]) -> str | None:
    day = _CODES[found.group(1)] if found.group(1) else "SU"
    return f"FREQ=MONTHLY;BYDAY={_WHICH[found.group(3)]}{day}"


@rule(
    rf"{_WEEKDAY}\s+(?:(?:của\s+)?tuần\s+)?(đầu|cuối)(?:\s+(?:tiên|cùng))?\s*(?:của\s+)?(?:{EVERY}\s+)?tháng",
    WEEK_RULES,
)
def _monthly_weekday(found: re.Match[str]) -> str | None:
    day = _CODES[found.group(1)] if found.group(1) else "SU"
    return f"FREQ=MONTHLY;BYDAY={1 if found.group(3) == 'đầu' else -1}{day}"


@rule(
    rf"(?:(?<![\wà-ỹ]){EACH}\s+{_PART}(?:ngày\s+)?|(?<![\wà-ỹ])(?:vào\s+)?các\s+(?:ngày|buổi)\s+{_PART})"
    rf"{_WEEKDAY}(?:\s*(?:,|và)\s*(?:ngày\s+)?{_WEEKDAY})*{_DATED}",
    WEEK_RULES,
)
def _each_weekday(found: re.Match[str]) -> str | None:
    """ "mỗi thứ Hai", "vào các ngày thứ Ba, thứ Năm"."""
    days = [_CODES[day] if day else "SU" for day, _ in re.findall(_WEEKDAY, found.group())]
    return "FREQ=WEEKLY;BYDAY=" + ",".join(dict.fromkeys(days))


def _code(found: re.Match[str], group: int) -> str:
    day = found.group(group)
    return _CODES[day] if day else "SU"
