"""The list of activities, and its table to take away."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gandan.activities.forms.filters import MINE, ActivityCursor, ListFilter, read_filter
from gandan.activities.models import ActivityKind, ContentGroup
from gandan.activities.queries.lists import filtered_activities, read_page
from gandan.activities.views.sheet import MOST_ROWS, activities_csv, activity_sheet
from gandan.common import clock
from gandan.common.menu import tabs
from gandan.common.pages import capped_words
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, staff
from gandan.organisations.queries import unit_choices
from gandan.workdays.windows import named_periods

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@staff
@require_safe
def activity_list(request: StaffRequest, commune: str) -> HttpResponse:
    wish = read_filter(request.GET, today=clock.today())
    page = read_page(filtered_activities(wish, actor=request.actor), wish.cursor)
    first, last = (page.rows[0], page.rows[-1]) if page.rows else (None, None)
    ctx = {
        "page": page,
        "wish": wish,
        "choices": filter_choices(wish),
        "tabs": tabs(request, "work", "activities"),
        "count_words": capped_words(page.count),
        "before": str(ActivityCursor(first.to_on, first.pk)) if first and page.has_before else "",
        "after": str(ActivityCursor(last.to_on, last.pk)) if last and page.has_after else "",
        "can_record": request.actor.has(Right.ACTIVITY_RECORD),
    }
    return render(request, "activities/list.html", ctx)


@staff
@require_safe
def activity_export(request: StaffRequest, commune: str) -> HttpResponse:
    """Send what is filtered as XLSX, or as CSV with ``?dang=csv``; at most ``MOST_ROWS`` rows, and it says so."""
    today = clock.today()
    wish = read_filter(request.GET, today=today)
    found = filtered_activities(wish, actor=request.actor).select_related("kind", "group", "unit")
    rows = list(found.order_by("from_on", "id")[: MOST_ROWS + 1])
    if request.GET.get("dang") == "csv":
        response, ending = HttpResponse(activities_csv(rows, today=today), content_type=CSV), "csv"
    else:
        response, ending = HttpResponse(activity_sheet(rows, today=today), content_type=XLSX), "xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="hoat-dong-{today:%Y%m%d}.{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def filter_choices(wish: ListFilter, *, of_evidence: bool = False) -> dict[str, Any]:
    """Return the options of the chips, in words that read on as a sentence; three queries, one for evidence."""
    units = unit_choices()
    periods = [(period.code, period.name[0].lower() + period.name[1:]) for period in named_periods(clock.today())]
    choices: dict[str, Any] = {
        "units": [("", _("mọi đơn vị")), (MINE, _("đơn vị của tôi")), *units],
        "periods": [("", _("mọi lúc")), *periods],
    }
    if not of_evidence:
        kinds = ActivityKind.objects.values_list("code", "name")
        choices["kinds"] = [
            ("", _("mọi loại hoạt động")),
            *((code, name[0].lower() + name[1:]) for code, name in kinds),
        ]
        choices["groups"] = [("", _("mọi nhóm nội dung")), *ContentGroup.objects.values_list("code", "name")]
    return choices
