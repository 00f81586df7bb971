"""Acts on work that need words: each a small page that says what will happen and to whom."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

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
from gandan.plans.enums import AssignmentState, RequestKind, RequestState
from gandan.plans.forms.acts import AnswerForm, DecideForm, NewDateForm, ReasonForm, TransferForm
from gandan.plans.models import Assignment, ChangeRequest
from gandan.plans.permissions import check_may, check_may_decide, get_assignment_or_404, get_open_request_or_404
from gandan.plans.rules.states import Act, reason_against
from gandan.plans.services.difficulties import answer_last
from gandan.plans.services.requests import cancel_request, decide_request, request_new_date, request_transfer
from gandan.plans.services.work import send_back, withdraw_work
from gandan.plans.views.links import work_base
from gandan.workdays.queries import deadline_calendar

_FIELDS = {
    "past": "due_on",
    "not_later": "due_on",
    "too_far": "due_on",
    "day_off": "due_on",
    "no_day": "due_on",
    "same_unit": "unit",
    "no_unit": "unit",
    "no_reason": "reason",
}
"""Codes of refusals by the ending of the field that they are about."""

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class _Page:
    """What an act's page says before it is done, on its button, and once it is done."""

    title: str
    effects: list[str]
    label: str
    icon: str
    done: str
    refusal: str
    """Why the act is off now, empty where it may be done."""
    kind: str = "primary"


@staff
@_form_page
def give_back(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    # decided here and held to below: the other act is another person's
    act = Act.RETURN_BY_RECEIVER if work.state == AssignmentState.CONFIRMED else Act.SEND_BACK
    check_may(request.actor, work, act)
    page = _Page(
        title=_("Trả lại để làm tiếp"),
        effects=[
            _("%s làm tiếp việc này và báo lại; báo cáo đã gửi vẫn giữ trong lịch sử.") % work.unit.name,
            _("Người báo kết quả nhận được lý do ghi dưới đây."),
        ],
        label=_("Trả lại"),
        icon="undo-2",
        done=_("Đã trả lại cho đơn vị."),
        refusal=reason_against(work.state, act),
    )
    return _answer(request, work, ReasonForm(request.POST or None), page, partial(send_back, work, act=act))


@staff
@_form_page
def withdraw(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.WITHDRAW)
    page = _Page(
        title=_("Rút việc đã giao"),
        effects=[
            _("%s không còn phải làm việc này; việc vẫn được giữ trong lịch sử.") % work.unit.name,
            _("Thủ trưởng và công chức đầu mối của đơn vị nhận được thông báo kèm lý do."),
        ],
        label=_("Rút việc"),
        icon="trash-2",
        done=_("Đã rút việc."),
        refusal=reason_against(work.state, Act.WITHDRAW),
        kind="danger",
    )
    return _answer(request, work, ReasonForm(request.POST or None), page, partial(withdraw_work, work))


@staff
@_form_page
def ask_new_date(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.REQUEST)
    now = _("Hạn hiện nay: %s.") % day(work.due_on) if work.due_on else _("Việc này không ghi hạn.")
    page = _Page(
        title=_("Đề nghị gia hạn"),
        effects=[
            now + " " + _("Hạn này còn hiệu lực cho đến khi đề nghị được đồng ý; hạn cũ luôn được giữ lại."),
            _("Đề nghị gửi tới %s, người giao việc.") % work.task.given_by.full_name,
        ],
        label=_("Gửi đề nghị"),
        icon="calendar-plus",
        done=_("Đã gửi đề nghị gia hạn."),
        refusal=reason_against(work.state, Act.REQUEST),
    )
    run = partial(request_new_date, work, today=clock.today(), calendar=deadline_calendar())
    return _answer(request, work, NewDateForm(request.POST or None), page, run)


@staff
@_form_page
def ask_transfer(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.REQUEST)
    page = _Page(
        title=_("Không phải việc của đơn vị"),
        effects=[
            _("Đề nghị gửi tới %s, người giao việc, để quyết định.") % work.task.given_by.full_name,
            _("Cho đến khi có quyết định, việc vẫn thuộc %s.") % work.unit.name,
        ],
        label=_("Gửi đề nghị"),
        icon="arrow-right-left",
        done=_("Đã gửi đề nghị chuyển đơn vị."),
        refusal=reason_against(work.state, Act.REQUEST),
    )
    form = TransferForm(request.POST or None, without=work.unit_id)
    return _answer(request, work, form, page, partial(request_transfer, work))


@staff
@_form_page
def decide(request: StaffRequest, commune: str, code: str, kind: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    asked = get_open_request_or_404(work, kind)
    check_may_decide(request.actor)
    form = DecideForm(
        request.POST or None,
        initial={"due_on": asked.proposed_due_on, "unit": asked.proposed_unit_id},
        without=work.unit_id,
        has_day=asked.kind == RequestKind.NEW_DATE,
    )
    run = partial(decide_request, asked, today=clock.today(), calendar=deadline_calendar())
    return _answer(request, work, form, _decide_page(work, asked, form), run)


def _decide_page(work: Assignment, asked: ChangeRequest, form: DecideForm) -> _Page:
    wish = _("%(unit)s (%(who)s) đề nghị: %(reason)s") % {
        "unit": work.unit.name,
        "who": asked.by.full_name,
        "reason": asked.reason,
    }
    if asked.kind == RequestKind.NEW_DATE:
        effect = _("Đồng ý: hạn đổi từ %(old)s sang ngày ghi dưới đây, hạn cũ được giữ lại.") % {
            "old": day(work.due_on) or _("không ghi hạn")
        }
        granted = _("Đã đồng ý gia hạn; hạn cũ được giữ lại trong lịch sử của việc.")
    else:
        effect = _("Đồng ý: phần việc này và các kỳ sau chưa làm chuyển sang đơn vị chọn dưới đây.")
        granted = _("Đã đồng ý chuyển việc; đơn vị mới nhận được thông báo.")
    is_granted = form.is_valid() and form.cleaned_data["grant"]
    return _Page(
        title=str(RequestKind(asked.kind).label),
        effects=[wish, effect, _("Không đồng ý: việc giữ nguyên, đơn vị nhận được ý kiến ghi dưới đây.")],
        label=_("Quyết định"),
        icon="check",
        done=granted if is_granted else _("Đã trả lời không đồng ý; đơn vị nhận được ý kiến."),
        refusal="" if asked.state == RequestState.OPEN else _("Đề nghị này đã được quyết định."),
    )


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
    page = _Page(
        title=_("Trả lời khó khăn, vướng mắc"),
        effects=[_("Nội dung trả lời gửi tới người báo vướng mắc và giữ trong lịch sử của việc.")],
        label=_("Gửi trả lời"),
        icon="send",
        done=_("Đã trả lời đơn vị."),
        refusal="",
    )
    return _answer(request, work, AnswerForm(request.POST or None), page, partial(answer_last, work))


def _answer(
    request: StaffRequest, work: Assignment, form: forms.Form, page: _Page, run: Callable[..., object]
) -> HttpResponse:
    """Show the form, or do the act with what its fields say; what was typed stays when it is refused or stale."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                run(**form.cleaned_data, actor=request.actor)
            except NotAllowed as refusal:
                form.add_error(_field_of(form, refusal), refusal.reason)
                status = 409 if isinstance(refusal, Stale) else 422
            else:
                messages.success(request, page.done)
                return redirect("assignment", commune=request.commune.slug, code=work.code)
    ctx = {
        "page": page,
        # after a press the form stays with what was typed, and its error says why
        "refusal": page.refusal if request.method != "POST" else "",
        "form": form,
        "work": work,
        "back": f"{work_base(request)}{work.code}/",
    }
    return render(request, "plans/act.html", ctx, status=status)


def _field_of(form: forms.Form, refusal: NotAllowed) -> str | None:
    """Return the field that the refusal is about, None where it is about the whole form."""
    ending = _FIELDS.get(refusal.code)
    return next((name for name in form.fields if ending and name.endswith(ending)), None)
