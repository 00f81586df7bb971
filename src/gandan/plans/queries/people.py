"""Whom an act concerns."""

import datetime as dt
from collections.abc import Iterable

from gandan.organisations.actors import duties_on
from gandan.organisations.enums import Role
from gandan.organisations.models import Duty, Official

_WORKERS = (Role.UNIT_HEAD, Role.FOCAL_OFFICER)


def workers_of(unit_ids: Iterable[int], *, on: dt.date, subject: str = "") -> dict[int, list[Official]]:
    """Return heads and focal officers by unit, heads first; one query.

    Where the unit has named a focal officer for the subject, by its code, no other focal officer is meant; without a
    subject, or where none is named for it, those who are there for all that comes.
    """
    return _holders(_WORKERS, unit_ids, on=on, subject=subject)


def heads_of(unit_ids: Iterable[int], *, on: dt.date) -> dict[int, list[Official]]:
    return _holders((Role.UNIT_HEAD,), unit_ids, on=on)


def _holders(
    roles: tuple[Role, ...], unit_ids: Iterable[int], *, on: dt.date, subject: str = ""
) -> dict[int, list[Official]]:
    duties = (
        duties_on(on)
        .filter(role__in=roles, unit_id__in=list(unit_ids), official__is_active=True)
        .select_related("official", "subject")
        .order_by("-role", "official__sort_name")
    )
    by_unit: dict[int, list[Duty]] = {}
    for duty in duties:
        by_unit.setdefault(duty.unit_id or 0, []).append(duty)
    return {unit_id: _meant(held, subject) for unit_id, held in by_unit.items()}


def _meant(duties: list[Duty], subject: str) -> list[Official]:
    """Leave out focal officers of other subjects, and where one is named for this subject, those of all."""
    focal = [duty for duty in duties if duty.role == Role.FOCAL_OFFICER]
    of_subject = [duty for duty in focal if subject and duty.subject and duty.subject.code == subject]
    meant = of_subject or [duty for duty in focal if duty.subject is None] or focal
    people = [duty.official for duty in duties if duty.role != Role.FOCAL_OFFICER or duty in meant]
    return list({person.pk: person for person in people}.values())
