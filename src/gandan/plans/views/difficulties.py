"""The difficulties that units reported upward, and answering them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gandan.common.errors import NotAllowed
from gandan.organisations.permissions import StaffRequest, staff
from gandan.organisations.queries import unit_choices
from gandan.plans.forms.acts import AnswerForm
from gandan.plans.permissions import can_decide, check_may_decide
from gandan.plans.queries.difficulties import ANSWERED, WAITING, difficulties, difficulty_rows
from gandan.plans.services.difficulties import answer_report
from gandan.plans.views.choices import list_tabs

PAGE_SIZE = 30


@staff
@require_safe
def difficulty_list(request: StaffRequest, commune: str) -> HttpResponse:
    state, unit = request.GET.get("trang-thai", ""), request.GET.get("don-vi", "")
    found = difficulties(request.actor, state=state, unit=unit)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("trang"))
    waiting = difficulties(request.actor, state=WAITING).count()
    query = request.GET.copy()
    query.pop("trang", None)
    ctx = {
        "page": page,
        "rows": difficulty_rows(page.object_list),
        "waiting": waiting,
        "state": state,
        "states": [("", _("tất cả")), (WAITING, _("chưa trả lời")), (ANSWERED, _("đã trả lời"))],
        "unit": unit,
        "units": [("", _("mọi đơn vị")), *unit_choices()],
        "query": query.urlencode(),
        "tabs": list_tabs(request, "difficulties"),
        "can_answer": can_decide(request.actor),
    }
    return render(request, "plans/difficulties.html", ctx)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def difficulty_answer(request: StaffRequest, commune: str, submission: UUID) -> HttpResponse:
    report = difficulties(request.actor).filter(submission=submission).first()
    if report is None:
        raise Http404
    check_may_decide(request.actor)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer_report(report, words=form.cleaned_data["words"], actor=request.actor)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Đã trả lời đơn vị."))
            return redirect("difficulties", commune=commune)
    ctx = {"form": form, "row": difficulty_rows([report])[0]}
    return render(request, "plans/difficulty_answer.html", ctx, status=422 if form.errors else 200)
