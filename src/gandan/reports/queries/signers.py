"""Who signs a report."""

import datetime as dt

from django.db.models import Q

from gandan.common.vietnamese import fold
from gandan.organisations.enums import Role
from gandan.organisations.models import Duty, Official, Unit


def find_signer(unit: Unit | None, *, on: dt.date) -> Official | None:
    """Return the leader of the commune, or the head of the unit; a head before a deputy, None where none is known."""
    duties = Duty.objects.filter(from_on__lte=on).filter(Q(to_on=None) | Q(to_on__gte=on))
    duties = duties.filter(role=Role.UNIT_HEAD, unit=unit) if unit else duties.filter(role=Role.LEADER)
    people = [duty.official for duty in duties.select_related("official").order_by("id")]
    return min(people, key=lambda person: fold(person.position_title).startswith("pho "), default=None)
