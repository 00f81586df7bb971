"""The rows of a plan's tasks and their units, made of a review."""

import datetime as dt
from collections.abc import Mapping, Sequence

from gandan.common.errors import NotAllowed
from gandan.documents.models import Document
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official, Unit
from gandan.plans.enums import UnitPart
from gandan.plans.models import Plan, Task, TaskUnit
from gandan.plans.rules.occasions import horizon_of
from gandan.plans.rules.review import Review, TaskDraft
from gandan.tenancy.codes import next_codes
from gandan.tenancy.models import create_rows


def units_of(review: Review) -> dict[str, Unit]:
    """Return the units that the review names, by code, locked so that none ends before its work is made.

    Raises NotAllowed where one has ended.
    """
    named = {code for task in review.kept for code in (*task.leads, *task.supports, task.receiver) if code}
    locked = Unit.objects.select_for_update(of=("self",), no_key=True).filter(code__in=named | {review.owner})
    units = {unit.code: unit for unit in locked.order_by("pk")}
    for unit in units.values():
        if not unit.is_active:
            raise NotAllowed(
                "unit_ended", "%(name)s đã ngừng dùng. Hãy chọn đơn vị khác trong bản rà soát.", name=unit.name
            )
    return units


def leaders_of(review: Review) -> dict[str, Official]:
    wanted = {task.leader for task in review.kept if task.leader}
    return {official.code: official for official in Official.objects.filter(code__in=wanted)}


def period_of(review: Review, today: dt.date) -> tuple[dt.date, dt.date | None]:
    issued_on, to_on = review.fact("issued_on"), review.fact("to_on")
    start = dt.date.fromisoformat(issued_on) if issued_on else today
    return start, dt.date.fromisoformat(to_on) if to_on else None


def title_of(document: Document) -> str:
    """Return "Kế hoạch thực hiện mô hình …": the type and the subject as one phrase."""
    subject = document.subject.strip().removeprefix("V/v").strip()
    if not subject:
        return document.type_name
    is_name = subject[:2].isupper()
    return f"{document.type_name} {subject if is_name else subject[0].lower() + subject[1:]}"[:400]


def fields_of(
    draft: TaskDraft, units: Mapping[str, Unit], leaders: Mapping[str, Official], *, today: dt.date
) -> dict[str, object]:
    """Return what the paper and its reviewer say of a task, as columns."""
    due = draft.due
    return {
        "title": draft.title,
        "section": draft.section[:40],
        "spans": [list(span) for span in draft.spans],
        "product": draft.product[:300],
        "receiver": units.get(draft.receiver),
        "leader": leaders.get(draft.leader),
        "is_standing": due.is_standing,
        "made_until": horizon_of(today) if due.rrule else None,
        "due_words": due.words[:200],
        "due_before": due.before,
        "due_dates": list(due.dates),
        "rrule": due.rrule[:120],
    }


def make_tasks(
    plan: Plan,
    drafts: Sequence[tuple[int, TaskDraft]],
    units: Mapping[str, Unit],
    leaders: Mapping[str, Official],
    *,
    today: dt.date,
    actor: Actor,
) -> list[Task]:
    """Make tasks of the drafts, each with its position in the document."""
    codes = next_codes("NV", year=today.year, count=len(drafts))
    return create_rows(
        Task(
            code=code,
            plan=plan,
            position=position,
            given_by=actor.official,
            **fields_of(draft, units, leaders, today=today),
        )
        for code, (position, draft) in zip(codes, drafts, strict=True)
    )


def make_task_units(
    tasks: Sequence[Task], drafts: Sequence[TaskDraft], units: Mapping[str, Unit]
) -> dict[int, list[TaskUnit]]:
    """Return the leading units by task id."""
    rows = create_rows(
        TaskUnit(task=task, unit=units[code], part=part, quota=draft.quota(code)[:120])
        for task, draft in zip(tasks, drafts, strict=True)
        for part, codes in ((UnitPart.LEAD, draft.leads), (UnitPart.SUPPORT, draft.supports))
        for code in codes
        if code in units and (part == UnitPart.LEAD or code not in draft.leads)
    )
    leads: dict[int, list[TaskUnit]] = {}
    for row in rows:
        if row.part == UnitPart.LEAD:
            leads.setdefault(row.task_id, []).append(row)
    return leads


def move_doer(task_id: int, unit_id: int, heir: Unit) -> None:
    """Let later occasions of the task be made for the heir, which leads where the unit led."""
    held = TaskUnit.objects.filter(task_id=task_id, unit_id=unit_id).first()
    own = TaskUnit.objects.filter(task_id=task_id, unit=heir).first()
    if held is None:
        return
    if own is None:
        held.unit = heir
        held.save(update_fields=["unit"])
        return
    if held.part == UnitPart.LEAD and own.part == UnitPart.SUPPORT:
        own.part, own.quota = held.part, held.quota or own.quota
        own.save(update_fields=["part", "quota"])
    held.delete()
