"""Opens the commune named in the URL round the whole response."""

from collections.abc import Callable

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


def tenant(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set ``request.commune`` and open it for URLs below a commune; other URLs run outside any commune.

    A response of 500 or more rolls back what the view wrote; refusals (403, 404) commit, so that their audit rows
    stay. No browser or proxy keeps a page, unless its view says otherwise.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            slug = resolve(request.path_info).kwargs.get("commune")
        except Resolver404:
            slug = None
        if slug is None:
            return get_response(request)
        commune = Commune.objects.select_related("city").filter(slug=slug).first()
        if commune is None:
            # the handler of this middleware chain turns it into the 404 page
            raise Http404
        request.commune = commune  # type: ignore[attr-defined]
        with open_commune(commune):
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

    return middleware
