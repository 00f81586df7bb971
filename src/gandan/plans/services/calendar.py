"""Due days follow the working calendar: what is still owed is computed anew from its words."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from gandan.audit.services import SYSTEM, record
from gandan.common import clock
from gandan.notifications.services import notify
from gandan.plans.enums import OPEN, AssignmentState
from gandan.plans.models import Assignment, DueChange
from gandan.plans.queries.people import workers_of
from gandan.plans.rules.occasions import Occasion, is_before_entry
from gandan.plans.services.occasions import occasions_of
from gandan.plans.services.work import save_work, short_title
from gandan.tenancy.scope import current_commune
from gandan.workdays.followers import Move
from gandan.workdays.models import CalendarMove
from gandan.workdays.rules import Calendar

AT_ONCE = 200
_LONGEST_REST = dt.timedelta(days=31)
"""No row of days off is longer, so a due day moves across ``day`` from no farther away."""


@dataclass(frozen=True, slots=True)
class _Moved:
    work: Assignment
    occasion: Occasion


class AssignmentFollower:
    """The parts of units, for ``workdays.followers``."""

    kind = Assignment._meta.label_lower

    def find(
        self, day: dt.date, *, today: dt.date, calendar: Calendar, after: int = 0, lock: bool = False
    ) -> tuple[list[Move], int | None]:
        touched = _touched(day, after)
        works = list((touched.select_for_update(of=("self",)) if lock else touched)[:AT_ONCE])
        return _moves(works, today=today, calendar=calendar), works[-1].pk if len(works) == AT_ONCE else None

    def apply(self, moves: Sequence[Move], *, reason: str) -> None:
        for move in moves:
            _apply(cast("_Moved", move.row), reason=reason)

    def tell(self, moves: Iterable[CalendarMove], *, reason: str, today: dt.date) -> None:
        _tell_units(moves, reason, today=today)


def _touched(day: dt.date, after: int) -> QuerySet[Assignment]:
    """Return the work owed or prepared whose due day may hang on ``day``; what a person moved stays.

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
        Assignment.objects.select_related("task", "plan", "unit")
        .defer("task__spans")
        .filter(pk__gt=after, state__in=sorted({*OPEN, AssignmentState.PREPARED}))
        .filter(Q(due_on__lte=day) | counted, due_on__gte=day - _LONGEST_REST)
        .filter(~Exists(moved))
        .order_by("pk")
    )
    return found


def _moves(works: Iterable[Assignment], *, today: dt.date, calendar: Calendar) -> list[Move]:
    laid_out: dict[int, dict[dt.date, Occasion]] = {}
    moves = []
    for work in works:
        if work.task_id not in laid_out:
            found = occasions_of(work.plan, work.task, today=today, calendar=calendar)
            laid_out[work.task_id] = {occasion.window_from: occasion for occasion in found}
        occasion = laid_out[work.task_id].get(work.window_from)
        if occasion is not None and _is_moved(work, occasion):
            moves.append(_move(work, occasion))
    return moves


def _move(work: Assignment, occasion: Occasion) -> Move:
    return Move(
        AssignmentFollower.kind,
        work.pk,
        work.code,
        short_title(work),
        work.unit_id,
        work.unit.short_name,
        work.due_on,
        cast("dt.date", occasion.due_on),
        _Moved(work, occasion),
        is_told=work.state != AssignmentState.PREPARED,
    )


def _is_moved(work: Assignment, occasion: Occasion) -> bool:
    """Say whether the words give another day; one before the entry, or none at all, puts nothing in force."""
    is_other = occasion.due_on not in (None, work.due_on)
    return is_other and not is_before_entry(occasion, work.plan.entered_on)


def _apply(move: _Moved, *, reason: str) -> None:
    work, new = move.work, move.occasion
    change = DueChange(assignment=work, old_due_on=work.due_on, new_due_on=new.due_on, reason=reason, at=clock.now())
    change.save(force_insert=True)
    old, work.due_on, work.window_to = work.due_on, new.due_on, new.window_to
    save_work(work, "due_on", "window_to")
    record("due_moved", work, actor=SYSTEM, changes={"due_on": [old, new.due_on], "reason": reason})


def _tell_units(moves: Iterable[CalendarMove], reason: str, *, today: dt.date) -> None:
    """Leave one notice with each worker of a unit, however many of its days moved."""
    of_unit: dict[int, list[CalendarMove]] = {}
    for move in moves:
        if move.unit_id is not None:
            of_unit.setdefault(move.unit_id, []).append(move)
    people = workers_of(of_unit, on=today)
    slug = current_commune().slug
    for unit_id, moved in of_unit.items():
        first = moved[0]
        if len(moved) == 1:
            url = reverse("assignment", kwargs={"commune": slug, "code": first.code})
            sentence = f"Hạn mới {first.new_due_on:%d/%m/%Y}: {first.title}. {reason}"
        else:
            url = reverse("my_work", kwargs={"commune": slug})
            sentence = f"{len(moved)} việc của đơn vị có hạn mới. {reason}"
        notify(people.get(unit_id, []), sentence, url=url)
