"""The cells of a criteria sheet: which column holds what, merged cells filled, faults named by their cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from gandan.common.vietnamese import fold
from gandan.common.words import say

Cell = object
"""Text, a number, a truth value, ``{"on": …}`` for a day, or None."""
_HEAD_WITHIN = 40


class Column(Enum):
    NUMBER = "number"
    NAME = "name"
    POINTS = "points"
    UNIT = "unit"
    WANTED = "wanted"
    INDICATOR = "indicator"
    SCALE = "scale"
    MANDATORY = "mandatory"
    LEVEL = "level"
    LEAST = "least"
    SHARE = "share"


_TREE_NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.SCALE: ("thang quy doi", "thang tinh", "cach tinh diem", "quy doi diem"),
    Column.INDICATOR: ("chi tieu tu tinh", "ma chi tieu", "chi tieu", "tu tinh"),
    Column.MANDATORY: ("bat buoc", "diem liet"),
    Column.POINTS: ("diem toi da", "diem chuan", "thang diem", "so diem", "diem"),
    Column.WANTED: ("minh chung", "tai lieu kiem chung", "tai lieu chung minh", "ho so kiem chung"),
    Column.UNIT: ("don vi phu trach", "don vi", "co quan", "bo phan", "phu trach", "chu tri"),
    Column.NUMBER: ("stt", "so tt", "tt", "ma", "muc", "ma tieu chi", "so thu tu", "ky hieu"),
    Column.NAME: ("tieu chi", "noi dung", "ten tieu chi", "nhiem vu"),
}
_LEVEL_NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.SHARE: ("ty le toi thieu", "ti le toi thieu", "ty le", "ti le"),
    Column.LEAST: ("diem toi thieu", "nguong diem", "nguong", "diem"),
    Column.LEVEL: ("muc do", "muc dat", "ten muc", "xep loai", "cap do", "muc"),
}
_EXACT = {Column.NUMBER}
"""Short words that also begin other headings: only the whole heading counts."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault at a cell; a grave one keeps the set from coming into force."""

    code: str
    cell: str
    sheet: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    is_grave: bool = True

    @property
    def words(self) -> str:
        place = say("Ô %(cell)s", cell=self.cell)
        if self.sheet:
            place = say("Trang “%(sheet)s”, ô %(cell)s", sheet=self.sheet, cell=self.cell)
        return f"{place}: {say(self.sentence, **self.values)}"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with merged cells known: ``name`` is empty for the first one, whose cells need no name."""

    name: str
    rows: Sequence[Sequence[Cell]]
    covered: Mapping[tuple[int, int], tuple[int, int]]
    """Each cell inside a merged range, and the first cell of that range."""

    def at(self, row: int, column: int) -> Cell:
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else None

    def filled(self, row: int, column: int) -> Cell:
        """Return the cell's own value, or that of the merged range it lies in."""
        return self.at(*self.covered.get((row, column), (row, column)))

    def text(self, row: int, column: int | None) -> str:
        """Return the words of the cell or of its merged range on one line each."""
        if column is None:
            return ""
        value = self.filled(row, column)
        if isinstance(value, float):
            return f"{value:.10g}"
        return "" if value is None or isinstance(value, dict) else str(value).strip()


@dataclass(frozen=True, slots=True)
class Head:
    row: int
    columns: Mapping[Column, int]


def make_table(name: str, rows: Sequence[Sequence[Cell]], merged: Sequence[Sequence[int]]) -> Table:
    covered = {
        (row, column): (first_row, first_column)
        for first_row, first_column, last_row, last_column in merged
        for row in range(first_row, min(last_row, len(rows)) + 1)
        for column in range(first_column, min(last_column, 60) + 1)
    }
    return Table(name, rows, covered)


def cell_name(row: int, column: int) -> str:
    """Return "C14" for row 13, column 2."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = f"{chr(65 + rest)}{letters}"
    return f"{letters}{row + 1}"


def find_tree_head(table: Table) -> Head | None:
    """Return the first row that names a column of criteria and one of points."""
    return _find_head(table, _TREE_NAMES, {Column.NAME, Column.POINTS}, range(min(_HEAD_WITHIN, len(table.rows))))


def find_level_head(table: Table, *, start: int = 0) -> Head | None:
    """Return the first row from ``start`` that names a column of levels and one of least points."""
    return _find_head(table, _LEVEL_NAMES, {Column.LEVEL, Column.LEAST}, range(start, len(table.rows)))


def _find_head(table: Table, names: Mapping[Column, tuple[str, ...]], needed: set[Column], rows: range) -> Head | None:
    for row in rows:
        columns = _columns(table, row, names)
        if needed <= columns.keys():
            return Head(row, columns)
    return None


def _columns(table: Table, row: int, names: Mapping[Column, tuple[str, ...]]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for column in range(len(table.rows[row])):
        words = fold(table.text(row, column))
        if not words or len(words) > 80 or (row, column) != table.covered.get((row, column), (row, column)):
            continue
        kind = _kind(words, names)
        if kind is not None:
            found.setdefault(kind, column)
    return found


def _kind(words: str, names: Mapping[Column, tuple[str, ...]]) -> Column | None:
    exact = next((kind for kind, known in names.items() if words in known), None)
    if exact is not None:
        return exact
    loose = (kind for kind, known in names.items() if kind not in _EXACT and any(one in words for one in known))
    return next(loose, None)
