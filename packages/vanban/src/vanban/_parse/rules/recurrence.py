"""Times that come back, as rules of RFC 5545 without DTSTART, COUNT and UNTIL (due rules of the parse contract)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_WEEKDAYS = {
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
_EVERY = r"(?:hằng|hàng|mỗi|các)"
_EACH = r"(?:hằng|hàng|mỗi)"
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


RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]] = []


def _rule(pattern: str) -> Callable[[Callable[[re.Match[str]], str | None]], Callable[[re.Match[str]], str | None]]:
    def keep(make: Callable[[re.Match[str]], str | None]) -> Callable[[re.Match[str]], str | None]:
        RULES.append((re.compile(pattern), make))
        return make

    return keep


_DAYS_OF_YEAR = r"(?:ngày\s+)?\d{1,2}\s*(?:/|tháng)\s*\d{1,2}(?!\d)(?!\s*/\s*\d)"


_DUE = r"(?:(?:trước|chậm nhất|muộn nhất|vào|là|xong|gửi|các)\s+)*"


@_rule(
    rf"(?<!\d\s){_EVERY}\s+năm(?:[^.;\d]{{0,60}}\s|\s*,?\s*){_DUE}{_DAYS_OF_YEAR}(?:\s*(?:,|và|hoặc)\s*{_DUE}{_DAYS_OF_YEAR})*(?!\d)"
)
def _yearly_days_behind(found: re.Match[str]) -> str | None:
    return _yearly_days(found)


@_rule(
    rf"{_EVERY}\s+tháng(?:[^.;\d]{{0,40}}\s|\s*,?\s*){_DUE}ngày\s+(?:mùng\s+)?(\d{{1,2}}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}})*)"
    r"(?!\d|\s*[/.-]\s*\d|\s*tháng\s+\d|\s+(?:làm việc|của tháng (?:đầu|cuối)|tháng (?:đầu|cuối)))"
)
def _monthly_day_behind(found: re.Match[str]) -> str | None:
    return _monthly_day(found)


_ASIDE = r"(?:\s*\([^()]{1,30}\))?"


@_rule(
    rf"{_DAYS_OF_YEAR}{_ASIDE}(?:\s*(?:,|;|và|hoặc)\s*(?:trước\s+)?{_DAYS_OF_YEAR}{_ASIDE})*\s*,?\s*(?:của\s+)?{_EVERY}\s+năm"
)
def _yearly_days(found: re.Match[str]) -> str | None:
    pairs = [(int(d), int(m)) for d, m in re.findall(r"(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})", found.group())]
    return yearly_rule(pairs)


@_rule(rf"{_EVERY}\s+năm\s*,?\s*(?:vào\s+)?tháng\s+(\d{{1,2}}(?:\s*(?:,|và)\s*(?:tháng\s+)?\d{{1,2}})*)(?!\s*/|\d)")
def _yearly_month_behind(found: re.Match[str]) -> str | None:
    return _yearly_month(found)


@_rule(
    rf"ngày\s+(\d{{1,2}})\s+(?:của\s+)?tháng\s+(đầu|cuối|thứ hai)(?:\s+(?:tiên"
    rf"|cùng))?\s*(?:của\s+)?(?:{_EVERY}\s+)?quý(?:\s+sau)?"
)
def _quarter_day(found: re.Match[str]) -> str | None:
    months = {"đầu": "1,4,7,10", "cuối": "3,6,9,12", "thứ hai": "2,5,8,11"}[found.group(2)]
    return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={int(found.group(1))}"


@_rule(rf"tháng\s+(\d{{1,2}}(?:\s*(?:,|và)\s*(?:tháng\s+)?\d{{1,2}})*)\s*,?\s*{_EVERY}\s+năm")
def _yearly_month(found: re.Match[str]) -> str | None:
    months = ",".join(str(int(month)) for month in re.findall(r"\d{1,2}", found.group(1)))
    return f"FREQ=YEARLY;BYMONTH={months}"


@_rule(rf"quý\s+(iv|i{{1,3}}|[1-4])\s*,?\s*{_EVERY}\s+năm")
def _yearlyquarter_number(found: re.Match[str]) -> str | None:
    first = 3 * quarter_number(found.group(1)) - 2
    return f"FREQ=YEARLY;BYMONTH={first},{first + 1},{first + 2}"


@_rule(
    rf"(?:ngày\s+(?:(?:mùng|mồng)\s+)?|(?:mùng|mồng)\s+|^\s*)(\d{{1,2}}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}})*)\s*,?"
    rf"\s*(?:của\s+)?{_EVERY}\s+tháng"
)
def _monthly_day(found: re.Match[str]) -> str | None:
    days = ",".join(str(int(day)) for day in re.findall(r"\d{1,2}", found.group(1)))
    return f"FREQ=MONTHLY;BYMONTHDAY={days}"


_UNTIL = r"(?:(?:gửi|nộp|xong|hoàn thành|trước|chậm nhất|muộn nhất|vào|là)\s+)+"


@_rule(
    rf"(?<!trong\s)(?<!hết\s)(?<!cuối\s)(?<!đầu\s)(?<![\wà-ỹ])tháng\s*[:(]?\s*{_UNTIL}ngày\s+(\d{{1,2}})"
    r"(?!\d|\s*[/.-]\s*\d|\s+tháng\s+\d|\s*(?:của\s+)?tháng\s+(?:đầu|cuối))"
)
def _month_told_before(found: re.Match[str]) -> str | None:
    """ "báo cáo tháng trước ngày 20", "tháng (trước ngày 20), quý (…)"."""
    return f"FREQ=MONTHLY;BYMONTHDAY={int(found.group(1))}"


@_rule(rf"ngày\s+cuối(?:\s+cùng)?\s*(?:của\s+)?(?:{_EVERY}\s+)?tháng(?!\s+\d)|(?<!tuần\s)cuối\s+{_EVERY}\s+tháng")
def _month_end(found: re.Match[str]) -> str | None:
    return "FREQ=MONTHLY;BYMONTHDAY=-1"


@_rule(
    r"ngày\s+(?:(?:mùng|mồng)\s+)?(\d{1,2})\s+(?:của\s+)?(?:đầu\s+)?tháng\s+"
    r"(?:sau|kế tiếp|tiếp theo|liền kề|báo cáo|liền sau)(?![\wà-ỹ])"
)
def _next_month_day(found: re.Match[str]) -> str | None:
    return f"FREQ=MONTHLY;BYMONTHDAY={int(found.group(1))}"


_WEEKDAY = r"(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ nhật))"


@_rule(
    rf"{_WEEKDAY}(?:\s*(?:,|và)\s*{_WEEKDAY})*\s*,?\s*{_EVERY}\s+tuần|{_EVERY}\s+tuần(?:[^.;\d]{{0,60}}\svào\s+|\s*,?\s*(?:vào\s+|trước\s+)?)(?:\d{{1,2}}\s*(?:giờ|h)\s*(?:\d{{2}}\s*)?(?:phút\s*)?,?\s*)?(?:(?:buổi\s+)?(?:sáng|chiều|tối)\s+)?(?:các\s+)?(?:ngày\s+)?{_WEEKDAY}(?:\s*(?:,|và)\s*{_WEEKDAY})*"
)
def _weekly_day(found: re.Match[str]) -> str | None:
    days = [_WEEKDAYS[day] if day else "SU" for day, _ in re.findall(_WEEKDAY, found.group())]
    return "FREQ=WEEKLY;BYDAY=" + ",".join(dict.fromkeys(days))


@_rule(
    rf"(?<![\wà-ỹ])tuần\s*[:(]?\s*{_UNTIL}(?:\d{{1,2}}\s*(?:giờ|h)\s*(?:\d{{2}}\s*)?(?:phút\s*)?,?\s*)?(?:ngày\s+)?{_WEEKDAY}"
)
def _week_told_before(found: re.Match[str]) -> str | None:
    """ "báo cáo tuần trước 10 giờ thứ Sáu"."""
    return f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[found.group(1)] if found.group(1) else 'SU'}"


_WHICH = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4}


@_rule(rf"{_WEEKDAY}\s*,?\s*(?:của\s+)?tuần\s+thứ\s+(nhất|hai|ba|tư)\s*(?:của\s+)?(?:{_EVERY}\s+)?tháng")
def _monthly_weekday_counted(found: re.Match[str]) -> str | None:
    day = _WEEKDAYS[found.group(1)] if found.group(1) else "SU"
    return f"FREQ=MONTHLY;BYDAY={_WHICH[found.group(3)]}{day}"


@_rule(rf"{_WEEKDAY}\s+(?:(?:của\s+)?tuần\s+)?(đầu|cuối)(?:\s+(?:tiên|cùng))?\s*(?:của\s+)?(?:{_EVERY}\s+)?tháng")
def _monthly_weekday(found: re.Match[str]) -> str | None:
    day = _WEEKDAYS[found.group(1)] if found.group(1) else "SU"
    return f"FREQ=MONTHLY;BYDAY={1 if found.group(3) == 'đầu' else -1}{day}"


_COUNTED = r"(\d{1,2})\s*(ngày|tuần|tháng|quý|năm)"
_WORDED = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_ONE = r"(ngày|tuần|tháng|quý|năm)"


@_rule(rf"(?:định kỳ\s+)?{_COUNTED}\s*(?:/|một|01)\s*(?:một|0?1)?\s*lần")
def _every_so_many(found: re.Match[str]) -> str | None:
    return _period(found.group(2), int(found.group(1)))


@_rule(r"(?:định kỳ\s+)?(nửa\s+năm|(hai|ba|bốn|sáu)\s+(ngày|tuần|tháng|quý|năm))\s*(?:/|một|01)\s*(?:một|0?1)?\s*lần")
def _every_so_many_in_words(found: re.Match[str]) -> str | None:
    return _period("tháng", 6) if found.group(2) is None else _period(found.group(3), _WORDED[found.group(2)])


@_rule(
    rf"(?:\d{{1,2}}|một|hai)\s*lần\s*/\s*(?:(\d{{1,2}})\s*)?{_ONE}|(?:\d{{1,2}}|một|hai)\s+lần\s+(?:trong\s+)?(?:mỗi|một)\s+{_ONE}"
)
def _times_per(found: re.Match[str]) -> str | None:
    return _period(found.group(2) or found.group(3), int(found.group(1) or 1))


@_rule(
    rf"(?:\d{{1,2}}|một|hai)\s*(?:buổi|lượt|kỳ|đợt|cuộc)\s*/\s*{_ONE}(?![\wà-ỹ])"
    rf"|(?:một|mỗi|01|1)\s+{_ONE}\s+(?:ít nhất\s+)?(?:0?\d|một|hai)\s+(?:lần|buổi|lượt|kỳ|đợt|cuộc)(?![\wà-ỹ])"
    rf"|(?<![\wà-ỹ]){_ONE}\s+(?:0\d|một|hai)\s+(?:lần|buổi)(?![\wà-ỹ])"
)
def _counted_in(found: re.Match[str]) -> str | None:
    return _period(next(filter(None, found.groups())), 1)


@_rule(rf"(?:báo cáo|định kỳ|tổng hợp|thống kê|đánh giá)(?:\s+[\wà-ỹ]+){{0,3}}?\s+theo\s+{_ONE}(?![\wà-ỹ]|\s*\d)")
def _by_period(found: re.Match[str]) -> str | None:
    return _period(found.group(1), 1)


_LISTED = rf"(?:{_COUNTED}|(?:{_EVERY}\s+)?{_ONE})"


@_rule(
    rf"định kỳ\s*:?\s*(?:{_EVERY}\s+)?{_LISTED}(?:\s*(?:,|và|hoặc)\s*{_LISTED})*(?![\wà-ỹ])(?:\s*,?\s*(?:0?1"
    rf"|một)\s+lần)?"
)
def _periodic(found: re.Match[str]) -> str | None:
    return shortest(found.group())


@_rule(
    rf"{_EACH}\s+{_ONE}(?:\s*(?:,|và|hoặc|/)\s*(?:{_EVERY}\s+)?(?:{_COUNTED}|{_ONE})(?![\wà-ỹ]))*(?![\wà-ỹ])(?:\s*,?\s*(?:\d{{1,2}}|một)\s+lần)?"
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


def find_rule(folded: str) -> tuple[str, int, int] | None:
    """The rule that the text tells, and from where to where its words stand.

    Of several, those with a day of their own go before bare periods, and the shortest period counts.
    """
    told: list[tuple[str, int, int]] = []
    for pattern, make in RULES:
        for found in pattern.finditer(folded):
            rule = make(found)
            if rule and not any(start < found.end() and found.start() < end for _, start, end in told):
                told.append((rule, *found.span()))
    if not told:
        return None
    chosen = min(told, key=lambda one: ("BY" not in one[0], _days_of(one[0])))
    return _merged(chosen, told)


def _days_of(rule: str) -> int:
    """How many days lie between two times, about."""
    parts = dict(part.split("=") for part in rule.split(";"))
    days = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}[parts["FREQ"]] * int(parts.get("INTERVAL", 1))
    return days // len(parts.get("BYMONTH", "1").split(","))


_YEARLY_DAY = re.compile(r"FREQ=YEARLY;BYMONTH=(?P<months>[\d,]+);BYMONTHDAY=(?P<day>\d+)")


def _merged(chosen: tuple[str, int, int], told: Sequence[tuple[str, int, int]]) -> tuple[str, int, int]:
    """Times of a year on the same day of several months are one rule."""
    day = _YEARLY_DAY.fullmatch(chosen[0])
    if day is None:
        return chosen
    same = [
        (found, one)
        for one in told
        if (found := _YEARLY_DAY.fullmatch(one[0]))
        and found["day"] == day["day"]
        and _days_of(one[0]) == _days_of(chosen[0])
    ]
    months = sorted({int(month) for found, _ in same for month in found["months"].split(",")})
    rule = f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={day['day']}"
    return rule, min(one[1] for _, one in same), max(one[2] for _, one in same)
