"""Criteria sets: the list, reading a spreadsheet, the set itself or what the sheet says of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.assessment.enums import SetState
from gandan.assessment.forms.sets import SetFileForm, SetForm, UnitChoicesForm, VersionForm
from gandan.assessment.models import CriteriaSet, Level
from gandan.assessment.permissions import can_manage, get_set_or_404
from gandan.assessment.queries.drafts import DraftView, view_draft
from gandan.assessment.queries.sets import levels_of, set_rows, sets_with_counts
from gandan.assessment.rules.level_rows import DraftLevel
from gandan.assessment.rules.points import ZERO, points_words
from gandan.assessment.services.sets import choose_units, drop_set, put_in_force, read_set_again, take_in_set
from gandan.assessment.services.workbook import empty_template
from gandan.assessment.views.tabs import assessment_tabs
from gandan.common.errors import NotAllowed
from gandan.files.enums import MediaType
from gandan.files.errors import FileRefused
from gandan.files.responses import file_response
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires, staff


@staff
@require_safe
def set_list(request: StaffRequest, commune: str) -> HttpResponse:
    ctx = {
        "rows": sets_with_counts(),
        "may_manage": can_manage(request.actor),
        "tabs": assessment_tabs(request, "sets"),
        "active_menu": "assessment",
    }
    return render(request, "assessment/sets.html", ctx)


@requires(Right.CRITERIA_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def set_new(request: StaffRequest, commune: str) -> HttpResponse:
    form = SetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            fresh = take_in_set(given.read(), name=given.name, facts=form.facts, actor=request.actor)
        except FileRefused as refusal:
            form.add_error("file", refusal.reason)
        else:
            return redirect("criteria_set", commune=commune, code=fresh.code)
    ctx = {"form": form, "active_menu": "assessment"}
    return render(request, "assessment/set_new.html", ctx, status=422 if form.errors else 200)


@requires(Right.CRITERIA_MANAGE)
@require_safe
def template(request: StaffRequest, commune: str) -> HttpResponse:
    """The empty sheet to fill in."""
    headers = {"Content-Disposition": 'attachment; filename="bang-tieu-chi.xlsx"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(empty_template(), content_type=MediaType.XLSX.value, headers=headers)


@staff
@require_safe
def criteria_set(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_set_or_404(code)
    if found.state == SetState.DRAFT:
        return _draft_page(request, found)
    rows = set_rows(found)
    total = sum((row.points for row, depth in rows if depth == 0), ZERO)
    ctx = {
        "set": found,
        "rows": [
            (row, depth, row.unit.name if row.unit else "", points_words(row.points), row.indicator)
            for row, depth in rows
        ],
        "levels": [_level_words(one) for one in levels_of(found)],
        "total": points_words(total),
        "active_menu": "assessment",
    }
    return render(request, "assessment/set.html", ctx)


@staff
@require_safe
def set_file(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_set_or_404(code)
    if found.file is None:
        raise Http404
    return file_response(found.file, as_attachment=True)  # type: ignore[return-value]


@requires(Right.CRITERIA_MANAGE)
@require_POST
def set_read_again(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_set_or_404(code)
    form = SetFileForm(request.POST, request.FILES)
    if form.is_valid():
        given, version = form.cleaned_data["file"], form.cleaned_data["version"]
        try:
            read_set_again(found, given.read(), name=given.name, version=version, actor=request.actor)
        except NotAllowed as refusal:
            messages.error(request, refusal.reason)
        else:
            messages.success(request, _("Đã đọc lại bảng tiêu chí."))
    else:
        messages.error(request, _("Hãy chọn tệp bảng tiêu chí (.xlsx, .xls, .ods)."))
    return redirect("criteria_set", commune=commune, code=code)


@requires(Right.CRITERIA_MANAGE)
@require_POST
def set_units(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_set_or_404(code)
    form = UnitChoicesForm(request.POST, view=view_draft(found))
    if form.is_valid():
        try:
            choose_units(found, form.chosen, version=form.cleaned_data["version"], actor=request.actor)
        except NotAllowed as refusal:
            messages.error(request, refusal.reason)
        else:
            messages.success(request, _("Đã lưu đơn vị phụ trách."))
    return redirect("criteria_set", commune=commune, code=code)


@requires(Right.CRITERIA_MANAGE)
@require_POST
def set_put_in_force(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found, form = get_set_or_404(code), VersionForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    try:
        put_in_force(found, version=form.cleaned_data["version"], actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Bộ tiêu chí đã áp dụng. Có thể mở kỳ đánh giá theo bộ này."))
    return redirect("criteria_set", commune=commune, code=code)


@requires(Right.CRITERIA_MANAGE)
@require_POST
def set_drop(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found, form = get_set_or_404(code), VersionForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    try:
        drop_set(found, version=form.cleaned_data["version"], actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
        return redirect("criteria_set", commune=commune, code=code)
    messages.success(request, _("Đã bỏ bộ tiêu chí đang chuẩn bị."))
    return redirect("criteria_sets", commune=commune)


def _draft_page(request: StaffRequest, found: CriteriaSet) -> HttpResponse:
    view = view_draft(found)
    ctx: dict[str, Any] = {
        "set": found,
        "view": view,
        "rows": _draft_rows(view),
        "levels": [_level_words(one) for one in view.draft.levels],
        "total": points_words(view.draft.total),
        "unit_form": UnitChoicesForm(view=view, initial={"version": found.version}),
        "file_form": SetFileForm(initial={"version": found.version}),
        "may_manage": can_manage(request.actor),
        "active_menu": "assessment",
    }
    return render(request, "assessment/set_draft.html", ctx)


def _draft_rows(view: DraftView) -> list[tuple[Any, ...]]:
    """Return what the tree shows: the row, its depth, its unit's name, its points, its indicator."""
    names = dict(view.choices)
    depths: dict[int, int] = {}
    rows = []
    for row in view.draft.rows:
        depths[row.position] = 0 if row.parent is None else depths[row.parent] + 1
        unit = names.get(view.unit_code(row), row.unit_words) if row.is_leaf else ""
        rows.append((row, depths[row.position], unit, points_words(row.points), row.indicator_words))
    return rows


def _level_words(level: Level | DraftLevel) -> tuple[Level | DraftLevel, str, str]:
    return level, points_words(level.least), points_words(level.least_share)
