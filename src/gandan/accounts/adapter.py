from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs up. Refusals say what to do next."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
        ),
        "too_many_login_attempts": _("Bạn đã nhập sai nhiều lần. Hãy chờ 5 phút rồi thử lại."),
        "account_inactive": _("Tài khoản này đã ngừng dùng. Hãy liên hệ quản trị hệ thống của đơn vị."),
        "incorrect_password": _("Mật khẩu chưa đúng. Hãy nhập lại."),
        "enter_current_password": _("Mật khẩu đang dùng chưa đúng. Hãy nhập lại."),
        "rate_limited": _("Bạn thao tác quá nhanh. Hãy chờ một phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")
