"""What the administration pages list."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet

from gandan.organisations.models import Duty, Official, Unit, UnitGroup, UnitGroupMember


def list_units() -> QuerySet[Unit]:
    """Return all units with ``people`` (how many active officials) and their aliases; two queries."""
    units: QuerySet[Unit] = Unit.objects.annotate(
        people=Count("officials", filter=Q(officials__is_active=True))
    ).prefetch_related("aliases")
    return units.order_by("-is_active", "position", "id")


def list_groups() -> QuerySet[UnitGroup]:
    """Return the saved groups with members and collective names; three queries."""
    members = UnitGroupMember.objects.select_related("unit").order_by("unit__position", "unit_id")
    groups: QuerySet[UnitGroup] = UnitGroup.objects.prefetch_related(Prefetch("members", members), "aliases")
    return groups.order_by("name", "id")


def list_officials(*, on: dt.date, unit_code: str = "", is_active: bool = True) -> QuerySet[Official]:
    """Return officials by given name with unit, login and the duties of the day; two queries."""
    duties = (
        Duty.objects.filter(from_on__lte=on)
        .filter(Q(to_on=None) | Q(to_on__gte=on))
        .select_related("unit")
        .order_by("id")
    )
    officials: QuerySet[Official] = Official.objects.filter(is_active=is_active)
    if unit_code:
        officials = officials.filter(unit__code=unit_code)
    return officials.select_related("unit", "membership__user").prefetch_related(Prefetch("duties", duties))


def duties_of(official: Official) -> Iterable[Duty]:
    """Return the duties of a person, the latest first; one query."""
    duties: QuerySet[Duty] = Duty.objects.filter(official=official).select_related("unit")
    return duties.order_by("-from_on", "-id")
