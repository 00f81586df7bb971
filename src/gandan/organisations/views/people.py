"""Cán bộ: the page of a person, with positions and signing for heads over time."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.audit.services import record_look
from gandan.common import clock
from gandan.organisations.enums import ActingForm, PaperKind, PositionKind, Right
from gandan.organisations.forms.people import ActingForForm, LastDayForm, PositionForm
from gandan.organisations.models import Official
from gandan.organisations.people import read_person
from gandan.organisations.permissions import (
    StaffRequest,
    can_hand_over,
    get_acting_or_404,
    get_official_or_404,
    get_position_or_404,
    requires,
    staff,
)
from gandan.organisations.services.acting import end_acting, grant_acting
from gandan.organisations.services.positions import add_position, end_position
from gandan.organisations.views.pages import done, tried


@require_safe
@staff
def person(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    return _page(request, get_official_or_404(code))


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def position_add(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_official_or_404(code)
    form = PositionForm(request.POST)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("unit", "title", "from_on", "to_on", "paper")}
        add = partial(
            add_position,
            found,
            **given,
            kind=PositionKind(form.cleaned_data["kind"]),
            is_main=not form.cleaned_data["is_side"],
            today=clock.today(),
            actor=request.actor,
        )
        if tried(form, add) is not None:
            messages.success(request, _("Đã ghi chức vụ."))
            return redirect("person", commune=commune, code=code)
    return _page(request, found, position_form=form, status=422)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def position_end(request: StaffRequest, commune: str, code: str, key: str) -> HttpResponse:
    position = get_position_or_404(get_official_or_404(code), key)
    form = LastDayForm(request.POST)
    if form.is_valid():
        last_on = form.cleaned_data["last_on"]
        end = partial(end_position, position, last_on=last_on, today=clock.today(), actor=request.actor)
        done(request, end, _("Đã đặt ngày cuối giữ chức vụ."))
    else:
        messages.error(request, str(form.errors["last_on"][0]))
    return redirect("person", commune=commune, code=code)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def acting_add(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_official_or_404(code)
    form = ActingForForm(request.POST)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("unit", "scope", "from_on", "to_on", "paper")}
        grant = partial(
            grant_acting,
            found,
            **given,
            form=ActingForm(form.cleaned_data["form"]),
            papers=[PaperKind(one) for one in form.cleaned_data["papers"]],
            actor=request.actor,
        )
        if tried(form, grant) is not None:
            messages.success(request, _("Đã ghi. Văn bản của những ngày đó ký theo cách này."))
            return redirect("person", commune=commune, code=code)
    return _page(request, found, acting_form=form, status=422)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def acting_end(request: StaffRequest, commune: str, code: str, key: str) -> HttpResponse:
    acting = get_acting_or_404(get_official_or_404(code), key)
    form = LastDayForm(request.POST)
    if form.is_valid():
        end = partial(end_acting, acting, last_on=form.cleaned_data["last_on"], actor=request.actor)
        done(request, end, _("Đã đặt ngày cuối ký thay."))
    else:
        messages.error(request, str(form.errors["last_on"][0]))
    return redirect("person", commune=commune, code=code)


def _page(
    request: StaffRequest,
    found: Official,
    *,
    position_form: PositionForm | None = None,
    acting_form: ActingForForm | None = None,
    status: int = 200,
) -> HttpResponse:
    today, manages = clock.today(), request.actor.has(Right.ORGANISATION_MANAGE)
    if found.phone and found.pk != request.actor.official.pk:
        record_look(found, "phone", actor=request.actor)
    ctx = {
        "official": found,
        "page": read_person(found, on=today),
        "day": today,
        "manages": manages,
        "may_hand_over": can_hand_over(request.actor, found),
        "position_form": position_form or (PositionForm(initial={"from_on": today}) if manages else None),
        "acting_form": acting_form or (ActingForForm(initial={"from_on": today}) if manages else None),
        "active_menu": "administration" if manages else "",
    }
    return render(request, "organisations/person.html", ctx, status=status)
