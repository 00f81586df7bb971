"""Background work on documents; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.documents.reader import read_in_child
from gandan.documents.services import READ_TASK, begin_reading, finish_reading
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


@app.task(name=READ_TASK)
def read_document(*, commune_id: int, reading_id: int) -> None:
    """Read a file; the database is left alone while the child process works."""
    commune = Commune.objects.get(pk=commune_id)
    with open_commune(commune):
        work = begin_reading(reading_id)
    if work is None:
        return
    outcome = read_in_child(work.path, units=work.units)
    with open_commune(commune):
        finish_reading(reading_id, outcome)
