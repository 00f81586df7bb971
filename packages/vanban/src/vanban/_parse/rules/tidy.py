"""What every format needs before understanding: columns made of blanks parted, tables torn in two made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._parse import words
from vanban._parse.flow import Grid, Item, Line
from vanban._parse.rules.header_patterns import NATION, TO
from vanban._parse.rules.outline import side_by_side, type_of_line

_MOST_HEAD = 30


def tidied(items: Sequence[Item]) -> list[Item]:
    return _whole_tables(_parted_head(list(items)))


def _parted_head(items: list[Item]) -> list[Item]:
    """A head set in two columns with tabs or blanks: the left column first, then the right one."""
    head: list[Line] = []
    for item in items[:_MOST_HEAD]:
        if not isinstance(item, Line) or TO.match(item.key) or type_of_line(item) is not None:
            break
        head.append(item)
    parted = side_by_side(head)
    if len(parted) == len(head) or not any(NATION.search(line.key) for line in parted):
        return items
    return [*parted, *items[len(head) :]]


def _whole_tables(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        if isinstance(item, Grid) and isinstance(before, Grid) and _goes_on(before, item):
            repeated = _row_key(item.rows[0]) == _row_key(before.rows[0])
            found[-1] = Grid((*before.rows, *item.rows[int(repeated) :]), before.landscape)
        else:
            found.append(item)
    return found


def _goes_on(before: Grid, grid: Grid) -> bool:
    """Whether the rows are numbered on from those of the table above."""
    if len(before.rows[0]) != len(grid.rows[0]):
        return False
    repeated = _row_key(grid.rows[0]) == _row_key(before.rows[0])
    first = grid.rows[1:2] if repeated else grid.rows[:1]
    last_number, number = _row_number(before.rows[-1]), _row_number(first[0]) if first else None
    return last_number is not None and number == last_number + 1


def _row_number(row: Sequence[Line]) -> int | None:
    found = re.fullmatch(r"\s*(\d{1,3})\s*\.?\s*", row[0].text)
    return int(found.group(1)) if found else None


def _row_key(row: Sequence[Line]) -> list[str]:
    return [words.squash(cell.key) for cell in row]
