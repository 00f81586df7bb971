"""Plans: their list, the figures of their head, the rows of their tasks."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Case, Count, DateField, Exists, F, OuterRef, Q, QuerySet, Value, When

from gandan.organisations.models import Unit
from gandan.plans.enums import OPEN, WAITING, WITH_DOER, AssignmentState, UnitPart
from gandan.plans.models import Assignment, Plan, ProgressEvidence, Task, TaskUnit
from gandan.plans.queries.rows import Tag, tag_of
from gandan.plans.rules.lateness import Due, due_of, soon_until
from gandan.plans.rules.periods import period_words
from gandan.plans.rules.summary import most_urgent, summary_of
from gandan.workdays.rules import Calendar

TASKS_A_PAGE = 50
_NOT_COUNTED = (AssignmentState.PREPARED, AssignmentState.BEFORE_ENTRY, AssignmentState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Progress:
    """Parts of work by how they stand; each counts once."""

    total: int = 0
    done: int = 0
    """Confirmed, and accepted by the receiver where there is one: what every page and report counts as done."""
    waiting: int = 0
    """Reported done, not confirmed or accepted yet."""
    doing: int = 0
    soon: int = 0
    late: int = 0

    @property
    def rest(self) -> int:
        return self.total - self.done - self.waiting - self.doing - self.soon - self.late


@dataclass(frozen=True, slots=True)
class TaskRow:
    pk: int
    position: int
    title: str
    leads: list[str]
    supports: list[str]
    due: Due
    tag: Tag
    evidence: int
    code: str
    """The part to open first, empty where none was made."""
    period: str
    """The turn that ``code`` stands for, where the task repeats."""


class _Part(NamedTuple):
    """The current part of one unit in a task; the names are those of the columns."""

    task_id: int
    code: str
    state: str
    due_on: dt.date | None
    done_on: dt.date | None
    window_from: dt.date
    window_to: dt.date | None


@dataclass(slots=True)
class _Parts:
    leads: list[str] = field(default_factory=list)
    supports: list[str] = field(default_factory=list)


def progress_of(plans: Iterable[int], *, today: dt.date, calendar: Calendar) -> dict[int, Progress]:
    """Return the figures of each plan; one query."""
    owed = Q(state__in=sorted(WITH_DOER))
    soon = soon_until(today, calendar)
    is_late = owed & Q(due_on__lt=today)
    is_soon = owed & Q(due_on__gte=today, due_on__lte=soon)
    started = Q(state__in=[AssignmentState.ACCEPTED, AssignmentState.WORKING])
    found = (
        Assignment.objects.filter(plan_id__in=list(plans))
        .exclude(state__in=_NOT_COUNTED)
        .order_by()
        .values("plan_id")
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state=AssignmentState.DONE)),
            waiting=Count("pk", filter=Q(state__in=sorted(WAITING))),
            late=Count("pk", filter=is_late),
            soon=Count("pk", filter=is_soon),
            doing=Count("pk", filter=started & (Q(due_on=None) | Q(due_on__gt=soon))),
        )
    )
    return {row.pop("plan_id"): Progress(**row) for row in found}


def tasks_of_plan(plan: Plan, work: "QuerySet[Assignment] | None") -> "QuerySet[Task]":
    """Return the plan's tasks in the order of the document; only those with a part in ``work`` where it is given."""
    tasks: QuerySet[Task] = Task.objects.filter(plan=plan).order_by("position")
    if work is not None:
        tasks = tasks.filter(Exists(work.filter(task_id=OuterRef("pk"))))
    return tasks


def task_rows(tasks: Iterable[Task], *, today: dt.date, calendar: Calendar) -> list[TaskRow]:
    """Return the rows of these tasks with the current part of each unit; four queries."""
    listed = list(tasks)
    keys = [task.pk for task in listed]
    names = dict(Unit.objects.order_by().values_list("pk", "short_name"))
    units: dict[int, _Parts] = {}
    for task_id, unit_id, part in (
        TaskUnit.objects.filter(task_id__in=keys).order_by("pk").values_list("task_id", "unit_id", "part")
    ):
        held = units.setdefault(task_id, _Parts())
        (held.leads if part == UnitPart.LEAD else held.supports).append(names[unit_id])
    parts: dict[int, list[_Part]] = {}
    for part_of_unit in _current_parts(keys):
        parts.setdefault(part_of_unit.task_id, []).append(part_of_unit)
    evidence = _evidence_counts(keys)
    return [
        _row(task, units.get(task.pk, _Parts()), parts.get(task.pk, []), evidence.get(task.pk, 0), today, calendar)
        for task in listed
    ]


def prepared_parts(plan: Plan) -> list[tuple[str, int]]:
    """Return how many parts wait to be given out to each unit."""
    found = Assignment.objects.filter(plan=plan, state=AssignmentState.PREPARED).order_by("unit__position")
    return list(found.values_list("unit__name").annotate(count=Count("pk")))


def neighbours(plan: Plan, position: int, *, today: dt.date, calendar: Calendar) -> tuple[str, str]:
    """Return the parts to open of the tasks before and after one in the document, empty at either end."""
    tasks = Task.objects.filter(plan=plan).only("pk", "position", "title", "rrule")
    before = tasks.filter(position__lt=position).order_by("-position").first()
    after = tasks.filter(position__gt=position).order_by("position").first()
    rows = task_rows([task for task in (before, after) if task], today=today, calendar=calendar)
    codes = {row.pk: row.code for row in rows}
    return codes.get(before.pk, "") if before else "", codes.get(after.pk, "") if after else ""


def _row(
    task: Task,
    units: _Parts,
    parts: list[_Part],
    evidence: int,
    today: dt.date,
    calendar: Calendar,
) -> TaskRow:
    plain = [(part.state, part.due_on) for part in parts]
    first = parts[most_urgent(plain, today=today)] if parts else None
    state, due_on = summary_of(plain)
    done_on = max((part.done_on for part in parts if part.done_on), default=None)
    return TaskRow(
        pk=task.pk,
        position=task.position,
        title=task.title,
        leads=units.leads,
        supports=units.supports,
        due=due_of(state, due_on, done_on, today=today, calendar=calendar),
        tag=tag_of(state, due_on, today=today),
        evidence=evidence,
        code=first.code if first else "",
        period=period_words(first.window_from, first.window_to, task.rrule) if first else "",
    )


def _current_parts(tasks: list[int]) -> list[_Part]:
    """Return one part for each task and unit: the one to come that is due first, else the last closed one."""
    to_come = sorted(OPEN | {AssignmentState.PREPARED})
    is_open = When(state__in=to_come, then=Value(0))
    open_due = Case(When(state__in=to_come, then=F("due_on")), default=None, output_field=DateField())
    found = (
        Assignment.objects.filter(task_id__in=tasks)
        .exclude(state=AssignmentState.WITHDRAWN)
        .annotate(is_closed=Case(is_open, default=Value(1)))
        .order_by("task_id", "unit_id", "is_closed", open_due.asc(nulls_last=True), F("due_on").desc(nulls_last=True))
        .distinct("task_id", "unit_id")
    )
    return [_Part(*values) for values in found.values_list(*_Part._fields)]


def _evidence_counts(tasks: list[int]) -> dict[int, int]:
    found = (
        ProgressEvidence.objects.filter(report__assignment__task_id__in=tasks)
        .order_by()
        .values_list("report__assignment__task_id")
        .annotate(count=Count("evidence_id", distinct=True))
    )
    return dict(found)
