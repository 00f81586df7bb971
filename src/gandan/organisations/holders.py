"""Who may be asked where a right is missing: on the page of a refusal, and beside acts that are off."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from gandan.common.words import say
from gandan.organisations.actors import Actor, duties_on
from gandan.organisations.enums import Right, Role
from gandan.organisations.matrix import Reach, reach_of_role
from gandan.organisations.models import Duty

MOST = 5
"""People named for one right; more would be a list of the house."""


@dataclass(frozen=True, slots=True)
class Holder:
    name: str
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An act that a page offers: its right, and the unit of the record; None for the whole commune."""

    label: str
    icon: str
    right: Right
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class OffAct:
    """An act that is not this person's, why, and the names of those whose it is."""

    label: str
    icon: str
    reason: str
    holders: str


def holders_of(right: Right, unit_id: int | None, *, on: dt.date) -> list[Holder]:
    """Return who holds the right today, in this unit before those of the commune; one query."""
    return _holders(_duties([right], on), right, unit_id)


def off_acts(actor: Actor, wanted: Sequence[Wanted], *, on: dt.date) -> list[OffAct]:
    """Return the acts that the actor may not do, each with its reason and who may; one query where there is any."""
    off = [one for one in wanted if not actor.has_in(one.right, one.unit_id)]
    if not off:
        return []
    duties = _duties([one.right for one in off], on)
    return [
        OffAct(
            one.label,
            one.icon,
            say(one.right.value),
            ", ".join(holder.name for holder in _holders(duties, one.right, one.unit_id)),
        )
        for one in off
    ]


def _duties(rights: Sequence[Right], on: dt.date) -> list[Duty]:
    roles = [role for role in Role if any(reach_of_role(role, right) is not Reach.NONE for right in rights)]
    rows = duties_on(on).filter(role__in=roles, official__is_active=True)
    return list(rows.select_related("official__unit"))


def _holders(duties: Sequence[Duty], right: Right, unit_id: int | None) -> list[Holder]:
    own, whole = {}, {}
    for duty in duties:
        reach = reach_of_role(Role(duty.role), right)
        if reach is Reach.UNIT and duty.unit_id == unit_id:
            own[duty.official.sort_name, duty.official_id] = duty.official
        elif reach is Reach.COMMUNE:
            whole[duty.official.sort_name, duty.official_id] = duty.official
    people = list(dict.fromkeys([*(own[key] for key in sorted(own)), *(whole[key] for key in sorted(whole))]))
    return [Holder(one.full_name, one.position_title, one.unit.short_name) for one in people[:MOST]]
