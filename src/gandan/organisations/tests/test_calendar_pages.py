"""The calendar's pages: what a change would move is shown before it is saved, and what it moved after."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.audit.models import Entry
from gandan.common import clock
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.plans.models import Assignment
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.models import CalendarChange, CalendarMove, CommuneDay, CommuneHours, SpecialDay
from gandan.workdays.tasks import follow_changed_day

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 20)
THURSDAY = dt.date(2026, 11, 19)
TYPED = {"day": "20/11/2026", "kind": "nghi", "name": "Nghỉ hoán đổi", "source": "Thông báo số 12/TB-BNV"}
OWN = {
    "day": "20/11/2026",
    "use": "han",
    "part": "nghi",
    "name": "Lễ hội",
    "reason": "Kế hoạch của phường",
    "version": "0",
}
SAVED = {"confirmed": "1"}


@dataclass
class House:
    commune: Commune
    unit: Unit
    client: Client

    def url(self, name: str, **kwargs: Any) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})

    def owe(self, count: int = 1) -> None:
        plan = make_plan(make_actor(self.unit, Role.PROGRAMME_OFFICER).official)
        for _ in range(count):
            task = make_task(plan, due_words="chậm nhất ngày 20/11/2026", due_dates=["2026-11-20"])
            make_assignment(task, self.unit, due_on=DAY)

    def follow(self) -> CalendarChange:
        change = CalendarChange.objects.latest("id")
        follow_changed_day(commune_id=self.commune.pk, change_id=change.pk)
        return CalendarChange.objects.get(pk=change.pk)


@pytest.fixture
def house(client: Client, settings: Any) -> Iterator[House]:
    settings.DEMO = True
    settings.TODAY = dt.date(2026, 11, 18)
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit()
        client.force_login(make_official(unit, roles=[Role.ADMINISTRATOR]).membership.user)
        yield House(commune, unit, client)


def due_days() -> set[dt.date]:
    return set(Assignment.objects.values_list("due_on", flat=True))


@pytest.mark.parametrize(("name", "typed"), [("calendar_add", TYPED), ("calendar_own_add", OWN)])
def test_change_when_typed_then_shown_first_saved_next_and_listed_after(
    house: House, name: str, typed: dict[str, str]
) -> None:
    house.owe()
    seen = house.client.post(house.url(name), typed)
    assert (seen.status_code, "1 việc đổi hạn" in seen.content.decode(), CalendarChange.objects.count()) == (
        200,
        True,
        0,
    )
    saved = house.client.post(house.url(name), typed | SAVED)
    change = house.follow()
    page = house.client.get(house.url("calendar_change", pk=change.pk)).content.decode()
    told = ("20/11/2026" in page, "19/11/2026" in page, change.reason in page, change.actor_name in page)
    assert (saved.status_code, change.moved, due_days(), told) == (302, 1, {THURSDAY}, (True,) * 4)


@pytest.mark.parametrize(("name", "typed"), [("calendar_add", TYPED), ("calendar_own_add", OWN)])
def test_day_when_removed_with_a_reason_then_due_days_return(house: House, name: str, typed: dict[str, str]) -> None:
    house.owe()
    house.client.post(house.url(name), typed | SAVED)
    house.follow()
    if name == "calendar_add":
        address = house.url("calendar_remove", day="2026-11-20")
    else:
        address = house.url("calendar_own_remove", pk=CommuneDay.objects.get().pk)
    seen = house.client.post(address, {"version": "1"})
    asked = house.client.post(address, {"version": "1", "reason": ""} | SAVED)
    house.client.post(address, {"version": "1", "reason": "Nhập nhầm ngày"} | SAVED)
    change = house.follow()
    assert (seen.status_code, asked.status_code, change.reason, change.moved, due_days()) == (
        200,
        422,
        "Nhập nhầm ngày",
        1,
        {DAY},
    )


def test_preview_when_many_move_then_page_by_page(house: House) -> None:
    house.owe(23)
    first = house.client.post(house.url("calendar_add"), TYPED).content.decode()
    second = house.client.post(house.url("calendar_add"), TYPED | {"trang": "2"}).content.decode()
    counts = [page.count('class="code"') for page in (first, second)]
    assert ("23 việc đổi hạn" in first, counts, SpecialDay.objects.filter(day=DAY).exists()) == (True, [20, 3], False)


def test_own_day_when_of_the_opening_calendar_then_no_due_day_moves(house: House) -> None:
    house.owe()
    house.client.post(house.url("calendar_own_add"), OWN | {"use": "mo_cua"} | SAVED)
    change = CalendarChange.objects.get()
    assert (change.moved, change.finished_at is not None, due_days()) == (0, True, {DAY})


def test_hours_when_saved_then_shown_and_recorded(house: House) -> None:
    hours = {"sang_0_tu": "07:00", "sang_0_den": "11:00", "sang_5_tu": "07:00", "sang_5_den": "11:30"}
    given = hours | {"cut_off": "16:00", "reason": "Bảng niêm yết", "version": "0"}
    saved = house.client.post(house.url("calendar_hours"), given)
    broken = house.client.post(house.url("calendar_hours"), given | {"version": "1", "sang_0_den": ""})
    page = house.client.get(house.url("calendar")).content.decode()
    acts = list(Entry.objects.values_list("act", flat=True))
    shown = ("07:00–11:30" in page, "Nhận sau 16:00" in page)
    assert (saved.status_code, broken.status_code, shown, acts, CommuneHours.objects.get().version) == (
        302,
        422,
        (True, True),
        ["calendar_hours_set"],
        1,
    )


def test_change_when_colleague_or_stranger_asks_then_read_or_not_found(house: House) -> None:
    house.client.post(house.url("calendar_own_add"), OWN | SAVED)
    address = house.url("calendar_change", pk=CalendarChange.objects.get().pk)
    house.client.force_login(make_official(house.unit, roles=[Role.CLERK]).membership.user)
    read = house.client.get(address).status_code
    other = make_commune("Núi Xa")
    with open_commune(other):
        stranger = make_official(make_unit(), roles=[Role.ADMINISTRATOR]).membership.user
    house.client.force_login(stranger)
    statuses = [house.client.get(one.replace(house.commune.slug, other.slug)).status_code for one in [address]]
    house.client.logout()
    assert (read, statuses, house.client.get(address).status_code) == (200, [404], 302)


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.PROGRAMME_OFFICER, ["CV-1", "CV-2", "BC-1", "BC-2"]),
        (Role.LEADER, ["CV-1", "CV-2", "BC-1", "BC-2"]),
        (Role.UNIT_HEAD, ["CV-1", "BC-1"]),
        (Role.CLERK, ["CV-1"]),
    ],
)
def test_change_when_opened_then_only_what_this_person_may_know_is_listed_and_counted(
    house: House, role: Role, seen: list[str]
) -> None:
    house.client.post(house.url("calendar_own_add"), OWN | SAVED)
    change = CalendarChange.objects.get()
    CalendarChange.objects.update(moved=4, finished_at=clock.now())
    other = make_unit("Trung tâm Văn hóa")
    for number, (kind, code, unit, is_told) in enumerate(
        [
            ("plans.assignment", "CV-1", other, True),
            ("plans.assignment", "CV-2", house.unit, False),
            ("reports.report", "BC-1", house.unit, True),
            ("reports.report", "BC-2", other, True),
        ]
    ):
        CalendarMove(
            change=change,
            kind=kind,
            object_id=number + 1,
            code=code,
            title=f"Nhan đề {code}",
            unit_id=unit.pk,
            unit_name=unit.name,
            is_told=is_told,
            old_due_on=DAY,
            new_due_on=THURSDAY,
        ).save()
    house.client.force_login(make_official(house.unit, roles=[role]).membership.user)
    page = house.client.get(house.url("calendar_change", pk=change.pk)).content.decode()
    listed = [code for code in ("CV-1", "CV-2", "BC-1", "BC-2") if f"Nhan đề {code}" in page]
    assert (listed, f"{len(seen)} việc đổi hạn" in page) == (seen, True)


def test_year_when_guessed_days_are_shown_then_none_says_confirmed(house: House) -> None:
    SpecialDay.objects.filter(day__year=2026, is_confirmed=True).delete()
    page = house.client.get(house.url("calendar") + "?nam=2026").content.decode()
    assert ("Đã xác nhận" in page, "Chưa đối chiếu văn bản" in page) == (False, True)


def test_year_when_days_are_added_then_takes_the_same_queries(house: House) -> None:
    counts = []
    for days in (1, 3):
        for number in range(days):
            day = dt.date(2026, 12, 1 + 2 * number + days)
            SpecialDay.objects.get_or_create(
                day=day, defaults={"is_working": False, "name": "Nghỉ bù", "source": "Công điện", "is_confirmed": True}
            )
        with CaptureQueriesContext(connection) as captured:
            house.client.get(house.url("calendar"), {"nam": "2026"})
        counts.append(len(captured))
    assert counts[0] == counts[1]
