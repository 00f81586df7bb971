"""Background work on people; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.common import clock
from gandan.organisations.services.positions import follow_positions
from gandan.tenancy.models import Commune
from gandan.tenancy.nightly import defer_for_communes
from gandan.tenancy.scope import open_commune

FOLLOW_TASK = "organisations.follow_positions_of_commune"


@app.periodic(cron="5 0 * * *")
@app.task(name="organisations.follow_positions", queueing_lock="organisations.follow_positions")
def follow_all_positions(timestamp: int) -> None:
    defer_for_communes(FOLLOW_TASK)


@app.task(name=FOLLOW_TASK)
def follow_positions_of_commune(*, commune_id: int) -> None:
    """Let who begins a main position today stand under its title and in its unit."""
    with open_commune(Commune.objects.get(pk=commune_id)):
        follow_positions(today=clock.today())
