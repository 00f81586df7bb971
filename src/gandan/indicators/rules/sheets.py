"""Cells of another system's spreadsheet: their places, what they hold, which row is the commune's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gandan.common.vietnamese import fold
from gandan.common.words import say
from gandan.indicators.rules.numbers import MOST, read_number

Cell = str | float | int | bool | Mapping[str, str] | None
Grid = Sequence[Sequence[Cell]]
Merged = Iterable[tuple[int, int, int, int]]
_MOST_CELLS = 200_000
_SEARCHED_ROWS = 25
_MOST_HEADS = 3


@dataclass(frozen=True, slots=True)
class Column:
    at: str
    label: str
    """The words of its head, the merged ones above it first."""


@dataclass(frozen=True, slots=True)
class Read:
    number: Decimal | None
    fault: str = ""


def letters(index: int) -> str:
    """Return the name of a column: "A" for 0, "AA" for 26."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_index(name: str) -> int:
    """Return the place of a column; -1 where the name is none."""
    if not name or not all("A" <= letter <= "Z" for letter in name):
        return -1
    index = 0
    for letter in name:
        index = index * 26 + ord(letter) - 64
    return index - 1


def filled(rows: Grid, merged: Merged) -> list[list[Cell]]:
    """Return the cells with each merged area holding its first cell's value throughout."""
    grid = [list(row) for row in rows]
    left = _MOST_CELLS
    for top, start, bottom, end in merged:
        value = cell_at(grid, top, start)
        for row in range(top, min(bottom + 1, len(grid))):
            for column in range(start, min(end + 1, len(grid[row]))):
                if left <= 0:
                    return grid
                grid[row][column] = value
                left -= 1
    return grid


def cell_at(grid: Grid, row: int, column: int) -> Cell:
    """Return the cell, None outside the sheet."""
    if row < 0 or column < 0 or row >= len(grid) or column >= len(grid[row]):
        return None
    return grid[row][column]


def cell_words(cell: Cell) -> str:
    """Return what a person sees in the cell, as near as the file says."""
    if cell is None:
        return ""
    if isinstance(cell, Mapping):
        year, month, day = cell["on"].split("-")
        return f"{day}/{month}/{year}"
    if isinstance(cell, float):
        return f"{int(cell)}" if cell == int(cell) else f"{cell:.6f}".rstrip("0").replace(".", ",")
    return str(cell)


def heads(grid: Grid, first: int, last: int) -> list[Column]:
    """Return the columns with the words of the head rows (from 1, both included)."""
    width = max((len(row) for row in grid), default=0)
    return [Column(letters(index), _label(grid, index, first, last)) for index in range(width)]


def propose_head(grid: Grid) -> tuple[int, int]:
    """Return the rows (from 1) that look like the head: the widest row of words, and such rows right below it."""
    # a title that is merged over the whole width says one thing
    counts = [len({cell for cell in row if isinstance(cell, str)}) for row in grid[:_SEARCHED_ROWS]]
    if not counts or not max(counts):
        return 1, 1
    wide = max(counts) * 0.6
    first = next(index for index, count in enumerate(counts) if count >= max(2, wide) or count == max(counts))
    last = first
    while last + 1 < len(counts) and last - first + 1 < _MOST_HEADS and _is_head(grid[last + 1], counts[last + 1]):
        last += 1
    return first + 1, last + 1


def propose_row(grid: Grid, names: Sequence[str], *, below: int) -> tuple[str, str]:
    """Return the column and the words of the first cell below the head that names the commune; empty for none."""
    wanted = [fold(name) for name in names]
    for row in range(below, len(grid)):
        for column, cell in enumerate(grid[row]):
            if isinstance(cell, str) and any(name and name in fold(cell) for name in wanted):
                return letters(column), cell
    return "", ""


def find_rows(grid: Grid, column: str, words: str, *, below: int) -> list[int]:
    """Return the rows (from 0) below the head whose cell in this column says these words."""
    wanted, index = fold(words), column_index(column)
    return [row for row in range(below, len(grid)) if fold(cell_words(cell_at(grid, row, index))) == wanted]


def read_cell(grid: Grid, row: int, column: str, *, is_share: bool = False) -> Read:
    """Return the number of a cell, or why there is none; an empty cell is None without a fault.

    ``is_share``: the column holds shares of one, as a cell of percent format does (0,935 is 93,5 %).
    """
    cell = cell_at(grid, row, column_index(column))
    place = f"{column}{row + 1}"
    if cell is None:
        return Read(None)
    number = None
    has_sign = False
    if isinstance(cell, str):
        number, has_sign = read_number(cell), "%" in cell
    elif isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < MOST:
        number = Decimal(str(cell))
    if number is None:
        return Read(None, say("Ô %(cell)s: “%(words)s” không phải là số.", cell=place, words=cell_words(cell)[:60]))
    return Read(number * 100 if is_share and not has_sign else number)


def _is_head(row: Sequence[Cell], words: int) -> bool:
    return words >= 2 and not any(isinstance(cell, int | float) for cell in row)


def _label(grid: Grid, column: int, first: int, last: int) -> str:
    words: list[str] = []
    for row in range(first - 1, last):
        text = " ".join(cell_words(cell_at(grid, row, column)).split())
        if text and text not in words:
            words.append(text)
    return " – ".join(words)
