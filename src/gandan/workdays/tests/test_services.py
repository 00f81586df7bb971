import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.tests.factories import make_commune
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays import services
from gandan.workdays.enums import Level, Part, Use
from gandan.workdays.following import Who
from gandan.workdays.hours import ZONE, week_of
from gandan.workdays.models import CalendarChange, CommuneDay, SpecialDay
from gandan.workdays.queries import (
    days_of_year,
    deadline_calendar,
    deadline_calendar_with,
    hours_in_force,
    opening_hours,
    working_hours,
)
from gandan.workdays.seed import UNCHECKED
from gandan.workdays.services import DayFacts, OwnDayFacts

pytestmark = pytest.mark.django_db

SATURDAY = dt.date(2031, 3, 1)
SUNDAY = dt.date(2031, 3, 2)
MONDAY = dt.date(2031, 3, 3)
WHO = Who("Ngô Minh Khang", None, "Thông báo thử")
REST = DayFacts(Part.NONE, "Nghỉ bù", "Thông báo số 12/TB-BNV", is_confirmed=False)
OWN_REST = OwnDayFacts(Part.NONE, "Lễ hội đình làng", "Kế hoạch của xã")


@pytest.fixture
def commune() -> Commune:
    return make_commune()


def changes(commune: Commune) -> list[tuple[dt.date, str, str, str]]:
    with open_commune(commune):
        return list(CalendarChange.objects.order_by("id").values_list("day", "level", "old_part", "new_part"))


@pytest.mark.parametrize(
    ("day", "part", "works"),
    [
        (MONDAY, Part.NONE, False),
        (SATURDAY, Part.ALL, True),
        (MONDAY, Part.MORNING, True),
        (SATURDAY, Part.NONE, False),
    ],
)
def test_add_day_changes_the_calendar_and_is_noted_in_each_commune(
    commune: Commune, day: dt.date, part: Part, works: bool
) -> None:
    other = make_commune("Núi Xa")
    services.add_day(day, DayFacts(part, "Ngày thử", "Thông báo số 12/TB-BNV", is_confirmed=True), who=WHO)
    noted = [(day, "ca_nuoc", "", part.value)]
    assert (deadline_calendar().is_working(day), changes(commune), changes(other)) == (works, noted, noted)


@pytest.mark.parametrize(
    ("day", "facts", "code"),
    [
        (MONDAY, DayFacts(Part.ALL, "x", "x", is_confirmed=False), "plain"),
        (dt.date(2023, 1, 2), REST, "outside"),
        (dt.date(2026, 11, 24), REST, "exists"),
        *[
            (MONDAY, DayFacts(Part.NONE, "x", source, is_confirmed=True), "unnamed")
            for source in (*UNCHECKED, "Thông báo", "Theo báo chí ngày 25/12/2025", "Thông báo số 12 năm 2026")
        ],
    ],
)
def test_add_day_when_refused_says_why(commune: Commune, day: dt.date, facts: DayFacts, code: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        services.add_day(day, facts, who=WHO)
    assert (refusal.value.code, changes(commune)) == (code, [])


def test_edit_day_when_only_its_name_changes_then_no_change_is_noted(commune: Commune) -> None:
    special = services.add_day(MONDAY, REST, who=WHO)
    held = services.edit_day(
        special, DayFacts(Part.NONE, "Tên mới", "Công văn 8/VPCP-KGVX", is_confirmed=True), version=1, who=WHO
    )
    assert (held.version, held.name, len(changes(commune))) == (2, "Tên mới", 1)


@pytest.mark.parametrize(
    ("part", "source", "is_confirmed"),
    [
        (Part.MORNING, REST.source, False),
        (Part.MORNING, "Quyết định số 15/2031/QĐ-TTg", True),
        (Part.NONE, REST.source, True),
    ],
)
def test_edit_day_when_the_part_changes_and_its_paper_does_not_then_no_longer_confirmed(
    part: Part, source: str, is_confirmed: bool
) -> None:
    special = services.add_day(MONDAY, replace(REST, is_confirmed=True), who=WHO)
    held = services.edit_day(special, DayFacts(part, REST.name, source, is_confirmed=True), version=1, who=WHO)
    assert (held.part, held.is_confirmed) == (part, is_confirmed)


def test_edit_day_when_somebody_saved_meanwhile_is_refused() -> None:
    special = services.add_day(MONDAY, REST, who=WHO)
    services.edit_day(special, REST, version=1, who=WHO)
    with pytest.raises(Stale):
        services.edit_day(special, DayFacts(Part.NONE, "Tên khác", "Nguồn", is_confirmed=False), version=1, who=WHO)
    assert SpecialDay.objects.get(day=MONDAY).name == "Nghỉ bù"


def test_confirm_day_changes_no_due_day(commune: Commune) -> None:
    special = services.add_day(MONDAY, REST, who=WHO)
    services.confirm_day(special, version=1)
    held = SpecialDay.objects.get(day=MONDAY)
    assert (held.is_confirmed, held.version, len(changes(commune))) == (True, 2, 1)


def test_confirm_day_when_it_rests_on_a_guess_is_refused() -> None:
    guess = SpecialDay.objects.filter(source__in=UNCHECKED)[0]
    with pytest.raises(NotAllowed) as refusal:
        services.confirm_day(guess, version=1)
    assert (refusal.value.code, SpecialDay.objects.get(pk=guess.pk).is_confirmed) == ("unnamed", False)


def test_remove_day_lets_the_day_follow_the_week(commune: Commune) -> None:
    special = services.add_day(MONDAY, REST, who=WHO)
    services.remove_day(special, version=1, who=WHO)
    assert (deadline_calendar().is_working(MONDAY), changes(commune)[1]) == (True, (MONDAY, "ca_nuoc", "nghi", ""))


def test_remove_day_when_somebody_removed_it_meanwhile_is_refused() -> None:
    special = services.add_day(MONDAY, REST, who=WHO)
    services.remove_day(SpecialDay.objects.get(pk=special.pk), version=1, who=WHO)
    with pytest.raises(Stale):
        services.remove_day(special, version=1, who=WHO)


def test_seeded_days_when_no_paper_names_them_then_they_are_not_confirmed() -> None:
    wrong = [one.day for one in SpecialDay.objects.all() if one.is_confirmed == (one.source in UNCHECKED)]
    words = {one.day: one.state_words for year in (2026, 2027) for one in days_of_year(year)}
    assert (wrong, words[dt.date(2026, 11, 24)], words[dt.date(2026, 2, 17)], words[dt.date(2027, 2, 5)]) == (
        [],
        "Đã xác nhận",
        "Chưa đối chiếu văn bản",
        "Dự kiến, chưa có thông báo",
    )


def test_own_day_when_set_then_only_that_commune_and_that_calendar_change(commune: Commune) -> None:
    other = make_commune("Núi Xa")
    with open_commune(commune):
        services.set_own_day(MONDAY, Use.OPENING, OWN_REST, version=0, who=WHO)
        opening = opening_hours().spans_of(MONDAY)
        counted = deadline_calendar().is_working(MONDAY)
        services.set_own_day(MONDAY, Use.DEADLINE, OWN_REST, version=0, who=WHO)
        after = deadline_calendar().is_working(MONDAY)
    with open_commune(other):
        theirs = (deadline_calendar().is_working(MONDAY), len(opening_hours().spans_of(MONDAY)))
    assert (opening, counted, after, theirs, changes(other)) == ((), True, False, (True, 2), [])


def test_own_day_when_it_stands_against_the_countrys_then_it_goes_first(commune: Commune) -> None:
    services.add_day(MONDAY, REST, who=WHO)
    with open_commune(commune):
        own = services.set_own_day(
            MONDAY, Use.DEADLINE, OwnDayFacts(Part.MORNING, "Trực", "Kế hoạch"), version=0, who=WHO
        )
        while_own = deadline_calendar().is_working(MONDAY)
        services.remove_own_day(own, version=1, who=WHO)
        assert (while_own, deadline_calendar().is_working(MONDAY)) == (True, False)


@pytest.mark.parametrize(("version", "error"), [(0, NotAllowed), (7, Stale)])
def test_own_day_when_set_over_another_then_refused(commune: Commune, version: int, error: type[Exception]) -> None:
    with open_commune(commune):
        services.set_own_day(MONDAY, Use.DEADLINE, OWN_REST, version=0, who=WHO)
        with pytest.raises(error):
            services.set_own_day(MONDAY, Use.DEADLINE, OWN_REST, version=version, who=WHO)
        assert CommuneDay.objects.get().version == 1


def test_calendar_with_another_day_saves_nothing(commune: Commune) -> None:
    with open_commune(commune):
        wished = deadline_calendar_with(MONDAY, Part.NONE, level=Level.COMMUNE)
        back = deadline_calendar_with(dt.date(2026, 11, 24), None, level=Level.COUNTRY)
        assert (wished.is_working(MONDAY), back.is_working(dt.date(2026, 11, 24))) == (False, True)
        assert (deadline_calendar().is_working(MONDAY), deadline_calendar().is_working(dt.date(2026, 11, 24))) == (
            True,
            False,
        )


def test_hours_when_a_commune_sets_its_own_then_they_and_the_cut_off_hold(commune: Commune) -> None:
    morning = [("07:00", "11:30")]
    week = week_of([[*morning, ("13:00", "16:30")]] * 5 + [morning, []])
    with open_commune(commune):
        services.set_hours(week, dt.time(16), reason="Niêm yết", version=0)
        saturday = dt.datetime(2031, 3, 1, 8, tzinfo=ZONE)
        held = (hours_in_force(), opening_hours().is_open(saturday), working_hours().is_open(saturday))
        with pytest.raises(Stale):
            services.set_hours(week, dt.time(15), reason="Niêm yết", version=0)
    assert held == ((week, dt.time(16)), True, False)


@pytest.mark.parametrize(
    "spans", [[("11:00", "07:00")], [("07:00", "07:00")], [("07:00", "12:00"), ("11:30", "17:00")]]
)
def test_hours_when_they_run_backwards_or_overlap_then_refused(commune: Commune, spans: list[tuple[str, str]]) -> None:
    with open_commune(commune), pytest.raises(NotAllowed) as refusal:
        services.set_hours(week_of([spans] + [[]] * 6), dt.time(15), reason="x", version=0)
    assert refusal.value.code == "hours"


def test_deadline_calendar_is_one_query(commune: Commune, django_assert_num_queries: Any) -> None:
    with open_commune(commune), django_assert_num_queries(1):
        deadline_calendar()
