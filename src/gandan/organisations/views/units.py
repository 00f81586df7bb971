"""Quản trị: units and their other names."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.common.errors import Stale
from gandan.common.menu import tabs
from gandan.organisations.actors import Actor
from gandan.organisations.enums import AliasKind, Right, UnitKind
from gandan.organisations.forms.units import AliasForm, EndForm, NewUnitForm, UnitForm
from gandan.organisations.listings import history_of, list_units
from gandan.organisations.models import Unit
from gandan.organisations.offers import say_done
from gandan.organisations.permissions import StaffRequest, get_unit_or_404, requires
from gandan.organisations.services import units as services
from gandan.organisations.views.pages import done, shared, tried


@require_safe
@requires(Right.ORGANISATION_MANAGE, Right.RECORD_READ)
def administration(request: StaffRequest, commune: str) -> HttpResponse:
    return redirect(tabs(request, "administration", "")[0].href)


@require_safe
@requires(Right.ORGANISATION_MANAGE)
def units(request: StaffRequest, commune: str) -> HttpResponse:
    words = request.GET.get("tim", "").strip()
    ctx = {"units": list_units(words), "words": words, **shared(request, "units")}
    return render(request, "organisations/units.html", ctx)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def unit_add(request: StaffRequest, commune: str) -> HttpResponse:
    form = NewUnitForm(request.POST or None, initial={"position": Unit.objects.count() + 1})
    if form.is_valid():
        given = {
            name: form.cleaned_data[name] for name in ("code", "name", "short_name", "position", "parent", "from_on")
        }
        kind = UnitKind(form.cleaned_data["kind"])
        unit = tried(form, lambda: services.add_unit(**given, kind=kind, actor=request.actor))
        if unit is not None:
            messages.success(request, _("Đã thêm đơn vị."))
            return redirect("unit", commune=commune, code=unit.code)
    ctx = {"form": form, **shared(request, "units")}
    return render(request, "organisations/unit_add.html", ctx, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def unit(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_unit_or_404(code)
    form = UnitForm(request.POST or None, initial={**UnitForm.values_of(found), "version": found.version})
    if form.is_valid():
        try:
            saved = tried(form, partial(_save_unit, found, form, actor=request.actor))
        except Stale as refusal:
            form.show_stale(refusal, held=UnitForm.values_of(found), version=found.version)
            return _unit_page(request, found, form, status=409)
        if saved is None:
            return _unit_page(request, found, form, status=422)
        messages.success(request, _("Đã lưu đơn vị."))
        return redirect("unit", commune=commune, code=code)
    return _unit_page(request, found, form, status=422 if form.errors else 200)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def unit_alias_add(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_unit_or_404(code)
    form = AliasForm(request.POST)
    if form.is_valid():
        add = partial(
            services.add_unit_alias,
            found,
            text=form.cleaned_data["text"],
            kind=AliasKind(form.cleaned_data["alias_kind"] or AliasKind.COMMON),
            from_on=form.cleaned_data["from_on"],
            to_on=form.cleaned_data["to_on"],
            actor=request.actor,
        )
        if tried(form, add) is not None:
            say_done(request, _("Đã thêm tên gọi."), found, "unit_alias_added", actor=request.actor)
            return redirect("unit", commune=commune, code=code)
    initial = {**UnitForm.values_of(found), "version": found.version}
    return _unit_page(request, found, UnitForm(initial=initial), alias_form=form, status=422)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def unit_alias_remove(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_unit_or_404(code)
    given = request.POST.get("alias", "")
    if given.isdecimal():
        remove = partial(services.remove_unit_alias, found, alias_id=int(given), actor=request.actor)
        done(request, remove, _("Đã bỏ tên gọi."))
    return redirect("unit", commune=commune, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def unit_deactivate(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Ask for the reason, say what will happen, or why it can not."""
    found = get_unit_or_404(code)
    form = EndForm(request.POST or None)
    if form.is_valid():
        given = {"reason": form.cleaned_data["reason"], "last_on": form.cleaned_data["last_on"]}
        done(
            request,
            lambda: services.deactivate_unit(found, **given, actor=request.actor),
            _("Đã ngừng dùng đơn vị."),
        )
        return redirect("unit", commune=commune, code=code)
    ctx = {"unit": found, "form": form, "refusal": services.deactivation_refusal(found), **shared(request, "units")}
    return render(request, "organisations/unit_deactivate.html", ctx, status=422 if form.errors else 200)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def unit_reactivate(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_unit_or_404(code)
    done(request, lambda: services.reactivate_unit(found, actor=request.actor), _("Đơn vị được dùng lại."))
    return redirect("unit", commune=commune, code=code)


@transaction.atomic
def _save_unit(found: Unit, form: UnitForm, *, actor: Actor) -> Unit:
    """Save words and place together or neither."""
    services.edit_unit(
        found,
        version=form.cleaned_data["version"] or 0,
        name=form.cleaned_data["name"],
        short_name=form.cleaned_data["short_name"],
        kind=UnitKind(form.cleaned_data["kind"]),
        position=form.cleaned_data["position"],
        actor=actor,
    )
    return services.place_unit(found, form.cleaned_data["parent"], actor=actor)


def _unit_page(
    request: StaffRequest, found: Unit, form: UnitForm, *, alias_form: AliasForm | None = None, status: int = 200
) -> HttpResponse:
    ctx = {
        "unit": found,
        "form": form,
        "alias_form": alias_form or AliasForm(),
        "aliases": list(found.aliases.order_by("id")),
        "history": history_of(found),
        "may_read_reports": request.actor.has(Right.REPORT_READ),
        "refusal": services.deactivation_refusal(found) if found.is_active else None,
        **shared(request, "units"),
    }
    return render(request, "organisations/unit.html", ctx, status=status)
