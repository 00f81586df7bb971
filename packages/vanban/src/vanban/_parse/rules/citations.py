"""Other documents that the text names by their number, once each, in the order of their first appearance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from vanban._model import Span
from vanban._parse import words
from vanban._parse.flow import Line
from vanban._parse.lexicon import WORD_START, types
from vanban._parse.rules.header import iso_day
from vanban._parse.rules.units import Name, UnitReader

_TAG = r"[A-ZĐ][A-Za-zĐđƯưÔôƠơÂâÊê\d]*"
_MORE = (
    rf"(?:\s*[-–]\s*(?:[A-ZĐ][A-ZĐƯ\d]+|[A-ZĐ][a-zđ]?[A-ZĐ]+[a-zđ]?|CTr|TTg|{_TAG}(?=[-–/]))(?![a-zà-ỹđ])"
    rf"|[-–&/]{_TAG})*"
)
_REFERENCE = re.compile(
    rf"(?<![\w/.-])(?P<number>\d{{1,5}}[a-zA-Z]?)\s*(?:/\s*(?P<year>(?:19|20)\d\d))?\s*"
    rf"(?:/\s*(?P<symbol>{_TAG}{_MORE})|-\s*(?P<party>[A-ZĐ][A-Za-zĐđ]{{0,4}}\s*/\s*{_TAG}(?:[-–]{_TAG})*))(?![\w])"
)
_DATED = re.compile(
    r"\s*,?\s*(?:ban hành\s+)?ngày\s+(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
    r"|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))"
)
_OF = re.compile(r"\s*,?\s*của\s+")
_COLLECTIVE = re.compile(rf"{WORD_START}(?:các\s+)?(?:văn bản|công văn)\s+(?:của\s+)?$")
_LISTED = re.compile(r"[\s,;]*(?:và|số|:|ngày|\d|/|tháng|năm)*[\s,;\d/]*(?:và\s+)?(?:số\s*:?\s*)?$")
_BLANKS = re.compile(r"\s+")


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
    for match in _REFERENCE.finditer(line.text):
        reference = normalise(match.group())
        named, type_start = _type_before(line, match.start())
        symbol_type = type_of_reference(reference)
        before = line.key[max(0, match.start() - 6) : match.start()].rstrip(" :")
        if named is None and symbol_type is None and not before.endswith("số"):
            continue
        if named is None and symbol_type is None and not reference.rpartition("/")[2].isupper():
            continue
        dated = _DATED.match(line.key, match.end())
        body = _issuer_after(line, dated.end() if dated else match.end(), units)
        late = _DATED.match(line.key, body.end) if dated is None and body else None
        dated = dated or late
        start = type_start if type_start is not None else match.start()
        body = body or _issuer_before(line, match.start(), units)
        stop = max(match.end(), dated.end() if dated else 0)
        at = (body.start, body.end) if body else (0, 0)
        day, issuer = _date(dated), body.value if body else None
        found.append(Mention(reference, named, symbol_type, day, issuer, line, start, stop, match.end(), at))
    return found


def normalise(raw: str) -> str:
    text = _BLANKS.sub("", words.clean(raw)).replace("–", "-").replace("—", "-")
    number, separator, symbol = re.split(r"([/-])", text, maxsplit=1)
    mixed = {"CTR": "CTr", "TTR": "TTr", "TTG": "TTg", "QYĐ": "QyĐ", "QĐI": "QĐi"}
    parts = re.split(r"([/&-])", symbol)
    return number + separator + "".join(mixed.get(part.upper(), part.upper()) for part in parts)


def type_of_reference(reference: str) -> str | None:
    """The type that the symbol tells; a body with its unit ("UBND-VHXH") is a letter."""
    symbol = re.split(r"[/-]", reference, maxsplit=1)[1]
    symbol = re.sub(r"^\d{4}/", "", symbol)
    first = re.split(r"[/&-]", symbol)[0]
    shorts = types().shorts
    law = re.match(r"(QH|UBTVQH)\d+$", first)
    if law:
        return shorts[law.group(1)] if law.group(1) == "QH" else shorts["UBTVQH"]
    if first.upper() in shorts:
        return shorts[first.upper()]
    return "cong_van" if re.fullmatch(r"[A-ZĐ\d]{3,}(?:[-&][A-ZĐ\d]+)*", symbol) else None


_TYPE_BEFORE = re.compile(rf"{WORD_START}({types().pattern})\s*(?:hành động\s*)?(?:số\s*)?:?\s*$")


def _type_before(line: Line, position: int) -> tuple[str | None, int | None]:
    start = max(0, position - 45)
    found = _TYPE_BEFORE.search(line.key[start:position])
    if found is None:
        return None, None
    named = types().names[_BLANKS.sub(" ", found.group(1))]
    notice = named == "ket_luan" and line.key[start : start + found.start()].endswith("thông báo ")
    return "thong_bao" if notice else named, start + found.start()


def _date(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups() if part)
    return iso_day(year, month, day)


def _issuer_after(line: Line, position: int, units: UnitReader) -> Name | None:
    found = _OF.match(line.key, position)
    names = units.names_at(line.text, found.end()) if found else ()
    return names[0] if names and not names[0].collective else None


_PROPOSED = re.compile(r"đề nghị của\s+")
_OFFICE = re.compile(
    r"^(?:Phó )?(?:Giám đốc|Chủ tịch|Chánh(?= Văn)|Trưởng(?= (?:phòng|Phòng|ban|Ban))|Hiệu trưởng)\s+"
)
_OF_BEFORE = re.compile(r"(?:văn bản|công văn)\s+của\s+")


def _issuer_before(line: Line, position: int, units: UnitReader) -> Name | None:
    """The body before the number: "các văn bản của UBND phường số …", "theo đề nghị của X tại Tờ trình số …"."""
    for found in _PROPOSED.finditer(line.key, max(0, position - 200), position):
        names = units.names_at(line.text, found.end())
        if names and re.fullmatch(r"\s*(?:\([^)]*\)\s*)?tại\s+[^,;.]*", line.key[names[-1].end : position]):
            return replace(names[0], value=words.capitalise(_OFFICE.sub("", names[0].value)))
    for found in _OF_BEFORE.finditer(line.key, max(0, position - 80), position):
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
