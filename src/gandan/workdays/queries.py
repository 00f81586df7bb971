"""The calendar in force."""

import datetime as dt

from gandan.workdays.models import SpecialDay
from gandan.workdays.rules import Calendar, build

FIRST = dt.date(2024, 1, 1)
LAST = dt.date(2036, 12, 31)
"""Years without rows of their own follow the plain week."""


def deadline_calendar() -> Calendar:
    """Return the calendar that due dates are computed by; one query."""
    return build(FIRST, LAST, tuple(SpecialDay.objects.order_by("day").values_list("day", "is_working")))


def days_of_year(year: int) -> list[SpecialDay]:
    """Return the days of the year that differ from the plain week, in order; one query."""
    return list(SpecialDay.objects.filter(day__year=year).order_by("day"))
