"""Every page that an enabled URL of allauth can show is ours, in Vietnamese, and none leads nowhere."""

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.internal.flows import login, logout, password_change, reauthentication
from django.template.loader import get_template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gandan.accounts.models import User

pytestmark = pytest.mark.django_db

NOT_ENABLED = {
    "account_signup",
    "account_signup_by_passkey",
    "account_request_login_code",
    "account_email",
    "account_email_verification_sent",
    "account_reset_password",
}
"""Named by code that is not reached: sign-up and e-mail are off."""
MESSAGES = (
    "account/messages/logged_in",
    "account/messages/logged_out",
    "account/messages/password_changed",
    "account/messages/password_set",
    "mfa/messages/recovery_codes_generated",
    "mfa/messages/totp_activated",
    "mfa/messages/totp_deactivated",
    "mfa/messages/webauthn_added",
    "mfa/messages/webauthn_removed",
    "socialaccount/messages/account_connected",
    "socialaccount/messages/account_connected_other",
    "socialaccount/messages/account_connected_updated",
)
WITHOUT_PAGE = {"mfa_login_webauthn"}
"""Answers by JSON or leads elsewhere."""


def allauth_views() -> dict[str, type[Any]]:
    found: dict[str, type[Any]] = {}

    def walk(patterns: list[URLPattern | URLResolver]) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns)
                continue
            view = getattr(pattern.callback, "view_class", None)
            if view and any(base.__module__.startswith("allauth.") for base in view.__mro__):
                found[str(pattern.name)] = view

    walk(get_resolver().url_patterns)
    return found


def test_only_these_pages_of_allauth_are_enabled() -> None:
    assert sorted(allauth_views()) == [
        "account_change_password",
        "account_inactive",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "account_set_password",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
        "mfa_deactivate_totp",
        "mfa_edit_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_login_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
    ]


@pytest.mark.parametrize(
    "name",
    [view.template_name for name, view in allauth_views().items() if name not in WITHOUT_PAGE]
    + [f"{message}.txt" for message in MESSAGES]
    + ["429.html"],
)
def test_template_is_our_jinja2_twin(name: str) -> None:
    template = get_template(name)
    assert (template.backend.name, "gandan/accounts/jinja2" in template.origin.name) == ("jinja2", True)


@pytest.mark.parametrize(
    "source",
    [*allauth_views().values(), login, logout, password_change, reauthentication, DefaultAccountAdapter],
    ids=lambda source: source.__name__,
)
def test_every_name_that_allauth_reverses_exists(source: Any) -> None:
    classes = [base for base in getattr(source, "__mro__", []) if base.__module__.startswith("allauth.")]
    text = "".join(inspect.getsource(part) for part in classes or [source])
    names = set(re.findall(r"(?:reverse|reverse_lazy|headed_redirect_response)\(\s*\"(\w+)\"", text)) - NOT_ENABLED
    assert [name for name in names if not reverse(name)] == []


@pytest.mark.parametrize("name", ["account_logout", "account_change_password", "account_reauthenticate", "account"])
def test_page_when_signed_in_is_in_vietnamese(client: Client, name: str) -> None:
    client.force_login(User.objects.create_user("nguoi.thu", "mật khẩu thử 2026"))
    page = client.get(reverse(name))
    assert (page.status_code, english(page.content.decode())) == (200, [])


@pytest.mark.parametrize("name", ["account_login", "account_inactive"])
def test_page_when_signed_out_is_in_vietnamese(client: Client, name: str) -> None:
    page = client.get(reverse(name))
    assert (page.status_code, english(page.content.decode())) == (200, [])


def test_set_password_page_when_login_has_no_password_is_in_vietnamese(client: Client) -> None:
    client.force_login(User.objects.create_user("nguoi.thu"))
    page = client.get(reverse("account_change_password"), follow=True)
    assert (page.request["PATH_INFO"], page.status_code, english(page.content.decode())) == (
        reverse("account_set_password"),
        200,
        [],
    )


@pytest.mark.parametrize(
    "code", ["username_password_mismatch", "too_many_login_attempts", "enter_current_password", "incorrect_password"]
)
def test_refusal_is_in_vietnamese(code: str) -> None:
    sentence = str(get_adapter().validation_error(code).message)
    assert (sentence.endswith("."), sentence.isascii()) == (True, False)


def english(page: str) -> list[str]:
    words: Callable[[str], list[str]] = re.compile(
        r"\b(?:password|username|sign in|sign out|log in|required|forgot|remember|again)\b", re.IGNORECASE
    ).findall
    return words(re.sub(r"<[^>]*>", " ", page))
