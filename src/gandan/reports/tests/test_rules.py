"""Windows, results, counts and sentences as plain values."""

import datetime as dt

import pytest

from gandan.plans.enums import AssignmentState as S
from gandan.reports.enums import Figure, Result
from gandan.reports.rules.figures import Part, Rate, Tally, on_time_rate, result_of, tally
from gandan.reports.rules.sentences import (
    Number,
    count_words,
    grouped_lines,
    overview,
    paper_day,
    percent_words,
    plain,
    rate_words,
    told,
    unit_sentence,
    value_words,
)
from gandan.workdays.windows import Window, named_periods

JAN, DEC = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
WINDOW = Window(dt.date(2026, 10, 20), dt.date(2026, 11, 18))
TODAY = dt.date(2026, 11, 18)


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(f"2026-{text}") if text else None


def part(state: S, due: str | None, done: str | None = None, *, standing: bool = False) -> Part:
    return Part(state, day(due), day(done), standing, JAN, None)


@pytest.mark.parametrize(
    ("row", "result"),
    [
        (part(S.DONE, "11-10", "11-10"), Result.ON_TIME),
        (part(S.DONE, "11-10", "11-11"), Result.LATE),
        (part(S.DONE, None, "11-11"), Result.DONE),
        (part(S.DONE, "12-31", "12-01"), Result.IN_TIME),
        (part(S.DONE, "11-10", "12-01"), Result.OVERDUE),
        (part(S.SUBMITTED, "11-10", "11-12"), Result.WAITING),
        (part(S.CONFIRMED, "11-10", "11-09"), Result.WAITING),
        (part(S.WORKING, "11-17"), Result.OVERDUE),
        (part(S.WORKING, "11-18"), Result.IN_TIME),
        (part(S.ACCEPTED, None), Result.IN_TIME),
        (part(S.NEW, "11-18"), Result.NOT_STARTED),
        (part(S.NEW, "11-01"), Result.OVERDUE),
        (part(S.WORKING, None, standing=True), Result.STANDING),
        (part(S.PREPARED, "11-10"), None),
        (part(S.BEFORE_ENTRY, "11-10"), None),
        (part(S.WITHDRAWN, "11-10"), None),
    ],
)
def test_result_of_part_when_window_ends_today(row: Part, result: Result | None) -> None:
    assert result_of(row, WINDOW, TODAY) == result


def test_result_of_part_due_on_last_day_of_closed_window_then_overdue() -> None:
    assert result_of(part(S.WORKING, "11-18"), WINDOW, dt.date(2026, 11, 19)) == Result.OVERDUE


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (part(S.DONE, "11-10", "11-10"), Tally(due=1, on_time=1, done=1)),
        (part(S.DONE, "11-10", "10-01"), Tally(due=1, on_time=1)),
        (part(S.DONE, "12-10", "11-10"), Tally(done=1)),
        (part(S.DONE, "10-01", "11-10"), Tally(carried=1, done=1)),
        (part(S.DONE, "10-01", "10-01"), Tally()),
        (part(S.WORKING, "10-01"), Tally(carried=1)),
        (part(S.WORKING, "10-20"), Tally(due=1, overdue=1)),
        (part(S.SUBMITTED, "11-18"), Tally(due=1, waiting=1)),
        (part(S.NEW, "11-18"), Tally(due=1, not_started=1)),
        (part(S.WORKING, "11-19"), Tally()),
        (part(S.WORKING, None, standing=True), Tally(standing=1)),
        (Part(S.WORKING, None, None, True, JAN, dt.date(2026, 10, 19)), Tally()),
        (Part(S.WORKING, None, None, True, DEC, None), Tally()),
        (part(S.DONE, None, "11-10"), Tally(done=1)),
    ],
)
def test_tally_of_one_part_when_counted(row: Part, counts: Tally) -> None:
    assert tally([row], WINDOW, TODAY) == counts


def test_rate_when_few_then_words_instead_of_figure() -> None:
    assert rate_words(on_time_rate(Tally(on_time=2, overdue=1))) == "Chưa đủ số liệu (mới có 03 nhiệm vụ)"


@pytest.mark.parametrize(("rate", "words"), [(Rate(5, 6), "83,3 %"), (Rate(6, 6), "100 %"), (Rate(0, 9), "0 %")])
def test_rate_when_enough_then_decimal_comma(rate: Rate, words: str) -> None:
    assert (rate_words(rate), percent_words(rate)) == (words, words)


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (5, "05"), (10, "10"), (1284, "1.284")])
def test_count_when_written_on_paper(count: int, words: str) -> None:
    assert count_words(count) == words


@pytest.mark.parametrize(
    ("value", "words"), [(2, "02"), (2.0, "02"), (99.93, "99,93"), (1200.5, "1.200,5"), (-3, "-3")]
)
def test_value_when_written_on_paper(value: float, words: str) -> None:
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (dt.date(2026, 3, 4), "04/3/2026"),
        (dt.date(2026, 2, 14), "14/02/2026"),
        (dt.date(2026, 11, 8), "08/11/2026"),
    ],
)
def test_day_when_written_on_paper(date: dt.date, words: str) -> None:
    assert paper_day(date) == words


def test_window_when_moved_then_same_length() -> None:
    assert WINDOW.days == 30
    assert WINDOW.before() == Window(dt.date(2026, 9, 20), dt.date(2026, 10, 19))
    assert WINDOW.after() == Window(dt.date(2026, 11, 19), dt.date(2026, 12, 18))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (
            dt.date(2026, 11, 18),
            [
                ("30 ngày qua", "2026-10-20", "2026-11-18"),
                ("Tháng 12/2026", "2026-11-15", "2026-12-14"),
                ("Tháng 11/2026", "2026-10-15", "2026-11-14"),
                ("Quý IV/2026", "2026-09-15", "2026-12-14"),
                ("Quý III/2026", "2026-06-15", "2026-09-14"),
                ("6 tháng cuối năm 2026", "2026-06-15", "2026-12-14"),
                ("6 tháng đầu năm 2026", "2025-12-15", "2026-06-14"),
                ("Năm 2026", "2025-12-15", "2026-12-14"),
                ("Năm 2025", "2024-12-15", "2025-12-14"),
            ],
        ),
        (
            dt.date(2026, 12, 15),
            [
                ("30 ngày qua", "2026-11-16", "2026-12-15"),
                ("Tháng 01/2027", "2026-12-15", "2027-01-14"),
                ("Tháng 12/2026", "2026-11-15", "2026-12-14"),
                ("Quý I/2027", "2026-12-15", "2027-03-14"),
                ("Quý IV/2026", "2026-09-15", "2026-12-14"),
                ("6 tháng đầu năm 2027", "2026-12-15", "2027-06-14"),
                ("6 tháng cuối năm 2026", "2026-06-15", "2026-12-14"),
                ("Năm 2027", "2026-12-15", "2027-12-14"),
                ("Năm 2026", "2025-12-15", "2026-12-14"),
            ],
        ),
    ],
)
def test_named_periods_when_asked_on_a_day(today: dt.date, expected: list[tuple[str, str, str]]) -> None:
    found = [(p.name, p.window.from_on.isoformat(), p.window.to_on.isoformat()) for p in named_periods(today)]
    assert found == expected


@pytest.mark.parametrize(
    ("words", "numbers", "sentence"),
    [
        ("Đã lắp 02 bảng.", (), "Phòng X đã lắp 02 bảng."),
        ("Treo 02 bảng khẩu hiệu", (), "Phòng X đã treo 02 bảng khẩu hiệu."),
        ("Đang lấy ý kiến;", (), "Phòng X đang lấy ý kiến."),
        ("Tỷ lệ số hóa 100 %", (), "Phòng X: Tỷ lệ số hóa 100 %."),
        ("Phát thanh", (Number("tin", 18, "lượt"),), "Phòng X đã phát thanh (tin: 18 lượt)."),
        ("", (Number("bảng khẩu hiệu", 2, "bảng"),), "Phòng X: bảng khẩu hiệu: 02 bảng."),
        ("  ", (), "Phòng X: có báo cáo tiến độ, không ghi nội dung."),
    ],
)
def test_sentence_of_unit_when_words_differ(words: str, numbers: tuple[Number, ...], sentence: str) -> None:
    assert unit_sentence("Phòng X", words, numbers) == sentence


@pytest.mark.parametrize(
    ("words", "numbers", "sentence"),
    [
        ("đã lắp  02 bảng", (), "Đã lắp 02 bảng."),
        ("Phát thanh.", (Number("tin", 18, "lượt"),), "Phát thanh (tin: 18 lượt)."),
        ("", (Number("tin", 18, "lượt"),), "Tin: 18 lượt."),
        ("", (), ""),
    ],
)
def test_told_when_unit_stands_beside_it(words: str, numbers: tuple[Number, ...], sentence: str) -> None:
    assert told(words, numbers) == sentence


def test_overview_when_figures_then_sentences_with_chips() -> None:
    counts = Tally(due=7, on_time=5, overdue=1, in_time=1, carried=2, done=4, standing=3)
    sentences = overview(counts, WINDOW, progress=12, evidence=8, difficulties=1)
    assert [plain(sentence) for sentence in sentences] == [
        "Từ ngày 20/10/2026 đến ngày 18/11/2026, có 07 nhiệm vụ đến hạn (tính theo từng đơn vị được giao), trong đó: "
        "hoàn thành đúng hạn 05 nhiệm vụ; đang thực hiện trong hạn 01 nhiệm vụ; quá hạn chưa hoàn thành 01 nhiệm vụ.",
        "Tỷ lệ hoàn thành đúng hạn đạt 83,3 % (05/06 nhiệm vụ đã đến hạn hoặc đã xong).",
        "Trong kỳ đã hoàn thành 04 nhiệm vụ; thực hiện 03 việc thường xuyên; "
        "có 02 nhiệm vụ quá hạn từ kỳ trước chuyển sang.",
        "Các đơn vị đã gửi 12 lượt báo cáo tiến độ, kèm 08 minh chứng; nêu 01 khó khăn, vướng mắc.",
    ]


def test_overview_when_nothing_due_then_no_rate() -> None:
    sentences = overview(Tally(), WINDOW, progress=0, evidence=0, difficulties=0)
    assert [plain(sentence) for sentence in sentences] == [
        "Từ ngày 20/10/2026 đến ngày 18/11/2026, không có nhiệm vụ đến hạn.",
        "Trong kỳ đã hoàn thành 0 nhiệm vụ.",
        "Các đơn vị đã gửi 0 lượt báo cáo tiến độ, kèm 0 minh chứng.",
    ]


def test_tally_when_asked_by_figure_then_names_match() -> None:
    assert Tally(on_time=2, late=1, overdue=3).of(Figure.SETTLED) == 6


def test_grouped_lines_when_units_share_task_and_days_then_one_line() -> None:
    first, second = dt.date(2026, 6, 30), dt.date(2026, 9, 30)
    parts = [("Hội A", "Vận động.", first), ("Hội B", "Vận động.", first), ("Hội A", "Vận động.", second)]
    parts += [("Hội B", "Vận động.", second), ("Phòng X", "Vận động.", first)]
    assert grouped_lines(parts) == [
        "Hội A, Hội B: Vận động (hạn 30/6/2026, 30/9/2026).",
        "Phòng X: Vận động (hạn 30/6/2026).",
    ]
