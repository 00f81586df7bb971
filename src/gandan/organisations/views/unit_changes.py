"""Quản trị: a unit is renamed, merged, divided; each page says what will happen before it is done."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.enums import Right
from gandan.organisations.forms.unit_changes import DivideForm, MergeForm, RenameForm, SharesForm
from gandan.organisations.models import Unit
from gandan.organisations.open_work import HeldKind, holdings_of
from gandan.organisations.permissions import StaffRequest, get_unit_or_404, requires
from gandan.organisations.services.succession import divide_unit, merge_unit
from gandan.organisations.services.unit_names import refuse_day, rename_unit
from gandan.organisations.views.pages import shared

_DONE = 302
_CHOSEN = "xem"
"""In the query: the choice is made, show what goes where."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def unit_rename(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    unit = get_unit_or_404(code)
    start = {"name": unit.name, "short_name": unit.short_name, "version": unit.version, "on": clock.today()}
    form = RenameForm(request.POST or None, initial=start)
    status = 422 if form.errors else 200
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "short_name", "on", "paper")}
        rename = partial(rename_unit, unit, version=_version(form), **given, today=clock.today(), actor=request.actor)
        held = {"name": unit.name, "short_name": unit.short_name}
        status = _attempt(form, rename, unit, held=held)
        if status == _DONE:
            messages.success(request, _("Đã đổi tên đơn vị."))
            return redirect("unit", commune=commune, code=code)
    ctx = {"unit": unit, "form": form, **shared(request, "units")}
    return render(request, "organisations/unit_rename.html", ctx, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def unit_merge(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Choose the successor, see what goes to it, let it go."""
    unit = get_unit_or_404(code)
    given = request.POST or (request.GET if _CHOSEN in request.GET else None)
    form = MergeForm(given, unit=unit, initial={"version": unit.version, "on": clock.today()})
    is_chosen = _is_chosen(form, unit)
    status = 422 if form.errors else 200
    if is_chosen and request.method == "POST":
        asked = form.cleaned_data
        facts = {"on": asked["on"], "paper": asked["paper"], "version": _version(form), "today": clock.today()}
        merge = partial(merge_unit, unit, asked["successor"], **facts, actor=request.actor)
        status = _attempt(form, merge, unit)
        if status == _DONE:
            messages.success(request, _("Đã sáp nhập đơn vị."))
            return redirect("unit", commune=commune, code=code)
    kinds = holdings_of(unit) if is_chosen else []
    ctx = {"unit": unit, "form": form, "is_chosen": is_chosen, "kinds": kinds, **shared(request, "units")}
    return render(request, "organisations/unit_merge.html", ctx, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def unit_divide(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Choose the successors, say of each thing where it goes, let them go."""
    unit = get_unit_or_404(code)
    given = request.POST or (request.GET if _CHOSEN in request.GET else None)
    form = DivideForm(given, unit=unit, initial={"version": unit.version, "on": clock.today()})
    if not _is_chosen(form, unit):
        ctx: dict[str, Any] = {"unit": unit, "form": form, "shares": None, **shared(request, "units")}
        return render(request, "organisations/unit_divide.html", ctx, status=422 if form.errors else 200)
    asked = form.cleaned_data
    heirs, lives_on, kinds = list(asked["successors"]), asked["lives_on"], holdings_of(unit)
    shares = SharesForm(request.POST or None, kinds=kinds, heirs=heirs, lives_on=lives_on)
    status = 422 if shares.errors else 200
    if shares.is_valid():
        facts = {"on": asked["on"], "paper": asked["paper"], "version": _version(form), "today": clock.today()}
        divide = partial(
            divide_unit, unit, heirs, shares=shares.shares(), lives_on=lives_on, **facts, actor=request.actor
        )
        status = _attempt(form, divide, unit)
        if status == _DONE:
            messages.success(request, _("Đã chia, tách đơn vị."))
            return redirect("unit", commune=commune, code=code)
    ctx = {
        "unit": unit,
        "form": form,
        "shares": shares,
        "heirs": heirs,
        "lives_on": lives_on,
        "kinds": [(kind, _fields(kind, shares)) for kind in kinds],
        **shared(request, "units"),
    }
    return render(request, "organisations/unit_divide.html", ctx, status=status)


def _is_chosen(form: MergeForm | DivideForm, unit: Unit) -> bool:
    """Say whether the choice may be shown and done; a day that the act would refuse is refused before."""
    if not form.is_valid():
        return False
    try:
        refuse_day(unit, form.cleaned_data["on"], today=clock.today())
    except NotAllowed as refusal:
        form.add_error("on", refusal.reason)
        return False
    return True


def _attempt(
    form: RenameForm | MergeForm | DivideForm,
    act: Callable[[], object],
    unit: Unit,
    *,
    held: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """Do the act and return the status to answer with; a refusal's sentence stands on the form."""
    try:
        act()
    except Stale as refusal:
        form.show_stale(refusal, held=held, version=unit.version)
        return 409
    except NotAllowed as refusal:
        form.add_error(None, refusal.reason)
        return 422
    return _DONE


def _fields(kind: HeldKind, shares: SharesForm) -> list[Any]:
    return [shares[kind.share_key(item.key)] for item in kind.items]


def _version(form: RenameForm | MergeForm | DivideForm) -> int:
    version: int = form.cleaned_data["version"] or 0
    return version
