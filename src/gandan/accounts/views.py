"""The way from signing in to one's commune."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gandan.accounts.models import Membership
from gandan.common import clock


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Go to the only commune of the login, or let the person choose among several."""
    memberships = list(
        Membership.objects.current(on=clock.today()).filter(user=request.user).select_related("commune")
    )
    if len(memberships) == 1:
        return redirect("my_work", commune=memberships[0].commune.slug)
    return render(request, "accounts/home.html", {"memberships": memberships})
