"""The lists of a report: parts of work with their results, evidence, pictures."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gandan.activities.models import Activity, ActivityEvidence, Evidence
from gandan.plans.enums import AssignmentState, ProgressKind
from gandan.plans.models import Assignment, ProgressEvidence, ProgressReport
from gandan.reports.enums import Figure, Result
from gandan.reports.queries.figures import (
    Subject,
    behind,
    evidence_in,
    parts,
    standing_tasks,
    touched,
)
from gandan.reports.rules.figures import Part, result_of
from gandan.reports.rules.sentences import Number

MOST_PICTURES = 12
"""Pictures printed on the paper, so that it can still be sent; the list of evidence names every one."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a unit said of its part."""

    assignment: str
    unit: str
    unit_code: str
    task: str
    kind: str
    on: dt.date
    words: str
    numbers: tuple[Number, ...]
    key: int
    answers: tuple[str, ...] = ()
    turn: int = 1
    """Which one of the same part and day it is."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """The part of one unit in one task, on one occasion of it."""

    code: str
    unit: str
    task: str
    due_on: dt.date | None
    due_words: str
    done_on: dt.date | None
    result: Result
    remark: Remark | None
    evidence: tuple[str, ...]
    """Titles of the files that prove it."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    code: str
    title: str
    unit: str
    from_on: dt.date
    to_on: dt.date


@dataclass(frozen=True, slots=True)
class NextPart:
    code: str
    unit: str
    task: str
    due_on: dt.date


def task_lines(subject: Subject, start: int = 0, count: int | None = None) -> tuple[list[PartLine], int]:
    """Return the parts that the window counts and those of which something was said in it, and how many there are.

    Keys are read first and what they name is fetched by them: an index serves each, where a subquery or a join may
    read every part or task there ever was.
    """
    spoken_of = behind(Figure.PROGRESS, subject).order_by().values_list("assignment_id", flat=True).distinct()
    is_told = touched(subject.window, standing_tasks(subject)) | Q(pk__in=list(spoken_of))
    told = list(parts(subject).filter(is_told).values_list("pk", flat=True))
    rows = Assignment.objects.filter(pk__in=told).select_related("task", "unit")
    ordered = rows.order_by("plan_id", "task__position", "unit__position", "unit_id", "window_from", "id")
    shown = list(ordered[start : None if count is None else start + count])
    remarks, proofs = _latest_remarks(subject, shown), _proofs(subject, shown)
    lines = (_part_line(subject, row, remarks.get(row.pk), proofs.get(row.pk, ())) for row in shown)
    return [line for line in lines if line is not None], len(told)


def evidence_lines(subject: Subject, start: int = 0, count: int | None = None) -> tuple[list[EvidenceLine], int]:
    """Return the evidence of the subject's work in the window, and how much there is."""
    rows = evidence_in(subject)
    total = rows.order_by().count()
    shown = rows.select_related("unit")[start : None if count is None else start + count]
    return [EvidenceLine(row.code, row.title, row.unit.name, row.period_from, row.period_to) for row in shown], total


def part_lines(subject: Subject, rows: Iterable[Assignment]) -> list[PartLine]:
    """Return lines of rows at hand, without what was said of them."""
    lines = (_part_line(subject, row, None, ()) for row in rows)
    return [line for line in lines if line is not None]


def pictures_of(subject: Subject, activities: "QuerySet[Activity] | None" = None) -> list[Evidence]:
    """Return the pictures that the paper prints: of the activities and of the tasks, by their days."""
    is_shown = Q(pk__in=evidence_in(subject).order_by().values("pk"))
    if activities is not None:
        happened = activities.order_by().values("pk")
        is_shown |= Q(pk__in=ActivityEvidence.objects.filter(activity__in=happened).values("evidence"))
    rows = Evidence.objects.filter(is_shown, file__media_type__startswith="image/")
    return list(rows.select_related("unit", "file", "blurred").order_by("period_from", "id")[:MOST_PICTURES])


def _latest_remarks(subject: Subject, works: Iterable[Assignment]) -> dict[int, Remark]:
    """Return the last words on each part within the window; what hindered it stands in a section of its own."""
    known = {row.pk: row for row in works}
    said = behind(Figure.PROGRESS, subject).exclude(kind=ProgressKind.DIFFICULTY).filter(assignment__in=sorted(known))
    latest = list(said.order_by("assignment_id", "-on", "-id").distinct("assignment_id"))
    for row in latest:
        row.assignment = known[row.assignment_id]
    return {row.assignment_id: remark_of(row) for row in latest}


def remark_of(row: ProgressReport) -> Remark:
    numbers = tuple(Number(str(n["name"]), n["value"], str(n.get("unit", ""))) for n in row.numbers)
    part = row.assignment
    return Remark(
        part.code,
        part.unit.name,
        part.unit.code,
        part.task.title,
        row.kind,
        row.on,
        row.words.strip(),
        numbers,
        row.pk,
    )


def _proofs(subject: Subject, works: Iterable[Assignment]) -> dict[int, tuple[str, ...]]:
    window = subject.window
    rows = ProgressEvidence.objects.filter(
        report__assignment__in=[row.pk for row in works],
        evidence__period_from__lte=window.to_on,
        evidence__period_to__gte=window.from_on,
    )
    titles: dict[int, dict[int, str]] = defaultdict(dict)
    found = rows.order_by("evidence_id").values_list("report__assignment_id", "evidence_id", "evidence__title")
    for assignment_id, evidence_id, title in found:
        titles[assignment_id][evidence_id] = title
    return {assignment_id: tuple(own.values()) for assignment_id, own in titles.items()}


def _part_line(subject: Subject, row: Assignment, remark: Remark | None, evidence: tuple[str, ...]) -> PartLine | None:
    part = Part(row.state, row.due_on, row.done_on, row.task.is_standing, row.window_from, row.window_to)
    result = result_of(part, subject.window, subject.today)
    if result is None:
        return None
    done_on = row.done_on if row.state == AssignmentState.DONE else None
    return PartLine(
        code=row.code,
        unit=row.unit.name,
        task=row.task.title,
        due_on=row.due_on,
        due_words=row.due_words,
        done_on=done_on,
        result=result,
        remark=remark,
        evidence=evidence,
    )
