"""Making the parts of the units, one for each occasion of a task."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gandan.common import clock
from gandan.plans.enums import AssignmentState, PlanState, UnitPart
from gandan.plans.models import Assignment, Plan, Task, TaskUnit
from gandan.plans.rules.due import DueWords
from gandan.plans.rules.occasions import Occasion, frame_of, horizon_of, is_before_entry, occasions
from gandan.tenancy.codes import next_codes
from gandan.tenancy.models import create_rows
from gandan.workdays.rules import Calendar

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a task on one occasion, before it is a row."""

    task: Task
    task_unit: TaskUnit
    occasion: Occasion


def due_of(task: Task) -> DueWords:
    return DueWords(task.due_words, task.due_before, tuple(task.due_dates), task.rrule)


def occasions_of(plan: Plan, task: Task, *, today: dt.date, calendar: Calendar) -> list[Occasion]:
    """Return the occasions of a task up to the horizon, as its words and the calendar give them now."""
    due = due_of(task)
    frame = frame_of(due, plan.from_on, plan.to_on, entered_on=plan.entered_on, today=today)
    return occasions(due, frame, calendar)


def make_assignments(
    plan: Plan, tasks: Iterable[Task], leads: Mapping[int, list[TaskUnit]], *, today: dt.date, calendar: Calendar
) -> list[Assignment]:
    """Make the parts of all leading units (by task id) up to the horizon, in two statements.

    Work of a plan that is still prepared is not given out; what was due before the entry stands as before entry.
    """
    parts = []
    for task in tasks:
        found = occasions_of(plan, task, today=today, calendar=calendar)
        parts += [Part(task, unit, occasion) for unit in leads.get(task.pk, []) for occasion in found]
    return make_parts(plan, parts, today=today)


def extend_occasions(*, today: dt.date, calendar: Calendar) -> int:
    """Make the next occasions of repeating tasks of the open commune; return how many parts were made.

    Run twice it makes nothing twice: an occasion is known by task, unit and the first day of its window.
    """
    horizon = horizon_of(today)
    due = list(
        Task.objects.select_related("plan")
        .filter(made_until__lt=horizon, plan__state=PlanState.ACTIVE)
        .exclude(rrule="")
        .order_by("id")[:_AT_ONCE]
    )
    leads = _leads(due)
    made = {
        (task_id, unit_id, first)
        for task_id, unit_id, first in Assignment.objects.filter(task__in=due).values_list(
            "task_id", "unit_id", "window_from"
        )
    }
    count = 0
    for task in due:
        found = occasions_of(task.plan, task, today=today, calendar=calendar)
        parts = [
            Part(task, unit, occasion)
            for unit in leads.get(task.pk, [])
            for occasion in found
            if (task.pk, unit.unit_id, occasion.window_from) not in made
        ]
        count += len(make_parts(task.plan, parts, today=today))
    Task.objects.filter(pk__in=[task.pk for task in due]).update(made_until=horizon)
    return count


def _leads(tasks: list[Task]) -> dict[int, list[TaskUnit]]:
    leads: dict[int, list[TaskUnit]] = {}
    for unit in TaskUnit.objects.filter(task__in=tasks, part=UnitPart.LEAD):
        leads.setdefault(unit.task_id, []).append(unit)
    return leads


def make_parts(plan: Plan, parts: Sequence[Part], *, today: dt.date) -> list[Assignment]:
    codes = next_codes("VC", year=today.year, count=len(parts))
    return create_rows(_row(plan, part, code) for part, code in zip(parts, codes, strict=True))


def _row(plan: Plan, part: Part, code: str) -> Assignment:
    state = state_of(plan, part.occasion)
    return Assignment(
        code=code,
        plan=plan,
        task=part.task,
        unit_id=part.task_unit.unit_id,
        quota=part.task_unit.quota,
        window_from=part.occasion.window_from,
        window_to=part.occasion.window_to,
        due_on=part.occasion.due_on,
        due_words=part.task.due_words,
        due_hour=part.occasion.due_hour,
        state=state,
        given_at=clock.now() if state == AssignmentState.NEW else None,
    )


def state_of(plan: Plan, occasion: Occasion) -> AssignmentState:
    """Return the state in which the part of a turn begins."""
    if is_before_entry(occasion, plan.entered_on):
        return AssignmentState.BEFORE_ENTRY
    return AssignmentState.PREPARED if plan.state == PlanState.PREPARED else AssignmentState.NEW
