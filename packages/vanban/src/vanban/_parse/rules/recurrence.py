"""Times that come back, as rules of RFC 5545 without DTSTART, COUNT and UNTIL (due rules of the parse contract)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._parse.rules.repeating import EACH, EVERY, OFTEN, UNTIL, Rules, rule

RULES: Rules = []
_PERIODS = {
    "ngày": ("DAILY", 1),
    "tuần": ("WEEKLY", 1),
    "tháng": ("MONTHLY", 1),
    "quý": ("MONTHLY", 3),
    "năm": ("YEARLY", 1),
}
_PERIOD_DAYS = {"ngày": 1, "tuần": 7, "tháng": 30, "quý": 91, "năm": 365}


def quarter_number(number: str) -> int:
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(number) or int(number)


_DAYS_OF_YEAR = r"(?:ngày\s+)?\d{1,2}\s*(?:/|tháng)\s*\d{1,2}(?!\d)(?!\s*/\s*\d)"


_DUE = r"(?:(?:trước|chậm nhất|muộn nhất|vào|là|xong|gửi|các)\s+)*"


@rule(
    rf"(?<!\d\s){EVERY}\s+năm{OFTEN}(?:[^.;\d]{{0,60}}\s|\s*[,:(]?\s*){_DUE}{_DAYS_OF_YEAR}(?:\s*(?:,|và|hoặc)\s*{_DUE}{_DAYS_OF_YEAR})*(?!\d)",
    RULES,
)
def _yearly_days_behind(found: re.Match[str]) -> str | None:
    return _yearly_days(found)


@rule(
    rf"{EVERY}\s+tháng{OFTEN}(?:[^.;\d]{{0,40}}\s|\s*[,:(]?\s*){_DUE}ngày\s+(?:mùng\s+)?(\d{{1,2}}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}})*)"
    r"(?!\d|\s*[/.-]\s*\d|\s*tháng\s+\d|\s+(?:làm việc|của tháng (?:đầu|cuối)|tháng (?:đầu|cuối)))",
    RULES,
)
def _monthly_day_behind(found: re.Match[str]) -> str | None:
    return _monthly_day(found)


_ASIDE = r"(?:\s*\([^()]{1,30}\))?"


@rule(
    rf"{_DAYS_OF_YEAR}{_ASIDE}(?:\s*(?:,|;|và|hoặc)\s*(?:trước\s+)?{_DAYS_OF_YEAR}{_ASIDE})*\s*,?\s*(?:của\s+)?{EVERY}\s+năm",
    RULES,
)
def _yearly_days(found: re.Match[str]) -> str | None:
    pairs = [(int(d), int(m)) for d, m in re.findall(r"(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})", found.group())]
    return yearly_rule(pairs)


@rule(
    rf"{EVERY}\s+năm\s*,?\s*(?:vào\s+)?tháng\s+(\d{{1,2}}(?:\s*(?:,|và)\s*(?:tháng\s+)?\d{{1,2}})*)(?!\s*/|\d)",
    RULES,
)
def _yearly_month_behind(found: re.Match[str]) -> str | None:
    return _yearly_month(found)


@rule(
    rf"ngày\s+(\d{{1,2}})\s+(?:của\s+)?tháng\s+(đầu|cuối|thứ hai)(?:\s+(?:tiên"
    rf"|cùng))?\s*(?:của\s+)?(?:{EVERY}\s+)?quý(?:\s+sau)?",
    RULES,
)
def _quarter_day(found: re.Match[str]) -> str | None:
    months = {"đầu": "1,4,7,10", "cuối": "3,6,9,12", "thứ hai": "2,5,8,11"}[found.group(2)]
    return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={int(found.group(1))}"


@rule(
    rf"tháng\s+(\d{{1,2}}(?:\s*(?:,|và)\s*(?:tháng\s+)?\d{{1,2}})*)\s*,?\s*{EVERY}\s+năm",
    RULES,
)
def _yearly_month(found: re.Match[str]) -> str | None:
    months = ",".join(str(int(month)) for month in re.findall(r"\d{1,2}", found.group(1)))
    return f"FREQ=YEARLY;BYMONTH={months}"


@rule(
    rf"quý\s+(iv|i{{1,3}}|[1-4])\s*,?\s*{EVERY}\s+năm",
    RULES,
)
def _yearlyquarter_number(found: re.Match[str]) -> str | None:
    first = 3 * quarter_number(found.group(1)) - 2
    return f"FREQ=YEARLY;BYMONTH={first},{first + 1},{first + 2}"


@rule(
    rf"(?:ngày\s+(?:(?:mùng|mồng)\s+)?|(?:mùng|mồng)\s+|^\s*)(\d{{1,2}}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}})*)\s*,?"
    rf"\s*(?:của\s+)?{EVERY}\s+tháng",
    RULES,
)
def _monthly_day(found: re.Match[str]) -> str | None:
    days = ",".join(str(int(day)) for day in re.findall(r"\d{1,2}", found.group(1)))
    return f"FREQ=MONTHLY;BYMONTHDAY={days}"


@rule(
    rf"(?<!trong\s)(?<!hết\s)(?<!cuối\s)(?<!đầu\s)(?<![\wà-ỹ])tháng\s*[:(]?\s*{UNTIL}ngày\s+(\d{{1,2}})"
    r"(?!\d|\s*[/.-]\s*\d|\s+tháng\s+\d|\s*(?:của\s+)?tháng\s+(?:đầu|cuối))",
    RULES,
)
def _month_told_before(found: re.Match[str]) -> str | None:
    """ "báo cáo tháng trước ngày 20", "tháng (trước ngày 20), quý (…)"."""
    return f"FREQ=MONTHLY;BYMONTHDAY={int(found.group(1))}"


@rule(
    rf"ngày\s+cuối(?:\s+cùng)?\s*(?:của\s+)?(?:{EVERY}\s+)?tháng(?!\s+\d)|(?<!tuần\s)cuối\s+{EVERY}\s+tháng",
    RULES,
)
def _month_end(found: re.Match[str]) -> str | None:
    return "FREQ=MONTHLY;BYMONTHDAY=-1"


@rule(
    r"ngày\s+(?:(?:mùng|mồng)\s+)?(\d{1,2})\s+(?:của\s+)?(?:đầu\s+)?tháng\s+"
    r"(?:sau|kế tiếp|tiếp theo|liền kề|báo cáo|liền sau)(?![\wà-ỹ])",
    RULES,
)
def _next_month_day(found: re.Match[str]) -> str | None:
    return f"FREQ=MONTHLY;BYMONTHDAY={int(found.group(1))}"


_COUNTED = r"(\d{1,2})\s*(ngày|tuần|tháng|quý|năm)"
_WORDED = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_ONE = r"(ngày|tuần|tháng|quý|năm)"


@rule(
    rf"(?:định kỳ\s+)?{_COUNTED}\s*(?:/|một|01)\s*(?:một|0?1)?\s*lần",
    RULES,
)
def _every_so_many(found: re.Match[str]) -> str | None:
    return _period(found.group(2), int(found.group(1)))


@rule(
    r"(?:định kỳ\s+)?(nửa\s+năm|(hai|ba|bốn|sáu)\s+(ngày|tuần|tháng|quý|năm))\s*(?:/|một|01)\s*(?:một|0?1)?\s*lần",
    RULES,
)
def _every_so_many_in_words(found: re.Match[str]) -> str | None:
    return _period("tháng", 6) if found.group(2) is None else _period(found.group(3), _WORDED[found.group(2)])


@rule(
    rf"(?:\d{{1,2}}|một|hai)\s*lần\s*/\s*(?:(\d{{1,2}})\s*)?{_ONE}|(?:\d{{1,2}}|một|hai)\s+lần\s+(?:trong\s+)?(?:mỗi|một)\s+{_ONE}",
    RULES,
)
def _times_per(found: re.Match[str]) -> str | None:
    return _period(found.group(2) or found.group(3), int(found.group(1) or 1))


@rule(
    rf"(?:\d{{1,2}}|một|hai)\s*(?:buổi|lượt|kỳ|đợt|cuộc)\s*/\s*{_ONE}(?![\wà-ỹ])"
    rf"|(?:một|mỗi|01|1)\s+{_ONE}\s+(?:ít nhất\s+)?(?:0?\d|một|hai)\s+(?:lần|buổi|lượt|kỳ|đợt|cuộc)(?![\wà-ỹ])"
    rf"|(?<![\wà-ỹ]){_ONE}\s+(?:0\d|một|hai)\s+(?:lần|buổi)(?![\wà-ỹ])",
    RULES,
)
def _counted_in(found: re.Match[str]) -> str | None:
    return _period(next(filter(None, found.groups())), 1)


@rule(
    rf"(?:báo cáo|định kỳ|tổng hợp|thống kê|đánh giá)(?:\s+[\wà-ỹ]+){{0,3}}?\s+theo\s+{_ONE}(?![\wà-ỹ]|\s*\d)",
    RULES,
)
def _by_period(found: re.Match[str]) -> str | None:
    return _period(found.group(1), 1)


@rule(rf"{EACH}\s+(?:đêm|tối|sáng|trưa|chiều|buổi\s+(?:sáng|trưa|chiều|tối))(?![\wà-ỹ])", RULES)
def _part_of_day(found: re.Match[str]) -> str | None:
    return "FREQ=DAILY"


@rule(rf"{EACH}\s+(?:dịp\s+)?(?:cuối|đầu)\s+{_ONE}(?![\wà-ỹ])", RULES)
def _each_end(found: re.Match[str]) -> str | None:
    """ "mỗi cuối tuần"."""
    return _period(found.group(1), 1)


@rule(
    r"ngày\s+(?:(?:mùng|mồng)\s+)?(\d{1,2}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2})*)\s+(?:của|trong)\s+tháng(?![\wà-ỹ])"
    r"(?!\s+(?:\d|đầu|cuối|này|tới|thứ|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|giêng|chạp|trước))",
    RULES,
)
def _day_of_month(found: re.Match[str]) -> str | None:
    """ "nộp vào ngày 25 của tháng"."""
    return _monthly_day(found)


_LISTED = rf"(?:{_COUNTED}|(?:{EVERY}\s+)?{_ONE})"


@rule(
    rf"định kỳ\s*:?\s*(?:{EVERY}\s+)?{_LISTED}(?:\s*(?:,|và|hoặc)\s*{_LISTED})*(?![\wà-ỹ])(?:\s*,?\s*(?:0?1"
    rf"|một)\s+lần)?",
    RULES,
)
def _periodic(found: re.Match[str]) -> str | None:
    return shortest(found.group())


@rule(
    rf"{EACH}\s+{_ONE}(?:\s*(?:,|và|hoặc|/)\s*(?:{EVERY}\s+)?(?:{_COUNTED}|{_ONE})(?![\wà-ỹ]))*(?![\wà-ỹ])(?:\s*,?\s*(?:\d{{1,2}}|một)\s+lần)?",
    RULES,
)
def _each(found: re.Match[str]) -> str | None:
    return shortest(found.group())


LISTED_ALONE = re.compile(rf"\s*{_LISTED}(?:\s*(?:,|;|và|/)\s*{_LISTED})+\s*\.?\s*")
"""What a cell of a time column may hold: "6 tháng, năm"."""


def shortest(text: str) -> str | None:
    text = re.sub(r"(?:0?\d|một)\s+lần", "", text)
    counted = [
        (int(number or 1), unit) for number, unit in re.findall(r"(?:(\d{1,2})\s*)?(ngày|tuần|tháng|quý|năm)", text)
    ]
    if not counted:
        return None
    number, unit = min(counted, key=lambda one: one[0] * _PERIOD_DAYS[one[1]])
    return _period(unit, number)


def _period(unit: str, times: int) -> str | None:
    frequency, step = _PERIODS[unit]
    interval = step * times
    if frequency == "MONTHLY" and interval % 12 == 0 and interval:
        frequency, interval = "YEARLY", interval // 12
    return f"FREQ={frequency}" if interval == 1 else f"FREQ={frequency};INTERVAL={interval}" if interval else None


def yearly_rule(pairs: Sequence[tuple[int, int]]) -> str | None:
    if not pairs or not all(1 <= day <= 31 and 1 <= month <= 12 for day, month in pairs):
        return None
    days = {day for day, _ in pairs}
    if len(days) > 1:
        # BYMONTH and BYMONTHDAY multiply, so days of different number fit no single rule.
        return None
    months = ",".join(str(month) for month in sorted({month for _, month in pairs}))
    return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days.pop()}"
