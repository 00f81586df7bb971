import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gandan.organisations.history import Name, heirs, name_of_day, overlaps

NOW = Name("Phòng C", "C")
FORMER = [(dt.date(2025, 6, 30), Name("Phòng A", "A")), (dt.date(2026, 3, 31), Name("Phòng B", "B"))]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (dt.date(2020, 1, 1), "Phòng A"),
        (dt.date(2025, 6, 30), "Phòng A"),
        (dt.date(2025, 7, 1), "Phòng B"),
        (dt.date(2026, 3, 31), "Phòng B"),
        (dt.date(2026, 4, 1), "Phòng C"),
        (dt.date(2030, 1, 1), "Phòng C"),
    ],
)
def test_name_of_day_when_renamed_twice_then_is_the_name_in_use(day: dt.date, name: str) -> None:
    assert name_of_day(NOW, FORMER, day).full == name


@given(
    days=st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), unique=True, max_size=6),
    day=st.dates(dt.date(2019, 1, 1), dt.date(2031, 1, 1)),
)
def test_name_of_day_when_read_in_any_order_then_changes_only_the_day_after_a_last_day(
    days: list[dt.date], day: dt.date
) -> None:
    former = [(one, Name(f"tên đến {one}", "")) for one in days]
    tomorrow = day + dt.timedelta(days=1)
    is_same = name_of_day(NOW, former, day) == name_of_day(NOW, list(reversed(former)), tomorrow)
    assert is_same is (day not in days)


@pytest.mark.parametrize(
    ("unit", "links", "active", "found"),
    [
        (1, {}, {1}, (1,)),
        (1, {}, set(), ()),
        (1, {1: [2]}, {2}, (2,)),
        (1, {1: [2], 2: [3]}, {3}, (3,)),
        (1, {1: [2, 3]}, {2, 3}, (2, 3)),
        (1, {1: [2, 3], 2: [4], 3: [4]}, {4}, (4,)),
        (1, {1: [2]}, {1, 2}, (1,)),
        (1, {1: [2], 2: [1]}, set(), ()),
    ],
    ids=["itself", "ended", "merged", "twice", "divided", "joined again", "lives on", "ring"],
)
def test_heirs_when_units_changed_then_those_of_today_are_found(
    unit: int, links: dict[int, list[int]], active: set[int], found: tuple[int, ...]
) -> None:
    assert heirs(unit, links, frozenset(active)) == found


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ((None, None), (None, None), True),
        ((None, 3), (4, None), False),
        ((None, 3), (3, None), True),
        ((1, 2), (3, 4), False),
        ((1, None), (None, 1), True),
    ],
)
def test_overlaps_when_periods_meet_then_says_so(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], together: bool
) -> None:
    def period(ends: tuple[int | None, int | None]) -> tuple[dt.date | None, dt.date | None]:
        first, last = (dt.date(2026, 1, day) if day else None for day in ends)
        return first, last

    assert (overlaps(period(one), period(other)), overlaps(period(other), period(one))) == (together, together)
