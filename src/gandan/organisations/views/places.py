"""Quản trị: the country's communes, and what became of those until 30/06/2025."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.organisations.views.pages import shared
from gandan.tenancy.queries import find_former_places, find_places


@require_safe
@requires(Right.ORGANISATION_MANAGE)
def places(request: StaffRequest, commune: str) -> HttpResponse:
    words = request.GET.get("tim", "").strip()[:80]
    ctx = {
        "words": words,
        "places": find_places(words),
        "former": find_former_places(words),
        **shared(request, "places"),
    }
    return render(request, "organisations/places.html", ctx)
