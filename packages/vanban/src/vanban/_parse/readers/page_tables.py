"""Tables that go on over the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from vanban._parse import words
from vanban._parse.flow import Grid, Line, join

_MOST_HEADER_ROWS = 4


def continued(before: Grid, rows: list[tuple[Line, ...]]) -> Grid:
    """Both as one table: the repeated head goes, a row cut in two is joined.

    A cell that covers several rows is cut by the page too: its lower piece is empty, what it says stands above.
    """
    pairs = zip(before.rows[:_MOST_HEADER_ROWS], rows, strict=False)
    rows = rows[sum(1 for _ in takewhile(lambda pair: _key(pair[0]) == _key(pair[1]), pairs)) :]
    if not rows:
        return before
    joined = list(before.rows)
    last = joined[-1]
    cut = not rows[0][0].text and bool(last[0].text) and any(cell.text for cell in rows[0])
    for column in range(1, len(last)):
        upper, lower = last[column], rows[0][column]
        covered = sum(1 for row in rows if row[column] is lower)
        hung = len(joined) > 1 and joined[-2][column] is upper
        if upper.text and not lower.text and (hung or covered > 1):
            rows = [tuple(upper if cell is lower else cell for cell in row) for row in rows]
    if cut:
        low = rows.pop(0)
        joined[-1] = tuple(_joined(up, down) for up, down in zip(last, low, strict=True))
    return Grid((*joined, *rows), before.landscape)


def _joined(up: Line, down: Line) -> Line:
    if up is down or not down.text:
        return up
    return join(up, down) if up.text else down


def _key(row: Sequence[Line]) -> list[str]:
    return [words.squash(cell.key) for cell in row]
