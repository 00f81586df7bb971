"""Background work on plans; arguments are ids and days only."""

import datetime as dt

from procrastinate.contrib.django import app

from gandan.common import clock
from gandan.plans.services.calendar import FOLLOW_TASK, follow_calendar
from gandan.plans.services.occasions import extend_occasions
from gandan.tenancy.models import Commune
from gandan.tenancy.nightly import defer_for_communes
from gandan.tenancy.scope import open_commune
from gandan.workdays.queries import deadline_calendar

EXTEND_TASK = "plans.extend_occasions_of_commune"


@app.periodic(cron="20 1 * * *")
@app.task(name="plans.extend_occasions", queueing_lock="plans.extend_occasions")
def extend_all_occasions(timestamp: int) -> None:
    defer_for_communes(EXTEND_TASK)


@app.task(name=EXTEND_TASK)
def extend_occasions_of_commune(*, commune_id: int) -> None:
    """Lay out the next occasions of repeating work."""
    with open_commune(Commune.objects.get(pk=commune_id)):
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
