"""The official who acts in a request or a job, with the rights of that day."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from gandan.accounts.models import User
from gandan.organisations.enums import Right, Role
from gandan.organisations.models import Duty, Official, Unit
from gandan.organisations.rules import ROLE_RIGHTS


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts; rights held in the whole commune stand under ``None``, those in one unit under its id."""

    official: Official
    user: User | None
    roles: frozenset[tuple[Role, int | None]]
    rights: frozenset[tuple[Right, int | None]]

    @property
    def name(self) -> str:
        return self.official.full_name

    @property
    def unit_code(self) -> str:
        return str(self.unit.code)

    @property
    def unit(self) -> Unit:
        unit: Unit = self.official.unit
        return unit

    def has(self, right: Right) -> bool:
        """Say whether the right is held anywhere, in the commune or in some unit."""
        return any(held is right for held, _ in self.rights)

    def has_in(self, right: Right, unit_id: int | None) -> bool:
        """Say whether the right is held in this unit, or in the whole commune."""
        return (right, None) in self.rights or (unit_id is not None and (right, unit_id) in self.rights)

    def units_with(self, right: Right) -> frozenset[int]:
        """Return the ids of the units in which the right is held by a duty of that unit."""
        return frozenset(unit_id for held, unit_id in self.rights if held is right and unit_id is not None)

    def is_role(self, role: Role) -> bool:
        return any(held == role for held, _ in self.roles)


def find_actor(user: User, *, on: dt.date) -> Actor | None:
    """Return who ``user`` is in the open commune on that day, None for a stranger; two queries."""
    official = (
        Official.objects.select_related("unit")
        .filter(is_active=True, membership__user=user, membership__from_on__lte=on)
        .filter(Q(membership__to_on=None) | Q(membership__to_on__gte=on))
        .first()
    )
    return None if official is None else actor_of(official, user=user, on=on)


def actor_of(official: Official, *, user: User | None, on: dt.date) -> Actor:
    """Return the actor of an official with the duties of that day; one query."""
    duties = Duty.objects.filter(official=official, from_on__lte=on).filter(Q(to_on=None) | Q(to_on__gte=on))
    roles = frozenset((Role(role), unit_id) for role, unit_id in duties.values_list("role", "unit_id"))
    rights = frozenset((right, unit_id) for role, unit_id in roles for right in ROLE_RIGHTS[role])
    return Actor(official, user, roles, rights)
