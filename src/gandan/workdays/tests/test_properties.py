"""What holds of the arithmetic for every day and every calendar, and the cases of the measured years."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gandan.workdays.enums import Part
from gandan.workdays.hours import NOON, ZONE, Hours, counts_from
from gandan.workdays.queries import FIRST, LAST
from gandan.workdays.rules import Calendar, build
from gandan.workdays.seed import YEARS, days_of

SEEDED = build(FIRST, LAST, tuple((day, works) for year in YEARS for day, works, *_ in days_of(year)))
OFFICE = ((dt.time(7, 30), dt.time(11, 30)), (dt.time(13, 30), dt.time(17)))
WEEK = (*[OFFICE] * 5, ((dt.time(7, 30), dt.time(11, 30)),), ())
SEEDED_HOURS = Hours(
    FIRST, LAST, WEEK, {day: Part.ALL if works else Part.NONE for year in YEARS for day, works, *_ in days_of(year)}
)

quick = settings(max_examples=60, deadline=None)

days = st.dates(dt.date(2025, 1, 1), dt.date(2030, 12, 31))
counts = st.integers(-250, 250)
exceptions = st.dictionaries(days, st.booleans(), max_size=60)
moments = st.datetimes(dt.datetime(2025, 1, 1), dt.datetime(2029, 12, 31), timezones=st.just(ZONE))  # noqa: DTZ001
spans = st.timedeltas(dt.timedelta(0), dt.timedelta(hours=200))


def calendar_of(special: dict[dt.date, bool]) -> Calendar:
    return build(dt.date(2023, 6, 1), dt.date(2032, 6, 30), tuple(sorted(special.items())))


@quick
@given(exceptions, days, counts)
def test_add_days_when_counted_back_then_the_same_count(
    special: dict[dt.date, bool], start: dt.date, count: int
) -> None:
    calendar = calendar_of(special)
    end = calendar.add_days(start, count)
    assert (calendar.days_between(start, end), calendar.is_working(end)) == (count, True)


@quick
@given(exceptions, days, counts)
def test_add_days_when_from_a_working_day_then_it_leads_back(
    special: dict[dt.date, bool], day: dt.date, count: int
) -> None:
    calendar = calendar_of(special)
    start = calendar.on_or_before(day)
    assert calendar.add_days(calendar.add_days(start, count), -count) == start


@quick
@given(days, days, counts, counts)
def test_add_days_when_day_or_count_grows_then_the_end_never_falls(
    one: dt.date, other: dt.date, few: int, many: int
) -> None:
    first, last = sorted([one, other])
    low, high = sorted([few, many])
    ends = [SEEDED.add_days(first, low), SEEDED.add_days(last, low), SEEDED.add_days(last, high)]
    assert ends == sorted(ends)


@quick
@given(exceptions, days)
def test_days_off_when_taken_one_more_then_due_days_never_move_forward(
    special: dict[dt.date, bool], day: dt.date
) -> None:
    rested = calendar_of(special | {day: False})
    assert rested.due_by(day) < day <= calendar_of(special | {day: True}).due_by(day)


@quick
@given(moments, spans)
def test_add_hours_when_counted_back_then_the_same_time(moment: dt.datetime, count: dt.timedelta) -> None:
    assert SEEDED_HOURS.hours_between(moment, SEEDED_HOURS.add_hours(moment, count)) == count


@quick
@given(moments, moments, spans)
def test_add_hours_when_the_moment_is_later_then_the_end_is_not_earlier(
    one: dt.datetime, other: dt.datetime, count: dt.timedelta
) -> None:
    first, last = sorted([one, other])
    assert SEEDED_HOURS.add_hours(first, count) <= SEEDED_HOURS.add_hours(last, count)


@quick
@given(moments)
def test_next_opening_when_asked_at_any_moment_then_it_is_open_and_nothing_lies_between(moment: dt.datetime) -> None:
    opens = SEEDED_HOURS.next_opening(moment)
    assert (SEEDED_HOURS.is_open(opens), SEEDED_HOURS.hours_between(moment, opens), opens >= moment) == (
        True,
        dt.timedelta(0),
        True,
    )


@quick
@given(days, st.dictionaries(days, st.sampled_from(Part), max_size=20))
def test_half_day_when_set_then_it_ends_by_noon_and_is_no_longer_than_the_whole(
    day: dt.date, special: dict[dt.date, Part]
) -> None:
    def length(part: Part) -> dt.timedelta:
        hours = Hours(FIRST, LAST, WEEK, special | {day: part})
        assert part is not Part.MORNING or all(end <= NOON for _, end in hours.spans_of(day))
        start = dt.datetime.combine(day, dt.time(), tzinfo=ZONE)
        return hours.hours_between(start, start + dt.timedelta(days=1))

    assert length(Part.NONE) < length(Part.MORNING) < length(Part.ALL)


@quick
@given(moments, st.times(dt.time(12), dt.time(17)))
def test_counts_from_when_received_then_a_working_day_that_is_the_same_only_up_to_the_hour(
    moment: dt.datetime, cut_off: dt.time
) -> None:
    day = counts_from(moment, cut_off, SEEDED)
    is_same = SEEDED.is_working(moment.date()) and moment.time() <= cut_off
    assert (SEEDED.is_working(day), day == moment.date()) == (True, is_same)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2025-01-24", 1, "2025-02-03"),  # Tết Ất Tỵ
        ("2026-02-13", 1, "2026-02-23"),  # Tết Bính Ngọ: 14 to 22/2
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-02-18", -1, "2026-02-12"),  # from within the holiday: counted from the working day before it
        ("2025-04-25", 1, "2025-04-26"),  # the Saturday worked for 2/5/2025
        ("2025-04-29", 1, "2025-05-05"),
        ("2025-12-31", 1, "2026-01-05"),  # 1/1 and the swapped 2/1
        ("2026-01-09", 1, "2026-01-10"),  # the Saturday worked for it
        ("2026-04-24", 1, "2026-04-28"),  # Giỗ Tổ on a Sunday: off on Monday
        ("2026-08-21", 1, "2026-08-22"),  # the Saturday worked for 31/8
        ("2026-08-28", 1, "2026-09-03"),  # 31/8, 1/9, 2/9
        ("2026-11-23", 1, "2026-11-25"),  # Ngày Văn hóa Việt Nam
        ("2026-11-15", 0, "2026-11-13"),
    ],
)
def test_add_days_when_holidays_lie_between_then_as_measured(start: str, count: int, end: str) -> None:
    assert SEEDED.add_days(dt.date.fromisoformat(start), count) == dt.date.fromisoformat(end)


@pytest.mark.parametrize(
    ("received", "day"),
    [
        ("2026-11-20T14:59", "2026-11-20"),
        ("2026-11-20T15:00", "2026-11-20"),  # "sau 15 giờ": the hour itself is not after it
        ("2026-11-20T15:01", "2026-11-23"),
        ("2026-11-21T09:00", "2026-11-23"),  # a Saturday on which the desk is open
        ("2026-11-23T15:30", "2026-11-25"),  # 24/11 is off
        ("2026-01-09T16:00", "2026-01-10"),  # a Saturday worked in exchange
        ("2026-02-13T16:00", "2026-02-23"),
    ],
)
def test_counts_from_when_received_after_three_then_the_next_working_day(received: str, day: str) -> None:
    moment = dt.datetime.fromisoformat(received).replace(tzinfo=ZONE)
    assert counts_from(moment, dt.time(15), SEEDED) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("moment", "hours", "end"),
    [
        ("2026-11-20T08:00", 3, "2026-11-20T11:00"),
        ("2026-11-20T08:00", 4, "2026-11-20T14:00"),
        ("2026-11-20T16:00", 2, "2026-11-21T08:30"),  # Saturday morning
        ("2026-11-21T10:00", 2, "2026-11-23T08:00"),
        ("2026-11-23T16:00", 1, "2026-11-23T17:00"),
        ("2026-11-23T16:00", 2, "2026-11-25T08:30"),
        ("2026-01-10T13:00", 1, "2026-01-10T14:30"),  # worked in exchange: the whole day
    ],
)
def test_add_hours_when_closed_between_then_only_open_time_counts(moment: str, hours: int, end: str) -> None:
    start = dt.datetime.fromisoformat(moment).replace(tzinfo=ZONE)
    expected = dt.datetime.fromisoformat(end).replace(tzinfo=ZONE)
    assert SEEDED_HOURS.add_hours(start, dt.timedelta(hours=hours)) == expected


def test_hours_when_the_moment_is_of_another_zone_then_the_same_instant() -> None:
    moment = dt.datetime(2026, 11, 20, 8, tzinfo=ZONE)
    assert SEEDED_HOURS.next_opening(moment.astimezone(dt.UTC)) == moment


@pytest.mark.parametrize("moment", ["2036-12-31T18:00", "2040-01-01T08:00"])
def test_hours_when_asked_past_their_end_then_they_say_so(moment: str) -> None:
    start = dt.datetime.fromisoformat(moment).replace(tzinfo=ZONE)
    with pytest.raises(ValueError, match="outside the hours"):
        SEEDED_HOURS.add_hours(start, dt.timedelta(hours=9))


def test_due_by_when_no_calendar_knows_the_year_then_the_plain_week() -> None:
    assert [SEEDED.due_by(dt.date(2040, 1, day)) for day in (6, 7, 8, 9)] == [
        dt.date(2040, 1, 6),
        dt.date(2040, 1, 6),
        dt.date(2040, 1, 6),
        dt.date(2040, 1, 9),
    ]
