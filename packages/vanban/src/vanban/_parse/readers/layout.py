"""Tables that only place the header or the signature side by side, and lines that only wrap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vanban._parse import words
from vanban._parse.flow import Grid, Line, join
from vanban._parse.markers import has_marker
from vanban._parse.rules.header_patterns import ABOUT
from vanban._parse.rules.signing_lines import is_person, is_signing

_LAYOUT = re.compile(
    r"cộng hòa xã hội|độc lập\s*-\s*tự do|đảng cộng sản việt nam|^nơi nhận|^số\s*:|^(?:tm|kt|tl|tuq)\.|^kính gửi",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.;:!?…]\W*$")
_MOST_SIGNING_ROWS = 6


def names_layout(text: str) -> bool:
    return _LAYOUT.search(words.key(text)) is not None


def is_layout(grid: Grid) -> bool:
    if len(grid.rows[0]) > 3:
        return False
    lines = [line for row in grid.rows for line in _lines(row)]
    if any(_LAYOUT.search(line.key) for line in lines):
        return True
    # Who signs side by side ("THƯ KÝ" and "CHỦ TỌA", both sides of a contract) with the names below.
    signing = any(is_signing(line) for line in lines) and any(is_person(line) for line in lines)
    return signing and len(grid.rows) <= _MOST_SIGNING_ROWS and not any(line.text[:1].isdigit() for line in lines)


def flatten(grid: Grid) -> list[Line]:
    """The lines of the cells, column by column; a row of one cell over all columns parts what is above and below it.

    A merged cell gives its lines once.
    """
    found: list[Line] = []
    rows: list[Sequence[Line]] = []
    for row in grid.rows:
        if len({_block(cell) for cell in row}) == 1:
            found.extend(_columns(rows))
            found.extend(split_lines(row[0]))
            rows = []
        else:
            rows.append(row)
    return found + _columns(rows)


def _columns(rows: Sequence[Sequence[Line]]) -> list[Line]:
    seen: set[int] = set()
    found: list[Line] = []
    for column in range(max((len(row) for row in rows), default=0)):
        gap = True
        for row in rows:
            cell = row[column]
            if _block(cell) not in seen:
                lines = split_lines(cell, gap=gap)
                found.extend(lines)
                gap = not lines
            seen.add(_block(cell))
    return found


def _block(cell: Line) -> int:
    return cell.pieces[0].block if cell.pieces else -1


def split_lines(cell: Line, *, gap: bool = True) -> list[Line]:
    found, start = [], 0
    for text in cell.text.split("\n"):
        if text.strip():
            line = cell.part(start, start + len(text))
            found.append(Line(line.text, line.pieces, gap, cell.centred, cell.landscape, cell.right))
            gap = False
        else:
            gap = True
        start += len(text) + 1
    return found


def unwrapped(lines: Iterable[Line]) -> list[Line]:
    """Lines that were broken inside a sentence, as one."""
    found: list[Line] = []
    for line in lines:
        if found and goes_on(found[-1], line):
            found[-1] = join(found[-1], line)
        else:
            found.append(line)
    return found


def goes_on(previous: Line, line: Line) -> bool:
    """Whether the line goes on in lower case with the sentence of the one above."""
    if ABOUT.match(line.key):
        return False
    ended = has_marker(line.text) or _SENTENCE_END.search(previous.text) or words.is_upper(previous.text)
    return not ended and line.text[0].islower()


def _lines(row: tuple[Line, ...]) -> list[Line]:
    return [line for cell in row for line in split_lines(cell)]
