"""Lịch làm việc: read by all staff, changed by those who may."""

import datetime as dt
from functools import partial
from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.common import clock
from gandan.common.errors import Stale
from gandan.organisations.enums import Right
from gandan.organisations.forms.calendar import NewSpecialDayForm, SpecialDayForm, YearFilter
from gandan.organisations.permissions import StaffRequest, calendar_refusal, check_calendar, requires, staff
from gandan.organisations.services import calendar as services
from gandan.organisations.views.pages import done, shared, tried
from gandan.workdays.models import SpecialDay
from gandan.workdays.queries import days_of_year, deadline_calendar


@require_safe
@staff
def calendar(request: StaffRequest, commune: str) -> HttpResponse:
    year = YearFilter(request.GET).year(clock.today().year)
    days = days_of_year(year)
    worked = deadline_calendar()
    is_administrator = request.actor.has(Right.ORGANISATION_MANAGE)
    ctx = {
        "year": year,
        "months": [(month, list(group)) for month, group in groupby(days, key=lambda special: special.day.month)],
        "count": len(days),
        "working_days": worked.days_between(dt.date(year, 1, 1) - dt.timedelta(days=1), dt.date(year, 12, 31)),
        "refusal": calendar_refusal(request.actor),
        **(shared(request, "calendar") if is_administrator else {"tabs": [], "active_menu": ""}),
    }
    return render(request, "organisations/calendar.html", ctx)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CALENDAR_MANAGE)
def calendar_add(request: StaffRequest, commune: str) -> HttpResponse:
    check_calendar(request.actor)
    form = NewSpecialDayForm(request.POST or None, initial={"kind": "nghi"})
    if form.is_valid():
        day = form.cleaned_data["day"]
        if tried(form, lambda: services.add_day(day, **form.given, actor=request.actor)) is not None:
            messages.success(request, _("Đã thêm ngày vào lịch làm việc."))
            return _to_year(commune, day)
    ctx = {"form": form, "special": None, **shared(request, "calendar")}
    return render(request, "organisations/calendar_day.html", ctx, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CALENDAR_MANAGE)
def calendar_day(request: StaffRequest, commune: str, day: str) -> HttpResponse:
    check_calendar(request.actor)
    special = _get_day_or_404(day)
    form = SpecialDayForm(
        request.POST or None, initial={**SpecialDayForm.values_of(special), "version": special.version}
    )
    status = 200
    if form.is_valid():
        given = {**form.given, "version": form.cleaned_data["version"] or 0}
        try:
            if tried(form, lambda: services.edit_day(special, **given, actor=request.actor)) is not None:
                messages.success(request, _("Đã lưu ngày trong lịch làm việc."))
                return _to_year(commune, special.day)
        except Stale as refusal:
            form.show_stale(refusal, held=SpecialDayForm.values_of(special), version=special.version)
            status = 409
    ctx = {"form": form, "special": special, **shared(request, "calendar")}
    return render(
        request, "organisations/calendar_day.html", ctx, status=422 if form.errors and status == 200 else status
    )


@require_POST
@requires(Right.CALENDAR_MANAGE)
def calendar_confirm(request: StaffRequest, commune: str, day: str) -> HttpResponse:
    check_calendar(request.actor)
    special = _get_day_or_404(day)
    confirm = partial(services.confirm_day, special, version=_version(request), actor=request.actor)
    done(request, confirm, _("Đã xác nhận ngày này."))
    return _to_year(commune, special.day)


@require_POST
@requires(Right.CALENDAR_MANAGE)
def calendar_remove(request: StaffRequest, commune: str, day: str) -> HttpResponse:
    check_calendar(request.actor)
    special = _get_day_or_404(day)
    remove = partial(services.remove_day, special, version=_version(request), actor=request.actor)
    done(request, remove, _("Đã xóa ngày khỏi lịch; ngày này theo tuần làm việc thường."))
    return _to_year(commune, special.day)


_MOST_DIGITS = 9


def _get_day_or_404(text: str) -> SpecialDay:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
    return get_object_or_404(SpecialDay, day=day)


def _version(request: StaffRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def _to_year(commune: str, day: dt.date) -> HttpResponse:
    response = redirect("calendar", commune=commune)
    response.headers["Location"] += f"?nam={day.year}"
    return response
