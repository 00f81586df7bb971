"""Whoever holds a role that asks for a second factor gets one before the commune opens."""

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from gandan.access.queries import second_factor_owed
from gandan.common import clock
from gandan.common.formats import day

_TOLD_ON = "second_factor_told_on"
"""Key of the session: the day on which the person was last reminded."""


def second_factor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Remind once a day while there is time, then lead to the page where a second factor is set up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        actor = getattr(request, "actor", None)
        last_day = None if actor is None else second_factor_owed(actor)
        return (None if last_day is None else ask_for_factor(request, last_day)) or get_response(request)

    return middleware


def ask_for_factor(request: HttpRequest, last_day: dt.date) -> HttpResponse | None:
    """Remind once a day up to the last day; return the way to the page of set-up after it."""
    today = clock.today()
    if today > last_day:
        response = redirect("second_factor_needed")
        return HttpResponseClientRedirect(response.url) if request.headers.get("HX-Request") else response
    if request.session.get(_TOLD_ON) != today.isoformat():
        request.session[_TOLD_ON] = today.isoformat()
        sentence = _(
            "Vai trò của bạn phải có xác minh hai bước. Hãy bật ở trang Tài khoản của tôi, chậm nhất ngày %(day)s."
        )
        messages.warning(request, sentence % {"day": day(last_day)})
    return None
