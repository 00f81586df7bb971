import pytest
from vanban._parse.readers.pdf_page import Area, Word
from vanban._parse.readers.scan.mending import mend_and, mend_numerals, mend_place


def row(text: str, confidence: float = 0.5) -> list[Word]:
    return [Word(word, Area(0, 0, 1, 1), confidence) for word in text.split()]


def said(rows: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in one) for one in rows]


@pytest.mark.parametrize(("read", "mended"), [
    (("I. MỤC ĐÍCH", "H. NỘI DUNG", "II. TỔ CHỨC"), ["I. MỤC ĐÍCH", "II. NỘI DUNG", "III. TỔ CHỨC"]),
    (("I.MỤC ĐÍCH", "II NỘI DUNG"), ["I. MỤC ĐÍCH", "II. NỘI DUNG"]),
    (("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG", "VĂN PHÒNG"), ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG", "VĂN PHÒNG"]),
    (("V. TỔ CHỨC THỰC HIỆN",), ["V. TỔ CHỨC THỰC HIỆN"]),
    (("I. Mục đích của việc này",), ["I. Mục đích của việc này"]),
])  # fmt: skip
def test_mend_numerals_follows_the_order_of_headings_in_capitals(read: tuple[str, ...], mended: list[str]) -> None:
    rows = [row(text) for text in read]
    mend_numerals([rows])
    assert said(rows) == mended


def test_mend_numerals_when_two_in_a_row_are_certain_then_both_stay() -> None:
    rows = [row("I. MỤC ĐÍCH", 0.97), row("II. NỘI DUNG", 0.97), row("II. TỔ CHỨC", 0.97)]
    mend_numerals([rows])
    assert said(rows) == ["I. MỤC ĐÍCH", "II. NỘI DUNG", "II. TỔ CHỨC"]


@pytest.mark.parametrize(("read", "mended"), [
    ("P Đồng Cói ngày 5 tháng 3 năm 2026", "P. Đồng Cói, ngày 5 tháng 3 năm 2026"),
    ("Đồng Cói, ngày 5 tháng 3 năm 2026", "Đồng Cói, ngày 5 tháng 3 năm 2026"),
    ("thực hiện từ ngày 5 tháng 3 năm 2026", "thực hiện từ ngày 5 tháng 3 năm 2026"),
])  # fmt: skip
def test_mend_place_puts_back_the_small_marks_of_the_head(read: str, mended: str) -> None:
    rows = [row(read)]
    mend_place(rows)
    assert said(rows) == [mended]


@pytest.mark.parametrize(("read", "mended"), [
    ("Văn phòng HĐND vả UBND", "Văn phòng HĐND và UBND"),
    ("vả lại còn chậm", "vả lại còn chậm"),
])  # fmt: skip
def test_mend_and_puts_back_its_grave_and_stays_in_doubt(read: str, mended: str) -> None:
    rows = [row(read, 0.96)]
    mend_and(rows)
    assert said(rows) == [mended]
    assert [word.text for word in rows[0] if word.confidence < 0.9] == (["và"] if mended != read else [])
