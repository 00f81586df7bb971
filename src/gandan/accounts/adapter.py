from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gandan.accounts.models import User
from gandan.accounts.queries import is_only_demo


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs up. Refusals say what to do next."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
        ),
        "too_many_login_attempts": _("Bạn đã nhập sai nhiều lần. Hãy chờ 5 phút rồi thử lại."),
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
        user = super().authenticate(request, **credentials)
        if not settings.DEMO and isinstance(user, User) and is_only_demo(user):
            raise self.validation_error("demo_only")
        return user

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Keep the password that the person chose: from here on nobody else knows it."""
        if isinstance(user, User):
            user.must_change_password = False
        super().set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")
