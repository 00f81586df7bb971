"""Reports themselves."""

from django.db.models import QuerySet

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.reports.models import Report, ReportDraft, ReportFile


def reports_for(actor: Actor) -> QuerySet[Report]:
    """Return the reports that the actor may read, newest first: all, or those of the actor's units."""
    rows: QuerySet[Report] = Report.objects.select_related(
        "commune", "form", "plan__document", "programme", "unit", "created_by"
    ).order_by("-id")
    if actor.has_in(Right.REPORT_READ, None):
        return rows
    return rows.filter(unit__in=actor.units_with(Right.REPORT_READ))


def find_draft(report: Report, actor: Actor) -> ReportDraft | None:
    """Return what the actor has typed and not yet saved."""
    draft: ReportDraft | None = ReportDraft.objects.filter(report=report, official=actor.official).first()
    return draft


def find_export(report: Report, digest: str) -> ReportFile | None:
    """Return the newest export of the report with these bytes."""
    exports = ReportFile.objects.filter(report=report, file__sha256=digest).select_related("file")
    found: ReportFile | None = exports.order_by("-id").first()
    return found


def exports_of(report: Report) -> list[ReportFile]:
    """Return the latest files handed out, newest first."""
    exports = ReportFile.objects.filter(report=report).select_related("file", "made_by")
    return list(exports.order_by("-id")[:5])
