"""Whom an act concerns."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from gandan.organisations.enums import Role
from gandan.organisations.models import Duty, Official

_WORKERS = (Role.UNIT_HEAD, Role.FOCAL_OFFICER)


def workers_of(unit_ids: Iterable[int], *, on: dt.date) -> dict[int, list[Official]]:
    """Return heads and focal officers by unit, heads first; one query."""
    return _holders(_WORKERS, unit_ids, on=on)


def heads_of(unit_ids: Iterable[int], *, on: dt.date) -> dict[int, list[Official]]:
    return _holders((Role.UNIT_HEAD,), unit_ids, on=on)


def _holders(roles: tuple[Role, ...], unit_ids: Iterable[int], *, on: dt.date) -> dict[int, list[Official]]:
    duties = (
        Duty.objects.select_related("official")
        .filter(role__in=roles, unit_id__in=list(unit_ids), official__is_active=True, from_on__lte=on)
        .filter(Q(to_on=None) | Q(to_on__gte=on))
        .order_by("-role", "official__sort_name")
    )
    people: dict[int, dict[int, Official]] = {}
    for duty in duties:
        people.setdefault(duty.unit_id, {})[duty.official_id] = duty.official
    return {unit_id: list(held.values()) for unit_id, held in people.items()}
