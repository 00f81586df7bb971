"""Every URL names who may open it: below a commune by its gate, outside by standing on the list here."""

import inspect
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, converters, get_resolver, reverse

from gandan.organisations.enums import Right, Role
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.tenancy.scope import open_commune

OUTSIDE = {
    "home": "login",
    "account": "login",
    "account_change_password": "login",
    "account_set_password": "login",
    "account_reauthenticate": "login",
    "sessions_end": "login",
    "mfa_index": "login",
    "mfa_activate_totp": "login",
    "mfa_deactivate_totp": "login",
    "mfa_view_recovery_codes": "login",
    "mfa_generate_recovery_codes": "login",
    "mfa_reauthenticate": "login",
    "mfa_reauthenticate_webauthn": "login",
    "mfa_list_webauthn": "login",
    "mfa_add_webauthn": "login",
    "mfa_edit_webauthn": "login",
    "mfa_remove_webauthn": "login",
    "sign_on_unlink": "login",
    "second_factor_needed": "login",
    "invitation_code": "public",
    "invitation_accept": "public",
    "mfa_authenticate": "public",
    "openid_connect_login": "public",
    "openid_connect_callback": "public",
    "mfa_login_webauthn": "public",
    "account_login": "public",
    "account_logout": "public",
    "account_inactive": "public",
    "demo_sign_in": "public",
    "set_language": "public",
    "health": "public",
    "city_desk": "city",
    "city_commune": "city",
    "gallery": "public",
    "gallery_work_list": "public",
    "gallery_plan": "public",
    "gallery_errors": "public",
    "gallery_review": "public",
}
"""Who may open a URL outside communes; the gallery answers 404 outside debug and demo."""

DUMMIES: dict[type[Any], Any] = {
    converters.IntConverter: 1,
    converters.StringConverter: "khong-co",
    converters.SlugConverter: "khong-co",
    converters.PathConverter: "khong-co",
    converters.UUIDConverter: uuid.UUID(int=0),
}
PERMISSIONS = {"staff"} | {right.name for right in Right}


@dataclass(frozen=True, slots=True)
class View:
    name: str
    callback: Any
    kwargs: dict[str, Any]

    @property
    def is_below_commune(self) -> bool:
        return "commune" in self.kwargs

    def url(self, commune: str) -> str:
        return reverse(self.name, kwargs={**self.kwargs, **({"commune": commune} if self.is_below_commune else {})})


def dummy(converter: Any) -> Any:
    """Return a value that the converter takes; our own converters list words, of which the first will do."""
    if type(converter) in DUMMIES:
        return DUMMIES[type(converter)]
    return converter.to_python(converter.regex.split("|")[0])


def all_views() -> list[View]:
    def walk(patterns: list[URLPattern | URLResolver], held: dict[str, Any]) -> Iterator[View]:
        for pattern in patterns:
            kwargs = held | {name: dummy(kind) for name, kind in pattern.pattern.converters.items()}
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, kwargs)
            else:
                yield View(str(pattern.name), pattern.callback, kwargs)

    return list(walk(get_resolver().url_patterns, {}))


VIEWS = all_views()
BELOW = [view for view in VIEWS if view.is_below_commune]
EACH_BELOW = pytest.mark.parametrize("view", BELOW, ids=lambda view: view.name)


def reads_post(view: View) -> bool:
    text = inspect.getsource(inspect.unwrap(view.callback))
    return "request.POST" in text or "request.FILES" in text


def test_every_url_has_a_name_of_its_own() -> None:
    names = [view.name for view in VIEWS]
    assert [name for name in names if name == "None" or names.count(name) > 1] == []


def test_every_url_outside_communes_is_on_the_list() -> None:
    assert [view.name for view in VIEWS if not view.is_below_commune and view.name not in OUTSIDE] == []


@EACH_BELOW
def test_view_below_a_commune_names_its_permission(view: View) -> None:
    named = getattr(view.callback, "permission", "")
    assert set(named.split("|")) - PERMISSIONS == set()


@EACH_BELOW
def test_view_below_a_commune_is_a_function(view: View) -> None:
    assert hasattr(view.callback, "view_class") is False


@pytest.mark.django_db
@pytest.mark.parametrize("view", [view for view in BELOW if reads_post(view)], ids=lambda view: view.name)
def test_view_that_reads_a_post_takes_no_other_writing_method(client: Client, view: View) -> None:
    commune = make_commune()
    with open_commune(commune):
        official = make_official(make_unit(), roles=Role)
    client.force_login(official.membership.user)
    assert client.put(view.url(commune.slug)).status_code == 405


@pytest.mark.django_db
@EACH_BELOW
def test_url_below_a_commune_when_anonymous_asks_to_sign_in(client: Client, view: View) -> None:
    url = view.url(make_commune().slug)
    asked = {method: getattr(client, method)(url).headers.get("Location", "") for method in ("get", "post")}
    assert {method: location.split("?")[0] for method, location in asked.items()} == {
        "get": reverse("account_login"),
        "post": reverse("account_login"),
    }


@pytest.mark.django_db
@EACH_BELOW
def test_url_below_a_commune_when_stranger_is_not_found(client: Client, view: View) -> None:
    own, other = make_commune(), make_commune()
    with open_commune(own):
        client.force_login(make_official(make_unit()).membership.user)
    url = view.url(other.slug)
    assert {method: getattr(client, method)(url).status_code for method in ("get", "post")} == {
        "get": 404,
        "post": 404,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "view", [view for view in VIEWS if OUTSIDE.get(view.name) == "login"], ids=lambda view: view.name
)
def test_url_outside_communes_when_it_needs_a_login_asks_for_it(client: Client, view: View) -> None:
    assert client.get(view.url("")).headers["Location"].split("?")[0] == reverse("account_login")
