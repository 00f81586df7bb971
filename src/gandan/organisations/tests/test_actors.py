import datetime as dt

import pytest

from gandan.accounts.models import Membership
from gandan.organisations.actors import actor_of, find_actor
from gandan.organisations.enums import Right, Role
from gandan.organisations.models import Duty
from gandan.organisations.tests.factories import DAY, make_commune, make_official, make_unit
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

YESTERDAY, TOMORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("from_on", "to_on", "holds"),
    [
        (DAY, None, True),
        (DAY, DAY, True),
        (YESTERDAY, TOMORROW, True),
        (TOMORROW, None, False),
        (dt.date(2026, 1, 1), YESTERDAY, False),
    ],
)
def test_actor_holds_a_duty_on_its_days_only(from_on: dt.date, to_on: dt.date | None, holds: bool) -> None:
    with open_commune(make_commune()):
        official = make_official(make_unit())
        Duty(official=official, role=Role.LEADER, from_on=from_on, to_on=to_on).save()
        actor = actor_of(official, user=None, on=DAY)
    assert (actor.is_role(Role.LEADER), actor.has(Right.TASK_ASSIGN)) == (holds, holds)


def test_actor_has_a_unit_right_in_that_unit_only() -> None:
    with open_commune(make_commune()):
        own, other = make_unit(), make_unit("Văn phòng")
        actor = actor_of(make_official(own, roles=[Role.UNIT_HEAD]), user=None, on=DAY)
    held = [actor.has_in(Right.TASK_CONFIRM, unit_id) for unit_id in (own.pk, other.pk, None)]
    assert (held, actor.has(Right.TASK_CONFIRM), actor.units_with(Right.TASK_CONFIRM)) == (
        [True, False, False],
        True,
        frozenset({own.pk}),
    )


def test_actor_has_a_commune_right_in_every_unit() -> None:
    with open_commune(make_commune()):
        unit = make_unit()
        actor = actor_of(make_official(unit, roles=[Role.LEADER]), user=None, on=DAY)
    assert [actor.has_in(Right.TASK_ASSIGN, unit_id) for unit_id in (unit.pk, None)] == [True, True]


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({}, True),
        ({"to_on": DAY}, True),
        ({"to_on": YESTERDAY}, False),
        ({"from_on": TOMORROW}, False),
    ],
)
def test_find_actor_follows_the_days_of_the_membership(changed: dict[str, dt.date], is_found: bool) -> None:
    with open_commune(make_commune()):
        official = make_official(make_unit())
        user = official.membership.user
        Membership.objects.update(**changed)
        assert (find_actor(user, on=DAY) is not None) is is_found


def test_find_actor_when_official_is_inactive_finds_nobody() -> None:
    with open_commune(make_commune()):
        official = make_official(make_unit())
        official.is_active = False
        official.save()
        assert find_actor(official.membership.user, on=DAY) is None


def test_find_actor_when_login_serves_two_communes_is_another_person_in_each() -> None:
    first, second = make_commune(), make_commune()
    with open_commune(first):
        user = make_official(make_unit(), roles=[Role.ADMINISTRATOR]).membership.user
    with open_commune(second):
        official = make_official(make_unit(), full_name="Trần Văn Bình")
        official.membership.delete()
        official.membership = Membership.objects.create(user=user, commune=second, from_on=DAY)
        official.save()
        actor = find_actor(user, on=DAY)
    assert actor is not None
    assert (actor.name, actor.has(Right.ORGANISATION_MANAGE)) == ("Trần Văn Bình", False)
