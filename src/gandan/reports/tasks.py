"""Background work on reports; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.common import clock
from gandan.reports.services.obligations import open_due_reports
from gandan.tenancy.models import Commune
from gandan.tenancy.nightly import defer_for_communes
from gandan.tenancy.scope import open_commune
from gandan.workdays.queries import deadline_calendar

OPEN_TASK = "reports.open_due_of_commune"


@app.periodic(cron="40 1 * * *")
@app.task(name="reports.open_due", queueing_lock="reports.open_due")
def open_all_due_reports(timestamp: int) -> None:
    defer_for_communes(OPEN_TASK)


@app.task(name=OPEN_TASK)
def open_due_reports_of_commune(*, commune_id: int) -> None:
    """Open the reports of periods that near their end."""
    with open_commune(Commune.objects.get(pk=commune_id)):
        open_due_reports(today=clock.today(), calendar=deadline_calendar())
