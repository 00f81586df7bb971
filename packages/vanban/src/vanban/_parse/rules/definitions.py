"""Short names that a paper gives itself: "Ban Tổ chức Ngày hội sách (sau đây gọi tắt là Ban Tổ chức)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._parse.flow import Line
from vanban._parse.rules.units import UnitReader

_DEFINED = re.compile(
    r"\s*\(\s*(?:(?:sau|dưới) đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+)?(?:là|:)\s*[\"“]?(?P<short>[^)\"”]{2,40}?)"
    r"[\"”]?\s*\)"
)
_PARTY = re.compile(
    r"(?<![\w])(?:bên\s+[^:;.()]{2,40}?\s*\(\s*(?:gọi tắt là\s+|sau đây gọi là\s+)?)?(?P<party>bên\s+[abcd])"
    r"\s*(?:\([^():]{2,60}\)|\))?\s*:\s*"
    r"(?:ông|bà)?\s*(?=\w)"
)
"""A party of a contract, before its name: "Bên mua (Bên A): Trường …", "BÊN B (Bên bán): Hợp tác xã …"."""
_ALONE = ("Văn phòng", "Trung tâm")
"""What a body is called when the paper has named it in full before."""
_MOST_BEFORE = 140
_OF_COMMUNE = re.compile(r"\s+(?:phường|xã|đặc khu)(?:\s+.*)?$")
_WORD = re.compile(r"(?<!\S)\S")


def defined_names(lines: Sequence[Line], units: UnitReader) -> dict[str, str]:
    """What is said for short, and the name that it stands for."""
    found: dict[str, str] = {}
    for line in lines:
        if "(" not in line.text:
            continue
        for match in _DEFINED.finditer(line.text):
            full = _ending_at(line, match.start(), units)
            if full is not None:
                found.setdefault(match.group("short").strip(), full)
    for line in lines:
        party = _PARTY.search(line.key) if "bên" in line.key else None
        names = units.names_at(line.text, party.end()) if party else ()
        if party and names and not names[0].collective:
            found.setdefault(f"Bên {party.group('party')[-1].upper()}", names[0].value)
    for word in _ALONE:
        full = _named_once(word, lines, units)
        if full is not None:
            found.setdefault(word, full)
    return found


def _named_once(word: str, lines: Sequence[Line], units: UnitReader) -> str | None:
    """The only body of the paper whose name begins so."""
    found: set[str] = set()
    form = re.compile(rf"(?<![\wà-ỹ]){word}\s+(?=\w)")
    for line in lines:
        for match in form.finditer(line.text) if word in line.text else ():
            names = units.names_at(line.text, match.start())
            if names and len(names[0].value) > len(word):
                found.add(_OF_COMMUNE.sub("", names[0].value))
    return found.pop() if len(found) == 1 else None


def _ending_at(line: Line, end: int, units: UnitReader) -> str | None:
    """The last body of the list that ends right before the bracket; the longest reading of its words counts."""
    for word in _WORD.finditer(line.text, max(0, end - _MOST_BEFORE), end):
        names = units.names_at(line.text, word.start())
        if names and names[-1].end == end and not names[-1].collective:
            return names[-1].value
    return None
