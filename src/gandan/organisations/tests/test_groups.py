import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django import forms
from pytest_django import DjangoAssertNumQueries

from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.forms.choosing import UnitCodesField, UnitsField
from gandan.organisations.models import Unit, UnitGroup, UnitGroupMember
from gandan.organisations.queries import MatchKind, find_units, load_directory
from gandan.organisations.saved_groups import SavedGroup, groups_to_choose
from gandan.organisations.services.groups import Grouping, add_group, edit_group
from gandan.organisations.services.succession import divide_unit, merge_unit
from gandan.organisations.services.units import deactivate_unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.organisations.tests.world import World
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

FROM = dt.date(2026, 4, 1)
BEFORE = dt.date(2026, 3, 31)
PAPER = "Nghị quyết số 12/NQ-HĐND ngày 20/3/2026"
WORDS = "Khối đoàn thể"


@dataclass
class Scene:
    women: Unit
    youth: Unit
    veterans: Unit
    admin: Actor
    group: UnitGroup


@pytest.fixture
def scene() -> Iterator[Scene]:
    with open_commune(make_commune()):
        women, youth, veterans = make_unit("Hội Phụ nữ"), make_unit("Đoàn Thanh niên"), make_unit("Hội Cựu chiến binh")
        admin = make_actor(make_unit("Văn phòng"), Role.ADMINISTRATOR)
        yield Scene(women, youth, veterans, admin, add_group(Grouping(WORDS, [women, youth]), actor=admin))


def edit(scene: Scene, *units: Unit, since: dt.date | None = None, to_on: dt.date | None = None) -> None:
    version = UnitGroup.objects.get().version
    edit_group(scene.group, Grouping(WORDS, units, to_on=to_on), version=version, since=since, actor=scene.admin)


def read(on: dt.date | None) -> tuple[str, ...]:
    return find_units("khối đoàn thể phường", load_directory(on)).codes


def test_group_when_units_come_and_go_then_a_paper_is_read_as_those_of_its_day(scene: Scene) -> None:
    edit(scene, scene.women, scene.veterans, since=FROM)
    assert [read(day) for day in (BEFORE, FROM, None)] == [
        (scene.women.code, scene.youth.code),
        (scene.women.code, scene.veterans.code),
        (scene.women.code, scene.veterans.code),
    ]


def test_group_when_put_right_without_a_day_then_it_holds_for_all_days(scene: Scene) -> None:
    edit(scene, scene.women, scene.veterans)
    assert [read(day) for day in (BEFORE, FROM)] == [(scene.women.code, scene.veterans.code)] * 2


def test_group_when_a_unit_leaves_and_comes_back_the_next_day_then_it_never_left(scene: Scene) -> None:
    edit(scene, scene.women, since=FROM)
    edit(scene, scene.women, scene.youth, since=FROM)
    assert [read(day) for day in (BEFORE, FROM)] == [(scene.women.code, scene.youth.code)] * 2
    assert list(UnitGroupMember.objects.filter(unit=scene.youth).values_list("from_on", "to_on")) == [(None, None)]


def test_group_when_a_unit_comes_back_later_then_the_time_between_stays_without_it(scene: Scene) -> None:
    edit(scene, scene.women, since=FROM)
    edit(scene, scene.women, scene.youth, since=dt.date(2026, 9, 1))
    assert [len(read(day)) for day in (BEFORE, FROM, dt.date(2026, 9, 1))] == [2, 1, 2]


def test_group_when_its_days_are_over_then_its_name_is_no_group(scene: Scene) -> None:
    edit(scene, scene.women, scene.youth, to_on=BEFORE)
    found = [find_units(WORDS, load_directory(day)).kind for day in (BEFORE, FROM)]
    assert (found, [group.name for group in groups_to_choose(DAY)]) == ([MatchKind.GROUP, MatchKind.OUTSIDE], [])


def test_group_when_its_last_day_lies_before_its_first_is_refused(scene: Scene) -> None:
    wanted = Grouping(WORDS, [scene.women], from_on=FROM, to_on=BEFORE)
    with pytest.raises(NotAllowed) as refusal:
        edit_group(scene.group, wanted, version=1, actor=scene.admin)
    assert (refusal.value.code, UnitGroup.objects.get().version) == ("group_period", 1)


def test_group_when_a_member_is_merged_then_earlier_papers_lead_to_its_successor(scene: Scene) -> None:
    merge_unit(scene.youth, scene.veterans, version=1, on=FROM, paper=PAPER, today=DAY, actor=scene.admin)
    expected = (scene.women.code, scene.veterans.code)
    rows = UnitGroupMember.objects.order_by("unit__position").values_list("unit__name", "from_on", "to_on")
    assert [read(day) for day in (BEFORE, FROM)] == [expected, expected]
    assert list(rows) == [
        ("Hội Phụ nữ", None, None),
        ("Đoàn Thanh niên", None, BEFORE),
        ("Hội Cựu chiến binh", FROM, None),
    ]


def test_group_when_a_member_is_divided_into_another_member_then_it_stands_once(scene: Scene) -> None:
    heirs = [scene.women, scene.veterans]
    facts = {"version": 1, "on": FROM, "paper": PAPER, "today": DAY, "actor": scene.admin}
    divide_unit(scene.youth, heirs, shares={}, lives_on=False, **facts)
    assert [read(day) for day in (BEFORE, FROM)] == [(scene.women.code, scene.veterans.code)] * 2


def test_groups_to_choose_when_a_member_is_out_of_use_then_it_is_left_out(
    scene: Scene, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    deactivate_unit(scene.youth, reason="giải thể", actor=scene.admin)
    with django_assert_num_queries(2):
        found = groups_to_choose(DAY)
    assert [(group.name, group.units) for group in found] == [(WORDS, (scene.women.code,))]


@pytest.mark.parametrize(
    ("given", "expected"),
    [(["nhom:K"], ["A", "B"]), (["C", "nhom:K", "B"], ["A", "B", "C"]), (["C"], ["C"]), ([], [])],
)
def test_units_field_when_a_group_is_ticked_then_its_units_are_meant(given: list[str], expected: list[str]) -> None:
    field = UnitCodesField(required=False)
    groups = [SavedGroup(1, "K", "Khối", ("B", "A")), SavedGroup(2, "T", "Trống", ())]
    field.offer([("A", "Hội A"), ("B", "Hội B"), ("C", "Hội C")], groups)
    assert [label for _value, label in field.choices][:2] == ["Cả nhóm: Khối (2 đơn vị)", "Hội A"]
    assert field.clean(given) == expected


def test_units_field_when_an_unknown_group_is_sent_is_refused(scene: Scene) -> None:
    field = UnitsField()
    field.offer_rows([scene.women, scene.youth], groups_to_choose(DAY))
    assert field.clean([f"nhom:{scene.group.code}"]) == [scene.women, scene.youth]
    with pytest.raises(forms.ValidationError):
        field.clean(["nhom:KHONG"])


def test_group_page_when_a_member_left_then_its_days_are_shown(world: World) -> None:
    other = make_unit("Phòng Kinh tế")
    start = {"name": "Các phòng", "aliases": "", "version": "1", "since": "01/04/2026"}
    response = world.post("unit_group", {**start, "units": [other.code]}, code="NH1")
    page = world.get("unit_group", code="NH1").content.decode()
    listed = world.get("unit_groups").content.decode()
    assert response.status_code == 302
    assert [words in page for words in ("đến hết 31/03/2026", "từ 01/04/2026")] == [True, True]
    assert [unit.short_name in listed for unit in (other, world.unit)] == [True, False]
