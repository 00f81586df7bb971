"""Who may come in by signing on elsewhere: only logins that exist, never a new one."""

from typing import Any, NoReturn

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from gandan.accounts.models import User


class SignOnAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link a person unknown so far to the one login whose address was confirmed here by an invitation."""
        name = sociallogin.provider.name
        if sociallogin.is_existing or sociallogin.state.get("process") == AuthProcess.CONNECT:
            return
        user = _user_of_confirmed_address(sociallogin)
        if user is None:
            sentence = _(
                "Chưa có tài khoản nào ở đây gắn với %(name)s của bạn. Hãy đăng nhập bằng mật khẩu rồi liên kết ở "
                "trang Tài khoản của tôi, hoặc liên hệ quản trị hệ thống của đơn vị."
            )
            _turn_back(request, sentence % {"name": name})
        sociallogin.connect(request, user)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        if error == AuthError.CANCELLED:
            sentence = _("Bạn đã dừng đăng nhập bằng %(name)s.")
        else:
            sentence = _("Đăng nhập bằng %(name)s chưa thành công. Hãy thử lại; nếu vẫn lỗi, hãy dùng mật khẩu.")
        _turn_back(request, sentence % {"name": provider.name})

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        return str(redirect("account").headers["Location"])


def _user_of_confirmed_address(sociallogin: SocialLogin) -> User | None:
    told = [one.email for one in sociallogin.email_addresses if one.verified is True]
    if len(told) != 1:
        return None
    users = User.objects.filter(
        is_active=True, pk__in=EmailAddress.objects.filter(verified=True, email__iexact=told[0]).values("user")
    )
    found = list(users[:2])
    return found[0] if len(found) == 1 else None


def _turn_back(request: HttpRequest, sentence: str) -> NoReturn:
    messages.error(request, sentence)
    raise ImmediateHttpResponse(redirect("account" if request.user.is_authenticated else "account_login"))
