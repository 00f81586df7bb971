"""Reading recorded activities."""

from django.db.models import QuerySet

from gandan.activities.models import Activity, ContentGroup
from gandan.organisations.models import Unit
from gandan.workdays.windows import Window


def activities_in(
    window: Window, *, unit: Unit | None = None, group: ContentGroup | None = None
) -> "QuerySet[Activity]":
    """Return what happened on at least one day of the window and was not withdrawn, oldest first."""
    found = Activity.objects.filter(is_withdrawn=False, from_on__lte=window.to_on, to_on__gte=window.from_on)
    if unit is not None:
        found = found.filter(unit=unit)
    if group is not None:
        found = found.filter(group=group)
    rows: QuerySet[Activity] = found.select_related("kind", "group", "unit").order_by("from_on", "id")
    return rows
