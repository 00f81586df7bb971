"""What a change of the calendar would move, shown before it is saved."""

import datetime as dt

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from gandan.common import clock
from gandan.organisations.permissions import StaffRequest
from gandan.organisations.views.pages import shared
from gandan.tenancy.models import Commune
from gandan.workdays.enums import Level, Part, Use
from gandan.workdays.queries import deadline_calendar_with, moves_of

ROWS = 20


def is_asked(request: StaffRequest, old: Part | None, new: Part) -> bool:
    """Say whether the change has to be shown first: it alters the day, and nobody has seen what it moves."""
    return old is not new and "confirmed" not in request.POST


def preview(
    request: StaffRequest, form: forms.Form, day: dt.date, part: Part | None, *, level: Level, use: Use
) -> HttpResponse:
    """Show the due days that would move, page by page, with what was typed kept for the save."""
    moves = []
    if use == Use.DEADLINE:
        moves = moves_of(day, today=clock.today(), calendar=deadline_calendar_with(day, part, level=level))
    page = Paginator(moves, ROWS).get_page(request.POST.get("trang"))
    ctx = {
        "day": day,
        "part": part,
        "is_country": level == Level.COUNTRY,
        "is_opening": use == Use.OPENING,
        "others": Commune.objects.count() - 1 if level == Level.COUNTRY else 0,
        "moves": page,
        "form": form,
        "is_removal": part is None,
        "typed": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in ("csrfmiddlewaretoken", "trang", "confirmed", "reason" if part is None else "")
        ],
        **shared(request, "calendar"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "organisations/calendar_preview.html", ctx, status=status)
