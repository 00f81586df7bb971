"""Bảng điều hành: what needs a decision, the distance to the level, the figures, the units, the reports to come."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gandan.assessment.queries import level_card
from gandan.common import clock
from gandan.common.formats import day
from gandan.common.menu import tabs
from gandan.dashboards.permissions import own_units
from gandan.dashboards.queries.awaited import awaited_reports
from gandan.dashboards.queries.decisions import decisions
from gandan.dashboards.queries.figures import figures
from gandan.dashboards.queries.place import Place
from gandan.dashboards.queries.units import unit_lines
from gandan.indicators.forms.windows import period_choices, read_asked
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.organisations.queries import unit_choices
from gandan.workdays.queries import deadline_calendar

USUAL = {"ky": "30-ngay"}
"""A report month has hardly begun on most days; the last thirty always tell something."""


@requires(Right.BOARD_READ)
@require_safe
def board(request: StaffRequest, commune: str) -> HttpResponse:
    today = clock.today()
    asked = read_asked(_query(request.GET), today=today)
    own = own_units(request.actor)
    place = Place(
        actor=request.actor,
        window=asked.window,
        today=today,
        calendar=deadline_calendar(),
        unit=asked.unit if own is None else own[0],
        units=None if own is None else frozenset(unit.pk for unit in own),
    )
    ctx = {
        "asked": asked,
        "from_on": day(asked.window.from_on),
        "to_on": day(asked.window.to_on),
        "periods": period_choices(today),
        "unit_choices": _unit_choices() if own is None else [],
        "whose": place.unit.name if place.unit else request.commune.full_name,
        "decisions": decisions(place),
        "level": level_card(today=today),
        "figures": figures(place),
        "units": unit_lines(place),
        "reports": awaited_reports(place),
        "may_approve": request.actor.has_in(Right.REPORT_APPROVE, None),
        "tabs": tabs(request, "work", "board"),
        "at": clock.now(),
        "active_menu": "work",
    }
    return render(request, "dashboards/board.html", ctx)


def _query(given: Mapping[str, str]) -> Mapping[str, str]:
    if {"ky", "tu", "den"} & given.keys():
        return given
    return {**given, **USUAL}


def _unit_choices() -> list[tuple[str, str]]:
    return [("", _("mọi đơn vị")), *unit_choices()]
