"""The rows of a criteria sheet, one after the other, each under its parent."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gandan.assessment.rules.cells import Column, Head, Problem, Table, cell_name
from gandan.assessment.rules.numbering import Numbering, clean_number, split_heading
from gandan.assessment.rules.points import ZERO, points_words, read_points
from gandan.assessment.rules.scores import Scale
from gandan.common.vietnamese import fold
from gandan.common.words import mark

MOST_ROWS = 1000
_POINTS = mark("chưa đọc được điểm “%(text)s”. Hãy ghi một con số, ví dụ 24 hoặc 2,5.")
_NUMBER = mark("số thứ tự “%(text)s” chưa đọc được. Hãy ghi dạng I, 1, 1.1, 1.1.1 hoặc a (định dạng ô là văn bản).")
_UNNAMED = mark("tiêu chí %(number)s chưa có tên.")
_UNNUMBERED = mark("dòng có điểm nhưng chưa có số thứ tự.")
_TWICE = mark("số thứ tự %(number)s bị trùng trong cùng một nhóm.")
_SCALE = mark("thang quy đổi “%(text)s” chưa đọc được. Hãy ghi dạng “95: 2; 90: 1,5”.")
_TOO_MANY = mark("bảng dài quá %(most)s tiêu chí.")
_TOTALS = ("tong", "cong", "tong cong", "tong diem", "tong so diem")
_YES = {"x", "co", "bat buoc", "yes", "true", "1"}
_COLUMN_MARK = re.compile(r"^\(?[0-9a-z]{1,2}\)?$", re.I)
"""The row "(1) (2) (3)" that some tables put below their head."""
_STEP = re.compile(
    r"^\D*?(\d{1,9}(?:[.,]\d{1,4})?)\s*%?\s*(?:[:=→]|->)\s*(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:điểm|đ)?\.?$", re.I
)


@dataclass(frozen=True, slots=True)
class DraftRow:
    position: int
    parent: int | None
    number: str
    name: str
    points: Decimal | None
    is_leaf: bool
    is_mandatory: bool
    unit_words: str
    unit_cell: str
    wanted: str
    indicator_words: str
    indicator_cell: str
    scale: Scale
    points_cell: str


@dataclass(slots=True)
class ReadRows:
    rows: list[DraftRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    total: tuple[Decimal, str] | None = None
    """What the row of the sum says, and its cell."""


def read_rows(table: Table, head: Head, *, stop: int) -> ReadRows:
    """Return the rows with a number; rows without one go on with the words of the row above them."""
    read, numbering = ReadRows(), Numbering()
    for row in range(head.row + 1, stop):
        if len(read.rows) >= MOST_ROWS:
            read.problems.append(Problem("too_many", cell_name(row, 0), table.name, _TOO_MANY, {"most": MOST_ROWS}))
            break
        _take(_Line(table, head, row), numbering, read)
    read.rows = _own_numbers(read, table)
    return read


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the table, by the columns of its head."""

    table: Table
    head: Head
    row: int

    def text(self, column: Column) -> str:
        return self.table.text(self.row, self.head.columns.get(column))

    def own(self, column: Column) -> object:
        """Return the cell itself: a merged range counts in its first row only."""
        at = self.head.columns.get(column)
        if at is None:
            return None
        first = self.table.covered.get((self.row, at), (self.row, at))
        return self.table.at(*first) if first[0] == self.row else None

    def cell(self, column: Column) -> str:
        return cell_name(self.row, self.head.columns.get(column, 0))


def _take(line: _Line, numbering: Numbering, read: ReadRows) -> None:
    number, name = _number_and_name(line, numbering)
    if name and _COLUMN_MARK.match(name):
        return
    points = _points(line, read)
    if fold(name or (number or "")).strip(" :.") in _TOTALS:
        if points is not None:
            read.total = points, line.cell(Column.POINTS)
        return
    if number is None:
        text = {"text": str(line.own(Column.NUMBER))[:20]}
        read.problems.append(Problem("number", line.cell(Column.NUMBER), line.table.name, _NUMBER, text))
    elif number:
        _add(line, number, name, points, numbering, read)
    elif name or points is not None:
        _go_on(line, name, points, read)


def _number_and_name(line: _Line, numbering: Numbering) -> tuple[str | None, str]:
    """Return number and name; a heading merged over both columns, or a table without numbers, is split."""
    own, name = line.own(Column.NUMBER), str(line.own(Column.NAME) or "").strip()
    if isinstance(own, str) and (not name or name == own.strip()):
        number, rest = split_heading(own)
        if number:
            return clean_number(number, numbering), rest
        found = clean_number(own, numbering)
        return ("", own.strip()) if found is None else (found, "")
    if own is None and name:
        number, rest = split_heading(name)
        return (clean_number(number, numbering), rest) if number else ("", name)
    return (None if isinstance(own, dict) else clean_number(own, numbering)), name


def _points(line: _Line, read: ReadRows) -> Decimal | None:
    value = line.own(Column.POINTS)
    if value is None:
        return None
    points = read_points(value)
    if points is None:
        text = {"text": line.text(Column.POINTS)[:20]}
        read.problems.append(Problem("points", line.cell(Column.POINTS), line.table.name, _POINTS, text))
    return points


def _add(line: _Line, number: str, name: str, points: Decimal | None, numbering: Numbering, read: ReadRows) -> None:
    position = len(read.rows) + 1
    if not name:
        values = {"number": number}
        read.problems.append(Problem("unnamed", line.cell(Column.NAME), line.table.name, _UNNAMED, values))
    read.rows.append(
        DraftRow(
            position=position,
            parent=numbering.take(number, position),
            number=number,
            name=" ".join(name.split()),
            points=points,
            is_leaf=True,
            is_mandatory=fold(line.text(Column.MANDATORY)) in _YES,
            unit_words=" ".join(line.text(Column.UNIT).split()),
            unit_cell=line.cell(Column.UNIT),
            wanted=line.text(Column.WANTED),
            indicator_words=" ".join(line.text(Column.INDICATOR).split()),
            indicator_cell=line.cell(Column.INDICATOR),
            scale=_scale(line, read),
            points_cell=line.cell(Column.POINTS),
        )
    )


def _go_on(line: _Line, name: str, points: Decimal | None, read: ReadRows) -> None:
    """Join a row without number to the one above: more words, or a step "đạt 90%: 1,5 điểm" of its points."""
    if not read.rows:
        if points is not None:
            read.problems.append(Problem("unnumbered", line.cell(Column.NUMBER), line.table.name, _UNNUMBERED))
        return
    last = read.rows[-1]
    if points is not None and (last.points is None or points > last.points):
        read.problems.append(Problem("unnumbered", line.cell(Column.NUMBER), line.table.name, _UNNUMBERED))
        return
    words = f"{name}: {points_words(points)} điểm" if points is not None else name
    more = line.own(Column.WANTED)
    wanted = f"{last.wanted}\n{more}".strip() if more else last.wanted
    read.rows[-1] = replace(last, name=f"{last.name}\n{words}".strip(), wanted=wanted)


def _scale(line: _Line, read: ReadRows) -> Scale:
    text = line.text(Column.SCALE)
    if not text:
        return ()
    steps = [_STEP.match(part.strip()) for part in re.split(r"[;\n]", text) if part.strip()]
    if not steps or not all(steps):
        values = {"text": text[:60]}
        read.problems.append(Problem("scale", line.cell(Column.SCALE), line.table.name, _SCALE, values))
        return ()
    pairs = {Decimal(step[1].replace(",", ".")): read_points(step[2]) or ZERO for step in steps if step}
    return tuple(sorted(pairs.items(), reverse=True))


def _own_numbers(read: ReadRows, table: Table) -> list[DraftRow]:
    """Return the rows under numbers of their own: where the sheet begins anew under each part, the whole path."""
    numbers = [row.number for row in read.rows]
    if len(set(numbers)) == len(numbers):
        return read.rows
    paths: dict[int, str] = {}
    seen: set[str] = set()
    done = []
    for row in read.rows:
        path = _path(row, paths)
        paths[row.position] = path
        if path in seen:
            values = {"number": path}
            read.problems.append(Problem("twice", row.points_cell, table.name, _TWICE, values))
        seen.add(path)
        done.append(replace(row, number=path[:20]))
    return done


def _path(row: DraftRow, paths: dict[int, str]) -> str:
    if row.parent is None:
        return row.number
    above = paths[row.parent]
    return row.number if row.number.startswith(f"{above}.") else f"{above}.{row.number.rpartition('.')[2]}"
