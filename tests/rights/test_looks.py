"""Every page that shows somebody's telephone, address or login leaves a look in the record."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from gandan.access.models import Invitation
from gandan.accounts.models import User
from gandan.audit.models import Entry
from gandan.audit.services import record
from gandan.audit.services.looking import LOOKED
from gandan.organisations.models import Official
from gandan.tenancy.scope import open_commune
from tests.rights.expectations import EXPECTED
from tests.rights.people import World
from tests.rights.walking import Route, content_of, routes_below_a_commune, signed_in
from tests.rights.world import add_hidden, build_world

PHONE, EMAIL, LOGIN = "0987 654 321", "tham.kin@rieng.example", "ten-rieng-"
ASKERS = ("Q", "T", "L", "P")
OWN_INPUT = {"invite"}
"""Shows only what the same person has just sent."""


@pytest.fixture
def world(db: None, settings: Any) -> World:
    settings.DEMO = True
    built = build_world()
    add_hidden(built)
    asking = {built.actor(letter).official.pk for letter in ASKERS}
    with open_commune(built.commune):
        others = Official.objects.exclude(pk__in=asking).select_related("membership")
        for one in others.exclude(membership=None):
            User.objects.filter(pk=one.membership.user_id).update(username=f"{LOGIN}{one.pk}")
        others.update(phone=PHONE)
        Invitation.objects.update(email=EMAIL)
        changed = record("official_edited", others[0], actor=built.actor("Q"), changes={"phone": ["", PHONE]})
        built.places["quan-tri/nhat-ky/<int:number>/"] = {"number": changed.pk}
    return built


def shows_without_look(world: World, route: Route, client: Client) -> bool | None:
    """Return whether the page shows personal data and leaves no look; None where it shows none."""
    with transaction.atomic():
        with open_commune(world.commune):
            before = Entry.objects.filter(act=LOOKED).count()
        content = content_of(client.get(route.url(world)))
        with open_commune(world.commune):
            after = Entry.objects.filter(act=LOOKED).count()
        transaction.set_rollback(True)
    if not any(word.encode() in content for word in (PHONE, PHONE.replace(" ", ""), EMAIL, LOGIN)):
        return None
    return after == before


def walked(world: World) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for letter in ASKERS:
        client = signed_in(world.actor(letter).user)
        for route in routes_below_a_commune():
            if letter in (EXPECTED[route.name].get or "") and route.name not in OWN_INPUT:
                missing = shows_without_look(world, route, client)
                if missing is not None:
                    found[route.name] = found.get(route.name, False) or missing
    return found


@pytest.mark.long
def test_page_when_it_shows_personal_data_leaves_a_look(world: World) -> None:
    found = walked(world)
    assert [name for name, is_missing in found.items() if is_missing] == []
    assert {"officials", "official", "person", "sign_in", "invitations", "journal_entry"} <= set(found)


@pytest.mark.parametrize("name", ["officials", "official", "person", "sign_in", "invitations"])
def test_page_when_its_look_is_forgotten_is_named(world: World, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (route,) = [one for one in routes_below_a_commune() if one.name == name]
    client = signed_in(world.actor("Q").user)
    assert shows_without_look(world, route, client) is False
    module = route.pattern.callback.__module__
    monkeypatch.setattr(f"{module}.record_look", lambda *given, **named: None)
    assert shows_without_look(world, route, client) is True


def test_list_when_seen_again_says_so_once_and_anew_for_another_number(world: World) -> None:
    client = signed_in(world.actor("Q").user)
    (route,) = [one for one in routes_below_a_commune() if one.name == "officials"]
    for _time in range(2):
        client.get(route.url(world))
    client.get(f"{route.url(world)}?don-vi={world.units['own'].code}")
    with open_commune(world.commune):
        looks = Entry.objects.filter(act=LOOKED).order_by("pk")
        assert [(one.object_type, one.values.get().changes["looked"]) for one in looks] == [
            ("tenancy.commune", "logins")
        ] * 2
