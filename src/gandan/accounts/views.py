"""The way from signing in to one's commune, and one's own account."""

import json
from itertools import groupby
from operator import attrgetter
from typing import Any, cast

from allauth.account import views as allauth_views
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.webauthn import views as passkey_views
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2LoginView, OAuth2View
from allauth.socialaccount.signals import social_account_removed
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from gandan.accounts import oidc
from gandan.accounts.demo import PASSWORD, demo_accounts
from gandan.accounts.models import User
from gandan.accounts.queries import current_city_memberships, current_memberships, factors_of, open_sessions
from gandan.common import clock

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class LoginView(allauth_views.LoginView):
    """The sign-in page; in the demo with the people one may be."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        accounts = demo_accounts() if settings.DEMO else []
        groups = [(commune, list(people)) for commune, people in groupby(accounts, key=attrgetter("commune"))]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"demo_groups": groups, "demo_password": PASSWORD, "sign_on_name": _sign_on_name()}


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Go to the only place of the login, a commune or a city, or let the person choose among several."""
    user, today = cast("User", request.user), clock.today()
    memberships, cities = current_memberships(user, on=today), current_city_memberships(user, on=today)
    if len(memberships) == 1 and not cities:
        return redirect("my_work", commune=memberships[0].commune.slug)
    if len(cities) == 1 and not memberships:
        return redirect("city_desk", city=cities[0].city.slug)
    return render(request, "accounts/home.html", {"memberships": memberships, "cities": cities})


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    ctx = {
        "username": user.username,
        "memberships": current_memberships(user, on=clock.today()),
        "cities": current_city_memberships(user, on=clock.today()),
        "factors": factors_of(user),
        "has_password": user.has_usable_password(),
        "sessions": open_sessions(user, current_key=request.session.session_key),
        "sign_on_name": _sign_on_name(),
        "is_linked": SocialAccount.objects.filter(user=user).exists(),
    }
    return render(request, "accounts/account.html", ctx)


@login_required
def security(request: HttpRequest) -> HttpResponse:
    """Where allauth goes when a second factor was added or taken off."""
    return redirect(f"{reverse('account')}#hai-buoc")


@login_required
@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """End one other session of one's own, or all others; this one ends by signing out."""
    others = [
        one
        for one in UserSession.objects.filter(user=cast("User", request.user))
        if one.session_key != request.session.session_key
    ]
    asked = request.POST.get("session", "")
    ending = others if asked == "others" else [one for one in others if str(one.pk) == asked]
    for one in ending:
        one.end()
    if ending:
        messages.success(request, _("Đã đăng xuất ở nơi đã chọn."))
    else:
        messages.info(request, _("Phiên đăng nhập này đã kết thúc từ trước."))
    return redirect(f"{reverse('account')}#phien")


class AddPasskeyView(passkey_views.AddWebAuthnView):
    """Ask for a key that can sign in alone: kept in the device and opened by its finger, face or PIN."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = passkeys.begin_registration(cast("User", self.request.user), passwordless=True)
        return context | {"form": kwargs.get("form") or self.get_form(), "options": json.dumps(options)}


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the listed demo accounts without typing; answers 404 outside the demo."""
    if not settings.DEMO:
        raise Http404
    username = request.POST.get("username", "")
    if username not in {account.username for account in demo_accounts()}:
        raise Http404
    login(request, User.objects.get(username=username), backend=BACKEND)
    return redirect("home")


@require_POST
def sign_on(request: HttpRequest) -> HttpResponse:
    """Lead to the other system by a page of our own: the content policy lets no form end at a stranger."""
    response = _at_provider(request, OAuth2LoginView)
    target = response.headers.get("Location", "")
    if not target.startswith(("http://", "https://")):
        return response
    return render(request, "accounts/sign_on.html", {"target": target, "sign_on_name": _sign_on_name()})


@require_safe
def sign_on_return(request: HttpRequest) -> HttpResponse:
    return _at_provider(request, oidc.ReturnView)


@login_required
@require_POST
def sign_on_unlink(request: HttpRequest) -> HttpResponse:
    raise_if_reauthentication_required(request, app="allauth.socialaccount")
    user = cast("User", request.user)
    if not user.has_usable_password():
        messages.error(request, _("Hãy đặt mật khẩu trước khi gỡ liên kết, để vẫn còn cách đăng nhập."))
    else:
        for linked in SocialAccount.objects.filter(user=user):
            linked.delete()
            social_account_removed.send(sender=SocialAccount, request=request, socialaccount=linked)
        messages.success(request, _("Đã gỡ liên kết."))
    return redirect("account")


def _at_provider(request: HttpRequest, view: type[OAuth2View]) -> HttpResponse:
    """Let allauth's view run against the one system that is set up; 404 without one."""
    if not settings.OIDC_SERVER:
        raise Http404
    try:
        response: HttpResponse = view.adapter_view(oidc.Adapter(request, oidc.PROVIDER_ID))(request)
    except (OAuth2Error, RequestException):
        sentence = _("Chưa liên lạc được với %(name)s. Hãy thử lại sau ít phút hoặc dùng mật khẩu.")
        messages.error(request, sentence % {"name": settings.OIDC_NAME})
        return redirect("account" if request.user.is_authenticated else "account_login")
    return response


def _sign_on_name() -> str:
    return settings.OIDC_NAME if settings.OIDC_SERVER else ""
