"""Who issues the document: from the lines of the head, else the body that the text says is speaking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban._model import Span
from vanban._parse import lexicon, words
from vanban._parse.flow import Line
from vanban._parse.rules.header import Header
from vanban._parse.rules.name_words import LEVELS, PROPER
from vanban._parse.rules.units import Commune, UnitReader

_LEVEL_LINE = re.compile(r"(?:phường|xã|đặc khu|thị trấn|thành phố|tỉnh|quận|huyện|tp\.?)\s")
_COMMUNE_TEXT = re.compile(rf"(?<![\wà-ỹ])((?:P|p)hường|(?:X|x)ã|(?:Đ|đ)ặc khu|(?:T|t)hị trấn)\s+(?!Hội\s)({PROPER})")
_SPEAKING = re.compile(
    r"\s+(?:ban hành|thông báo|xây dựng\s+(?:kế hoạch|đề án|phương án|chương trình)|nhận được|báo cáo|đề nghị"
    r"|yêu cầu|kính|trân trọng|đã nhận|triển khai)"
)
_KIND_ALONE = 2
"""So many words at the start of a name tell its kind alone; what it does follows with a capital."""
_JOINT = re.compile(r"\s+[-–]\s+")
_LEVEL_WORDS = {"phường", "xã", "đặc khu", "thị trấn", "thành phố", "tỉnh", "quận", "huyện"}
_KEPT = frozenset({"TNHH", "THCS", "THPT", "MTV", "CP", "TM", "DV", "PTDTBT", "PTDTNT", "TDTT"})
"""Short forms that stay in capitals within a name."""


@dataclass
class Issuer:
    name: str | None = None
    parent: str | None = None
    spans: tuple[Span, ...] = ()
    parent_spans: tuple[Span, ...] = ()
    from_text: bool = False


def read_issuer(header: Header, lines: Sequence[Line], units: UnitReader) -> Issuer:
    named = _join_lines(header.issuer_lines)
    if named:
        found = [(_ordinary(text, lines, units), spans) for text, spans in named]
        name, spans = found[-1]
        if len(found) == 1 and _LEVEL_LINE.match(words.key(name)) and (header.symbol or "").endswith("UBND"):
            # of "ỦY BAN NHÂN DÂN" over "PHƯỜNG X" the first line was lost
            name = f"Ủy ban nhân dân {name[:1].lower()}{name[1:]}"
        parent, parent_spans = found[-2] if len(found) > 1 else (None, ())
        return Issuer(name, parent, spans, parent_spans)
    return _speaker(header, lines, units)


def _join_lines(lines: Sequence[Line]) -> list[tuple[str, tuple[Span, ...]]]:
    """Lines that go on with a name ("ỦY BAN NHÂN DÂN" + "PHƯỜNG X") become one."""
    heads = lexicon.units().head
    found: list[tuple[str, tuple[Span, ...]]] = []
    for line in lines:
        text = line.text.strip(" *_-")
        if not text:
            continue
        begins = (
            " " in text
            and heads.match(words.key(text))
            and not _LEVEL_LINE.match(words.key(text))
            and not words.key(text).startswith(("và ", "- "))
        )
        if found and not begins:
            found[-1] = (f"{found[-1][0]} {text}", found[-1][1] + line.spans())
        else:
            found.append((text, line.spans()))
    return found


def _ordinary(upper: str, lines: Sequence[Line], units: UnitReader) -> str:
    """A name in capitals with ordinary ones: as the text writes it, else by the word list and the rule of names."""
    both = _JOINT.split(words.squash(upper))
    if len(both) > 1 and all(lexicon.units().head.match(words.key(one)) for one in both):
        return " - ".join(_ordinary(one, lines, units) for one in both)
    # Short forms are spelled out first, while their capitals still tell them from words.
    upper = units.expand(words.squash(upper)).upper()
    folded = words.key(upper)
    level = re.search(rf"\s(?:{'|'.join(_LEVEL_WORDS)})\s(?!hội(?:\s|$)|lập(?:\s|$))", folded)
    head = upper[: level.start()] if level else upper
    plain = units.spell_out(_as_written(head, lines) or _sentence_case(head))
    if level is None:
        return plain
    rest = words.key(upper[level.start() :]).split()
    size = 2 if " ".join(rest[:2]) in _LEVEL_WORDS else 1
    name = " ".join(word.capitalize() for word in rest[size:])
    return words.squash(f"{plain} {' '.join(rest[:size])} {name}")


def _as_written(upper: str, lines: Sequence[Line]) -> str | None:
    folded = words.key(upper)
    for line in lines:
        at = line.key.find(folded)
        if at >= 0:
            text = line.text[at : at + len(upper)]
            if not words.is_upper(text) and (line.key[at + len(upper) : at + len(upper) + 1] or " ") in " ,.;:)":
                return text
    return None


def _sentence_case(upper: str) -> str:
    known = lexicon.units()
    folded = words.key(upper)
    if known.known.match(folded):
        return upper
    head = known.head.match(folded)
    if head is None:
        return words.capitalise(upper.lower())
    name, rest = known.heads[head.group()], upper[head.end() :].strip()
    proper = known.proper.match(folded)
    if proper:
        # Places, schools and companies bear a proper name behind the words that tell their kind.
        kind = upper[head.end() : proper.end()].strip()
        own = " ".join(_own_case(word) for word in upper[proper.end() :].split())
        kind = " ".join(word if word in _KEPT else word.lower() for word in kind.split())
        return words.squash(f"{name} {words.capitalise(kind)} {own}")
    # "Phòng Kinh tế", "Trung tâm Dịch vụ …", but "Ban Quản lý dự án …".
    told = len(name.split()) > _KIND_ALONE or any(word[0].isupper() for word in name.split()[1:])
    rest = known.known.sub(lambda found: known.canonical[lexicon.bare(found.group())], rest.lower())
    return words.squash(f"{name} {rest if told else words.capitalise(rest)}")


def _own_case(word: str) -> str:
    if word in _KEPT or any(part in _KEPT for part in word.split("&")):
        return word
    return word.lower() if word in ("VÀ", "SỐ", "CỦA") else word.capitalize()


def _speaker(header: Header, lines: Sequence[Line], units: UnitReader) -> Issuer:
    commune = find_commune(header, None, lines)
    for line in lines:
        names = units.names_at(line.text)
        if names and not names[0].collective and _SPEAKING.match(line.key, names[0].end):
            name, spans = _fullest(line.text[names[0].start : names[0].end], lines, units, commune)
            return Issuer(name, None, spans or line.spans(names[0].start, names[0].end), from_text=True)
    if header.symbol and header.symbol.endswith("UBND") and commune.full:
        return Issuer(f"Ủy ban nhân dân {commune.full}", from_text=True)
    return Issuer()


def _fullest(raw: str, lines: Sequence[Line], units: UnitReader, commune: Commune) -> tuple[str, tuple[Span, ...]]:
    """The longest form of the name in the text: "Trung tâm … phường" is "Trung tâm … phường Gia Viên" elsewhere."""
    plain = _spelled(raw)
    if re.search(rf"\s{LEVELS}$", words.key(raw)):
        longer = re.compile(re.escape(words.key(raw)) + r"\s+")
        for line in lines:
            for found in longer.finditer(line.key):
                proper = re.compile(PROPER).match(line.text, found.end())
                if proper:
                    return f"{plain} {proper.group()}", line.spans(found.start(), proper.end())
        if commune.full and words.key(plain).endswith(words.key(commune.level or "")):
            return f"{plain} {commune.name}", ()
    return plain, ()


def _spelled(raw: str) -> str:
    """Spelled out without leaving out the commune, as an issuer needs it."""
    reader = UnitReader()
    level = re.search(rf"\s{LEVELS}(?:\s+{PROPER})?$", raw)
    return reader.spell_out(raw[: level.start()]) + level.group() if level else reader.spell_out(raw)


def find_commune(header: Header, issuer: Issuer | None, lines: Sequence[Line]) -> Commune:
    """The commune of the issuer's name, of the place, or the one named first in the text."""
    for text in (issuer.parent if issuer else None, issuer.name if issuer else None, header.place):
        found = _COMMUNE_TEXT.search(text or "")
        if found:
            return _commune(found, issuer)
    for line in lines:
        found = _COMMUNE_TEXT.search(line.text)
        if found:
            return _commune(found, issuer)
    return Commune(issuer=issuer.name if issuer else None)


def _commune(found: re.Match[str], issuer: Issuer | None) -> Commune:
    level, name = found.group(1).lower(), found.group(2)
    return Commune(level, name, f"Ủy ban nhân dân {level} {name}", issuer.name if issuer else None)
