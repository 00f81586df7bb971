"""What the administration pages list."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from gandan.common.vietnamese import fold
from gandan.organisations.actors import duties_on
from gandan.organisations.history import Name
from gandan.organisations.models import (
    Duty,
    FormerName,
    Official,
    Unit,
    UnitGroup,
    UnitGroupMember,
    UnitSuccession,
)


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit: Unit
    depth: int
    former: tuple[str, ...]
    aliases: tuple[str, ...]
    groups: tuple[str, ...]


def list_units(words: str = "") -> list[UnitRow]:
    """Return all units as a tree with ``people``, other and former names and groups; four queries.

    With ``words`` only those that are or were ever called so.
    """
    inside = UnitGroupMember.objects.filter(to_on=None).select_related("group").order_by("group_id")
    units: QuerySet[Unit] = Unit.objects.annotate(
        people=Count("officials", filter=Q(officials__is_active=True))
    ).prefetch_related("aliases", "former_names", Prefetch("group_members", inside))
    rows = _below(None, _by_parent(units.order_by("-is_active", "position", "id")), 0)
    key = fold(words)
    return [row for row in rows if not key or any(key in fold(name) for name in _names(row))]


def _by_parent(units: Iterable[Unit]) -> dict[int | None, list[Unit]]:
    found: dict[int | None, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.parent_id, []).append(unit)
    return found


def _below(parent: int | None, units: Mapping[int | None, list[Unit]], depth: int) -> list[UnitRow]:
    found = []
    for unit in units.get(parent, ()):
        former = tuple(one.name for one in unit.former_names.all())
        aliases = tuple(one.text for one in unit.aliases.all())
        groups = tuple(one.group.name for one in unit.group_members.all())
        found += [UnitRow(unit, depth, former, aliases, groups), *_below(unit.pk, units, depth + 1)]
    return found


def _names(row: UnitRow) -> tuple[str, ...]:
    return (row.unit.code, row.unit.name, row.unit.short_name, *row.former, *row.aliases)


@dataclass(frozen=True, slots=True)
class UnitHistory:
    names: tuple[tuple[Name, dt.date | None, dt.date | None, str], ...]
    """Name, first day, last day, the paper that gave it; the latest first."""
    went_to: tuple[UnitSuccession, ...]
    came_from: tuple[UnitSuccession, ...]


def history_of(unit: Unit) -> UnitHistory:
    """Return what the unit was called and what it came from and went into; three queries."""
    names: list[tuple[Name, dt.date | None, dt.date | None, str]] = []
    since, paper = unit.from_on, ""
    for one in FormerName.objects.filter(unit=unit).order_by("to_on"):
        names.append((Name(one.name, one.short_name), since, one.to_on, paper))
        since, paper = one.to_on + dt.timedelta(days=1), one.paper
    names.append((Name(unit.name, unit.short_name), since, unit.to_on, paper))
    links = UnitSuccession.objects.select_related("predecessor", "successor")
    return UnitHistory(
        tuple(reversed(names)),
        tuple(links.filter(predecessor=unit)),
        tuple(links.filter(successor=unit)),
    )


def list_groups() -> QuerySet[UnitGroup]:
    """Return the saved groups with members of today and collective names; three queries."""
    members = members_of().filter(to_on=None)
    groups: QuerySet[UnitGroup] = UnitGroup.objects.prefetch_related(Prefetch("members", members), "aliases")
    return groups.order_by("name", "id")


def members_of(group: UnitGroup | None = None) -> QuerySet[UnitGroupMember]:
    """Return the members of a group, or of all, in the order of units and of their days."""
    found = UnitGroupMember.objects.filter(group=group) if group else UnitGroupMember.objects.all()
    members: QuerySet[UnitGroupMember] = found.select_related("unit")
    return members.order_by("unit__position", "unit_id", "from_on")


def list_officials(*, on: dt.date, unit_code: str = "", is_active: bool = True) -> QuerySet[Official]:
    """Return officials by given name with unit, login and the duties of the day; two queries."""
    duties = duties_on(on).select_related("unit", "subject").order_by("id")
    officials: QuerySet[Official] = Official.objects.filter(is_active=is_active)
    if unit_code:
        officials = officials.filter(unit__code=unit_code)
    return officials.select_related("unit", "membership__user").prefetch_related(Prefetch("duties", duties))


def duties_of(official: Official) -> Iterable[Duty]:
    """Return the duties of a person, the latest first; one query."""
    duties: QuerySet[Duty] = Duty.objects.filter(official=official).select_related("unit", "subject")
    return duties.order_by("-from_on", "-id")
