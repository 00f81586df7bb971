"""The way from signing in to one's commune, and one's own account."""

from itertools import groupby
from operator import attrgetter
from typing import Any, cast

from allauth.account import views as allauth_views
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gandan.accounts.demo import PASSWORD, demo_accounts
from gandan.accounts.models import User
from gandan.accounts.queries import current_memberships
from gandan.common import clock

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class LoginView(allauth_views.LoginView):
    """The sign-in page; in the demo with the people one may be."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        accounts = demo_accounts() if settings.DEMO else []
        groups = [(commune, list(people)) for commune, people in groupby(accounts, key=attrgetter("commune"))]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"demo_groups": groups, "demo_password": PASSWORD}


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Go to the only commune of the login, or let the person choose among several."""
    memberships = current_memberships(cast("User", request.user), on=clock.today())
    if len(memberships) == 1:
        return redirect("my_work", commune=memberships[0].commune.slug)
    return render(request, "accounts/home.html", {"memberships": memberships})


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    return render(
        request,
        "accounts/account.html",
        {"username": user.username, "memberships": current_memberships(user, on=clock.today())},
    )


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
