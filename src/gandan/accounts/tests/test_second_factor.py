import re
import time
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from gandan.accounts.models import User
from gandan.accounts.queries import factors_of, has_second_factor

pytestmark = pytest.mark.django_db

PASSWORD = "mật khẩu thử 2026"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _no_attempts() -> None:
    cache.clear()


@pytest.fixture
def user() -> User:
    return User.objects.create_user("le.ha", PASSWORD)


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def confirm(client: Client, url: str) -> Any:
    """Open a page that asks for the password first, and give it."""
    asked = client.get(url)
    assert asked.status_code == 302
    return client.post(asked.headers["Location"], {"password": PASSWORD, "next": url}, follow=True)


def sign_in(client: Client) -> Any:
    return client.post(reverse("account_login"), {"login": "le.ha", "password": PASSWORD})


def turn_on(client: Client) -> str:
    """Turn the app on through its pages; return the page of recovery codes."""
    page = confirm(client, reverse("mfa_activate_totp")).content.decode()
    found = re.search(r'<code class="secret">(\w+)</code>', page)
    assert found
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(found[1])}, follow=True)
    return str(done.content.decode())


def test_app_when_turned_on_shows_the_codes_once(client: Client, user: User) -> None:
    client.force_login(user)
    page = turn_on(client)
    codes = re.findall(r'<code class="secret">(\d{8})</code>', page)
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    factors = factors_of(user)
    assert (len(codes), page.count("data:text/plain"), again.count(codes[0])) == (10, 1, 0)
    assert (factors.is_on, factors.codes_left, has_second_factor(user)) == (True, 10, True)


def test_app_when_code_is_wrong_stays_off(client: Client, user: User) -> None:
    client.force_login(user)
    confirm(client, reverse("mfa_activate_totp"))
    page = client.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()
    assert (page.count("Mã chưa đúng hoặc đã hết hạn."), has_second_factor(user)) == (2, False)


def test_secrets_when_kept_are_not_readable(client: Client, user: User, settings: Any) -> None:
    TOTP.activate(user, SECRET)
    kept = Authenticator.objects.get().data["secret"]
    adapter = get_adapter()
    assert (SECRET in kept, adapter.decrypt(kept)) == (False, SECRET)
    settings.SECRET_KEY = "another key of the installation"
    with pytest.raises(ValidationError):
        adapter.decrypt(kept)
    settings.SECRET_KEY_FALLBACKS = [pytest.importorskip("gandan.config.settings").SECRET_KEY]
    assert adapter.decrypt(kept) == SECRET


def test_sign_in_when_app_is_on_asks_for_its_code(client: Client, user: User) -> None:
    TOTP.activate(user, SECRET)
    asked = sign_in(client)
    before = "_auth_user_id" in client.session
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    right = client.post(reverse("mfa_authenticate"), {"code": code_of(SECRET)})
    assert (asked.headers["Location"], before) == (reverse("mfa_authenticate"), False)
    assert (wrong.status_code, right.headers["Location"]) == (200, reverse("home"))


def test_sign_in_when_telephone_shows_the_code_in_two_groups_takes_it(client: Client, user: User) -> None:
    TOTP.activate(user, SECRET)
    sign_in(client)
    code = code_of(SECRET)
    assert client.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"}).status_code == 302


def test_recovery_code_opens_once(client: Client, user: User) -> None:
    TOTP.activate(user, SECRET)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    answers = []
    for _ in range(2):
        sign_in(client)
        answers.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)
        client.post(reverse("account_logout"))
    assert (answers, factors_of(user).codes_left) == ([302, 200], 9)


def test_second_step_when_tried_too_often_says_when_it_opens(client: Client, user: User) -> None:
    TOTP.activate(user, SECRET)
    sign_in(client)
    for _ in range(6):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    page = client.post(reverse("mfa_authenticate"), {"code": code_of(SECRET)}).content.decode()
    assert len(re.findall(r"Hãy thử lại sau \d\d:\d\d, hoặc nhờ quản trị mở khóa\.", page)) == 2


def test_app_when_turned_off_takes_the_codes_along(client: Client, user: User) -> None:
    client.force_login(user)
    turn_on(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert list(Authenticator.objects.all()) == []


@pytest.mark.parametrize(
    "name", ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"]
)
def test_page_of_factors_asks_for_the_password_again(client: Client, user: User, name: str) -> None:
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    Authenticator.objects.filter(type="totp").update(type="webauthn", data={"name": "Khóa"})
    client.force_login(user)
    assert client.get(reverse(name)).headers["Location"].split("?")[0] == reverse("account_reauthenticate")


def test_passkey_of_another_login_is_not_found(client: Client, user: User) -> None:
    key = Authenticator.objects.create(
        user=User.objects.create_user("khac"), type="webauthn", data={"name": "Khóa của người khác"}
    )
    client.force_login(user)
    url = reverse("mfa_remove_webauthn", kwargs={"pk": key.pk})
    assert (confirm(client, url).status_code, Authenticator.objects.count()) == (404, 1)


def test_passkey_is_asked_for_with_the_finger_and_kept_in_the_device(client: Client, user: User) -> None:
    client.force_login(user)
    page = confirm(client, reverse("mfa_add_webauthn")).content.decode()
    assert [
        page.count(words)
        for words in (
            "&#34;residentKey&#34;: &#34;required&#34;",
            "&#34;userVerification&#34;: &#34;required&#34;",
            'data-passkey="create"',
        )
    ] == [1, 1, 1]


def test_passkey_sign_in_gives_options_and_refuses_an_empty_answer(client: Client) -> None:
    options = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"}).json()
    refused = client.post(reverse("mfa_login_webauthn"), {"credential": ""}, follow=True)
    assert sorted(options["request_options"]) == ["publicKey"]
    assert (
        refused.request["PATH_INFO"],
        refused.content.decode().count("Trình duyệt chưa đưa ra khóa truy cập nào."),
    ) == (reverse("account_login"), 1)
