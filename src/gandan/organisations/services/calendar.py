"""The working calendar as administrators change it: the change and its entry in the installation's record."""

import datetime as dt

from django.db import transaction

from gandan.audit.services import record_platform
from gandan.organisations.actors import Actor
from gandan.workdays import services as workdays
from gandan.workdays.models import SpecialDay


@transaction.atomic
def add_day(day: dt.date, *, is_working: bool, name: str, source: str, is_confirmed: bool, actor: Actor) -> SpecialDay:
    """Add a day and record it; refusals are those of ``workdays.services``."""
    special = workdays.add_day(day, is_working=is_working, name=name, source=source, is_confirmed=is_confirmed)
    _record("calendar_day_added", special, actor)
    return special


@transaction.atomic
def edit_day(
    special: SpecialDay,
    *,
    version: int,
    is_working: bool,
    name: str,
    source: str,
    is_confirmed: bool,
    actor: Actor,
) -> SpecialDay:
    held = workdays.edit_day(
        special, version=version, is_working=is_working, name=name, source=source, is_confirmed=is_confirmed
    )
    _record("calendar_day_edited", held, actor, old=special)
    return held


@transaction.atomic
def confirm_day(special: SpecialDay, *, version: int, actor: Actor) -> None:
    workdays.confirm_day(special, version=version)
    _record("calendar_day_confirmed", special, actor)


@transaction.atomic
def remove_day(special: SpecialDay, *, version: int, actor: Actor) -> None:
    workdays.remove_day(special, version=version)
    _record("calendar_day_removed", special, actor)


def _record(act: str, special: SpecialDay, actor: Actor, *, old: SpecialDay | None = None) -> None:
    detail = {"day": special.day.isoformat(), "commune": actor.official.commune_id, "by": actor.name}
    new, before = _values(special), _values(old) if old else {}
    record_platform(act, user=actor.user, detail=detail | {"new": new} | ({"old": before} if before else {}))


def _values(special: SpecialDay) -> dict[str, object]:
    return {
        "is_working": special.is_working,
        "name": special.name,
        "source": special.source,
        "is_confirmed": special.is_confirmed,
    }
