"""Signed copies dropped back."""

from gandan.reports.models import Report, SignedCopy


def signed_copies(report: Report) -> list[SignedCopy]:
    """Return the signed copies of the report, newest first."""
    rows = SignedCopy.objects.filter(report=report).select_related("file", "snapshot", "checked_by")
    return list(rows.order_by("-id")[:5])
