"""Rows of tables, whatever their kind."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gandan.activities.permissions import can_open_evidence
from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.plans.models import Assignment
from gandan.procedures.enums import TableKind
from gandan.procedures.models import Announcement, IsoProcess, Row, Simplification, TableAnswer
from gandan.procedures.rules.cells import key_of
from gandan.procedures.rules.columns import CellKind, Column, columns_of
from gandan.procedures.rules.counts import Quota, Sum, asked_of_each, cell_words, decision_of, quota_of, sums_of

MODELS: dict[str, Any] = {
    TableKind.ANNOUNCEMENTS: Announcement,
    TableKind.ISO: IsoProcess,
    TableKind.SIMPLIFICATION: Simplification,
}


@dataclass(frozen=True, slots=True)
class Cell:
    column: Column
    words: str
    choice: str
    """The value of a choice, for its tag; else empty."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    position: int
    version: int
    unit: str
    work_code: str
    cells: list[Cell]
    proof_code: str
    proof_title: str
    can_open: bool
    elsewhere: list[str]
    """Units that have entered the same decision."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A unit's table as it stands."""

    answer: TableAnswer | None
    rows: list[Row]
    quota: Quota | None
    sums: list[Sum]
    elsewhere: Mapping[int, list[str]]

    @property
    def version(self) -> int:
        return self.answer.version if self.answer else 0


def rows_of(kind: str, works: "Iterable[Assignment] | QuerySet[Assignment]") -> "QuerySet[Row]":
    """Return the rows of the parts in the order of units and of entering."""
    found: QuerySet[Row] = (
        MODELS[kind]
        .objects.select_related("unit", "assignment", "proof__file", "proof__activity")
        .filter(assignment__in=works)
        .order_by("unit__position", "unit_id", "position")
    )
    return found


def values_of(row: Row, kind: str) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in columns_of(kind)}


def quota_words_of(work: Assignment) -> str:
    """Return what is asked of the unit in words; reads the task's title."""
    return asked_of_each(work.quota, work.task.title)


def find_answer(work: Assignment) -> TableAnswer | None:
    answer: TableAnswer | None = TableAnswer.objects.filter(assignment=work).first()
    return answer


def read_table(kind: str, work: Assignment) -> Filled:
    """Return the table of one part in at most three queries."""
    rows = list(rows_of(kind, [work]))
    values = [values_of(row, kind) for row in rows]
    return Filled(
        find_answer(work),
        rows,
        quota_of(kind, values, quota_words_of(work)),
        sums_of(kind, values),
        elsewhere(kind, rows),
    )


def elsewhere(kind: str, rows: Sequence[Row]) -> dict[int, list[str]]:
    """Return by row which other units have entered the same decision (number and day); one query."""
    if kind != TableKind.ANNOUNCEMENTS or not rows:
        return {}
    own = {row.pk: decision_of(values_of(row, kind)) for row in rows}
    units = units_with({day for _number, day in own.values() if isinstance(day, dt.date)})
    found = {row.pk: sorted(units[own[row.pk]] - {row.unit.short_name}) for row in rows}
    return {pk: names for pk, names in found.items() if names}


def units_with(days: Iterable[dt.date]) -> dict[tuple[str, object], set[str]]:
    """Return by decision the units that have entered one issued on these days; one query."""
    entered: dict[tuple[str, object], set[str]] = defaultdict(set)
    found = Announcement.objects.filter(issued_on__in=sorted(days))
    for number, issued_on, unit in found.values_list("number", "issued_on", "unit__short_name"):
        entered[decision_of({"number": number, "issued_on": issued_on})].add(unit)
    return entered


def used_columns(kind: str, rows: Iterable[Row]) -> list[Column]:
    """Return the columns that hold anything, and those that must; an empty one only takes room."""
    found = list(rows)
    return [
        column
        for column in columns_of(kind)
        if column.is_required or column.kind is CellKind.COUNT or any(getattr(row, column.name) for row in found)
    ]


def shown(row: Row, columns: Iterable[Column], *, actor: Actor, same: Sequence[str] = ()) -> ShownRow:
    proof = row.proof
    opens = proof is not None and can_open_evidence(actor, proof)
    return ShownRow(
        position=row.position,
        version=row.version,
        unit=row.unit.short_name,
        work_code=row.assignment.code,
        cells=[_cell(column, getattr(row, column.name)) for column in columns],
        proof_code=proof.code if proof else "",
        # a title may name people: whoever may not open the file does not read it either
        proof_title=proof.title if proof and opens else "",
        can_open=opens,
        elsewhere=list(same),
    )


def same_key(kind: str, rows: Iterable[Row], values: Mapping[str, object]) -> Row | None:
    """Return the row of the same key, None where there is none."""
    key = key_of(kind, values)
    return next((row for row in rows if key_of(kind, values_of(row, kind)) == key), None)


def _cell(column: Column, value: object) -> Cell:
    if column.kind is CellKind.CHOICE:
        return Cell(column, say(dict(column.choices)[str(value)]), str(value))
    return Cell(column, cell_words(value), "")
