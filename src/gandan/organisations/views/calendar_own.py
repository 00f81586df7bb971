"""A commune's own days and hours, and what each change of the calendar moved."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.common.errors import Stale
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.forms.calendar import HoursForm, OwnDayForm, RemoveForm
from gandan.organisations.offers import say_done
from gandan.organisations.permissions import StaffRequest, requires, staff
from gandan.organisations.services import calendar as services
from gandan.organisations.views.calendar import to_year, version_of
from gandan.organisations.views.calendar_preview import ROWS, is_asked, preview
from gandan.organisations.views.pages import done, shared, tried
from gandan.workdays.enums import Level, Part, Use
from gandan.workdays.models import CalendarChange, CalendarMove, CommuneDay
from gandan.workdays.queries import hours_in_force, own_hours

_REPORT = "reports.report"
"""Kind of the moves that belong to reports, a higher domain."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CALENDAR_MANAGE)
def calendar_own_add(request: StaffRequest, commune: str) -> HttpResponse:
    form = OwnDayForm(request.POST or None, initial={"use": Use.DEADLINE.value, "part": Part.NONE.value, "version": 0})
    return _own_form(request, commune, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CALENDAR_MANAGE)
def calendar_own(request: StaffRequest, commune: str, pk: int) -> HttpResponse:
    own = get_object_or_404(CommuneDay, pk=pk)
    form = OwnDayForm(request.POST or None, initial={**OwnDayForm.values_of(own), "version": own.version})
    for name in ("day", "use"):
        form.fields[name].disabled = True
    return _own_form(request, commune, form, own)


@require_POST
@requires(Right.CALENDAR_MANAGE)
def calendar_own_remove(request: StaffRequest, commune: str, pk: int) -> HttpResponse:
    own = get_object_or_404(CommuneDay, pk=pk)
    form = RemoveForm(request.POST if "confirmed" in request.POST else None)
    if not form.is_valid():
        return preview(request, form, own.day, None, level=Level.COMMUNE, use=Use(own.use))
    remove = partial(
        services.remove_own_day,
        own,
        version=version_of(request),
        reason=form.cleaned_data["reason"],
        actor=request.actor,
    )
    done(request, remove, _("Đã xóa ngày riêng; ngày này theo lịch cả nước."))
    return to_year(commune, own.day)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.CALENDAR_MANAGE)
def calendar_hours(request: StaffRequest, commune: str) -> HttpResponse:
    held, (week, cut_off) = own_hours(), hours_in_force()
    initial = {**HoursForm.values_of(week, cut_off), "version": held.version if held else 0}
    form = HoursForm(request.POST or None, initial=initial | ({"reason": held.reason} if held else {}))
    status = 200
    if form.is_valid():
        given = {"reason": form.cleaned_data["reason"], "version": form.cleaned_data["version"] or 0}
        save = partial(services.set_hours, form.week, form.cleaned_data["cut_off"], **given, actor=request.actor)
        try:
            if tried(form, save) is not None:
                messages.success(request, _("Đã lưu giờ mở cửa."))
                return redirect("calendar", commune=commune)
        except Stale as refusal:
            form.show_stale(refusal, held=initial, version=initial["version"])
            status = 409
    ctx = {"form": form, "is_sample": held is None, **shared(request, "calendar")}
    return render(
        request, "organisations/calendar_hours.html", ctx, status=422 if form.errors and status == 200 else status
    )


@require_safe
@staff
def calendar_change(request: StaffRequest, commune: str, pk: int) -> HttpResponse:
    """Show who changed the day, when and why, and each due day that moved by it and is this person's to see."""
    change = get_object_or_404(CalendarChange, pk=pk)
    page = Paginator(_moves_for(change, request.actor).order_by("new_due_on", "id"), ROWS).get_page(
        request.GET.get("trang")
    )
    is_administrator = request.actor.has(Right.ORGANISATION_MANAGE)
    ctx = {
        "change": change,
        "moves": page,
        **(shared(request, "calendar") if is_administrator else {"tabs": [], "active_menu": ""}),
    }
    return render(request, "organisations/calendar_change.html", ctx)


def _moves_for(change: CalendarChange, actor: Actor) -> QuerySet[CalendarMove]:
    """Return what moved: work that is only prepared to those who hand it out, reports to those who may read them."""
    moves: QuerySet[CalendarMove] = change.moves.all()
    if not (actor.has_in(Right.TASK_ASSIGN, None) or actor.has_in(Right.DOCUMENT_CONFIRM, None)):
        moves = moves.filter(is_told=True)
    if not actor.has_in(Right.REPORT_READ, None):
        is_own = Q(unit_id__in=actor.units_with(Right.REPORT_READ))
        moves = moves.filter(~Q(kind=_REPORT) | is_own)
    return moves


def _own_form(request: StaffRequest, commune: str, form: OwnDayForm, own: CommuneDay | None) -> HttpResponse:
    status = 200
    if form.is_valid():
        day, use, facts = form.cleaned_data["day"], Use(form.cleaned_data["use"]), form.given
        version, old = form.cleaned_data["version"] or 0, Part(own.part) if own else None
        if version == (own.version if own else 0) and is_asked(request, old, facts.part):
            return preview(request, form, day, facts.part, level=Level.COMMUNE, use=use)
        save = partial(services.set_own_day, day, use, facts, version=version, actor=request.actor)
        try:
            saved = tried(form, save)
            if saved is not None:
                sentence = _("Đã lưu ngày riêng của xã, phường.")
                say_done(request, sentence, saved, "calendar_own_day_set", actor=request.actor)
                return to_year(commune, day)
        except Stale as refusal:
            form.show_stale(refusal, held=OwnDayForm.values_of(own) if own else {}, version=own.version if own else 0)
            status = 409
    ctx = {"form": form, "own": own, **shared(request, "calendar")}
    return render(
        request, "organisations/calendar_own.html", ctx, status=422 if form.errors and status == 200 else status
    )
