"""What is told of somebody who is away goes to those who may open it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.urls import reverse

from gandan.common import clock
from gandan.notifications.models import Notice
from gandan.notifications.services import notify
from gandan.organisations.enums import Role
from gandan.organisations.models import Leave, LeaveShare, Official
from gandan.organisations.tests.factories import DAY, make_commune, make_official, make_unit
from gandan.reports.tests.factories import make_report
from gandan.tenancy.scope import current_commune, open_commune

pytestmark = pytest.mark.django_db


@dataclass
class World:
    head: Official
    officer: Official
    outsider: Official

    def away(self, **shares: Official) -> None:
        """Let the officer be away today; keywords name who stands in for what, ``rest`` for all."""
        leave = Leave(code="NGHI1", official=self.officer, reason="Thử.", from_on=DAY, to_on=DAY)
        leave.save()
        for what, who in shares.items():
            LeaveShare(leave=leave, stand_in=who, what="" if what == "rest" else what).save()

    def told(self, url: str) -> list[tuple[str, str]]:
        Notice.objects.all().delete()
        with clock.at(dt.datetime.combine(DAY, dt.time(9), tzinfo=clock.now().tzinfo)):
            notify([self.officer], "Báo cáo.", url=url)
        return sorted(Notice.objects.values_list("official__full_name", "sentence"))

    def report_url(self) -> str:
        report = make_report(None, self.officer, window=(DAY, DAY), unit=self.officer.unit)
        return reverse("report", kwargs={"commune": current_commune().slug, "code": report.code})


@pytest.fixture
def world() -> Iterator[World]:
    with open_commune(make_commune()):
        unit = make_unit()
        yield World(
            make_official(unit, roles=[Role.UNIT_HEAD], full_name="Cao Văn Dũng"),
            make_official(unit, roles=[Role.FOCAL_OFFICER], full_name="Lê Thu Hà"),
            make_official(make_unit("Văn phòng"), full_name="Mai Thị Giang"),
        )


OWN = ("Lê Thu Hà", "Báo cáo.")


def test_notice_when_nobody_is_away_reaches_the_person_alone(world: World) -> None:
    assert world.told(world.report_url()) == [OWN]


def test_notice_when_the_stand_in_has_the_lent_role_reaches_them(world: World) -> None:
    world.away(rest=world.outsider)
    assert world.told(world.report_url()) == [OWN, ("Mai Thị Giang", "Thay Lê Thu Hà: Báo cáo.")]


def test_notice_when_the_stand_in_may_not_open_it_reaches_the_head_of_the_unit(world: World) -> None:
    world.away(viec=world.outsider)
    assert world.told(world.report_url()) == [("Cao Văn Dũng", "Thay Lê Thu Hà: Báo cáo."), OWN]


def test_notice_when_its_page_is_open_to_all_reaches_the_stand_in(world: World) -> None:
    world.away(viec=world.outsider)
    assert world.told(reverse("my_work", kwargs={"commune": current_commune().slug})) == [
        OWN,
        ("Mai Thị Giang", "Thay Lê Thu Hà: Báo cáo."),
    ]


@pytest.mark.parametrize("name", ["officials", "journal"])
def test_notice_when_its_page_asks_for_a_right_nobody_else_has_reaches_the_person_alone(
    world: World, name: str
) -> None:
    world.away(rest=world.outsider)
    assert world.told(reverse(name, kwargs={"commune": current_commune().slug})) == [OWN]
