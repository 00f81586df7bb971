"""Numbers in edited words: what stays counted, what was changed, what was typed."""

import pytest

from gandan.common.numbers import NUMBER, count_words, value_words
from gandan.reports.rules.numbers import Aligned, align, fill, record_figures, skeleton, typed_numbers
from gandan.reports.rules.text import ChangedNumber, FigureText

STANDING = "Có 12 nhiệm vụ, xong 05 nhiệm vụ, đạt 41,7 %."
FIGURES = (
    FigureText("12", "den-han", "", 3),
    FigureText("05", "hoan-thanh", "", 21),
    FigureText("41,7", "ty-le", "", 38),
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ngày 05/3/2026 và 12/2026", ["05/3/2026", "12/2026"]),
        ("Kế hoạch số 118/KH-UBND", ["118/KH-UBND"]),
        ("Nghị định số 09/2019/NĐ-CP", ["09/2019/NĐ-CP"]),
        ("22/24 việc, 1.284 hồ sơ, 99,93 %", ["22", "24", "1.284", "99,93"]),
    ],
)
def test_numbers_when_read_then_as_a_reader_sees_them(text: str, numbers: list[str]) -> None:
    assert NUMBER.findall(text) == numbers


def test_standing_figures_point_at_their_numbers() -> None:
    assert [STANDING[f.at : f.at + len(f.text)] for f in FIGURES] == ["12", "05", "41,7"]


@pytest.mark.parametrize(
    ("typed", "template", "changed"),
    [
        (STANDING, "Có {{den-han}} nhiệm vụ, xong {{hoan-thanh}} nhiệm vụ, đạt {{ty-le}} %.", []),
        (
            "Trong tháng có 12 nhiệm vụ được giao, trong đó xong 05 nhiệm vụ, đạt 41,7 %.",
            "Trong tháng có {{den-han}} nhiệm vụ được giao, trong đó xong {{hoan-thanh}} nhiệm vụ, đạt {{ty-le}} %.",
            [],
        ),
        ("Có 13 nhiệm vụ, xong 05 nhiệm vụ.", "Có 13 nhiệm vụ, xong {{hoan-thanh}} nhiệm vụ.", [("12", "13")]),
        ("Đạt 41,7 %, xong 05 trong 12 việc.", "Đạt {{ty-le}} %, xong {{hoan-thanh}} trong {{den-han}} việc.", []),
        ("Đã làm xong phần lớn việc được giao.", "Đã làm xong phần lớn việc được giao.", []),
        (
            "Có 12 nhiệm vụ, xong 05 nhiệm vụ, đạt 41,7 %. Thêm 02 buổi họp.",
            "Có {{den-han}} nhiệm vụ, xong {{hoan-thanh}} nhiệm vụ, đạt {{ty-le}} %. Thêm 02 buổi họp.",
            [],
        ),
    ],
)
def test_align_when_words_change_then_numbers_stay_bound(
    typed: str, template: str, changed: list[tuple[str, str]]
) -> None:
    aligned = align(STANDING, FIGURES, typed)
    assert (aligned.template, list(aligned.changed)) == (template, changed)


def test_align_when_changed_before_then_reason_is_kept_until_the_number_changes_again() -> None:
    earlier = (ChangedNumber("12", "13", "Đếm sót."),)
    standing = "Có 13 việc."
    assert align(standing, (), "Có 13 việc lớn.", earlier=earlier) == Aligned("Có 13 việc lớn.", (), earlier, 3)
    assert align(standing, (), "Có 14 việc.", earlier=earlier) == Aligned("Có 14 việc.", (("12", "14"),), (), 2)


def test_align_when_nothing_typed_then_nothing_counted() -> None:
    assert align(STANDING, FIGURES, STANDING).typed == 0


def test_fill_when_a_number_is_missing_then_a_gap_is_seen() -> None:
    filled = fill("Có {{den-han}} việc, tổ chức {{1}} buổi.", {"den-han": FigureText("07", "den-han", "/x/", 0)})
    assert filled.text == "Có 07 việc, tổ chức […] buổi."
    assert filled.figures == (FigureText("07", "den-han", "/x/", 3),)
    assert filled.missing == ("1",)


def test_record_figures_when_sentence_has_numbers_then_each_in_order() -> None:
    figures = record_figures("Ngày 08/3/2026 trao 03 giấy.")
    assert [(figure.code, figure.text) for figure in figures] == [("1", "08/3/2026"), ("2", "03")]
    assert skeleton("Ngày 08/3/2026 trao 03 giấy.") == skeleton("Ngày 09/4/2026  trao 12 giấy.")


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("Tổ chức 03 buổi, 45 người dự.", ["03", "45"]),
        ("Theo Kế hoạch số 118/KH-UBND ngày 12/3/2026, năm 2026.", []),
        ("Thực hiện “4 xin, 4 luôn, 5 không”.", []),
        ("Theo khoản 2 Điều 12, quý 3, tổ dân phố 5.", []),
    ],
)
def test_typed_numbers_when_no_record_then_named(text: str, loose: list[str]) -> None:
    assert typed_numbers(text, ()) == loose


def test_typed_numbers_when_counted_or_explained_then_not_named() -> None:
    assert typed_numbers("Có 12, sau 13.", (FigureText("12", "x", "", 3),), (ChangedNumber("1", "13", "y"),)) == []


def test_number_words_when_written_then_as_papers_do() -> None:
    assert [count_words(n) for n in (0, 5, 10, 1284)] == ["0", "05", "10", "1.284"]
    assert [value_words(n) for n in (5, 99.93, 1284.5)] == ["05", "99,93", "1.284,5"]
