"""Periods of duties, days by which they are due, the list for a chat group."""

import datetime as dt

import pytest

from gandan.common.errors import NotAllowed
from gandan.reports.enums import PeriodKind as K
from gandan.reports.enums import ReportState as S
from gandan.reports.rules.duties import part_form
from gandan.reports.rules.periods import due_day, first_made_until, opens_on, period_holding, periods_after
from gandan.reports.rules.reminders import Owed, chat_list, reminder_words
from gandan.reports.rules.states import ReportAct, next_state
from gandan.workdays.rules import build
from gandan.workdays.windows import Window

D = dt.date
DAY = D(2026, 11, 18)
CALENDAR = build(D(2026, 1, 1), D(2027, 12, 31), ())


@pytest.mark.parametrize(
    ("kind", "name", "first", "last"),
    [
        (K.MONTH, "Tháng 12/2026", D(2026, 11, 15), D(2026, 12, 14)),
        (K.QUARTER, "Quý IV/2026", D(2026, 9, 15), D(2026, 12, 14)),
        (K.HALF_YEAR, "6 tháng cuối năm 2026", D(2026, 6, 15), D(2026, 12, 14)),
        (K.YEAR, "Năm 2026", D(2025, 12, 15), D(2026, 12, 14)),
        (K.TWO_YEARS, "Kỳ 2 năm (2026–2027)", D(2025, 12, 15), D(2027, 12, 14)),
        (K.FIVE_YEARS, "Kỳ 5 năm (2026–2030)", D(2025, 12, 15), D(2030, 12, 14)),
    ],
)
def test_period_holding_when_a_day_then_from_the_15th_to_the_14th(kind: K, name: str, first: D, last: D) -> None:
    period = period_holding(kind, DAY, since=D(2026, 3, 1))
    assert period is not None
    assert (period.name, period.window) == (name, Window(first, last))


def test_period_holding_when_several_years_then_counted_from_the_first_year_of_the_duty() -> None:
    period = period_holding(K.TWO_YEARS, D(2029, 1, 1), since=D(2025, 6, 1))
    assert period is not None
    assert period.name == "Kỳ 2 năm (2029–2030)"
    assert period_holding(K.ON_REQUEST, DAY, since=DAY) is None


@pytest.mark.parametrize(
    ("to_on", "days", "due"),
    [
        (D(2026, 11, 14), 0, D(2026, 11, 13)),
        (D(2026, 11, 14), 1, D(2026, 11, 16)),
        (D(2026, 11, 14), 3, D(2026, 11, 18)),
        (D(2026, 11, 14), -2, D(2026, 11, 11)),
        (D(2026, 11, 18), 0, D(2026, 11, 18)),
    ],
)
def test_due_day_when_counted_in_working_days_then_never_on_a_day_off(to_on: D, days: int, due: D) -> None:
    assert due_day(Window(D(2026, 10, 15), to_on), days, CALENDAR) == due


def test_opens_on_when_due_before_the_end_then_counted_from_there() -> None:
    window = Window(D(2026, 10, 15), D(2026, 11, 14))
    assert (opens_on(window, D(2026, 11, 20)), opens_on(window, D(2026, 11, 11))) == (D(2026, 11, 7), D(2026, 11, 4))


def test_periods_after_when_the_duty_ends_then_no_period_begins_after_it() -> None:
    found = periods_after(K.MONTH, D(2026, 10, 14), from_on=D(2026, 1, 1), to_on=D(2026, 12, 20))
    assert [period.name for period in found] == ["Tháng 11/2026", "Tháng 12/2026", "Tháng 01/2027"]
    assert first_made_until(K.MONTH, from_on=D(2026, 1, 1), today=DAY) == D(2026, 11, 14)
    assert first_made_until(K.ON_REQUEST, from_on=DAY, today=DAY) is None


@pytest.mark.parametrize(
    ("state", "act", "is_of_unit", "after"),
    [
        (S.WRITING, ReportAct.SEND, True, S.SENT),
        (S.RETURNED, ReportAct.SEND, True, S.SENT),
        (S.ACCEPTED, ReportAct.SEND_BACK, True, S.RETURNED),
        (S.WRITING, ReportAct.SUBMIT, False, S.SUBMITTED),
        (S.SUBMITTED, ReportAct.REFUSE, False, S.RETURNED),
        (S.APPROVED, ReportAct.REOPEN, False, S.WRITING),
    ],
)
def test_next_state_when_allowed_then_the_state(state: S, act: ReportAct, is_of_unit: bool, after: S) -> None:
    assert next_state(state, act, is_of_unit=is_of_unit) is after


@pytest.mark.parametrize(
    ("state", "act", "is_of_unit"),
    [
        (S.SENT, ReportAct.SEND, True),
        (S.WRITING, ReportAct.ACCEPT, True),
        (S.WRITING, ReportAct.SUBMIT, True),
        (S.WRITING, ReportAct.SEND, False),
        (S.APPROVED, ReportAct.APPROVE, False),
        (S.RETURNED, ReportAct.APPROVE, False),
    ],
)
def test_next_state_when_not_allowed_then_says_where_it_stands(state: S, act: ReportAct, is_of_unit: bool) -> None:
    with pytest.raises(NotAllowed) as refusal:
        next_state(state, act, is_of_unit=is_of_unit)
    assert refusal.value.code == f"not_{act.name.lower()}"


def test_chat_list_when_units_owe_then_units_and_days_only() -> None:
    owed = [
        Owed("Phòng Kinh tế", D(2026, 11, 16), "quá hạn 2 ngày làm việc"),
        Owed("Trung tâm", None, "", is_returned=True),
    ]
    assert chat_list("Báo cáo tháng 11 năm 2026", owed) == (
        "Báo cáo tháng 11 năm 2026. Còn 02 đơn vị:\n"
        "- Phòng Kinh tế: chưa gửi (hạn 16/11/2026, quá hạn 2 ngày làm việc)\n"
        "- Trung tâm: đã trả lại, chờ gửi lại\n"
        "Đề nghị các đơn vị gửi trên hệ thống."
    )
    assert chat_list("Báo cáo", []) == "Báo cáo: các đơn vị đã gửi đủ."


def test_reminder_words_when_second_then_cites_the_first_and_fits_a_notice() -> None:
    words = reminder_words("Kết quả " * 60, due="hạn 16/11/2026", times=1, last_on=D(2026, 11, 17))
    assert words.endswith("… (hạn 16/11/2026). Đây là lần nhắc thứ 2, lần trước ngày 17/11/2026.")
    assert len(words) <= 300


@pytest.mark.parametrize(
    ("code", "of_units", "found"),
    [
        ("cai-cach-thang", {"cai-cach-thang-don-vi", "ket-qua-chuong-trinh-don-vi"}, "cai-cach-thang-don-vi"),
        ("tong-ket-nam", {"cai-cach-thang-don-vi", "ket-qua-chuong-trinh-don-vi"}, "ket-qua-chuong-trinh-don-vi"),
        ("tong-ket-nam", {"x", "a"}, "a"),
        ("tong-ket-nam", set(), ""),
    ],
)
def test_part_form_when_the_commune_form_is_known_then_the_units_form(
    code: str, of_units: set[str], found: str
) -> None:
    assert part_form(code, of_units) == found
