"""Duties to report, and the reports of the last periods as far as an ordinary ward has come with them."""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gandan.activities.models import Programme
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.demo.activity import People, moment
from gandan.demo.happenings import CENTRE_WINDOW
from gandan.demo.sentences import saying_for
from gandan.documents.models import Document
from gandan.organisations.actors import Actor
from gandan.plans.enums import WITH_DOER, ProgressKind
from gandan.plans.models import Assignment, Plan, ProgressReport
from gandan.plans.services.progress import report_progress
from gandan.reports.enums import PeriodKind, ReportState
from gandan.reports.models import Obligation, Report, ReportForm
from gandan.reports.queries.approve import submitted_snapshots
from gandan.reports.services import add_paragraph
from gandan.reports.services.approve import approve_report, submit_report
from gandan.reports.services.obligations import (
    Duty,
    PartDuty,
    Wanted,
    create_obligation,
    open_due_reports,
    open_requested_reports,
)
from gandan.reports.services.parts import accept_report, return_report, send_report
from gandan.workdays.rules import Calendar
from gandan.workdays.windows import Window

MONTHLY = ("VP", "VHXH", "KTHT", "TTPVHCC", "TTDVSNC")
_DAY = dt.timedelta(days=1)
_MEASURES = (
    "Phân công thêm một người hướng dẫn tại quầy trong giờ cao điểm.",
    "Trả lời từng góp ý chưa hài lòng trong năm ngày làm việc.",
)
_RETURN = "Đề nghị bổ sung số liệu của tuần cuối kỳ."


@dataclass(frozen=True, slots=True)
class Ward:
    """Who acts in the commune, by unit, and the two who act for all of it."""

    people: Mapping[str, People]
    officer: Actor
    chair: Actor
    chance: random.Random
    today: dt.date
    calendar: Calendar


def report_the_year(ward: Ward, *, papers: Mapping[str, Document], plan: Plan) -> int:
    """Lay the duties down, open what is due and bring it as far as it would have come; return how many there are."""
    forms = {form.code: form for form in ReportForm.objects.all()}
    _half_year_and_year(ward, forms)
    _satisfaction(ward, forms)
    _monthly(ward)
    _on_request(ward, forms, papers, plan)
    count: int = Report.objects.count()
    return count


def monthly_duty(people: Mapping[str, People], officer: Actor, *, since: dt.date) -> Obligation:
    """Lay down the monthly reform report of the commune with the parts of five units."""
    forms = {form.code: form for form in ReportForm.objects.filter(period=PeriodKind.MONTH)}
    duty = Duty("Báo cáo cải cách hành chính hằng tháng", forms["cai-cach-thang"], PeriodKind.MONTH, 5, since)
    parts = [PartDuty(people[unit].worker.unit, forms["cai-cach-thang-don-vi"], 3) for unit in MONTHLY]
    return create_obligation(duty, parts, actor=officer, today=since)


def _lay_down(ward: Ward, duty: Duty, parts: list[PartDuty], *, on: dt.date) -> Obligation:
    with clock.at(moment(on, 8, ward.chance)):
        return create_obligation(duty, parts, actor=ward.officer, today=on)


def _open(ward: Ward, duty: Obligation, *, on: dt.date) -> list[Report]:
    """Open what is due on the day, as the nightly job does; return this duty's reports that are still written."""
    with clock.at(moment(on, 5, ward.chance)):
        open_due_reports(today=on, calendar=ward.calendar)
    rows = Report.objects.filter(obligation=duty, state=ReportState.WRITING, to_on__lt=on).select_related("unit")
    return list(rows.order_by("to_on", "-parent_id", "id"))


def _half_year_and_year(ward: Ward, forms: Mapping[str, ReportForm]) -> None:
    programme = Programme.objects.get(code="chinh-quyen-than-thien")
    part = forms["ket-qua-chuong-trinh-don-vi"]
    for code, name, period, since in (
        ("so-ket-sau-thang", "Báo cáo sơ kết 6 tháng", PeriodKind.HALF_YEAR, dt.date(2026, 2, 2)),
        ("tong-ket-nam", "Báo cáo tổng kết năm", PeriodKind.YEAR, dt.date(2026, 2, 2)),
    ):
        duty = Duty(
            name, forms[code], period, 5, since, receiver_words="Sở Nội vụ thành phố Biển Xanh", programme=programme
        )
        parts = [PartDuty(ward.people[unit].worker.unit, part, 2) for unit in ("VHXH", "TTPVHCC", "VP")]
        made = _lay_down(ward, duty, parts, on=since)
        on = ward.calendar.on_or_after(dt.date(2026, 6, 16))
        if period == PeriodKind.HALF_YEAR and on < ward.today:
            _carry(ward, _open(ward, made, on=on), on=on, is_approved=True)


def _satisfaction(ward: Ward, forms: Mapping[str, ReportForm]) -> None:
    centre = ward.people["TTPVHCC"]
    duty = Duty(
        "Báo cáo mức độ hài lòng hằng quý",
        forms["hai-long-quy"],
        PeriodKind.QUARTER,
        3,
        dt.date(2026, 2, 2),
        unit=centre.worker.unit,
        receiver=ward.officer.unit,
    )
    made = _lay_down(ward, duty, [], on=dt.date(2026, 2, 2))
    for month in (3, 6, 9):
        on = ward.calendar.on_or_after(dt.date(2026, month, 16))
        if on >= ward.today:
            break
        for report in _open(ward, made, on=on):
            with clock.at(moment(on, 9, ward.chance)):
                add_paragraph(
                    report, section="next", text=ward.chance.choice(_MEASURES), actor=centre.worker, today=on
                )
            _send(ward, report, on=on, accepts=True)


def _monthly(ward: Ward) -> None:
    since = dt.date(2026, 9, 17)
    if since >= ward.today:
        return
    with clock.at(moment(since, 8, ward.chance)):
        made = monthly_duty(ward.people, ward.officer, since=since)
    for month in (10, 11):
        on = ward.calendar.on_or_after(dt.date(2026, month, 16))
        if on >= ward.today:
            break
        _carry(ward, _open(ward, made, on=on), on=on, is_approved=month < 11)


def _on_request(ward: Ward, forms: Mapping[str, ReportForm], papers: Mapping[str, Document], plan: Plan) -> None:
    """The centre's result report on the letter of April, and the plan's result that waits for the leader."""
    request = papers.get("38/VHXH")
    if request is not None:
        wanted = Wanted(
            forms["ket-qua-trung-tam"],
            Window(*CENTRE_WINDOW),
            dt.date(2026, 4, 7),
            (ward.people["TTPVHCC"].worker.unit,),
            request=request,
            receiver_words="Phòng Văn hóa - Xã hội",
            plan=plan,
        )
        on = dt.date(2026, 4, 6)
        for report in _ask(ward, wanted, on=dt.date(2026, 4, 2)):
            _send(ward, report, on=on, accepts=True)
    on = ward.calendar.before(ward.today)
    wanted = Wanted(
        forms["ket-qua-ke-hoach"],
        Window(dt.date(2026, 1, 20), dt.date(2026, 10, 31)),
        ward.calendar.on_or_after(ward.today + 5 * _DAY),
        (),
        request_words="Công văn số 2290/SNV-CCHC ngày 09/11/2026 của Sở Nội vụ",
        receiver_words="Sở Nội vụ thành phố Biển Xanh",
        plan=plan,
    )
    if on > dt.date(2026, 11, 9):
        for report in _ask(ward, wanted, on=on):
            _submit(ward, report, on=on, is_approved=False)


def _ask(ward: Ward, wanted: Wanted, *, on: dt.date) -> list[Report]:
    with clock.at(moment(on, 8, ward.chance)):
        return open_requested_reports(wanted, actor=ward.officer, today=on)


def _carry(ward: Ward, reports: list[Report], *, on: dt.date, is_approved: bool) -> None:
    """Send the parts and, where the period is closed long ago, submit and approve the whole.

    Of the running period one part was sent back, one is not sent and one waits to be accepted.
    """
    parts = [report for report in reports if report.parent_id]
    for at, part in enumerate(parts):
        if is_approved or at < len(parts) - 1:
            _send(ward, part, on=on, accepts=is_approved or at < len(parts) - 3)
        if not is_approved and at == len(parts) - 3:
            with clock.at(moment(on, 15, ward.chance)):
                return_report(part, reason=_RETURN, actor=ward.officer, today=on)
    if is_approved:
        for whole in (report for report in reports if not report.parent_id):
            _submit(ward, whole, on=on + _DAY, is_approved=True)


def _send(ward: Ward, report: Report, *, on: dt.date, accepts: bool) -> None:
    doers = ward.people[report.unit.code]
    with clock.at(moment(report.to_on, 15, ward.chance)):
        _say_something(report, doers, ward.chance)
    with clock.at(moment(on, 10, ward.chance)):
        report.refresh_from_db()
        send_report(report, version=report.version, actor=doers.head, today=on)
    if accepts:
        with clock.at(moment(on, 14, ward.chance)):
            accept_report(report, actor=ward.officer)


def _say_something(report: Report, doers: People, chance: random.Random) -> None:
    """Report on one piece of work that the unit owes and has not spoken of: a silent unit cannot send its part."""
    owed = Assignment.objects.filter(
        unit=report.unit, state__in=sorted(WITH_DOER), due_on__lte=report.to_on, window_from__lte=report.to_on
    )
    spoken = ProgressReport.objects.filter(
        assignment__unit=report.unit, on__gte=report.from_on, on__lte=report.to_on
    ).exclude(kind=ProgressKind.DIFFICULTY)
    part = owed.select_related("task").order_by("due_on", "id").first()
    if part is None or spoken.exists():
        return
    report_progress(
        part,
        submission=UUID(int=chance.getrandbits(128)),
        kind=ProgressKind.PROGRESS,
        on=report.to_on,
        words=saying_for(part.task.title).doing,
        actor=doers.worker,
        today=report.to_on,
    )


def _submit(ward: Ward, report: Report, *, on: dt.date, is_approved: bool) -> None:
    with clock.at(moment(on, 9, ward.chance)):
        report.refresh_from_db()
        try:
            submit_report(report, version=report.version, actor=ward.officer, today=on)
        except NotAllowed as refusal:
            if refusal.code != "grave":
                raise
            submit_report(
                report, version=report.version, actor=ward.officer, today=on, missing_reason="Đơn vị chưa kịp báo cáo."
            )
    if is_approved:
        with clock.at(moment(on, 16, ward.chance)):
            digest = submitted_snapshots([report])[report.pk].sha256
            approve_report(report, sha256=digest, actor=ward.chair, today=on)
