"""Sets the acting official of URLs below a commune."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from gandan.common import clock
from gandan.organisations.actors import find_actor
from gandan.tenancy.models import Commune


def place_key(commune: Commune) -> str:
    """Return under what the session keeps in which unit of the commune the person works now."""
    return f"place:{commune.pk}"


def actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Send the anonymous to sign in and answer 404 to strangers, before any view below a commune runs."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if getattr(request, "commune", None) is None:
            return get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        place = request.session.get(place_key(request.commune), "")  # type: ignore[attr-defined]
        request.actor = find_actor(request.user, on=clock.today(), place=place)  # type: ignore[attr-defined]
        if request.actor is None:  # type: ignore[attr-defined]
            raise Http404
        return get_response(request)

    return middleware
