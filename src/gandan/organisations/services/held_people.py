"""People of a unit and their roles in it, as they go to a successor."""

from collections.abc import Mapping

from django.db.models import Q

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.spans import not_over
from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.organisations.enums import PositionKind, Role
from gandan.organisations.models import Duty, Official, Position, Unit
from gandan.organisations.open_work import Held, Holding
from gandan.organisations.services.unit_names import ONE_DAY


def find_people(unit: Unit) -> list[Held]:
    people = Official.objects.filter(unit=unit, is_active=True)
    return [Held(person.code, f"{person.full_name}, {person.position_title}") for person in people]


def move_people(unit: Unit, to: Mapping[str, Unit], actor: Actor) -> None:
    """Move people with their roles in the unit; the successor keeps the head it has."""
    for person in Official.objects.select_for_update(of=("self",)).filter(unit=unit, code__in=to).order_by("pk"):
        heir = to[person.code]
        person.unit = heir
        person.version += 1
        person.save(update_fields=["unit", "version"])
        record("official_moved", person, actor=actor, changes={"unit": [unit.name, heir.name]})
        _move_duties(person, unit, heir, actor=actor)
        _move_positions(person, unit, heir)


def _move_duties(person: Official, unit: Unit, heir: Unit, *, actor: Actor) -> None:
    today = clock.today()
    running = not_over(today)
    for duty in Duty.objects.filter(running, official=person, unit=unit).order_by("pk"):
        headed = Duty.objects.filter(running, unit=heir, role=Role.UNIT_HEAD).exclude(official=person).exists()
        if not (duty.role == Role.UNIT_HEAD and headed) and not _holds(person, duty.role, heir, running):
            since = max(today, duty.from_on)
            Duty(official=person, role=duty.role, unit=heir, from_on=since, to_on=duty.to_on).save()
        if duty.from_on < today:
            duty.to_on = today - ONE_DAY
            duty.save(update_fields=["to_on"])
        else:
            duty.delete()


def _move_positions(person: Official, unit: Unit, heir: Unit) -> None:
    """Let positions in the unit go on in the successor; a head comes as an officer where one heads it already."""
    today = clock.today()
    running = not_over(today)
    for position in Position.objects.filter(running, official=person, unit=unit).order_by("pk"):
        since, until, kind = max(today, position.from_on), position.to_on, position.kind
        if kind == PositionKind.HEAD and Position.objects.filter(running, unit=heir, kind=kind).exists():
            kind = PositionKind.OFFICER
        if position.from_on < today:
            position.to_on = today - ONE_DAY
            position.save(update_fields=["to_on"])
        else:
            position.delete()
        if not Position.objects.filter(running, official=person, unit=heir).exists():
            Position(
                official=person,
                unit=heir,
                title=position.title,
                kind=kind,
                is_main=position.is_main,
                from_on=since,
                to_on=until,
            ).save()


def _holds(person: Official, role: str, unit: Unit, running: Q) -> bool:
    return bool(Duty.objects.filter(running, official=person, role=role, unit=unit).exists())


PEOPLE = Holding("can_bo", mark("Cán bộ và vai trò trong đơn vị"), find_people, move_people)
