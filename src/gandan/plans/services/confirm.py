"""A reviewed paper becomes a document, a plan, tasks and the parts of the units, once and all together."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.vietnamese import fold
from gandan.documents.enums import Direction, ReadingState
from gandan.documents.models import Document, Reading
from gandan.documents.services import DocumentFacts, file_document, save_review
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official, Unit
from gandan.plans.enums import AssignmentState, PlanState, UnitPart
from gandan.plans.models import Assignment, Plan, Task, TaskUnit
from gandan.plans.queries.people import workers_of
from gandan.plans.queries.review import find_review, review_setting
from gandan.plans.rules.occasions import horizon_of
from gandan.plans.rules.review import Review, TaskDraft, what_is_missing
from gandan.plans.rules.review_json import to_json
from gandan.plans.services.occasions import make_assignments, remake_prepared
from gandan.plans.services.work import give_out_plan
from gandan.tenancy.codes import next_code, next_codes
from gandan.tenancy.models import create_rows
from gandan.tenancy.scope import current_commune
from gandan.workdays.rules import Calendar

ALREADY_CONFIRMED = "already_confirmed"


@dataclass(frozen=True, slots=True)
class Confirmed:
    document: Document
    plan: Plan | None
    """None for a paper kept for reference."""
    parts: int = 0


@dataclass(frozen=True, slots=True)
class Differences:
    """How a signed text differs from the draft whose tasks were prepared."""

    plan: Plan
    added: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...]
    """Tasks whose time is worded otherwise; the signed words are taken over."""


@transaction.atomic
def save_draft_review(reading: Reading, review: Review, *, version: int) -> Reading:
    """Keep the review as it stands. Raises Stale, NotAllowed."""
    return save_review(reading, to_json(review), version=version)


@transaction.atomic
def confirm_reading(reading: Reading, *, version: int, actor: Actor, today: dt.date, calendar: Calendar) -> Confirmed:
    """File the document and make its plan with tasks and parts in one transaction; a second confirmation is refused.

    Order: document, plan, tasks, units, parts, record, notices to heads and focal officers of the units. A draft's
    tasks are prepared, not given out, and nobody is told. Raises NotAllowed (``already_confirmed``, ``missing``),
    Stale.
    """
    locked = _lock(reading, version)
    review = find_review(locked, review_setting(locked, calendar=calendar, today=today))
    _check_complete(review, today)
    document = file_document(locked, facts_of(review), actor=actor)
    if review.is_reference:
        return Confirmed(document, None)
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=_unit_codes(review))}
    plan = _make_plan(document, review, units, today=today, actor=actor)
    tasks = _make_tasks(plan, review, units, today=today, actor=actor)
    leads = _make_task_units(tasks, review, units)
    parts = make_assignments(plan, tasks, leads, today=today, calendar=calendar)
    changes = {"document": document.code, "tasks": len(tasks), "parts": len(parts), "state": plan.state}
    record("plan_confirmed", plan, actor=actor, changes=changes)
    if plan.state == PlanState.ACTIVE:
        _tell(plan, parts, today=today)
    return Confirmed(document, plan, len(parts))


@transaction.atomic
def replace_draft(
    plan: Plan, reading: Reading, *, version: int, actor: Actor, today: dt.date, calendar: Calendar
) -> Differences:
    """Put the signed text in the place of the draft: its number and date are taken over and the work is given out.

    Tasks are matched by section and title; times worded otherwise are taken over, tasks that only one of the two has
    are told and left to the officer. Raises NotAllowed unless the plan is still prepared, Stale.
    """
    locked = _lock(reading, version)
    current: Plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if current.state != PlanState.PREPARED:
        raise NotAllowed("not_prepared", "Kế hoạch này đã được giao nên không thay văn bản được nữa.")
    review = find_review(locked, review_setting(locked, calendar=calendar, today=today))
    _check_complete(review, today)
    if review.direction in (Direction.DRAFT, Direction.REFERENCE):
        raise NotAllowed("not_signed", "Bản thay cho dự thảo phải là văn bản đã ban hành.")
    old = current.document
    current.document = file_document(locked, facts_of(review), actor=actor)
    current.from_on, current.to_on = _period(review, today)
    current.entered_on, current.title, current.version = today, _title(current.document), current.version + 1
    current.save(update_fields=["document", "from_on", "to_on", "entered_on", "title", "version"])
    found = _take_over(current, review)
    remake_prepared(current, today=today, calendar=calendar)
    changes = {"document": [old.code, current.document.code], "moved": list(found.moved)}
    record("plan_text_replaced", current, actor=actor, changes=changes)
    give_out_plan(current, actor=actor)
    return found


def facts_of(review: Review) -> DocumentFacts:
    issued_on = review.fact("issued_on")
    return DocumentFacts(
        direction=Direction(review.direction),
        type=review.fact("type"),
        number=review.fact("number")[:20],
        symbol=review.fact("symbol")[:60],
        issuer=review.issuer[:200],
        issued_on=dt.date.fromisoformat(issued_on) if issued_on else None,
        subject=review.fact("subject"),
        signer=review.fact("signer")[:120],
        pattern_issuer=review.fact("issuer")[:200] if review.is_pattern else "",
    )


def _lock(reading: Reading, version: int) -> Reading:
    locked: Reading = Reading.objects.select_for_update(of=("self",)).select_related("file").get(pk=reading.pk)
    if locked.state == ReadingState.CONFIRMED:
        raise NotAllowed(ALREADY_CONFIRMED, "Văn bản này đã được xác nhận từ trước; đây là kế hoạch đã tạo.")
    if locked.version != version:
        raise Stale
    return locked


def _check_complete(review: Review, today: dt.date) -> None:
    missing = what_is_missing(review, today=today.isoformat())
    if missing:
        raise NotAllowed("missing", missing[0])


def _unit_codes(review: Review) -> set[str]:
    named = {code for task in review.kept for code in (*task.leads, *task.supports, task.receiver) if code}
    return named | {review.owner}


def _period(review: Review, today: dt.date) -> tuple[dt.date, dt.date | None]:
    issued_on, to_on = review.fact("issued_on"), review.fact("to_on")
    start = dt.date.fromisoformat(issued_on) if issued_on else today
    return start, dt.date.fromisoformat(to_on) if to_on else None


def _title(document: Document) -> str:
    """Return "Kế hoạch thực hiện mô hình …": the type and the subject as one phrase."""
    subject = document.subject.strip().removeprefix("V/v").strip()
    if not subject:
        return document.type_name
    is_name = subject[:2].isupper()
    return f"{document.type_name} {subject if is_name else subject[0].lower() + subject[1:]}"[:400]


def _make_plan(document: Document, review: Review, units: dict[str, Unit], *, today: dt.date, actor: Actor) -> Plan:
    from_on, to_on = _period(review, today)
    plan = Plan(
        code=next_code("KH", year=today.year),
        document=document,
        title=_title(document),
        from_on=from_on,
        to_on=to_on,
        owner_unit=units[review.owner],
        state=PlanState.PREPARED if review.direction == Direction.DRAFT else PlanState.ACTIVE,
        entered_on=today,
        created_at=clock.now(),
        created_by=actor.official,
    )
    plan.save(force_insert=True)
    return plan


def _make_tasks(plan: Plan, review: Review, units: dict[str, Unit], *, today: dt.date, actor: Actor) -> list[Task]:
    wanted = {task.leader for task in review.kept if task.leader}
    leaders = {official.code: official for official in Official.objects.filter(code__in=wanted)}
    codes = next_codes("NV", year=today.year, count=len(review.kept))
    return create_rows(
        Task(
            code=code,
            plan=plan,
            position=position,
            title=draft.title,
            section=draft.section[:40],
            spans=[list(span) for span in draft.spans],
            product=draft.product[:300],
            receiver=units.get(draft.receiver),
            leader=leaders.get(draft.leader),
            is_standing=draft.due.is_standing,
            made_until=horizon_of(today) if draft.due.rrule else None,
            given_by=actor.official,
            **_due_fields(draft),
        )
        for position, (code, draft) in enumerate(zip(codes, review.kept, strict=True), 1)
    )


def _due_fields(draft: TaskDraft) -> dict[str, object]:
    due = draft.due
    return {
        "due_words": due.words[:200],
        "due_before": due.before,
        "due_dates": list(due.dates),
        "rrule": due.rrule[:120],
    }


def _make_task_units(tasks: list[Task], review: Review, units: dict[str, Unit]) -> dict[int, list[TaskUnit]]:
    """Return the leading units by task id."""
    rows = create_rows(
        TaskUnit(task=task, unit=units[code], part=part, quota=draft.quota(code)[:120])
        for task, draft in zip(tasks, review.kept, strict=True)
        for part, codes in ((UnitPart.LEAD, draft.leads), (UnitPart.SUPPORT, draft.supports))
        for code in codes
        if code in units and (part == UnitPart.LEAD or code not in draft.leads)
    )
    leads: dict[int, list[TaskUnit]] = {}
    for row in rows:
        if row.part == UnitPart.LEAD:
            leads.setdefault(row.task_id, []).append(row)
    return leads


def _tell(plan: Plan, parts: Iterable[Assignment], *, today: dt.date) -> None:
    units = {part.unit_id for part in parts if part.state == AssignmentState.NEW}
    people = [person for held in workers_of(units, on=today).values() for person in held]
    sentence = f"Đơn vị được giao việc theo {plan.title}"
    notify(people, sentence, url=reverse("my_work", kwargs={"commune": current_commune().slug}))


def _take_over(plan: Plan, review: Review) -> Differences:
    signed = {(draft.section, fold(draft.title)): draft for draft in review.kept}
    moved, gone = [], []
    for task in Task.objects.filter(plan=plan):
        draft = signed.pop((task.section, fold(task.title)), None)
        if draft is None:
            gone.append(task.title)
            continue
        fields = _due_fields(draft)
        if any(getattr(task, name) != value for name, value in fields.items()):
            moved.append(task.title)
        for name, value in fields.items():
            setattr(task, name, value)
        task.spans, task.is_standing = [list(span) for span in draft.spans], draft.due.is_standing
        task.save(update_fields=[*fields, "spans", "is_standing"])
    return Differences(plan, tuple(draft.title for draft in signed.values()), tuple(gone), tuple(moved))
