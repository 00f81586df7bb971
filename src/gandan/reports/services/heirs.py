"""Duties to report and unfinished reports of a unit go to its successor; what was sent stays as it was sent."""

from collections.abc import Mapping

from django.db.models import Q

from gandan.audit.services import record
from gandan.common.words import mark
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.organisations.open_work import Held, Holding
from gandan.reports.enums import ReportState
from gandan.reports.models import Obligation, ObligationPart, Report

_UNFINISHED = (ReportState.WRITING, ReportState.RETURNED)
_SETTLED = (ReportState.ACCEPTED, ReportState.APPROVED)


def find_duties(unit: Unit) -> list[Held]:
    mine = Q(unit=unit) | Q(receiver=unit) | Q(parts__unit=unit)
    duties = Obligation.objects.filter(mine, is_active=True).distinct().order_by("id")
    return [Held(duty.code, duty.name) for duty in duties]


def move_duties(unit: Unit, to: Mapping[str, Unit], actor: Actor) -> None:
    for duty in Obligation.objects.select_for_update(of=("self",)).filter(code__in=to).order_by("pk"):
        heir = to[duty.code]
        if duty.unit_id == unit.pk:
            duty.unit = heir
        if duty.receiver_id == unit.pk:
            duty.receiver = heir
        duty.version += 1
        duty.save(update_fields=["unit", "receiver", "version"])
        parts = ObligationPart.objects.filter(obligation=duty, unit=unit)
        if ObligationPart.objects.filter(obligation=duty, unit=heir).exists():
            parts.delete()
        else:
            parts.update(unit=heir)
        record("obligation_inherited", duty, actor=actor, changes={"unit": [unit.name, heir.name]})


def find_reports(unit: Unit) -> list[Held]:
    """Return unfinished reports; one that the heir owes as well for the period is found too and stays behind."""
    reports = Report.objects.filter(unit=unit, state__in=_UNFINISHED).select_related("form").order_by("id")
    return [_held(report) for report in reports]


def move_reports(unit: Unit, to: Mapping[str, Unit], actor: Actor) -> None:
    for report in Report.objects.select_for_update(of=("self",)).filter(unit=unit, code__in=to).order_by("pk"):
        heir = to[report.code]
        same = Report.objects.filter(
            obligation=report.obligation_id, unit=heir, from_on=report.from_on, to_on=report.to_on
        )
        if report.obligation_id and same.exists():
            continue
        report.unit = heir
        report.version += 1
        report.save(update_fields=["unit", "version"])
        record("report_inherited", report, actor=actor, changes={"unit": [unit.name, heir.name]})


def find_received(unit: Unit) -> list[Held]:
    reports = Report.objects.filter(receiver=unit).exclude(state__in=_SETTLED).select_related("form").order_by("id")
    return [_held(report) for report in reports]


def move_received(unit: Unit, to: Mapping[str, Unit], actor: Actor) -> None:
    for report in Report.objects.select_for_update(of=("self",)).filter(receiver=unit, code__in=to).order_by("pk"):
        report.receiver = to[report.code]
        report.version += 1
        report.save(update_fields=["receiver", "version"])
        record("report_inherited", report, actor=actor, changes={"unit": [unit.name, report.receiver.name]})


def _held(report: Report) -> Held:
    return Held(report.code, f"{report.form.name} ({report.from_on:%d/%m}–{report.to_on:%d/%m/%Y})")


HOLDINGS = (
    Holding("che_do", mark("Chế độ báo cáo"), find_duties, move_duties),
    Holding("bao_cao", mark("Báo cáo đang soạn"), find_reports, move_reports),
    Holding("nhan_bao_cao", mark("Báo cáo mà đơn vị nhận"), find_received, move_received),
)
