"""A task that two units answer by a table, and the people round it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.plans.models import Assignment, Plan, Task
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.procedures.enums import TableKind
from gandan.procedures.models import TableDuty
from gandan.procedures.services.duties import ask_table
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

SignIn = Callable[[Actor | Official], Client]


@dataclass
class Office:
    commune: Commune
    unit: Unit
    other_unit: Unit
    receiver: Unit
    officer: Actor
    head: Actor
    other_officer: Actor
    other_head: Actor
    sums_up: Actor
    giver: Actor
    colleague: Actor
    """Of a fourth unit, with duties there alone."""
    plan: Plan
    task: Task
    work: Assignment
    other_work: Assignment

    def url(self, path: str = "") -> str:
        return f"/{self.commune.slug}/{path}"

    def table_url(self, path: str = "") -> str:
        return self.url(f"viec/{self.work.code}/bang/{path}")

    def collection_url(self, path: str = "") -> str:
        return self.url(f"bang-so-lieu/{self.task.code}/{self.work.window_from:%Y-%m-%d}/{path}")

    def ask(self, kind: TableKind) -> TableDuty:
        return ask_table(self.task, kind, actor=self.giver)


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    commune = make_commune()
    with open_commune(commune):
        unit, other, receiver = make_unit("Phòng Kinh tế"), make_unit("Phòng Tư pháp"), make_unit("Văn phòng")
        giver = make_actor(receiver, Role.PROGRAMME_OFFICER, full_name="Phạm Quốc Dũng")
        plan = make_plan(giver.official)
        task = make_task(plan, receiver=receiver, title="Rà soát các quyết định công bố thủ tục hành chính")
        yield Office(
            commune,
            unit,
            other,
            receiver,
            make_actor(unit, Role.FOCAL_OFFICER, full_name="Trần Văn Khoa"),
            make_actor(unit, Role.UNIT_HEAD, full_name="Đỗ Thị Mai"),
            make_actor(other, Role.FOCAL_OFFICER, full_name="Ngô Minh Châu"),
            make_actor(other, Role.UNIT_HEAD, full_name="Bùi Thị Lan"),
            make_actor(receiver, Role.FOCAL_OFFICER, full_name="Lê Thu Hà"),
            giver,
            make_actor(make_unit("Trạm Y tế"), Role.FOCAL_OFFICER, full_name="Vũ Hải Yến"),
            plan,
            task,
            make_assignment(task, unit),
            make_assignment(task, other),
        )


@pytest.fixture
def signed_in(client: Client) -> SignIn:
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
