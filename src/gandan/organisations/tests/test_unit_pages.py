"""Pages of units: added, renamed, merged, divided, found by any name; the places of the country."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gandan.organisations.models import Unit, UnitAlias
from gandan.organisations.tests.factories import make_official, make_unit
from gandan.organisations.tests.world import CHANGES, World

pytestmark = pytest.mark.django_db


def unit_values(unit: Unit, **changed: Any) -> dict[str, Any]:
    values = {"name": unit.name, "short_name": "VHXH", "kind": unit.kind, "position": "1", "version": "1"}
    return values | changed


def test_adding_a_unit_leads_to_its_page(world: World) -> None:
    data = {"code": "KTHT", "name": "Phòng Kinh tế", "short_name": "Kinh tế", "kind": "phong", "position": "4"}
    response = world.post("unit_add", data)
    assert (response.headers["Location"], Unit.objects.get(code="KTHT").name) == (
        world.url("unit", code="KTHT"),
        "Phòng Kinh tế",
    )


def test_adding_a_unit_when_code_is_taken_says_so_and_keeps_what_was_typed(world: World) -> None:
    Unit.objects.filter(pk=world.unit.pk).update(code="VHXH")
    data = {"code": "VHXH", "name": "Tên vừa gõ", "short_name": "Tên", "kind": "phong", "position": "4"}
    page = world.post("unit_add", data)
    text = page.content.decode()
    assert (page.status_code, "Mã đơn vị này đã dùng." in text, "Tên vừa gõ" in text) == (422, True, True)


def test_saving_a_unit_when_somebody_saved_meanwhile_shows_both_values(world: World) -> None:
    world.post("unit", unit_values(world.unit, name="Tên của người khác"), code=world.unit.code)
    page = world.post("unit", unit_values(world.unit, name="Tên của tôi"), code=world.unit.code)
    text = page.content.decode()
    assert (page.status_code, "Tên của người khác" in text, "Tên của tôi" in text) == (409, True, True)
    version = re.findall(r'name="version" value="(\d+)"', text)
    again = world.post("unit", unit_values(world.unit, name="Tên của tôi", version=version[0]), code=world.unit.code)
    assert (again.status_code, Unit.objects.get(pk=world.unit.pk).name) == (302, "Tên của tôi")


def test_taking_a_unit_out_of_use_asks_for_the_reason(world: World) -> None:
    asked = world.post("unit_deactivate", {"reason": ""}, code=world.unit.code)
    done = world.post("unit_deactivate", {"reason": "sáp nhập"}, code=world.unit.code)
    assert (asked.status_code, done.status_code, Unit.objects.get(pk=world.unit.pk).is_active) == (422, 302, False)


def test_adding_an_alias_that_is_taken_says_what_it_stands_for(world: World) -> None:
    page = world.post("unit_alias_add", {"text": "văn phòng hđnd và ubnd"}, code=world.unit.code)
    assert (page.status_code, "đã chỉ Văn phòng HĐND và UBND." in page.content.decode()) == (422, True)


UNIT_LIST_QUERIES = 6

CHANGE = {"on": "01/04/2026", "paper": "Nghị quyết số 12/NQ-HĐND ngày 20/3/2026", "version": "1"}


def test_unit_rename_when_posted_then_the_list_finds_it_by_its_former_name(world: World) -> None:
    given = {"name": "Phòng Văn hóa, Khoa học", "short_name": "Văn hóa, Khoa học", **CHANGE}
    response = world.post("unit_rename", given, code=world.unit.code)
    found = world.client.get(world.url("units"), {"tim": "phong van hoa - xa hoi"}).content.decode()
    page = world.get("unit", code=world.unit.code).content.decode()
    assert (response.status_code, "Phòng Văn hóa, Khoa học" in found, found.count("data-row")) == (302, True, 1)
    assert "đến hết 31/03/2026" in page


def test_unit_rename_when_day_lies_ahead_then_says_so_and_changes_nothing(world: World) -> None:
    given = {"name": "Phòng Khác", "short_name": "Khác", **CHANGE, "on": "01/04/2030"}
    response = world.post("unit_rename", given, code=world.unit.code)
    world.unit.refresh_from_db()
    assert (response.status_code, "Ngày này chưa đến." in response.content.decode(), world.unit.name) == (
        422,
        True,
        "Phòng Văn hóa - Xã hội",
    )


def test_unit_merge_when_chosen_then_shows_what_goes_before_it_is_done(world: World) -> None:
    person = make_official(world.unit, full_name="Lê Thị Bưởi")
    heir = make_unit("Phòng Kinh tế")
    given = {"successor": heir.code, **CHANGE}
    page = world.client.get(world.url("unit_merge", code=world.unit.code), {"xem": "1", **given}).content.decode()
    person.refresh_from_db()
    assert ("Lê Thị Bưởi" in page, person.unit_id) == (True, world.unit.pk)
    response = world.post("unit_merge", given, code=world.unit.code)
    person.refresh_from_db()
    assert (response.status_code, person.unit_id) == (302, heir.pk)


@pytest.mark.parametrize(("name", "field"), [("unit_merge", "successor"), ("unit_divide", "successors")])
def test_unit_change_when_its_day_lies_ahead_then_nothing_is_offered_to_confirm(
    world: World, name: str, field: str
) -> None:
    given = {"xem": "1", field: make_unit("Phòng Kinh tế").code, **CHANGE, "on": "01/04/2030"}
    response = world.client.get(world.url(name, code=world.unit.code), given)
    page = response.content.decode()
    assert (response.status_code, "Ngày này chưa đến." in page, "confirm primary" in page) == (422, True, False)


def test_unit_divide_when_chosen_then_each_thing_has_its_choice(world: World) -> None:
    person = make_official(world.unit, full_name="Lê Thị Bưởi")
    first, second = make_unit("Phòng Kinh tế"), make_unit("Phòng Khoa học")
    given = {"successors": [first.code, second.code], **CHANGE}
    page = world.client.get(world.url("unit_divide", code=world.unit.code), {"xem": "1", **given}).content.decode()
    assert f'name="can_bo:{person.code}"' in page
    given[f"can_bo:{person.code}"] = second.code
    response = world.post("unit_divide", given, code=world.unit.code)
    person.refresh_from_db()
    assert (response.status_code, person.unit_id) == (302, second.pk)


@pytest.mark.parametrize("name", CHANGES)
def test_unit_change_when_changed_meanwhile_then_is_shown_again_and_changes_nothing(world: World, name: str) -> None:
    heirs = [make_unit("Phòng Kinh tế").code, make_unit("Phòng Khoa học").code]
    named = {"name": "Phòng Khác", "short_name": "Khác", "successor": heirs[0], "successors": heirs}
    Unit.objects.filter(pk=world.unit.pk).update(version=4)
    response = world.post(name, {**named, **CHANGE}, code=world.unit.code)
    page = response.content.decode()
    world.unit.refresh_from_db()
    assert (response.status_code, "Người khác vừa sửa mục này." in page, world.unit.version) == (409, True, 4)
    assert re.findall(r'name="version" value="(\d+)"', page) == ["4"]


def test_unit_when_its_place_is_refused_then_its_name_is_not_saved_either(world: World) -> None:
    below = make_unit("Nhà văn hóa")
    Unit.objects.filter(pk=below.pk).update(parent=world.unit)
    given = {"name": "Phòng Khác", "short_name": "Khác", "kind": "phong", "position": "1", "version": "1"}
    response = world.post("unit", {**given, "parent": below.code}, code=world.unit.code)
    world.unit.refresh_from_db()
    assert (response.status_code, world.unit.name) == (422, "Phòng Văn hóa - Xã hội")


@pytest.mark.parametrize("rows", [1, 3])
def test_units_when_listed_then_takes_the_same_queries_for_any_number(world: World, rows: int) -> None:
    for number in range(rows):
        UnitAlias(unit=make_unit(), text=f"Tên {number}").save()
    with CaptureQueriesContext(connection) as queries:
        world.get("units")
    assert len([one for one in queries if "organisations_unit" in one["sql"]]) == UNIT_LIST_QUERIES


def test_places_when_old_ward_is_asked_for_then_says_what_it_is_now(world: World) -> None:
    page = world.client.get(world.url("places"), {"tim": "truc bach"}).content.decode()
    assert "đến hết ngày 30/6/2025; nay là Phường Ba Đình" in page
