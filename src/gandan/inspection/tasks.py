"""Background work of the record; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.inspection.enums import EXPORT_TASK
from gandan.inspection.models import RecordExport
from gandan.inspection.services import make_export
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


@app.task(name=EXPORT_TASK)
def make_asked_export(*, commune_id: int, export_id: int) -> None:
    with open_commune(Commune.objects.get(pk=commune_id)):
        exports = RecordExport.objects.select_for_update(of=("self",)).select_related("asked_by")
        make_export(exports.get(pk=export_id))
