"""Who fills a table, who reads it, who sees the tables of all units."""

import datetime as dt
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from gandan.activities.models import Evidence
from gandan.activities.permissions import register_reader
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.permissions import refuse
from gandan.plans.models import Assignment, Task
from gandan.plans.permissions import check_may, get_assignment_or_404, has_right
from gandan.plans.rules.states import Act
from gandan.procedures.models import Announcement, IsoProcess, Simplification, TableDuty


@dataclass(frozen=True, slots=True)
class TableOfUnit:
    duty: TableDuty
    work: Assignment

    @property
    def kind(self) -> str:
        return self.duty.kind


@dataclass(frozen=True, slots=True)
class Collection:
    """The tables of all units that answer one task on one occasion."""

    duty: TableDuty
    task: Task
    window_from: dt.date
    window_to: dt.date | None

    @property
    def kind(self) -> str:
        return self.duty.kind


def can_fill(actor: Actor, work: Assignment) -> bool:
    return has_right(actor, work, Act.REPORT)


def sees_all(actor: Actor) -> bool:
    """Say whether the tables of every task are this person's to follow."""
    return actor.has_in(Right.TASK_ASSIGN, None)


def can_collect(actor: Actor, task: Task) -> bool:
    return sees_all(actor) or (task.receiver_id is not None and actor.has_in(Right.TASK_RECEIVE, task.receiver_id))


def get_table_or_404(actor: Actor, code: str, *, to_fill: bool = False) -> TableOfUnit:
    """Return the table of a part of work; a recorded refusal where it is not this person's to read, or to fill."""
    work = get_assignment_or_404(code, actor)
    duty: TableDuty = get_object_or_404(TableDuty, task_id=work.task_id)
    if to_fill:
        check_may(actor, work, Act.REPORT)
    of_unit = actor.is_of(work.unit_id) or has_right(actor, work, Act.CONFIRM)
    if not (of_unit or can_fill(actor, work) or can_collect(actor, work.task)):
        refuse(actor, Right.TASK_WORK, work.unit_id)
    return TableOfUnit(duty, work)


def get_task_or_404(code: str) -> Task:
    task: Task = get_object_or_404(
        Task.objects.select_related("plan", "receiver").defer("spans", "due_dates"), code=code
    )
    return task


def get_collection_or_404(actor: Actor, code: str, window: str) -> Collection:
    task = get_task_or_404(code)
    duty: TableDuty = get_object_or_404(TableDuty, task=task)
    if not can_collect(actor, task):
        refuse(actor, Right.TASK_RECEIVE, task.receiver_id)
    try:
        window_from = dt.date.fromisoformat(window)
    except ValueError:
        raise Http404 from None
    ends = Assignment.objects.filter(task=task, window_from=window_from).values_list("window_to", flat=True)[:1]
    if not ends:
        raise Http404
    return Collection(duty, task, window_from, ends[0])


def _receives(actor: Actor, evidence: Evidence) -> bool:
    units = sorted(actor.units_with(Right.TASK_RECEIVE))
    return bool(units) and any(
        model.objects.filter(proof=evidence, assignment__task__receiver_id__in=units).exists()
        for model in (Announcement, IsoProcess, Simplification)
    )


register_reader(_receives)
