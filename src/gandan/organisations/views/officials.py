"""Quản trị: officials and their logins."""

from collections.abc import Iterable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.audit.services import record_look
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.forms.officials import DutyForm, NewOfficialForm, OfficialForm
from gandan.organisations.forms.units import ReasonForm
from gandan.organisations.listings import duties_of, list_officials, list_units
from gandan.organisations.models import Official
from gandan.organisations.permissions import StaffRequest, get_official_or_404, requires
from gandan.organisations.services import officials as services
from gandan.organisations.views.pages import done, shared, tried

_FIELDS = ("full_name", "unit", "position_title", "phone")


@require_safe
@requires(Right.ORGANISATION_MANAGE)
def officials(request: StaffRequest, commune: str) -> HttpResponse:
    unit_code, state = request.GET.get("don-vi", ""), request.GET.get("tinh-trang", "")
    people = list_officials(on=clock.today(), unit_code=unit_code, is_active=state != "ngung")
    record_look(request.commune, "logins", actor=request.actor, people=_others_with_login(people, request.actor))
    ctx = {
        "people": people,
        "units": [(row.unit.code, row.unit.short_name) for row in list_units()],
        "unit_code": unit_code,
        "state": state,
        **shared(request, "officials"),
    }
    return render(request, "organisations/officials.html", ctx)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def official_add(request: StaffRequest, commune: str) -> HttpResponse:
    form = NewOfficialForm(request.POST or None)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in (*_FIELDS, "username")}
        added = tried(form, lambda: services.add_official(**given, today=clock.today(), actor=request.actor))
        if added is not None:
            return _password_page(request, *added)
    ctx = {"form": form, **shared(request, "officials")}
    return render(request, "organisations/official_add.html", ctx, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def official(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_official_or_404(code)
    form = OfficialForm(request.POST or None, initial={**OfficialForm.values_of(found), "version": found.version})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in _FIELDS}
        try:
            services.edit_official(found, **given, version=form.cleaned_data["version"] or 0, actor=request.actor)
        except Stale as refusal:
            form.show_stale(refusal, held=OfficialForm.values_of(found), version=found.version)
            return official_page(request, found, form, status=409)
        messages.success(request, _("Đã lưu thông tin cán bộ."))
        return redirect("official", commune=commune, code=code)
    return official_page(request, found, form, status=422 if form.errors else 200)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def official_password(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_official_or_404(code)
    try:
        password = services.renew_password(found, actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
        return redirect("official", commune=commune, code=code)
    return _password_page(request, found, password)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def official_deactivate(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_official_or_404(code)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        stop = partial(services.deactivate_official, found, reason=reason, today=clock.today(), actor=request.actor)
        done(request, stop, _("Đã ngừng tài khoản."))
        return redirect("official", commune=commune, code=code)
    ctx = {"official": found, "form": form, **shared(request, "officials")}
    return render(request, "organisations/official_deactivate.html", ctx, status=422 if form.errors else 200)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def official_reactivate(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_official_or_404(code)
    reopen = partial(services.reactivate_official, found, actor=request.actor)
    done(request, reopen, _("Đã mở lại tài khoản. Hãy giao lại vai trò và đặt lại mật khẩu nếu cần."))
    return redirect("official", commune=commune, code=code)


def official_page(
    request: StaffRequest,
    found: Official,
    form: OfficialForm | None = None,
    *,
    duty_form: DutyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    today = clock.today()
    if found.pk != request.actor.official.pk:
        record_look(found, "phone", actor=request.actor)
    ctx = {
        "official": found,
        "form": form or OfficialForm(initial={**OfficialForm.values_of(found), "version": found.version}),
        "duty_form": duty_form or DutyForm(initial={"from_on": today}),
        "duties": duties_of(found),
        "day": today,
        "is_self": found.pk == request.actor.official.pk,
        **shared(request, "officials"),
    }
    return render(request, "organisations/official.html", ctx, status=status)


def _others_with_login(people: Iterable[Official], actor: Actor) -> int:
    return sum(one.membership_id is not None and one.pk != actor.official.pk for one in people)


def _password_page(request: StaffRequest, found: Official, password: str) -> HttpResponse:
    """Show the password once: answered straight to the POST, so that it is stored nowhere, not even in the session."""
    ctx = {"official": found, "password": password, **shared(request, "officials")}
    response = render(request, "organisations/official_password.html", ctx)
    response.headers["Cache-Control"] = "no-store"
    return response
