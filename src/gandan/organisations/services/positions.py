"""Positions of officials: given and ended with their days; the role of leading comes and goes with them."""

import datetime as dt
from dataclasses import replace

from django.db import transaction

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor
from gandan.organisations.enums import PositionKind
from gandan.organisations.models import Official, Position, Unit
from gandan.organisations.posts import Post
from gandan.organisations.queries import post_of
from gandan.organisations.services.appointing import (
    check_position,
    close_position,
    end_main_before,
    follow_position,
    give_role,
    position_words,
    positions_on,
)
from gandan.organisations.services.officials import lock_official
from gandan.organisations.services.units import lock_unit


@transaction.atomic
def add_position(
    official: Official,
    *,
    unit: Unit,
    title: str,
    kind: PositionKind,
    is_main: bool,
    from_on: dt.date,
    to_on: dt.date | None,
    paper: str,
    today: dt.date,
    actor: Actor,
) -> Position:
    """Give a position for a time; a main one ends the main one of before on the day before it begins.

    A position that leads gives its role for the same days. Raises NotAllowed beside a position that excludes it.
    """
    place = lock_unit(unit)
    held = lock_official(official)
    if not held.is_active:
        raise NotAllowed("inactive", "Tài khoản cán bộ này đã ngừng. Hãy mở lại tài khoản trước.")
    if not place.is_active:
        raise NotAllowed("unit_inactive", "Đơn vị này đã ngừng dùng. Hãy chọn đơn vị khác.")
    if to_on is not None and to_on < from_on:
        raise NotAllowed("period", "Ngày cuối phải từ ngày đầu trở đi.")
    new = Post(held.pk, place.pk, title, kind, from_on, to_on, is_main=is_main)
    if is_main:
        end_main_before(held, from_on, actor=actor)
    check_position(new)
    position = Position(
        official=held, unit=place, title=title, kind=kind, is_main=is_main, from_on=from_on, to_on=to_on, paper=paper
    )
    position.save()
    give_role(position)
    record("position_added", held, actor=actor, changes=position_words(position))
    follow_position(held, today=today)
    return position


@transaction.atomic
def end_position(position: Position, *, last_on: dt.date, today: dt.date, actor: Actor) -> None:
    """Set the last day of a position and of its role; raises NotAllowed before its first day and where it would meet
    another."""
    lock_unit(position.unit)
    official = lock_official(position.official)
    held = Position.objects.select_for_update(of=("self",)).select_related("unit", "official").get(pk=position.pk)
    if last_on < held.from_on:
        raise NotAllowed("too_early", "Ngày cuối không được trước ngày bắt đầu giữ chức vụ.")
    if held.to_on is not None and held.to_on < today:
        raise NotAllowed("position_over", "Chức vụ này đã hết.")
    check_position(replace(post_of(held), to_on=last_on), but=held)
    close_position(held, last_on, actor=actor)
    follow_position(official, today=today)


@transaction.atomic
def follow_positions(*, today: dt.date) -> int:
    """Do so for everybody whose main position of the day is not what stands on the row; return how many."""
    mains = positions_on(today).filter(is_main=True, official__is_active=True).select_related("official")
    behind = [
        one.official
        for one in mains
        if (one.official.unit_id, one.official.position_title) != (one.unit_id, one.title)
    ]
    for official in behind:
        follow_position(lock_official(official), today=today)
    return len(behind)
