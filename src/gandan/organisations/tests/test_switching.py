"""One person in several units or communes."""

from typing import Any

import pytest
from django.test import Client

from gandan.accounts.models import Membership
from gandan.organisations.enums import PositionKind
from gandan.organisations.models import Official, Position
from gandan.organisations.tests.factories import DAY, SINCE, make_commune, make_official, make_unit
from gandan.organisations.tests.world import World
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


def hold_second(official: Official, name: str) -> Position:
    second = Position(
        official=official,
        unit=make_unit(name),
        title="Phó Giám đốc",
        kind=PositionKind.DEPUTY,
        is_main=False,
        from_on=SINCE,
    )
    second.save()
    return second


def test_switch_when_a_second_position_is_chosen_then_its_unit_stands_in_the_head(world: World, settings: Any) -> None:
    settings.TODAY = DAY
    second = hold_second(world.colleague, "Trung tâm Dịch vụ sự nghiệp công")
    world.client.force_login(world.colleague.membership.user)
    seen = []
    for code in (second.unit.code, "khong-co", world.colleague.unit.code):
        assert world.post("place_switch", {"don-vi": code}).status_code == 302
        page = world.get("own_work").content.decode()
        seen.append("<small>Trung tâm Dịch vụ sự nghiệp công</small>" in page)
    assert seen == [True, True, False]


def test_switch_when_the_position_is_somebody_elses_then_nothing_changes(world: World, settings: Any) -> None:
    settings.TODAY = DAY
    second = hold_second(world.admin, "Trung tâm Dịch vụ sự nghiệp công")
    world.client.force_login(world.colleague.membership.user)
    world.post("place_switch", {"don-vi": second.unit.code})
    assert "<small>Trung tâm Dịch vụ sự nghiệp công</small>" not in world.get("own_work").content.decode()


def test_head_when_the_login_serves_two_communes_then_both_are_offered(world: World, client: Client) -> None:
    user = world.colleague.membership.user
    other = make_commune("Bến Thử")
    Membership.objects.create(user=user, commune=other, from_on=SINCE)
    with open_commune(other):
        make_official(make_unit())
    client.force_login(user)
    page = world.get("own_work").content.decode()
    assert (f'href="/{other.slug}/"' in page, "Phường Bến Thử" in page) == (True, True)
