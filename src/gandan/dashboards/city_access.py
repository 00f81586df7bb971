"""The gate of a city's pages."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gandan.access.middleware import ask_for_factor
from gandan.access.queries import city_factor_owed
from gandan.accounts.models import CityMembership
from gandan.common import clock
from gandan.common.errors import NotThere
from gandan.tenancy.models import City
from gandan.tenancy.scope import CITY_ALIAS, open_city

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, City, P], HttpResponse]
View = Callable[..., HttpResponse]


def city_staff(view: Page[P]) -> View:
    """Open to members of the city alone, and round the view what its communes show to it; 404 for everybody else.

    A member without a second factor is reminded for a week, then led to where it is set up.
    """

    @wraps(view)
    def guarded(request: HttpRequest, city: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        current = CityMembership.objects.current(on=clock.today())
        membership = current.filter(user=request.user, city__slug=city).select_related("city", "user").first()
        if membership is None:
            raise Http404
        last_day = city_factor_owed(membership)
        leading = None if last_day is None else ask_for_factor(request, last_day)
        if leading is not None:
            return leading
        if CITY_ALIAS not in connections:
            raise NotThere(_("Hệ thống này chưa nối với cơ sở dữ liệu bằng vai trò của thành phố."))
        with open_city(membership.city):
            response = view(request, membership.city, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    guarded.permission = "city"  # type: ignore[attr-defined]
    return guarded
