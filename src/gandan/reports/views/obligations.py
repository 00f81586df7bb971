"""Who owes which report when: the list, a duty, what a letter asks for."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.menu import tabs
from gandan.organisations.enums import Right, UnitKind
from gandan.organisations.models import Unit
from gandan.organisations.permissions import StaffRequest, requires
from gandan.reports.enums import PeriodKind
from gandan.reports.forms.duties import ObligationForm, RequestForm
from gandan.reports.models import Obligation, ReportForm
from gandan.reports.permissions import get_obligation_or_404
from gandan.reports.queries.obligations import duty_rows, unit_form_of
from gandan.reports.services.obligations import (
    Duty,
    PartDuty,
    Wanted,
    change_obligation,
    create_obligation,
    open_requested_reports,
)
from gandan.workdays.queries import deadline_calendar

_form_page = require_http_methods(["GET", "HEAD", "POST"])
_SENDING = (UnitKind.OFFICE, UnitKind.DEPARTMENT, UnitKind.SERVICE_CENTRE)
_DUTY = (
    "name",
    "form",
    "due_days",
    "from_on",
    "to_on",
    "unit",
    "receiver",
    "receiver_words",
    "programme",
    "plan",
    "document",
    "is_active",
)


@require_safe
@requires(Right.REPORT_READ)
def obligations(request: StaffRequest, commune: str) -> HttpResponse:
    ctx = {
        "rows": duty_rows(today=clock.today(), calendar=deadline_calendar()),
        "may_manage": request.actor.has(Right.OBLIGATION_MANAGE),
        "tabs": tabs(request, "reports", "obligations"),
        "active_menu": "reports",
    }
    return render(request, "reports/obligations.html", ctx)


@_form_page
@requires(Right.OBLIGATION_MANAGE)
def obligation_new(request: StaffRequest, commune: str) -> HttpResponse:
    given = request.POST if request.method == "POST" else None
    initial = _proposed(request.GET.get("bieu-mau", ""), request.GET.get("van-ban", ""))
    form = ObligationForm(given, today=clock.today(), initial=initial)
    if form.is_valid():
        duty, parts = _read(form.cleaned_data)
        create_obligation(duty, parts, actor=request.actor, today=clock.today())
        messages.success(request, _("Đã lập chế độ báo cáo."))
        return redirect("obligations", commune=commune)
    return _page(request, form, None)


@_form_page
@requires(Right.OBLIGATION_MANAGE)
def obligation_edit(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_obligation_or_404(code)
    given = request.POST if request.method == "POST" else None
    form = ObligationForm(given, today=clock.today(), initial=_standing(found))
    if not form.is_valid():
        return _page(request, form, found)
    duty, parts = _read(form.cleaned_data)
    version = form.cleaned_data["version"]
    try:
        change_obligation(found, duty, parts, version=version, actor=request.actor, today=clock.today())
    except Stale as refusal:
        form.add_error(None, refusal.reason)
        return _page(request, form, found, status=409)
    messages.success(request, _("Đã lưu chế độ báo cáo."))
    return redirect("obligations", commune=commune)


@_form_page
@requires(Right.OBLIGATION_MANAGE)
def report_request(request: StaffRequest, commune: str) -> HttpResponse:
    """Open what a letter asks for."""
    given = request.POST if request.method == "POST" else None
    form = RequestForm(given, today=clock.today(), initial={"request": request.GET.get("van-ban")})
    if form.is_valid():
        try:
            made = open_requested_reports(_wanted(form.cleaned_data), actor=request.actor, today=clock.today())
        except NotAllowed as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("Đã mở báo cáo theo yêu cầu; các đơn vị đã nhận thông báo."))
            if len(made) == 1:
                return redirect("report", commune=commune, code=made[0].code)
            return redirect("reports", commune=commune)
    ctx = {"form": form, "active_menu": "reports"}
    return render(request, "reports/request.html", ctx, status=422 if form.errors else 200)


def _page(
    request: StaffRequest, form: ObligationForm, found: Obligation | None, *, status: int | None = None
) -> HttpResponse:
    ctx = {
        "form": form,
        "obligation": found,
        "shipped": [] if found else list(ReportForm.objects.filter(is_active=True).order_by("name", "id")),
        "active_menu": "reports",
    }
    return render(request, "reports/obligation.html", ctx, status=status or (422 if form.errors else 200))


def _proposed(code: str, document: str) -> dict[str, Any]:
    """Return what a chosen form proposes: its period, the units that send parts and the form of their parts."""
    first = clock.today().replace(month=1, day=1)
    initial: dict[str, Any] = {"from_on": first, "due_days": 2, "is_active": True, "version": 0, "document": document}
    form = ReportForm.objects.filter(code=code, is_active=True).order_by("-from_on").first()
    if form is None:
        return initial
    initial |= {"form": form.code, "name": form.name, "period": form.period, "receiver_words": form.receiver}
    part_form = None if form.is_of_unit else unit_form_of(form)
    if part_form:
        units = Unit.objects.filter(is_active=True, kind__in=_SENDING).order_by("position", "id")
        initial |= {
            "units": list(units.values_list("code", flat=True)),
            "part_form": part_form.code,
            "part_due_days": 0,
        }
    return initial


def _standing(found: Obligation) -> dict[str, Any]:
    parts = list(found.parts.select_related("unit", "form"))
    initial: dict[str, Any] = {name: getattr(found, name) for name in _DUTY}
    initial |= {name: value.code for name, value in initial.items() if hasattr(value, "code")}
    first = parts[0] if parts else None
    return initial | {
        "period": found.period,
        "units": [part.unit.code for part in parts],
        "part_form": first.form.code if first else None,
        "part_due_days": first.due_days if first else None,
        "version": found.version,
    }


def _read(given: dict[str, Any]) -> tuple[Duty, list[PartDuty]]:
    duty = Duty(period=PeriodKind(given["period"]), **{name: given[name] for name in _DUTY})
    days = given["part_due_days"]
    due_days = min(duty.due_days, 0) if days is None else days
    return duty, [PartDuty(unit, given["part_form"], due_days) for unit in given["units"]]


def _wanted(given: dict[str, Any]) -> Wanted:
    form = given["form"]
    return Wanted(
        form=form,
        window=given["window"],
        due_on=given["due_on"],
        units=tuple(given["units"]),
        part_form=given["part_form"] or (None if form.is_of_unit else unit_form_of(form)),
        part_due_on=given["part_due_on"],
        request=given["request"],
        request_words="" if given["request"] else given["request_words"],
        receiver_words=given["receiver_words"],
        programme=given["programme"],
        plan=given["plan"],
    )
