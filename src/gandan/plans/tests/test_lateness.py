import datetime as dt

import pytest

from gandan.plans.enums import AssignmentState as S
from gandan.plans.rules.lateness import Due, Result, days_words, due_of, is_overdue, is_soon, result, soon_until
from gandan.workdays.rules import build

TODAY = dt.date(2026, 11, 18)
CALENDAR = build(dt.date(2026, 1, 1), dt.date(2026, 12, 31), ((dt.date(2026, 11, 24), False),))


def day(number: int, month: int = 11) -> dt.date:
    return dt.date(2026, month, number)


RESULTS = [
    (S.PREPARED, day(1), None, None),
    (S.BEFORE_ENTRY, day(1), None, None),
    (S.WITHDRAWN, day(1), None, None),
    (S.NEW, day(18), None, Result.NOT_STARTED),
    (S.NEW, None, None, Result.NOT_STARTED),
    (S.NEW, day(17), None, Result.LATE),
    (S.ACCEPTED, day(18), None, Result.WITHIN),
    (S.WORKING, day(17), None, Result.LATE),
    (S.WORKING, None, None, Result.WITHIN),
    # sent back: the earlier day of being done no longer counts
    (S.WORKING, day(17), day(16), Result.LATE),
    (S.SUBMITTED, day(17), day(17), Result.ON_TIME),
    (S.SUBMITTED, day(17), day(18), Result.LATE),
    (S.CONFIRMED, day(10), day(9), Result.ON_TIME),
    (S.DONE, day(10), day(11), Result.LATE),
    (S.DONE, None, day(11), Result.ON_TIME),
]


@pytest.mark.parametrize(("state", "due_on", "done_on", "wanted"), RESULTS)
def test_result_when_state_and_days_given_then_is_one_of_four_words(
    state: S, due_on: dt.date | None, done_on: dt.date | None, wanted: Result | None
) -> None:
    assert result(state, due_on, done_on, today=TODAY) == wanted


WORDS = [
    (day(18), "hạn hôm nay"),
    (day(19), "còn 1 ngày làm việc"),
    (day(20), "còn 2 ngày làm việc"),
    (day(23), "còn 3 ngày làm việc"),
    (day(25), "còn 4 ngày làm việc"),
    (day(17), "quá hạn 1 ngày làm việc"),
    (day(13), "quá hạn 3 ngày làm việc"),
    (dt.date(2031, 3, 1), ""),
    (dt.date(2019, 3, 1), "đã quá hạn"),
]


@pytest.mark.parametrize(("due_on", "words"), WORDS)
def test_days_words_when_day_given_then_counts_working_days(due_on: dt.date, words: str) -> None:
    assert days_words(TODAY, due_on, CALENDAR) == words


def test_days_words_when_only_days_off_lie_between_then_counts_none() -> None:
    saturday = day(21)
    assert days_words(saturday, day(20), CALENDAR) == "đã quá hạn"
    assert days_words(day(20), saturday, CALENDAR) == "hạn trong ngày nghỉ tới"


CELLS = [
    (S.WORKING, day(18), None, Due(day(18), 0, "warn", "hạn hôm nay, 17 giờ")),
    (S.WORKING, day(20), None, Due(day(20), 2, "plain", "còn 2 ngày làm việc")),
    (S.NEW, day(13), None, Due(day(13), -3, "bad", "quá hạn 3 ngày làm việc")),
    (S.NEW, None, None, Due(None, None, "plain", "")),
    (S.BEFORE_ENTRY, day(13, 2), None, Due(day(13, 2), None, "plain", "")),
    (S.DONE, day(13), day(12), Due(day(13), None, "good", "xong, đúng hạn")),
    (S.DONE, day(13), day(16), Due(day(13), None, "bad", "xong, quá hạn")),
    (S.SUBMITTED, day(13), day(13), Due(day(13), None, "plain", "đã báo xong, đúng hạn")),
    (S.CONFIRMED, day(13), day(16), Due(day(13), None, "bad", "đã báo xong, quá hạn")),
]


@pytest.mark.parametrize(("state", "due_on", "done_on", "cell"), CELLS)
def test_due_of_when_state_and_days_given_then_says_how_it_stands(
    state: S, due_on: dt.date | None, done_on: dt.date | None, cell: Due
) -> None:
    assert due_of(state, due_on, done_on, today=TODAY, calendar=CALENDAR, hour=dt.time(17)) == cell


def test_is_soon_when_within_three_working_days_then_true() -> None:
    assert soon_until(TODAY, CALENDAR) == day(23)
    assert [
        is_soon(S.WORKING, d, today=TODAY, calendar=CALENDAR) for d in (day(17), day(18), day(23), day(25), None)
    ] == [
        False,
        True,
        True,
        False,
        False,
    ]


def test_is_overdue_when_unit_has_reported_then_false() -> None:
    assert [is_overdue(s, day(17), today=TODAY) for s in (S.WORKING, S.SUBMITTED, S.BEFORE_ENTRY)] == [
        True,
        False,
        False,
    ]
