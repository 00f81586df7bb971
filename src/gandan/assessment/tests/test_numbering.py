import pytest

from gandan.assessment.rules.numbering import Numbering, clean_number, split_heading


@pytest.mark.parametrize(
    ("numbers", "parents"),
    [
        (["I", "1", "1.1", "a", "b", "1.2", "2", "II", "1"], ["", "I", "1", "1.1", "1.1", "1", "I", "", "II"]),
        (["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"], ["", "1", "1.1", "1.1", "1", "", "2"]),
        (["A", "I", "1", "2", "II", "B", "I"], ["", "A", "I", "I", "A", "", "B"]),
        (["G", "H", "I", "1"], ["", "", "", "I"]),
        (["1", "1.1.1", "1.2"], ["", "1", "1"]),
        (["I", "I.1", "I.1.a", "I.2", "II"], ["", "I", "I.1", "I", ""]),
    ],
)
def test_numbers_when_taken_in_order_then_stand_below_their_parent(numbers: list[str], parents: list[str]) -> None:
    numbering = Numbering()
    found = [numbering.take(number, at) for at, number in enumerate(numbers)]
    assert ["" if at is None else numbers[at] for at in found] == parents


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (1.0, "1"),
        (1.2, "1.2"),
        ("1,2.", "1.2"),
        ("a)", "a"),
        ("II.", "II"),
        ("1.1.1", "1.1.1"),
        (None, ""),
        ("–", ""),
        ("xem thêm", None),
        (-3, None),
    ],
)
def test_number_when_cleaned_then_is_what_the_set_writes(value: object, number: str | None) -> None:
    assert clean_number(value, Numbering()) == number


def test_number_when_the_spreadsheet_cut_the_nought_then_is_ten() -> None:
    numbering = Numbering()
    for at, number in enumerate(["1", "1.8", "1.9"]):
        numbering.take(number, at)
    assert clean_number(1.1, numbering) == "1.10"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I. Công khai", ("I", "Công khai")),
        ("1.2 Niêm yết", ("1.2", "Niêm yết")),
        ("a) Bảng tin", ("a", "Bảng tin")),
        ("100% hồ sơ", ("", "100% hồ sơ")),
        ("1-2 ngày", ("", "1-2 ngày")),
        ("- Đạt 90%", ("", "- Đạt 90%")),
        ("Có kế hoạch", ("", "Có kế hoạch")),
    ],
)
def test_heading_when_split_then_number_and_name(text: str, parts: tuple[str, str]) -> None:
    assert split_heading(text) == parts
