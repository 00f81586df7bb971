import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gandan.indicators.enums import ValueKind
from gandan.indicators.queries import course_of, find_indicator, read_indicator, read_many
from gandan.indicators.registry import Scope
from gandan.indicators.tests.factories import make_activity, make_entered, make_entry
from gandan.organisations.models import Official
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

TODAY = dt.date(2026, 11, 18)
MONTH = Window(dt.date(2026, 10, 15), dt.date(2026, 11, 14))


@pytest.fixture
def official(db: None) -> Iterator[Official]:
    with open_commune(make_commune()):
        yield make_official(make_unit())


def test_reading_when_entered_for_the_window_then_all_its_words_stand(official: Official) -> None:
    entered = make_entered(code="truc_tuyen", min_sample=30)
    make_entry(entered, official)
    before = MONTH.before()
    make_entry(entered, official, from_on=before.from_on, to_on=before.to_on, numerator=90, denominator=100, value=90)
    reading = read_indicator("entered.truc_tuyen", Scope(MONTH, TODAY))
    assert reading is not None
    assert (
        reading.value_words,
        reading.fraction_words,
        reading.change_words,
        reading.is_good,
        reading.source_words,
        reading.period_words,
        reading.is_enough,
    ) == (
        "93,5",
        "187/200 hồ sơ",
        "tăng 3,5 điểm phần trăm",
        True,
        "Số liệu nhập từ Hệ thống giải quyết thủ tục",
        "15/10/2026–14/11/2026",
        True,
    )


def test_reading_when_the_month_runs_then_as_many_days_are_compared(official: Official) -> None:
    # four days of the running month have passed: 1 activity stands against 2 of 15-18/10, not against all 4
    for on in (dt.date(2026, 11, 16), *(dt.date(2026, 10, day) for day in (15, 18, 19, 30))):
        make_activity(official.unit, official, on)
    running = Window(dt.date(2026, 11, 15), dt.date(2026, 12, 14))
    found = {window: read_indicator("activities.count", Scope(window, TODAY)) for window in (running, MONTH)}
    assert [(one.value_words, one.change_words, one.against_words) for one in found.values() if one] == [
        ("1", "giảm 1 hoạt động", "so với 04 ngày đầu của kỳ trước"),
        ("4", "tăng 4 hoạt động", "so với kỳ liền trước"),
    ]


def test_reading_when_nothing_stands_for_the_days_passed_then_said(official: Official) -> None:
    entered = make_entered(code="truc_tuyen")
    make_entry(entered, official)
    running = Window(dt.date(2026, 11, 15), dt.date(2026, 12, 14))
    reading = read_indicator("entered.truc_tuyen", Scope(running, TODAY))
    assert reading is not None
    assert (reading.change_words, reading.against_words) == ("", "chưa đủ kỳ để so sánh")


@pytest.mark.parametrize(
    ("fields", "few"),
    [
        ({"numerator": 3, "denominator": 3, "value": 100}, "Chưa đủ số liệu (mới có 03 hồ sơ)"),
        ({"numerator": 0, "denominator": 0, "value": 0}, "Chưa có số liệu"),
    ],
)
def test_reading_when_sample_is_small_then_no_rate(official: Official, fields: dict[str, Any], few: str) -> None:
    entered = make_entered(min_sample=30)
    make_entry(entered, official, **fields)
    reading = read_indicator(f"entered.{entered.code}", Scope(MONTH, TODAY))
    assert reading is not None
    assert (reading.value, reading.value_words, reading.few_words, reading.change_words) == (None, "", few, "")


def test_reading_when_only_a_part_of_the_window_was_entered_then_its_own_period_is_said(official: Official) -> None:
    entered = make_entered(kind=ValueKind.VALUE, measured_in="điểm")
    make_entry(entered, official, numerator=None, denominator=None, value=Decimal("86.5"))
    quarter = Window(dt.date(2026, 9, 15), dt.date(2026, 12, 14))
    reading = read_indicator(f"entered.{entered.code}", Scope(quarter, TODAY))
    assert reading is not None
    assert (reading.value_words, reading.period_words, reading.measure.windows) == (
        "86,5",
        "15/10/2026–14/11/2026",
        (MONTH,),
    )


def test_course_when_months_were_entered_then_each_stands_in_its_month(official: Official) -> None:
    entered = make_entered()
    make_entry(entered, official)
    points = course_of(f"entered.{entered.code}", Scope(MONTH, TODAY), months=3)
    assert [(point.name, point.value, point.words) for point in points] == [
        ("Tháng 09/2026", None, "Chưa có số liệu"),
        ("Tháng 10/2026", None, "Chưa có số liệu"),
        ("Tháng 11/2026", Decimal("93.5"), "93,5"),
    ]


def test_find_when_no_such_code_then_none(official: Official) -> None:
    make_entered(code="co")
    found = [find_indicator(code) for code in ("plans.on_time", "entered.co", "entered.khong", "gi_do", "")]
    assert [one.code if one else None for one in found] == ["plans.on_time", "entered.co", None, None, None]


def test_read_many_when_more_of_a_kind_then_one_query_each(official: Official) -> None:
    codes = [f"entered.{make_entered().code}" for _ in range(3)]
    counts = []
    for asked in (codes[:1], codes):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = read_many(asked, Scope(MONTH, TODAY))
        counts.append((len(found), len(queries)))
    assert counts == [(1, 2), (3, 4)]
