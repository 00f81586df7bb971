"""The head of a document: national name, issuer, number, place and day, type, subject, addressees, marks.

Decree 30/2020/NĐ-CP, annex I, parts II.1 to II.5 and II.9; party papers have their own head (Guideline 36-HD/VPTW).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from vanban._parse import words
from vanban._parse.flow import Flow, Item, Line
from vanban._parse.lexicon import WORD_END, types
from vanban._parse.markers import find_marker
from vanban._parse.rules.header_patterns import ABOUT, NATION, NUMBER, PLACE, PLACE_ALONE, STAMP, TO, URGENCY, WIRED
from vanban._parse.rules.outline import type_of_line
from vanban._parse.rules.subject import read_about, read_addressees, read_subject

_ABBREVIATED = (
    ("P.", "Phường"),
    ("X.", "Xã"),
    ("TP.", "Thành phố"),
    ("ĐK.", "Đặc khu"),
    ("TT.", "Thị trấn"),
    ("TX.", "Thị xã"),
    ("TP ", "Thành phố "),
)
_MARKS = {"tuyệt mật": "TUYỆT MẬT", "tối mật": "TỐI MẬT", "mật": "MẬT"}
# where an OCR has lost the diacritics: better one paper too many held back than one too few
_BARE_MARKS = {"TUYET MAT": "TUYỆT MẬT", "TOI MAT": "TỐI MẬT", "MAT": "MẬT"}
# letters may be set apart ("M Ậ T"); a form may print the name of the field before the mark
_MARK = re.compile(
    r"\W*(?:(?:độ|mức độ) mật\s*[:-]\s*)?(?:"
    + "|".join(f"({r'[ ]*'.join(word.replace(' ', ''))})" for word in _MARKS)
    + r")\W*"
)
_MARKED_NUMBER = re.compile(r"số\s*:?\s*\d.*\((tum|tm|m)\)\W*")
_NUMBER_MARKS = {"tum": "TUYỆT MẬT", "tm": "TỐI MẬT", "m": "MẬT"}
_SIDE_BY_SIDE = re.compile(r"\n|\t|[ ]{2,}")
_ENDS_HEAD = re.compile(r"(?:căn cứ|thực hiện|theo|i\.|1\.|điều 1)" + WORD_END)
_MOST_HEAD = 40
_MOST_ABOUT = 8
"""How far behind the number the subject of a letter may stand."""


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
    security_line: Line | None = None
    urgency: str | None = None
    urgency_line: Line | None = None
    end: int = 0
    """Index of the first item behind the head."""


def read_header(flow: Flow) -> Header:
    security, security_line = _secrecy(flow)
    header = Header(security=security, security_line=security_line)
    items = flow.items
    type_index = _find_type(items, header)
    about, addressed = _first(items, ABOUT), _first(items, TO)
    if addressed is None and header.type == "cong_dien":
        addressed = _first(items, WIRED)
    stop = _head_stop(items, type_index, about, addressed)
    for at in range(stop):
        item = items[at]
        if isinstance(item, Line):
            _read_head_line(header, item)
            header.end = at + 1
    if type_index is not None:
        header.subject_line, header.end = read_subject(items, type_index)
        below = items[header.end] if header.end < len(items) else None
        if header.number_line is None and isinstance(below, Line) and NUMBER.match(below.text):
            _read_head_line(header, below)
            header.end += 1
    elif about is not None and about < stop + _MOST_ABOUT:
        header.subject_line, end = read_about(items, about)
        below = items[end] if end < len(items) else None
        if isinstance(below, Line) and URGENCY.match(below.key):
            _read_head_line(header, below)
            end += 1
        header.end = max(header.end, end)
    if header.subject_line is not None:
        header.subject = words.squash(header.subject_line.text).removesuffix(".")
    if addressed is not None:
        header.to, end = read_addressees(items, addressed)
        header.end = max(header.end, end)
    if header.type is None:
        header.type = _type_of_symbol(header, letter=addressed is not None)
    return header


def _first(items: Sequence[Item], opening: re.Pattern[str]) -> int | None:
    """The index of the first line of the head that begins so."""
    for at in range(_limit(items)):
        item = items[at]
        if isinstance(item, Line) and opening.match(item.key):
            return at
    return None


def _limit(items: Sequence[Item]) -> int:
    return min(len(items), _MOST_HEAD)


def _find_type(items: Sequence[Item], header: Header) -> int | None:
    for at in range(_limit(items)):
        item = items[at]
        found = type_of_line(item) if isinstance(item, Line) else None
        if found and isinstance(item, Line):
            header.type, header.type_line = found[0], item
            return at
        if isinstance(item, Line) and at > 0 and find_marker(item.text) and not PLACE.search(item.text):
            return None
    return None


def _head_stop(items: Sequence[Item], type_index: int | None, about: int | None, addressed: int | None) -> int:
    if type_index is not None:
        return type_index
    if addressed is not None:
        return addressed
    stop = 0
    for at in range(_limit(items)):
        item = items[at]
        if not isinstance(item, Line):
            break
        if NUMBER.search(item.text) or PLACE.search(item.text) or NATION.search(item.key):
            stop = at + 1
    return max(stop, (about or 0) + 1 if about is not None and about <= stop + 2 else 0)


def _read_head_line(header: Header, line: Line) -> None:
    urgency = URGENCY.match(line.key)
    if _MARK.fullmatch(line.key) or STAMP.match(line.key):
        return
    if urgency:
        header.urgency, header.urgency_line = urgency.group(1).upper(), line
        return
    used = False
    number = NUMBER.search(line.text) if header.number_line is None and "Số" in line.text else None
    if number:
        _take_number(header, line, number)
        used = True
    placed = header.place_line is None and "ngày" in line.key
    place = (PLACE.search(line.text) or PLACE_ALONE.fullmatch(line.text)) if placed else None
    if place:
        _take_place(header, line, place)
        used = True
    nation = NATION.search(line.key)
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
    """In "KH-UBND Phường X" the symbol ends before the blank that no hyphen surrounds."""
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


def _type_of_symbol(header: Header, *, letter: bool) -> str | None:
    shorts = types().shorts
    about = header.subject is not None and ABOUT.match(words.key(header.subject)) is not None
    if header.symbol:
        parts = [part.upper() for part in re.split(r"[-/]", header.symbol)]
        # The symbol of a letter is who wrote it and the unit ("BHXH-CĐ"), even if the unit's short form is a type's.
        for part in parts[:1] if letter and about else parts:
            if part in shorts and part != "UBND":
                return shorts[part]
    return "cong_van" if letter or about or header.symbol else None


def secrecy_mark(flow: Flow) -> str | None:
    """The mark of secrecy that stands on a line of its own in the head, or above or below the text of a page.

    (Law on Protection of State Secrets.)
    """
    return _secrecy(flow)[0]


def _secrecy(flow: Flow) -> tuple[str | None, Line | None]:
    for line in flow.margins:
        found = _mark_of_line(line)
        if found:
            return found, line
    for line in islice(flow.lines(), _MOST_HEAD):
        found = _mark_of_line(line)
        if found:
            return found, line
        if _ENDS_HEAD.match(line.key):
            break
    return None, None


def _mark_of_line(line: Line) -> str | None:
    bare = _BARE_MARKS.get(" ".join(re.findall("[A-Z]+", line.text))) if "MAT" in line.text else None
    if bare and not any(letter.islower() for letter in line.text):
        return bare
    number = _MARKED_NUMBER.fullmatch(line.key) if "m)" in line.key else None
    if number is None and "ậ" not in line.key:
        return None
    marked = _MARK.fullmatch(line.key)
    if number:
        return _NUMBER_MARKS[number.group(1)]
    if marked is None:
        # beside something else on the line only capitals show a mark: justified text has wide gaps too
        pieces = (piece for piece in _SIDE_BY_SIDE.split(line.text) if words.is_upper(piece[:1] or " "))
        marked = next((found for piece in pieces if (found := _MARK.fullmatch(words.key(piece)))), None)
    return None if marked is None else list(_MARKS.values())[(marked.lastindex or 1) - 1]
