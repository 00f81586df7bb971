"""The list of figures for a window, and the page of one: what it means, its course, its units, its records."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gandan.activities.models import Evidence
from gandan.activities.permissions import sees_files_of
from gandan.common import clock
from gandan.common.formats import day
from gandan.common.menu import tabs
from gandan.indicators.forms.windows import Asked, period_choices, read_asked
from gandan.indicators.permissions import can_define, can_enter, get_entered_or_404
from gandan.indicators.queries.readings import Point, Reading, all_indicators, find_indicator, read_with_course
from gandan.indicators.queries.units import unit_rows
from gandan.indicators.registry import RecordLine, scope_of
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, staff
from gandan.organisations.queries import unit_choices

RECORDS_A_PAGE = 50
_SHOWN_MONTHS = 6


@staff
@require_safe
def indicator_list(request: StaffRequest, commune: str) -> HttpResponse:
    today = clock.today()
    asked = read_asked(request.GET, today=today)
    scope = scope_of(asked.window, today, asked.unit)
    read = [_with_closed(*read_with_course(one, scope, months=_SHOWN_MONTHS + 1), today) for one in all_indicators()]
    ctx = {
        **_filters(asked),
        "groups": [
            (_("Hệ thống tự đếm"), "chart-column", [pair for pair in read if not pair[0].is_entered]),
            (_("Số liệu nhập từ hệ thống khác"), "database", [pair for pair in read if pair[0].is_entered]),
        ],
        "may_define": can_define(request.actor),
        "may_enter": request.actor.has(Right.INDICATOR_ENTER),
        "tabs": tabs(request, "reports", "indicators"),
        "active_menu": "reports",
    }
    return render(request, "indicators/list.html", ctx)


@staff
@require_safe
def indicator(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = find_indicator(code)
    if found is None:
        raise Http404
    today = clock.today()
    asked = read_asked(request.GET, today=today)
    scope = scope_of(asked.window, today, asked.unit)
    reading, points = read_with_course(found, scope)
    page = Paginator(found.records(scope), RECORDS_A_PAGE).get_page(asked.page)
    entered = get_entered_or_404(code) if found.is_entered else None
    ctx = {
        **_filters(asked),
        "reading": reading,
        "points": points,
        "units": unit_rows(found, scope),
        "page": page,
        "lines": [_readable(found.line(row, scope), row, request.actor) for row in page.object_list],
        "entered": entered,
        "may_define": entered is not None and can_define(request.actor),
        "may_enter": entered is not None and can_enter(request.actor, entered),
        "active_menu": "reports",
    }
    return render(request, "indicators/indicator.html", ctx)


def _with_closed(reading: Reading, points: list[Point], today: dt.date) -> tuple[Reading, list[Point]]:
    """Return the reading with its last closed months: one that has hardly begun would look like a fall."""
    return reading, [point for point in points if not point.window.is_running(today)][-_SHOWN_MONTHS:]


def _readable(line: RecordLine, row: Any, actor: Actor) -> RecordLine:
    """Return the line; a file's title may name people: whoever may not open the file does not read it either."""
    if not isinstance(row, Evidence) or row.activity_id is not None or sees_files_of(actor, row.unit_id):
        return line
    return replace(line, title=line.words, url_name="")


def _filters(asked: Asked) -> dict[str, Any]:
    units = unit_choices()
    return {
        "asked": asked,
        "from_on": day(asked.window.from_on),
        "to_on": day(asked.window.to_on),
        "periods": period_choices(clock.today()),
        "is_running": asked.window.is_running(clock.today()),
        "unit_choices": [("", _("cả xã, phường")), *units],
    }
