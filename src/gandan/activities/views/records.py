"""The record of one activity."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gandan.activities.models import Activity
from gandan.activities.permissions import can_record, get_activity_or_404
from gandan.activities.queries.record import load_record
from gandan.audit.queries import timeline
from gandan.common import clock
from gandan.organisations.enums import Right
from gandan.organisations.holders import Wanted, off_acts
from gandan.organisations.permissions import StaffRequest, staff


@staff
@require_safe
def activity(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    shown = get_activity_or_404(code)
    ctx = {
        "activity": shown,
        "record": load_record(shown, actor=request.actor),
        "can_change": can_record(request.actor, shown.unit_id) and not shown.is_withdrawn,
        "off": off_acts(request.actor, _acts(shown), on=clock.today()),
        "can_record": request.actor.has(Right.ACTIVITY_RECORD),
        "timeline": timeline(shown),
    }
    return render(request, "activities/record.html", ctx)


def _acts(shown: Activity) -> list[Wanted]:
    return [Wanted(_("Sửa, rút hoạt động"), "pencil", Right.ACTIVITY_RECORD, shown.unit_id)]
