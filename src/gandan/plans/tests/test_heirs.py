import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from gandan.audit.models import Entry
from gandan.common import clock
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.services.succession import merge_unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.plans.enums import AssignmentState as S
from gandan.plans.enums import PlanState, UnitPart
from gandan.plans.models import Assignment, Task, TaskUnit
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@dataclass
class World:
    unit: Unit
    heir: Unit
    admin: Actor
    task: Task

    def merge(self) -> None:
        paper = "Nghị quyết số 12/NQ-HĐND ngày 20/3/2026"
        merge_unit(self.unit, self.heir, version=1, on=DAY, paper=paper, today=DAY, actor=self.admin)


@pytest.fixture
def world() -> Iterator[World]:
    with open_commune(make_commune()):
        admin = make_actor(make_unit("Văn phòng HĐND và UBND"), Role.ADMINISTRATOR)
        task = make_task(make_plan(admin.official))
        yield World(make_unit("Phòng Văn hóa - Xã hội"), make_unit("Phòng Kinh tế"), admin, task)


@pytest.mark.parametrize(
    ("own", "left"),
    [
        (S.WITHDRAWN, (S.WORKING, "03 thủ tục")),
        (S.BEFORE_ENTRY, (S.WORKING, "03 thủ tục")),
        (S.NEW, (S.NEW, "")),
        (S.DONE, (S.DONE, "")),
    ],
)
def test_merge_when_the_heir_has_a_part_of_the_occasion_then_live_work_goes_on_in_it(
    world: World, own: S, left: tuple[S, str]
) -> None:
    part = make_assignment(world.task, world.unit, state=S.WORKING, quota="03 thủ tục", accepted_at=clock.now())
    kept = make_assignment(world.task, world.heir, state=own, done_on=dt.date(2026, 3, 20))
    world.merge()
    for row in (part, kept):
        row.refresh_from_db()
    assert (part.state, (kept.state, kept.quota)) == (S.WITHDRAWN, left)
    entry = Entry.objects.get(act="work_transferred")
    assert entry.values.get().changes["reason"] == f"Làm tiếp ở {kept.code}."


def test_merge_when_the_heir_only_supports_then_it_leads_with_what_was_asked(world: World) -> None:
    make_assignment(world.task, world.unit)
    TaskUnit.objects.update(quota="03 thủ tục")
    TaskUnit(task=world.task, unit=world.heir, part=UnitPart.SUPPORT).save()
    world.merge()
    doers = TaskUnit.objects.values_list("unit", "part", "quota")
    assert list(doers) == [(world.heir.pk, UnitPart.LEAD, "03 thủ tục")]
    assert list(Assignment.objects.values_list("unit", "state")) == [(world.heir.pk, S.NEW)]


@pytest.mark.parametrize(
    ("state", "goes_on"),
    [
        (S.PREPARED, True),
        (S.NEW, True),
        (S.SUBMITTED, True),
        (S.CONFIRMED, True),
        (S.DONE, False),
        (S.WITHDRAWN, False),
        (S.BEFORE_ENTRY, False),
    ],
)
def test_merge_when_the_unit_has_a_part_then_live_work_moves_and_settled_work_stays(
    world: World, state: S, goes_on: bool
) -> None:
    done_on = dt.date(2026, 3, 20) if state == S.DONE else None
    part = make_assignment(world.task, world.unit, state=state, done_on=done_on)
    world.merge()
    part.refresh_from_db()
    assert (part.unit, part.state) == (world.heir if goes_on else world.unit, state)


@pytest.mark.parametrize(
    ("state", "goes_on"), [(PlanState.PREPARED, True), (PlanState.ACTIVE, True), (PlanState.CLOSED, False)]
)
def test_merge_when_the_unit_follows_a_plan_and_receives_results_then_those_of_a_closed_plan_stay(
    world: World, state: PlanState, goes_on: bool
) -> None:
    plan, task = world.task.plan, world.task
    plan.state, plan.owner_unit, task.receiver = state, world.unit, world.unit
    plan.save()
    task.save()
    world.merge()
    for row in (plan, task):
        row.refresh_from_db()
    holder = world.heir if goes_on else world.unit
    assert (plan.owner_unit, task.receiver) == (holder, holder)
