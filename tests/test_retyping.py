"""The measure of the product, at small size: what is typed for the month's report against its text."""

import datetime as dt
from typing import Any

import pytest

from bench.retyping import GOAL, lines_of, new_words, play, set_up

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("Duy trì lịch tiếp dân.", "Duy trì lịch tiếp dân.", 0),
        ("Duy trì lịch tiếp dân.", "Duy trì lịch tiếp công dân.", 5),
        ("", "Mở lớp tập huấn.", 16),
        ("Mở 02 lớp.", "Mở 03 lớp.", 3),
    ],
)
def test_new_words_when_words_are_changed_then_only_theirs_are_counted(before: str, after: str, count: int) -> None:
    assert new_words(before, after) == count


@pytest.mark.long
def test_month_of_five_units_when_played_through_the_pages_then_at_most_a_fifth_is_typed(settings: Any) -> None:
    settings.DEMO = True
    settings.TODAY = dt.date(2026, 11, 16)
    typed = play(set_up(), activities=2)
    assert typed.at_report <= GOAL, "\n".join(lines_of(typed))
