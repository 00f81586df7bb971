"""The levels at the end of a criteria sheet or on a sheet of their own."""

import re
from dataclasses import dataclass
from decimal import Decimal

from gandan.assessment.rules.cells import Column, Head, Problem, Table, cell_name
from gandan.assessment.rules.points import ZERO, read_points
from gandan.common.words import mark

_UNREAD = mark("chưa đọc được điểm tối thiểu “%(text)s”. Hãy ghi một con số, ví dụ 90 hoặc 87,5.")
_SHARE = mark("tỷ lệ tối thiểu “%(text)s” phải là số phần trăm từ 0 đến 100.")
_TWICE = mark("hai mức có cùng điểm tối thiểu.")
_FIRST_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class DraftLevel:
    name: str
    least: Decimal
    least_share: Decimal | None
    cell: str
    sheet: str = ""


def read_levels(table: Table, head: Head) -> tuple[list[DraftLevel], list[Problem]]:
    """Return the levels from the lowest up; an empty row ends them."""
    levels: list[DraftLevel] = []
    problems: list[Problem] = []
    for row in range(head.row + 1, len(table.rows)):
        name = table.text(row, head.columns[Column.LEVEL])[:60]
        if not name:
            break
        column = head.columns[Column.LEAST]
        least = _points(table.at(row, column))
        cell = cell_name(row, column)
        if least is None:
            problems.append(Problem("least", cell, table.name, _UNREAD, {"text": table.text(row, column)[:40]}))
            continue
        if any(one.least == least for one in levels):
            problems.append(Problem("twice", cell, table.name, _TWICE))
            continue
        levels.append(DraftLevel(name, least, _share(table, row, head, problems), cell, table.name))
    return sorted(levels, key=lambda one: one.least), problems


def _points(value: object) -> Decimal | None:
    """Return the number of a cell, or the first one of "Từ 90 đến dưới 95 điểm"."""
    found = read_points(value)
    if found is None and isinstance(value, str) and (match := _FIRST_NUMBER.search(value)):
        return read_points(match[0])
    return found


def _share(table: Table, row: int, head: Head, problems: list[Problem]) -> Decimal | None:
    column = head.columns.get(Column.SHARE)
    if column is None or not table.text(row, column):
        return None
    value = table.at(row, column)
    share = _points(value)
    if share is not None and isinstance(value, float) and share <= 1:
        # a cell formatted as a percentage holds a fraction
        share *= 100
    if share is None or not ZERO <= share <= 100:
        text = {"text": table.text(row, column)[:40]}
        problems.append(Problem("share", cell_name(row, column), table.name, _SHARE, text))
        return None
    return share
