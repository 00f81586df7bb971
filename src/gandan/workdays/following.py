"""Due days follow a change of the calendar: one change for each commune it touches, worked off in the background."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from gandan.accounts.models import User
from gandan.common import clock
from gandan.tenancy.models import Commune, create_rows
from gandan.tenancy.scope import current_commune, open_commune
from gandan.workdays.enums import Level, Part, Use
from gandan.workdays.followers import Follower, Move, followers
from gandan.workdays.models import CalendarChange, CalendarMove
from gandan.workdays.rules import Calendar

FOLLOW_TASK = "workdays.follow_change"


@dataclass(frozen=True, slots=True)
class Who:
    """Who changes the calendar, and why."""

    name: str
    user: User | None
    reason: str


def open_change(
    day: dt.date, old: Part | None, new: Part | None, *, level: Level, use: Use, who: Who
) -> list[CalendarChange]:
    """Note the change in each commune it holds for and queue the following of its due days, in this transaction.

    A change that leaves the day as it was is none.
    """
    if old is new:
        return []
    communes = [current_commune()] if level == Level.COMMUNE else list(Commune.objects.order_by("pk"))
    made = []
    for commune in communes:
        with open_commune(commune):
            change = CalendarChange(
                day=day,
                use=use,
                level=level,
                old_part=old or "",
                new_part=new or "",
                reason=who.reason,
                user=who.user,
                actor_name=who.name,
                at=clock.now(),
                finished_at=clock.now() if use == Use.OPENING else None,
            )
            change.save(force_insert=True)
            made.append(change)
    jobs: list[dict[str, JSONValue]] = [
        {"commune_id": change.commune_id, "change_id": change.pk} for change in made if change.use == Use.DEADLINE
    ]
    if jobs:
        app.configure_task(FOLLOW_TASK).batch_defer(*jobs)
    return made


@transaction.atomic
def follow_change(
    change: CalendarChange, *, follower: Follower, after: int, today: dt.date, calendar: Calendar
) -> int | None:
    """Move one batch of one domain's due days; return where the next begins. Run twice it moves nothing twice."""
    moves, following = follower.find(change.day, today=today, calendar=calendar, after=after, lock=True)
    if moves:
        follower.apply(moves, reason=reason_of(change, calendar))
        create_rows(_row(change, move) for move in moves)
        CalendarChange.objects.filter(pk=change.pk).update(moved=F("moved") + len(moves))
    return following


@transaction.atomic
def finish_change(change: CalendarChange, *, today: dt.date, calendar: Calendar) -> None:
    """Tell those concerned, once, and close the change."""
    held = CalendarChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if held.finished_at is not None:
        return
    for follower in followers():
        moves = list(held.moves.filter(kind=follower.kind, is_told=True).order_by("id"))
        if moves:
            follower.tell(moves, reason=reason_of(held, calendar), today=today)
    held.finished_at = clock.now()
    held.save(update_fields=["finished_at"])


def reason_of(change: CalendarChange, calendar: Calendar) -> str:
    kind = "ngày làm việc" if calendar.is_working(change.day) else "ngày nghỉ"
    return f"Lịch làm việc thay đổi: {change.day:%d/%m/%Y} nay là {kind}."


def _row(change: CalendarChange, move: Move) -> CalendarMove:
    return CalendarMove(
        change=change,
        kind=move.kind,
        object_id=move.object_id,
        code=move.code,
        title=move.title[:300],
        unit_id=move.unit_id,
        unit_name=move.unit_name,
        is_told=move.is_told,
        old_due_on=move.old,
        new_due_on=move.new,
    )
