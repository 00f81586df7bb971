"""What stands in a report beside its figures: results by task, evidence, difficulties, what comes next."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, Q

from gandan.activities.models import Activity, ActivityEvidence, Evidence
from gandan.plans.enums import AssignmentState, ProgressKind
from gandan.plans.models import Assignment, DifficultyAnswer, ProgressEvidence, ProgressReport
from gandan.reports.enums import Figure, Result
from gandan.reports.queries.figures import (
    Subject,
    behind,
    evidence_in,
    of,
    of_standing,
    parts,
    standing_tasks,
    touched,
)
from gandan.reports.rules.figures import Part, result_of
from gandan.reports.rules.sentences import Number

MOST_NEXT = 30
"""Lines of "what comes next"; a report names the nearest, the plan lists all."""
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
    is_done_in_window: bool
    is_due: bool
    """Due in the window or before it."""

    @property
    def is_spoken_of(self) -> bool:
        return self.remark is not None


@dataclass(frozen=True, slots=True)
class TaskLines:
    code: str
    position: int
    title: str
    parts: tuple[PartLine, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    code: str
    title: str
    unit: str
    from_on: dt.date
    to_on: dt.date
    file_name: str


@dataclass(frozen=True, slots=True)
class NextPart:
    code: str
    unit: str
    task: str
    due_on: dt.date


@dataclass(frozen=True, slots=True)
class Contents:
    tasks: tuple[TaskLines, ...]
    difficulties: tuple[Remark, ...]
    evidence: tuple[EvidenceLine, ...]
    next_parts: tuple[NextPart, ...]

    @property
    def parts(self) -> list[PartLine]:
        return [part for task in self.tasks for part in task.parts]


def contents_of(subject: Subject) -> Contents:
    """Return all that a report lists, in a fixed number of queries."""
    rows = _rows(subject)
    remarks = _latest_remarks(subject)
    proofs = _proofs(subject)
    return Contents(
        tasks=tuple(_task_lines(subject, rows, remarks, proofs)),
        difficulties=tuple(_with_answers(_remark(row) for row in _with_words(behind(Figure.DIFFICULTIES, subject)))),
        evidence=tuple(
            EvidenceLine(
                row.code, row.title, row.unit.name, row.period_from, row.period_to, row.file.name if row.file else ""
            )
            for row in evidence_in(subject).select_related("unit", "file")
        ),
        next_parts=tuple(_next_parts(subject)),
    )


def part_lines(subject: Subject, rows: Iterable[Assignment]) -> list[PartLine]:
    """Return lines of rows at hand, without what was said of them."""
    lines = (_part_line(subject, row, None, ()) for row in rows)
    return [line for line in lines if line is not None]


def pictures_of(subject: Subject, activities: Iterable[Activity] = ()) -> list[Evidence]:
    """Return the pictures that the paper prints: of the activities and of the tasks, by their days."""
    of_activities = ActivityEvidence.objects.filter(activity__in=[row.pk for row in activities]).values("evidence")
    of_tasks = evidence_in(subject).order_by().values("pk")
    rows = Evidence.objects.filter(Q(pk__in=of_activities) | Q(pk__in=of_tasks), file__media_type__startswith="image/")
    return list(rows.select_related("unit", "file", "blurred").order_by("period_from", "id")[:MOST_PICTURES])


def _rows(subject: Subject) -> list[Assignment]:
    """Return the parts that the window counts and those of which something was said in it.

    Keys are read first and what they name is fetched by them: an index serves each, where a subquery or a join may
    read every part or task there ever was.
    """
    spoken_of = behind(Figure.PROGRESS, subject).order_by().values_list("assignment_id", flat=True).distinct()
    is_told = touched(subject.window, standing_tasks(subject)) | Q(pk__in=list(spoken_of))
    told = list(parts(subject).filter(is_told).values_list("pk", flat=True))
    rows = Assignment.objects.filter(pk__in=told).select_related("task", "unit")
    return list(rows.order_by("plan_id", "task__position", "unit__position", "unit_id", "window_from", "id"))


def _latest_remarks(subject: Subject) -> dict[int, Remark]:
    """Return the last words on each part within the window; what hindered it stands in a section of its own."""
    said = behind(Figure.PROGRESS, subject).exclude(kind=ProgressKind.DIFFICULTY)
    latest = said.order_by("assignment_id", "-on", "-id").distinct("assignment_id")
    return {row.assignment_id: _remark(row) for row in _with_words(latest)}


def _with_words(rows: Any) -> Iterable[ProgressReport]:
    works = Prefetch("assignment", Assignment.objects.select_related("unit", "task"))
    found: Iterable[ProgressReport] = rows.prefetch_related(works)
    return found


def _with_answers(difficulties: Iterable[Remark]) -> list[Remark]:
    known = list(difficulties)
    answers: dict[int, list[str]] = defaultdict(list)
    rows = DifficultyAnswer.objects.filter(difficulty__in=[remark.key for remark in known]).order_by("id")
    for key, words in rows.values_list("difficulty_id", "words"):
        answers[key].append(words)
    return [replace(remark, answers=tuple(answers[remark.key])) for remark in known]


def _remark(row: ProgressReport) -> Remark:
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


def _proofs(subject: Subject) -> dict[int, tuple[str, ...]]:
    window = subject.window
    rows = ProgressEvidence.objects.filter(
        evidence__period_from__lte=window.to_on,
        evidence__period_to__gte=window.from_on,
        **of(subject, "report__assignment__"),
    )
    titles: dict[int, dict[int, str]] = defaultdict(dict)
    found = rows.order_by("evidence_id").values_list("report__assignment_id", "evidence_id", "evidence__title")
    for assignment_id, evidence_id, title in found:
        titles[assignment_id][evidence_id] = title
    return {assignment_id: tuple(own.values()) for assignment_id, own in titles.items()}


def _task_lines(
    subject: Subject, rows: list[Assignment], remarks: dict[int, Remark], proofs: dict[int, tuple[str, ...]]
) -> Iterable[TaskLines]:
    for task, own in groupby(rows, key=lambda row: row.task):
        lines = (_part_line(subject, row, remarks.get(row.pk), proofs.get(row.pk, ())) for row in own)
        yield TaskLines(task.code, task.position, task.title, tuple(line for line in lines if line is not None))


def _part_line(subject: Subject, row: Assignment, remark: Remark | None, evidence: tuple[str, ...]) -> PartLine | None:
    window = subject.window
    part = Part(row.state, row.due_on, row.done_on, row.task.is_standing, row.window_from, row.window_to)
    result = result_of(part, window, subject.today)
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
        is_done_in_window=done_on is not None and window.from_on <= done_on <= window.to_on,
        is_due=row.due_on is not None and row.due_on <= window.to_on,
    )


def _next_parts(subject: Subject) -> Iterable[NextPart]:
    """Return the nearest parts that were still to come when the window ended, up to the end of the one that follows.

    What is overdue stands in the section of results: here it would crowd out what comes next.
    """
    window = subject.window
    is_done = Q(state=AssignmentState.DONE, done_on__lte=window.to_on)
    rows = (
        parts(subject)
        .exclude(is_done)
        .exclude(of_standing())
        .filter(due_on__gte=window.cut(subject.today), due_on__lte=window.after().to_on)
        .select_related("task", "unit")
        .order_by("due_on", "task__position", "id")
    )
    for row in rows[:MOST_NEXT]:
        if row.due_on is not None:
            yield NextPart(row.code, row.unit.name, row.task.title, row.due_on)
