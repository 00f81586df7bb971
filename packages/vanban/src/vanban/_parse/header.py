"""The head of a document: national name, issuer, number, place and day, type, subject, addressees, marks.

Decree 30/2020/NĐ-CP, annex I, parts II.1 to II.5 and II.9; party papers have their own head (Guideline 36-HD/VPTW).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban._parse import words
from vanban._parse.flow import Flow, Grid, Line, join
from vanban._parse.lexicon import WORD_END, types
from vanban._parse.markers import find_marker
from vanban._parse.outline import type_of_line

_NATION = re.compile(r"cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do\s*-\s*hạnh phúc|đảng cộng sản việt nam")
_SYMBOL = r"[A-ZĐa-zđ][\wĐđ&.]*(?:\s*[-–/]\s*[A-ZĐ][\wĐđ&.]*)*"
_NUMBER = re.compile(
    rf"(?:^|\s)Số\s*:?\s*([\d]+[a-zA-Z]?)?[\s.…_]*[/-]\s*({_SYMBOL})|(?:^|\s)Số\s*:\s*(\d+[a-zA-Z]?)\s*$"
)
_PLACE = re.compile(
    r"(?P<place>(?:P\.|X\.|TP\.|ĐK\.|TT\.)?\s*[A-ZĐÀ-Ỹ][\wà-ỹÀ-Ỹ .'-]{1,60}?)\s*,\s*ngày(?P<day>[\s.…_]*\d{0,2})[\s.…_]*tháng"
    r"(?P<month>[\s.…_]*\d{0,2})[\s.…_]*năm[\s.…_]*(?P<year>\d{4})?"
)
_ABBREVIATED = (
    ("P.", "Phường"),
    ("X.", "Xã"),
    ("TP.", "Thành phố"),
    ("ĐK.", "Đặc khu"),
    ("TT.", "Thị trấn"),
    ("TP ", "Thành phố "),
)
_MARK = re.compile(r"^\W*(tuyệt mật|tối mật|mật)\W*$")
_URGENCY = re.compile(r"^\W*(hỏa tốc(?: hẹn giờ)?|thượng khẩn|khẩn)\W*$")
_ABOUT = re.compile(r"(?:v/v|về việc)\s*:?\s*")
_TO = re.compile(r"kính gửi\s*:?\s*")
_OPENING = re.compile(
    r"(?:căn cứ|thực hiện|theo|xét|kính gửi|ngày \d|nhằm|để |ủy ban nhân dân|ubnd|hội đồng nhân dân|chủ tịch|giám đốc|sau khi|trong thời gian"
    r"|thi hành|phúc đáp|trả lời|qua |hiện nay|vừa qua|tiếp theo|trên cơ sở|được sự|hôm nay|vào hồi|để\s|kính|đảng ủy|ban thường vụ|i\.|1\.)"
)
_MOST_HEAD = 40
_MOST_SUBJECT = 8


@dataclass
class Header:
    has_nation: bool = False
    issuer_lines: list[Line] = field(default_factory=list)
    number: str | None = None
    symbol: str | None = None
    number_line: Line | None = None
    number_at: tuple[int, int] = (0, 0)
    symbol_at: tuple[int, int] = (0, 0)
    place: str | None = None
    place_raw: str | None = None
    date: str | None = None
    year: int | None = None
    """Also where day and month are blank."""
    place_line: Line | None = None
    place_at: tuple[int, int] = (0, 0)
    date_at: tuple[int, int] = (0, 0)
    type: str | None = None
    type_line: Line | None = None
    subject: str | None = None
    subject_line: Line | None = None
    to: list[Line] = field(default_factory=list)
    security: str | None = None
    urgency: str | None = None
    end: int = 0
    """Index of the first item behind the head."""


def read_header(flow: Flow) -> Header:
    header = Header()
    items = flow.items
    type_index = _find_type(items, header)
    about = next((at for at in range(_limit(items)) if _is_line(items[at]) and _ABOUT.match(items[at].key)), None)  # type: ignore[union-attr]
    addressed = next((at for at in range(_limit(items)) if _is_line(items[at]) and _TO.match(items[at].key)), None)  # type: ignore[union-attr]
    stop = _head_stop(items, type_index, about, addressed)
    for at in range(stop):
        item = items[at]
        if isinstance(item, Line):
            _read_head_line(header, item)
            header.end = at + 1
    if type_index is not None:
        header.end = _read_subject(items, type_index, header)
    elif about is not None and about < stop + _MOST_SUBJECT:
        _read_about(items, about, header)
    if addressed is not None:
        header.end = max(header.end, _read_addressees(items, addressed, header))
    if header.type is None:
        header.type = _type_of_symbol(header, letter=addressed is not None)
    return header


def _is_line(item: Line | Grid) -> bool:
    return isinstance(item, Line)


def _limit(items: Sequence[Line | Grid]) -> int:
    return min(len(items), _MOST_HEAD)


def _find_type(items: Sequence[Line | Grid], header: Header) -> int | None:
    for at in range(_limit(items)):
        item = items[at]
        found = type_of_line(item) if isinstance(item, Line) else None
        if found and isinstance(item, Line):
            header.type, header.type_line = found[0], item
            return at
        if isinstance(item, Line) and at > 0 and find_marker(item.text) and not _PLACE.search(item.text):
            return None
    return None


def _head_stop(items: Sequence[Line | Grid], type_index: int | None, about: int | None, addressed: int | None) -> int:
    if type_index is not None:
        return type_index
    if addressed is not None:
        return addressed
    stop = 0
    for at in range(_limit(items)):
        item = items[at]
        if not isinstance(item, Line):
            break
        if _NUMBER.search(item.text) or _PLACE.search(item.text) or _NATION.search(item.key):
            stop = at + 1
    return max(stop, (about or 0) + 1 if about is not None and about <= stop + 2 else 0)


def _read_head_line(header: Header, line: Line) -> None:
    mark, urgency = _MARK.match(line.key), _URGENCY.match(line.key)
    if mark:
        header.security = mark.group(1).upper()
        return
    if urgency:
        header.urgency = urgency.group(1).upper()
        return
    used = False
    number = _NUMBER.search(line.text) if header.number_line is None else None
    if number:
        _take_number(header, line, number)
        used = True
    place = _PLACE.search(line.text) if header.place_line is None else None
    if place:
        _take_place(header, line, place)
        used = True
    nation = _NATION.search(line.key)
    if nation:
        header.has_nation = True
        rest = line.part(0, nation.start())
        if rest.text and words.is_upper(rest.text):
            header.issuer_lines.append(rest)
        return
    if not used and header.number_line is None and _looks_like_issuer(line):
        header.issuer_lines.append(line)


def _looks_like_issuer(line: Line) -> bool:
    return words.is_upper(line.text) and sum(letter.isalpha() for letter in line.text) > 1


def _take_number(header: Header, line: Line, found: re.Match[str]) -> None:
    header.number_line = line
    header.number = found.group(1) or found.group(3)
    header.number_at = found.span(1) if found.group(1) else found.span(3)
    if found.group(2):
        symbol = _cut_symbol(found.group(2))
        header.symbol = re.sub(r"\s+", "", symbol).replace("–", "-")
        header.symbol_at = (found.start(2), found.start(2) + len(symbol))
    if header.number is None:
        header.number_at = found.span()


def _cut_symbol(raw: str) -> str:
    """ "KH-UBND Phường X" on one line: the symbol ends before a blank that no hyphen surrounds."""
    found = re.match(r"[^\s]+(?:\s*[-–]\s*[A-ZĐ][A-ZĐ\d&]+(?![\wà-ỹ]))*", raw)
    return found.group().rstrip(".,;") if found else raw


def _take_place(header: Header, line: Line, found: re.Match[str]) -> None:
    raw = found.group("place")
    # "Số: 12/KH-UBND   Phường X, ngày …" on one line: only what follows the wide gap is the place.
    gap = max((gap.end() for gap in re.finditer(r"\s{2,}|(?<=[A-ZĐ]{2})\s(?=[PXT]\.|Phường|Xã|Đặc)", raw)), default=0)
    start = found.start("place") + gap
    raw = raw[gap:].strip()
    header.place_line, header.place_raw = line, raw
    header.place = raw
    header.place_at = (start, start + len(raw))
    for short, full in _ABBREVIATED:
        if raw.startswith(short):
            header.place = words.squash(f"{full} {raw[len(short) :]}")
    digits = [re.sub(r"\D", "", found.group(name) or "") for name in ("day", "month", "year")]
    header.year = int(digits[2]) if digits[2] else None
    header.date_at = (found.start("day") - 4, found.end())
    if all(digits):
        header.date = iso_day(int(digits[2]), int(digits[1]), int(digits[0]))


def iso_day(year: int, month: int, day: int) -> str | None:
    longest = (
        31,
        29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    )
    if not (1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= longest[month - 1]):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _read_subject(items: Sequence[Line | Grid], type_index: int, header: Header) -> int:
    line = items[type_index]
    if not isinstance(line, Line):
        return type_index + 1
    found = type_of_line(line)
    rest = line.part(found[1]) if found else line.part(len(line.text))
    collected = [rest] if rest.text.strip(" .:") and not _is_tail_of_type(rest) else []
    at = type_index + 1
    while at < len(items) and len(collected) < _MOST_SUBJECT:
        item = items[at]
        if not isinstance(item, Line) or not _goes_on(collected, item):
            break
        collected.append(item)
        at += 1
    if collected:
        subject = collected[0]
        for one in collected[1:]:
            subject = join(subject, one)
        header.subject_line = subject
        header.subject = words.squash(subject.text).removesuffix(".")
    return at


def _is_tail_of_type(rest: Line) -> bool:
    """ "CHƯƠNG TRÌNH HÀNH ĐỘNG" or "THÔNG BÁO" with a number of its own."""
    return rest.key in ("hành động", "công tác")


def _goes_on(collected: Sequence[Line], line: Line) -> bool:
    if find_marker(line.text) or _NUMBER.match(line.text) or _TO.match(line.key):
        return False
    if not collected:
        return not (
            _OPENING.match(line.key) and line.key.startswith(("căn cứ", "kính gửi"))
        ) and not line.text.endswith((":", ";"))
    previous = collected[-1]
    if previous.text.endswith((".", ";", ":")):
        return False
    if line.centred and previous.centred and not line.gap_before:
        return not (words.is_upper(line.text) and _OPENING.match(line.key))
    return (
        not line.gap_before
        and not _OPENING.match(line.key)
        and len(line.text) < 120
        and not line.text.endswith((":", "."))
    )


def _read_about(items: Sequence[Line | Grid], about: int, header: Header) -> None:
    line = items[about]
    if not isinstance(line, Line):
        return
    at = about + 1
    while at < len(items):
        following = items[at]
        if (
            not isinstance(following, Line)
            or following.gap_before
            or _TO.match(following.key)
            or _PLACE.search(following.text)
        ):
            break
        if _NATION.search(following.key) or _OPENING.match(following.key) or len(following.text) > 90:
            break
        line = join(line, following)
        at += 1
    header.subject_line, header.subject = line, words.squash(line.text).removesuffix(".")
    header.end = max(header.end, at)


def _read_addressees(items: Sequence[Line | Grid], addressed: int, header: Header) -> int:
    line = items[addressed]
    if not isinstance(line, Line):
        return addressed + 1
    found = _TO.match(line.key)
    rest = line.part(found.end() if found else 0)
    lines = [rest] if rest.text.strip(" :") else []
    at = addressed + 1
    while at < len(items):
        item = items[at]
        if not isinstance(item, Line):
            break
        marker = find_marker(item.text)
        open_list = not lines or lines[-1].text.rstrip().endswith((";", ","))
        if not (marker and marker.kind == "dash" and len(item.text) < 200) and not (
            open_list and len(item.text) < 160
        ):
            break
        lines.append(item.part(marker.end if marker else 0))
        at += 1
    header.to = [part for one in lines for part in _split_addressees(one)]
    return at


def _split_addressees(line: Line) -> list[Line]:
    found, start = [], 0
    for piece in line.text.split(";"):
        part = line.part(start, start + len(piece))
        text = part.text.rstrip(" .,")
        if text:
            found.append(part.part(0, len(text)))
        start += len(piece) + 1
    return found


def _type_of_symbol(header: Header, *, letter: bool) -> str | None:
    shorts = types().shorts
    if header.symbol:
        for part in re.split(r"[-/]", header.symbol):
            if part.upper() in shorts and part.upper() != "UBND":
                return shorts[part.upper()]
    about = header.subject is not None and _ABOUT.match(words.key(header.subject)) is not None
    return "cong_van" if letter or about or header.symbol else None


def secrecy_mark(flow: Flow) -> str | None:
    """The mark of secrecy that stands on a line of its own in the head (Law on Protection of State Secrets)."""
    for line in list(flow.lines())[:_MOST_HEAD]:
        for text in line.key.split("  "):
            found = _MARK.match(text.strip())
            if found and words.is_upper(line.text):
                return found.group(1).upper()
        if _ENDS_HEAD.match(line.key):
            return None
    return None


_ENDS_HEAD = re.compile(r"(?:căn cứ|thực hiện|theo|i\.|1\.|điều 1)" + WORD_END)
