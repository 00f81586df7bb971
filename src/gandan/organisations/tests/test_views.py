import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gandan.accounts.models import User
from gandan.audit.models import Entry
from gandan.organisations.enums import Role
from gandan.organisations.models import Duty, Official, Unit, UnitAlias, UnitGroup, UnitGroupMember
from gandan.organisations.tests.factories import DAY, make_official, make_unit
from gandan.organisations.tests.world import CHANGES, World
from gandan.workdays.models import SpecialDay

pytestmark = pytest.mark.django_db


def kwargs_of(world: World, name: str) -> dict[str, Any]:
    of_unit = ("unit", "unit_deactivate", "unit_alias_add", "unit_alias_remove", "unit_reactivate", *CHANGES)
    of_person = ("official", "official_deactivate", "official_password", "official_reactivate", "duty_add")
    of_day = ("calendar_day", "calendar_confirm", "calendar_remove")
    known: list[tuple[tuple[str, ...], dict[str, Any]]] = [
        (of_unit, {"code": world.unit.code}),
        (("unit_group", "unit_group_remove"), {"code": "NH1"}),
        (("duty_end", "duty_revoke"), {"code": world.colleague.code, "key": "van_thu--2026-01-01"}),
        (of_person, {"code": world.colleague.code}),
        (of_day, {"day": "2026-11-24"}),
        (("calendar_own", "calendar_own_remove"), {"pk": world.own.pk}),
    ]
    return next((kwargs for names, kwargs in known if name in names), {})


PAGES = (
    *CHANGES,
    "places",
    "units",
    "unit_add",
    "unit",
    "unit_deactivate",
    "unit_groups",
    "unit_group_add",
    "unit_group",
    "officials",
    "official_add",
    "official",
    "official_deactivate",
    "calendar_add",
    "calendar_day",
    "calendar_own_add",
    "calendar_own",
    "calendar_hours",
)

ACTS = (
    "unit_alias_add",
    "unit_alias_remove",
    "unit_reactivate",
    "unit_group_remove",
    "official_password",
    "official_reactivate",
    "duty_add",
    "duty_end",
    "duty_revoke",
    "calendar_confirm",
    "calendar_remove",
    "calendar_own_remove",
)


@pytest.mark.parametrize("name", [*PAGES, "calendar"])
def test_page_when_administrator_is_shown(world: World, name: str) -> None:
    assert world.get(name, **kwargs_of(world, name)).status_code == 200


@pytest.mark.parametrize("name", [*PAGES, *ACTS, "administration"])
def test_url_when_colleague_has_no_right_is_refused_and_recorded(world: World, name: str) -> None:
    world.client.force_login(world.colleague.membership.user)
    method = world.client.post if name in ACTS else world.client.get
    response = method(world.url(name, **kwargs_of(world, name)))
    assert (response.status_code, list(Entry.objects.values_list("act", flat=True))) == (403, ["access_refused"])


def test_calendar_when_colleague_is_shown_with_the_reason_beside_the_act(world: World) -> None:
    world.client.force_login(world.colleague.membership.user)
    page = world.get("calendar")
    text = page.content.decode()
    assert (page.status_code, "Chỉ quản trị hệ thống được sửa lịch làm việc." in text, "Sửa</span>" in text) == (
        200,
        True,
        False,
    )


def test_menu_shows_administration_to_administrators_only(world: World) -> None:
    link = f'href="{world.url("administration")}"'
    shown = link in world.get("calendar").content.decode()
    world.client.force_login(world.colleague.membership.user)
    assert (shown, link in world.get("calendar").content.decode()) == (True, False)


def add_unit() -> None:
    unit = make_unit(f"Phòng {Unit.objects.count()}")
    UnitAlias(unit=unit, text=f"Tên khác {unit.code}").save()


def add_group() -> None:
    group = UnitGroup(code=f"NH{UnitGroup.objects.count() + 1}", name="Nhóm")
    group.save()
    UnitGroupMember(group=group, unit=make_unit("Phòng trong nhóm")).save()


def add_official() -> None:
    make_official(make_unit("Phòng thêm"), roles=[Role.UNIT_HEAD, Role.CLERK])


def add_day() -> None:
    last = SpecialDay.objects.order_by("-day").first()
    day = dt.date(2026, 12, 1) if last is None or last.day.month < 12 else last.day + dt.timedelta(days=1)
    SpecialDay.objects.update_or_create(day=day, defaults={"is_working": False, "name": "Nghỉ", "source": "Thử"})


@pytest.mark.parametrize(
    ("name", "add"),
    [("units", add_unit), ("unit_groups", add_group), ("officials", add_official), ("calendar", add_day)],
)
def test_list_asks_as_often_for_more_rows(world: World, name: str, add: Callable[[], None]) -> None:
    counts = []
    for rows in (1, 2):
        for _ in range(rows):
            add()
        with CaptureQueriesContext(connection) as asked:
            world.get(name)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_saving_a_group_keeps_one_name_a_line(world: World) -> None:
    data = {
        "name": "Các phòng",
        "units": [world.unit.code],
        "aliases": "các phòng chuyên môn\n\n  các  phòng ban ",
        "version": "1",
    }
    response = world.post("unit_group", data, code="NH1")
    names = [alias.text for alias in UnitGroup.objects.get().aliases.order_by("id")]
    assert (response.status_code, names) == (302, ["các phòng chuyên môn", "các phòng ban"])


def test_adding_an_official_shows_the_password_once_and_it_works(world: World) -> None:
    data = {
        "full_name": "Lê Thu Hà",
        "unit": world.unit.code,
        "position_title": "Chuyên viên",
        "phone": "0912 345 678",
        "username": "ha.vhxh",
    }
    page = world.post("official_add", data)
    [password] = re.findall(r"\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b", page.content.decode())
    official = Official.objects.get(full_name="Lê Thu Hà")
    later = world.get("official", code=official.code).content.decode()
    assert (page.headers["Cache-Control"], User.objects.get(username="ha.vhxh").check_password(password)) == (
        "no-store",
        True,
    )
    assert password not in later


def test_resetting_a_password_ends_the_sessions_of_that_person(world: World) -> None:
    other = Client()
    other.force_login(world.colleague.membership.user)
    page = world.post("official_password", {}, code=world.colleague.code)
    assert (page.status_code, other.get(world.url("calendar")).status_code) == (200, 302)


def test_stopping_an_account_shuts_the_person_out_at_once(world: World) -> None:
    other = Client()
    other.force_login(world.colleague.membership.user)
    world.post("official_deactivate", {"reason": "điều động"}, code=world.colleague.code)
    assert other.get(world.url("calendar")).status_code == 302


def test_giving_a_role_opens_its_rights(world: World) -> None:
    data = {"role": "quan_tri", "unit": "", "from_on": "18/11/2026", "to_on": ""}
    world.post("duty_add", data, code=world.colleague.code)
    world.client.force_login(world.colleague.membership.user)
    assert world.get("units").status_code == 200


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"role": "thu_truong", "from_on": "18/11/2026"}, "Vai trò này gắn với một đơn vị. Hãy chọn đơn vị."),
        ({"role": "lanh_dao", "from_on": "31/02/2026"}, "Ngày này chưa đúng."),
        ({"role": "lanh_dao", "from_on": "18/11/2026", "to_on": "17/11/2026"}, "Ngày cuối không được trước ngày"),
        ({"role": "van_thu", "from_on": "18/11/2026"}, "Cán bộ này đã giữ vai trò đó trong thời gian này."),
    ],
)
def test_giving_a_role_when_refused_says_why(world: World, data: dict[str, str], sentence: str) -> None:
    page = world.post("duty_add", data, code=world.colleague.code)
    assert (page.status_code, sentence in page.content.decode(), Duty.objects.count()) == (422, True, 2)


def test_setting_the_last_day_of_a_role_keeps_it_until_then(world: World) -> None:
    world.post("duty_end", {"last_on": "20/11/2026"}, code=world.colleague.code, key="van_thu--2026-01-01")
    assert Duty.objects.get(official=world.colleague).to_on == dt.date(2026, 11, 20)


def test_taking_a_role_away_shuts_its_pages(world: World) -> None:
    Duty(official=world.colleague, role=Role.ADMINISTRATOR, from_on=DAY).save()
    world.post("duty_revoke", {}, code=world.colleague.code, key="quan_tri--2026-11-18")
    world.client.force_login(world.colleague.membership.user)
    assert world.get("units").status_code == 403


def test_taking_a_role_away_when_pressed_twice_leaves_the_next_one(world: World) -> None:
    other = make_unit()
    for unit in (world.unit, other):
        Duty(official=world.colleague, role=Role.UNIT_HEAD, unit=unit, from_on=DAY).save()
    page = world.get("official", code=world.colleague.code).content.decode()
    [address] = re.findall(rf'action="([^"]*/thu_truong-{world.unit.code}-2026-11-18/thu-hoi/)"', page)
    statuses = [world.client.post(address).status_code for _press in range(2)]
    left = list(Duty.objects.filter(official=world.colleague, role=Role.UNIT_HEAD).values_list("unit", flat=True))
    assert (statuses, left) == ([302, 404], [other.pk])


@pytest.mark.parametrize("key", ["van_thu--2026-01-02", "van_thu-DV1-2026-01-01", "lanh_dao--2026-01-01", "1", "--"])
def test_role_when_there_is_none_by_that_key_is_not_found(world: World, key: str) -> None:
    assert world.post("duty_revoke", {}, code=world.colleague.code, key=key).status_code == 404


def test_adding_a_day_needs_its_source(world: World) -> None:
    data = {"day": "04/12/2026", "kind": "nghi", "name": "Nghỉ bù", "source": ""}
    asked = world.post("calendar_add", data)
    done = world.post("calendar_add", data | {"source": "Thông báo thử", "confirmed": "1"})
    assert (asked.status_code, done.headers["Location"]) == (422, world.url("calendar") + "?nam=2026")
    assert SpecialDay.objects.get(day=dt.date(2026, 12, 4)).source == "Thông báo thử"


def test_saving_a_day_when_somebody_saved_meanwhile_is_refused(world: World) -> None:
    data = {
        "kind": "nghi",
        "name": "Tên thứ nhất",
        "source": "Nghị quyết số 7/NQ-HĐND",
        "is_confirmed": "on",
        "version": "1",
    }
    world.post("calendar_day", data, day="2026-11-24")
    page = world.post("calendar_day", data | {"name": "Tên thứ hai"}, day="2026-11-24")
    text = page.content.decode()
    held = SpecialDay.objects.get(day=dt.date(2026, 11, 24)).name
    assert (page.status_code, "Tên thứ nhất" in text, "Tên thứ hai" in text, held) == (
        409,
        True,
        True,
        "Tên thứ nhất",
    )


def test_confirming_a_day_marks_it(world: World) -> None:
    day = SpecialDay.objects.filter(is_confirmed=False).order_by("day")[0]
    SpecialDay.objects.filter(pk=day.pk).update(source="Thông báo số 12/TB-BNV")
    world.post("calendar_confirm", {"version": "1"}, day=day.day.isoformat())
    assert SpecialDay.objects.get(pk=day.pk).is_confirmed is True


@pytest.mark.parametrize(
    ("version", "is_left"), [("1", False), ("7", True), ("x", True), ("²", True), ("9" * 5000, True)]
)
def test_removing_a_day_needs_its_last_version(world: World, version: str, is_left: bool) -> None:
    world.post("calendar_remove", {"version": version, "reason": "Nhập nhầm", "confirmed": "1"}, day="2026-11-24")
    assert SpecialDay.objects.filter(day=dt.date(2026, 11, 24)).exists() is is_left


@pytest.mark.parametrize("day", ["2026-12-04", "khong-co"])
def test_day_when_it_is_not_in_the_calendar_is_not_found(world: World, day: str) -> None:
    assert world.get("calendar_day", day=day).status_code == 404


def test_calendar_when_installation_serves_several_communes_is_read_only(world: World, settings: Any) -> None:
    settings.DEMO = False
    page = world.get("calendar").content.decode()
    refused = world.post("calendar_remove", {"version": "1"}, day="2026-11-24")
    assert ("chỉ quản trị cấp thành phố được sửa" in page, refused.status_code) == (True, 403)


@pytest.mark.parametrize("year", ["2025", "2036", "1999", "abc", ""])
def test_calendar_when_asked_for_any_year_answers(world: World, year: str) -> None:
    assert world.client.get(world.url("calendar") + f"?nam={year}").status_code == 200
