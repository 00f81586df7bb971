"""Numbers of headings that come twice or out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban._parse.markers import roman_value
from vanban._parse.rules.marked import Marked, mark
from vanban._parse.rules.outline import Node

_COUNTED = frozenset({"roman", "arabic", "dotted", "letter", "capital", "part", "chapter", "section"})
_BEGIN_AGAIN = frozenset({"arabic", "letter"})
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6}


def numbering_problems(nodes: Sequence[Node]) -> Iterator[Marked]:
    """Among the headings of one level, and among all articles, which count on through the chapters."""
    yield from _in_level(nodes)
    yield from _in_order([node for node in _all(nodes) if node.marker is not None and node.marker.kind == "article"])


def _in_level(nodes: Sequence[Node]) -> Iterator[Marked]:
    yield from _in_order([node for node in nodes if node.marker is not None and node.marker.kind in _COUNTED])
    for node in nodes:
        yield from _in_level(node.children)


def _all(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _in_order(nodes: Sequence[Node]) -> Iterator[Marked]:
    last: dict[str, tuple[int, str]] = {}
    seen: dict[str, set[int]] = {}
    for node in nodes:
        marker = node.marker
        value = _value(marker.kind, marker.number) if marker is not None and marker.number is not None else None
        if marker is None or marker.number is None or value is None:
            continue
        before = last.get(marker.kind)
        again = value == 1 and marker.kind in _BEGIN_AGAIN
        if before is not None and not again and not _follows(marker.kind, before[0], value):
            if value in seen[marker.kind]:
                text = f"Sau mục {before[1]} lại là mục {marker.number}; số {marker.number} dùng hai lần."
            else:
                text = f"Sau mục {before[1]} là mục {marker.number}, không đúng thứ tự."
            yield mark("section_numbering", text, node.path, node.line.spans())
        last[marker.kind] = (value, marker.number)
        seen.setdefault(marker.kind, set()).add(value)


def _follows(kind: str, before: int, value: int) -> bool:
    # Some leave out "đ" or count with "f" and "j": of letters only what comes back is wrong.
    return value > before if kind in ("letter", "capital") else value == before + 1


def _value(kind: str, number: str) -> int | None:
    if kind == "letter":
        return _LETTERS.index(number) + 1 if number in _LETTERS else None
    if kind == "capital":
        return "ABCDĐEGH".find(number) + 1 or None
    if kind in ("part", "chapter", "section") and not number.isdecimal():
        return _ORDINALS.get(number.lower()) or _roman(number)
    return _roman(number) if kind == "roman" else _last_number(number)


def _roman(number: str) -> int | None:
    return roman_value(number) if re.fullmatch(r"[IVX]+", number) else None


def _last_number(number: str) -> int:
    digits = re.sub(r"\D", "", number.rpartition(".")[2])
    return int(digits) if digits else 0
