"""Times in duties and time columns, as dates or as rules of RFC 5545 (due rules of the parse contract)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban._model import Due
from vanban._parse import words
from vanban._parse.rules.header import iso_day
from vanban._parse.rules.periods import MONTH, PERIODS, QUARTER, YEAR, YEAR_RANGE, Years
from vanban._parse.rules.recurrence import find_rule, quarter_number, yearly_rule


@dataclass(frozen=True, slots=True)
class FoundDue:
    due: Due
    start: int
    end: int
    confidence: float
    reason: str | None = None


_DAY = r"(?:ngày\s+)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?(?![\d/%])"
_LONG_DAY = (
    r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s*(?:,\s*)?(?:năm\s+|/\s*)(?P<year>\d{4}))?(?!\d)"
)
_ANY_DAY = re.compile(f"{_LONG_DAY}|{_DAY.replace('P<', 'P<s')}")
_BEFORE = (
    r"(?:xong\s+)?(?:trước|chậm nhất|muộn nhất|không quá|không muộn hơn|hạn cuối(?: cùng)?)(?:\s+(?:là|vào|đến"
    r"|trước|hết))*\s*"
)
_LEAD = (
    r"(?:xong\s+)?(?:trong|đến hết|hết|đến|vào|từ|cuối|đầu|thời hạn|hạn|thời gian)(?:\s+(?:là|vào|đến|hết"
    r"|trong|cuối|đầu))*\s*:?\s*"
)
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{0,2}(?:\s*phút)?)?\s*(?:,\s*)?(?:sáng|chiều)?\s*(?:,\s*)?)?"
_SPAN = r"\d{1,3}\s*(?:\([\wà-ỹ ]+\)\s*)?(?:ngày|giờ|tuần|tháng|tiếng)(?:\s+làm việc)?"
_SINCE = r"(?:kể từ|từ khi|từ ngày|sau khi|trước khi|trước (?:cuộc|hội|buổi|phiên|ngày)|tính từ|sau ngày)"
_EVENT = re.compile(
    rf"(?:(?:trong|chậm nhất|không quá|trước|sau|muộn nhất)\s+(?:vòng\s+|thời hạn\s+|thời gian\s+"
    rf"|là\s+|sau\s+|trong\s+)*)?{_SPAN}\s*,?\s*{_SINCE}[^,;.]*"
    rf"|(?:trong (?:vòng|thời hạn)|không quá)\s+{_SPAN}"
)
_LUNAR = re.compile(
    r"(?P<lead>(?:trước|trong|vào|sau|đến|dịp)\s+(?:dịp\s+|ngày\s+)*)?"
    r"(?:(?:(?:ngày\s+)?(?:rằm|(?:mùng|mồng)\s+\d{1,2}|\d{1,2}/\d{1,2}|\d{1,2})\s+)?"
    r"(?:tháng\s+(?:\d{1,2}|giêng|chạp)\s+)?\(?âm lịch\)?"
    r"|(?:rằm|(?:mùng|mồng)\s+\d{1,2})\s+(?:tháng\s+(?:\d{1,2}|giêng|chạp)|tết)|tháng\s+(?:giêng|chạp)"
    r"|tết\s+(?:nguyên đán|trung thu|đoan ngọ)(?:\s+[^,;.\d]{0,20}\d{4})?)"
)
_HALF_BEFORE = re.compile(r"tháng\s+(?:đầu|cuối)\s+(?:của\s+)?năm\s+$")
_CERTAIN = 0.9
_NO_TIME = re.compile(r"\s*(?:-|–|không|)\s*$")


def find_due(
    text: str, years: Years, hidden: Sequence[tuple[int, int]] = (), *, column: bool = False
) -> FoundDue | None:
    """The time that a duty names, or that a cell of a time column holds.

    ``hidden`` are stretches whose dates belong to something else, as the day of a cited document.
    """
    folded = _hide(words.key(text), hidden)
    fixed = _fixed_days(folded, text, years, column=column)
    if fixed is not None and fixed.due.before and fixed.due.dates and fixed.confidence > _CERTAIN:
        return _whole_cell(fixed, text) if column else fixed
    for rule in (_lunar, _from_event, _recurring, _fixed_days, _calendar):
        found = rule(folded, text, years, column=column)
        if found is not None:
            return _whole_cell(found, text) if column else found
    if column and not _NO_TIME.match(text):
        return FoundDue(Due(words.squash(text), before=_is_before(folded)), 0, len(text), 0.95)
    return None


def _hide(folded: str, hidden: Sequence[tuple[int, int]]) -> str:
    for start, end in hidden:
        folded = folded[:start] + "\u00b7" * (end - start) + folded[end:]
    return folded


def _whole_cell(found: FoundDue, text: str) -> FoundDue:
    due = Due(words.squash(text), found.due.before, found.due.dates, found.due.rrule)
    return FoundDue(due, 0, len(text), found.confidence, found.reason)


def _is_before(folded: str) -> bool:
    return re.search(r"trước|chậm nhất|muộn nhất|không quá|không muộn hơn", folded) is not None


def _lunar(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    """Only words for days of the lunar calendar, which needs tables that the parser does not have."""
    found = _LUNAR.search(folded)
    if found is None or (not column and found.group("lead") is None and "âm lịch" not in found.group()):
        return None
    return FoundDue(
        Due(words.squash(found.group() and text[found.start() : found.end()]), _is_before(folded)), *found.span(), 0.9
    )


def _from_event(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    """Only words for "trong vòng 05 ngày làm việc kể từ …", which needs a calendar of working days."""
    found = _EVENT.search(folded)
    if found is None or not found.group().strip():
        return None
    start, end = found.span()
    start += len(found.group()) - len(found.group().lstrip())
    return FoundDue(Due(words.squash(text[start:end]), before=_is_before(found.group())), start, end, 0.9)


def _recurring(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    if not column and not re.search(r"h[ằà]ng |mỗi |định kỳ|lần|quý|thứ |cuối|đầu", folded):
        return None
    found = find_rule(folded)
    if found is None:
        return None
    rule, start, end = found
    start = _with_lead(folded, start)
    return FoundDue(Due(words.squash(text[start:end]), _is_before(folded[start:end]), (), rule), start, end, 0.95)


_LEADING = re.compile(
    rf"(?<![\wà-ỹ])(?:{_BEFORE}|(?:vào|từ|trong|định kỳ|đến hết|hết|đến|cuối|đầu)\s+"
    r"|(?:xong|hoàn thành|dự kiến)\s+"
    r"|(?:thời gian|thời hạn|hạn)(?:\s+(?:hoàn thành|thực hiện))?\s*:\s*)"
    rf"(?:ngày\s+)?{_HOUR}(?:ngày\s+)?$"
)


def _with_lead(folded: str, start: int) -> int:
    """Takes "trước", "chậm nhất", "định kỳ" before the time into its words."""
    found = _LEADING.search(folded[max(0, start - 60) : start])
    return max(0, start - 60) + found.start() if found else start


# ---- fixed days, months, years --------------------------------------------------------------------------------
_LONG_RANGE = re.compile(
    r"(?:từ\s+)?ngày\s+(\d{1,2})(?:\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?)?\s*(?:đến(?:\s+hết)?|-)\s*ngày\s+(\d{1,2})"
    r"\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?(?!\d)"
)
_DAY_RANGE = re.compile(
    r"(?:từ\s+)?(?:ngày\s+)?(\d{1,2})(?:\s*/\s*(\d{1,2})(?:\s*/\s*(\d{4}))?)?\s*(?:đến(?:\s+hết)?|-)\s*(?:ngày\s+)?(\d{1,2})\s*/\s*(\d{1,2})(?:\s*/\s*(\d{4}))?(?![\d/])"
)


def _fixed_days(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    ranged = _day_range(folded, text, years)
    if ranged is not None:
        return ranged
    days = [found for found in _ANY_DAY.finditer(folded) if _counts_as_day(folded, found, column=column)]
    if not days:
        return None
    first, last = days[0], days[-1]
    # Days further on in the sentence belong to other things; a list goes on with "và", "," or ";".
    run = [first]
    for one in days[1:]:
        between = folded[run[-1].end() : one.start()]
        if not re.fullmatch(r"\s*(?:,|và|;|hoặc)?\s*(?:trước\s+|và\s+)?", between) and not column:
            break
        run.append(one)
    last = run[-1]
    start = _with_lead(folded, first.start())
    before = _is_before(folded[start : last.end()]) or (column and _is_before(folded))
    words_of = words.squash(text[start : last.end()])
    return _days_due([_parts(one) for one in run], words_of, years, (start, last.end()), before=before)


def _parts(found: re.Match[str]) -> tuple[int, int, int | None]:
    day, month, year = (found.group(name) or found.group("s" + name) for name in ("day", "month", "year"))
    return int(day), int(month), int(year) if year else None


def _counts_as_day(folded: str, found: re.Match[str], *, column: bool) -> bool:
    day, month, year = _parts(found)
    if iso_day(year or 2024, month, day) is None:
        return False
    if column or found.group().startswith("ngày"):
        return True
    # A bare "15/9" is a day only behind a word of time; else it may be a share or a number.
    lead = re.search(rf"(?:{_BEFORE}|{_LEAD}){_HOUR}$", folded[max(0, found.start() - 50) : found.start()])
    return year is not None or lead is not None


def _day_range(folded: str, text: str, years: Years) -> FoundDue | None:
    for found in (*_DAY_RANGE.finditer(folded), *_LONG_RANGE.finditer(folded)):
        first_day, first_month, first_year, day, month, year = (int(part) if part else None for part in found.groups())
        last_year = year or first_year or (None if years.several else years.year)
        if not found.group().startswith(("từ", "ngày")) and (first_month is None or year is None):
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


def _calendar(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    """Months, quarters and years; in a sentence only behind a word of time, else they name a subject."""
    for pattern, make in PERIODS:
        for found in pattern.finditer(folded):
            start = _with_lead(folded, found.start())
            if pattern in (YEAR, YEAR_RANGE) and _HALF_BEFORE.search(folded[: found.start()]):
                continue
            if pattern in (YEAR, YEAR_RANGE) and start == found.start():
                start = _with_lead(folded, found.start() - 4) if folded[: found.start()].endswith("năm ") else start
            led = start < found.start() - (
                4 if folded[: found.start()].endswith("năm ") else 0
            ) or found.group().startswith("từ")
            if not column and not led:
                continue
            dates = make(found, folded if column else found.group(), years)
            if not dates and years.several and pattern in (MONTH, QUARTER):
                return _every_year(found, text, (start, found.end()))
            if dates:
                before = _is_before(folded[start : found.end()])
                sure = not (column and len(dates) == 1 and dates[0] == "")
                return FoundDue(
                    Due(words.squash(text[start : found.end()]), before, dates),
                    start,
                    found.end(),
                    0.95 if sure else 0.6,
                )
    return None


def _every_year(found: re.Match[str], text: str, span: tuple[int, int]) -> FoundDue:
    """A month or quarter without a year, in a document for several years."""
    said = words.squash(text[span[0] : span[1]])
    first = int(found.group(1)) if found.re is MONTH else 3 * quarter_number(found.group(1)) - 2
    months = str(first) if found.re is MONTH else f"{first},{first + 1},{first + 2}"
    due = Due(said, _is_before(words.key(said)), (), f"FREQ=YEARLY;BYMONTH={months}")
    return FoundDue(due, *span, 0.7, f"Văn bản ghi “{said}”, không có năm.")
