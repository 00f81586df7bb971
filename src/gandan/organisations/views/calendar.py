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
from gandan.organisations.forms.calendar import NewSpecialDayForm, RemoveForm, SpecialDayForm, YearFilter
from gandan.organisations.permissions import StaffRequest, calendar_refusal, check_calendar, requires, staff
from gandan.organisations.services import calendar as services
from gandan.organisations.views.calendar_preview import is_asked, preview
from gandan.organisations.views.pages import done, shared, tried
from gandan.workdays.enums import Level, Use
from gandan.workdays.lunar import feast_of, lunar_of
from gandan.workdays.models import SpecialDay
from gandan.workdays.queries import changes_of_year, days_of_year, hours_in_force, own_days_of_year
from gandan.workdays.year import span_words, year_of


@require_safe
@staff
def calendar(request: StaffRequest, commune: str) -> HttpResponse:
    wish, today = YearFilter(request.GET), clock.today()
    year, use = wish.year(today.year), wish.use()
    days, own = days_of_year(year), own_days_of_year(year)
    months = year_of(year, use, today=today, days=days, own_days=own)
    week, cut_off = hours_in_force()
    is_administrator = request.actor.has(Right.ORGANISATION_MANAGE)
    ctx = {
        "year": year,
        "use": use.value,
        "months": months,
        "differing": [(month, list(group)) for month, group in groupby(days, key=lambda special: special.day.month)],
        "lunar": {one.day: (lunar_of(one.day), feast_of(one.day)) for one in days},
        "own": own,
        "count": len(days),
        "guessed": sum(not one.is_confirmed for one in days),
        "working_days": sum(month.working_days for month in months),
        "changes": changes_of_year(year),
        "hours": [span_words(spans) for spans in week],
        "cut_off": cut_off,
        "refusal": calendar_refusal(request.actor),
        "may_own": request.actor.has(Right.CALENDAR_MANAGE),
        **(shared(request, "calendar") if is_administrator else {"tabs": [], "active_menu": ""}),
    }
    return render(request, "organisations/calendar.html", ctx)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CALENDAR_MANAGE)
def calendar_add(request: StaffRequest, commune: str) -> HttpResponse:
    check_calendar(request.actor)
    form = NewSpecialDayForm(request.POST or None, initial={"kind": "nghi", "day": _day_asked(request)})
    if form.is_valid():
        day, facts = form.cleaned_data["day"], form.given
        if is_asked(request, None, facts.part):
            return preview(request, form, day, facts.part, level=Level.COUNTRY, use=Use.DEADLINE)
        if tried(form, lambda: services.add_day(day, facts, actor=request.actor)) is not None:
            messages.success(request, _("Đã thêm ngày vào lịch làm việc."))
            return to_year(commune, day)
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
        facts, version = form.given, form.cleaned_data["version"] or 0
        if version == special.version and is_asked(request, special.part, facts.part):
            return preview(request, form, special.day, facts.part, level=Level.COUNTRY, use=Use.DEADLINE)
        edit = partial(services.edit_day, special, facts, version=version, actor=request.actor)
        try:
            if tried(form, edit) is not None:
                messages.success(request, _("Đã lưu ngày trong lịch làm việc."))
                return to_year(commune, special.day)
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
    confirm = partial(services.confirm_day, special, version=version_of(request), actor=request.actor)
    done(request, confirm, _("Đã xác nhận ngày này."))
    return to_year(commune, special.day)


@require_POST
@requires(Right.CALENDAR_MANAGE)
def calendar_remove(request: StaffRequest, commune: str, day: str) -> HttpResponse:
    check_calendar(request.actor)
    special = _get_day_or_404(day)
    form = RemoveForm(request.POST if "confirmed" in request.POST else None)
    if not form.is_valid():
        return preview(request, form, special.day, None, level=Level.COUNTRY, use=Use.DEADLINE)
    remove = partial(
        services.remove_day,
        special,
        version=version_of(request),
        reason=form.cleaned_data["reason"],
        actor=request.actor,
    )
    done(request, remove, _("Đã xóa ngày khỏi lịch; ngày này theo tuần làm việc thường."))
    return to_year(commune, special.day)


_MOST_DIGITS = 9


def _get_day_or_404(text: str) -> SpecialDay:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
    return get_object_or_404(SpecialDay, day=day)


def _day_asked(request: StaffRequest) -> str:
    """Return the day that a click on the year's page gave."""
    try:
        return f"{dt.date.fromisoformat(request.GET.get('ngay', '')):%d/%m/%Y}"
    except ValueError:
        return ""


def version_of(request: StaffRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def to_year(commune: str, day: dt.date) -> HttpResponse:
    response = redirect("calendar", commune=commune)
    response.headers["Location"] += f"?nam={day.year}"
    return response
