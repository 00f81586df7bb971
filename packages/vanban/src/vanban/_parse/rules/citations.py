"""Other documents that the text names by their number, once each, in the order of their first appearance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from vanban._model import Span
from vanban._parse import words
from vanban._parse.flow import Line
from vanban._parse.lexicon import WORD_START, types
from vanban._parse.rules.header import iso_day
from vanban._parse.rules.references import LOWER, NUMBERS_BEFORE, REFERENCE, normalise, symbol_of, type_of_reference
from vanban._parse.rules.units import Name, UnitReader
from vanban._parse.rules.worded_days import WORDED_DAY, number_of

_DATED = re.compile(
    r"\s*[,(]?\s*(?:(?:được\s+)?(?:ban hành|ký|phát hành)\s+)?(?:đề\s+|(?:đều|cùng)\s+)?ngày\s+"
    rf"(?:(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*(\d{{4}})|{WORDED_DAY})"
)
_TOGETHER = re.compile(r"\s*,?\s*(?:(?:ban hành|ký)\s+)?(?:đều|cùng)\s")
"""The day behind is that of every paper of the list."""
_OF = re.compile(r"\s*\)?\s*,?\s*của\s+")
_JOINT = re.compile(r"[\s)]*(?:[,;]|và|cùng)[\s,]*(?:và\s+)?(?:các\s+)?(?:số\s*:?\s*)?")
_NO_PAPER = re.compile(r"(?:mẫu|biểu|phụ lục|phụ biểu|thửa|nhà|lô|sổ|tờ bản đồ|khoản|hộ)(?:\s+số)?\s*:?\s*$")


@dataclass
class Mention:
    """One place that names a document."""

    reference: str
    type: str | None
    symbol_type: str | None
    date: str | None
    issuer: str | None
    line: Line
    start: int
    end: int
    """Behind number and day: the stretch whose digits are no due day."""
    number_start: int = 0
    number_end: int = 0
    issuer_at: tuple[int, int] = (0, 0)


@dataclass
class Cited:
    reference: str
    type: str | None
    date: str | None = None
    issuer: str | None = None
    basis: bool = False
    spans: tuple[Span, ...] = ()
    date_spans: tuple[Span, ...] = ()
    issuer_spans: tuple[Span, ...] = ()
    conflicts: list[Mention] = field(default_factory=list)


def find_mentions(line: Line, units: UnitReader) -> list[Mention]:
    if "/" not in line.text:
        return []
    found: list[Mention] = []
    for match in REFERENCE.finditer(line.text):
        one = _mention(line, match, units, listed=_goes_on(line, found, match.start()))
        if one is not None:
            found += [*_with_its_symbol(line, match.start(), one), one]
    found += [_lower(line, match) for match in LOWER.finditer(line.text)]
    _share(line, found)
    return found


def _mention(line: Line, match: re.Match[str], units: UnitReader, *, listed: bool) -> Mention | None:
    reference = normalise(match.group())
    named, type_start = _type_before(line, match.start())
    symbol_type = type_of_reference(reference)
    if named is None and not listed and not _stands_alone(line, match.start(), reference, symbol_type):
        return None
    dated = _DATED.match(line.key, match.end())
    body = _issuer_after(line, dated.end() if dated else match.end(), units)
    late = _DATED.match(line.key, body.end) if dated is None and body else None
    dated = dated or late
    start = type_start if type_start is not None else match.start()
    body = body or _issuer_before(line, match.start(), units)
    stop = max(match.end(), dated.end() if dated else 0)
    at = (body.start, body.end) if body else (0, 0)
    day, issuer = _date(dated), body.value if body else None
    return Mention(reference, named, symbol_type, day, issuer, line, start, stop, match.start(), match.end(), at)


def _stands_alone(line: Line, position: int, reference: str, symbol_type: str | None) -> bool:
    """Whether a number without a type word names a paper: by its symbol, or by "số" before it."""
    before = line.key[max(0, position - 20) : position]
    if _NO_PAPER.search(before):
        return False
    if before.rstrip(" :").endswith("số"):
        return symbol_type is not None or reference.rpartition("/")[2].isupper()
    return symbol_type is not None and (symbol_type != "cong_van" or "-" in symbol_of(reference))


def _goes_on(line: Line, found: Sequence[Mention], position: int) -> bool:
    """Whether the number follows the one before in a list ("số 45/UBND, 46/UBND")."""
    return bool(found) and _JOINT.fullmatch(line.key, found[-1].end, position) is not None


def _with_its_symbol(line: Line, position: int, last: Mention) -> list[Mention]:
    """Of "số 45, 46/QĐ-UBND ngày …" the numbers before the last one, whose symbol and day they share."""
    before = NUMBERS_BEFORE.search(line.key, max(0, position - 80), position)
    if before is None:
        return []
    named, _ = _type_before(line, before.start())
    last.type = last.type or named
    rest = last.reference[len(re.split(r"[/-]", last.reference)[0]) :]
    return [
        replace(
            last, reference=number.group().upper() + rest, start=start, end=end, number_start=start, number_end=end
        )
        for number in re.finditer(r"\d{1,5}[a-z]?", before.group("numbers"))
        for start, end in [(before.start("numbers") + at for at in number.span())]
    ]


def _lower(line: Line, match: re.Match[str]) -> Mention:
    reference = normalise(match.group())
    named, _ = _type_before(line, match.start())
    day = _date(_DATED.match(line.key, match.end()))
    start, end = match.span()
    return Mention(reference, named, type_of_reference(reference), day, None, line, start, end, start, end)


def _share(line: Line, found: Sequence[Mention]) -> None:
    """What a list says once counts for all of it: the type before it, the body and "cùng ngày" behind it."""
    pairs = [
        (first, second) for first, second in pairwise(found) if _JOINT.fullmatch(line.key, first.end, second.start)
    ]
    for first, second in pairs:
        if second.start == second.number_start:
            alike = symbol_of(first.reference) == symbol_of(second.reference)
            second.type = first.type if alike else second.type
            if second.issuer is None and first.issuer_at[1] < first.start:
                second.issuer, second.issuer_at = first.issuer, first.issuer_at
    for first, second in reversed(pairs):
        if first.date is None and _TOGETHER.match(line.key, second.number_end):
            first.date = second.date
        if first.issuer is None and second.start == second.number_start:
            first.issuer, first.issuer_at = second.issuer, second.issuer_at


_KINDS = r"hành động|phối hợp|liên tịch|liên ngành|kết luận|làm việc|kinh tế|thanh tra|kiểm tra|công tác|chuyên đề"


@cache
def _named_before(types: str) -> re.Pattern[str]:
    return re.compile(rf"{WORD_START}({types})\s*(?:(?:{_KINDS})\s*)?(?:số\s*)?:?\s*$")


def _type_before(line: Line, position: int) -> tuple[str | None, int | None]:
    start = max(0, position - 45)
    found = _named_before(types().pattern).search(line.key[start:position])
    if found is None:
        return None, None
    named = types().names[words.squash(found.group(1))]
    notice = named == "ket_luan" and line.key[start : start + found.start()].endswith("thông báo ")
    return "thong_bao" if notice else named, start + found.start()


def _date(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    if found.group("day"):
        day, month, year = (number_of(found.group(name)) for name in ("day", "month", "year"))
    else:
        day, month, year = (int(part) for part in found.groups()[:3])
    return iso_day(year, month, day)


def _issuer_after(line: Line, position: int, units: UnitReader) -> Name | None:
    found = _OF.match(line.key, position)
    names = units.names_at(line.text, found.end()) if found else ()
    return names[0] if names and not names[0].collective else None


_PROPOSED = re.compile(
    r"(?P<asked>đề nghị)\s+của\s+|(?:chỉ đạo|yêu cầu|ý kiến|hướng dẫn|kết luận|thống nhất)\s+của\s+"
)
_OFFICE = re.compile(
    r"^(?:Phó )?(?:Giám đốc|Chủ tịch|Chánh(?= Văn)|Trưởng(?= (?:phòng|Phòng|ban|Ban))|Hiệu trưởng)\s+"
)


@cache
def _of_before(types: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{types}|văn bản)(?:\s+(?:{_KINDS}))?\s+của\s+")


def _issuer_before(line: Line, position: int, units: UnitReader) -> Name | None:
    """The body before the number: "các văn bản của UBND phường số …", "theo đề nghị của X tại Tờ trình số …"."""
    for found in _PROPOSED.finditer(line.key, max(0, position - 200), position):
        names = units.names_at(line.text, found.end())
        if names and re.fullmatch(r"\s*(?:\([^)]*\)\s*)?tại\s+[^,;.]*", line.key[names[-1].end : position]):
            asked = found.group("asked") is not None
            return replace(names[0], value=words.capitalise(_OFFICE.sub("", names[0].value))) if asked else names[0]
    for found in _of_before(types().pattern).finditer(line.key, max(0, position - 80), position):
        names = units.names_at(line.text, found.end())
        if names and line.key[names[0].end : position].strip(" :,") == "số":
            return names[0]
    return None


def gather(mentions: Iterable[tuple[Mention, bool]], own: str | None) -> list[Cited]:
    """One entry per document; the first mention gives its type, any mention its day and issuer."""
    found: dict[str, Cited] = {}
    for mention, basis in mentions:
        if mention.reference == own:
            continue
        place = mention.reference.upper()
        cited = found.get(place)
        if cited is None:
            kind = mention.type or mention.symbol_type
            cited = Cited(mention.reference, kind, spans=mention.line.spans(mention.start, mention.number_end))
            found[place] = cited
        cited.basis = cited.basis or basis
        if cited.date is None and mention.date:
            cited.date, cited.date_spans = mention.date, mention.line.spans(mention.number_end, mention.end)
        if cited.issuer is None and mention.issuer:
            cited.issuer, cited.issuer_spans = mention.issuer, mention.line.spans(*mention.issuer_at)
        if _disagrees(mention, cited):
            cited.conflicts.append(mention)
    return list(found.values())


# A party body's "QĐ" may be a decision or a regulation; "CT" is also used for programmes.
_EITHER = ({"quyet_dinh", "quy_dinh"}, {"chi_thi", "chuong_trinh"})


def _disagrees(mention: Mention, cited: Cited) -> bool:
    if mention.type is None:
        return False
    for other in (mention.symbol_type, cited.type):
        if other and other != mention.type and not any({mention.type, other} <= group for group in _EITHER):
            return True
    return False


def conflicts_with_register(cited: Cited, register: Mapping[str, str]) -> str | None:
    """The type under which the register knows the number, where it differs."""
    known = register.get(cited.reference)
    return known if known is not None and cited.type is not None and known != cited.type else None
