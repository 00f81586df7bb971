"""Weekdays written with a digit, terms and bodies that are no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban._parse import lexicon, words
from vanban._parse.flow import Line
from vanban._parse.rules.marked import Marked, mark

_DAY = re.compile(r"(?<![\wà-ỹ])thứ\s+(?P<number>[2-7])(?!\d)")
_NAMES = {"2": "Hai", "3": "Ba", "4": "Tư", "5": "Năm", "6": "Sáu", "7": "Bảy"}
_BEFORE = re.compile(
    r"(?:^|[\s(,;])(?:ngày|sáng|chiều|tối|trưa|đêm|vào|các|trước|cứ|mỗi|hằng|hàng|từ|(?:\d+\s*(?:giờ|h)(?:\s*\d+)?(?:\s*phút)?\s*,?)"
    r"|\d+h\d+\s*,?)\s+$"
)
_BEHIND = re.compile(
    r"\s*,?\s*(?:(?:hàng|hằng|mỗi|các|trong)\s+tuần|(?:tuần\s+)?(?:cuối|đầu)(?:\s+\w+)?\s+(?:của\s+)?(?:\w+\s+)?tháng|tuần"
    r"|(?:\(\s*)?ngày\s+\d|\(\s*\d{1,2}[/.-]\d|\d{1,2}\s*/\s*\d{1,2})"
)
_SAID_BEFORE = re.compile(r"(?<![\wà-ỹ])(?:ngày|sáng|chiều|tối|vào|các)\s+$")
_SAID_BEHIND = re.compile(r"\s+(?:(?:hàng|hằng|mỗi|các)\s+tuần|(?:cuối|đầu)\s+tháng|tuần)")
_CHAIN = re.compile(r"\s*(?:,|và|đến|-|hoặc|tới)\s*(?:ngày\s+)?$")
_COUNTED = re.compile(
    r"(?:lần|kỳ(?:\s+họp)?|phiên(?:\s+họp)?|cuộc họp|đợt|vòng|hàng|tuần|tháng|quý|năm|khóa|người|hội nghị|đại hội|bước"
    r"|điểm|nhóm|giai đoạn|cấp|tầng|bên|loại|nguyên tắc|vị trí|giải|hạng|cột|dòng|trang|phần|mục|ý|câu|thế hệ|là)\s+$"
)
_RANKED = re.compile(r"\s*(?:nhất|trưởng|hạng|tự|kể từ|tính từ)")
_ISSUED = re.compile(r"ngày\s+\d{1,2}\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})\s*,?\s*của\s+$")
_DISTRICTS_ENDED = (2025, 7)


def wording_problems(lines: Sequence[tuple[Line, str | None]], issued: str | None) -> Iterator[Marked]:
    """Each line comes with its section; a paper of the districts' own time may speak of them."""
    terms = lexicon.terms()
    own_time = issued is not None and (int(issued[:4]), int(issued[5:7])) < _DISTRICTS_ENDED
    for line, section in lines:
        key = line.key
        if "thứ" in key:
            yield from _weekdays(line, section)
        if not terms.needed.search(key):
            continue
        for needs, pattern, advice in terms.outdated:
            for found in pattern.finditer(key) if any(word in key for word in needs) else ():
                said = words.squash(line.text[found.start() : found.end()])
                yield mark("outdated_term", f"“{said}” là cách gọi cũ; {advice}.", section, line.spans(*found.span()))
        told: list[tuple[int, int]] = []
        for needs, pattern, advice in () if own_time else terms.abolished:
            for found in pattern.finditer(key) if any(word in key for word in needs) else ():
                if any(start < found.end() and found.start() < end for start, end in told):
                    continue
                told.append(found.span())
                history = terms.before.search(key[: found.start()]) or terms.after.match(key[found.end() :])
                if not history and not _issued_before_the_end(key[: found.start()]):
                    said = words.squash(line.text[found.start() : found.end()])
                    yield mark("abolished_body", f"“{said}”: {advice}.", section, line.spans(*found.span()))


def _issued_before_the_end(before: str) -> bool:
    """Whether the body is named as the issuer of a paper of its own time ("ngày 03/3/2025 của UBND huyện")."""
    dated = _ISSUED.search(before)
    if dated is None:
        return False
    month, year = (int(part) for part in dated.groups())
    return (year, month) < _DISTRICTS_ENDED


def _weekdays(line: Line, section: str | None) -> Iterator[Marked]:
    """A number behind "thứ" counts a day only beside words of time; else it may count anything."""
    key = line.key
    found = list(_DAY.finditer(key))
    days = [_tells_day(key, one) for one in found]
    for at in range(1, len(found)):
        linked = _CHAIN.fullmatch(key, found[at - 1].end(), found[at].start()) is not None
        days[at] = days[at] or (linked and days[at - 1])
    for at in range(len(found) - 1, 0, -1):
        linked = _CHAIN.fullmatch(key, found[at - 1].end(), found[at].start()) is not None
        days[at - 1] = days[at - 1] or (linked and days[at])
    for one, day in zip(found, days, strict=True):
        if day:
            before, behind = _SAID_BEFORE.search(key[: one.start()]), _SAID_BEHIND.match(key, one.end())
            start, end = before.start() if before else one.start(), behind.end() if behind else one.end()
            said = words.squash(line.text[start:end])
            advice = f"“{said}”: viết “thứ {_NAMES[one.group('number')]}”."
            yield mark("weekday_digit", advice, section, line.spans(start, end))


def _tells_day(key: str, found: re.Match[str]) -> bool:
    before = key[: found.start()]
    if _RANKED.match(key, found.end()):
        return False
    if _SAID_BEHIND.match(key, found.end()):
        return True
    if _BEHIND.match(key, found.end()):
        return _COUNTED.search(before) is None
    return _BEFORE.search(before) is not None
