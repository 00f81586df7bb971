from collections.abc import Iterator
from typing import Any

import pytest

from gandan.audit.models import Entry
from gandan.common.errors import MissingRight
from gandan.organisations.enums import Right, Role
from gandan.organisations.models import Unit
from gandan.organisations.permissions import calendar_refusal, check_right
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Iterator[Unit]:
    with open_commune(make_commune()):
        yield make_unit()


def test_check_right_when_held_lets_through(unit: Unit) -> None:
    check_right(make_actor(unit, Role.UNIT_HEAD), Right.TASK_CONFIRM, unit.pk)
    assert Entry.objects.count() == 0


def test_check_right_when_held_in_another_unit_says_why_and_records_it(unit: Unit) -> None:
    actor = make_actor(unit, Role.UNIT_HEAD)
    with pytest.raises(MissingRight, match="Chỉ thủ trưởng của đơn vị được giao xác nhận việc này"):
        check_right(actor, Right.TASK_CONFIRM, make_unit("Văn phòng").pk)
    assert list(Entry.objects.values_list("act", "actor_name")) == [("access_refused", "Lê Thu Hà")]


NOT_ADMINISTRATOR = "Chỉ quản trị hệ thống được sửa lịch làm việc."
SHARED = "Lịch này dùng chung cho nhiều xã, phường nên chỉ quản trị cấp thành phố được sửa."


@pytest.mark.parametrize(
    ("role", "is_superuser", "is_demo", "communes", "refusal"),
    [
        (Role.CLERK, True, True, 1, NOT_ADMINISTRATOR),
        (Role.ADMINISTRATOR, False, False, 1, ""),
        (Role.ADMINISTRATOR, False, False, 2, SHARED),
        (Role.ADMINISTRATOR, True, False, 2, ""),
        (Role.ADMINISTRATOR, False, True, 1, ""),
        (Role.ADMINISTRATOR, False, True, 2, SHARED),
    ],
)
def test_calendar_refusal_depends_on_whose_calendar_it_is(
    unit: Unit, settings: Any, role: Role, is_superuser: bool, is_demo: bool, communes: int, refusal: str
) -> None:
    settings.DEMO = is_demo
    while Commune.objects.count() < communes:
        make_commune()
    Commune.objects.update(is_demo=False)
    actor = make_actor(unit, role)
    assert actor.user is not None
    actor.user.is_superuser = is_superuser
    assert calendar_refusal(actor) == refusal


@pytest.mark.parametrize(
    ("is_demo", "real", "refusal"), [(True, 0, ""), (False, 0, SHARED), (True, 1, SHARED), (False, 1, SHARED)]
)
def test_calendar_refusal_when_the_commune_is_of_the_demo_spares_the_calendar_of_a_real_one(
    unit: Unit, settings: Any, is_demo: bool, real: int, refusal: str
) -> None:
    settings.DEMO = is_demo
    for _number in range(real):
        Commune.objects.filter(pk=make_commune().pk).update(is_demo=False)
    assert calendar_refusal(make_actor(unit, Role.ADMINISTRATOR)) == refusal
