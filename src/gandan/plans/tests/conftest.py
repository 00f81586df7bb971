"""Two units, the people in them and a plan, as the views of work meet them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.plans.models import Assignment, Plan
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.plans.tests.house import House
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


@dataclass
class Office:
    commune: Commune
    unit: Unit
    receiver: Unit
    officer: Actor
    head: Actor
    sums_up: Actor
    giver: Actor
    colleague: Actor
    """Of a third unit, with duties there alone."""
    plan: Plan
    work: Assignment

    def url(self, path: str = "") -> str:
        return f"/{self.commune.slug}/{path}"

    def work_url(self, path: str = "") -> str:
        return self.url(f"viec/{self.work.code}/{path}")


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    commune = make_commune()
    with open_commune(commune):
        unit, receiver, third = make_unit("Phòng Kinh tế"), make_unit("Văn phòng"), make_unit("Trạm Y tế")
        giver = make_actor(receiver, Role.PROGRAMME_OFFICER, full_name="Phạm Quốc Dũng")
        plan = make_plan(giver.official)
        work = make_assignment(make_task(plan, receiver=receiver), unit)
        yield Office(
            commune,
            unit,
            receiver,
            make_actor(unit, Role.FOCAL_OFFICER, full_name="Trần Văn Khoa"),
            make_actor(unit, Role.UNIT_HEAD, full_name="Đỗ Thị Mai"),
            make_actor(receiver, Role.FOCAL_OFFICER, full_name="Lê Thu Hà"),
            giver,
            make_actor(third, Role.FOCAL_OFFICER, full_name="Vũ Hải Yến"),
            plan,
            work,
        )


@pytest.fixture
def signed_in(client: Client) -> Callable[[Actor | Official], Client]:
    """Return the client signed in as that person."""

    def sign_in(person: Actor | Official) -> Client:
        official = person.official if isinstance(person, Actor) else person
        client.force_login(official.membership.user)
        return client

    return sign_in


@pytest.fixture
def stranger(db: None) -> Official:
    """An official of another commune, with every right there."""
    with open_commune(make_commune("Núi Xa")):
        return make_official(make_unit(), roles=[Role.UNIT_HEAD, Role.PROGRAMME_OFFICER])


@pytest.fixture
def house(db: None) -> Iterator[House]:
    with open_commune(make_commune()):
        culture, health = make_unit("Phòng Văn hóa - Xã hội"), make_unit("Trạm Y tế")
        make_official(health, roles=[Role.UNIT_HEAD], full_name="Phạm Văn Lộc")
        yield House(make_actor(culture, Role.PROGRAMME_OFFICER, Role.FOCAL_OFFICER), culture, health)
