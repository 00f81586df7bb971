"""A password that somebody else has seen is changed before anything is opened with it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from gandan.accounts.models import User

_OPEN = ("account_change_password", "account_logout", "set_language", "health")


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
