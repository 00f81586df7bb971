import datetime as dt

import pytest

from gandan.workdays.queries import FIRST, LAST
from gandan.workdays.rules import Calendar, build
from gandan.workdays.seed import YEARS, days_of


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return build(FIRST, LAST, tuple((day, works) for year in YEARS for day, works, *_ in days_of(year)))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (dt.date(2026, 11, 18), True),
        (dt.date(2026, 11, 21), False),
        (dt.date(2026, 11, 24), False),  # Ngày Văn hóa Việt Nam
        (dt.date(2026, 1, 2), False),
        (dt.date(2026, 1, 10), True),  # Saturday worked for 2/1
        (dt.date(2026, 8, 31), False),
        (dt.date(2026, 8, 22), True),  # Saturday worked for 31/8
        (dt.date(2026, 2, 16), False),
        (dt.date(2025, 5, 2), False),
        (dt.date(2025, 4, 26), True),
    ],
)
def test_is_working_follows_holidays_and_swaps(calendar: Calendar, day: dt.date, works: bool) -> None:
    assert calendar.is_working(day) is works


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (dt.date(2026, 11, 15), dt.date(2026, 11, 13)),  # a Sunday: the Friday before
        (dt.date(2027, 2, 15), dt.date(2027, 2, 12)),
        (dt.date(2026, 11, 25), dt.date(2026, 11, 23)),
    ],
)
def test_before_returns_the_last_working_day_before(calendar: Calendar, day: dt.date, last: dt.date) -> None:
    assert calendar.before(day) == last


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (dt.date(2026, 11, 18), dt.date(2026, 11, 18), 0),
        (dt.date(2026, 11, 18), dt.date(2026, 11, 20), 2),
        (dt.date(2026, 11, 18), dt.date(2026, 11, 25), 4),  # 24/11 is off
        (dt.date(2026, 11, 18), dt.date(2026, 11, 13), -3),
    ],
)
def test_days_between_counts_working_days(calendar: Calendar, start: dt.date, end: dt.date, count: int) -> None:
    assert calendar.days_between(start, end) == count


def test_calendar_when_day_lies_outside_says_so(calendar: Calendar) -> None:
    with pytest.raises(ValueError, match="outside the calendar"):
        calendar.is_working(dt.date(2099, 1, 1))
