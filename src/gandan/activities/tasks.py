"""Background work on evidence."""

from procrastinate.contrib.django import app

from gandan.activities.services.seals import seal_closed_days
from gandan.common import clock
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


@app.periodic(cron="10 1 * * *")
@app.task(name="activities.seal", queueing_lock="activities.seal")
def seal_every_commune(timestamp: int) -> None:
    """Seal the closed days of every commune, each in a transaction of its own."""
    for commune in Commune.objects.order_by("id"):
        with open_commune(commune):
            seal_closed_days(today=clock.today())
