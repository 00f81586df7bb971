"""Yearly assessments: the list, the living score, opening, changing, locking."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gandan.assessment.enums import AssessmentState
from gandan.assessment.forms.assessments import AssessmentForm, ReasonForm, facts_of, proposed_facts
from gandan.assessment.forms.filters import read_wish
from gandan.assessment.forms.sets import VersionForm
from gandan.assessment.models import Assessment
from gandan.assessment.permissions import can_manage, get_assessment_or_404
from gandan.assessment.queries.assessments import assessments_newest, duties_of, exports_of
from gandan.assessment.queries.card import card_of, level_card
from gandan.assessment.queries.score import read_score
from gandan.assessment.queries.sets import sets_in_force
from gandan.assessment.queries.tree import tree_rows
from gandan.assessment.services.assessments import (
    change_assessment,
    lock_assessment,
    open_assessment,
    reopen_assessment,
)
from gandan.assessment.views.tabs import assessment_tabs
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires, staff
from gandan.workdays.queries import deadline_calendar


@staff
@require_safe
def assessment_list(request: StaffRequest, commune: str) -> HttpResponse:
    ctx = {
        "rows": assessments_newest(),
        "card": level_card(today=clock.today()),
        "may_manage": can_manage(request.actor),
        "tabs": assessment_tabs(request, "assessments"),
        "active_menu": "assessment",
    }
    return render(request, "assessment/assessments.html", ctx)


@requires(Right.CRITERIA_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_new(request: StaffRequest, commune: str) -> HttpResponse:
    given = request.POST if request.method == "POST" else None
    initial = proposed_facts(clock.today().year, deadline_calendar())
    form = AssessmentForm(given, initial=initial, sets=sets_in_force(), is_new=True)
    if form.is_valid():
        try:
            fresh = open_assessment(
                form.criteria_set, year=form.cleaned_data["year"], facts=form.facts, actor=request.actor
            )
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
        else:
            return redirect("assessment", commune=commune, code=fresh.code)
    ctx = {"form": form, "found": None, "active_menu": "assessment"}
    return render(request, "assessment/assessment_form.html", ctx, status=422 if form.errors else 200)


@staff
@require_safe
def assessment(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_assessment_or_404(code)
    today, wish = clock.today(), read_wish(request.GET)
    score = read_score(found, today=today)
    own = request.actor.unit
    units = sorted(score.units.values(), key=lambda unit: (unit.pk != own.pk, unit.position, unit.pk))
    ctx: dict[str, Any] = {
        "found": found,
        "card": card_of(score),
        "rows": tree_rows(score, wish),
        "wish": wish,
        "unit_choices": [("", _("mọi đơn vị")), *((unit.code, unit.short_name) for unit in units)],
        "only_choices": [("", _("mọi tiêu chí")), ("thieu", _("còn thiếu")), ("tu-tinh", _("hệ thống tính"))],
        "own_unit": own if own.pk in score.units else None,
        "duties": duties_of(found, today=today, calendar=deadline_calendar()),
        "exports": exports_of(found),
        "may_manage": can_manage(request.actor),
        "is_open": found.state == AssessmentState.OPEN,
        "active_menu": "assessment",
    }
    return render(request, "assessment/assessment.html", ctx)


@requires(Right.CRITERIA_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_change(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_assessment_or_404(code)
    given = request.POST if request.method == "POST" else None
    form = AssessmentForm(given, initial=facts_of(found), sets=[found.criteria_set], is_new=False)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            change_assessment(found, facts=form.facts, version=version, actor=request.actor)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Đã lưu thông tin kỳ đánh giá."))
            return redirect("assessment", commune=commune, code=code)
    ctx = {"form": form, "found": found, "active_menu": "assessment"}
    return render(request, "assessment/assessment_form.html", ctx, status=422 if form.errors else 200)


@requires(Right.CRITERIA_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_lock(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Say what locking keeps and what still lacks, then lock."""
    found = get_assessment_or_404(code)
    form = VersionForm(request.POST if request.method == "POST" else None, initial={"version": found.version})
    if form.is_valid():
        version = form.cleaned_data["version"]
        return _act(
            request,
            found,
            _("Đã chốt kết quả tự chấm."),
            lambda: lock_assessment(found, version=version, actor=request.actor, today=clock.today()),
        )
    card = card_of(read_score(found, today=clock.today()))
    return _confirm_page(request, found, form, "assessment/lock.html", card=card)


@requires(Right.CRITERIA_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_reopen(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_assessment_or_404(code)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        return _act(
            request,
            found,
            _("Đã mở lại tự chấm; số liệu tính lại từ hồ sơ hiện có."),
            lambda: reopen_assessment(found, reason=reason, actor=request.actor),
        )
    return _confirm_page(request, found, form, "assessment/reopen.html")


def _act(request: StaffRequest, found: Assessment, done: str, act: Any) -> HttpResponse:
    try:
        act()
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, done)
    return redirect("assessment", commune=request.commune.slug, code=found.code)


def _confirm_page(request: StaffRequest, found: Assessment, form: Any, template: str, **more: Any) -> HttpResponse:
    back = reverse("assessment", kwargs={"commune": request.commune.slug, "code": found.code})
    ctx = {"found": found, "form": form, "back": back, "active_menu": "assessment", **more}
    return render(request, template, ctx, status=422 if form.errors else 200)
