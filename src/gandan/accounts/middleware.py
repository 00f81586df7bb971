"""What is looked at before any page: when the session was last seen, whose password it is."""

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from gandan.accounts.models import User
from gandan.accounts.receivers import SEEN_AT

_SEEN_EVERY = 300
"""Seconds; a write at every page would cost more than the list of sessions is worth."""
_OPEN = ("account_change_password", "account_logout", "set_language", "health")


def last_seen(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Keep, every few minutes, when and with which browser the session was last used."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User) and time.time() - request.session.get(SEEN_AT, 0) > _SEEN_EVERY:
            request.session[SEEN_AT] = int(time.time())
            UserSession.objects.create_from_request(request)
        return get_response(request)

    return middleware


def own_password(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Lead whoever signed in with a password made by an administrator to the page where it is changed."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User) or not user.must_change_password:
            return get_response(request)
        if request.path_info in {reverse(name) for name in _OPEN}:
            return get_response(request)
        messages.info(request, _("Mật khẩu này do quản trị hệ thống đặt. Hãy đổi mật khẩu trước khi làm việc."))
        return redirect("account_change_password")

    return middleware
