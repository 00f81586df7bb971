"""Quản trị: saved groups of units behind collective names."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.common import clock
from gandan.common.errors import Stale
from gandan.organisations.enums import Right
from gandan.organisations.forms.units import GroupForm
from gandan.organisations.listings import list_groups, members_of
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
    form = GroupForm(request.POST or None, is_new=True)
    if form.is_valid() and tried(form, lambda: services.add_group(_given(form), actor=request.actor)) is not None:
        messages.success(request, _("Đã thêm nhóm đơn vị."))
        return redirect("unit_groups", commune=commune)
    return _group_page(request, form, None, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def unit_group(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_group_or_404(code)
    start = {**GroupForm.values_of(found), "version": found.version, "since": clock.today()}
    form = GroupForm(request.POST or None, initial=start)
    if form.is_valid():
        asked = {"version": form.cleaned_data["version"] or 0, "since": form.cleaned_data["since"]}
        try:
            saved = tried(form, partial(services.edit_group, found, _given(form), **asked, actor=request.actor))
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


def _given(form: GroupForm) -> services.Grouping:
    """The cleaned values as the service takes them."""
    given = form.cleaned_data
    return services.Grouping(given["name"], list(given["units"]), given["aliases"], given["from_on"], given["to_on"])


def _group_page(request: StaffRequest, form: GroupForm, group: UnitGroup | None, *, status: int) -> HttpResponse:
    dated = [one for one in members_of(group) if one.from_on or one.to_on] if group else []
    ctx = {"form": form, "group": group, "dated": dated, **shared(request, "unit_groups")}
    return render(request, "organisations/group.html", ctx, status=status)
