"""One criterion: its score, its evidence, its history."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.assessment.enums import AssessmentState
from gandan.assessment.forms.assessments import PointsForm
from gandan.assessment.forms.sets import VersionForm
from gandan.assessment.models import Assessment, Criterion
from gandan.assessment.permissions import (
    can_score,
    check_may_score,
    get_assessment_or_404,
    get_leaf_or_404,
    opens_on_leaf,
)
from gandan.assessment.queries.history import history_of
from gandan.assessment.queries.leaf import candidates_for, read_leaf
from gandan.assessment.queries.score import scale_of
from gandan.assessment.rules.points import points_words
from gandan.assessment.services.leaves import clear_points, give_points
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires, staff


@staff
@require_safe
def leaf(request: StaffRequest, commune: str, code: str, number: str) -> HttpResponse:
    found = get_assessment_or_404(code)
    return _page(request, found, get_leaf_or_404(found, number))


@requires(Right.SCORE_SELF)
@require_POST
def leaf_score(request: StaffRequest, commune: str, code: str, number: str) -> HttpResponse:
    found = get_assessment_or_404(code)
    criterion = get_leaf_or_404(found, number)
    check_may_score(request.actor, criterion)
    form = PointsForm(request.POST)
    if not form.is_valid():
        return _page(request, found, criterion, form=form, status=422)
    made = form.cleaned_data
    try:
        give_points(
            found,
            criterion,
            points=made["points"],
            reason=made["reason"],
            version=made["version"],
            actor=request.actor,
        )
    except Stale as refusal:
        messages.warning(request, refusal.reason)
        return _page(request, found, criterion, form=form, status=409)
    except NotAllowed as refusal:
        form.add_error({"range": "points", "reason": "reason"}.get(refusal.code), refusal.reason)
        return _page(request, found, criterion, form=form, status=422)
    messages.success(request, _("Đã lưu điểm tiêu chí %(number)s.") % {"number": number})
    return redirect("leaf", commune=commune, code=code, number=number)


@requires(Right.SCORE_SELF)
@require_POST
def leaf_clear(request: StaffRequest, commune: str, code: str, number: str) -> HttpResponse:
    found = get_assessment_or_404(code)
    criterion = get_leaf_or_404(found, number)
    check_may_score(request.actor, criterion)
    form = VersionForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    try:
        clear_points(found, criterion, version=form.cleaned_data["version"], actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Đã bỏ điểm vừa chấm."))
    return redirect("leaf", commune=commune, code=code, number=number)


def _page(
    request: StaffRequest, found: Assessment, criterion: Criterion, *, form: Any = None, status: int = 200
) -> HttpResponse:
    """Show the leaf; what a refused form typed stays beside what another person saved meanwhile."""
    page = read_leaf(found, criterion, today=clock.today())
    is_open = found.state == AssessmentState.OPEN
    may_score = is_open and can_score(request.actor, criterion)
    if form is None:
        given = page.score
        initial = {
            "version": page.version,
            "points": points_words(given.points) if given else "",
            "reason": given.reason if given else "",
        }
        form = PointsForm(initial=initial)
    ctx = {
        "found": found,
        "page": page,
        "form": form,
        "is_stale": status == 409,
        "is_open": is_open,
        "may_score": may_score,
        "candidates": candidates_for(found, page) if may_score else None,
        "opened": {one.evidence.pk for one in page.held if opens_on_leaf(request.actor, one.evidence, criterion)},
        "history": history_of(page),
        "points": points_words(page.result.points),
        "computed": points_words(page.result.computed),
        "most": points_words(criterion.points),
        "saved": points_words(page.score.points) if page.score else "",
        "scale": [(points_words(pair[0]), points_words(pair[1])) for pair in scale_of(criterion.scale)],
        "active_menu": "assessment",
    }
    return render(request, "assessment/leaf.html", ctx, status=status)
