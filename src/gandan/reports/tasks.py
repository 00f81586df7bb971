"""Background work on reports; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.common import clock
from gandan.reports.services.obligations import open_due_reports
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.queries import deadline_calendar


@app.periodic(cron="40 1 * * *")
@app.task(name="reports.open_due", queueing_lock="reports.open_due")
def open_all_due_reports(timestamp: int) -> None:
    """Open the reports of periods that near their end in every commune, each in a transaction of its own."""
    for commune in Commune.objects.order_by("id"):
        with open_commune(commune):
            open_due_reports(today=clock.today(), calendar=deadline_calendar())
