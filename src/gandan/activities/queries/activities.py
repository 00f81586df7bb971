"""Reading recorded activities."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from gandan.activities.models import Activity, ContentGroup
from gandan.workdays.windows import Window

LONGEST = dt.timedelta(days=366)
"""Between first and last day of an activity; with it a window reads a part of the index, whatever came later."""


def activities_in(
    window: Window, *, units: Iterable[int] | None = None, group: ContentGroup | None = None
) -> "QuerySet[Activity]":
    """Return what happened on at least one day of the window and was not withdrawn, oldest first.

    The few kinds, groups and units are fetched by keys: joined, they lead the planner away from the index on days.
    """
    found = Activity.objects.filter(
        is_withdrawn=False,
        from_on__lte=window.to_on,
        to_on__range=(window.from_on, window.to_on + LONGEST),
    )
    if units is not None:
        found = found.filter(unit_id__in=sorted(units))
    if group is not None:
        found = found.filter(group=group)
    rows: QuerySet[Activity] = found.prefetch_related("kind", "group", "unit").order_by("from_on", "id")
    return rows
