"""Taking back what one has just done, from the toast and from the entry."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gandan.audit.models import Entry
from gandan.audit.services import record, undo_act, undo_refusal
from gandan.common import clock
from gandan.common.errors import MissingRight, NotAllowed
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.enums import Role
from gandan.organisations.models import Duty, UnitAlias
from gandan.organisations.services.calendar import set_own_day
from gandan.organisations.services.officials import edit_official
from gandan.organisations.services.units import add_unit_alias
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.plans.enums import AssignmentState
from gandan.plans.services.work import accept_assignment
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.enums import Part, Use
from gandan.workdays.models import CommuneDay
from gandan.workdays.services import OwnDayFacts

pytestmark = pytest.mark.django_db


@dataclass
class World:
    commune: Commune
    admin: Actor
    officer: Actor
    client: Client

    def url(self, name: str, **kwargs: Any) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})


@pytest.fixture
def world(client: Client) -> Iterator[World]:
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit()
        admin = make_actor(unit, Role.ADMINISTRATOR, full_name="Ngô Minh Khang")
        client.force_login(admin.user)
        yield World(commune, admin, make_actor(unit, Role.FOCAL_OFFICER), client)


def _newest(act: str) -> Entry:
    entry: Entry = Entry.objects.filter(act=act).latest("pk")
    return entry


def test_undo_when_alias_was_added_then_it_is_gone_and_both_acts_stand_in_the_record(world: World) -> None:
    add_unit_alias(world.admin.unit, text="Phòng VHXH", actor=world.admin)
    undo_act(_newest("unit_alias_added"), actor=world.admin)
    acts = ["unit_alias_added", "unit_alias_removed", "act_undone"]
    assert (UnitAlias.objects.count(), list(Entry.objects.order_by("pk").values_list("act", flat=True))) == (0, acts)


def test_undo_when_own_day_was_marked_then_it_follows_the_country_again(world: World) -> None:
    facts = OwnDayFacts(part=Part.NONE, name="Lễ hội đình làng", reason="Quyết định số 5/QĐ-UBND")
    set_own_day(DAY, Use.OPENING, facts, version=0, actor=world.admin)
    undo_act(_newest("calendar_own_day_set"), actor=world.admin)
    assert CommuneDay.objects.count() == 0


def test_undo_when_work_was_accepted_then_it_is_new_and_nobodys(world: World) -> None:
    work = make_assignment(make_task(make_plan(world.admin.official)), world.officer.unit)
    accept_assignment(work, actor=world.officer)
    undo_act(_newest("work_accepted"), actor=world.officer)
    work.refresh_from_db()
    assert (work.state, work.accepted_at, work.official) == (AssignmentState.NEW, None, None)


def test_undo_when_the_doer_was_named_before_then_the_name_stays(world: World) -> None:
    work = make_assignment(
        make_task(make_plan(world.admin.official)), world.officer.unit, official=world.officer.official
    )
    accept_assignment(work, actor=world.officer)
    undo_act(_newest("work_accepted"), actor=world.officer)
    work.refresh_from_db()
    assert (work.state, work.official) == (AssignmentState.NEW, world.officer.official)


def _later(world: World) -> None:
    record("unit_edited", world.admin.unit, actor=world.officer)


@pytest.mark.parametrize(
    ("case", "code"), [("later", "built_on"), ("other", "not_yours"), ("old", "too_late"), ("act", "no_undo")]
)
def test_undo_when_it_may_not_then_says_why(world: World, case: str, code: str) -> None:
    add_unit_alias(world.admin.unit, text="Phòng VHXH", actor=world.admin)
    entry = _newest("unit_alias_added")
    actor, now = world.admin, clock.now()
    if case == "later":
        _later(world)
    if case == "other":
        actor = world.officer
    if case == "old":
        now += dt.timedelta(hours=25)
    if case == "act":
        entry = record("unit_deactivated", world.admin.unit, actor=world.admin)
    with clock.at(now):
        refusal = undo_refusal(entry, actor=actor)
        with pytest.raises(NotAllowed):
            undo_act(entry, actor=actor)
    assert (refusal and refusal.code, UnitAlias.objects.count()) == (code, 1)


def test_undo_when_something_was_built_on_it_then_names_what(world: World) -> None:
    add_unit_alias(world.admin.unit, text="Phòng VHXH", actor=world.admin)
    _later(world)
    refusal = undo_refusal(_newest("unit_alias_added"), actor=world.admin)
    assert refusal is not None
    assert refusal.reason.startswith("Không hoàn tác được vì sau đó đã có việc khác: sửa đơn vị (Lê Thu Hà, ")


def test_undo_when_the_right_is_gone_by_then_refused(world: World) -> None:
    add_unit_alias(world.admin.unit, text="Phòng VHXH", actor=world.admin)
    Duty.objects.filter(official=world.admin.official).delete()
    actor = actor_of(world.admin.official, user=world.admin.user, on=DAY)
    with pytest.raises(MissingRight):
        undo_act(_newest("unit_alias_added"), actor=actor)
    assert UnitAlias.objects.count() == 1


def test_toast_when_alias_was_added_then_its_button_takes_it_back(world: World) -> None:
    unit = world.admin.unit
    page = world.client.post(world.url("unit_alias_add", code=unit.code), {"text": "Phòng VHXH"}, follow=True)
    undo = world.url("journal_undo", number=_newest("unit_alias_added").pk)
    assert f'action="{undo}"' in page.content.decode()
    back = world.url("unit", code=unit.code)
    answer = world.client.post(undo, {"ve": back}, follow=True)
    assert (answer.redirect_chain, UnitAlias.objects.count()) == ([(back, 302)], 0)
    assert "Đã hoàn tác: thêm tên gọi khác của đơn vị." in answer.content.decode()


@pytest.mark.parametrize("back", ["https://nguoi-khac.example/", "//nguoi-khac.example/", ""])
def test_undo_when_asked_to_go_elsewhere_then_goes_home(world: World, back: str) -> None:
    add_unit_alias(world.admin.unit, text="Phòng VHXH", actor=world.admin)
    response = world.client.post(world.url("journal_undo", number=_newest("unit_alias_added").pk), {"ve": back})
    assert response.headers["Location"] == reverse("home")


def test_entry_when_it_may_be_undone_then_has_the_button_else_the_reason(world: World) -> None:
    add_unit_alias(world.admin.unit, text="Phòng VHXH", actor=world.admin)
    entry = _newest("unit_alias_added")
    pages = [world.client.get(world.url("journal_entry", number=entry.pk)).content.decode()]
    _later(world)
    pages.append(world.client.get(world.url("journal_entry", number=entry.pk)).content.decode())
    undo = world.url("journal_undo", number=entry.pk)
    assert [f'action="{undo}"' in page for page in pages] == [True, False]
    assert ["Không hoàn tác được" in page for page in pages] == [False, True]


def test_official_page_when_opened_twice_a_day_then_one_look_and_none_at_oneself(world: World) -> None:
    other = make_official(world.admin.unit, full_name="Lê Thị Bưởi")
    for official in (other, other, world.admin.official):
        world.client.get(world.url("official", code=official.code))
    looks = Entry.objects.filter(act="personal_looked")
    assert list(looks.values_list("object_id", "user")) == [(other.pk, world.admin.user.pk)]


def test_entry_page_when_it_holds_a_phone_then_the_look_is_recorded(world: World) -> None:
    unit = world.admin.unit
    given = {"full_name": "Lê Thu Hà", "unit": unit, "position_title": "Chuyên viên", "phone": "0912000111"}
    edit_official(world.officer.official, version=1, actor=world.admin, **given)
    edited, plain = _newest("official_edited"), record("unit_edited", unit, actor=world.admin)
    for entry in (edited, plain):
        world.client.get(world.url("journal_entry", number=entry.pk))
    looks = Entry.objects.filter(act="personal_looked").values_list("object_type", "object_id")
    assert list(looks) == [("audit.entry", edited.pk)]
