from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gandan.accounts.lockout import password_key, refuse_while_shut, shut_until
from gandan.accounts.models import User
from gandan.accounts.queries import is_only_demo
from gandan.accounts.signals import login_shut


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs up. Refusals say what to do next."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
        ),
        "too_many_login_attempts": _("Bạn đã nhập sai nhiều lần. Hãy chờ ít phút rồi thử lại."),
        "account_inactive": _("Tài khoản này đã ngừng dùng. Hãy liên hệ quản trị hệ thống của đơn vị."),
        "demo_only": _("Tài khoản minh họa chỉ dùng được khi hệ thống chạy bản minh họa."),
        "incorrect_password": _("Mật khẩu chưa đúng. Hãy nhập lại."),
        "enter_current_password": _("Mật khẩu đang dùng chưa đúng. Hãy nhập lại."),
        "rate_limited": _("Bạn thao tác quá nhanh. Hãy chờ một phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Check the password; everybody knows that of a demo account, so it opens nothing outside the demo."""
        refuse_while_shut(request, password_key(credentials.get("username", "")))
        user = super().authenticate(request, **credentials)
        if not settings.DEMO and isinstance(user, User) and is_only_demo(user):
            raise self.validation_error("demo_only")
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Say so once where this wrong password shuts a login that there is."""
        username = credentials.get("username", "").strip().lower()
        user = User.objects.filter(username=username).first()
        if user is not None and shut_until(request, password_key(username)) is not None:
            login_shut.send(sender=User, request=request, user=user)

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse | None:
        """Keep demo logins out by every way; a password is refused at its field already."""
        if not settings.DEMO and isinstance(user, User) and is_only_demo(user):
            messages.error(request, str(self.error_messages["demo_only"]))
            return redirect("account_login")
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Keep the password that the person chose: from here on nobody else knows it."""
        if isinstance(user, User):
            user.must_change_password = False
        super().set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": gettext("Nhập mật khẩu"),
            "mfa_reauthenticate": gettext("Nhập mã xác thực hoặc mã dự phòng"),
            "mfa_reauthenticate:webauthn": gettext("Dùng khóa truy cập"),
        }
        return [method | {"description": words[method["id"]]} for method in super().get_reauthentication_methods(user)]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return password_key(credentials.get("username", ""))
