"""What every service that gives or ends a position shares; it locks nothing."""

import datetime as dt

from django.db.models import Q, QuerySet

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.common.spans import not_over, on_day
from gandan.organisations.actors import Actor
from gandan.organisations.enums import PositionKind, Role
from gandan.organisations.models import Duty, Official, Position, Unit
from gandan.organisations.posts import BODY_KINDS, Post, position_conflict
from gandan.organisations.queries import post_of

ONE_DAY = dt.timedelta(days=1)


def follow_position(official: Official, *, today: dt.date) -> None:
    """Let unit and title on the official's row be those of the main position of the day; the row is locked."""
    main = positions_on(today).filter(official=official, is_main=True).select_related("unit").first()
    if main is not None and (official.unit_id, official.position_title) != (main.unit_id, main.title):
        official.unit, official.position_title = main.unit, main.title
        official.version += 1
        official.save(update_fields=["unit", "position_title", "version"])


def correct_main(official: Official, *, today: dt.date) -> None:
    """Let the main position of the day be what was corrected on the official's row."""
    main = positions_on(today).filter(official=official, is_main=True).first()
    if main is not None:
        main.unit, main.title = official.unit, official.position_title
        main.save(update_fields=["unit", "title"])


def positions_on(day: dt.date) -> "QuerySet[Position]":
    """Return the positions held on that day."""
    held: QuerySet[Position] = Position.objects.filter(on_day(day))
    return held


def end_main_before(official: Official, day: dt.date, *, actor: Actor) -> None:
    """End the main position that runs into the new one."""
    running = Position.objects.filter(official=official, is_main=True, from_on__lt=day)
    for one in running.filter(not_over(day)).select_related("unit", "official"):
        close_position(one, day - ONE_DAY, actor=actor)


def close_position(position: Position, last_on: dt.date, *, actor: Actor) -> None:
    """Set the last day of a position and of its role."""
    old, position.to_on = position.to_on, last_on
    position.save(update_fields=["to_on"])
    role = _role_of(position)
    if role is not None:
        running = Q(to_on=None) | Q(to_on__gt=last_on)
        roles = Duty.objects.filter(running, official=position.official, role=role, from_on__lte=last_on)
        roles.filter(unit=_place_of(role, position)).update(to_on=last_on)
    record(
        "position_ended", position.official, actor=actor, changes={**position_words(position), "to_on": [old, last_on]}
    )


def give_role(position: Position) -> None:
    """Give the role of a position that leads, where it is not held."""
    role = _role_of(position)
    if role is None:
        return
    place = _place_of(role, position)
    running = not_over(position.from_on)
    if not Duty.objects.filter(running, official=position.official, role=role, unit=place).exists():
        Duty(official=position.official, role=role, unit=place, from_on=position.from_on, to_on=position.to_on).save()


def _role_of(position: Position) -> Role | None:
    """Return the role that leading brings: heads and deputies of the committee lead, the head of a unit heads it."""
    if position.unit.kind in BODY_KINDS:
        return None if position.kind == PositionKind.OFFICER else Role.LEADER
    return Role.UNIT_HEAD if position.kind == PositionKind.HEAD else None


def _place_of(role: Role, position: Position) -> Unit | None:
    return position.unit if role is Role.UNIT_HEAD else None


def check_position(new: Post, *, but: Position | None = None) -> None:
    """Raise NotAllowed beside a position that excludes this one."""
    others = Position.objects.filter(Q(official_id=new.person) | Q(unit_id=new.unit)).select_related("official")
    posts = [post_of(one) for one in others if but is None or one.pk != but.pk]
    for one in posts:
        reason = position_conflict(new, [one])
        if reason:
            raise NotAllowed("position_taken", reason, name=one.name)


def position_words(position: Position) -> dict[str, object]:
    return {
        "position_title": position.title,
        "unit": position.unit.name,
        "from_on": position.from_on,
        "paper": position.paper,
    }
