"""Roles of a person, as they go to somebody else."""

from collections.abc import Mapping

from django.db.models import QuerySet

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.spans import not_over
from gandan.common.words import in_vietnamese, mark
from gandan.organisations.actors import Actor
from gandan.organisations.enums import NEVER_LENT, Right
from gandan.organisations.models import Duty, Official
from gandan.organisations.personal_work import Owned, PersonalHolding
from gandan.organisations.services.unit_names import ONE_DAY
from gandan.organisations.standing import DUTIES


def find_duties(official: Official) -> list[Owned]:
    """Return the roles held today or later but for those that are given by a decision on the person."""
    return [
        Owned(duty.key, _words(duty), duty.unit_id)
        for duty in _running().filter(official=official).exclude(role__in=sorted(NEVER_LENT)).order_by("pk")
    ]


def move_duties(official: Official, to: Mapping[str, Official], actor: Actor) -> None:
    """End the roles named today's eve and give them to the receivers, who keep one that they hold already."""
    today = clock.today()
    duties = [one for one in _running().filter(official=official).order_by("pk") if one.key in to]
    for duty in duties:
        heir = to[duty.key]
        since, until = max(today, duty.from_on), duty.to_on
        if duty.from_on < today:
            duty.to_on = today - ONE_DAY
            duty.save(update_fields=["to_on"])
        else:
            duty.delete()
        same = _running().filter(official=heir, role=duty.role, unit=duty.unit, subject=duty.subject)
        if not same.exists():
            row = Duty(official=heir, role=duty.role, unit=duty.unit, subject=duty.subject, from_on=since, to_on=until)
            row.save()
        words = {"role": duty.role, "unit": duty.unit.code if duty.unit else "", "from_on": since}
        record("duty_passed_on", heir, actor=actor, changes={**words, "from": official.full_name})


def roles_beyond(official: Official, *, actor: Actor) -> dict[str, str]:
    """Return the roles of the person that are not the actor's to pass on, in words, by their keys.

    One's own are; a head passes on those of the unit, so that nobody takes a role of the whole commune from whoever
    works under them; an administrator passes on all. A stand-in passes on none of whom they stand in for: what is lent
    for some days would stay with them.
    """
    if official.pk == actor.official.pk:
        return {}
    found = find_duties(official)
    if not actor.has(Right.ORGANISATION_MANAGE) and any(one.official_id == official.pk for one in actor.standings):
        return {one.key: one.words for one in found}
    return {one.key: one.words for one in found if not actor.has_in(Right.WORK_HAND_OVER, one.unit_id)}


def _running() -> "QuerySet[Duty]":
    duties: QuerySet[Duty] = Duty.objects.filter(not_over(clock.today()))
    return duties.select_related("unit", "subject")


def _words(duty: Duty) -> str:
    with in_vietnamese():
        parts = [str(duty.get_role_display())]
    parts += [duty.unit.name] if duty.unit else []
    parts += [duty.subject.name] if duty.subject else []
    return ", ".join(parts)


HELD_DUTIES = PersonalHolding(DUTIES, mark("Vai trò"), find_duties, move_duties)
