import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.services.succession import merge_unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.reports.enums import PeriodKind, ReportState
from gandan.reports.models import Obligation, ObligationPart, Report
from gandan.reports.tests.factories import make_form, make_report
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

MARCH = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))


@pytest.mark.parametrize(
    ("state", "goes_on"),
    [(ReportState.WRITING, True), (ReportState.SENT, True), (ReportState.ACCEPTED, False)],
)
def test_merge_when_the_unit_receives_a_report_then_its_heir_receives_what_is_not_settled(
    state: ReportState, goes_on: bool
) -> None:
    with open_commune(make_commune()):
        admin = make_actor(make_unit("Văn phòng HĐND và UBND"), Role.ADMINISTRATOR)
        unit, heir = make_unit("Phòng Văn hóa - Xã hội"), make_unit("Phòng Kinh tế")
        report = make_report(None, admin.official, window=MARCH)
        report.receiver, report.state = unit, state
        report.save()
        merge_unit(unit, heir, version=1, on=DAY, paper="Nghị quyết số 12/NQ-HĐND", today=DAY, actor=admin)
        report.refresh_from_db()
        assert report.receiver == (heir if goes_on else unit)


@dataclass
class World:
    unit: Unit
    heir: Unit
    admin: Actor

    def merge(self) -> None:
        paper = "Nghị quyết số 12/NQ-HĐND"
        merge_unit(self.unit, self.heir, version=1, on=DAY, paper=paper, today=DAY, actor=self.admin)

    def duty(self, **fields: Any) -> Obligation:
        number = Obligation.objects.count() + 1
        given = {"code": f"CD{number}", "name": "Báo cáo tháng", "period": PeriodKind.MONTH, "from_on": DAY}
        duty = Obligation(form=make_form(), **(given | fields))
        duty.save()
        return duty


@pytest.fixture
def world() -> Iterator[World]:
    with open_commune(make_commune()):
        admin = make_actor(make_unit("Văn phòng HĐND và UBND"), Role.ADMINISTRATOR)
        yield World(make_unit("Phòng Văn hóa - Xã hội"), make_unit("Phòng Kinh tế"), admin)


@pytest.mark.parametrize(
    ("state", "goes_on"),
    [
        (ReportState.WRITING, True),
        (ReportState.RETURNED, True),
        (ReportState.SENT, False),
        (ReportState.ACCEPTED, False),
        (ReportState.SUBMITTED, False),
        (ReportState.APPROVED, False),
    ],
)
def test_merge_when_the_unit_has_a_report_then_its_heir_goes_on_with_what_is_not_sent(
    world: World, state: ReportState, goes_on: bool
) -> None:
    report = make_report(None, world.admin.official, window=MARCH, unit=world.unit)
    report.state = state
    report.save()
    world.merge()
    report.refresh_from_db()
    assert report.unit == (world.heir if goes_on else world.unit)


def test_merge_when_the_heir_owes_the_report_of_the_period_too_then_the_units_stays(world: World) -> None:
    duty = world.duty()
    own, same = (make_report(None, world.admin.official, window=MARCH, unit=one) for one in (world.unit, world.heir))
    Report.objects.filter(pk__in=[own.pk, same.pk]).update(obligation=duty)
    world.merge()
    assert list(Report.objects.order_by("pk").values_list("unit", flat=True)) == [world.unit.pk, world.heir.pk]


def test_merge_when_the_unit_owes_and_receives_by_a_duty_then_its_heir_does_and_an_ended_one_stays(
    world: World,
) -> None:
    live = world.duty(unit=world.unit, receiver=world.unit)
    ended = world.duty(unit=world.unit, receiver=world.unit, is_active=False)
    world.merge()
    for duty in (live, ended):
        duty.refresh_from_db()
    assert (live.unit, live.receiver, live.version) == (world.heir, world.heir, 2)
    assert (ended.unit, ended.receiver, ended.version) == (world.unit, world.unit, 1)


@pytest.mark.parametrize("has_own", [False, True])
def test_merge_when_the_unit_owes_a_part_of_a_duty_then_its_heir_owes_it_once(world: World, has_own: bool) -> None:
    duty = world.duty()
    ObligationPart(obligation=duty, unit=world.unit, form=duty.form).save()
    if has_own:
        ObligationPart(obligation=duty, unit=world.heir, form=duty.form).save()
    world.merge()
    assert list(ObligationPart.objects.values_list("unit", flat=True)) == [world.heir.pk]
