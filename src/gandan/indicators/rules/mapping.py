"""Which cells of a spreadsheet are which figures; saved once, proposed again for a sheet with the same heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gandan.common.vietnamese import fold
from gandan.common.words import say
from gandan.indicators.enums import ValueKind
from gandan.indicators.rules.checks import Given, faults_of
from gandan.indicators.rules.sheets import Column, Grid, find_rows, read_cell

_PARTS = ("numerator", "denominator", "value")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns that hold the parts of one indicator, empty where there is none."""

    numerator: str = ""
    denominator: str = ""
    value: str = ""
    is_share: bool = False
    """The value stands as a share of one, as in a cell of percent format."""

    def named(self) -> list[str]:
        return [getattr(self, part) for part in _PARTS if getattr(self, part)]


@dataclass(frozen=True, slots=True)
class SheetMapping:
    head_first: int
    head_last: int
    row_column: str
    row_words: str
    columns: Mapping[str, Columns] = field(default_factory=dict)
    """By code of the indicator."""


@dataclass(frozen=True, slots=True)
class Line:
    """What would be entered for one indicator, from which cells, and what is wrong with it."""

    code: str
    given: Given
    cells: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return self.given == Given()


def to_json(mapping: SheetMapping, columns: Sequence[Column]) -> dict[str, Any]:
    """Return the mapping with the heads of its columns, by which it is found again."""
    labels = {column.at: column.label for column in columns}

    def place(at: str) -> dict[str, str]:
        return {"at": at, "label": labels.get(at, "")} if at else {}

    return {
        "head": [mapping.head_first, mapping.head_last],
        "row": {"column": place(mapping.row_column), "words": mapping.row_words},
        "columns": {
            code: {part: place(getattr(one, part)) for part in _PARTS} | {"is_share": one.is_share}
            for code, one in mapping.columns.items()
        },
    }


def saved_head(saved: Mapping[str, Any]) -> tuple[int, int]:
    first, last = saved["head"]
    return int(first), int(last)


def fit(saved: Mapping[str, Any], columns: Sequence[Column], head: tuple[int, int]) -> SheetMapping | None:
    """Return the saved mapping for a sheet with these heads, also where its columns have moved; None for others."""
    by_label: dict[str, str] = {}
    for column in columns:
        by_label.setdefault(fold(column.label), column.at)

    def found(place: Mapping[str, str]) -> str | None:
        return by_label.get(fold(place["label"])) if place else ""

    row_column = found(saved["row"]["column"])
    fitted: dict[str, Columns] = {}
    for code, parts in saved["columns"].items():
        numerator, denominator, value = (found(parts[part]) for part in _PARTS)
        if numerator is None or denominator is None or value is None:
            return None
        fitted[code] = Columns(numerator, denominator, value, bool(parts["is_share"]))
    if row_column is None or not fitted:
        return None
    return SheetMapping(head[0], head[1], row_column, saved["row"]["words"], fitted)


def row_of(grid: Grid, mapping: SheetMapping) -> tuple[int, str]:
    """Return the row to take (from 0), or -1 with the sentence that says why there is none."""
    if not mapping.row_column or not mapping.row_words.strip():
        return -1, say("Hãy chọn cột và ghi nội dung của dòng cần lấy, ví dụ tên xã, phường.")
    rows = find_rows(grid, mapping.row_column, mapping.row_words, below=mapping.head_last)
    if len(rows) == 1:
        return rows[0], ""
    told = {"column": mapping.row_column, "words": mapping.row_words[:80]}
    if not rows:
        return -1, say("Cột %(column)s không có dòng nào ghi “%(words)s”.", **told)
    places = ", ".join(str(row + 1) for row in rows[:5])
    sentence = "Cột %(column)s có nhiều dòng ghi “%(words)s” (dòng %(rows)s). Hãy chọn cột khác để chỉ đúng một dòng."
    return -1, say(sentence, **told, rows=places)


def read_line(grid: Grid, row: int, code: str, kind: ValueKind, columns: Columns) -> Line:
    """Return what the row holds for one indicator."""
    faults: list[str] = []
    numbers = {}
    for part in _PARTS:
        name = getattr(columns, part)
        read = read_cell(grid, row, name, is_share=columns.is_share and part == "value") if name else None
        numbers[part] = read.number if read else None
        if read and read.fault:
            faults.append(read.fault)
    cells = tuple(f"{name}{row + 1}" for name in columns.named())
    given = Given(**numbers)
    if not faults and given != Given():
        places = {part: getattr(columns, part) for part in _PARTS}
        for fault in faults_of(kind, given):
            at = f"{places[fault.field]}{row + 1}" if places[fault.field] else cells[0]
            faults.append(say("Ô %(cell)s: %(fault)s", cell=at, fault=fault.sentence))
    return Line(code, given, cells, tuple(faults))
