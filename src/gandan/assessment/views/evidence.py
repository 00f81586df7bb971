"""Attaching evidence to a criterion and taking it away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gandan.activities.models import Activity, Evidence
from gandan.activities.permissions import get_evidence_or_404
from gandan.assessment.models import Assessment, Criterion
from gandan.assessment.permissions import check_may_score, get_assessment_or_404, get_leaf_or_404
from gandan.assessment.services.leaves import attach_activity, attach_evidence, detach_evidence
from gandan.common.errors import NotAllowed
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires

MOST_AT_ONCE = 50


@requires(Right.SCORE_SELF)
@require_POST
def attach(request: StaffRequest, commune: str, code: str, number: str) -> HttpResponse:
    """Attach what was ticked: evidence by its codes, recorded activities by theirs."""
    found = get_assessment_or_404(code)
    criterion = get_leaf_or_404(found, number)
    check_may_score(request.actor, criterion)
    try:
        count = _attach_ticked(request, found, criterion)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        if count:
            messages.success(request, _("Đã gắn %(count)d minh chứng.") % {"count": count})
        else:
            messages.warning(request, _("Chưa chọn minh chứng nào mới."))
    return redirect("leaf", commune=commune, code=code, number=number)


@requires(Right.SCORE_SELF)
@require_POST
def detach(request: StaffRequest, commune: str, code: str, number: str) -> HttpResponse:
    found = get_assessment_or_404(code)
    criterion = get_leaf_or_404(found, number)
    check_may_score(request.actor, criterion)
    evidence = Evidence.objects.filter(code=request.POST.get("evidence", "")[:20]).first()
    try:
        if evidence is not None:
            detach_evidence(found, criterion, evidence, actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Đã gỡ minh chứng khỏi tiêu chí này."))
    return redirect("leaf", commune=commune, code=code, number=number)


def _attach_ticked(request: StaffRequest, found: Assessment, criterion: Criterion) -> int:
    codes = request.POST.getlist("evidence")[:MOST_AT_ONCE]
    standing = Evidence.objects.filter(code__in=codes).exclude(activity__is_withdrawn=True).order_by("id")
    # what serves a leaf opens to the leaf's unit, so nobody attaches what is not theirs to open
    evidence = [get_evidence_or_404(request.actor, one) for one in standing.values_list("code", flat=True)]
    count = attach_evidence(found, criterion, evidence, actor=request.actor)
    activities = Activity.objects.filter(code__in=request.POST.getlist("activity")[:MOST_AT_ONCE], is_withdrawn=False)
    for activity in activities.order_by("id"):
        count += attach_activity(found, criterion, activity, actor=request.actor)
    return count
