"""What a report tells beside its figures: words on tasks, what is overdue, difficulties, what comes next.

A report names a bounded number of each and counts the others, however many there are in its window.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from gandan.plans.enums import WAITING, AssignmentState, ProgressKind
from gandan.plans.models import Assignment, DifficultyAnswer, ProgressReport, Task
from gandan.reports.enums import Figure
from gandan.reports.queries.figures import Subject, behind, of_standing, parts, standing_tasks, touched
from gandan.reports.queries.records import NextPart, Remark, remark_of
from gandan.reports.rules.figures import NOT_COUNTED

MOST_TASKS = 40
"""Tasks of which a report tells what was said; those of which most units spoke, and those that people reworded."""
MOST_OVERDUE = 10
"""Named in the sentence; the annex and the list of tasks have all."""
MOST_DIFFICULTIES = 40
"""The unanswered first, then the newest."""
MOST_STANDING = 6
MOST_NEXT = 30
"""Lines of "what comes next"; a report names the nearest, the plan lists all."""


@dataclass(frozen=True, slots=True)
class ToldTask:
    code: str
    title: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Overdue:
    """Parts that were overdue at the end of the window: how many, of how many tasks, those of the first tasks."""

    count: int = 0
    tasks: int = 0
    first: tuple[NextPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    tasks: tuple[ToldTask, ...] = ()
    tasks_left: int = 0
    overdue: Overdue = Overdue()
    standing: tuple[str, ...] = ()
    """Titles of tasks that stand for good."""
    difficulties: tuple[Remark, ...] = ()
    difficulties_left: int = 0
    next_parts: tuple[NextPart, ...] = ()


def told_of(subject: Subject, kept: Collection[str] = ()) -> Told:
    """Return what a report tells, in a fixed number of queries; ``kept`` are sources that people reworded."""
    tasks, tasks_left = _tasks(subject, _codes("task:", kept))
    difficulties, difficulties_left = _difficulties(subject, _codes("difficulty:", kept))
    return Told(
        tasks=tuple(tasks),
        tasks_left=tasks_left,
        overdue=_overdue(subject),
        standing=tuple(_standing(subject)),
        difficulties=tuple(difficulties),
        difficulties_left=difficulties_left,
        next_parts=tuple(_next_parts(subject)),
    )


def said_in(subject: Subject) -> "QuerySet[ProgressReport]":
    """Return what was said of parts within the window; what hindered them stands in a section of its own."""
    return behind(Figure.PROGRESS, subject).exclude(kind=ProgressKind.DIFFICULTY)


def with_works(rows: Any) -> Iterable[ProgressReport]:
    works = Prefetch("assignment", Assignment.objects.select_related("unit", "task"))
    found: Iterable[ProgressReport] = rows.prefetch_related(works)
    return found


def overdue_parts(subject: Subject) -> "QuerySet[Assignment]":
    window = subject.window
    is_open = parts(subject).filter(touched(window, standing_tasks(subject)), due_on__lt=window.cut(subject.today))
    return is_open.exclude(state__in=sorted(WAITING)).exclude(_done_by(subject)).exclude(of_standing())


def _codes(name: str, kept: Collection[str]) -> list[str]:
    return sorted(source.removeprefix(name).partition(".")[0] for source in kept if source.startswith(name))


def _done_by(subject: Subject) -> Q:
    return Q(state=AssignmentState.DONE, done_on__isnull=False, done_on__lte=subject.window.to_on)


def _tasks(subject: Subject, kept: list[str]) -> tuple[list[ToldTask], int]:
    said = said_in(subject).order_by().exclude(assignment__state__in=sorted(NOT_COUNTED))
    spoken = said.values("assignment__task").annotate(units=Count("assignment__unit", distinct=True))
    most = spoken.order_by("-units", "assignment__task__plan", "assignment__task__position", "assignment__task")
    keys = list(most.values_list("assignment__task", flat=True)[:MOST_TASKS])
    chosen = {row.pk: row for row in Task.objects.filter(Q(pk__in=keys) | Q(code__in=kept)).defer("spans")}
    latest = said.filter(assignment__task__in=sorted(chosen)).order_by("assignment_id", "-on", "-id")
    remarks: dict[int, list[Remark]] = defaultdict(list)
    for row in sorted(with_works(latest.distinct("assignment_id")), key=_place):
        remarks[row.assignment.task_id].append(remark_of(row))
    total: int = said.aggregate(count=Count("assignment__task", distinct=True))["count"]
    told = [
        ToldTask(task.code, task.title, tuple(own)) for task, own in ((chosen[pk], own) for pk, own in remarks.items())
    ]
    return told, total - len(told)


def _place(row: ProgressReport) -> tuple[object, ...]:
    """Return where the part of the words stands in its plan."""
    part = row.assignment
    return part.plan_id, part.task.position, part.task_id, part.unit.position, part.unit_id, part.window_from, part.pk


def _overdue(subject: Subject) -> Overdue:
    rows = overdue_parts(subject)
    counts = rows.aggregate(count=Count("id"), tasks=Count("task", distinct=True))
    order = ("plan_id", "task__position", "task_id")
    first = list(rows.order_by(*order).values_list(*order).distinct()[:MOST_OVERDUE])
    named = rows.filter(task__in=[task for _, _, task in first]).select_related("unit", "task")
    lines = named.order_by(*order, "unit__position", "unit_id", "window_from", "id")
    return Overdue(counts["count"], counts["tasks"], tuple(_next(row) for row in lines))


def _standing(subject: Subject) -> Iterable[str]:
    window = subject.window
    spoken = ProgressReport.objects.filter(assignment=OuterRef("pk"), on__gte=window.from_on, on__lte=window.to_on)
    is_running = Q(window_from__lte=window.to_on) & (Q(window_to=None) | Q(window_to__gte=window.from_on))
    rows = parts(subject).filter(is_running | Exists(spoken), task__in=standing_tasks(subject))
    rows = rows.exclude(state__in=sorted(WAITING)).exclude(_done_by(subject))
    order = ("plan_id", "task__position", "task_id", "task__title")
    titles = rows.order_by(*order).values_list(*order).distinct()[:MOST_STANDING]
    return dict.fromkeys(title for *_, title in titles)


def _difficulties(subject: Subject, kept: list[str]) -> tuple[list[Remark], int]:
    rows = behind(Figure.DIFFICULTIES, subject).annotate(
        is_answered=Exists(DifficultyAnswer.objects.filter(difficulty=OuterRef("pk"))),
        turn=Window(RowNumber(), partition_by=[F("assignment_id"), F("on")], order_by="id"),
    )
    total = behind(Figure.DIFFICULTIES, subject).order_by().count()
    found = {row.pk: row for row in with_works(rows.order_by("is_answered", "-on", "-id")[:MOST_DIFFICULTIES])}
    found |= {row.pk: row for row in with_works(rows.filter(assignment__code__in=kept))}
    answers: dict[int, list[str]] = defaultdict(list)
    given = DifficultyAnswer.objects.filter(difficulty__in=sorted(found)).order_by("id")
    for key, words in given.values_list("difficulty_id", "words"):
        answers[key].append(words)
    told = sorted(found.values(), key=lambda row: (row.on, row.pk))
    remarks = [replace(remark_of(row), turn=row.turn, answers=tuple(answers[row.pk])) for row in told]  # type: ignore[attr-defined]
    return remarks, total - len(remarks)


def _next_parts(subject: Subject) -> Iterable[NextPart]:
    """Return the nearest parts that were still to come when the window ended, up to the end of the one that follows.

    What is overdue stands in the section of results: here it would crowd out what comes next.
    """
    window = subject.window
    rows = (
        parts(subject)
        .exclude(_done_by(subject))
        .exclude(of_standing())
        .filter(due_on__gte=window.cut(subject.today), due_on__lte=window.after().to_on)
        .select_related("task", "unit")
        .order_by("due_on", "task__position", "id")
    )
    return [_next(row) for row in rows[:MOST_NEXT]]


def _next(row: Assignment) -> NextPart:
    if row.due_on is None:
        raise ValueError(f"the part {row.code!r} has no due day")
    return NextPart(row.code, row.unit.name, row.task.title, row.due_on)
