"""Background work on evidence; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.activities.services.seals import seal_closed_days
from gandan.common import clock
from gandan.tenancy.models import Commune
from gandan.tenancy.nightly import defer_for_communes
from gandan.tenancy.scope import open_commune

SEAL_TASK = "activities.seal_commune"


@app.periodic(cron="10 1 * * *")
@app.task(name="activities.seal", queueing_lock="activities.seal")
def seal_every_commune(timestamp: int) -> None:
    defer_for_communes(SEAL_TASK)


@app.task(name=SEAL_TASK)
def seal_commune(*, commune_id: int) -> None:
    """Seal the closed days of the commune."""
    with open_commune(Commune.objects.get(pk=commune_id)):
        seal_closed_days(today=clock.today())
