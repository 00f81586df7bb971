"""Background work on plans."""

from procrastinate.contrib.django import app

from gandan.common import clock
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
