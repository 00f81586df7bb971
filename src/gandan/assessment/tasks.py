"""Background work on assessments; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.assessment.enums import PACKAGE_TASK
from gandan.assessment.models import AssessmentExport
from gandan.assessment.services.exports import make_package
from gandan.common import clock
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


@app.task(name=PACKAGE_TASK)
def make_asked_package(*, commune_id: int, export_id: int) -> None:
    """Write the package of evidence that somebody asked for."""
    with open_commune(Commune.objects.get(pk=commune_id)):
        made = AssessmentExport.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=export_id)
        make_package(made, moment=clock.now())
