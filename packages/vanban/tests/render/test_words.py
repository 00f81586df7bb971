import pytest
from vanban import Document, Signature
from vanban._render.words import (
    attached_to,
    clean,
    day_words,
    issuer_lines,
    number_line,
    recipient_lines,
    reopen_blanks,
    roman,
    subject_line,
    type_name,
    with_end_mark,
    without_end_mark,
)

WARD = "Ủy ban nhân dân phường Sông Cửa"
BLANK = "\u00a0" * 6


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-02-03", "ngày 03 tháng 02 năm 2026"),
        ("2026-01-31", "ngày 31 tháng 01 năm 2026"),
        ("2026-03-04", "ngày 04 tháng 3 năm 2026"),
        ("2026-09-10", "ngày 10 tháng 9 năm 2026"),
        ("2026-10-09", "ngày 09 tháng 10 năm 2026"),
        ("2026-12-25", "ngày 25 tháng 12 năm 2026"),
        ("2026-07", "ngày ... tháng 7 năm 2026"),
        ("2026", "ngày ... tháng ... năm 2026"),
        (None, "ngày ... tháng ... năm ..."),
    ],
)
def test_day_words_when_day_or_month_is_small_then_zero_only_where_the_decree_wants_it(
    date: str | None, words: str
) -> None:
    assert day_words(date) == words


@pytest.mark.parametrize(
    ("number", "symbol", "line"),
    [
        ("5", "KH-UBND", "Số: 05/KH-UBND"),
        ("05", "KH-UBND", "Số: 05/KH-UBND"),
        ("222", "TB-UBND", "Số: 222/TB-UBND"),
        ("12a", "QĐ-UBND", "Số: 12a/QĐ-UBND"),
        (None, "BC-UBND", f"Số: {BLANK}/BC-UBND"),
        ("7", None, "Số: 07"),
        (None, None, f"Số:{BLANK * 3}"),
    ],
)
def test_number_line_when_number_is_blank_or_small_then_as_on_paper(
    number: str | None, symbol: str | None, line: str
) -> None:
    assert number_line(Document(number=number, symbol=symbol)) == line


def test_number_line_when_public_letter_then_none() -> None:
    assert number_line(Document(type="thu_cong", number="5")) is None


@pytest.mark.parametrize(
    ("document_type", "subject", "line"),
    [
        ("cong_van", "Về việc rà soát hồ sơ", "V/v rà soát hồ sơ"),
        ("cong_van", "V/v rà soát hồ sơ", "V/v rà soát hồ sơ"),
        ("thong_bao", "Về việc nghỉ lễ", "Về việc nghỉ lễ"),
        ("ke_hoach", None, None),
    ],
)
def test_subject_line_when_official_letter_then_begins_with_v_v(
    document_type: str, subject: str | None, line: str | None
) -> None:
    assert subject_line(Document(type=document_type, subject=subject)) == line


@pytest.mark.parametrize(
    ("document_type", "name"),
    [("to_trinh", "Tờ trình"), ("bao_cao", "Báo cáo"), ("noi_quy", "Noi quy"), (None, None)],
)
def test_type_name_when_type_is_strange_then_still_named(document_type: str | None, name: str | None) -> None:
    assert type_name(Document(type=document_type)) == name


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ủy ban nhân dân phường Sông Cửa", ("ỦY BAN NHÂN DÂN", "PHƯỜNG SÔNG CỬA")),
        ("Trung tâm Phục vụ hành chính công", ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",)),
        (None, ()),
    ],
)
def test_issuer_lines_when_committee_then_two_lines(name: str | None, lines: tuple[str, ...]) -> None:
    assert issuer_lines(name) == lines


def test_recipient_lines_when_marks_were_left_in_then_each_stands_once() -> None:
    assert recipient_lines(("- Sở Nội vụ;", "Lưu: VT", "", "Lưu: VT")) == ("- Sở Nội vụ;", "- Lưu: VT;", "- Lưu: VT.")


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Thực hiện nghiêm.", "Thực hiện nghiêm./."),
        ("Thực hiện nghiêm", "Thực hiện nghiêm./."),
        ("Thực hiện nghiêm;", "Thực hiện nghiêm./."),
        ("Thực hiện nghiêm./.", "Thực hiện nghiêm./."),
        ("Thực hiện nghiêm. / .", "Thực hiện nghiêm./."),
    ],
)
def test_with_end_mark_when_text_ends_in_any_way_then_one_mark(text: str, closed: str) -> None:
    assert with_end_mark(text) == closed
    assert without_end_mark(closed) == "Thực hiện nghiêm."


def test_attached_to_when_number_is_known_then_still_left_open() -> None:
    document = Document(
        type="ke_hoach",
        number="12",
        symbol="KH-UBND",
        date="2026-03-04",
        issuer=WARD,
        signature=Signature(),
    )
    words = (
        f"(Kèm theo Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng{BLANK}năm 2026 của Ủy ban nhân dân phường Sông Cửa)"
    )
    assert attached_to(document) == words


def test_reopen_blanks_when_reading_folded_them_then_room_again() -> None:
    folded = "(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2026)"
    assert reopen_blanks(folded) == f"(Kèm theo Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng{BLANK}năm 2026)"
    assert reopen_blanks("(Kèm theo Kế hoạch số 5/KH-UBND ngày 4 tháng 3 năm 2026)") == (
        "(Kèm theo Kế hoạch số 5/KH-UBND ngày 4 tháng 3 năm 2026)"
    )


def test_clean_when_letters_are_decomposed_or_invisible_then_composed_and_dropped() -> None:
    assert clean("Phu\u031bo\u031b\u0300ng\tSo\u0302ng\u200b Cu\u031b\u0309a\x00\ud800 ") == "Phường Sông Cửa"


@pytest.mark.parametrize(("number", "words"), [(1, "I"), (4, "IV"), (9, "IX"), (10, "X"), (14, "XIV")])
def test_roman_when_number_then_numeral(number: int, words: str) -> None:
    assert roman(number) == words
