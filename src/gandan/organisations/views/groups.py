"""Quản trị: saved groups of units behind collective names."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.common.errors import Stale
from gandan.organisations.enums import Right
from gandan.organisations.forms.units import GroupForm
from gandan.organisations.listings import list_groups
from gandan.organisations.models import UnitGroup
from gandan.organisations.permissions import StaffRequest, get_group_or_404, requires
from gandan.organisations.services import groups as services
from gandan.organisations.views.pages import done, shared, tried


@require_safe
@requires(Right.ORGANISATION_MANAGE)
def unit_groups(request: StaffRequest, commune: str) -> HttpResponse:
    ctx = {"groups": list_groups(), **shared(request, "unit_groups")}
    return render(request, "organisations/groups.html", ctx)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def unit_group_add(request: StaffRequest, commune: str) -> HttpResponse:
    form = GroupForm(request.POST or None)
    if form.is_valid() and tried(form, lambda: services.add_group(**_given(form), actor=request.actor)) is not None:
        messages.success(request, _("Đã thêm nhóm đơn vị."))
        return redirect("unit_groups", commune=commune)
    return _group_page(request, form, None, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def unit_group(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_group_or_404(code)
    form = GroupForm(request.POST or None, initial={**GroupForm.values_of(found), "version": found.version})
    if form.is_valid():
        given = {**_given(form), "version": form.cleaned_data["version"] or 0}
        try:
            saved = tried(form, lambda: services.edit_group(found, **given, actor=request.actor))
        except Stale as refusal:
            form.show_stale(refusal, held=GroupForm.values_of(found), version=found.version)
            return _group_page(request, form, found, status=409)
        if saved is not None:
            messages.success(request, _("Đã lưu nhóm đơn vị."))
            return redirect("unit_groups", commune=commune)
    return _group_page(request, form, found, status=422 if form.errors else 200)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def unit_group_remove(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_group_or_404(code)
    done(request, lambda: services.remove_group(found, actor=request.actor), _("Đã xóa nhóm đơn vị."))
    return redirect("unit_groups", commune=commune)


def _given(form: GroupForm) -> dict[str, Any]:
    """The cleaned values as the service takes them."""
    return {
        "name": form.cleaned_data["name"],
        "units": list(form.cleaned_data["units"]),
        "aliases": form.cleaned_data["aliases"],
    }


def _group_page(request: StaffRequest, form: GroupForm, group: UnitGroup | None, *, status: int) -> HttpResponse:
    ctx = {"form": form, "group": group, **shared(request, "unit_groups")}
    return render(request, "organisations/group.html", ctx, status=status)
