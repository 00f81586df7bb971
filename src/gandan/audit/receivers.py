"""Signing in and out and new communes, as the installation's own record keeps them."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.adapter import get_adapter
from allauth.mfa import signals as factor_signals
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social_signals
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth import signals as auth_signals
from django.http import HttpRequest

from gandan.accounts import signals as login_signals
from gandan.accounts.models import User
from gandan.audit.acts import register
from gandan.audit.services import record_platform
from gandan.common.words import mark
from gandan.tenancy import signals
from gandan.tenancy.models import Commune

register(
    signed_in=mark("đăng nhập"),
    sign_in_failed=mark("đăng nhập không thành công"),
    login_shut=mark("khóa đăng nhập vì nhập sai nhiều lần"),
    signed_out=mark("đăng xuất"),
    password_changed=mark("đổi mật khẩu"),
    factor_added=mark("bật xác minh hai bước"),
    factor_removed=mark("gỡ xác minh hai bước"),
    recovery_codes_made=mark("tạo mã dự phòng"),
    sign_on_linked=mark("liên kết đăng nhập ở hệ thống khác"),
    sign_on_unlinked=mark("gỡ liên kết đăng nhập ở hệ thống khác"),
    commune_added=mark("thêm xã, phường vào hệ thống"),
)


def connect() -> None:
    auth_signals.user_logged_in.connect(signed_in, dispatch_uid="audit.signed_in")
    auth_signals.user_login_failed.connect(sign_in_failed, dispatch_uid="audit.sign_in_failed")
    login_signals.login_shut.connect(login_shut, dispatch_uid="audit.login_shut")
    auth_signals.user_logged_out.connect(signed_out, dispatch_uid="audit.signed_out")
    account_signals.password_changed.connect(password_changed, dispatch_uid="audit.password_changed")
    account_signals.password_set.connect(password_changed, dispatch_uid="audit.password_set")
    factor_signals.authenticator_added.connect(factor_added, dispatch_uid="audit.factor_added")
    factor_signals.authenticator_removed.connect(factor_removed, dispatch_uid="audit.factor_removed")
    factor_signals.authenticator_reset.connect(recovery_codes_made, dispatch_uid="audit.recovery_codes_made")
    social_signals.social_account_added.connect(sign_on_linked, dispatch_uid="audit.sign_on_linked")
    social_signals.social_account_removed.connect(sign_on_unlinked, dispatch_uid="audit.sign_on_unlinked")
    signals.commune_added.connect(commune_added, dispatch_uid="audit.commune_added")


def signed_in(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    record_platform("signed_in", user=user, detail=_address(request))


def sign_in_failed(sender: object, credentials: dict[str, Any], request: HttpRequest | None, **kwargs: Any) -> None:
    """Name the login only where there is one: people type passwords into the wrong box."""
    user = User.objects.filter(username=str(credentials.get("username", "")).lower()).first()
    record_platform("sign_in_failed", user=user, detail=_address(request))


def login_shut(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    record_platform("login_shut", user=user, detail=_address(request))


def signed_out(sender: object, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record_platform("signed_out", user=user, detail=_address(request))


def password_changed(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    record_platform("password_changed", user=user, detail=_address(request))


def factor_added(
    sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    record_platform("factor_added", user=user, detail=_address(request) | {"kind": authenticator.type})


def factor_removed(
    sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    record_platform("factor_removed", user=user, detail=_address(request) | {"kind": authenticator.type})


def recovery_codes_made(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    record_platform("recovery_codes_made", user=user, detail=_address(request))


def sign_on_linked(sender: object, request: HttpRequest, sociallogin: SocialLogin, **kwargs: Any) -> None:
    record_platform("sign_on_linked", user=sociallogin.account.user, detail=_address(request))


def sign_on_unlinked(sender: object, request: HttpRequest, socialaccount: SocialAccount, **kwargs: Any) -> None:
    record_platform("sign_on_unlinked", user=socialaccount.user, detail=_address(request))


def commune_added(sender: object, commune: Commune, **kwargs: Any) -> None:
    record_platform("commune_added", user=None, detail={"commune": commune.pk, "name": commune.full_name})


def _address(request: HttpRequest | None) -> dict[str, str]:
    if request is None or "REMOTE_ADDR" not in request.META:
        return {}
    return {"address": get_adapter().get_client_ip(request)}
