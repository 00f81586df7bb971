"""What is missing with whom, and reminding them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.assessment.enums import AssessmentState
from gandan.assessment.permissions import can_manage, get_assessment_or_404, get_owing_unit_or_404
from gandan.assessment.queries.missing import owing_units
from gandan.assessment.queries.score import read_score
from gandan.assessment.services.reminders import remind_unit
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires, staff


@staff
@require_safe
def missing(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_assessment_or_404(code)
    today = clock.today()
    score = read_score(found, today=today)
    ctx = {
        "found": found,
        "units": owing_units(score, today=today),
        "lacking": score.sheet.total.lacking,
        "leaves": score.sheet.total.leaves,
        "day": today,
        "may_remind": can_manage(request.actor) and found.state == AssessmentState.OPEN,
        "active_menu": "assessment",
    }
    return render(request, "assessment/missing.html", ctx)


@requires(Right.CRITERIA_MANAGE)
@require_POST
def remind(request: StaffRequest, commune: str, code: str, unit: str) -> HttpResponse:
    found, owing = get_assessment_or_404(code), get_owing_unit_or_404(unit)
    try:
        told = remind_unit(found, owing, actor=request.actor, today=clock.today())
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Đã nhắc %(unit)s (%(people)d người).") % {"unit": owing.name, "people": told})
    return redirect("assessment_missing", commune=commune, code=code)
