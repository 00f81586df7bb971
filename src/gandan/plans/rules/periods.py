"""How the turns of a repeating task are named, so that they are told apart: "kỳ tháng 11/2026", "quý IV/2026"."""

import datetime as dt

from gandan.common.words import say
from gandan.workdays.windows import monday_of

_ROMAN = ("I", "II", "III", "IV")
_TO_FRIDAY = dt.timedelta(days=4)
_WEEK = dt.timedelta(days=7)
_MONTHS_A_YEAR, _HALF, _QUARTER = 12, 6, 3


def period_words(window_from: dt.date, window_to: dt.date | None, rrule: str) -> str:
    """Return the name of the turn that ends with ``window_to``; empty for work that does not repeat."""
    if not rrule or window_to is None:
        return ""
    rule = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    if any("," in rule.get(name, "") for name in ("BYDAY", "BYMONTHDAY")):
        # several turns in one week or month: only their days tell them apart
        return say("kỳ %(days)s", days=_span(window_from, window_to))
    if rule.get("FREQ") == "WEEKLY":
        return _week(window_to, int(rule.get("INTERVAL", "1")))
    if "," in rule.get("BYMONTH", ""):
        return _month(window_to)
    return _months(window_to, _MONTHS_A_YEAR if rule.get("FREQ") == "YEARLY" else int(rule.get("INTERVAL", "1")))


def _week(last: dt.date, interval: int) -> str:
    monday = monday_of(last)
    first = monday - (interval - 1) * _WEEK
    return say("tuần %(days)s", days=_span(first, monday + _TO_FRIDAY))


def _month(day: dt.date) -> str:
    return say("kỳ tháng %(month)d/%(year)d", month=day.month, year=day.year)


def _months(last: dt.date, length: int) -> str:
    if length == _MONTHS_A_YEAR:
        return say("năm %(year)d", year=last.year)
    if length == _HALF:
        half = say("6 tháng đầu năm %(year)d", year=last.year)
        return half if last.month <= _HALF else say("6 tháng cuối năm %(year)d", year=last.year)
    if length == _QUARTER:
        return say("quý %(number)s/%(year)d", number=_ROMAN[(last.month - 1) // _QUARTER], year=last.year)
    return _month(last)


def _span(first: dt.date, last: dt.date) -> str:
    """Return "16–20/11/2026": what both days share is written once."""
    end = f"{last.day:02}/{last.month:02}/{last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day:02}–{end}"
    start = f"{first.day:02}/{first.month:02}"
    return f"{start}–{end}" if first.year == last.year else f"{start}/{first.year}–{end}"
