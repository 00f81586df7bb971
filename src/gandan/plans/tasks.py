"""Background work on plans; arguments are ids and days only."""

import datetime as dt

from procrastinate.contrib.django import app

from gandan.common import clock
from gandan.plans.services.calendar import FOLLOW_TASK, follow_calendar
from gandan.plans.services.occasions import extend_occasions
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.queries import deadline_calendar


@app.periodic(cron="20 1 * * *")
@app.task(name="plans.extend_occasions", queueing_lock="plans.extend_occasions")
def extend_all_occasions(timestamp: int) -> None:
    """Lay out the next occasions of repeating work in every commune, each in a transaction of its own."""
    for commune in Commune.objects.order_by("id"):
        with open_commune(commune):
            extend_occasions(today=clock.today(), calendar=deadline_calendar())


@app.task(name=FOLLOW_TASK)
def follow_changed_day(*, commune_id: int, day: str) -> None:
    """Move the due days that a changed day touches, batch by batch, each in a transaction of its own."""
    commune = Commune.objects.get(pk=commune_id)
    after: int | None = 0
    while after is not None:
        with open_commune(commune):
            after = follow_calendar(
                dt.date.fromisoformat(day), today=clock.today(), calendar=deadline_calendar(), after=after
            )
