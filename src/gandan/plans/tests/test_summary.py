import datetime as dt

import pytest

from gandan.plans.enums import AssignmentState as S
from gandan.plans.rules.reminders import reminder_words
from gandan.plans.rules.summary import Part, most_urgent, summary_of

TODAY = dt.date(2026, 11, 18)


def day(number: int) -> dt.date:
    return dt.date(2026, 11, number)


SUMMARIES: list[tuple[list[Part], tuple[S, dt.date | None]]] = [
    ([], (S.PREPARED, None)),
    ([(S.WITHDRAWN, day(1))], (S.PREPARED, None)),
    ([(S.NEW, day(20)), (S.NEW, day(19))], (S.NEW, day(19))),
    ([(S.NEW, day(20)), (S.DONE, day(10))], (S.WORKING, day(20))),
    ([(S.WORKING, None), (S.ACCEPTED, day(25))], (S.WORKING, day(25))),
    ([(S.SUBMITTED, day(20)), (S.DONE, day(10))], (S.SUBMITTED, day(20))),
    ([(S.CONFIRMED, day(20)), (S.DONE, day(30))], (S.CONFIRMED, day(20))),
    ([(S.DONE, day(10)), (S.DONE, day(12))], (S.DONE, day(12))),
    ([(S.BEFORE_ENTRY, day(1))], (S.BEFORE_ENTRY, day(1))),
    ([(S.PREPARED, day(1)), (S.PREPARED, None)], (S.PREPARED, day(1))),
]


@pytest.mark.parametrize(("parts", "wanted"), SUMMARIES)
def test_summary_of_when_parts_differ_then_what_is_owed_decides(
    parts: list[Part], wanted: tuple[S, dt.date | None]
) -> None:
    assert summary_of(parts) == wanted


def test_most_urgent_when_parts_differ_then_overdue_comes_first() -> None:
    parts: list[Part] = [(S.DONE, day(1)), (S.SUBMITTED, day(2)), (S.NEW, day(19)), (S.WORKING, day(17))]
    assert [most_urgent(parts[:count], today=TODAY) for count in (1, 2, 3, 4)] == [0, 1, 2, 3]


WORDS = [
    ({"due": "", "times": 0, "last_on": None}, "Đề nghị gửi kết quả: Lắp bảng."),
    ({"due": "hạn 18/11/2026", "times": 0, "last_on": None}, "Đề nghị gửi kết quả: Lắp bảng (hạn 18/11/2026)."),
    (
        {"due": "", "times": 2, "last_on": day(16)},
        "Đề nghị gửi kết quả: Lắp bảng. Đây là lần nhắc thứ 3, lần trước ngày 16/11/2026.",
    ),
]


@pytest.mark.parametrize(("facts", "words"), WORDS)
def test_reminder_words_when_sent_before_then_cites_the_earlier_one(facts: dict[str, object], words: str) -> None:
    assert reminder_words("Lắp bảng", **facts) == words  # type: ignore[arg-type]


def test_reminder_words_when_title_is_long_then_fits_a_notice() -> None:
    words = reminder_words("Rà soát " * 80, due="hạn 18/11/2026, còn 2 ngày làm việc", times=3, last_on=day(16))
    assert (len(words) <= 300, words.endswith("lần trước ngày 16/11/2026.")) == (True, True)
