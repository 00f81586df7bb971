"""The list of all work, and its table to take away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gandan.common import clock
from gandan.common.pages import capped_words
from gandan.organisations.permissions import StaffRequest, staff
from gandan.plans.forms.filters import OPEN_STATES, Cursor, read_filter
from gandan.plans.permissions import get_plan_or_404
from gandan.plans.queries.rows import read_rows
from gandan.plans.queries.task_list import filtered_work, read_page
from gandan.plans.views.choices import filter_choices, list_tabs
from gandan.plans.views.links import work_base
from gandan.plans.views.sheet import MOST_ROWS, work_sheet
from gandan.workdays.queries import deadline_calendar

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff
@require_safe
def task_list(request: StaffRequest, commune: str) -> HttpResponse:
    today = clock.today()
    wish = read_filter(request.GET, usual_state=OPEN_STATES)
    found = filtered_work(wish, actor=request.actor, today=today)
    page = read_page(found, wish.cursor, today=today, calendar=deadline_calendar())
    first, last = (page.rows[0], page.rows[-1]) if page.rows else (None, None)
    ctx = {
        "page": page,
        "wish": wish,
        "choices": filter_choices(),
        "tabs": list_tabs(request, "tasks"),
        "count_words": capped_words(page.count),
        "is_open_alone": wish.state == OPEN_STATES,
        "before": str(Cursor(first.due_on, first.pk)) if first and page.has_before else "",
        "after": str(Cursor(last.due_on, last.pk)) if last and page.has_after else "",
        "work_base": work_base(request),
    }
    return render(request, "plans/task_list.html", ctx)


@staff
@require_safe
def task_export(request: StaffRequest, commune: str) -> HttpResponse:
    """Send what is filtered as XLSX, at most ``MOST_ROWS`` rows; the sheet says so where there are more."""
    today = clock.today()
    wish = read_filter(request.GET)
    found = filtered_work(wish, actor=request.actor, today=today)
    name = f"nhiem-vu-{today:%Y%m%d}.xlsx"
    if code := request.GET.get("ke-hoach"):
        plan = get_plan_or_404(code, request.actor)
        found, name = found.filter(plan=plan), f"{plan.code}-{today:%Y%m%d}.xlsx"
    rows = read_rows(found.order_by("due_on", "id")[: MOST_ROWS + 1], today=today, calendar=deadline_calendar())
    response = HttpResponse(work_sheet(rows, today=today), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
