"""What a receiving unit waits for: each task on each occasion, who has sent and who has not."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from gandan.plans.enums import OPEN, WITH_DOER, AssignmentState
from gandan.plans.models import Assignment
from gandan.plans.queries.rows import WorkRow, read_rows
from gandan.plans.rules.lateness import Due, due_of
from gandan.workdays.rules import Calendar

MOST_PARTS = 600
STAYS = dt.timedelta(days=30)
"""For how long an occasion that is complete stays on the page."""


@dataclass(slots=True)
class Occasion:
    """One task on one occasion; ``key`` names it in addresses."""

    key: str
    title: str
    period: str
    due: Due
    sent: list[WorkRow] = field(default_factory=list)
    waiting: list[WorkRow] = field(default_factory=list)
    """Not confirmed by their head, or not reported."""

    reminded: dict[str, dt.date] = field(default_factory=dict)
    """When the waiting parts were last reminded, by code."""

    @property
    def total(self) -> int:
        return len(self.sent) + len(self.waiting)


def occasions_to_collect(units: Iterable[int], *, today: dt.date, calendar: Calendar) -> list[Occasion]:
    """Return the occasions under way or complete not long ago, first due first; two queries."""
    found = (
        Assignment.objects.filter(task__receiver_id__in=sorted(units))
        .filter(Q(state__in=sorted(OPEN)) | Q(state=AssignmentState.DONE, done_on__gte=today - STAYS))
        .filter(Q(due_on=None) | Q(due_on__lte=today + STAYS))
        .order_by("due_on", "task_id", "id")[:MOST_PARTS]
    )
    rows = read_rows(found, today=today, calendar=calendar)
    keys = {
        pk: (task, window, reminded_on)
        for pk, task, window, reminded_on in Assignment.objects.filter(pk__in=[row.pk for row in rows]).values_list(
            "pk", "task__code", "window_from", "reminded_on"
        )
    }
    occasions: dict[str, Occasion] = {}
    for row in rows:
        task, window, reminded_on = keys[row.pk]
        key = f"{task}/{window:%Y-%m-%d}"
        if key not in occasions:
            due = due_of(AssignmentState.WORKING, row.due_on, None, today=today, calendar=calendar)
            occasions[key] = Occasion(key, row.title, row.period, due)
        sent = row.state in (AssignmentState.CONFIRMED, AssignmentState.DONE)
        (occasions[key].sent if sent else occasions[key].waiting).append(row)
        if reminded_on and not sent:
            occasions[key].reminded[row.code] = reminded_on
    return sorted(occasions.values(), key=lambda one: (not one.waiting, one.due.date or dt.date.max))


def owing_parts(task_code: str, window_from: dt.date) -> "QuerySet[Assignment]":
    """Return the parts of an occasion whose result has not been sent."""
    found: QuerySet[Assignment] = (
        Assignment.objects.select_related("task", "unit")
        .filter(task__code=task_code, window_from=window_from)
        .filter(state__in=sorted(WITH_DOER | {AssignmentState.SUBMITTED}))
        .order_by("unit__position", "id")
    )
    return found
