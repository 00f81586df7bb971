"""Reading assessments: the list, the duties of the year, what was handed out."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from gandan.assessment.enums import ExportState
from gandan.assessment.models import Assessment, AssessmentExport
from gandan.assessment.queries.leaving import is_being_made
from gandan.common.words import say
from gandan.reports.enums import PeriodKind
from gandan.reports.models import Report
from gandan.workdays.rules import Calendar

MOST_EXPORTS = 8


@dataclass(frozen=True, slots=True)
class DueDay:
    """As the due cell of lists shows it."""

    date: dt.date | None
    days_left: int | None
    state: str


@dataclass(frozen=True, slots=True)
class YearDuty:
    name: str
    due: DueDay
    done: str
    """When it was done, in words; empty while it is open."""


def assessments_newest() -> list[Assessment]:
    rows = Assessment.objects.select_related("criteria_set", "level").defer("criteria_set__sheet")
    return list(rows.order_by("-year", "-id"))


def duties_of(assessment: Assessment, *, today: dt.date, calendar: Calendar) -> list[YearDuty]:
    """Return what the year asks for, each with its day: registering, scoring, reporting."""
    locked_on = timezone.localtime(assessment.locked_at).date() if assessment.locked_at else None
    report = year_report(assessment)
    approved_on = timezone.localtime(report.approved_at).date() if report and report.approved_at else None
    days = (
        (say("Đăng ký mức"), assessment.register_by, assessment.registered_on),
        (say("Gửi báo cáo tự chấm"), assessment.due_on, locked_on),
        (say("Báo cáo kết quả cả năm"), assessment.report_by, approved_on),
    )
    return [YearDuty(name, _due(due, done, today, calendar), _done(done)) for name, due, done in days if due]


def year_report(assessment: Assessment) -> Report | None:
    """Return the commune's newest report of the whole year, however far it has come."""
    rows = Report.objects.filter(unit=None, form__period=PeriodKind.YEAR, to_on__year=assessment.year)
    found: Report | None = rows.order_by("-id").first()
    return found


@dataclass(frozen=True, slots=True)
class ExportLine:
    made: AssessmentExport
    is_waiting: bool
    """A job still works on it, or will."""
    has_failed: bool


def exports_of(assessment: Assessment) -> list[ExportLine]:
    """Return the newest files handed out, and what is being made or could not be."""
    rows = AssessmentExport.objects.filter(assessment=assessment).select_related("file", "asked_by")
    found = []
    for made in rows.order_by("-id")[:MOST_EXPORTS]:
        is_waiting = is_being_made(made)
        has_failed = made.state == ExportState.FAILED or (made.state == ExportState.WAITING and not is_waiting)
        found.append(ExportLine(made, is_waiting, has_failed))
    return found


def _due(due: dt.date, done: dt.date | None, today: dt.date, calendar: Calendar) -> DueDay:
    if done is not None:
        return DueDay(due, None, "good")
    return DueDay(due, calendar.days_between(today, due), "")


def _done(done: dt.date | None) -> str:
    return say("xong ngày %(day)s", day=f"{done:%d/%m/%Y}") if done else ""
