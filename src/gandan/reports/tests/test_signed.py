"""The signed paper against what was approved."""

import pytest

from gandan.reports.rules.signed import Difference, compare, words_of
from gandan.reports.rules.urging import UrgedTask, Urging, from_json, late_words, opening, rows_of, to_json

APPROVED = ["Số: /BC-UBND", "Sông Cửa, ngày ... tháng 11 năm 2026", "BÁO CÁO", "Đã phát 200 tờ rơi.", "1"]


@pytest.mark.parametrize(
    "signed",
    [
        ["Số: 45/BC-UBND", "Sông Cửa, ngày 20 tháng 11 năm 2026", "BÁO CÁO", "Đã phát 200 tờ rơi.", "1"],
        ["Số:45/BC-UBND", "Sông Cửa, ngày 20 tháng 11 năm 2026", "BÁO CÁO", "Đã  phát\u00a0200 tờ rơi.", "2", "3"],
        ["Số: 45/BC-UBND", "Sông Cửa, ngày 20 tháng 11 năm 2026", "BÁO CÁO", "Đã phát 200 tờ", "rơi."],
        [*APPROVED, "Ký bởi: UBND phường Sông Cửa Thời gian ký: 20/11/2026"],
    ],
)
def test_compare_when_only_number_day_breaks_and_stamp_differ_then_the_same(signed: list[str]) -> None:
    assert compare(words_of(APPROVED), words_of(signed)) == []


def test_compare_when_a_number_was_changed_then_shown_with_the_words_around() -> None:
    signed = [*APPROVED[:3], "Đã phát 300 tờ rơi."]
    (found,) = compare(words_of(APPROVED), words_of(signed))
    assert (found.was, found.now, found.before, found.after) == (
        "200",
        "300",
        "Cửa, ngày BÁO CÁO Đã phát",
        "tờ rơi.",
    )


def test_compare_when_a_sentence_is_gone_or_new_then_each_shown() -> None:
    approved, signed = ["Một hai ba bốn.", "Năm sáu."], ["Một hai ba bốn.", "Bảy tám chín.", "Năm sáu."]
    assert compare(words_of(approved), words_of(signed)) == [
        Difference("Một hai ba bốn.", "", "Bảy tám chín.", "Năm sáu.")
    ]
    assert [(one.was, one.now) for one in compare(words_of(signed), words_of(approved))] == [("Bảy tám chín.", "")]


def test_compare_when_a_table_breaks_on_another_page_then_its_head_is_no_difference() -> None:
    head, rows = "STT Đơn vị Đến hạn", ["1 Phòng A 04", "2 Phòng B 05", "3 Phòng C 06"]
    approved, signed = [head, *rows[:2], head, rows[2]], [head, rows[0], head, *rows[1:]]
    assert compare(words_of(approved, [head]), words_of(signed, [head])) == []
    (other,) = compare(words_of(approved, [head]), words_of([head.replace("Đến", "Quá"), *rows], [head]))
    assert (other.was, other.now) == ("Đến", "Quá")


def test_compare_when_captions_are_read_in_another_order_then_only_other_words_differ() -> None:
    approved = [*APPROVED, "ẢNH MINH CHỨNG", "Ảnh 1. Lễ ra quân", "Ảnh 2. Buổi", "đối thoại"]
    signed = [*APPROVED, "ẢNH MINH CHỨNG", "Ảnh 1. Lễ Ảnh 2. Buổi", "ra quân", "đối thoại"]
    assert compare(words_of(approved), words_of(signed)) == []
    (other,) = compare(words_of(approved), words_of([*signed[:-1], "họp dân"]))
    assert (other.was, other.now) == ("đối thoại", "họp dân")


def task(*letters: str, reminders: int = 0) -> UrgedTask:
    return UrgedTask("Phòng A", "Lắp bảng", "Kế hoạch số 1/KH", "10/11/2026", 6, letters, reminders, "16/11/2026")


def test_urged_when_letters_and_reminders_then_all_in_one_cell() -> None:
    letter = "Công văn số 12/UBND ngày 02/11/2026"
    assert task(letter, reminders=2).urged == f"{letter}; nhắc 02 lần, lần cuối ngày 16/11/2026"
    assert (task(reminders=1).urged, task().urged) == ("Nhắc 01 lần, lần cuối ngày 16/11/2026", "Chưa")
    assert (late_words(6), late_words(0)) == ("06 ngày làm việc", "mới quá hạn")


def test_urging_when_kept_and_read_again_then_the_same_letter() -> None:
    letter = Urging("18/11/2026", "25/11/2026", (task("Công văn số 12/UBND ngày 02/11/2026"), task()), "Thêm.")
    assert from_json(to_json(letter)) == letter
    assert opening(letter, "UBND phường") == (
        "Qua theo dõi, tính đến ngày 18/11/2026, còn 02 nhiệm vụ quá hạn chưa hoàn thành của 01 đơn vị."
        " UBND phường đã đôn đốc tại Công văn số 12/UBND ngày 02/11/2026 nhưng đến nay chưa xong."
    )
    assert rows_of(letter.tasks)[1][0:2] == ("1", "Lắp bảng")
