"""Reports: the list, a new one, the report itself, the records behind its numbers, its files."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.activities.models import ActivityKind
from gandan.common import clock
from gandan.common.errors import NotAllowed, NotThere
from gandan.common.menu import tabs
from gandan.files.responses import file_response
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit
from gandan.organisations.permissions import StaffRequest, check_right, requires
from gandan.organisations.queries import unit_choices
from gandan.reports.enums import Figure, PaperFormat
from gandan.reports.errors import BadOutline
from gandan.reports.forms.reports import OTHER, NewReportForm, PageForm
from gandan.reports.permissions import get_printable_or_404, get_report_or_404
from gandan.reports.queries import find_export, reports_for
from gandan.reports.queries.parts import due_cells, due_reports
from gandan.reports.queries.reports import report_rows
from gandan.reports.services import create_report, export_report, first_page
from gandan.reports.views.contexts import REPORT_STATES, activities_page, figure_page, report_page, table_page
from gandan.workdays.queries import deadline_calendar

PAGE_SIZE = 30
_MOST_DUE = 10


@require_safe
@requires(Right.REPORT_READ)
def reports(request: StaffRequest, commune: str) -> HttpResponse:
    asked = PageForm({**request.GET.dict(), "don_vi": request.GET.get("don-vi")})
    unit, words = asked.value("don_vi"), asked.value("tim")
    pages = Paginator(reports_for(request.actor, unit=unit, words=words), PAGE_SIZE)
    page = pages.get_page(asked.value("trang") or 1)
    today = clock.today()
    due = list(due_reports(request.actor, today=today)[:_MOST_DUE]) if request.actor.has(Right.REPORT_MAKE) else []
    ctx = {
        "due": due_cells(due, today=today, calendar=deadline_calendar()) if due else [],
        "page": page,
        "rows": report_rows(page.object_list),
        "asked": {"unit": unit, "words": words},
        "query": urlencode({name: value for name, value in (("don-vi", unit), ("tim", words)) if value}),
        "units": [("", _("mọi đơn vị")), *unit_choices()],
        "states": REPORT_STATES,
        "tabs": tabs(request, "reports", "reports"),
        "may_make": request.actor.has(Right.REPORT_MAKE),
        "active_menu": "reports",
    }
    return render(request, "reports/reports.html", ctx)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.REPORT_MAKE)
def report_new(request: StaffRequest, commune: str) -> HttpResponse:
    given = request.POST if request.method == "POST" else None
    initial = {"plan": request.GET.get("ke-hoach"), "period": "30-ngay"}
    today = clock.today()
    form = NewReportForm(given, initial=initial, actor=request.actor, today=today)
    if form.is_valid():
        made = form.cleaned_data
        check_right(request.actor, Right.REPORT_MAKE, made["unit"].pk if made["unit"] else None)
        names = ("unit", "window", "plan", "request")
        fresh = create_report(made["form"], actor=request.actor, **{name: made[name] for name in names})
        return redirect("report", commune=commune, code=fresh.code)
    ctx = {"form": form, "other": OTHER, "today": today, "active_menu": "reports"}
    return render(request, "reports/new.html", ctx, status=422 if form.errors else 200)


@require_safe
@requires(Right.REPORT_READ)
def report(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_report_or_404(code, actor=request.actor)
    try:
        ctx = report_page(found, actor=request.actor, today=clock.today())
    except BadOutline as refusal:
        raise NotThere(refusal.reason) from refusal
    return render(request, "reports/report.html", ctx)


@require_safe
@requires(Right.REPORT_READ)
def report_figure(request: StaffRequest, commune: str, code: str, figure: Figure) -> HttpResponse:
    found = get_report_or_404(code, actor=request.actor)
    asked = PageForm({"trang": request.GET.get("trang"), "don_vi": request.GET.get("don-vi")})
    unit = None
    if found.unit_id is None and asked.value("don_vi"):
        unit = Unit.objects.filter(code=asked.value("don_vi")).first()
    ctx = figure_page(found, figure, unit=unit, page=asked.value("trang") or 1, today=clock.today())
    return render(request, "reports/figure.html", ctx)


@require_safe
@requires(Right.REPORT_READ)
def report_activities(request: StaffRequest, commune: str, code: str, kind: str) -> HttpResponse:
    """Show the activities behind a summing sentence."""
    found = get_report_or_404(code, actor=request.actor)
    asked = PageForm({"trang": request.GET.get("trang"), "nhom": request.GET.get("nhom")})
    one = get_object_or_404(ActivityKind, code=kind)
    ctx = activities_page(found, one, group=asked.value("nhom"), page=asked.value("trang") or 1, today=clock.today())
    return render(request, "reports/activities.html", ctx)


@require_safe
@requires(Right.REPORT_READ)
def report_table(request: StaffRequest, commune: str, code: str, key: str) -> HttpResponse:
    """Show a long table of the report page by page."""
    found = get_report_or_404(code, actor=request.actor)
    page = PageForm({"trang": request.GET.get("trang")}).value("trang") or 1
    ctx = table_page(found, key, page=page, today=clock.today())
    return render(request, "reports/table.html", ctx)


@require_safe
@requires(Right.REPORT_READ)
def report_preview(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_report_or_404(code, actor=request.actor)
    try:
        image = first_page(found, timestamp=clock.now())
    except NotAllowed as refusal:
        raise Http404(refusal.reason) from refusal
    return HttpResponse(image, content_type="image/png", headers={"Cache-Control": "private, no-store"})


@require_POST
@requires(Right.REPORT_READ)
def report_export(request: StaffRequest, commune: str, code: str, kind: PaperFormat) -> HttpResponse:
    found = get_printable_or_404(code, actor=request.actor)
    try:
        made = export_report(found, kind=kind, actor=request.actor, timestamp=clock.now())
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
        return redirect("report", commune=commune, code=code)
    return redirect("report_file", commune=commune, code=code, digest=made.file.sha256)


@require_safe
@requires(Right.REPORT_READ)
def report_file(request: StaffRequest, commune: str, code: str, digest: str) -> HttpResponse:
    found = get_report_or_404(code, actor=request.actor)
    made = find_export(found, digest)
    if made is None:
        raise Http404
    return file_response(made.file, as_attachment=True, name=f"bao-cao-{found.code}")  # type: ignore[return-value]
