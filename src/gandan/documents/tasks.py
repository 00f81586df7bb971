"""Background work on documents; arguments are ids only."""

import datetime as dt

from procrastinate.contrib.django import app

from gandan.common import clock
from gandan.documents.reader import read_in_child
from gandan.documents.services import DAYS_FAILED_KEPT, READ_TASK, begin_reading, finish_reading, sweep_failed
from gandan.tenancy.models import Commune
from gandan.tenancy.nightly import defer_for_communes
from gandan.tenancy.scope import open_commune

SWEEP_TASK = "documents.sweep_failed_of_commune"


@app.task(name=READ_TASK)
def read_document(*, commune_id: int, reading_id: int) -> None:
    """Read a file; the database is left alone while the child process works."""
    commune = Commune.objects.get(pk=commune_id)
    with open_commune(commune):
        work = begin_reading(reading_id)
    if work is None:
        return
    outcome = read_in_child(work.path, units=work.units, is_converted=work.is_converted)
    with open_commune(commune):
        finish_reading(reading_id, outcome)


@app.periodic(cron="20 2 * * *")
@app.task(name="documents.sweep_failed", queueing_lock="documents.sweep_failed")
def sweep_failed_readings(timestamp: int) -> None:
    defer_for_communes(SWEEP_TASK)


@app.task(name=SWEEP_TASK)
def sweep_failed_of_commune(*, commune_id: int) -> None:
    """Remove what could not be read and was left lying."""
    with open_commune(Commune.objects.get(pk=commune_id)):
        sweep_failed(before=clock.now() - dt.timedelta(days=DAYS_FAILED_KEPT))
