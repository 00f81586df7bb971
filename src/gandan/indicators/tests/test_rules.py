import datetime as dt
from decimal import Decimal

import pytest

from gandan.indicators.enums import Direction, ValueKind
from gandan.indicators.rules.checks import Given, faults_of, faults_of_period
from gandan.indicators.rules.entered import Entered, summed, used_for
from gandan.indicators.rules.numbers import read_number
from gandan.indicators.rules.words import change_words, few_words, is_change_good, shown, value_words
from gandan.workdays.windows import Window

D = Decimal


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1284", D(1284)),
        ("1.284", D(1284)),
        ("1.284,5", D("1284.5")),
        ("93,5", D("93.5")),
        ("93.5", D("93.5")),
        ("93,5 %", D("93.5")),
        ("1,284,000", D(1284000)),
        ("1,284.5", D("1284.5")),
        ("2\u00a0250", D(2250)),
        ("-3", D(-3)),
        ("", None),
        ("-", None),
        ("abc", None),
        ("1.28.4", None),
        ("#DIV/0!", None),
        ("9" * 30, None),
        ("1e9", None),
    ],
)
def test_read_number_when_written_as_people_do_then_its_value(text: str, number: Decimal | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("kind", "given", "fields"),
    [
        (ValueKind.RATE, Given(D(9), D(10)), []),
        (ValueKind.RATE, Given(D(0), D(0)), []),
        (ValueKind.RATE, Given(D(9), D(10), D(90)), []),
        (ValueKind.RATE, Given(D(2), D(3), D("66.7")), []),
        (ValueKind.RATE, Given(D(9), D(10), D(95)), ["value"]),
        (ValueKind.RATE, Given(D(11), D(10)), ["numerator"]),
        (ValueKind.RATE, Given(D(-1), D(10)), ["numerator"]),
        (ValueKind.RATE, Given(D(1), D(-10)), ["denominator"]),
        (ValueKind.RATE, Given(D(9), None), ["denominator"]),
        (ValueKind.RATE, Given(None, D(9)), ["numerator"]),
        (ValueKind.RATE, Given(value=D("93.5")), []),
        (ValueKind.RATE, Given(value=D("100.1")), ["value"]),
        (ValueKind.RATE, Given(), ["value"]),
        (ValueKind.COUNT, Given(value=D(0)), []),
        (ValueKind.COUNT, Given(value=D(-1)), ["value"]),
        (ValueKind.COUNT, Given(), ["value"]),
        (ValueKind.VALUE, Given(value=D(-1)), []),
    ],
)
def test_faults_when_value_cannot_be_then_its_field(kind: ValueKind, given: Given, fields: list[str]) -> None:
    assert [fault.field for fault in faults_of(kind, given)] == fields


@pytest.mark.parametrize(
    ("from_on", "to_on", "fields"),
    [
        (dt.date(2026, 10, 15), dt.date(2026, 11, 14), []),
        (dt.date(2026, 11, 18), dt.date(2026, 11, 18), []),
        (dt.date(2026, 11, 15), dt.date(2026, 11, 14), ["to_on"]),
        (dt.date(2026, 11, 15), dt.date(2026, 12, 14), ["to_on"]),
        (dt.date(1999, 1, 1), dt.date(2026, 1, 1), ["from_on"]),
        (dt.date(2010, 1, 1), dt.date(2026, 1, 1), ["to_on"]),
    ],
)
def test_faults_of_period_when_it_cannot_be_then_its_field(
    from_on: dt.date, to_on: dt.date, fields: list[str]
) -> None:
    found = faults_of_period(from_on, to_on, today=dt.date(2026, 11, 18))
    assert [fault.field for fault in found] == fields


def _month(number: int, first: int = 1, last: int = 0) -> Window:
    end = last or [31, 28, 31, 30, 31, 30][number - 1]
    return Window(dt.date(2026, number, first), dt.date(2026, number, end))


JANUARY, FEBRUARY, MARCH = _month(1), _month(2), _month(3)
QUARTER = Window(JANUARY.from_on, MARCH.to_on)


def _rate(pk: int, window: Window, numerator: int, denominator: int) -> Entered:
    return Entered(pk, window, D(100 * numerator) / D(denominator), D(numerator), D(denominator))


@pytest.mark.parametrize(
    ("entries", "kind", "used", "parts"),
    [
        # the very period, before any tiling
        ([_rate(1, QUARTER, 1, 4), _rate(2, JANUARY, 1, 1)], ValueKind.RATE, [1], (D(1), D(4), None, ())),
        # three months tile the quarter
        (
            [_rate(3, MARCH, 3, 4), _rate(1, JANUARY, 1, 2), _rate(2, FEBRUARY, 2, 4)],
            ValueKind.RATE,
            [1, 2, 3],
            (D(6), D(10), None, ()),
        ),
        # a gap: the latest inside, with its own period
        ([_rate(1, JANUARY, 1, 2), _rate(3, MARCH, 3, 4)], ValueKind.RATE, [3], (D(3), D(4), None, (MARCH,))),
        # overlapping ones do not tile
        (
            [
                _rate(1, Window(JANUARY.from_on, dt.date(2026, 2, 10)), 1, 2),
                _rate(2, Window(FEBRUARY.from_on, MARCH.to_on), 3, 4),
            ],
            ValueKind.RATE,
            [2],
            (D(3), D(4), None, (Window(FEBRUARY.from_on, MARCH.to_on),)),
        ),
        # shares without parts are not added up
        (
            [Entered(1, JANUARY, D(90)), Entered(2, FEBRUARY, D(80)), Entered(3, MARCH, D(70))],
            ValueKind.RATE,
            [3],
            (None, None, D(70), (MARCH,)),
        ),
        # counts are
        (
            [Entered(1, JANUARY, D(9)), Entered(2, FEBRUARY, D(8)), Entered(3, MARCH, D(7))],
            ValueKind.COUNT,
            [1, 2, 3],
            (D(24), None, None, ()),
        ),
        # an index never is
        (
            [Entered(1, JANUARY, D(9)), Entered(2, Window(FEBRUARY.from_on, MARCH.to_on), D(8))],
            ValueKind.VALUE,
            [2],
            (None, None, D(8), (Window(FEBRUARY.from_on, MARCH.to_on),)),
        ),
        # one that reaches over the edge of the window is not used
        (
            [_rate(1, Window(dt.date(2025, 12, 15), dt.date(2026, 1, 14)), 1, 2)],
            ValueKind.RATE,
            [],
            (None, None, None, ()),
        ),
        ([], ValueKind.RATE, [], (None, None, None, ())),
    ],
)
def test_used_for_when_periods_lie_so_then_these_entries_and_sums(
    entries: list[Entered], kind: ValueKind, used: list[int], parts: tuple[object, ...]
) -> None:
    found = used_for(QUARTER, entries, kind)
    total = summed(QUARTER, found, kind)
    assert [one.pk for one in found] == used
    assert (total.numerator, total.denominator, total.given, total.windows) == parts


@pytest.mark.parametrize(
    ("now", "before", "kind", "words"),
    [
        (D("97.84"), D("96.6"), ValueKind.RATE, "tăng 1,2 điểm phần trăm"),
        (D("90"), D("93.4"), ValueKind.RATE, "giảm 3,4 điểm phần trăm"),
        (D("90.04"), D("90.01"), ValueKind.RATE, "không đổi"),
        (D(1300), D(16), ValueKind.COUNT, "tăng 1.284 nhiệm vụ"),
        (D(16), D(21), ValueKind.COUNT, "giảm 5 nhiệm vụ"),
    ],
)
def test_change_words_when_value_moves_then_said(now: Decimal, before: Decimal, kind: ValueKind, words: str) -> None:
    assert change_words(shown(now), shown(before), kind, "nhiệm vụ") == words


def test_value_words_when_given_then_all_places_stand_in_value_and_change() -> None:
    now, before = D("97.2500"), D("96.1230")
    assert [
        value_words(now, is_given=True),
        value_words(D("12845.5000"), is_given=True),
        change_words(shown(now, is_given=True), shown(before, is_given=True), ValueKind.RATE, ""),
    ] == ["97,25", "12.845,5", "tăng 1,127 điểm phần trăm"]


@pytest.mark.parametrize(
    ("value", "words"), [(D("97.777"), "97,8"), (D(100), "100"), (D("1284"), "1.284"), (D(5), "5"), (D("0.05"), "0,1")]
)
def test_value_words_when_shown_then_one_place(value: Decimal, words: str) -> None:
    assert value_words(value) == words


def test_few_words_when_small_then_how_many() -> None:
    assert (few_words(3, "phiếu"), few_words(0, "phiếu")) == ("Chưa đủ số liệu (mới có 03 phiếu)", "Chưa có số liệu")


@pytest.mark.parametrize(
    ("moved", "direction", "good"),
    [
        ("up", Direction.UP, True),
        ("down", Direction.UP, False),
        ("down", Direction.DOWN, True),
        ("up", Direction.NONE, None),
        ("same", Direction.UP, None),
    ],
)
def test_change_when_it_has_a_side_then_good_or_bad(moved: str, direction: Direction, good: bool | None) -> None:
    assert is_change_good(moved, direction) is good
