"""Reports themselves."""

from django.db.models import Q, QuerySet

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.reports.models import Report, ReportDraft


def reports_for(actor: Actor) -> QuerySet[Report]:
    """Return the reports that the actor may read, newest first: the commune's, and those of the actor's units."""
    rows: QuerySet[Report] = Report.objects.select_related("plan", "unit", "created_by").order_by("-id")
    if actor.has_in(Right.REPORT_READ, None):
        return rows
    return rows.filter(Q(unit=None) | Q(unit__in=actor.units_with(Right.REPORT_READ)))


def find_draft(report: Report, actor: Actor) -> ReportDraft | None:
    """Return what the actor has typed and not yet saved."""
    draft: ReportDraft | None = ReportDraft.objects.filter(report=report, official=actor.official).first()
    return draft
