"""The official who acts in a request or a job, with the rights of that day."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from gandan.accounts.models import User
from gandan.common.spans import on_day
from gandan.organisations.enums import NEVER_LENT, Right, Role
from gandan.organisations.history import heirs
from gandan.organisations.models import Duty, LeaveShare, Official, Position, Unit, UnitSuccession
from gandan.organisations.rules import is_held, is_held_in, rights_of
from gandan.organisations.standing import DUTIES, Standing


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts; rights held in the whole commune stand under ``None``, those in one unit under its id."""

    official: Official
    user: User | None
    roles: frozenset[tuple[Role, int | None]]
    rights: frozenset[tuple[Right, int | None]]
    standings: tuple[Standing, ...] = ()
    """For whom the actor stands in today, and in what."""
    place: Unit | None = None
    """The unit of another position of theirs in which they work now."""

    @property
    def name(self) -> str:
        return self.official.full_name

    @property
    def unit_code(self) -> str:
        return str(self.unit.code)

    @property
    def unit(self) -> Unit:
        unit: Unit = self.place or self.official.unit
        return unit

    def is_of(self, unit_id: int | None) -> bool:
        """Say whether this is the unit in which the actor works now."""
        return bool(self.unit.pk == unit_id)

    def has(self, right: Right) -> bool:
        """Say whether the right is held anywhere, in the commune or in some unit."""
        return is_held(self.rights, right)

    def has_in(self, right: Right, unit_id: int | None) -> bool:
        """Say whether the right is held in this unit, or in the whole commune."""
        return is_held_in(self.rights, right, unit_id)

    def units_with(self, right: Right) -> frozenset[int]:
        """Return the ids of the units in which the right is held by a duty of that unit."""
        return frozenset(unit_id for held, unit_id in self.rights if held is right and unit_id is not None)

    def stands_in(self, official_id: int | None, kind: str, key: str) -> bool:
        """Say whether the actor sees to this thing of an absent colleague today."""
        return any(one.official_id == official_id and one.covers(kind, key) for one in self.standings)

    def is_role(self, role: Role) -> bool:
        return any(held == role for held, _ in self.roles)


def find_actor(user: User, *, on: dt.date, place: str = "") -> Actor | None:
    """Return who ``user`` is in the open commune on that day, None for a stranger; four queries.

    ``place`` is the code of the unit of another position of the person; one more query.
    """
    official = (
        Official.objects.select_related("unit")
        .filter(is_active=True, membership__user=user, membership__from_on__lte=on)
        .filter(Q(membership__to_on=None) | Q(membership__to_on__gte=on))
        .first()
    )
    if official is None:
        return None
    actor = actor_of(official, user=user, on=on)
    if not place or place == official.unit.code:
        return actor
    held = positions_of(official, on=on).filter(unit__code=place).first()
    return replace(actor, place=held.unit) if held else actor


def positions_of(official: Official, *, on: dt.date) -> "QuerySet[Position]":
    """Return the positions that the person holds on that day, the main one first."""
    held = Position.objects.filter(on_day(on), official=official)
    positions: QuerySet[Position] = held.select_related("unit").order_by("-is_main", "from_on", "id")
    return positions


def actor_of(official: Official, *, user: User | None, on: dt.date) -> Actor:
    """Return the actor of an official with the duties of that day, own and those stood in for.

    Three queries, two more for a stand-in, one less for who holds no right of a unit.
    """
    standings = standings_of(official, on=on)
    people = {official.pk, *(one.official_id for one in standings)}
    roles = set[tuple[Role, int | None]]()
    for duty in duties_on(on).filter(official__in=people).select_related("unit", "subject"):
        role = Role(duty.role)
        lent = role not in NEVER_LENT and any(
            one.official_id == duty.official_id and one.covers(DUTIES, duty.key) for one in standings
        )
        if duty.official_id == official.pk or lent:
            roles.add((role, duty.unit_id))
    rights = rights_of(roles)
    return Actor(official, user, frozenset(roles), rights | _inherited(rights), standings)


def _inherited(rights: frozenset[tuple[Right, int | None]]) -> frozenset[tuple[Right, int | None]]:
    """Return the same rights in units that ended and went into the actor's, to read and finish what stayed there.

    Who was given a part of a unit that lived on took nothing over when that ended. One query, none for who holds no
    right of a unit.
    """
    if all(unit_id is None for _right, unit_id in rights):
        return frozenset()
    links: dict[int, list[int]] = {}
    ended = UnitSuccession.objects.filter(predecessor__is_active=False)
    for predecessor, successor, on, last_on in ended.values_list(
        "predecessor_id", "successor_id", "on", "predecessor__to_on"
    ):
        if last_on is not None and on == last_on + dt.timedelta(days=1):
            links.setdefault(predecessor, []).append(successor)
    living = frozenset(one for successors in links.values() for one in successors if one not in links)
    into = {unit: heirs(unit, links, living) for unit in links}
    return frozenset((right, unit) for right, held in rights for unit, after in into.items() if held in after)


def duties_on(day: dt.date) -> "QuerySet[Duty]":
    duties: QuerySet[Duty] = Duty.objects.filter(on_day(day))
    return duties


def standings_of(official: Official, *, on: dt.date) -> tuple[Standing, ...]:
    """Return for whom the official stands in on that day; one query, a second where there is somebody."""
    of_day = LeaveShare.objects.filter(leave__from_on__lte=on, leave__to_on__gte=on, leave__official__is_active=True)
    leaves = set(of_day.filter(stand_in=official).values_list("leave_id", flat=True))
    if not leaves:
        return ()
    shares: dict[int, dict[str, int]] = {}
    people: dict[int, tuple[int, str]] = {}
    rows = of_day.filter(leave__in=leaves).order_by("leave_id", "id")
    for leave, who, name, what, stand_in in rows.values_list(
        "leave_id", "leave__official_id", "leave__official__full_name", "what", "stand_in_id"
    ):
        shares.setdefault(leave, {})[what] = stand_in
        people[leave] = (who, name)
    return tuple(Standing(*people[leave], shares[leave], official.pk) for leave in people)
