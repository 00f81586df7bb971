"""Quản trị: the dated roles of an official."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gandan.common import clock
from gandan.organisations.enums import Right, Role
from gandan.organisations.forms.officials import DutyForm, EndDutyForm
from gandan.organisations.permissions import StaffRequest, get_duty_or_404, get_official_or_404, requires
from gandan.organisations.services import duties as services
from gandan.organisations.views.officials import official_page
from gandan.organisations.views.pages import done, tried


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def duty_add(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_official_or_404(code)
    form = DutyForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
        if tried(form, lambda: services.add_duty(found, **given, actor=request.actor)) is not None:
            messages.success(request, _("Đã giao vai trò."))
            return redirect("official", commune=commune, code=code)
    return official_page(request, found, duty_form=form, status=422)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def duty_end(request: StaffRequest, commune: str, code: str, key: str) -> HttpResponse:
    duty = get_duty_or_404(get_official_or_404(code), key)
    form = EndDutyForm(request.POST)
    if form.is_valid():
        last_on = form.cleaned_data["last_on"]
        end = partial(services.end_duty, duty, last_on=last_on, today=clock.today(), actor=request.actor)
        done(request, end, _("Đã đặt ngày cuối giữ vai trò."))
    else:
        messages.error(request, str(form.errors["last_on"][0]))
    return redirect("official", commune=commune, code=code)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def duty_revoke(request: StaffRequest, commune: str, code: str, key: str) -> HttpResponse:
    duty = get_duty_or_404(get_official_or_404(code), key)
    revoke = partial(services.revoke_duty, duty, today=clock.today(), actor=request.actor)
    done(request, revoke, _("Đã thu hồi vai trò."))
    return redirect("official", commune=commune, code=code)
