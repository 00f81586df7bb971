"""Short names that a paper gives itself: "Ban Tổ chức Ngày hội sách (sau đây gọi tắt là Ban Tổ chức)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vanban._parse.flow import Line
from vanban._parse.rules.units import UnitReader

_DEFINED = re.compile(
    r"\s*\(\s*(?:(?:sau|dưới) đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+)?(?:là|:)\s*[\"“]?(?P<short>[^)\"”]{2,40}?)"
    r"[\"”]?\s*\)"
)
_MOST_BEFORE = 140
_WORD = re.compile(r"(?<!\S)\S")


def defined_names(lines: Iterable[Line], units: UnitReader) -> dict[str, str]:
    """What is said for short, and the name that it stands for."""
    found: dict[str, str] = {}
    for line in lines:
        if "(" not in line.text:
            continue
        for match in _DEFINED.finditer(line.text):
            full = _ending_at(line, match.start(), units)
            if full is not None:
                found.setdefault(match.group("short").strip(), full)
    return found


def _ending_at(line: Line, end: int, units: UnitReader) -> str | None:
    """The last body of the list that ends right before the bracket; the longest reading of its words counts."""
    for word in _WORD.finditer(line.text, max(0, end - _MOST_BEFORE), end):
        names = units.names_at(line.text, word.start())
        if names and names[-1].end == end and not names[-1].collective:
            return names[-1].value
    return None
