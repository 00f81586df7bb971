"""Days that a time names: one, a list of them, or a stretch from one to another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._model import Due
from vanban._parse import words
from vanban._parse.rules.due_words import BEFORE, HOUR, LEAD, FoundDue, is_before, with_lead
from vanban._parse.rules.header import iso_day
from vanban._parse.rules.periods import Years
from vanban._parse.rules.recurrence import yearly_rule

_DAY = r"(?:ngày\s+)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?(?![\d/%])"
_LONG_DAY = (
    r"(?:ngày\s+)?(?P<day>\d{1,2})\s+(?:của\s+)?tháng\s+(?P<month>\d{1,2})"
    r"(?:\s*(?:,\s*)?(?:năm\s+|/\s*)(?P<year>\d{4}))?(?!\d)"
)
_ANY_DAY = re.compile(f"{_LONG_DAY}|{_DAY.replace('P<', 'P<s')}")
_LONG_RANGE = re.compile(
    r"(?:từ\s+)?ngày\s+(\d{1,2})(?:\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?)?\s*(?:đến(?:\s+hết)?|-)\s*(?:ngày\s+)?(\d{1,2})"
    r"\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?(?!\d)"
)
_DAY_RANGE = re.compile(
    rf"(?:từ\s+)?{HOUR}(?:ngày\s+)?(\d{{1,2}})(?:\s*/\s*(\d{{1,2}})(?:\s*/\s*(\d{{4}}))?)?\s*(?:đến(?:\s+hết)?|-)\s*"
    rf"{HOUR}(?:ngày\s+)?(\d{{1,2}})\s*/\s*(\d{{1,2}})(?:\s*/\s*(\d{{4}}))?(?![\d/])"
)
_DAY_LIST = re.compile(
    r"(?:các\s+)?ngày\s+(?P<days>\d{1,2}(?:\s*(?:,|;|và)\s*(?:ngày\s+)?\d{1,2})+)\s*(?:/|tháng)\s*(?P<month>\d{1,2})"
    r"(?:\s*(?:/|,?\s*năm)\s*(?P<year>\d{4}))?(?![\d/])"
)
_PERIOD = (
    r"(?:báo cáo\s+)?(?:(?:tổng kết|sơ kết|định kỳ)\s+)?(?:(?:cả|cuối)\s+)?(?:(?:0?[69]|sáu|chín)\s+tháng"
    r"(?:\s+(?:đầu|cuối)\s+năm)?|năm|quý\s+(?:iv|i{1,3}|[1-4])|(?:đợt|lần|kỳ)\s+\d)\s*[:(]?\s*"
)
_BETWEEN = re.compile(
    r"\s*(?:\([^()]{2,40}\)\s*)?\)?\s*(?:,|và|;|hoặc|\+|&)?\s*(?:(?:và|gửi)\s+)*"
    rf"(?:{_PERIOD})?(?:(?:trước|xong|chậm nhất|muộn nhất|đến|vào|là)\s+)*"
)
_EVENT = re.compile(
    r"(?:tại|theo|sau|của|kết luận)\s+(?:[\wà-ỹ]+\s+){0,3}?(?:cuộc họp|hội nghị|phiên họp|kỳ họp|buổi làm việc"
    r"|buổi họp|văn bản|công văn|thông báo|kế hoạch|quyết định|tờ trình|biên bản|giao ban)\s+$"
)
_NO_DAY = re.compile(r"(?<![\wà-ỹ])(?:tháng|quý|tuần|t)\s*$")


def fixed_days(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    grouped = _day_list(folded, text, years) or _day_range(folded, text, years)
    if grouped is not None:
        return grouped
    run: list[re.Match[str]] = []
    for one in _ANY_DAY.finditer(folded):
        # Days further on in the sentence belong to other things; a list goes on with "và", "," or ";".
        goes_on = bool(run) and _BETWEEN.fullmatch(folded, run[-1].end(), one.start()) is not None and _is_day(one)
        if run and not goes_on and not column:
            break
        if goes_on or _counts_as_day(folded, one, column=column):
            run.append(one)
    if not run:
        return None
    first, last = run[0], run[-1]
    start = with_lead(folded, first.start())
    before = is_before(folded[start : last.end()]) or (column and is_before(folded))
    words_of = words.squash(text[start : last.end()])
    return _days_due([_parts(one) for one in run], words_of, years, (start, last.end()), before=before)


def _parts(found: re.Match[str]) -> tuple[int, int, int | None]:
    day, month, year = (found.group(name) or found.group("s" + name) for name in ("day", "month", "year"))
    return int(day), int(month), int(year) if year else None


def _is_day(found: re.Match[str]) -> bool:
    day, month, year = _parts(found)
    return iso_day(year or 2024, month, day) is not None


def _counts_as_day(folded: str, found: re.Match[str], *, column: bool) -> bool:
    year = _parts(found)[2]
    if not _is_day(found) or _NO_DAY.search(folded[: found.start()]):
        return False
    if column:
        return True
    if found.group().startswith("ngày"):
        return _EVENT.search(folded[max(0, found.start() - 50) : found.start()]) is None
    # A bare "15/9" is a day only behind a word of time; else it may be a share or a number.
    lead = re.search(rf"(?:{BEFORE}|{LEAD}){HOUR}$", folded[max(0, found.start() - 50) : found.start()])
    return (year is not None and "tháng" not in found.group()) or lead is not None


def _day_list(folded: str, text: str, years: Years) -> FoundDue | None:
    """ "các ngày 12, 13 và 14/5/2026"."""
    found = _DAY_LIST.search(folded)
    if found is None:
        return None
    month, year = int(found.group("month")), int(found.group("year")) if found.group("year") else None
    days = [(int(day), month, year) for day in re.findall(r"\d{1,2}", found.group("days"))]
    if not all(iso_day(year or 2024, month, day) for day, _, _ in days):
        return None
    start = with_lead(folded, found.start())
    said = words.squash(text[start : found.end()])
    return _days_due(days, said, years, (start, found.end()), before=is_before(folded[start : found.end()]))


def _day_range(folded: str, text: str, years: Years) -> FoundDue | None:
    for found in (*_DAY_RANGE.finditer(folded), *_LONG_RANGE.finditer(folded)):
        first_day, first_month, first_year, day, month, year = (int(part) if part else None for part in found.groups())
        last_year = year or first_year or (None if years.several else years.year)
        told = found.group().startswith(("từ", "ngày")) or (year is not None and "tháng" not in found.group())
        if not told or _NO_DAY.search(folded[: found.start()]):
            continue
        if last_year is None or day is None or month is None or first_day is None:
            continue
        first = iso_day(first_year or last_year, first_month or month, first_day)
        last = iso_day(last_year, month, day)
        if first and last and first <= last:
            due = Due(words.squash(found.group() and text[found.start() : found.end()]), dates=(f"{first}/{last}",))
            return FoundDue(due, found.start(), found.end(), 0.95)
    return None


def _days_due(
    days: Sequence[tuple[int, int, int | None]], text: str, years: Years, span: tuple[int, int], *, before: bool
) -> FoundDue:
    year = next((year for _, _, year in reversed(days) if year), None)
    if year is not None:
        dates = tuple(day for d, m, y in days if (day := iso_day(y or year, m, d)))
        return FoundDue(Due(text, before, dates), *span, 0.97)
    reason = f"Văn bản ghi “{text}”, không có năm."
    if years.several:
        return FoundDue(Due(text, before, (), yearly_rule([(d, m) for d, m, _ in days])), *span, 0.7, reason)
    if years.year is not None:
        dates = tuple(day for d, m, _ in days if (day := iso_day(years.year, m, d)))
        return FoundDue(Due(text, before, dates), *span, 0.75 if years.sure else 0.5, reason)
    return FoundDue(Due(text, before), *span, 0.4, reason)
