"""A report on its way: each act is shown with what it does and to whom, then done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.reports.enums import WRITABLE
from gandan.reports.forms.acts import ConfirmForm, ReasonForm, SubmitForm
from gandan.reports.models import Report
from gandan.reports.permissions import (
    get_approvable_or_404,
    get_receivable_or_404,
    get_sendable_or_404,
)
from gandan.reports.queries import title_of
from gandan.reports.queries.findings import grave_findings
from gandan.reports.queries.names import receiver_words
from gandan.reports.queries.parts import PartLine, parts_of
from gandan.reports.queries.people import leaders
from gandan.reports.rules.reminders import chat_list
from gandan.reports.services.approve import refuse_report, reopen_report, submit_report
from gandan.reports.services.parts import (
    accept_report,
    prepare_reminders,
    remind_reports,
    return_report,
    send_report,
)
from gandan.workdays.queries import deadline_calendar

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Act:
    """How the page of an act reads."""

    title: str
    effects: Sequence[str]
    label: str
    icon: str
    done: str
    kind: str = "primary"
    blocked: Sequence[str] = ()
    """What must be mended first; the act is shown off."""


@_form_page
@requires(Right.REPORT_SEND)
def report_send(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_sendable_or_404(code, actor=request.actor)
    act = Act(
        _("Gửi báo cáo"),
        [
            _("Gửi tới: %(receiver)s.") % {"receiver": receiver_words(found)},
            _("Bản gửi được giữ nguyên; báo cáo khóa lại cho đến khi bị trả lại."),
        ],
        _("Gửi báo cáo"),
        "send",
        _("Đã gửi báo cáo."),
        blocked=_grave(found),
    )
    return _answer(request, found, act, ConfirmForm, lambda given: _send(request, found, given))


@require_POST
@requires(Right.REPORT_SEND)
def report_accept(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_receivable_or_404(code, actor=request.actor)
    try:
        accept_report(found, actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Đã nhận phần của %(unit)s.") % {"unit": found.unit.name})
    return _back(found)


@_form_page
@requires(Right.REPORT_SEND)
def report_return(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_receivable_or_404(code, actor=request.actor)
    act = Act(
        _("Trả lại phần của %(unit)s") % {"unit": found.unit.name},
        [
            _("Đơn vị nhận thông báo kèm lý do và sửa tiếp."),
            _("Phần này rời khỏi báo cáo tổng hợp cho đến khi gửi lại."),
        ],
        _("Trả lại"),
        "undo-2",
        _("Đã trả lại báo cáo."),
    )

    def do(given: dict[str, Any]) -> None:
        return_report(found, reason=given["reason"], actor=request.actor, today=clock.today())

    return _answer(request, found, act, ReasonForm, do, back=_url(found.parent or found))


@_form_page
@requires(Right.REPORT_SEND)
def report_remind(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_receivable_or_404(code, actor=request.actor)
    return _remind(request, found.parent or found, [found])


@_form_page
@requires(Right.REPORT_SEND)
def report_remind_all(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Remind every unit that has not sent its part; the list to paste into a chat group stands beside."""
    found = get_sendable_or_404(code, actor=request.actor)
    return _remind(request, found, [one.report for one in _missing(found)])


@_form_page
@requires(Right.REPORT_SEND)
def report_submit(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_sendable_or_404(code, actor=request.actor)
    names = ", ".join(one.position_title for one in leaders(on=clock.today()))
    act = Act(
        _("Trình duyệt báo cáo"),
        [
            _("Người duyệt: %(names)s.") % {"names": names or _("chưa có lãnh đạo nào được phân công")},
            _("Bản trình được giữ nguyên; báo cáo khóa lại cho đến khi lãnh đạo quyết định."),
        ],
        _("Trình duyệt"),
        "send",
        _("Đã trình báo cáo."),
    )

    def do(given: dict[str, Any]) -> None:
        submit_report(
            found,
            version=given["version"] or found.version,
            actor=request.actor,
            today=clock.today(),
            missing_reason=given["reason"],
        )

    return _answer(request, found, act, SubmitForm, do, findings=_grave(found))


@_form_page
@requires(Right.REPORT_APPROVE)
def report_refuse(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_approvable_or_404(code, actor=request.actor)
    act = Act(
        _("Trả lại báo cáo"),
        [_("Công chức tham mưu nhận thông báo kèm lý do, sửa rồi trình lại.")],
        _("Trả lại"),
        "undo-2",
        _("Đã trả lại báo cáo."),
    )

    def do(given: dict[str, Any]) -> None:
        refuse_report(found, reason=given["reason"], actor=request.actor, today=clock.today())

    return _answer(request, found, act, ReasonForm, do)


@_form_page
@requires(Right.REPORT_APPROVE)
def report_reopen(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_approvable_or_404(code, actor=request.actor)
    act = Act(
        _("Mở lại báo cáo đã duyệt"),
        [_("Bản đã duyệt vẫn được giữ nguyên."), _("Báo cáo được soạn tiếp và phải trình duyệt lại.")],
        _("Mở lại"),
        "undo-2",
        _("Đã mở lại báo cáo."),
        kind="danger",
    )

    def do(given: dict[str, Any]) -> None:
        reopen_report(found, reason=given["reason"], actor=request.actor, today=clock.today())

    return _answer(request, found, act, ReasonForm, do)


def _remind(request: StaffRequest, whole: Report, rows: Sequence[Report]) -> HttpResponse:
    today, calendar = clock.today(), deadline_calendar()
    if request.method == "POST":
        sent = remind_reports(rows, today=today, calendar=calendar, actor=request.actor)
        if sent:
            names = ", ".join(one.report.unit.name for one in sent)
            messages.success(request, _("Đã nhắc: %(names)s.") % {"names": names})
        else:
            messages.warning(request, _("Không gửi thêm lời nhắc: hôm nay đã nhắc hoặc các đơn vị đã gửi đủ."))
        return redirect(_url(whole))
    reminders = prepare_reminders(rows, today=today, calendar=calendar)
    title = title_of(whole)
    ctx = {
        "report": whole,
        "title": title,
        "reminders": reminders,
        "sending": [one for one in reminders if not one.refusal],
        "chat": chat_list(title, [one.owed for one in _missing(whole)]),
        "active_menu": "reports",
    }
    return render(request, "reports/remind.html", ctx)


def _missing(whole: Report) -> list[PartLine]:
    return [one for one in parts_of(whole, today=clock.today(), calendar=deadline_calendar()) if one.is_missing]


def _answer(
    request: StaffRequest,
    report: Report,
    act: Act,
    form_class: type[ConfirmForm],
    do: Callable[[dict[str, Any]], None],
    *,
    back: str = "",
    findings: Sequence[str] = (),
) -> HttpResponse:
    form = form_class(request.POST if request.method == "POST" else None, initial={"version": report.version})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, act.done)
            return redirect(back or _url(report))
    if form.errors:
        status = 422
    ctx = {
        "report": report,
        "title": title_of(report),
        "act": act,
        "form": form,
        "findings": findings,
        "back": back or _url(report),
        "active_menu": "reports",
    }
    return render(request, "reports/act.html", ctx, status=status)


def _send(request: StaffRequest, report: Report, given: dict[str, Any]) -> None:
    send_report(report, version=given["version"] or report.version, actor=request.actor, today=clock.today())


def _grave(report: Report) -> list[str]:
    if report.state not in WRITABLE:
        return []
    return [f"{one.what}: {one.where}" for one in grave_findings(report, today=clock.today())]


def _back(report: Report) -> HttpResponse:
    return redirect(_url(report.parent or report))


def _url(report: Report) -> str:
    return reverse("report", kwargs={"commune": report.commune.slug, "code": report.code})
