"""One person in several units or communes: where they work now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gandan.common import clock
from gandan.organisations.actors import positions_of
from gandan.organisations.middleware import place_key
from gandan.organisations.permissions import StaffRequest, staff


@require_POST
@staff
def place_switch(request: StaffRequest, commune: str) -> HttpResponse:
    """Work in the unit of another position of one's own; what is no position of theirs changes nothing."""
    code = request.POST.get("don-vi", "")
    held = positions_of(request.actor.official, on=clock.today()).filter(unit__code=code).first()
    if held is not None:
        request.session[place_key(request.commune)] = code
        messages.success(
            request,
            _("Bạn đang làm việc với chức vụ %(title)s, %(unit)s.")
            % {
                "title": held.title,
                "unit": held.unit.name,
            },
        )
    return redirect("my_work", commune=commune)
