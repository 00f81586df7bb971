"""The figure of reports sent on time."""

from typing import Any

from django.db.models import F, Q, QuerySet

from gandan.common.formats import day
from gandan.common.words import mark, say
from gandan.indicators.counting import Counted
from gandan.indicators.enums import MIN_SAMPLE, Direction, ValueKind
from gandan.indicators.registry import Indicator, RecordLine, Scope, register
from gandan.reports.enums import WRITABLE, ReportState
from gandan.reports.models import Report


def _reports() -> QuerySet[Any]:
    rows: QuerySet[Report] = Report.objects.filter(due_on__isnull=False)
    return rows.select_related("form", "unit")


def _is_sent() -> Q:
    return ~Q(state__in=sorted(WRITABLE)) & Q(sent_at__isnull=False)


def _settled(scope: Scope) -> Q:
    """Of what was due in the window, that of which it is known whether it was on time."""
    window = scope.window
    is_due = Q(due_on__gte=window.from_on, due_on__lte=window.to_on)
    return is_due & (_is_sent() | Q(due_on__lt=window.cut(scope.today)))


def _on_time(_scope: Scope) -> Q:
    return _is_sent() & Q(sent_at__date__lte=F("due_on"))


def _line(report: Report, _scope: Scope) -> RecordLine:
    return RecordLine(
        code=report.code,
        title=f"{report.form.name} ({day(report.from_on)}–{day(report.to_on)})",
        unit=report.unit.short_name if report.unit else "",
        on=report.due_on,
        words=say(ReportState(report.state).label),
        url_name="report",
    )


def register_indicators() -> None:
    counted = Counted(_reports, _settled, "unit", ("due_on", "id"), hit=_on_time)
    register(
        Indicator(
            code="reports.on_time",
            name=mark("Tỷ lệ báo cáo gửi đúng hạn"),
            kind=ValueKind.RATE,
            measured_in="%",
            counted_in=mark("báo cáo"),
            direction=Direction.UP,
            formula=mark(
                "Số báo cáo đến hạn trong kỳ đã gửi đúng hạn / số báo cáo đến hạn trong kỳ đã gửi hoặc đã quá hạn; "
                "báo cáo bị trả lại tính theo lần gửi sau cùng."
            ),
            source=mark("Báo cáo lập và gửi trong hệ thống."),
            min_sample=MIN_SAMPLE,
            measures=counted.measures,
            by_unit=counted.by_unit,
            records=counted.records,
            line=_line,
        )
    )
