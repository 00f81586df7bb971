"""Gates of reports: the commune's for those who oversee the commune, a unit's for that unit too.

A report prints the pictures behind it, so it opens to those to whom the evidence of its units opens.
"""

from django.shortcuts import get_object_or_404

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.permissions import check_right
from gandan.reports.enums import HANDED_ON, WRITABLE
from gandan.reports.models import ConclusionNotice, Obligation, Report, UrgingLetter

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

    The unit that receives it reads it from the day on which it was handed on.
    Raises Http404 for one that is not in the open commune, MissingRight for one that is not the actor's to read.
    """
    report: Report = get_object_or_404(Report.objects.select_related(*RELATED), code=code)
    if not _is_received_by(report, actor):
        check_right(actor, Right.REPORT_READ, report.unit_id)
    return report


def may_open_report(code: str, actor: Actor) -> bool:
    """Say what :func:`get_report_or_404` would, without a refusal in the record."""
    report: Report | None = Report.objects.filter(code=code).first()
    if report is None:
        return False
    return actor.has_in(Right.REPORT_READ, report.unit_id) or _is_received_by(report, actor)


def _is_received_by(report: Report, actor: Actor) -> bool:
    has_come = report.receiver_id is not None and report.state in HANDED_ON
    return has_come and actor.has_in(Right.REPORT_READ, report.receiver_id)


def get_own_report_or_404(code: str, *, actor: Actor) -> Report:
    """Return a report that the actor may write and hand out."""
    report = get_report_or_404(code, actor=actor)
    check_right(actor, Right.REPORT_MAKE, report.unit_id)
    return report


def get_printable_or_404(code: str, *, actor: Actor) -> Report:
    """Return a report that the actor may read and make files of."""
    report = get_report_or_404(code, actor=actor)
    if not can_print(report, actor):
        check_right(actor, Right.REPORT_MAKE, report.unit_id)
    return report


def can_make(report: Report, actor: Actor) -> bool:
    return actor.has_in(Right.REPORT_MAKE, report.unit_id)


def can_print(report: Report, actor: Actor) -> bool:
    """Say whether the actor may make files of it: who writes it, and who decides on the commune's."""
    return can_make(report, actor) or actor.has_in(Right.REPORT_APPROVE, None)


def can_write(report: Report, actor: Actor) -> bool:
    """Say whether the actor may change the words now."""
    return report.state in WRITABLE and can_make(report, actor)


def get_sendable_or_404(code: str, *, actor: Actor) -> Report:
    """Return a report that the actor may hand on for those who write it."""
    report = get_report_or_404(code, actor=actor)
    check_right(actor, Right.REPORT_SEND, report.unit_id)
    return report


def get_receivable_or_404(code: str, *, actor: Actor) -> Report:
    """Return a unit's report that the actor may accept, send back or remind of: one of the receiving side."""
    report: Report = get_object_or_404(Report.objects.select_related(*RELATED), code=code, unit__isnull=False)
    check_right(actor, Right.REPORT_SEND, receiving_unit(report))
    return report


def get_approvable_or_404(code: str, *, actor: Actor) -> Report:
    """Return a report of the commune that the actor decides on."""
    report: Report = get_object_or_404(Report.objects.select_related(*RELATED), code=code, unit=None)
    check_right(actor, Right.REPORT_APPROVE, None)
    return report


def receiving_unit(report: Report) -> int | None:
    """Return the id of the unit that receives a unit's report; None for those who act for the whole commune."""
    unit_id: int | None = report.parent.unit_id if report.parent else report.receiver_id
    return unit_id


def get_obligation_or_404(code: str) -> Obligation:
    found: Obligation = get_object_or_404(Obligation.objects.select_related("form", "unit", "document"), code=code)
    return found


def get_urging_letter_or_404(code: str) -> UrgingLetter:
    found: UrgingLetter = get_object_or_404(UrgingLetter.objects.select_related("commune", "created_by"), code=code)
    return found


def get_conclusion_notice_or_404(code: str) -> ConclusionNotice:
    found: ConclusionNotice = get_object_or_404(
        ConclusionNotice.objects.select_related("commune", "created_by"), code=code
    )
    return found
