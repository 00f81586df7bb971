"""What the page of a person shows, and who is proposed to take over from them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from gandan.organisations.actors import duties_on
from gandan.organisations.enums import PaperKind, Role
from gandan.organisations.models import ActingFor, Duty, Leave, LeaveShare, Official, Position


@dataclass(frozen=True, slots=True)
class ActingRow:
    acting: ActingFor
    papers: str
    """Kinds of papers in words; empty for all."""


@dataclass(frozen=True, slots=True)
class LeaveRow:
    leave: Leave
    stand_ins: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    positions: list[Position]
    acting: list[ActingRow]
    duties: list[Duty]
    """Of the day."""
    leaves: list[LeaveRow]
    colleagues: list[Official]


def read_person(official: Official, *, on: dt.date) -> PersonPage:
    """Return the person's positions, signing for heads, roles, leaves and colleagues; six queries."""
    acting = ActingFor.objects.filter(official=official).select_related("unit")
    shares = Prefetch("shares", LeaveShare.objects.select_related("stand_in").order_by("what", "id"))
    leaves = Leave.objects.filter(official=official).prefetch_related(shares)
    return PersonPage(
        positions=list(Position.objects.filter(official=official).select_related("unit")),
        acting=[ActingRow(one, ", ".join(str(PaperKind(code).label) for code in one.papers)) for one in acting],
        duties=list(duties_on(on).filter(official=official).select_related("unit", "subject").order_by("id")),
        leaves=[LeaveRow(one, _names(one)) for one in leaves],
        colleagues=list(Official.objects.filter(unit=official.unit, is_active=True).exclude(pk=official.pk)),
    )


def _names(leave: Leave) -> str:
    return ", ".join(dict.fromkeys(share.stand_in.full_name for share in leave.shares.all()))


def receivers_for(official: Official, *, everybody: bool) -> list[Official]:
    """Return to whom the person may hand over: anybody at work, or colleagues of the units they work in; one query."""
    people = Official.objects.filter(is_active=True).exclude(pk=official.pk).select_related("unit")
    if not everybody:
        own = Position.objects.filter(official=official).values("unit")
        beside = Position.objects.filter(unit__in=own).values("official")
        people = people.filter(Q(unit=official.unit) | Q(pk__in=beside))
    return list(people.order_by("unit__position", "sort_name"))


def proposed_for(official: Official, unit_ids: Collection[int], *, on: dt.date) -> dict[int, Official]:
    """Return for each unit who is the first to be proposed: a focal officer at work, else the head; two queries."""
    away = Leave.objects.filter(from_on__lte=on, to_on__gte=on).values("official")
    duties = (
        duties_on(on)
        .filter(role__in=(Role.FOCAL_OFFICER, Role.UNIT_HEAD), unit__in=list(unit_ids), official__is_active=True)
        .exclude(official=official)
        .exclude(official__in=away)
        .select_related("official")
        # "dau_moi" before "thu_truong"
        .order_by("role", "official__sort_name")
    )
    found: dict[int, Official] = {}
    for duty in duties:
        if duty.unit_id is not None:
            found.setdefault(duty.unit_id, duty.official)
    return found


def standing_in_for(official: Official, *, on: dt.date) -> Official | None:
    """Return who stands in for everything of the person on that day or in the next leave; one query."""
    share = (
        LeaveShare.objects.filter(leave__official=official, leave__to_on__gte=on, what="", stand_in__is_active=True)
        .select_related("stand_in")
        .order_by("leave__from_on")
        .first()
    )
    return share.stand_in if share else None
