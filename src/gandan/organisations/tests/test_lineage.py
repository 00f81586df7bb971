import datetime as dt
from collections.abc import Iterator
from operator import add

import pytest
from pytest_django import DjangoAssertNumQueries

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.lineage import (
    Lineage,
    load_lineage,
    told_units,
    units_called,
    units_of_code,
    units_standing_for,
)
from gandan.organisations.services.succession import divide_unit, merge_unit
from gandan.organisations.services.unit_names import rename_unit
from gandan.organisations.services.units import add_unit_alias, place_unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune

FROM = dt.date(2026, 4, 1)
BEFORE = dt.date(2026, 3, 31)
PAPER = "Nghị quyết số 12/NQ-HĐND ngày 20/3/2026"

# 1 has 2 and 3 below it, 3 has 4; 5 stands alone; 4 went into 5 and 6 into 2
TREE = Lineage({1: None, 2: 1, 3: 1, 4: 3, 5: None, 6: None}, {4: (5, FROM), 6: (2, FROM)}, {})
RING = Lineage({1: 2, 2: 1}, {}, {})


@pytest.mark.parametrize(
    ("unit", "before", "after"),
    [
        (1, {1, 2, 3, 4}, {1, 2, 3, 6}),
        (2, {2}, {2, 6}),
        (3, {3, 4}, {3}),
        (4, {4}, {4}),
        (5, {5}, {4, 5}),
        (6, {6}, {6}),
    ],
)
def test_standing_for_when_units_merge_then_it_goes_by_the_day(unit: int, before: set[int], after: set[int]) -> None:
    assert (TREE.standing_for(unit, BEFORE), TREE.standing_for(unit, FROM)) == (before, after)


def test_standing_for_when_rows_close_a_ring_then_it_comes_to_an_end() -> None:
    assert RING.standing_for(1, FROM) == {1, 2}


def test_rolled_up_when_units_merge_then_each_number_counts_once_on_every_level() -> None:
    own = {1: 1, 2: 20, 4: 300, 6: 4000}
    assert TREE.rolled_up(own, BEFORE, add) == {1: 321, 2: 20, 3: 300, 4: 300, 6: 4000}
    assert TREE.rolled_up(own, FROM, add) == {1: 4021, 2: 4020, 5: 300}


@pytest.fixture
def admin(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit("Văn phòng"), Role.ADMINISTRATOR)


def test_standing_for_when_services_change_units_then_merged_ones_count_and_divided_ones_do_not(
    admin: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    culture, economy, land, group = (make_unit(name) for name in ("Văn hóa", "Kinh tế", "Đất đai", "Tổ 1"))
    place_unit(group, culture, actor=admin)
    facts = {"on": FROM, "paper": PAPER, "today": DAY, "actor": admin}
    merge_unit(culture, economy, version=1, **facts)
    divide_unit(land, [economy, admin.unit], shares={}, lives_on=False, version=1, **facts)
    with django_assert_num_queries(2):
        whole = units_standing_for(economy, FROM)
    assert whole == {economy.pk, culture.pk, group.pk}
    assert units_of_code(economy.code) == sorted(whole)
    assert units_of_code(land.code) == [land.pk]
    assert units_of_code("KHONG") == []


def test_told_units_when_renamed_and_merged_inside_the_days_then_both_are_said(
    admin: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    culture, economy = make_unit("Văn hóa"), make_unit("Kinh tế")
    facts = {"on": FROM, "paper": PAPER, "today": DAY, "actor": admin}
    rename_unit(economy, version=1, name="Kinh tế và Văn hóa", short_name="KTVH", **facts)
    merge_unit(culture, economy, version=1, **facts)
    economy.refresh_from_db()
    first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    with django_assert_num_queries(2):
        [whole] = told_units([economy], first, last).values()
    note = "đến hết 31/03/2026 là Kinh tế; gồm cả Văn hóa đến hết 31/03/2026"
    assert (whole.name, whole.note, whole.whole) == ("Kinh tế và Văn hóa", note, f"Kinh tế và Văn hóa ({note})")
    assert told_units([economy], FROM, last) == {economy.pk: ("Kinh tế và Văn hóa", "")}
    assert told_units([economy], first, BEFORE) == {economy.pk: ("Kinh tế", "")}
    assert load_lineage().is_merged(culture.pk, FROM)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("phong kinh te", {"economy", "culture"}),
        ("Phòng Phát triển", {"economy", "culture"}),
        ("văn hóa", {"culture"}),
        ("VHXH", {"culture"}),
        ("không có", set()),
    ],
)
def test_units_called_when_asked_by_any_name_of_any_time_then_found(admin: Actor, words: str, found: set[str]) -> None:
    units = {"culture": make_unit("Phòng Văn hóa"), "economy": make_unit("Phòng Kinh tế")}
    add_unit_alias(units["culture"], text="Phòng VHXH", actor=admin)
    facts = {"on": FROM, "paper": PAPER, "today": DAY, "actor": admin}
    rename_unit(units["economy"], version=1, name="Phòng Phát triển", short_name="Phát triển", **facts)
    merge_unit(units["culture"], units["economy"], version=1, **facts)
    assert units_called(words) == {units[name].pk for name in found}
