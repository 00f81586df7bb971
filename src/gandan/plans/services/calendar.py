"""Due days follow the working calendar: what is still owed is computed anew from its words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from gandan.audit.services import SYSTEM, record
from gandan.common import clock
from gandan.notifications.services import notify
from gandan.plans.enums import OPEN, AssignmentState
from gandan.plans.models import Assignment, DueChange
from gandan.plans.queries.people import workers_of
from gandan.plans.rules.occasions import Occasion, is_before_entry
from gandan.plans.services.occasions import occasions_of
from gandan.plans.services.work import save_work, short_title
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import current_commune
from gandan.workdays.rules import Calendar

FOLLOW_TASK = "plans.follow_calendar"
AT_ONCE = 200
_LONGEST_REST = dt.timedelta(days=31)
"""No row of days off is longer, so a due day moves across ``day`` from no farther away."""


@dataclass(frozen=True, slots=True)
class _Move:
    work: Assignment
    occasion: Occasion


def queue_following(day: dt.date) -> None:
    """Queue one job for each commune, in the transaction that changed the calendar."""
    jobs: list[dict[str, JSONValue]] = [
        {"commune_id": commune.pk, "day": day.isoformat()} for commune in Commune.objects.order_by("pk")
    ]
    if jobs:
        app.configure_task(FOLLOW_TASK).batch_defer(*jobs)


@transaction.atomic
def follow_calendar(day: dt.date, *, today: dt.date, calendar: Calendar, after: int = 0) -> int | None:
    """Move the due days that the change of ``day`` touches in one batch of the open commune's work.

    Return where the next batch begins, None after the last. Run twice it moves nothing twice.
    """
    works = list(_touched(day, after)[:AT_ONCE])
    moves = _moves(works, today=today, calendar=calendar)
    kind = "ngày làm việc" if calendar.is_working(day) else "ngày nghỉ"
    reason = f"Lịch làm việc thay đổi: {day:%d/%m/%Y} nay là {kind}."
    for move in moves:
        _apply(move, reason=reason)
    _tell_units(moves, reason, today=today)
    return works[-1].pk if len(works) == AT_ONCE else None


def _touched(day: dt.date, after: int) -> QuerySet[Assignment]:
    """Return the work owed or prepared whose due day may hang on ``day``, locked; what a person moved stays.

    A day counted in working days from the issue hangs on each day up to it, any other only on the rest before its end.
    """
    counted = Q(task__rrule="", task__due_dates=[], window_from__lte=day)
    moved = DueChange.objects.filter(
        Q(assignment=OuterRef("pk"))
        # what was handed over to this unit keeps the day granted to the one before
        | Q(assignment__state=AssignmentState.WITHDRAWN, new_due_on=OuterRef("due_on")),
        by__isnull=False,
        assignment__task=OuterRef("task"),
        assignment__window_from=OuterRef("window_from"),
    )
    found: QuerySet[Assignment] = (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("task", "plan", "unit")
        .defer("task__spans")
        .filter(pk__gt=after, state__in=sorted({*OPEN, AssignmentState.PREPARED}))
        .filter(Q(due_on__lte=day) | counted, due_on__gte=day - _LONGEST_REST)
        .filter(~Exists(moved))
        .order_by("pk")
    )
    return found


def _moves(works: Iterable[Assignment], *, today: dt.date, calendar: Calendar) -> list[_Move]:
    laid_out: dict[int, dict[dt.date, Occasion]] = {}
    moves = []
    for work in works:
        if work.task_id not in laid_out:
            found = occasions_of(work.plan, work.task, today=today, calendar=calendar)
            laid_out[work.task_id] = {occasion.window_from: occasion for occasion in found}
        occasion = laid_out[work.task_id].get(work.window_from)
        if occasion is not None and _is_moved(work, occasion):
            moves.append(_Move(work, occasion))
    return moves


def _is_moved(work: Assignment, occasion: Occasion) -> bool:
    """Say whether the words give another day; one before the entry, or none at all, puts nothing in force."""
    is_other = occasion.due_on not in (None, work.due_on)
    return is_other and not is_before_entry(occasion, work.plan.entered_on)


def _apply(move: _Move, *, reason: str) -> None:
    work, new = move.work, move.occasion
    change = DueChange(assignment=work, old_due_on=work.due_on, new_due_on=new.due_on, reason=reason, at=clock.now())
    change.save(force_insert=True)
    old, work.due_on, work.window_to = work.due_on, new.due_on, new.window_to
    save_work(work, "due_on", "window_to")
    record("due_moved", work, actor=SYSTEM, changes={"due_on": [old, new.due_on], "reason": reason})


def _tell_units(moves: list[_Move], reason: str, *, today: dt.date) -> None:
    """Leave one notice with each worker of a unit; what is only prepared is no news to it yet."""
    of_unit: dict[int, list[Assignment]] = {}
    for move in moves:
        if move.work.state != AssignmentState.PREPARED:
            of_unit.setdefault(move.work.unit_id, []).append(move.work)
    if not of_unit:
        return
    people = workers_of(of_unit, on=today)
    slug = current_commune().slug
    for unit_id, works in of_unit.items():
        first = works[0]
        if len(works) == 1:
            url = reverse("assignment", kwargs={"commune": slug, "code": first.code})
            sentence = f"Hạn mới {first.due_on:%d/%m/%Y}: {short_title(first)}. {reason}"
        else:
            url = reverse("my_work", kwargs={"commune": slug})
            sentence = f"{len(works)} việc của đơn vị có hạn mới. {reason}"
        notify(people.get(unit_id, []), sentence, url=url)
