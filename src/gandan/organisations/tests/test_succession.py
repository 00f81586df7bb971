import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import IntegrityError, transaction

from gandan.audit.models import Entry
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role, SuccessionKind
from gandan.organisations.models import Duty, FormerName, Unit, UnitAlias, UnitGroup, UnitGroupMember, UnitSuccession
from gandan.organisations.open_work import holdings_of
from gandan.organisations.queries import MatchKind, find_units, load_directory, unit_choices
from gandan.organisations.services.succession import divide_unit, merge_unit
from gandan.organisations.services.unit_names import rename_unit
from gandan.organisations.services.units import add_unit_alias, place_unit, reactivate_unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

FROM = dt.date(2026, 4, 1)
BEFORE = dt.date(2026, 3, 31)
PAPER = "Nghị quyết số 12/NQ-HĐND ngày 20/3/2026"


@dataclass
class World:
    culture: Unit
    economy: Unit
    admin: Actor


@pytest.fixture
def world() -> Iterator[World]:
    with open_commune(make_commune()):
        office = make_unit("Văn phòng HĐND và UBND")
        admin = make_actor(office, Role.ADMINISTRATOR, full_name="Ngô Minh Khang")
        yield World(make_unit("Phòng Văn hóa - Xã hội"), make_unit("Phòng Kinh tế"), admin)


def rename(unit: Unit, name: str, *, on: dt.date = FROM, version: int = 1, actor: Actor) -> Unit:
    return rename_unit(unit, version=version, name=name, short_name=name, on=on, paper=PAPER, today=DAY, actor=actor)


def merge(world: World, *, on: dt.date = FROM, version: int = 1) -> None:
    merge_unit(world.culture, world.economy, version=version, on=on, paper=PAPER, today=DAY, actor=world.admin)


def acts() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("act", flat=True))


def test_rename_unit_when_a_day_is_asked_then_the_name_of_that_day_is_told(world: World) -> None:
    unit = rename(world.culture, "Phòng Văn hóa, Khoa học và Thông tin", actor=world.admin)
    assert (unit.name_on(BEFORE).full, unit.name_on(FROM).full, acts()) == (
        "Phòng Văn hóa - Xã hội",
        "Phòng Văn hóa, Khoa học và Thông tin",
        ["unit_renamed"],
    )
    assert FormerName.objects.get().paper == PAPER


@pytest.mark.parametrize(
    ("on", "code"), [(DAY + dt.timedelta(days=1), "day_ahead"), (FROM, "too_early"), (BEFORE, "too_early")]
)
def test_rename_unit_when_day_lies_ahead_or_before_the_last_change_then_is_refused(
    world: World, on: dt.date, code: str
) -> None:
    unit = rename(world.culture, "Phòng Văn hóa", actor=world.admin)
    with pytest.raises(NotAllowed) as refusal:
        rename(unit, "Phòng Xã hội", on=on, version=2, actor=world.admin)
    assert (refusal.value.code, acts()) == (code, ["unit_renamed"])


def test_rename_unit_when_another_unit_in_use_has_the_name_then_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refusal:
        rename(world.culture, "phòng kinh tế", actor=world.admin)
    assert refusal.value.code == "name_taken"


def test_rename_unit_when_changed_meanwhile_then_is_stale(world: World) -> None:
    with pytest.raises(Stale):
        rename(world.culture, "Phòng Văn hóa", version=7, actor=world.admin)


def test_find_units_when_renamed_then_old_paper_is_sure_and_new_paper_with_the_old_name_is_looked_at(
    world: World,
) -> None:
    rename(world.culture, "Phòng Văn hóa, Khoa học và Thông tin", actor=world.admin)
    then, today = load_directory(BEFORE), load_directory(DAY)
    words = "Phòng Văn hóa - Xã hội phường"
    assert [(one.codes, one.is_sure) for one in (find_units(words, then), find_units(words, today))] == [
        ((world.culture.code,), True),
        ((world.culture.code,), False),
    ]


def test_find_units_when_alias_held_for_a_time_then_only_papers_of_that_time_are_sure(world: World) -> None:
    add_unit_alias(world.culture, text="Ban Văn hóa", actor=world.admin, to_on=BEFORE)
    add_unit_alias(world.economy, text="Ban Văn hóa", actor=world.admin, from_on=FROM)
    found = [find_units("Ban Văn hóa", load_directory(on)) for on in (BEFORE, FROM, None)]
    assert [(one.codes, one.is_sure) for one in found] == [
        ((world.culture.code,), True),
        ((world.economy.code,), True),
        ((world.economy.code,), True),
    ]


def test_add_unit_alias_when_periods_overlap_then_is_refused(world: World) -> None:
    add_unit_alias(world.culture, text="Ban Văn hóa", actor=world.admin, to_on=BEFORE)
    with pytest.raises(NotAllowed) as refusal:
        add_unit_alias(world.economy, text="ban van hoa", actor=world.admin, from_on=BEFORE)
    assert refusal.value.code == "name_taken"


def test_merge_unit_when_done_then_people_roles_groups_and_parts_go_to_the_successor(world: World) -> None:
    head = make_official(world.culture, roles=[Role.UNIT_HEAD])
    focal = make_official(world.culture, roles=[Role.FOCAL_OFFICER])
    make_official(world.economy, roles=[Role.UNIT_HEAD])
    below = make_unit("Nhà văn hóa")
    place_unit(below, world.culture, actor=world.admin)
    group = UnitGroup(code="NH1", name="Các phòng")
    group.save()
    UnitGroupMember(group=group, unit=world.culture).save()
    merge(world, version=1)
    for row in (world.culture, below, head, focal):
        row.refresh_from_db()
    running = Duty.objects.filter(unit=world.economy, to_on=None).values_list("role", "official_id")
    assert (world.culture.is_active, world.culture.to_on, below.parent_id, head.unit_id, focal.unit_id) == (
        False,
        BEFORE,
        world.economy.pk,
        world.economy.pk,
        world.economy.pk,
    )
    assert (Role.FOCAL_OFFICER, focal.pk) in running
    assert (Role.UNIT_HEAD, head.pk) not in running
    members = UnitGroupMember.objects.order_by("unit_id").values_list("unit_id", "from_on", "to_on")
    assert list(members) == [(world.culture.pk, None, BEFORE), (world.economy.pk, FROM, None)]
    assert acts()[1:] == ["official_moved", "official_moved", "unit_merged", "unit_took_over"]
    assert list(UnitSuccession.objects.values_list("on", "paper")) == [(FROM, PAPER)]


def test_find_units_when_merged_then_the_old_name_leads_to_the_successor(world: World) -> None:
    add_unit_alias(world.culture, text="P. VHXH", actor=world.admin)
    merge(world, version=1)
    directory = load_directory(DAY)
    found = [find_units(words, directory) for words in ("Phòng Văn hóa - Xã hội", "P. VHXH")]
    assert [(one.kind, one.codes, one.is_sure) for one in found] == [
        (MatchKind.UNIT, (world.economy.code,), False),
        (MatchKind.UNIT, (world.economy.code,), False),
    ]
    assert unit_choices()[-1] == (world.culture.code, "Phòng Văn hóa - Xã hội (đã ngừng)")
    assert UnitAlias.objects.get().to_on == BEFORE


def test_merge_unit_when_into_itself_or_an_ended_unit_then_is_refused(world: World) -> None:
    ended = make_unit("Phòng cũ")
    ended.is_active = False
    ended.save()
    codes = []
    for successor in (world.culture, ended):
        with pytest.raises(NotAllowed) as refusal:
            merge_unit(world.culture, successor, version=1, on=FROM, paper=PAPER, today=DAY, actor=world.admin)
        codes.append(refusal.value.code)
    assert (codes, acts()) == (["same_unit", "heir_ended"], [])


def test_merge_unit_when_done_then_it_can_not_be_used_again(world: World) -> None:
    merge(world)
    with pytest.raises(NotAllowed) as refusal:
        reactivate_unit(world.culture, actor=world.admin)
    assert refusal.value.code == "succeeded"


@pytest.mark.parametrize("lives_on", [True, False])
def test_divide_unit_when_done_then_each_thing_goes_where_it_was_said(world: World, lives_on: bool) -> None:
    science = make_unit("Phòng Khoa học")
    named, rest = make_official(world.culture), make_official(world.culture)
    kind = holdings_of(world.culture)[0]
    divide_unit(
        world.culture,
        [world.economy, science],
        shares={kind.share_key(named.code): science},
        lives_on=lives_on,
        version=1,
        on=FROM,
        paper=PAPER,
        today=DAY,
        actor=world.admin,
    )
    for row in (named, rest, world.culture):
        row.refresh_from_db()
    assert (named.unit_id, rest.unit_id, world.culture.is_active) == (
        science.pk,
        world.culture.pk if lives_on else world.economy.pk,
        lives_on,
    )
    match = find_units("Phòng Văn hóa - Xã hội", load_directory(DAY))
    assert match.kind is (MatchKind.UNIT if lives_on else MatchKind.COLLECTIVE)


def test_divide_unit_when_it_ends_with_one_successor_then_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refusal:
        divide_unit(
            world.culture,
            [world.economy],
            shares={},
            lives_on=False,
            version=1,
            on=FROM,
            paper=PAPER,
            today=DAY,
            actor=world.admin,
        )
    assert refusal.value.code == "one_successor"


def test_place_unit_when_it_would_close_a_ring_then_is_refused(world: World) -> None:
    place_unit(world.culture, world.economy, actor=world.admin)
    with pytest.raises(NotAllowed) as refusal:
        place_unit(world.economy, world.culture, actor=world.admin)
    assert refusal.value.code == "ring"


def test_place_unit_when_stored_rows_close_a_ring_then_comes_to_an_end(world: World) -> None:
    Unit.objects.filter(pk=world.culture.pk).update(parent=world.economy)
    Unit.objects.filter(pk=world.economy.pk).update(parent=world.culture)
    below = make_unit("Nhà văn hóa")
    assert place_unit(below, world.culture, actor=world.admin).parent == world.culture


def test_unit_when_put_below_itself_then_the_database_refuses(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=world.culture.pk).update(parent=world.culture)


@pytest.mark.parametrize("is_direct", [True, False])
def test_merge_unit_when_the_successor_lies_below_then_it_rises_and_takes_the_other_parts(
    world: World, is_direct: bool
) -> None:
    people, house, library = make_unit("UBND"), make_unit("Nhà văn hóa"), make_unit("Thư viện")
    pairs = [(world.culture, people), (house, world.culture), (library, world.culture)]
    for unit, parent in [*pairs, (world.economy, world.culture if is_direct else house)]:
        place_unit(unit, parent, actor=world.admin)
    merge(world, version=2)
    rows = dict(Unit.objects.values_list("name", "parent__name"))
    assert [rows[unit.name] for unit in (world.economy, house, library)] == ["UBND", "Phòng Kinh tế", "Phòng Kinh tế"]


def divide_in_part(world: World, *, on: dt.date, version: int) -> None:
    divide_unit(
        world.culture,
        [world.economy],
        shares={},
        lives_on=True,
        version=version,
        on=on,
        paper=PAPER,
        today=DAY,
        actor=world.admin,
    )


def test_divide_unit_when_divided_again_then_each_day_is_kept_and_the_same_day_is_refused(world: World) -> None:
    divide_in_part(world, on=FROM, version=1)
    with pytest.raises(NotAllowed) as refusal:
        divide_in_part(world, on=FROM, version=2)
    divide_in_part(world, on=DAY, version=2)
    merge(world, on=DAY, version=3)
    assert (refusal.value.code, list(UnitSuccession.objects.values_list("on", "kind"))) == (
        "succession_known",
        [(FROM, SuccessionKind.DIVIDED), (DAY, SuccessionKind.DIVIDED), (DAY, SuccessionKind.MERGED)],
    )
