"""Figures of units that were merged, divided, renamed or have units below them, over the day of the change."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pytest
from pytest_django import DjangoAssertNumQueries

from gandan.activities.queries import activities_in
from gandan.dashboards.queries.place import Place
from gandan.dashboards.queries.units import unit_lines
from gandan.indicators.queries import find_indicator
from gandan.indicators.queries.units import unit_rows
from gandan.indicators.registry import Scope, scope_of
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.enums import Right, Role, SuccessionKind
from gandan.organisations.lineage import units_standing_for
from gandan.organisations.models import Unit, UnitSuccession
from gandan.organisations.permissions import MissingRight
from gandan.organisations.services.succession import divide_unit, merge_unit
from gandan.organisations.services.unit_names import rename_unit
from gandan.organisations.services.units import place_unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.plans.forms.filters import WorkFilter
from gandan.plans.queries.task_list import filtered_work
from gandan.reports.enums import ReportState
from gandan.reports.models import Report
from gandan.reports.permissions import get_own_report_or_404, get_report_or_404
from gandan.reports.queries import reports_for
from gandan.reports.queries.material import Material, gather
from gandan.reports.queries.reports import report_rows
from gandan.reports.tests.factories import make_activity, make_form, make_part, make_plan, make_report, make_task
from gandan.tenancy.scope import open_commune
from gandan.workdays.queries import deadline_calendar
from gandan.workdays.windows import Window

pytestmark = pytest.mark.django_db

YEAR = Window(dt.date(2026, 1, 1), dt.date(2026, 10, 31))
SPRING = Window(dt.date(2026, 1, 1), dt.date(2026, 3, 31))
CHANGE = dt.date(2026, 4, 1)
EARLY, LATE = dt.date(2026, 2, 10), dt.date(2026, 6, 10)
TODAY = dt.date(2026, 11, 18)
FACTS = {"version": 1, "on": CHANGE, "paper": "Nghị quyết số 12/NQ-HĐND ngày 20/3/2026", "today": TODAY}
DONE = "plans.done"
_numbers = count(1)


@dataclass
class Scene:
    culture: Unit
    economy: Unit
    actor: Actor

    @property
    def both(self) -> tuple[Unit, Unit]:
        return self.economy, self.culture

    def report(self, unit: Unit | None, window: Window) -> Report:
        form = make_form(f"mau-{next(_numbers)}", is_of_unit=unit is not None)
        days = (window.from_on, window.to_on)
        return make_report(None, self.actor.official, window=days, unit=unit, form=form)

    def told(self, unit: Unit | None, window: Window = YEAR) -> Material:
        return gather(self.report(unit, window), (), today=TODAY)

    def done(self, unit: Unit, window: Window = YEAR) -> int:
        indicator = find_indicator(DONE)
        assert indicator is not None
        scope = scope_of(window, TODAY, unit)
        measured = int(indicator.measure(scope).numerator or 0)
        assert indicator.records(scope).count() == measured
        assert self.told(unit, window).counts.total.done == measured
        return measured


@pytest.fixture
def scene() -> Iterator[Scene]:
    """Culture did two parts before the change, economy one before and one after."""
    with open_commune(make_commune()):
        actor = make_actor(make_unit("Văn phòng"), Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)
        made = Scene(make_unit("Phòng Văn hóa"), make_unit("Phòng Kinh tế"), actor)
        task = make_task(make_plan(actor.unit, actor.official))
        for unit, day in ((made.culture, EARLY), (made.culture, EARLY), (made.economy, EARLY), (made.economy, LATE)):
            make_part(task, unit, due=day, done=day)
        yield made


def unit_table(scene: Scene, window: Window = YEAR) -> list[tuple[str, int]]:
    return [(row.name, row.counts.done) for row in scene.told(None, window).units]


def test_figures_when_a_unit_was_merged_in_the_window_then_they_count_for_its_successor(scene: Scene) -> None:
    merge_unit(scene.culture, scene.economy, **FACTS, actor=scene.actor)
    assert [scene.done(unit) for unit in scene.both] == [4, 2]
    assert unit_table(scene) == [("Phòng Kinh tế (gồm cả Phòng Văn hóa đến hết 31/03/2026)", 4)]


def test_figures_when_the_window_ends_before_the_merger_then_each_unit_has_its_own(scene: Scene) -> None:
    merge_unit(scene.culture, scene.economy, **FACTS, actor=scene.actor)
    assert [scene.done(unit, SPRING) for unit in scene.both] == [1, 2]
    assert unit_table(scene, SPRING) == [("Phòng Văn hóa", 2), ("Phòng Kinh tế", 1)]


def test_figures_when_a_unit_was_divided_then_what_it_did_stays_under_its_name(scene: Scene) -> None:
    heirs = [scene.economy, scene.actor.unit]
    divide_unit(scene.culture, heirs, shares={}, lives_on=False, **FACTS, actor=scene.actor)
    assert [scene.done(unit) for unit in scene.both] == [2, 2]
    assert unit_table(scene) == [("Phòng Văn hóa (hoạt động đến hết 31/03/2026)", 2), ("Phòng Kinh tế", 2)]


def test_figures_when_a_unit_was_renamed_in_the_window_then_the_former_name_is_said(scene: Scene) -> None:
    rename_unit(scene.culture, name="Phòng Văn hóa, Thông tin", short_name="VHTT", **FACTS, actor=scene.actor)
    assert scene.done(scene.culture) == 2
    assert unit_table(scene) == [
        ("Phòng Văn hóa, Thông tin (đến hết 31/03/2026 là Phòng Văn hóa)", 2),
        ("Phòng Kinh tế", 2),
    ]


def test_figures_when_units_lie_below_a_unit_then_it_counts_them_and_they_stand_by_themselves(scene: Scene) -> None:
    place_unit(scene.culture, scene.economy, actor=scene.actor)
    assert [scene.done(unit) for unit in scene.both] == [4, 2]
    assert unit_table(scene) == [("Phòng Văn hóa", 2), ("Phòng Kinh tế", 4)]
    assert scene.told(None).counts.total.done == 4


def test_activities_when_a_unit_was_merged_then_its_successor_tells_them(scene: Scene) -> None:
    activity = make_activity(scene.culture, scene.actor.official, EARLY)
    merge_unit(scene.culture, scene.economy, **FACTS, actor=scene.actor)
    found = [list(activities_in(YEAR, units=units_standing_for(unit, YEAR.to_on))) for unit in scene.both]
    assert found == [[activity], [activity]]


def test_unit_tables_when_a_unit_was_merged_then_board_and_indicator_say_so(scene: Scene) -> None:
    merge_unit(scene.culture, scene.economy, **FACTS, actor=scene.actor)
    indicator = find_indicator(DONE)
    assert indicator is not None
    note = "gồm cả Phòng Văn hóa đến hết 31/03/2026"
    rows = unit_rows(indicator, Scope(YEAR, TODAY))
    place = Place(scene.actor, YEAR, TODAY, deadline_calendar(), None, None)
    lines = unit_lines(place)
    assert [(row.unit, row.note, row.words) for row in rows] == [("Phòng Kinh tế", note, "4")]
    assert [(*line.told, line.done.count) for line in lines] == [("Phòng Kinh tế", note, 4)]


def test_task_list_when_filtered_by_the_successor_then_the_closed_work_of_the_merged_unit_is_found(
    scene: Scene,
) -> None:
    merge_unit(scene.culture, scene.economy, **FACTS, actor=scene.actor)
    found = [filtered_work(WorkFilter(unit=unit.code), actor=scene.actor, today=TODAY).count() for unit in scene.both]
    assert found == [4, 2]


def send(scene: Scene, unit: Unit, *, on: dt.date = EARLY) -> Report:
    report = scene.report(unit, SPRING)
    report.state, report.sent_at = ReportState.SENT, dt.datetime(on.year, on.month, on.day, 9, tzinfo=dt.UTC)
    report.save()
    return report


def listed(actor: Actor, **asked: str) -> list[tuple[str, str]]:
    return [(row.whose, row.now) for row in report_rows(reports_for(actor, **asked))]


@pytest.mark.parametrize("asked", [{"words": "phong van hoa"}, {"words": "Thông tin"}, {"words": "ket qua"}, {}])
def test_report_when_its_unit_was_renamed_then_found_by_both_names_under_that_of_its_day(
    scene: Scene, asked: dict[str, str]
) -> None:
    send(scene, scene.culture)
    rename_unit(scene.culture, name="Phòng Thông tin", short_name="Thông tin", **FACTS, actor=scene.actor)
    expected = [("Phòng Văn hóa", "nay là Phòng Thông tin")]
    assert (listed(scene.actor, **asked), listed(scene.actor, words="Kinh tế")) == (expected, [])


def test_report_when_its_unit_went_into_another_then_found_from_there_and_read_there(scene: Scene) -> None:
    report, other = send(scene, scene.culture), send(scene, scene.actor.unit)
    stranger, head = make_actor(make_unit("Trạm Y tế"), Role.UNIT_HEAD), make_actor(scene.economy, Role.UNIT_HEAD)
    before = listed(head)
    merge_unit(scene.culture, scene.economy, **FACTS, actor=scene.actor)
    head, stranger = (actor_of(one.official, user=one.user, on=TODAY) for one in (head, stranger))
    expected = [("Phòng Văn hóa", "nay thuộc Phòng Kinh tế")]
    ways = [{}, {"unit": scene.economy.code}, {"unit": scene.culture.code}, {"words": "kinh te"}, {"words": "Văn hóa"}]
    assert (before, [listed(head, **asked) for asked in ways]) == ([], [expected] * len(ways))
    assert get_report_or_404(report.code, actor=head) == report
    assert listed(stranger) == []
    for actor, code in ((stranger, report.code), (head, other.code)):
        with pytest.raises(MissingRight):
            get_report_or_404(code, actor=actor)


def test_report_rows_ask_as_often_for_more_reports(
    scene: Scene, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for unit in (scene.culture, scene.economy, scene.actor.unit):
        send(scene, unit)
        with django_assert_num_queries(2):
            listed(scene.actor)


def test_report_when_its_unit_ended_before_sending_it_then_the_successor_may_finish_it(scene: Scene) -> None:
    report = scene.report(scene.culture, SPRING)
    person = make_actor(scene.economy, Role.UNIT_HEAD).official
    heads = [actor_of(person, user=None, on=TODAY)]
    # the successor owes the same report itself, so that this one stays with the unit that owed it
    Unit.objects.filter(pk=scene.culture.pk).update(is_active=False, to_on=CHANGE - dt.timedelta(days=1))
    UnitSuccession(
        predecessor=scene.culture, successor=scene.economy, kind=SuccessionKind.MERGED, on=CHANGE, paper="NQ"
    ).save()
    heads.append(actor_of(person, user=None, on=TODAY))
    rights = (Right.REPORT_MAKE, Right.REPORT_SEND, Right.TASK_WORK)
    assert [[head.has_in(right, report.unit_id) for right in rights] for head in heads] == [[False] * 3, [True] * 3]
    assert get_own_report_or_404(report.code, actor=heads[1]) == report


def test_report_when_its_unit_ended_is_not_read_by_who_was_given_a_part_of_it_before(scene: Scene) -> None:
    report, third = scene.report(scene.culture, SPRING), make_unit("Trung tâm Văn hóa")
    people = [make_actor(unit, Role.UNIT_HEAD).official for unit in (scene.economy, third)]
    divide_unit(scene.culture, [scene.economy], shares={}, lives_on=True, actor=scene.actor, **FACTS)
    merged = {**FACTS, "version": 2, "on": CHANGE + dt.timedelta(days=30)}
    merge_unit(scene.culture, third, actor=scene.actor, **merged)
    heads = [actor_of(person, user=None, on=TODAY) for person in people]
    report.refresh_from_db()
    assert report.unit_id is not None
    units = (scene.culture.pk, report.unit_id)
    assert [[head.has_in(Right.REPORT_READ, unit) for unit in units] for head in heads] == [[False] * 2, [True] * 2]
