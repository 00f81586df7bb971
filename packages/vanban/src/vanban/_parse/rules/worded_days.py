"""A day written in words, wholly or in part: "ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu"."""

from __future__ import annotations

import re

_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9, "giêng": 1,
}  # fmt: skip
_ONE = rf"(?:{'|'.join(_ONES)})"
_TENS = rf"(?:(?:mười|{_ONE}\s+mươi)(?:\s+(?!năm\s+(?:hai|\d)){_ONE})?)"
_SMALL = rf"(?:\d{{1,2}}|{_TENS}|chạp|{_ONE})"
_YEAR = rf"(?:\d{{4}}|hai\s+(?:nghìn|ngàn)\s+(?:không\s+trăm\s+)?(?:(?:lẻ|linh)\s+)?(?:{_TENS}|{_ONE}))"
WORDED_DAY = rf"(?:mùng\s+|mồng\s+)?(?P<day>{_SMALL})\s+tháng\s+(?P<month>{_SMALL})\s*,?\s+năm\s+(?P<year>{_YEAR})"
_THOUSANDS = re.compile(r"hai\s+(?:nghìn|ngàn)\s+(?:không\s+trăm\s+)?(?:(?:lẻ|linh)\s+)?")


def number_of(told: str) -> int:
    """The number that figures or folded words tell, up to 2099."""
    if told.isdecimal():
        return int(told)
    if told == "chạp":
        return 12
    thousands = _THOUSANDS.match(told)
    if thousands:
        return 2000 + number_of(told[thousands.end() :])
    parts = told.split()
    if parts[0] == "mười":
        return 10 + (_ONES[parts[1]] if len(parts) > 1 else 0)
    ones = [_ONES[part] for part in parts if part != "mươi"]
    return 10 * ones[0] + (ones[1] if len(ones) > 1 else 0) if "mươi" in parts else ones[0]


_MONTHS = r"(?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?)"
_WORDED_MONTH = re.compile(
    rf"(?P<lead>(?:(?:trong|hết|đầu|cuối|giữa|vào|đến|trước|từ|sang|các|của|ngày\s+\d{{1,2}})\s+)?)tháng\s+(?P<first>{_MONTHS})"
    rf"(?P<more>(?:\s*(?:,|và|-|đến)\s*(?:tháng\s+)?{_MONTHS})*)(?![\wà-ỹ])"
    r"(?!\s+(?:lần|buổi|lượt|kỳ|đợt|cuộc|phiên|ngày|tuần|người|nghìn|triệu|trăm|mươi|cuốn|sổ|bản|bài|lớp))"
)
_WORDED_QUARTER = re.compile(r"(?<=quý )(?:một|hai|ba|bốn|tư)(?=\s*(?:[,.;:/)]|$|và\s|năm\s|đến\s|hằng\s|hàng\s))")
_ONE_MONTH = re.compile(_MONTHS)


def months_in_figures(text: str, folded: str) -> str:
    """The folded text with "tháng Bảy", "tháng Mười hai" in figures; every other character keeps its offset."""
    if "quý " in folded:
        folded = _WORDED_QUARTER.sub(lambda one: _figure(one.group()), folded)
    if "tháng" not in folded:
        return folded
    for found in _WORDED_MONTH.finditer(folded):
        start, end = found.start("first"), found.end()
        if not (found.group("lead") or text[start].isupper() or re.match(r"\s*(?:/|năm\s+\d)", folded[end:])):
            continue
        figures = _ONE_MONTH.sub(lambda one: _figure(one.group()), folded[start:end])
        folded = folded[:start] + figures + folded[end:]
    return folded


def _figure(told: str) -> str:
    return str(number_of(told)).ljust(len(told))
