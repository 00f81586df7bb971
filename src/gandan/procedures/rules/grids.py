"""A grid of cells, pasted or read from a sheet, as rows of a table; what is wrong is said cell by cell."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gandan.common.errors import NotAllowed
from gandan.common.vietnamese import fold
from gandan.common.words import say
from gandan.procedures.rules.cells import Given, Value, check_row, given_words, key_of, read_cell
from gandan.procedures.rules.columns import Column, columns_of

MOST_ROWS = 500
_HEAD_WITHIN = 15
"""Lines in which the head is looked for."""
_SUMS = ("tong", "tong so", "tong cong", "cong")

Grid = Sequence[Sequence[Given]]


@dataclass(frozen=True, slots=True)
class CellFault:
    """``place`` names the cell as the sheet does: "C4"."""

    place: str
    label: str
    given: str
    reason: str


@dataclass(frozen=True, slots=True)
class GridRow:
    line: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ReadGrid:
    rows: tuple[GridRow, ...]
    faults: tuple[CellFault, ...]


def pasted(text: str) -> list[list[Given]]:
    """Return the cells of text copied from a spreadsheet: tabs between them, quotes round those of several lines."""
    return [list(row) for row in csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t")]


def read_grid(kind: str, grid: Grid, *, today: dt.date) -> ReadGrid:
    """Return the rows and the faults. Raises NotAllowed for a grid that holds no row, or too many."""
    columns = columns_of(kind)
    places, first = _places(columns, grid)
    rows: list[GridRow] = []
    faults: list[CellFault] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in enumerate(grid[first:], first + 1):
        given = {column: cells[at] if at < len(cells) else None for column, at in places.items()}
        if not _is_row(cells):
            continue
        values, wrong = _read_row(kind, given, today)
        if not wrong:
            key = key_of(kind, values)
            if key in seen:
                wrong.append(_twice(columns, seen[key]))
            seen.setdefault(key, line)
        faults += [
            CellFault(
                f"{letter(places.get(column, 0))}{line}", say(column.label), given_words(given.get(column)), reason
            )
            for column, reason in wrong
        ]
        rows.append(GridRow(line, values))
    if not rows:
        raise NotAllowed("no_rows", "Không thấy dòng dữ liệu nào. Hãy xem lại phần đã dán hoặc tệp đã chọn.")
    if len(rows) > MOST_ROWS:
        raise NotAllowed(
            "many_rows", "Mỗi bảng nhiều nhất %(most)d dòng, đang có %(count)d.", most=MOST_ROWS, count=len(rows)
        )
    return ReadGrid(tuple(rows), tuple(faults))


def letter(at: int) -> str:
    """Return "A" for the first column, "AA" for the twenty-seventh."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _twice(columns: Sequence[Column], line: int) -> tuple[Column, str]:
    key = next(column for column in columns if column.is_key)
    return key, say("Dòng này trùng với dòng %(line)d.", line=line)


def _read_row(
    kind: str, given: Mapping[Column, Given], today: dt.date
) -> tuple[dict[str, Value], list[tuple[Column, str]]]:
    values: dict[str, Value] = {}
    wrong: list[tuple[Column, str]] = []
    for column in columns_of(kind):
        try:
            values[column.name] = read_cell(column, given.get(column))
        except NotAllowed as refusal:
            wrong.append((column, refusal.reason))
    if not wrong:
        named = {column.name: column for column in columns_of(kind)}
        wrong = [(named[name], refusal.reason) for name, refusal in check_row(kind, values, today=today)]
    return values, wrong


def _is_row(cells: Sequence[Given]) -> bool:
    words = [fold(given_words(cell)) for cell in cells]
    filled = [word for word in words if word]
    # a line that numbers the columns "(1) (2) (3)" or sums them up is none
    return (
        bool(filled) and filled[0].rstrip(":") not in _SUMS and not all(_is_number_of_column(word) for word in filled)
    )


def _is_number_of_column(word: str) -> bool:
    return word.startswith("(") and word.endswith(")") and word[1:-1].isdecimal()


def _places(columns: Sequence[Column], grid: Grid) -> tuple[dict[Column, int], int]:
    """Return where each column stands and the first line below the head; without a head they stand in their order."""
    for line, cells in enumerate(grid[:_HEAD_WITHIN]):
        words = [fold(given_words(cell)) for cell in cells]
        found = {column: at for column in columns if (at := _find(column, words)) is not None}
        if len(found) > 1:
            return found, line + 1
    shift = 1 if _is_numbered(grid) else 0
    return {column: at + shift for at, column in enumerate(columns)}, 0


def _find(column: Column, words: Sequence[str]) -> int | None:
    names = (fold(column.label), fold(say(column.label)), *column.aliases)
    return next((at for name in names for at, word in enumerate(words) if word == name), None)


def _is_numbered(grid: Grid) -> bool:
    """Say whether the first cells merely count the lines."""
    firsts = [given_words(row[0]) for row in grid if any(given_words(cell) for cell in row)]
    return firsts == [str(at) for at in range(1, len(firsts) + 1)]
