"""The signed text takes the place of the draft whose tasks were prepared, and everything is given out."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from gandan.audit.services import record
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import Direction
from gandan.documents.models import Reading
from gandan.documents.services import file_document
from gandan.organisations.actors import Actor
from gandan.plans.enums import AssignmentState, PlanState, UnitPart
from gandan.plans.models import Assignment, DueChange, Plan, Task, TaskUnit
from gandan.plans.queries.replacing import known_tasks
from gandan.plans.queries.review import find_review, review_setting
from gandan.plans.rules.progress import check_reason
from gandan.plans.rules.replacing import Matching, match_tasks, pair_occasions
from gandan.plans.rules.review import Review, TaskDraft
from gandan.plans.services.confirm import check_complete, facts_of, lock_reading
from gandan.plans.services.occasions import Part, make_parts, occasions_of, state_of
from gandan.plans.services.task_rows import (
    fields_of,
    leaders_of,
    make_task_units,
    make_tasks,
    period_of,
    title_of,
    units_of,
)
from gandan.plans.services.work import give_out_plan
from gandan.workdays.rules import Calendar

_ASIDE = 10_000
"""Added to positions while they are dealt out anew, so that no two tasks ever stand at the same one."""
_LONG_AGO = dt.timedelta(days=200_000)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the officer saw and decided: the plan as it stood, and the gone tasks to drop with the reason."""

    plan_version: int
    dropped: Collection[str] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    plan: Plan
    kept: int
    added: int
    dropped: int
    parts: int
    """How many parts were given out."""


@transaction.atomic
def replace_draft(
    plan: Plan, reading: Reading, wish: Wish, *, version: int, actor: Actor, today: dt.date, calendar: Calendar
) -> Replaced:
    """Put the signed text in the place of the draft and give everything out.

    Tasks that stand in both keep their code and their parts, and take the words, days and units of the signed text;
    new ones are made; those that are gone are taken out where the officer said so, else kept. Order: document, plan,
    tasks, units, parts, records, giving out with its notices. Raises NotAllowed unless the plan is still prepared and
    the text is signed and complete, and without a reason for what is dropped; Stale.
    """
    locked = lock_reading(reading, version)
    current: Plan = Plan.objects.select_for_update(of=("self",)).select_related("document").get(pk=plan.pk)
    if current.state != PlanState.PREPARED:
        raise NotAllowed("not_prepared", "Kế hoạch này đã được giao nên không thay văn bản được nữa.")
    if current.version != wish.plan_version:
        raise Stale
    review = find_review(locked, review_setting(locked, calendar=calendar, today=today))
    check_complete(review, today)
    if review.direction in (Direction.DRAFT, Direction.REFERENCE):
        raise NotAllowed("not_signed", "Bản thay cho dự thảo phải là văn bản đã ban hành.")
    found = match_tasks(known_tasks(current), review.kept)
    dropped = [task for task in found.gone if task.code in wish.dropped]
    reason = check_reason(wish.reason) if dropped else ""
    old = current.document
    _take_document(current, locked, review, today=today, actor=actor)
    _drop([task.pk for task in dropped])
    tasks = _lay_tasks(current, found, review, today=today, actor=actor)
    reworded = {pair.known.pk for pair in found.pairs if pair.changed}
    _lay_parts(current, tasks, reworded, today=today, calendar=calendar, actor=actor)
    changes = {
        "document": [old.code, current.document.code],
        "added": [draft.title for draft in found.added],
        "dropped": [task.title for task in dropped],
        "reason": reason,
    }
    record("plan_text_replaced", current, actor=actor, changes=changes)
    record("draft_replaced", old, actor=actor, changes={"document": current.document.code})
    parts = give_out_plan(current, actor=actor)
    return Replaced(current, len(found.pairs), len(found.added), len(dropped), parts)


def _take_document(plan: Plan, reading: Reading, review: Review, *, today: dt.date, actor: Actor) -> None:
    plan.document = file_document(reading, facts_of(review), actor=actor)
    plan.from_on, plan.to_on = period_of(review, today)
    plan.entered_on, plan.title, plan.version = today, title_of(plan.document), plan.version + 1
    plan.owner_unit = units_of(review)[review.owner]
    plan.save(update_fields=["document", "from_on", "to_on", "entered_on", "title", "version", "owner_unit"])


def _drop(tasks: Sequence[int]) -> None:
    """Take out tasks that were never given out; the plan's record keeps their words and the reason."""
    _forget(list(Assignment.objects.filter(task__in=tasks)))
    Task.objects.filter(pk__in=tasks).delete()


def _forget(parts: Sequence[Assignment]) -> None:
    """Take out parts that nobody was given; the working calendar may have moved them meanwhile."""
    DueChange.objects.filter(assignment__in=parts).delete()
    Assignment.objects.filter(pk__in=[part.pk for part in parts]).delete()


def _lay_tasks(plan: Plan, found: Matching, review: Review, *, today: dt.date, actor: Actor) -> list[Task]:
    """Bring the tasks into the order and words of the signed text; gone ones that were kept stand at the end."""
    Task.objects.filter(plan=plan).update(position=F("position") + _ASIDE)
    units, leaders = units_of(review), leaders_of(review)
    places = {draft.id: number for number, draft in enumerate(review.kept, 1)}
    rows = {task.pk: task for task in Task.objects.filter(plan=plan)}
    tasks, drafts = list[Task](), list[TaskDraft]()
    for pair in found.pairs:
        task = rows.pop(pair.known.pk)
        fields = fields_of(pair.draft, units, leaders, today=today)
        for name, value in fields.items():
            setattr(task, name, value)
        task.position, task.version = places[pair.draft.id], task.version + 1
        task.save()
        tasks.append(task)
        drafts.append(pair.draft)
    TaskUnit.objects.filter(task__in=tasks).delete()
    added = [(places[draft.id], draft) for draft in found.added]
    tasks += make_tasks(plan, added, units, leaders, today=today, actor=actor)
    make_task_units(tasks, [*drafts, *found.added], units)
    for position, task in enumerate(sorted(rows.values(), key=lambda task: task.position), len(places) + 1):
        task.position, task.spans = position, []
        task.save(update_fields=["position", "spans"])
        tasks.append(task)
    return tasks


def _lay_parts(
    plan: Plan, tasks: Sequence[Task], reworded: Collection[int], *, today: dt.date, calendar: Calendar, actor: Actor
) -> None:
    """Fit the parts to the tasks' units and days: parts that go on keep their code and their record."""
    units: dict[int, list[TaskUnit]] = {}
    for row in TaskUnit.objects.filter(task__in=tasks, part=UnitPart.LEAD):
        units.setdefault(row.task_id, []).append(row)
    parts: dict[tuple[int, int], list[Assignment]] = {}
    for part in Assignment.objects.filter(plan=plan).order_by("window_from"):
        parts.setdefault((part.task_id, part.unit_id), []).append(part)
    new, kept = list[Part](), list[tuple[Assignment, Part]]()
    for task in tasks:
        turns = occasions_of(plan, task, today=today, calendar=calendar)
        for unit in units.get(task.pk, []):
            held = parts.pop((task.pk, unit.unit_id), [])
            pairs, over, missing = pair_occasions(held, turns, lambda part: part.due_on)
            _forget(over)
            kept += [(part, Part(task, unit, turn)) for part, turn in pairs]
            new += [Part(task, unit, turn) for turn in missing]
    _forget([part for held in parts.values() for part in held])
    _move(plan, kept)
    for part, laid in kept:
        if laid.task.pk in reworded:
            record("work_reworded", part, actor=actor, changes={"title": laid.task.title, "due_on": part.due_on})
    make_parts(plan, new, today=today)


def _move(plan: Plan, kept: Sequence[tuple[Assignment, Part]]) -> None:
    moved = [part.pk for part, laid in kept if part.window_from != laid.occasion.window_from]
    Assignment.objects.filter(pk__in=moved).update(window_from=F("window_from") - _LONG_AGO)
    for part, laid in kept:
        turn = laid.occasion
        part.window_from, part.window_to = turn.window_from, turn.window_to
        part.due_on, part.due_hour, part.due_words = turn.due_on, turn.due_hour, laid.task.due_words
        part.quota = laid.task_unit.quota
        if part.state != AssignmentState.WITHDRAWN:
            part.state = state_of(plan, turn)
        part.version += 1
        part.save()
