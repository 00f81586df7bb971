"""How wide the columns of a table are: no word broken, the rest shared by how much there is to read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PADDING = 4.0
"""Left and right of a cell, in mm."""
_EM = 0.3528
"""Millimetres in a point."""
_CAPITAL, _LETTER, _SPACE = 0.69, 0.5, 0.25
"""Mean widths of bold letters, in em; figures are as wide as small letters."""
_PULL = 0.5
"""Below 1, so that one long cell does not starve the other columns."""
_BOLD = 1.1
"""How much wider than the mean a word of the head may be: "Đúng"."""
_HEAD_LINES = 3
_SHORT = re.compile(r"[\d\s.,/%+\-–:()]*")


@dataclass(frozen=True, slots=True)
class Columns:
    widths: tuple[float, ...]
    """In millimetres."""
    centred: tuple[bool, ...]
    size: int
    """Of the letters, in points."""


def measure_columns(rows: Sequence[tuple[str, ...]], total: float) -> Columns:
    """``rows`` are all of one length; the first is the head."""
    columns = list(zip(*rows, strict=True))
    centred = tuple(all(_SHORT.fullmatch(cell) for cell in column[1:]) for column in columns)
    for size in (13, 12, 11, 10):
        least = [_least(column, size) + _PADDING for column in columns]
        if sum(least) <= total:
            break
    wanted = [_wanted(column, size) + _PADDING for column in columns]
    return Columns(_share(least, wanted, total), centred, size)


def text_width(text: str, size: float) -> float:
    """About how long the text is on one line, in bold, in millimetres."""
    return sum(_CAPITAL if sign.isupper() else _SPACE if sign.isspace() else _LETTER for sign in text) * size * _EM


def _least(column: Sequence[str], size: float) -> float:
    head, *cells = column
    return max(_widest_word(head, size) * _BOLD, *(_widest_word(cell, size) for cell in cells), 0.0)


def _wanted(column: Sequence[str], size: float) -> float:
    """A head may break into lines, so that long heads over figures leave the room to the words."""
    head, *cells = column
    return max(text_width(head, size) / _HEAD_LINES, *(text_width(cell, size) for cell in cells), 0.0)


def _widest_word(text: str, size: float) -> float:
    return max((text_width(word, size) for word in text.split()), default=0.0)


def _share(least: list[float], wanted: list[float], total: float) -> tuple[float, ...]:
    spare = total - sum(least)
    if spare < 0:
        return tuple(width * total / sum(least) for width in least)
    pull = [max(want - need, 0.0) ** _PULL for need, want in zip(least, wanted, strict=True)]
    if not sum(pull):
        pull = [1.0] * len(least)
    return tuple(need + spare * share / sum(pull) for need, share in zip(least, pull, strict=True))
