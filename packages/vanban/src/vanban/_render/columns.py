"""How wide the columns of a table are: no word broken, the rest shared by how much there is to read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PADDING = 4.0
"""Left and right of a cell, in mm."""
_EM = 0.3528
"""Millimetres in a point."""
_LETTER = 0.52
"""Mean width of a bold Vietnamese letter, in em."""
_PULL = 0.7
"""Below 1, so that one long cell does not starve the other columns."""
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
        least = [_longest_word(column) * size * _EM * _LETTER + _PADDING for column in columns]
        if sum(least) <= total:
            break
    wanted = [max(map(len, column)) * size * _EM * _LETTER + _PADDING for column in columns]
    return Columns(_share(least, wanted, total), centred, size)


def _longest_word(column: tuple[str, ...]) -> int:
    return max((len(word) for cell in column for word in cell.split()), default=1)


def _share(least: list[float], wanted: list[float], total: float) -> tuple[float, ...]:
    spare = total - sum(least)
    if spare < 0:
        return tuple(width * total / sum(least) for width in least)
    pull = [max(want - need, 0.0) ** _PULL for need, want in zip(least, wanted, strict=True)]
    if not sum(pull):
        pull = [1.0] * len(least)
    return tuple(need + spare * share / sum(pull) for need, share in zip(least, pull, strict=True))
