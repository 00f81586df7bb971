"""Work that keeps a unit in use."""

from gandan.organisations.models import Unit
from gandan.plans.enums import OPEN
from gandan.plans.models import Assignment


def count_open_assignments(unit: Unit) -> int:
    count: int = Assignment.objects.filter(unit=unit, state__in=sorted(OPEN)).count()
    return count
