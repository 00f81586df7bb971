import datetime as dt

import pytest

from gandan.plans.rules.due import DueWords, after_issue, span_of
from gandan.plans.rules.occasions import Frame, Occasion, horizon_of, is_before_entry, occasions
from gandan.workdays.queries import FIRST, LAST
from gandan.workdays.rules import Calendar, build
from gandan.workdays.seed import YEARS, days_of

ISSUED = dt.date(2026, 4, 20)
TODAY = dt.date(2026, 11, 18)
FRAME = Frame(ISSUED, dt.date(2027, 12, 31))


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return build(FIRST, LAST, tuple((day, works) for year in YEARS for day, works, *_ in days_of(year)))


def d(text: str) -> dt.date:
    day, month, year = text.split("/")
    return dt.date(int(year), int(month), int(day))


@pytest.mark.parametrize(
    ("words", "before", "date", "due"),
    [
        ("Trước ngày 15/11/2026", True, "2026-11-15", "13/11/2026"),  # a Sunday
        ("xong trước ngày 25/11/2026", True, "2026-11-25", "23/11/2026"),  # 24/11 is off
        ("trước 15/02/2027", True, "2027-02-15", "12/02/2027"),
        ("trước ngày 11/02/2027", True, "2027-02-11", "03/02/2027"),  # Tết 2027 from 4/2
        ("trước ngày 12/01/2026", True, "2026-01-12", "10/01/2026"),  # a Saturday that was worked
        ("chậm nhất ngày 15/11/2026", True, "2026-11-15", "13/11/2026"),
        ("chậm nhất ngày 20/11/2026", True, "2026-11-20", "20/11/2026"),
        ("muộn nhất là 24/11/2026", True, "2026-11-24", "23/11/2026"),
        ("chậm nhất trước ngày 20/11/2026", True, "2026-11-20", "19/11/2026"),
        ("đến ngày 22/11/2026", False, "2026-11-22", "20/11/2026"),
        ("ngày 20/11/2026", False, "2026-11-20", "20/11/2026"),
        ("trước 16 giờ ngày 20/11/2026", True, "2026-11-20", "20/11/2026"),
        ("trước 16h30 ngày 20/11/2026", True, "2026-11-20", "20/11/2026"),
        ("Tháng 12/2026", False, "2026-12", "31/12/2026"),
        ("trong tháng 10/2026", False, "2026-10", "30/10/2026"),
        ("trước tháng 12/2026", True, "2026-12", "30/11/2026"),
        ("chậm nhất tháng 10/2026", True, "2026-10", "30/10/2026"),
        ("quý II/2026", False, "2026-04/2026-06", "30/06/2026"),
        ("từ tháng 4 đến tháng 10/2026", False, "2026-04/2026-10", "30/10/2026"),
        ("từ 15/9 đến 22/11/2026", False, "2026-09-15/2026-11-22", "20/11/2026"),
        ("Năm 2027", False, "2027", "31/12/2027"),
        ("Năm 2045", False, "2045", "29/12/2045"),  # beyond every calendar: the plain week
        ("15/3/2019", False, "2019-03-16", "15/03/2019"),
    ],
)
def test_occasions_when_one_date_then_due_on_the_working_day(
    words: str, before: bool, date: str, due: str, calendar: Calendar
) -> None:
    found = occasions(DueWords(words, before, (date,)), FRAME, calendar)
    assert [occasion.due_on for occasion in found] == [d(due)]


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("trước 16 giờ ngày 20/5", dt.time(16)),
        ("chậm nhất 8h30 ngày 20/5", dt.time(8, 30)),
        ("trước ngày 20/5", None),
        ("đến 25 giờ", None),
    ],
)
def test_hour_when_words_name_one_then_kept(words: str, hour: dt.time | None) -> None:
    assert DueWords(words).hour == hour


@pytest.mark.parametrize(
    ("words", "before", "rule", "dues"),
    [
        ("Trước ngày 15/11 hằng năm", True, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15", ["13/11/2026", "12/11/2027"]),
        ("Trước ngày 15/02", True, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15", ["12/02/2027"]),
        ("ngày 06/02 hằng năm", False, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=6", ["03/02/2027"]),  # in Tết
        ("ngày 20/5 và 20/10", False, "FREQ=YEARLY;BYMONTH=5,10;BYMONTHDAY=20",
         ["20/05/2026", "20/10/2026", "20/05/2027", "20/10/2027"]),
        ("Tháng 12 hằng năm", False, "FREQ=YEARLY;BYMONTH=12", ["31/12/2026", "31/12/2027"]),
        ("trước tháng 12 hằng năm", True, "FREQ=YEARLY;BYMONTH=12", ["30/11/2026", "30/11/2027"]),
        ("hằng năm", False, "FREQ=YEARLY", ["31/12/2026", "31/12/2027"]),
        ("02 năm/lần", False, "FREQ=YEARLY;INTERVAL=2", ["31/12/2026"]),
        ("6 tháng/lần", False, "FREQ=MONTHLY;INTERVAL=6", ["30/06/2026", "31/12/2026", "30/06/2027", "31/12/2027"]),
        ("hằng quý", False, "FREQ=MONTHLY;INTERVAL=3",
         ["30/06/2026", "30/09/2026", "31/12/2026", "31/03/2027", "30/06/2027", "30/09/2027", "31/12/2027"]),
        ("ngày 10 của tháng cuối quý", False, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10",
         ["10/06/2026", "10/09/2026", "10/12/2026", "10/03/2027", "10/06/2027", "10/09/2027", "10/12/2027"]),
        ("ngày 10 hằng quý", False, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10",
         ["10/06/2026", "10/09/2026", "10/12/2026", "10/03/2027", "10/06/2027", "10/09/2027", "10/12/2027"]),
    ],
)  # fmt: skip
def test_occasions_when_rule_of_years_then_each_turn_up_to_the_horizon(
    words: str, before: bool, rule: str, dues: list[str], calendar: Calendar
) -> None:
    found = occasions(DueWords(words, before, rrule=rule), FRAME, calendar)
    assert [occasion.due_on for occasion in found] == [d(due) for due in dues]


@pytest.mark.parametrize(
    ("rule", "start", "end", "dues"),
    [
        ("FREQ=MONTHLY", "01/11/2026", "31/01/2027", ["30/11/2026", "31/12/2026", "29/01/2027"]),
        ("FREQ=MONTHLY;BYMONTHDAY=20", "01/11/2026", "31/01/2027", ["20/11/2026", "18/12/2026", "20/01/2027"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "01/01/2027", "31/03/2027", ["29/01/2027", "26/02/2027", "31/03/2027"]),
        ("FREQ=MONTHLY;BYMONTHDAY=20", "21/11/2026", "31/12/2026", ["18/12/2026"]),
        ("FREQ=WEEKLY;BYDAY=WE", "18/11/2026", "05/12/2026", ["18/11/2026", "25/11/2026", "02/12/2026"]),
        ("FREQ=WEEKLY;BYDAY=TU", "18/11/2026", "05/12/2026", ["23/11/2026", "01/12/2026"]),  # 24/11 is off
        ("FREQ=WEEKLY", "18/11/2026", "29/11/2026", ["20/11/2026", "27/11/2026"]),
        ("FREQ=WEEKLY", "01/02/2027", "21/02/2027", ["03/02/2027", "12/02/2027", "19/02/2027"]),  # Tết week
        ("FREQ=WEEKLY", "16/02/2026", "01/03/2026", ["27/02/2026"]),  # a week without any working day has no duty
        ("FREQ=WEEKLY;INTERVAL=3", "16/11/2026", "27/12/2026", ["04/12/2026", "25/12/2026"]),
        ("FREQ=YEARLY", "01/01/2026", "30/06/2027", ["31/12/2026", "30/06/2027"]),  # ends with the plan
    ],
)
def test_occasions_when_rule_within_a_plan_then_between_its_days(
    rule: str, start: str, end: str, dues: list[str], calendar: Calendar
) -> None:
    frame = Frame(d(start), dt.date(2027, 12, 31), d(end))
    found = occasions(DueWords(rrule=rule), frame, calendar)
    assert [occasion.due_on for occasion in found] == [d(due) for due in dues]


@pytest.mark.parametrize(
    ("due", "windows"),
    [
        (DueWords("Năm 2027 và năm 2030", dates=("2027", "2030")),
         [("01/01/2027", "31/12/2027"), ("01/01/2030", "31/12/2030")]),
        (DueWords("20/5 và 20/10", dates=("2026-10-20", "2026-05-20")),
         [("20/04/2026", "20/05/2026"), ("21/05/2026", "20/10/2026")]),
        (DueWords("trước khi ban hành", dates=("2026-03-01",)), [("01/03/2026", "01/03/2026")]),
        (DueWords("tháng 1/2027 và năm 2027", dates=("2027", "2027-01")),
         [("01/01/2027", "31/01/2027"), ("02/01/2027", "31/12/2027")]),
        (DueWords("hai lần cùng ngày", dates=("2026-05-20", "2026-05-20")), [("20/04/2026", "20/05/2026")]),
        (DueWords("15/11 hằng năm", rrule="FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"),
         [("20/04/2026", "15/11/2026"), ("16/11/2026", "15/11/2027")]),
        (DueWords("hằng năm", rrule="FREQ=YEARLY"), [("20/04/2026", "31/12/2026"), ("01/01/2027", "31/12/2027")]),
        (DueWords("trước tháng 6, tháng 12", before=True, rrule="FREQ=YEARLY;BYMONTH=6,12"),
         [("20/04/2026", "31/05/2026"), ("01/06/2026", "30/11/2026"),
          ("01/12/2026", "31/05/2027"), ("01/06/2027", "30/11/2027")]),
    ],
)  # fmt: skip
def test_occasions_when_several_then_windows_never_begin_alike(
    due: DueWords, windows: list[tuple[str, str]], calendar: Calendar
) -> None:
    found = occasions(due, FRAME, calendar)
    assert [(one.window_from, one.window_to) for one in found] == [(d(first), d(last)) for first, last in windows]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trong vòng 05 ngày làm việc kể từ ngày ban hành", "28/04/2026"),  # 27/4 is off
        ("trong 10 ngày kể từ ngày ký", "29/04/2026"),  # 30/4 is off
        ("trong 02 tháng kể từ ngày ban hành", "19/06/2026"),
        ("thường xuyên", None),
        ("khi có yêu cầu", None),
        ("", None),
    ],
)
def test_after_issue_when_words_count_from_the_issue_then_that_day(
    words: str, due: str | None, calendar: Calendar
) -> None:
    assert after_issue(words, ISSUED, calendar) == (d(due) if due else None)


def test_occasions_when_no_time_then_one_open_occasion_that_is_never_late(calendar: Calendar) -> None:
    assert occasions(DueWords("thường xuyên"), FRAME, calendar) == [Occasion(ISSUED, None, None)]


@pytest.mark.parametrize(
    ("due", "standing"),
    [
        (DueWords("Thường xuyên"), True),
        (DueWords("Hằng ngày"), True),
        (DueWords("thường xuyên, hằng quý", rrule="FREQ=MONTHLY;INTERVAL=3"), False),
        (DueWords("Năm 2027", dates=("2027",)), False),
        (DueWords(), False),
    ],
)
def test_is_standing_when_words_name_no_end_then_true(due: DueWords, standing: bool) -> None:
    assert due.is_standing is standing


@pytest.mark.parametrize(
    ("due", "before"),
    [("17/11/2026", True), ("18/11/2026", False), ("13/11/2026", True), ("12/02/2027", False)],
)
def test_is_before_entry_when_due_day_lies_before_then_true(due: str, before: bool) -> None:
    assert is_before_entry(Occasion(ISSUED, d(due), d(due)), TODAY) is before


def test_is_before_entry_when_never_due_then_false() -> None:
    assert is_before_entry(Occasion(ISSUED, None, None), TODAY) is False


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "BYMONTH=2", "nonsense"])
def test_occasions_when_rule_unknown_then_refused(rule: str, calendar: Calendar) -> None:
    with pytest.raises(ValueError, match="none that a document gives"):
        occasions(DueWords(rrule=rule), FRAME, calendar)


@pytest.mark.parametrize("date", ["2026-13", "2026-02-30", "mai", "2026-06/2026-04"])
def test_span_of_when_not_a_date_then_refused(date: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        span_of(date)


def test_due_day_when_outside_the_calendar_then_the_plain_week(calendar: Calendar) -> None:
    assert calendar.due_by(dt.date(2040, 1, 1)) == dt.date(2039, 12, 30)


def test_horizon_when_asked_then_the_end_of_next_year() -> None:
    assert horizon_of(TODAY) == dt.date(2027, 12, 31)
