"""The saved groups of a day, as plain values: for the reading of papers and for every form that chooses units."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from django.db.models import Q

from gandan.organisations.models import Unit, UnitGroupMember


class SavedGroup(NamedTuple):
    pk: int
    code: str
    name: str
    units: tuple[str, ...]
    """Codes of the units in use, in the order of units; a member that went into others is read as those."""


def saved_groups(
    on: dt.date | None, *, heirs_of: Callable[[int], Iterable[int]], codes: Mapping[int, str]
) -> list[SavedGroup]:
    """Return the groups that stand on that day with its members, those open today without one; one query."""
    rows = UnitGroupMember.objects.filter(_standing(on, "") & _standing(on, "group__"))
    found: dict[int, SavedGroup] = {}
    for group_id, code, name, unit_id in rows.order_by(
        "group__name", "group_id", "unit__position", "unit_id"
    ).values_list("group_id", "group__code", "group__name", "unit_id"):
        before = found.get(group_id, SavedGroup(group_id, code, name, ()))
        units = (*before.units, *(codes[heir] for heir in heirs_of(unit_id)))
        found[group_id] = before._replace(units=tuple(dict.fromkeys(units)))
    return list(found.values())


def groups_to_choose(on: dt.date) -> list[SavedGroup]:
    """Return the groups of that day with members in use, for a form; two queries."""
    codes = dict(Unit.objects.filter(is_active=True).values_list("pk", "code"))
    groups = saved_groups(on, heirs_of=lambda unit: [unit] if unit in codes else [], codes=codes)
    return [group for group in groups if group.units]


def _standing(on: dt.date | None, path: str) -> Q:
    if on is None:
        return Q(**{f"{path}to_on": None})
    begun = Q(**{f"{path}from_on": None}) | Q(**{f"{path}from_on__lte": on})
    return begun & (Q(**{f"{path}to_on": None}) | Q(**{f"{path}to_on__gte": on}))
