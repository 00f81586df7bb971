"""Nightly sealing; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.audit.services import seal_platform, seal_record
from gandan.common import clock
from gandan.tenancy.models import Commune
from gandan.tenancy.nightly import defer_for_communes
from gandan.tenancy.scope import open_commune

SEAL_TASK = "audit.seal_commune"


@app.periodic(cron="20 1 * * *")
@app.task(name="audit.seal", queueing_lock="audit.seal")
def seal_every_record(timestamp: int) -> None:
    """Seal the platform's closed days, then have each commune's sealed by a job of its own."""
    seal_platform(today=clock.today())
    defer_for_communes(SEAL_TASK)


@app.task(name=SEAL_TASK)
def seal_commune_record(*, commune_id: int) -> None:
    with open_commune(Commune.objects.get(pk=commune_id)):
        seal_record(today=clock.today())
