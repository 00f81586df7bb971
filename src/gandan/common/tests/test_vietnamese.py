import pytest

from gandan.common.vietnamese import fold, person_sort_key, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Phòng Văn hóa - Xã hội", "phong van hoa - xa hoi"),
        ("ĐẶNG  Thị\tƯớc", "dang thi uoc"),
        ("Hoà", "hoa"),
        ("Hoa\u0300", "hoa"),
    ],
)
def test_fold_drops_marks_case_and_white_space(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_sort_key_orders_letters_before_tones() -> None:
    words = ["ác", "ấm", "ăn", "an", "bà", "ba", "đá", "da", "ê", "e", "ước", "uốn"]
    assert sorted(words, key=sort_key) == ["ác", "an", "ăn", "ấm", "ba", "bà", "da", "đá", "e", "ê", "uốn", "ước"]


def test_person_sort_key_orders_by_given_name() -> None:
    people = ["Trần Thị Bình", "Lê Văn An", "Nguyễn Thị An", "Đỗ Ánh"]
    assert sorted(people, key=person_sort_key) == ["Lê Văn An", "Nguyễn Thị An", "Đỗ Ánh", "Trần Thị Bình"]
