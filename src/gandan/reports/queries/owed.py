"""The reports that a person has to write, as work with a due day."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse

from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.plans.owed import AHEAD, Owed
from gandan.reports.enums import WRITABLE, ReportState
from gandan.reports.models import Report
from gandan.reports.permissions import RELATED
from gandan.reports.queries.names import title_of

_MOST = 40


def owed_reports(actor: Actor, today: dt.date) -> list[Owed]:
    """Return the open reports with a due day that the actor writes, the earliest first; at most one query."""
    whose = Q(unit_id__in=sorted(actor.units_with(Right.REPORT_MAKE)))
    if actor.has_in(Right.REPORT_MAKE, None):
        whose |= Q(unit=None)
    elif not actor.units_with(Right.REPORT_MAKE):
        return []
    rows = Report.objects.filter(whose, state__in=sorted(WRITABLE), due_on__lte=today + AHEAD)
    return [
        _owed(report, report.due_on)
        for report in rows.select_related(*RELATED).order_by("due_on", "id")[:_MOST]
        if report.due_on
    ]


def _owed(report: Report, due_on: dt.date) -> Owed:
    is_returned = report.state == ReportState.RETURNED
    duty = report.obligation
    document_id = (duty.document_id if duty else None) or report.request_id
    return Owed(
        title=title_of(report),
        under=report.return_reason if is_returned else _under(report),
        due_on=due_on,
        url=reverse("report", kwargs={"commune": report.commune.slug, "code": report.code}),
        act=say("Soạn báo cáo"),
        icon="file-text",
        unit=report.unit.short_name if report.unit else report.commune.short_committee_name,
        unit_id=report.unit_id,
        is_returned=is_returned,
        words=("bao cao",) if report.plan_id or document_id else (),
        plan_id=report.plan_id,
        document_id=document_id,
    )


def _under(report: Report) -> str:
    if report.parent_id:
        return say("Phần của đơn vị trong báo cáo chung")
    return say("Theo chế độ báo cáo") if report.obligation_id else say("Báo cáo đang soạn")
