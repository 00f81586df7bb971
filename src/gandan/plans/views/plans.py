"""The list of plans, the page of one plan, what a receiving unit waits for."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.fragments import render_fragment
from gandan.common.pages import capped_count
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.holders import Wanted, off_acts
from gandan.organisations.permissions import StaffRequest, requires, staff
from gandan.plans.enums import PlanState
from gandan.plans.forms.filters import read_filter
from gandan.plans.models import Plan, Task
from gandan.plans.permissions import get_assignment_or_404, get_plan_or_404, visible_plans
from gandan.plans.queries.collect import occasions_to_collect
from gandan.plans.queries.plans import (
    TASKS_A_PAGE,
    Progress,
    neighbours,
    prepared_parts,
    progress_of,
    task_rows,
    tasks_of_plan,
)
from gandan.plans.queries.rows import paper_of
from gandan.plans.queries.task_list import filtered_work
from gandan.plans.services.work import give_out_plan
from gandan.plans.views.choices import filter_choices, list_tabs
from gandan.plans.views.links import work_base
from gandan.plans.views.record import record_ctx
from gandan.workdays.queries import deadline_calendar

PLANS_A_PAGE = 20
DRAWER = "ngan"
"""The element that opens, changes and closes beside the list without moving it."""


@staff
@require_safe
def plan_list(request: StaffRequest, commune: str) -> HttpResponse:
    page = Paginator(visible_plans(request.actor).order_by("-id"), PLANS_A_PAGE).get_page(request.GET.get("trang"))
    figures = progress_of([plan.pk for plan in page], today=clock.today(), calendar=deadline_calendar())
    rows = [(plan, _paper(plan), figures.get(plan.pk, Progress())) for plan in page]
    ctx = {"page": page, "rows": rows, "tabs": list_tabs(request, "plans"), "count": page.paginator.count}
    return render(request, "plans/plan_list.html", ctx)


@staff
@require_safe
def plan(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """The plan with its tasks; ``viec`` in the address opens the record of one part beside them."""
    found = get_plan_or_404(code, request.actor)
    if request.htmx and request.htmx.target == DRAWER:  # type: ignore[attr-defined]
        return render_fragment(request, "plans/plan.html", "drawer", _drawer(request, found))
    today, calendar = clock.today(), deadline_calendar()
    wish = read_filter(request.GET)
    work = filtered_work(wish, actor=request.actor, today=today).filter(plan=found) if wish.is_set else None
    tasks = tasks_of_plan(found, work)
    page = Paginator(tasks.only("pk", "position", "title", "rrule"), TASKS_A_PAGE).get_page(request.GET.get("trang"))
    rows = task_rows(page, today=today, calendar=calendar)
    ctx = {
        "plan": found,
        "paper": _paper(found),
        "progress": progress_of([found.pk], today=today, calendar=calendar).get(found.pk, Progress()),
        "rows": rows,
        "page": page,
        "wish": wish,
        "choices": filter_choices(),
        "can_report": request.actor.has(Right.REPORT_MAKE),
        "off": off_acts(request.actor, _acts(request.actor), on=today),
        "can_give_out": found.state == PlanState.PREPARED and request.actor.has_in(Right.TASK_ASSIGN, None),
        **_drawer(request, found),
    }
    return render(request, "plans/plan.html", ctx)


@requires(Right.TASK_ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def give_out(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Say what will be given to whom, then give it."""
    found = get_plan_or_404(code, request.actor)
    if request.method != "POST":
        ctx = {"plan": found, "units": prepared_parts(found), "is_prepared": found.state == PlanState.PREPARED}
        return render(request, "plans/give_out.html", ctx)
    try:
        count = give_out_plan(found, actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Đã giao %d phần việc cho các đơn vị.") % count)
    return redirect("plan", commune=commune, code=code)


@requires(Right.TASK_RECEIVE)
@require_safe
def collect(request: StaffRequest, commune: str) -> HttpResponse:
    units = request.actor.units_with(Right.TASK_RECEIVE)
    occasions = occasions_to_collect(units, today=clock.today(), calendar=deadline_calendar())
    ctx = {
        "occasions": occasions,
        "tabs": list_tabs(request, "collect"),
        "work_base": work_base(request),
        "waiting": sum(len(one.waiting) for one in occasions),
    }
    return render(request, "plans/collect.html", ctx)


def _drawer(request: StaffRequest, found: Plan) -> dict[str, Any]:
    """Return what the drawer shows: nothing, or the record of the part that the address names."""
    here = reverse("plan", kwargs={"commune": request.commune.slug, "code": found.code})
    kept = request.GET.copy()
    codes = kept.pop("viec", [])
    code = str(codes[-1]) if codes else ""
    close = f"{here}?{kept.urlencode()}" if kept else here
    if not code:
        return {"work": None, "here": here, "close": close}
    work = get_assignment_or_404(code, request.actor)
    if work.plan_id != found.pk:
        raise Http404
    before, after = neighbours(found, work.task.position, today=clock.today(), calendar=deadline_calendar())
    lead = f"{close}{'&' if kept else '?'}viec="
    return {
        **record_ctx(request, work),
        "here": here,
        "close": close,
        "before": f"{lead}{before}" if before else "",
        "after": f"{lead}{after}" if after else "",
        "task_count": capped_count(Task.objects.filter(plan=found)),
    }


def _acts(actor: Actor) -> list[Wanted]:
    return [
        Wanted(_("Lập báo cáo"), "file-plus", Right.REPORT_MAKE, actor.unit.pk),
        Wanted(_("Rút, nhắc việc và trả lời đề nghị"), "send", Right.TASK_ASSIGN, None),
    ]


def _paper(found: Plan) -> object:
    document = found.document
    return paper_of(document.type, document.number, document.symbol, document.issued_on, document.subject)
