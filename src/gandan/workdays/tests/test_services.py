import datetime as dt
from collections.abc import Iterator

import pytest

from gandan.common.errors import NotAllowed, Stale
from gandan.workdays.models import SpecialDay
from gandan.workdays.queries import days_of_year, deadline_calendar
from gandan.workdays.services import add_day, confirm_day, edit_day, remove_day
from gandan.workdays.signals import calendar_changed

pytestmark = pytest.mark.django_db

SATURDAY = dt.date(2031, 3, 1)
MONDAY = dt.date(2031, 3, 3)


@pytest.fixture
def heard() -> Iterator[list[dt.date]]:
    days: list[dt.date] = []

    def hear(sender: object, day: dt.date, **kwargs: object) -> None:
        days.append(day)

    calendar_changed.connect(hear)
    yield days
    calendar_changed.disconnect(hear)


def make_day(day: dt.date = MONDAY, *, is_working: bool = False) -> SpecialDay:
    return add_day(day, is_working=is_working, name="Nghỉ bù", source="Thông báo thử", is_confirmed=False)


@pytest.mark.parametrize(("day", "is_working"), [(MONDAY, False), (SATURDAY, True), (SATURDAY, False)])
def test_add_day_changes_the_calendar_and_tells(day: dt.date, is_working: bool, heard: list[dt.date]) -> None:
    make_day(day, is_working=is_working)
    assert (deadline_calendar().is_working(day), heard) == (is_working, [day])


@pytest.mark.parametrize(
    ("day", "is_working", "code"),
    [(MONDAY, True, "plain"), (dt.date(2023, 1, 2), False, "outside"), (dt.date(2026, 11, 24), False, "exists")],
)
def test_add_day_when_refused_says_why(day: dt.date, is_working: bool, code: str, heard: list[dt.date]) -> None:
    with pytest.raises(NotAllowed) as refusal:
        make_day(day, is_working=is_working)
    assert (refusal.value.code, heard) == (code, [])


def test_edit_day_numbers_the_version(heard: list[dt.date]) -> None:
    special = make_day(SATURDAY)
    held = edit_day(special, version=1, is_working=True, name="Làm bù", source="Thông báo 2", is_confirmed=True)
    assert (held.version, deadline_calendar().is_working(SATURDAY), heard) == (2, True, [SATURDAY, SATURDAY])


def test_edit_day_when_somebody_saved_meanwhile_is_refused() -> None:
    special = make_day()
    edit_day(special, version=1, is_working=False, name="Tên mới", source="Nguồn", is_confirmed=False)
    with pytest.raises(Stale):
        edit_day(special, version=1, is_working=False, name="Tên khác", source="Nguồn", is_confirmed=False)
    assert SpecialDay.objects.get(day=MONDAY).name == "Tên mới"


def test_confirm_day_changes_no_due_day(heard: list[dt.date]) -> None:
    special = make_day()
    confirm_day(special, version=1)
    held = SpecialDay.objects.get(day=MONDAY)
    assert (held.is_confirmed, held.version, heard) == (True, 2, [MONDAY])


def test_remove_day_lets_the_day_follow_the_week(heard: list[dt.date]) -> None:
    special = make_day()
    remove_day(special, version=1)
    assert (deadline_calendar().is_working(MONDAY), heard) == (True, [MONDAY, MONDAY])


def test_remove_day_when_somebody_removed_it_meanwhile_is_refused() -> None:
    special = make_day()
    remove_day(SpecialDay.objects.get(pk=special.pk), version=1)
    with pytest.raises(Stale):
        remove_day(special, version=1)


def test_seeded_day_of_culture_names_its_own_source() -> None:
    sources = {special.day: special.source for special in days_of_year(2026)}
    assert (sources[dt.date(2026, 11, 24)], sources[dt.date(2026, 9, 2)]) == (
        "Nghị quyết số 28/2026/QH16",
        "Lịch nghỉ lễ theo thư viện, chưa đối chiếu văn bản",
    )
