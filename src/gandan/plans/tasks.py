"""Background work on plans; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.common import clock
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
