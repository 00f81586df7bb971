import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gandan.accounts.models import User
from gandan.audit.models import Entry, EntryValue, PlatformEntry
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations import open_work
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role, UnitKind
from gandan.organisations.models import Duty, Official, Unit, UnitAlias, UnitGroup, UnitGroupAlias
from gandan.organisations.services import calendar, duties, groups, officials, units
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.tenancy.scope import open_commune
from gandan.workdays.enums import Part
from gandan.workdays.services import DayFacts

pytestmark = pytest.mark.django_db

YESTERDAY = DAY - dt.timedelta(days=1)


@dataclass
class World:
    unit: Unit
    office: Unit
    admin: Actor


@pytest.fixture
def world() -> Iterator[World]:
    with open_commune(make_commune()):
        office = make_unit("Văn phòng HĐND và UBND")
        yield World(make_unit(), office, make_actor(office, Role.ADMINISTRATOR, full_name="Ngô Minh Khang"))


def acts() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("act", flat=True))


def edit(world: World, *, version: int, name: str) -> Unit:
    return units.edit_unit(
        world.unit,
        version=version,
        name=name,
        short_name="VHXH",
        kind=UnitKind.DEPARTMENT,
        position=3,
        actor=world.admin,
    )


def test_edit_unit_keeps_old_and_new(world: World) -> None:
    held = edit(world, version=1, name="Phòng Văn hóa và Xã hội")
    changes = EntryValue.objects.get().changes
    assert (held.version, acts(), changes["name"]) == (
        2,
        ["unit_edited"],
        ["Phòng Văn hóa - Xã hội", "Phòng Văn hóa và Xã hội"],
    )


def test_edit_unit_when_somebody_saved_meanwhile_is_refused(world: World) -> None:
    edit(world, version=1, name="Tên của người khác")
    with pytest.raises(Stale):
        edit(world, version=1, name="Tên của tôi")
    world.unit.refresh_from_db()
    assert (world.unit.name, acts()) == ("Tên của người khác", ["unit_edited"])


def test_add_unit_when_code_is_taken_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refusal:
        units.add_unit(
            code=world.unit.code,
            name="Phòng mới",
            short_name="Mới",
            kind=UnitKind.OTHER,
            position=9,
            actor=world.admin,
        )
    assert (refusal.value.code, acts()) == ("code_taken", [])


def test_deactivate_unit_when_it_has_open_work_says_how_much(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_work, "_counters", [lambda unit: 3])
    with pytest.raises(NotAllowed) as refusal:
        units.deactivate_unit(world.unit, reason="sáp nhập", actor=world.admin)
    assert refusal.value.reason == ("Đơn vị này còn 3 việc đang mở. Hãy giao lại các việc đó cho đơn vị khác trước.")


def test_deactivate_unit_when_it_has_people_says_how_many(world: World) -> None:
    with pytest.raises(NotAllowed) as refusal:
        units.deactivate_unit(world.office, reason="sáp nhập", actor=world.admin)
    assert refusal.value.reason == "Đơn vị này còn 1 cán bộ. Hãy chuyển họ sang đơn vị khác trước."


def test_deactivate_and_reactivate_unit_keep_the_reason(world: World) -> None:
    units.deactivate_unit(world.unit, reason="sáp nhập", actor=world.admin)
    world.unit.refresh_from_db()
    was_active = world.unit.is_active
    units.reactivate_unit(world.unit, actor=world.admin)
    world.unit.refresh_from_db()
    assert (was_active, world.unit.is_active, acts(), EntryValue.objects.get().changes) == (
        False,
        True,
        ["unit_deactivated", "unit_reactivated"],
        {"reason": "sáp nhập"},
    )


def test_remove_alias_when_the_name_was_held_twice_then_only_the_chosen_period_goes(world: World) -> None:
    early = units.add_unit_alias(world.unit, text="Phòng VHXH", to_on=dt.date(2024, 12, 31), actor=world.admin)
    late = units.add_unit_alias(world.unit, text="Phòng VHXH", from_on=dt.date(2025, 7, 1), actor=world.admin)
    units.remove_unit_alias(world.unit, alias_id=late.pk, actor=world.admin)
    assert [alias.pk for alias in UnitAlias.objects.all()] == [early.pk]


def test_deactivate_unit_when_last_day_lies_before_its_first_is_refused(world: World) -> None:
    Unit.objects.filter(pk=world.unit.pk).update(from_on=dt.date(2025, 7, 1))
    with pytest.raises(NotAllowed) as refusal:
        units.deactivate_unit(world.unit, reason="giải thể", last_on=dt.date(2025, 6, 30), actor=world.admin)
    assert (refusal.value.reason, acts()) == (
        "Ngày hoạt động cuối cùng phải từ 01/07/2025, ngày thành lập đơn vị, trở đi.",
        [],
    )


@pytest.mark.parametrize("text", ["PHÒNG VĂN HÓA - XÃ HỘI", "phong vhxh", "Các phòng", "các  phòng"])
def test_add_alias_when_the_name_stands_for_something_else_is_refused(world: World, text: str) -> None:
    units.add_unit_alias(world.unit, text="Phòng VHXH", actor=world.admin)
    groups.add_group(groups.Grouping("Nhóm thử", [world.unit], ["các phòng"]), actor=world.admin)
    with pytest.raises(NotAllowed) as refusal:
        units.add_unit_alias(world.office, text=text, actor=world.admin)
    assert (refusal.value.code, UnitAlias.objects.count()) == ("name_taken", 1)


def test_remove_alias_when_sent_twice_is_done_once(world: World) -> None:
    units.add_unit_alias(world.unit, text="Phòng VHXH", actor=world.admin)
    alias = UnitAlias.objects.get()
    for _ in range(2):
        units.remove_unit_alias(world.unit, alias_id=alias.pk, actor=world.admin)
    assert (UnitAlias.objects.count(), acts()) == (0, ["unit_alias_added", "unit_alias_removed"])


def test_edit_group_replaces_units_and_names(world: World) -> None:
    group = groups.add_group(groups.Grouping("Nhóm thử", [world.unit], ["các phòng", "Các Phòng"]), actor=world.admin)
    wanted = groups.Grouping("Nhóm mới", [world.office], ["các phòng, ban"])
    groups.edit_group(group, wanted, version=1, actor=world.admin)
    held = UnitGroup.objects.get()
    assert (held.name, list(held.units.all()), [alias.text for alias in held.aliases.all()], held.version) == (
        "Nhóm mới",
        [world.office],
        ["các phòng, ban"],
        2,
    )


def test_edit_group_when_somebody_saved_meanwhile_is_refused(world: World) -> None:
    group = groups.add_group(groups.Grouping("Nhóm thử", [world.unit], ["các phòng"]), actor=world.admin)
    with pytest.raises(Stale):
        groups.edit_group(group, groups.Grouping("x", []), version=7, actor=world.admin)
    assert UnitGroupAlias.objects.get().text == "các phòng"


def test_remove_group_leaves_units_alone(world: World) -> None:
    group = groups.add_group(groups.Grouping("Nhóm thử", [world.unit], ["các phòng"]), actor=world.admin)
    groups.remove_group(group, actor=world.admin)
    assert (UnitGroup.objects.count(), UnitGroupAlias.objects.count(), Unit.objects.count()) == (0, 0, 2)


def add_person(world: World, username: str = "tran.binh") -> tuple[Official, str]:
    return officials.add_official(
        full_name="Trần Văn Bình",
        unit=world.unit,
        position_title="Chuyên viên",
        phone="",
        username=username,
        today=DAY,
        actor=world.admin,
    )


def test_add_official_gives_a_login_of_this_commune_and_records_no_password(world: World) -> None:
    official, password = add_person(world)
    kept = str(list(EntryValue.objects.values_list("changes", flat=True)))
    assert (official.membership.user.check_password(password), official.membership.from_on, password in kept) == (
        True,
        DAY,
        False,
    )


def test_add_official_when_login_is_taken_leaves_no_official(world: World) -> None:
    add_person(world)
    with pytest.raises(NotAllowed):
        add_person(world)
    assert Official.objects.filter(full_name="Trần Văn Bình").count() == 1


def test_renew_password_when_there_is_no_login_is_refused(world: World) -> None:
    official = Official(code="CB-X", full_name="Lý An", unit=world.unit, position_title="Viên chức")
    official.save()
    with pytest.raises(NotAllowed) as refusal:
        officials.renew_password(official, actor=world.admin)
    assert (refusal.value.code, acts()) == ("no_login", [])


def test_edit_official_moves_a_person_to_another_unit(world: World) -> None:
    official, _ = add_person(world)
    officials.edit_official(
        official,
        version=1,
        full_name="Trần Văn Bình",
        unit=world.office,
        position_title="Phó phòng",
        phone="",
        actor=world.admin,
    )
    official.refresh_from_db()
    entry = Entry.objects.order_by("-id").first()
    assert (official.unit, EntryValue.objects.get(entry=entry).changes) == (
        world.office,
        {"position_title": ["Chuyên viên", "Phó phòng"], "unit": [world.unit.code, world.office.code]},
    )


def test_deactivate_official_ends_login_and_duties(world: World) -> None:
    official = make_official(world.unit, roles=[Role.UNIT_HEAD, Role.CLERK])
    officials.deactivate_official(official, reason="nghỉ hưu", today=DAY, actor=world.admin)
    official.refresh_from_db()
    user = official.membership.user
    assert (official.is_active, user.is_active, official.membership.to_on) == (False, False, YESTERDAY)
    assert set(Duty.objects.filter(official=official).values_list("to_on", flat=True)) == {YESTERDAY}


def test_deactivate_official_when_it_is_oneself_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refusal:
        officials.deactivate_official(world.admin.official, reason="x", today=DAY, actor=world.admin)
    assert refusal.value.code == "self"


def test_deactivate_official_when_it_is_the_last_administrator_is_refused(world: World) -> None:
    colleague = make_actor(world.unit, full_name="Trần Văn Bình")
    with pytest.raises(NotAllowed) as refusal:
        officials.deactivate_official(world.admin.official, reason="x", today=DAY, actor=colleague)
    assert refusal.value.code == "last_administrator"


def test_reactivate_official_opens_the_login_without_the_duties(world: World) -> None:
    official = make_official(world.unit, roles=[Role.CLERK])
    officials.deactivate_official(official, reason="điều động", today=DAY, actor=world.admin)
    officials.reactivate_official(official, actor=world.admin)
    official.refresh_from_db()
    assert (official.is_active, official.membership.user.is_active, official.membership.to_on) == (True, True, None)
    assert officials.running_duties(official, today=DAY) == []


def test_reactivate_official_when_the_installation_closed_the_login_is_refused(world: World) -> None:
    official = make_official(world.unit)
    User.objects.filter(pk=official.membership.user_id).update(is_active=False)
    official.membership.user.refresh_from_db()
    officials.deactivate_official(official, reason="điều động", today=DAY, actor=world.admin)
    with pytest.raises(NotAllowed) as refusal:
        officials.reactivate_official(official, actor=world.admin)
    official.refresh_from_db()
    assert (refusal.value.code, official.is_active, User.objects.get(pk=official.membership.user_id).is_active) == (
        "login_closed",
        False,
        False,
    )


@pytest.mark.parametrize(
    ("from_on", "to_on", "code"),
    [
        (DAY, None, "overlap"),
        (dt.date(2025, 12, 1), dt.date(2026, 1, 1), "overlap"),
        (dt.date(2025, 12, 1), dt.date(2025, 12, 31), None),
    ],
)
def test_add_duty_when_the_role_is_held_then_is_refused(
    world: World, from_on: dt.date, to_on: dt.date | None, code: str | None
) -> None:
    official = make_official(world.unit, roles=[Role.CLERK])
    try:
        duties.add_duty(official, role=Role.CLERK, unit=None, from_on=from_on, to_on=to_on, actor=world.admin)
        refused = None
    except NotAllowed as refusal:
        refused = refusal.code
    assert refused == code


def test_add_duty_when_role_holds_in_the_commune_drops_the_unit(world: World) -> None:
    official = make_official(world.unit)
    duty = duties.add_duty(official, role=Role.LEADER, unit=world.unit, from_on=DAY, to_on=None, actor=world.admin)
    assert duty.unit is None


def test_add_duty_when_role_needs_a_unit_and_there_is_none_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refusal:
        duties.add_duty(
            make_official(world.unit), role=Role.UNIT_HEAD, unit=None, from_on=DAY, to_on=None, actor=world.admin
        )
    assert refusal.value.code == "unit_missing"


def test_end_duty_when_last_day_lies_before_the_first_is_refused(world: World) -> None:
    duty = Duty.objects.get(official=make_official(world.unit, roles=[Role.CLERK]))
    with pytest.raises(NotAllowed) as refusal:
        duties.end_duty(duty, last_on=dt.date(2025, 12, 31), today=DAY, actor=world.admin)
    assert refusal.value.code == "too_early"


@pytest.mark.parametrize("from_on", [dt.date(2026, 1, 1), DAY])
def test_revoke_duty_takes_the_role_away_at_once(world: World, from_on: dt.date) -> None:
    official = make_official(world.unit)
    duty = duties.add_duty(official, role=Role.CLERK, unit=None, from_on=from_on, to_on=None, actor=world.admin)
    duties.revoke_duty(duty, today=DAY, actor=world.admin)
    assert (officials.running_duties(official, today=DAY), acts()[-1]) == ([], "duty_revoked")


@pytest.mark.parametrize("act", [duties.revoke_duty, partial(duties.end_duty, last_on=DAY)], ids=["revoke", "end"])
def test_duty_when_it_ended_meanwhile_is_not_ended_again(world: World, act: Callable[..., None]) -> None:
    official = make_official(world.unit, roles=[Role.CLERK])
    duty = Duty.objects.select_related("official").get(official=official)
    duties.revoke_duty(duty, today=DAY, actor=world.admin)
    seen = Duty(pk=duty.pk, official=official, role=Role.CLERK, from_on=duty.from_on)
    with pytest.raises(NotAllowed) as refusal:
        act(seen, today=DAY, actor=world.admin)
    assert (refusal.value.code, acts().count("duty_revoked"), acts().count("duty_ended")) == ("duty_over", 1, 0)


def test_revoke_duty_of_an_administrator_waits_for_whoever_ends_another(world: World) -> None:
    make_official(world.unit, roles=[Role.ADMINISTRATOR])
    duty = Duty.objects.select_related("official").filter(role=Role.ADMINISTRATOR).order_by("id")[0]
    with CaptureQueriesContext(connection) as queries:
        duties.revoke_duty(duty, today=DAY, actor=world.admin)
    locks = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    assert [sql for sql in locks if "quan_tri" in sql and "ORDER BY" in sql] == locks[:1]


def test_end_duty_when_it_is_the_last_administrators_is_refused(world: World) -> None:
    duty = Duty.objects.select_related("official").get(role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed) as refusal:
        duties.end_duty(duty, last_on=DAY, today=DAY, actor=world.admin)
    assert refusal.value.code == "last_administrator"


def test_revoke_duty_when_it_is_the_last_administrators_is_refused(world: World) -> None:
    duty = Duty.objects.select_related("official").get(role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed) as refusal:
        duties.revoke_duty(duty, today=DAY, actor=world.admin)
    assert refusal.value.code == "last_administrator"


def test_calendar_acts_stand_in_the_record_of_the_installation(world: World) -> None:
    facts = DayFacts(Part.NONE, "Nghỉ bù", "Thông báo số 12/TB-BNV", is_confirmed=False)
    special = calendar.add_day(dt.date(2031, 3, 3), facts, actor=world.admin)
    held = calendar.edit_day(special, replace(facts, name="Nghỉ hoán đổi"), version=1, actor=world.admin)
    calendar.confirm_day(held, version=2, actor=world.admin)
    calendar.remove_day(held, version=3, reason="Nhập nhầm", actor=world.admin)
    entries = list(PlatformEntry.objects.order_by("id"))
    edited = entries[1].detail
    assert [entry.act for entry in entries] == [
        "calendar_day_added",
        "calendar_day_edited",
        "calendar_day_confirmed",
        "calendar_day_removed",
    ]
    assert (edited["day"], edited["by"], edited["old"]["name"], edited["new"]["name"]) == (
        "2031-03-03",
        "Ngô Minh Khang",
        "Nghỉ bù",
        "Nghỉ hoán đổi",
    )


def test_calendar_act_when_refused_leaves_no_entry(world: World) -> None:
    with pytest.raises(NotAllowed):
        calendar.add_day(dt.date(2031, 3, 3), DayFacts(Part.ALL, "x", "x", is_confirmed=False), actor=world.admin)
    assert PlatformEntry.objects.count() == 0
