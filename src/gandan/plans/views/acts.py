"""Acts on work that need words: each a small page that says what will happen and to whom."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.formats import day
from gandan.organisations.permissions import StaffRequest, staff
from gandan.plans.enums import AssignmentState, RequestKind
from gandan.plans.forms.acts import AnswerForm, DecideForm, NewDateForm, ReasonForm, TransferForm
from gandan.plans.models import Assignment, ChangeRequest
from gandan.plans.permissions import check_may, check_may_decide, get_assignment_or_404, get_open_request_or_404
from gandan.plans.rules.states import Act, reason_against
from gandan.plans.services.progress import answer_difficulty
from gandan.plans.services.reminders import prepare_reminders, remind_units
from gandan.plans.services.requests import cancel_request, decide_request, request_new_date, request_transfer
from gandan.plans.services.work import send_back, withdraw_work
from gandan.plans.views.links import work_base
from gandan.workdays.queries import deadline_calendar

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff
@_form_page
def give_back(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    # decided here and held to below: the other act is another person's
    act = Act.RETURN_BY_RECEIVER if work.state == AssignmentState.CONFIRMED else Act.SEND_BACK
    check_may(request.actor, work, act)
    page = {
        "title": _("Trả lại để làm tiếp"),
        "effects": [
            _("%s làm tiếp việc này và báo lại; báo cáo đã gửi vẫn giữ trong lịch sử.") % work.unit.name,
            _("Người báo kết quả nhận được lý do ghi dưới đây."),
        ],
        "label": _("Trả lại"),
        "icon": "undo-2",
        "refusal": reason_against(work.state, act),
    }
    form = ReasonForm(request.POST or None, initial={"version": work.version})

    def run() -> None:
        given = form.cleaned_data
        send_back(work, act=act, reason=given["reason"], actor=request.actor, version=given["version"])

    return _page(request, work, form, page, run, _("Đã trả lại cho đơn vị."))


@staff
@_form_page
def withdraw(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.WITHDRAW)
    page = {
        "title": _("Rút việc đã giao"),
        "effects": [
            _("%s không còn phải làm việc này; việc vẫn được giữ trong lịch sử.") % work.unit.name,
            _("Thủ trưởng và công chức đầu mối của đơn vị nhận được thông báo."),
        ],
        "label": _("Rút việc"),
        "icon": "trash-2",
        "kind": "danger",
        "refusal": reason_against(work.state, Act.WITHDRAW),
    }
    form = ReasonForm(request.POST or None, initial={"version": work.version})

    def run() -> None:
        withdraw_work(
            work, reason=form.cleaned_data["reason"], actor=request.actor, version=form.cleaned_data["version"]
        )

    return _page(request, work, form, page, run, _("Đã rút việc."))


@staff
@_form_page
def ask_new_date(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.REQUEST)
    now = _("Hạn hiện nay: %s.") % day(work.due_on) if work.due_on else _("Việc này không ghi hạn.")
    page = {
        "title": _("Đề nghị gia hạn"),
        "effects": [
            now + " " + _("Hạn này còn hiệu lực cho đến khi đề nghị được đồng ý; hạn cũ luôn được giữ lại."),
            _("Đề nghị gửi tới %s, người giao việc.") % work.task.given_by.full_name,
        ],
        "label": _("Gửi đề nghị"),
        "icon": "calendar-plus",
        "refusal": reason_against(work.state, Act.REQUEST),
    }
    form = NewDateForm(request.POST or None, initial={"version": work.version})

    def run() -> None:
        request_new_date(
            work,
            proposed_due_on=form.cleaned_data["due_on"],
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            today=clock.today(),
            calendar=deadline_calendar(),
            version=form.cleaned_data["version"],
        )

    return _page(request, work, form, page, run, _("Đã gửi đề nghị gia hạn."))


@staff
@_form_page
def ask_transfer(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.REQUEST)
    page = {
        "title": _("Không phải việc của đơn vị"),
        "effects": [
            _("Đề nghị gửi tới %s, người giao việc, để quyết định.") % work.task.given_by.full_name,
            _("Cho đến khi có quyết định, việc vẫn thuộc %s.") % work.unit.name,
        ],
        "label": _("Gửi đề nghị"),
        "icon": "arrow-right-left",
        "refusal": reason_against(work.state, Act.REQUEST),
    }
    form = TransferForm(request.POST or None, initial={"version": work.version}, without=work.unit_id)

    def run() -> None:
        request_transfer(
            work,
            proposed_unit=form.cleaned_data["unit"],
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            version=form.cleaned_data["version"],
        )

    return _page(request, work, form, page, run, _("Đã gửi đề nghị chuyển đơn vị."))


@staff
@_form_page
def decide(request: StaffRequest, commune: str, code: str, kind: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    asked = get_open_request_or_404(work, kind)
    check_may_decide(request.actor)
    has_day = asked.kind == RequestKind.NEW_DATE
    form = DecideForm(
        request.POST or None,
        initial={"due_on": asked.proposed_due_on, "unit": asked.proposed_unit_id},
        without=work.unit_id,
        has_day=has_day,
    )

    def run() -> None:
        decide_request(
            asked,
            grant=form.is_granted,
            reason=form.cleaned_data["reason"],
            due_on=form.day,
            unit=form.chosen_unit,
            actor=request.actor,
            today=clock.today(),
            calendar=deadline_calendar(),
        )

    page = _decide_page(work, asked, has_day=has_day)
    return _page(request, work, form, page, run, _("Đã quyết định đề nghị."))


def _decide_page(work: Assignment, asked: ChangeRequest, *, has_day: bool) -> dict[str, Any]:
    wish = _("%(unit)s (%(who)s) đề nghị: %(reason)s") % {
        "unit": work.unit.name,
        "who": asked.by.full_name,
        "reason": asked.reason,
    }
    if has_day:
        effect = _("Đồng ý: hạn đổi từ %(old)s sang ngày ghi dưới đây, hạn cũ được giữ lại.") % {
            "old": day(work.due_on) or _("không ghi hạn")
        }
    else:
        effect = _("Đồng ý: phần việc này và các kỳ sau chưa làm chuyển sang đơn vị chọn dưới đây.")
    return {
        "title": str(RequestKind(asked.kind).label),
        "effects": [wish, effect, _("Không đồng ý: việc giữ nguyên, đơn vị nhận được ý kiến ghi dưới đây.")],
        "label": _("Quyết định"),
        "icon": "check",
        "refusal": "" if asked.state == "cho" else _("Đề nghị này đã được quyết định."),
    }


@staff
@require_http_methods(["POST"])
def cancel(request: StaffRequest, commune: str, code: str, kind: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    asked = get_open_request_or_404(work, kind)
    check_may(request.actor, work, Act.REQUEST)
    try:
        cancel_request(asked, actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Đã rút đề nghị."))
    return redirect("assignment", commune=commune, code=code)


@staff
@_form_page
def answer(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may_decide(request.actor)
    page = {
        "title": _("Trả lời khó khăn, vướng mắc"),
        "effects": [_("Nội dung trả lời gửi tới người báo vướng mắc và giữ trong lịch sử của việc.")],
        "label": _("Gửi trả lời"),
        "icon": "send",
        "refusal": reason_against(work.state, Act.REPORT),
    }
    form = AnswerForm(request.POST or None)

    def run() -> None:
        answer_difficulty(work, words=form.cleaned_data["words"], actor=request.actor)

    return _page(request, work, form, page, run, _("Đã trả lời đơn vị."))


@staff
@_form_page
def remind(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.REMIND)
    today, calendar = clock.today(), deadline_calendar()
    if request.method == "POST":
        sent = remind_units([work], today=today, calendar=calendar, actor=request.actor)
        if sent:
            messages.success(request, _("Đã nhắc %s.") % work.unit.name)
        else:
            reason = prepare_reminders([work], today=today, calendar=calendar)[0].refusal
            messages.warning(request, reason)
        return redirect("assignment", commune=commune, code=code)
    reminders = prepare_reminders([work], today=today, calendar=calendar)
    ctx = {
        "title": _("Nhắc đơn vị"),
        "reminders": reminders,
        "sending": [one for one in reminders if not one.refusal],
        "back": f"{work_base(request)}{code}/",
    }
    return render(request, "plans/remind.html", ctx)


def _page(
    request: StaffRequest,
    work: Assignment,
    form: forms.Form,
    page: dict[str, Any],
    run: Callable[[], None],
    done: str,
) -> HttpResponse:
    """Show the form, or do the act; what was typed stays when it is refused or stale."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                run()
            except NotAllowed as refusal:
                form.add_error(None, refusal.reason)
                status = 409 if isinstance(refusal, Stale) else 422
            else:
                messages.success(request, done)
                return redirect("assignment", commune=request.commune.slug, code=work.code)
    url = f"{work_base(request)}{work.code}/"
    fresh = work.version
    ctx = {**page, "form": form, "work": work, "back": url, "fresh_version": fresh}
    return render(request, "plans/act.html", ctx, status=status)
