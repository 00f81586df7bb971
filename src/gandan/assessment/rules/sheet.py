"""A criteria set as its spreadsheet says it: tree, points, levels, and every fault by its cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gandan.assessment.rules.cells import Problem, Table, cell_name, find_level_head, find_tree_head
from gandan.assessment.rules.level_rows import DraftLevel, read_levels
from gandan.assessment.rules.points import ZERO, points_words
from gandan.assessment.rules.rows import DraftRow, read_rows
from gandan.common.words import mark

_NO_TABLE = mark("không thấy bảng tiêu chí. Dòng đầu bảng cần có cột “Tiêu chí” và cột “Điểm tối đa”.")
_NO_ROWS = mark("bảng chưa có tiêu chí nào ghi điểm tối đa.")
_NO_LEVELS = mark(
    "chưa thấy bảng mức độ (cột “Mức độ” và “Điểm tối thiểu”) nên chưa tính được khoảng cách đến mức đăng ký."
)
_SUM = mark("điểm của các tiêu chí con cộng lại %(sum)s, khác điểm tối đa %(most)s.")
_TOTAL = mark("dòng tổng ghi %(total)s, các phần cộng lại %(sum)s.")
_UNPOINTED = mark("chưa ghi điểm tối đa của tiêu chí %(number)s.")
_SUMMED = mark("chưa ghi điểm tối đa; lấy tổng các tiêu chí con là %(sum)s.")
_TOO_HIGH = mark("ngưỡng của “%(level)s” là %(least)s, cao hơn tổng điểm %(sum)s của bộ tiêu chí.")


@dataclass(frozen=True, slots=True)
class SetDraft:
    rows: tuple[DraftRow, ...] = ()
    levels: tuple[DraftLevel, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def total(self) -> Decimal:
        return sum((row.points or ZERO for row in self.rows if row.parent is None), ZERO)

    @property
    def is_sound(self) -> bool:
        return not any(problem.is_grave for problem in self.problems)


def read_set(tables: Sequence[Table]) -> SetDraft:
    """Read the first sheet that holds a table of criteria, and levels from it or from another sheet."""
    found = next(((table, head) for table in tables if (head := find_tree_head(table))), None)
    if found is None:
        return SetDraft(problems=(Problem("no_table", "A1", "", _NO_TABLE),))
    table, head = found
    below = find_level_head(table, start=head.row + 1)
    stop = below.row if below else len(table.rows)
    read = read_rows(table, head, stop=stop)
    rows, problems = _checked(read.rows, table)
    known = {problem.cell for problem in read.problems}
    problems = [*read.problems, *(problem for problem in problems if problem.cell not in known)]
    if not rows:
        problems.append(Problem("no_rows", cell_name(head.row, 0), table.name, _NO_ROWS))
    total = sum((row.points or ZERO for row in rows if row.parent is None), ZERO)
    if read.total is not None and rows and read.total[0] != total:
        values = {"total": points_words(read.total[0]), "sum": points_words(total)}
        problems.append(Problem("total", read.total[1], table.name, _TOTAL, values))
    levels, level_problems = _levels(tables, table, head.row + 1)
    if not any(problem.is_grave for problem in problems):
        level_problems += _too_high(levels, total)
    return SetDraft(tuple(rows), tuple(levels), (*problems, *level_problems))


def _checked(rows: Sequence[DraftRow], table: Table) -> tuple[list[DraftRow], list[Problem]]:
    """Fill points of nodes that only their children have, and name every sum that does not agree."""
    problems: list[Problem] = []
    done: dict[int, DraftRow] = {}
    for row in reversed(rows):
        below = [done[one.position] for one in rows if one.parent == row.position]
        done[row.position] = _check_row(replace(row, is_leaf=not below), below, table, problems)
    problems.reverse()
    return [done[row.position] for row in rows], problems


def _check_row(row: DraftRow, below: Sequence[DraftRow], table: Table, problems: list[Problem]) -> DraftRow:
    if not below:
        if row.points is None:
            problems.append(Problem("unpointed", row.points_cell, table.name, _UNPOINTED, {"number": row.number}))
        return row
    total = sum((one.points or ZERO for one in below), ZERO)
    if row.points is None:
        words = {"sum": points_words(total)}
        problems.append(Problem("summed", row.points_cell, table.name, _SUMMED, words, is_grave=False))
        return replace(row, points=total)
    if total != row.points:
        words = {"sum": points_words(total), "most": points_words(row.points)}
        problems.append(Problem("sum", row.points_cell, table.name, _SUM, words))
    return row


def _levels(tables: Sequence[Table], tree: Table, start: int) -> tuple[list[DraftLevel], list[Problem]]:
    for table in (tree, *(one for one in tables if one is not tree)):
        head = find_level_head(table, start=start if table is tree else 0)
        if head is not None:
            return read_levels(table, head)
    return [], [Problem("no_levels", "A1", "", _NO_LEVELS, is_grave=False)]


def _too_high(levels: Sequence[DraftLevel], total: Decimal) -> list[Problem]:
    return [
        Problem(
            "too_high",
            level.cell,
            level.sheet,
            _TOO_HIGH,
            {"level": level.name, "least": points_words(level.least), "sum": points_words(total)},
        )
        for level in levels
        if level.least > total
    ]
