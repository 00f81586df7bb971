"""Pages before one is in: the invitation, the first password, the second factor that a role asks for."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gandan.access.forms import CodeForm, FirstPasswordForm
from gandan.access.models import Invitation
from gandan.access.queries import find_invitation
from gandan.access.services.inviting import accept_invitation
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

_TRIES = {"invitation": "20/m/ip"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_code(request: HttpRequest, place: str) -> HttpResponse:
    """Ask for the code that was handed over on paper."""
    commune = _commune_or_404(place)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect("invitation_accept", place=place, code=form.cleaned_data["code"])
    ctx = {"form": form, "place": commune}
    return render(request, "access/invitation_code.html", ctx, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(request: HttpRequest, place: str, code: str) -> HttpResponse:
    """Let the invited person choose a password and come in."""
    commune = _commune_or_404(place)
    tries = ratelimit.consume(request, app="allauth.account", action="invitation", config=_TRIES, limit_get=True)
    if not tries:
        return ratelimit.respond_429(request)
    with open_commune(commune):
        invitation = find_invitation(code, now=clock.now())
        if invitation is None:
            return render(request, "access/invitation_over.html", {"place": commune}, status=404)
        tries.rollback()
        return _accept(request, commune, invitation)


@require_safe
@login_required
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    return render(request, "access/second_factor_needed.html")


def _accept(request: HttpRequest, commune: Commune, invitation: Invitation) -> HttpResponse:
    official = invitation.official
    form = FirstPasswordForm(official.membership.user, request.POST or None)
    if form.is_valid():
        try:
            user = accept_invitation(invitation, password=form.cleaned_data["password1"], now=clock.now())
        except NotAllowed as refusal:
            messages.error(request, refusal.reason)
            return redirect("account_login")
        record_authentication(request, user, method="password", reauthenticated=True)
        messages.success(
            request, _("Đã đặt mật khẩu. Từ nay hãy đăng nhập bằng tên %(name)s.") % {"name": user.username}
        )
        response: HttpResponse = perform_login(request, Login(user=user))
        return response
    ctx = {"form": form, "official": official, "place": commune}
    return render(request, "access/invitation_accept.html", ctx, status=422 if form.errors else 200)


def _commune_or_404(slug: str) -> Commune:
    commune = Commune.objects.filter(slug=slug).first()
    if commune is None:
        raise Http404
    return commune
