"""A reviewed paper becomes a document, a plan, tasks and the parts of the units, once and all together."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import Direction, ReadingState
from gandan.documents.models import Document, Reading
from gandan.documents.services import DocumentFacts, file_document, save_review
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.plans.enums import AssignmentState, PlanState
from gandan.plans.models import Assignment, Plan
from gandan.plans.queries.people import workers_of
from gandan.plans.queries.review import find_review, review_setting
from gandan.plans.rules.review import Review, what_is_missing
from gandan.plans.rules.review_json import to_json
from gandan.plans.services.occasions import make_assignments
from gandan.plans.services.task_rows import (
    leaders_of,
    make_task_units,
    make_tasks,
    period_of,
    title_of,
    units_of,
)
from gandan.tenancy.codes import next_code
from gandan.tenancy.scope import current_commune
from gandan.workdays.rules import Calendar

ALREADY_CONFIRMED = "already_confirmed"


@dataclass(frozen=True, slots=True)
class Confirmed:
    document: Document
    plan: Plan | None
    """None for a paper kept for reference."""
    parts: int = 0


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
    locked = lock_reading(reading, version)
    review = find_review(locked, review_setting(locked, calendar=calendar, today=today))
    check_complete(review, today)
    document = file_document(locked, facts_of(review), actor=actor)
    if review.is_reference:
        return Confirmed(document, None)
    units, drafts = units_of(review), list(enumerate(review.kept, 1))
    plan = _make_plan(document, review, units, today=today, actor=actor)
    tasks = make_tasks(plan, drafts, units, leaders_of(review), today=today, actor=actor)
    leads = make_task_units(tasks, review.kept, units)
    parts = make_assignments(plan, tasks, leads, today=today, calendar=calendar)
    changes = {"document": document.code, "tasks": len(tasks), "parts": len(parts), "state": plan.state}
    record("plan_confirmed", plan, actor=actor, changes=changes)
    if plan.state == PlanState.ACTIVE:
        _tell(plan, parts, today=today)
    return Confirmed(document, plan, len(parts))


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


def lock_reading(reading: Reading, version: int) -> Reading:
    """Return the reading as it stands, locked. Raises NotAllowed once it is confirmed, Stale."""
    locked: Reading = Reading.objects.select_for_update(of=("self",)).select_related("file").get(pk=reading.pk)
    if locked.state == ReadingState.CONFIRMED:
        raise NotAllowed(ALREADY_CONFIRMED, "Văn bản này đã được xác nhận từ trước; đây là kế hoạch đã tạo.")
    if locked.version != version:
        raise Stale
    return locked


def check_complete(review: Review, today: dt.date) -> None:
    """Raise NotAllowed with the first point that is missing."""
    missing = what_is_missing(review, today=today.isoformat())
    if missing:
        raise NotAllowed("missing", missing[0])


def _make_plan(document: Document, review: Review, units: dict[str, Unit], *, today: dt.date, actor: Actor) -> Plan:
    from_on, to_on = period_of(review, today)
    plan = Plan(
        code=next_code("KH", year=today.year),
        document=document,
        title=title_of(document),
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


def _tell(plan: Plan, parts: Iterable[Assignment], *, today: dt.date) -> None:
    units = {part.unit_id for part in parts if part.state == AssignmentState.NEW}
    people = [person for held in workers_of(units, on=today).values() for person in held]
    sentence = f"Đơn vị được giao việc theo {plan.title}"
    notify(people, sentence, url=reverse("my_work", kwargs={"commune": current_commune().slug}))
