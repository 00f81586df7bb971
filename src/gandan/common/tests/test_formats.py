import datetime as dt

import pytest

from gandan.common import clock
from gandan.common.formats import day, first_upper


@pytest.mark.parametrize(
    ("words", "titled"),
    [("thứ Năm", "Thứ Năm"), ("đã nhận UBND", "Đã nhận UBND"), ("ủy quyền", "Ủy quyền"), ("", "")],
)
def test_first_upper_when_words_head_a_title_then_only_first_letter_changes(words: str, titled: str) -> None:
    assert first_upper(words) == titled


@pytest.mark.parametrize(("hour", "on"), [(16, 17), (17, 18), (23, 18)])
def test_day_of_a_moment_is_that_of_viet_nam(hour: int, on: int) -> None:
    moment = dt.datetime(2026, 11, 17, hour, 30, tzinfo=dt.UTC)
    assert (clock.day_of(moment), day(moment)) == (dt.date(2026, 11, on), f"{on}/11/2026")
