"""Quản trị: how people come in – second factor by role, locks, lost factors."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gandan.access.forms import RuleForm
from gandan.access.queries import current_rule, list_logins, recent_shuttings
from gandan.access.services import rule as services
from gandan.access.views.pages import done, shared
from gandan.audit.services import record_look
from gandan.common import clock
from gandan.common.errors import Stale
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, get_official_or_404, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def sign_in(request: StaffRequest, commune: str) -> HttpResponse:
    rule = current_rule()
    held = {
        "roles": rule.roles if rule else [],
        "grace_days": rule.grace_days if rule else 7,
        "version": rule.version if rule else 0,
    }
    form = RuleForm(request.POST or None, initial=held)
    if form.is_valid():
        made = form.cleaned_data
        try:
            services.set_rule(
                roles=form.roles_given(),
                grace_days=made["grace_days"],
                version=made["version"],
                today=clock.today(),
                actor=request.actor,
            )
        except Stale as refusal:
            messages.error(request, refusal.reason)
        else:
            messages.success(request, _("Đã lưu quy định xác minh hai bước."))
        return redirect("sign_in", commune=commune)
    rows = list_logins(request, on=clock.today())
    others = sum(row.official.pk != request.actor.official.pk for row in rows)
    record_look(request.commune, "logins", actor=request.actor, people=others)
    shut = recent_shuttings(now=clock.now())
    ctx = {"form": form, "rule": rule, "rows": rows, "shut": shut, **shared(request, "sign_in")}
    return render(request, "access/sign_in.html", ctx, status=422 if form.errors else 200)


@require_POST
@requires(Right.ORGANISATION_MANAGE)
def sign_in_unlock(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    official = get_official_or_404(code)
    unlock = partial(services.unlock_login, official, request=request, actor=request.actor)
    done(request, unlock, _("Đã mở khóa. %(name)s đăng nhập lại được ngay.") % {"name": official.full_name})
    return redirect("sign_in", commune=commune)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ORGANISATION_MANAGE)
def factors_remove(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    official = get_official_or_404(code)
    if request.method == "POST":
        act = partial(services.take_off_factors, official, actor=request.actor)
        done(request, act, _("Đã gỡ xác minh hai bước của %(name)s.") % {"name": official.full_name})
        return redirect("sign_in", commune=commune)
    return render(request, "access/factors_remove.html", {"official": official, **shared(request, "sign_in")})
