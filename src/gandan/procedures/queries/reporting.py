"""Tables for reports: what units have sent in a window of days."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from gandan.plans.enums import AssignmentState
from gandan.plans.models import Assignment, Plan
from gandan.procedures.enums import TableKind
from gandan.procedures.queries.rows import rows_of, values_of
from gandan.procedures.rules.columns import CellKind, Column, columns_of
from gandan.procedures.rules.counts import Sum, cell_words, distinct, sentence_of, sums_of
from gandan.workdays.windows import Window

SENT = frozenset({AssignmentState.CONFIRMED, AssignmentState.DONE})
"""The head of the unit has confirmed the table."""


@dataclass(frozen=True, slots=True)
class TableOf:
    """Words of a table in Vietnamese; ``codes`` are those of the parts of work, one a row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    codes: tuple[str, ...]
    sums: tuple[Sum, ...]
    sentence: str


def table_of(
    kind: TableKind, window: Window, units: Collection[int] | None = None, plan: Plan | None = None
) -> TableOf:
    """Return what units reported done in the window and their heads confirmed; one query.

    A decision that two units entered for the same field stands and counts once. The rows of a report of several
    units name the unit.
    """
    of_one = units is not None and len(units) == 1
    by_row = {
        row.pk: (row, {**values_of(row, kind), "pk": row.pk}) for row in rows_of(kind, sent_in(window, units, plan))
    }
    kept = distinct(kind, [values for _row, values in by_row.values()])
    columns = [column for column in columns_of(kind) if column.name != "note"]
    lines, codes = [], []
    for at, values in enumerate(kept, 1):
        row = by_row[int(str(values["pk"]))][0]
        cells = tuple(_words(column, values[column.name]) for column in columns)
        lines.append((f"{at}", *(() if of_one else (row.unit.name,)), *cells))
        codes.append(row.assignment.code)
    head = ("STT", *(() if of_one else ("Đơn vị",)), *(column.label for column in columns))
    return TableOf(head, tuple(lines), tuple(codes), tuple(sums_of(kind, kept)), sentence_of(kind, kept))


def sentences_of(kind: TableKind, window: Window, units: Collection[int] | None = None) -> list[str]:
    """Return what a report says of the table, empty where no unit sent a row; one query."""
    found = rows_of(kind, sent_in(window, units))
    sentence = sentence_of(kind, [values_of(row, kind) for row in found])
    return [sentence] if sentence else []


def sent_in(window: Window, units: Collection[int] | None, plan: Plan | None = None) -> "QuerySet[Assignment]":
    found: QuerySet[Assignment] = Assignment.objects.filter(
        state__in=sorted(SENT), done_on__gte=window.from_on, done_on__lte=window.to_on
    )
    found = found.filter(plan=plan) if plan else found
    return found if units is None else found.filter(unit_id__in=sorted(units))


def table_lines(kind: str, rows: Iterable[object]) -> list[tuple[str, ...]]:
    """Return rows as words in the order of the columns."""
    return [tuple(_words(column, getattr(row, column.name)) for column in columns_of(kind)) for row in rows]


def _words(column: Column, value: object) -> str:
    if column.kind is CellKind.CHOICE:
        return dict(column.choices).get(str(value), str(value))
    return cell_words(value)
