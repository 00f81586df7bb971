"""The record of one activity."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gandan.activities.permissions import can_record, get_activity_or_404
from gandan.activities.queries.record import load_record
from gandan.audit.queries import timeline
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, staff


@staff
@require_safe
def activity(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    shown = get_activity_or_404(code)
    ctx = {
        "activity": shown,
        "record": load_record(shown, actor=request.actor),
        "can_change": can_record(request.actor, shown.unit_id) and not shown.is_withdrawn,
        "can_record": request.actor.has(Right.ACTIVITY_RECORD),
        "timeline": timeline(shown),
    }
    return render(request, "activities/record.html", ctx)
