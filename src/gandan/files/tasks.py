"""Background work on files; arguments are ids and digests only."""

from procrastinate.contrib.django import app

from gandan.files.services import lock_content
from gandan.files.sweeping import SWEEP_TASK, left_over, sweep_content
from gandan.tenancy.models import Commune
from gandan.tenancy.nightly import defer_for_communes
from gandan.tenancy.scope import open_commune

LEFT_OVER_TASK = "files.sweep_left_over_of_commune"


@app.task(name=SWEEP_TASK)
def sweep(*, commune_id: int, sha256: str) -> None:
    """Remove bytes that were released."""
    with open_commune(Commune.objects.get(pk=commune_id)):
        sweep_content(sha256)


@app.periodic(cron="40 2 * * *")
@app.task(name="files.sweep_left_over", queueing_lock="files.sweep_left_over")
def sweep_left_over(timestamp: int) -> None:
    defer_for_communes(LEFT_OVER_TASK)


@app.task(name=LEFT_OVER_TASK)
def sweep_left_over_of_commune(*, commune_id: int) -> None:
    """Remove what interrupted transactions left behind, each file in a transaction of its own."""
    commune = Commune.objects.get(pk=commune_id)
    with open_commune(commune):
        paths = left_over()
    for path in paths:
        with open_commune(commune):
            lock_content(path.name)
            if path in left_over():
                path.unlink(missing_ok=True)
