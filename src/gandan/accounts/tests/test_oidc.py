"""Signing on elsewhere, against a real OpenID Connect server in a process of its own."""

import datetime as dt
import html
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from gandan.accounts.models import User
from gandan.accounts.oidc import read_id_token

pytestmark = pytest.mark.django_db

PEOPLE: tuple[dict[str, object], ...] = (
    {"sub": "p-1", "email": "ha@thu.example", "email_verified": True},
    {"sub": "p-2", "email": "ha@thu.example", "email_verified": False},
    {"sub": "p-3", "email": "la@thu.example", "email_verified": True},
    {"sub": "p-4"},
)


def start_server(*options: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    people = [part for person in PEOPLE for part in ("--user-claims", json.dumps(person))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce"]
    server = subprocess.Popen([*command, *options, *people], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 60
        while not answers(url):
            assert time.monotonic() < until
            assert server.poll() is None
            time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=10)


def answers(url: str) -> bool:
    try:
        return requests.get(f"{url}/.well-known/openid-configuration", timeout=2).ok
    except requests.ConnectionError:
        return False


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    yield from start_server()


@pytest.fixture(scope="module")
def hasty_server() -> Iterator[str]:
    """A server whose tokens were over before they were made."""
    yield from start_server("--token-max-age", "-3600")


def set_up(settings: Any, url: str) -> None:
    settings.OIDC_SERVER, settings.OIDC_NAME = url, "VNeID thử"
    providers = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    app = {"provider_id": "mot-lan", "name": "VNeID thử", "client_id": "gandan", "secret": "bi-mat"}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {**providers, "APPS": [{**app, "settings": {"server_url": url}}]}
    }


@pytest.fixture(autouse=True)
def _configured(settings: Any, server: str) -> None:
    cache.clear()
    set_up(settings, server)


@pytest.fixture
def user() -> User:
    return User.objects.create_user("le.ha", "mật khẩu thử 2026")


def begin(client: Client, **fields: str) -> str:
    """Press the button; return where the page leads."""
    page = client.post(reverse("openid_connect_login"), fields).content.decode()
    found = re.search(r'content="0;url=([^"]+)"', page)
    assert found
    return html.unescape(found[1])


def sign_on(client: Client, sub: str, **fields: str) -> Any:
    """Sign on as the person at the other server and come back."""
    answer = requests.post(begin(client, **fields), data={"sub": sub}, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    return client.get(f"{back.path}?{back.query}", follow=True)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_button_leads_there_by_code_flow_with_pkce_and_nonce(client: Client, server: str) -> None:
    target = urlsplit(begin(client))
    asked = {name: values[0] for name, values in parse_qs(target.query).items()}
    assert f"{target.scheme}://{target.netloc}" == server
    assert (asked["response_type"], asked["client_id"], asked["code_challenge_method"]) == ("code", "gandan", "S256")
    assert asked["redirect_uri"] == "http://testserver/dang-nhap/mot-lan/tra-ve/"
    assert (len(asked["nonce"]), len(asked["state"]), set(asked["scope"].split())) == (
        32,
        16,
        {"openid", "profile", "email"},
    )


def test_sign_on_when_address_is_confirmed_on_both_sides_comes_in_and_links(client: Client, user: User) -> None:
    EmailAddress.objects.create(user=user, email="Ha@thu.example", verified=True, primary=True)
    page = sign_on(client, "p-1")
    linked = SocialAccount.objects.get()
    assert (page.status_code, is_in(client), linked.uid, linked.user, linked.extra_data) == (
        200,
        True,
        "p-1",
        user,
        {},
    )
    client.post(reverse("account_logout"))
    EmailAddress.objects.all().delete()
    sign_on(client, "p-1")
    assert (is_in(client), User.objects.count()) == (True, 1)


@pytest.mark.parametrize(
    ("sub", "confirmed_here"), [("p-1", False), ("p-2", True), ("p-3", True), ("p-4", True), ("stranger", True)]
)
def test_sign_on_when_nobody_here_fits_makes_no_account_and_says_what_to_do(
    client: Client, user: User, sub: str, confirmed_here: bool
) -> None:
    EmailAddress.objects.create(user=user, email="ha@thu.example", verified=confirmed_here, primary=True)
    page = sign_on(client, sub).content.decode()
    assert page.count("Chưa có tài khoản nào ở đây gắn với VNeID thử của bạn.") == 1
    assert (is_in(client), User.objects.count(), SocialAccount.objects.count()) == (False, 1, 0)


def test_sign_on_when_login_is_closed_leads_to_the_reason(client: Client, user: User) -> None:
    SocialAccount.objects.create(user=user, provider="mot-lan", uid="p-1")
    User.objects.update(is_active=False)
    page = sign_on(client, "p-1")
    assert (page.request["PATH_INFO"], is_in(client)) == (reverse("account_inactive"), False)


def test_account_when_signed_in_is_linked_after_the_password(client: Client, user: User) -> None:
    client.force_login(user)
    asked = sign_on(client, "p-4", process="connect")
    before = SocialAccount.objects.count()
    client.post(asked.request["PATH_INFO"], {"password": "mật khẩu thử 2026"})
    assert (asked.request["PATH_INFO"], before) == (reverse("account_reauthenticate"), 0)
    assert SocialAccount.objects.get().user == user
    client.post(reverse("sign_on_unlink"))
    assert SocialAccount.objects.count() == 0


def test_sign_on_when_token_has_expired_is_refused(
    client: Client, user: User, settings: Any, hasty_server: str
) -> None:
    set_up(settings, hasty_server)
    SocialAccount.objects.create(user=user, provider="mot-lan", uid="p-1")
    page = sign_on(client, "p-1").content.decode()
    assert (page.count("Đăng nhập bằng VNeID thử chưa thành công."), is_in(client)) == (1, False)


def test_sign_on_when_the_answer_is_for_another_session_is_refused(client: Client, user: User) -> None:
    SocialAccount.objects.create(user=user, provider="mot-lan", uid="p-1")
    answer = requests.post(begin(client), data={"sub": "p-1"}, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    stranger = Client()
    page = stranger.get(f"{back.path}?{back.query}", follow=True).content.decode()
    assert (page.count("Đăng nhập bằng VNeID thử chưa thành công."), is_in(stranger)) == (1, False)


def test_sign_on_when_person_stops_there_says_so(client: Client) -> None:
    state = parse_qs(urlsplit(begin(client)).query)["state"][0]
    page = client.get(
        reverse("openid_connect_callback"), {"error": "access_denied", "state": state}, follow=True
    ).content.decode()
    assert page.count("Bạn đã dừng đăng nhập bằng VNeID thử.") == 1


def test_sign_on_when_server_is_down_says_so(client: Client, settings: Any) -> None:
    set_up(settings, "http://127.0.0.1:9")
    page = client.post(reverse("openid_connect_login"), follow=True).content.decode()
    assert page.count("Chưa liên lạc được với VNeID thử.") == 1


def test_sign_on_when_server_calls_itself_otherwise_is_refused(client: Client, settings: Any, server: str) -> None:
    set_up(settings, server.replace("127.0.0.1", "localhost") + "/.")
    assert client.post(reverse("openid_connect_login")).headers["Location"] == reverse("account_login")


@pytest.mark.parametrize("is_set_up", [True, False])
def test_button_stands_on_the_page_only_where_it_is_set_up(client: Client, settings: Any, is_set_up: bool) -> None:
    if not is_set_up:
        settings.OIDC_SERVER = ""
    page = client.get(reverse("account_login")).content.decode()
    status = client.post(reverse("openid_connect_login")).status_code
    assert (page.count("Đăng nhập bằng VNeID thử"), status) == ((1, 200) if is_set_up else (0, 404))


KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
NOW = int(dt.datetime.now(dt.UTC).timestamp())
CLAIMS: dict[str, Any] = {"iss": "https://thu.example", "sub": "p-1", "aud": "gandan", "iat": NOW, "exp": NOW + 300}


def keys_of(key: rsa.RSAPrivateKey) -> dict[str, Any]:
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return {"keys": [public | {"kid": "k1", "use": "sig", "alg": "RS256"}]}


def token_of(key: Any = KEY, algorithm: str = "RS256", **claims: Any) -> str:
    told = {name: value for name, value in (CLAIMS | {"nonce": "n1"} | claims).items() if value is not None}
    return jwt.encode(told, key, algorithm=algorithm, headers={"kid": "k1"})


def read(token: str, nonce: str | None = "n1") -> dict[str, Any]:
    return read_id_token(token, keys=keys_of(KEY), issuer="https://thu.example", client_id="gandan", nonce=nonce)


def test_id_token_when_it_holds_is_read() -> None:
    assert read(token_of()) == CLAIMS | {"nonce": "n1"}


@pytest.mark.parametrize(
    "token",
    [
        token_of(aud="another"),
        token_of(aud=["gandan", "another"]),
        token_of(azp="another"),
        token_of(iss="https://khac.example"),
        token_of(exp=NOW - 120),
        token_of(iat=NOW + 600),
        token_of(exp=None),
        token_of(sub=None),
        token_of(nonce="n2"),
        token_of(nonce=None),
        token_of(key=OTHER_KEY),
        token_of(key="x" * 40, algorithm="HS256"),
        token_of(key=None, algorithm="none"),
        token_of()[:-4] + "AAAA",
        "not.a.token",
        "",
    ],
)
def test_id_token_when_anything_in_it_is_wrong_is_refused(token: str) -> None:
    with pytest.raises(OAuth2Error):
        read(token)


def test_id_token_when_no_nonce_was_asked_is_refused() -> None:
    with pytest.raises(OAuth2Error):
        read(token_of(nonce=None), nonce=None)
