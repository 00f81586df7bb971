"""The working calendar as administrators change it: the change and its entry in the record."""

import datetime as dt

from django.db import transaction

from gandan.audit.services import record, record_platform
from gandan.organisations.actors import Actor
from gandan.workdays import services as workdays
from gandan.workdays.enums import Use
from gandan.workdays.following import Who
from gandan.workdays.hours import Week
from gandan.workdays.models import CommuneDay, CommuneHours, SpecialDay
from gandan.workdays.services import DayFacts, OwnDayFacts


@transaction.atomic
def add_day(day: dt.date, facts: DayFacts, *, actor: Actor) -> SpecialDay:
    """Add a day of the country's calendar and record it; refusals are those of ``workdays.services``."""
    special = workdays.add_day(day, facts, who=_who(actor, f"{facts.name}: {facts.source}"))
    _record("calendar_day_added", special, actor)
    return special


@transaction.atomic
def edit_day(special: SpecialDay, facts: DayFacts, *, version: int, actor: Actor) -> SpecialDay:
    who = _who(actor, f"{facts.name}: {facts.source}")
    held = workdays.edit_day(special, facts, version=version, who=who)
    _record("calendar_day_edited", held, actor, old=special)
    return held


@transaction.atomic
def confirm_day(special: SpecialDay, *, version: int, actor: Actor) -> None:
    workdays.confirm_day(special, version=version)
    _record("calendar_day_confirmed", special, actor)


@transaction.atomic
def remove_day(special: SpecialDay, *, version: int, reason: str, actor: Actor) -> None:
    workdays.remove_day(special, version=version, who=_who(actor, reason))
    _record("calendar_day_removed", special, actor, reason=reason)


@transaction.atomic
def set_own_day(day: dt.date, use: Use, facts: OwnDayFacts, *, version: int, actor: Actor) -> CommuneDay:
    """Set the commune's own day in one calendar and record it. Raises NotAllowed, Stale."""
    before: CommuneDay | None = CommuneDay.objects.filter(day=day, use=use).first()
    old = _own_values(before) if before else {}
    own = workdays.set_own_day(day, use, facts, version=version, who=_who(actor, facts.reason))
    changes = {name: [old.get(name), value] for name, value in _own_values(own).items() if old.get(name) != value}
    record("calendar_own_day_set", own, actor=actor, changes=changes)
    return own


@transaction.atomic
def remove_own_day(own: CommuneDay, *, version: int, reason: str, actor: Actor) -> None:
    record("calendar_own_day_removed", own, actor=actor, changes=_own_values(own) | {"reason": reason})
    workdays.remove_own_day(own, version=version, who=_who(actor, reason))


@transaction.atomic
def set_hours(week: Week, cut_off: dt.time, *, reason: str, version: int, actor: Actor) -> CommuneHours:
    before: CommuneHours | None = CommuneHours.objects.first()
    held = workdays.set_hours(week, cut_off, reason=reason, version=version)
    changes = {
        "week": [before.week if before else None, held.week],
        "cut_off": [f"{before.cut_off:%H:%M}" if before else None, f"{cut_off:%H:%M}"],
        "reason": [before.reason if before else None, reason],
    }
    record("calendar_hours_set", held, actor=actor, changes=changes)
    return held


def _who(actor: Actor, reason: str) -> Who:
    return Who(actor.name, actor.user, reason[:300])


def _record(
    act: str, special: SpecialDay, actor: Actor, *, old: SpecialDay | None = None, reason: str | None = None
) -> None:
    detail = {"day": special.day.isoformat(), "commune": actor.official.commune_id, "by": actor.name}
    detail |= (
        {"new": _values(special)} | ({"old": _values(old)} if old else {}) | ({"reason": reason} if reason else {})
    )
    record_platform(act, user=actor.user, detail=detail)


def _values(special: SpecialDay) -> dict[str, object]:
    return {
        "is_working": special.is_working,
        "is_half": special.is_half,
        "name": special.name,
        "source": special.source,
        "is_confirmed": special.is_confirmed,
    }


def _own_values(own: CommuneDay) -> dict[str, object]:
    return {"day": own.day, "use": own.use, "part": own.part, "name": own.name, "reason": own.reason}
