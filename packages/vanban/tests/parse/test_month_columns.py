"""Tables with a column for each month or quarter, in which a mark says when the work is done."""

import pytest
from vanban import parse_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/CTr-UBND\n"
    "Đá Bạc, ngày 2 tháng 2 năm 2026\nCHƯƠNG TRÌNH\n{about}\n\n"
)


def days(rows: str, about: str = "Công tác năm 2026") -> list[tuple[str, ...]]:
    return [task.due.dates if task.due else () for task in parse_text(HEAD.format(about=about) + rows).tasks]


@pytest.mark.parametrize(("rows", "want"), [
    ("| TT | Việc | Chủ trì | T3 | T4 | T5 |\n| 1 | Quét đường | Trạm Y tế | x | | x |\n| 2 | Phát | Thôn 1 | | X | |",
     [("2026-03", "2026-05"), ("2026-04",)]),
    ("| Việc | Đơn vị thực hiện | Tháng 10 | Tháng 11 | Tháng 12 |\n| Quét | Trạm Y tế | | ✓ | |", [("2026-11",)]),
    ("| Việc | Đơn vị thực hiện | Quý I | Quý II | Quý III | Quý IV |\n| Quét đường | Trạm Y tế | x | | | x |",
     [("2026-01/2026-03", "2026-10/2026-12")]),
    ("| Việc | Đơn vị thực hiện | T11/2026 | T12/2026 | T1/2027 |\n| Quét đường | Trạm Y tế | | x | x |",
     [("2026-12", "2027-01")]),
    ("| Việc | Chủ trì | Tháng | Tháng | Tháng |\n| Việc | Chủ trì | 7 | 8 | 9 |\n| Quét đường | Trạm Y tế | | x | |",
     [("2026-08",)]),
    ("| Việc | Chủ trì | T3 | T4 | T5 |\n| Quét đường | Trạm Y tế | | | |", [()]),
    ("| Ngày | Giờ | Nội dung | Chủ trì |\n| Thứ Ba, 17/3 | 8 giờ | Giao ban | Chủ tịch xã |", [("2026-03-17",)]),
])  # fmt: skip
def test_parse_of_table_when_columns_are_months_then_marks_tell_them(rows: str, want: list[tuple[str, ...]]) -> None:
    assert days(rows) == want


def test_parse_of_table_of_months_when_paper_is_for_years_then_they_come_back() -> None:
    rows = "| Việc | Chủ trì | T3 | T4 | T5 |\n| Quét đường | Trạm Y tế | x | | x |"
    found = parse_text(HEAD.format(about="Vệ sinh giai đoạn 2026-2030") + rows).tasks
    assert [task.due and task.due.rrule for task in found] == ["FREQ=YEARLY;BYMONTH=3,5"]


def test_parse_of_report_when_subject_names_two_years_then_duties_are_of_the_later() -> None:
    body = "Phần II\nNHIỆM VỤ\n- Trạm Y tế phun thuốc trong tháng 5."
    assert days(body, "Kết quả năm 2026, nhiệm vụ năm 2027") == [("2027-05",)]
