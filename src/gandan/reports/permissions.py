"""Gates of reports: the commune's for those who oversee the commune, a unit's for that unit too.

A report prints the pictures behind it, so it opens to those to whom the evidence of its units opens.
"""

from django.shortcuts import get_object_or_404

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.permissions import check_right
from gandan.reports.enums import WRITABLE
from gandan.reports.models import Report

RELATED = (
    "commune",
    "form",
    "plan__document",
    "plan__owner_unit",
    "programme",
    "unit",
    "receiver",
    "request",
    "obligation__document",
    "parent",
    "created_by",
)
"""What the text and the pages of a report ask of it."""


def get_report_or_404(code: str, *, actor: Actor) -> Report:
    """Return a report that the actor may read.

    Raises Http404 for one that is not in the open commune, MissingRight for one that is not the actor's to read.
    """
    report: Report = get_object_or_404(Report.objects.select_related(*RELATED), code=code)
    check_right(actor, Right.REPORT_READ, report.unit_id)
    return report


def get_own_report_or_404(code: str, *, actor: Actor) -> Report:
    """Return a report that the actor may write and hand out."""
    report = get_report_or_404(code, actor=actor)
    check_right(actor, Right.REPORT_MAKE, report.unit_id)
    return report


def can_make(report: Report, actor: Actor) -> bool:
    return actor.has_in(Right.REPORT_MAKE, report.unit_id)


def can_write(report: Report, actor: Actor) -> bool:
    """Say whether the actor may change the words now."""
    return report.state in WRITABLE and can_make(report, actor)
