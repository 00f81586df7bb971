"""The names of the turns of repeating work."""

import datetime as dt

import pytest

from gandan.plans.rules.due import DueWords
from gandan.plans.rules.occasions import Frame, occasions
from gandan.plans.rules.periods import period_words
from gandan.workdays.rules import Calendar

PERIODS = [
    ("", "2026-01-20", "2026-11-15", ""),
    ("FREQ=MONTHLY;BYMONTHDAY=20", "2026-10-21", None, ""),
    ("FREQ=MONTHLY;BYMONTHDAY=20", "2026-10-21", "2026-11-20", "kỳ tháng 11/2026"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-01", "2026-11-30", "kỳ tháng 11/2026"),
    ("FREQ=MONTHLY", "2026-11-01", "2026-11-30", "kỳ tháng 11/2026"),
    ("FREQ=MONTHLY;INTERVAL=2", "2026-11-01", "2026-12-31", "kỳ tháng 12/2026"),
    ("FREQ=WEEKLY", "2026-11-16", "2026-11-22", "tuần 16–20/11/2026"),
    ("FREQ=WEEKLY", "2026-11-16", "2026-11-18", "tuần 16–20/11/2026"),
    ("FREQ=WEEKLY;BYDAY=TU", "2026-11-11", "2026-11-17", "tuần 16–20/11/2026"),
    ("FREQ=WEEKLY;BYDAY=SU", "2026-11-16", "2026-11-22", "tuần 16–20/11/2026"),
    ("FREQ=WEEKLY", "2026-11-30", "2026-12-06", "tuần 30/11–04/12/2026"),
    ("FREQ=WEEKLY", "2026-12-28", "2027-01-03", "tuần 28/12/2026–01/01/2027"),
    ("FREQ=WEEKLY;INTERVAL=2", "2026-11-09", "2026-11-22", "tuần 09–20/11/2026"),
    ("FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-18", "2026-11-19", "kỳ 18–19/11/2026"),
    ("FREQ=WEEKLY;BYDAY=MO,TU", "2026-11-17", "2026-11-17", "kỳ 17/11/2026"),
    ("FREQ=MONTHLY;BYMONTHDAY=10,25", "2026-10-26", "2026-11-10", "kỳ 26/10–10/11/2026"),
    ("FREQ=MONTHLY;INTERVAL=3", "2026-01-01", "2026-03-31", "quý I/2026"),
    ("FREQ=MONTHLY;INTERVAL=3", "2026-10-01", "2026-11-30", "quý IV/2026"),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", "2026-09-11", "2026-12-10", "quý IV/2026"),
    ("FREQ=MONTHLY;INTERVAL=6", "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
    ("FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15", "2026-06-16", "2026-12-15", "6 tháng cuối năm 2026"),
    ("FREQ=YEARLY", "2027-01-01", "2027-12-31", "năm 2027"),
    ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15", "2026-11-16", "2027-11-15", "năm 2027"),
    ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=5", "2026-06-06", "2026-12-05", "kỳ tháng 12/2026"),
]


@pytest.mark.parametrize(("rule", "first", "last", "words"), PERIODS)
def test_period_when_work_repeats_then_its_turn_has_a_name(
    rule: str, first: str, last: str | None, words: str
) -> None:
    end = dt.date.fromisoformat(last) if last else None
    assert period_words(dt.date.fromisoformat(first), end, rule) == words


@pytest.mark.parametrize("rule", sorted({rule for rule, *_rest in PERIODS if rule}))
def test_period_when_a_rule_is_laid_out_then_no_two_turns_have_one_name(rule: str) -> None:
    first, last = dt.date(2025, 1, 1), dt.date(2029, 12, 31)
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    calendar = Calendar(first, last, tuple(day for day in days if day.weekday() < 5))
    frame = Frame(dt.date(2026, 1, 20), dt.date(2028, 12, 31))
    turns = occasions(DueWords(rrule=rule), frame, calendar)
    names = [period_words(turn.window_from, turn.window_to, rule) for turn in turns]
    assert len(set(names)) == len(names) > 1
