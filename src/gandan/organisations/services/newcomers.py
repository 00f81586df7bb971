"""Many new people at once: a statement for each table, however many they are."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from gandan.accounts.services import create_awaited_logins
from gandan.audit.services import record_many
from gandan.common.vietnamese import person_sort_key
from gandan.organisations.actors import Actor
from gandan.organisations.enums import UNIT_ROLES, PositionKind, Role
from gandan.organisations.models import Duty, Official, Position, Unit
from gandan.organisations.posts import Post
from gandan.organisations.services.appointing import check_position, give_role
from gandan.organisations.services.duties import duty_words
from gandan.organisations.services.officials import lock_administrators
from gandan.tenancy.codes import next_codes
from gandan.tenancy.models import create_rows
from gandan.tenancy.scope import current_commune


@dataclass(frozen=True, slots=True)
class Newcomer:
    full_name: str
    unit: Unit
    position_title: str
    phone: str
    username: str
    roles: tuple[Role, ...]


@transaction.atomic
def add_newcomers(newcomers: Sequence[Newcomer], *, today: dt.date, actor: Actor) -> list[Official]:
    """Add people with position, roles and a login that no password opens yet, all or none.

    Who is given the role of a unit's head holds its position. Raises NotAllowed for the first who cannot be added.
    """
    lock_administrators()
    names = [one.username for one in newcomers]
    memberships = create_awaited_logins(names, commune=current_commune(), from_on=today)
    codes = next_codes("CB", year=today.year, count=len(newcomers))
    officials = create_rows(
        Official(
            membership=membership,
            code=code,
            full_name=one.full_name,
            sort_name=person_sort_key(one.full_name),
            unit=one.unit,
            position_title=one.position_title,
            phone=one.phone,
        )
        for one, membership, code in zip(newcomers, memberships, codes, strict=True)
    )
    people = list(zip(newcomers, officials, strict=True))
    changes = [(official, {"full_name": one.full_name, "unit": one.unit.code}) for one, official in people]
    record_many("official_added", changes, actor=actor)
    _give_positions(people, today=today)
    _give_duties(people, today=today, actor=actor)
    return officials


def _give_positions(people: Sequence[tuple[Newcomer, Official]], *, today: dt.date) -> None:
    officers = []
    for one, official in people:
        kind = PositionKind.HEAD if Role.UNIT_HEAD in one.roles else PositionKind.OFFICER
        position = Position(official=official, unit=one.unit, title=one.position_title, kind=kind, from_on=today)
        if kind is PositionKind.OFFICER:
            officers.append(position)
            continue
        # one by one: a second head in the same list is refused beside the first
        check_position(Post(official.pk, one.unit.pk, one.position_title, kind, today))
        position.save()
        give_role(position)
    create_rows(officers)


def _give_duties(people: Sequence[tuple[Newcomer, Official]], *, today: dt.date, actor: Actor) -> None:
    ids = [official.pk for _one, official in people]
    held = set(Duty.objects.filter(official_id__in=ids).values_list("official_id", "role"))
    duties = create_rows(
        Duty(official=official, role=role, unit=one.unit if role in UNIT_ROLES else None, from_on=today)
        for one, official in people
        for role in one.roles
        if (official.pk, role.value) not in held
    )
    record_many("duty_added", [(duty.official, duty_words(duty)) for duty in duties], actor=actor)
