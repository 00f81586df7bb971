"""Times in duties and time columns, as dates or as rules of RFC 5545 (due rules of the parse contract)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanban._model import Due
from vanban._parse import words
from vanban._parse.rules.days import fixed_days
from vanban._parse.rules.due_words import FoundDue, is_before, with_lead
from vanban._parse.rules.periods import MONTH, MONTH_LIST, PERIODS, QUARTER, YEAR, YEAR_RANGE, Years
from vanban._parse.rules.recurrence import LISTED_ALONE, quarter_number, shortest
from vanban._parse.rules.rule_choice import find_rule
from vanban._parse.rules.worded_days import months_in_figures

_SPAN = r"\d{1,3}\s*(?:\([\wà-ỹ ]+\)\s*)?(?:ngày|giờ|tuần|tháng|tiếng)(?:\s+làm việc)?"
_SINCE = (
    r"(?:kể từ|từ khi|từ ngày(?!\s+\d)|sau khi|trước khi|trước (?:cuộc|hội|buổi|phiên|ngày(?!\s+\d))|tính từ|sau ngày)"
)
_EVENT = re.compile(
    rf"(?:(?:trong|chậm nhất|không quá|trước|sau|muộn nhất)\s+(?:vòng\s+|thời hạn\s+|thời gian\s+"
    rf"|là\s+|sau\s+|trong\s+)*)?{_SPAN}\s*,?\s*{_SINCE}[^,;.]*"
    rf"|trước\s+(?:ngày|khi|giờ|cuộc|buổi|phiên|lễ|hội nghị|kỳ)\s+[^,;.\d]{{2,40}}?\s+"
    rf"(?:(?:ít|chậm) nhất\s+|tối thiểu\s+)?{_SPAN}"
    rf"|trước\s+(?:ít nhất|tối thiểu)\s+{_SPAN}|trước\s+\d{{1,2}}\s+(?:ngày(?!\s+\d)|tuần)(?:\s+làm việc)?(?![\wà-ỹ])"
    rf"|(?:trong (?:vòng|thời hạn)|không quá|(?:chậm|muộn) nhất(?:\s+(?:là|sau|trong))*)\s+{_SPAN}"
)
_LUNAR = re.compile(
    r"(?P<lead>(?:trước|trong|vào|sau|đến|dịp)\s+(?:dịp\s+|ngày\s+)*)?"
    r"(?:(?:(?:ngày\s+)?(?:rằm|(?:mùng|mồng)\s+\d{1,2}|\d{1,2}/\d{1,2}|\d{1,2})\s+)?"
    r"(?:tháng\s+(?:\d{1,2}|giêng|chạp)\s+)?\(?âm lịch\)?"
    r"|(?:rằm|(?:mùng|mồng)\s+\d{1,2})\s+(?:tháng\s+(?:\d{1,2}|giêng|chạp)|tết)|tháng\s+(?:giêng|chạp)"
    r"|tết\s+(?:nguyên đán|trung thu|đoan ngọ)(?:\s+[^,;.\d]{0,20}\d{4})?)"
)
_LUNAR_WORD = re.compile("âm lịch|rằm|mùng|mồng|giêng|chạp|tết")
_HALF_BEFORE = re.compile(r"tháng\s+(?:đầu|cuối)\s+(?:của\s+)?năm\s+$")
_YEAR_TOLD = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEARLY = re.compile(r"(?:h[ằà]ng|mỗi|các) năm")
_CERTAIN = 0.9
_NO_TIME = re.compile(r"\s*(?:-|–|không|)\s*$")


def find_due(
    text: str, years: Years, hidden: Sequence[tuple[int, int]] = (), *, column: bool = False
) -> FoundDue | None:
    """The time that a duty names, or that a cell of a time column holds.

    ``hidden`` are stretches whose dates belong to something else, as the day of a cited document.
    """
    folded = _hide(months_in_figures(text, words.key(words.mended(text))), hidden)
    fixed = fixed_days(folded, text, years, column=column)
    listed = fixed is not None and len(fixed.due.dates) > 1 and not _YEARLY.search(folded)
    certain = listed or (fixed is not None and fixed.confidence > _CERTAIN)
    if fixed is not None and fixed.due.before and fixed.due.dates and certain:
        return _whole_cell(fixed, text) if column else fixed
    for rule in (_lunar, _from_event, _recurring, None, _calendar):
        found = rule(folded, text, years, column=column) if rule is not None else fixed
        if found is not None:
            found = _with_later_day(found, folded, text, years)
            return _whole_cell(found, text) if column else found
    if column and not _NO_TIME.match(text):
        return FoundDue(Due(words.squash(text), before=is_before(folded)), 0, len(text), 0.95)
    return None


def _with_later_day(found: FoundDue, folded: str, text: str, years: Years) -> FoundDue:
    """What comes back, and once at the end ("trước ngày 10/6 hằng năm; báo cáo tổng kết trong tháng 11/2028")."""
    if found.due.rrule is None or found.due.dates:
        return found
    if not _YEAR_TOLD.search(folded, found.end):
        return found
    rest = " " * found.end + folded[found.end :]
    day = fixed_days(rest, text, years, column=False) or _calendar(rest, text, years, column=False)
    if day is None or not day.due.dates or not _YEAR_TOLD.search(folded, day.start, day.end):
        return found
    due = replace(found.due, text=words.squash(text[found.start : day.end]), dates=day.due.dates)
    return replace(found, due=due, end=day.end)


def _hide(folded: str, hidden: Sequence[tuple[int, int]]) -> str:
    for start, end in hidden:
        folded = folded[:start] + "\u00b7" * (end - start) + folded[end:]
    return folded


def _whole_cell(found: FoundDue, text: str) -> FoundDue:
    due = Due(words.squash(text), found.due.before, found.due.dates, found.due.rrule)
    return FoundDue(due, 0, len(text), found.confidence, found.reason)


def _lunar(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    """Only words for days of the lunar calendar, which needs tables that the parser does not have."""
    found = _LUNAR.search(folded) if _LUNAR_WORD.search(folded) else None
    if found is None or (not column and found.group("lead") is None and "âm lịch" not in found.group()):
        return None
    return FoundDue(
        Due(words.squash(found.group() and text[found.start() : found.end()]), is_before(folded)), *found.span(), 0.9
    )


def _from_event(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    """Only words for "trong vòng 05 ngày làm việc kể từ …", which needs a calendar of working days."""
    found = _EVENT.search(folded)
    if found is None or not found.group().strip():
        return None
    start, end = found.span()
    start += len(found.group()) - len(found.group().lstrip())
    return FoundDue(Due(words.squash(text[start:end]), before=is_before(found.group())), start, end, 0.9)


def _recurring(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    if not column and not re.search(
        r"h[ằà]ng |mỗi |định kỳ|lần|quý|thứ |cuối|đầu|buổi|\d\s+(?:của|trong)\s+tháng|theo (?:ngày|tuần|tháng|năm)"
        r"|tháng\s*[:(]?\s*(?:sau|kế|tiếp|liền|báo|trước|chậm|muộn|gửi|nộp|vào|xong)",
        folded,
    ):
        return None
    found = find_rule(folded)
    if found is None and column and LISTED_ALONE.fullmatch(folded) and (rule := shortest(folded)):
        found = rule, 0, len(text)
    if found is None:
        return None
    rule, start, end = found
    start = with_lead(folded, start)
    return FoundDue(Due(words.squash(text[start:end]), is_before(folded[start:end]), (), rule), start, end, 0.95)


def _calendar(folded: str, text: str, years: Years, *, column: bool) -> FoundDue | None:
    """Months, quarters and years; in a sentence only behind a word of time, else they name a subject."""
    for pattern, make in PERIODS:
        for found in pattern.finditer(folded):
            start = with_lead(folded, found.start())
            if pattern in (YEAR, YEAR_RANGE) and _HALF_BEFORE.search(folded[: found.start()]):
                continue
            if pattern in (YEAR, YEAR_RANGE) and start == found.start():
                start = with_lead(folded, found.start() - 4) if folded[: found.start()].endswith("năm ") else start
            led = start < found.start() - (
                4 if folded[: found.start()].endswith("năm ") else 0
            ) or found.group().startswith("từ")
            if not column and not led:
                continue
            dates = make(found, folded if column else found.group(), years)
            if not dates and years.several and pattern in (MONTH, MONTH_LIST, QUARTER):
                return _every_year(found, text, (start, found.end()))
            if dates:
                before = is_before(folded[start : found.end()])
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
    if found.re is QUARTER:
        first = 3 * quarter_number(found.group(1)) - 2
        months = f"{first},{first + 1},{first + 2}"
    else:
        months = ",".join(str(int(month)) for month in re.findall(r"\d{1,2}", found.group(1)))
    due = Due(said, is_before(words.key(said)), (), f"FREQ=YEARLY;BYMONTH={months}")
    return FoundDue(due, *span, 0.7, f"Văn bản ghi “{said}”, không có năm.")
