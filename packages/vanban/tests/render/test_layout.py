from dataclasses import replace

import pytest
from vanban import Annex, Block, Document, Secret, Signature, Unwritable
from vanban._render.blocks import Grid, Line
from vanban._render.layout import lay_out

WARD = "Ủy ban nhân dân phường Sông Cửa"


def lines(document: Document) -> list[str]:
    return [item.lead + item.text for item in lay_out(document).items if isinstance(item, Line)]


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Block("heading", "MỤC TIÊU", 1, "II"), "II. MỤC TIÊU"),
        (Block("heading", "II. MỤC TIÊU", 1, "II"), "II. MỤC TIÊU"),
        (Block("heading", "Mục đích", 2, "I.1"), "1. Mục đích"),
        (Block("heading", "Tiếp nhận hồ sơ", 3, "III.1.2"), "1.2. Tiếp nhận hồ sơ"),
        (Block("clause", "Giao phòng chuyên môn", number="Điều 5.1"), "1. Giao phòng chuyên môn"),
        (Block("point", "Nêu gương", number="I.1.đ"), "đ) Nêu gương"),
        (Block("bullet", "Niêm yết công khai"), "- Niêm yết công khai"),
        (Block("bullet", "+ Niêm yết công khai"), "+ Niêm yết công khai"),
        (Block("article", "Hiệu lực", number="Điều 3"), "Điều 3. Hiệu lực"),
        (Block("article", "Điều 3. Hiệu lực", number="3"), "Điều 3. Hiệu lực"),
        (Block("chapter", "Quy định chung", number="Chương I"), "Chương I\nQUY ĐỊNH CHUNG"),
        (Block("section", "Tiếp nhận", number="2"), "Mục 2\nTIẾP NHẬN"),
        (Block("paragraph", "Năm 2026 là năm đầu."), "Năm 2026 là năm đầu."),
    ],
)
def test_lay_out_when_block_is_numbered_then_its_own_number_is_printed_once(block: Block, text: str) -> None:
    assert lines(Document(body=(block, Block("paragraph", "Hết."))))[0] == text.removesuffix("./.")


def test_lay_out_when_end_mark_stands_everywhere_then_only_the_last_stays() -> None:
    document = Document(body=(Block("paragraph", "Một./."), Block("bullet", "Hai./."), Block("paragraph", "Ba")))
    assert lines(document) == ["Một.", "- Hai.", "Ba./."]


def test_lay_out_when_body_ends_with_table_then_end_mark_has_a_line() -> None:
    document = Document(body=(Block("table", rows=(("STT", "Việc"), ("1", "Họp"))),))
    assert lines(document) == ["./."]


def test_lay_out_when_preamble_then_only_citations_are_italic() -> None:
    document = Document(
        type="ke_hoach",
        body=(
            Block("paragraph", "Căn cứ Luật Tổ chức chính quyền địa phương;"),
            Block("paragraph", "Thực hiện Chương trình số 5-CTr/ĐU của Đảng ủy phường."),
            Block("paragraph", "Thực hiện chỉ đạo, Ủy ban nhân dân phường ban hành Kế hoạch như sau:"),
            Block("paragraph", "Căn cứ tình hình, các phòng báo cáo."),
        ),
    )
    italics = [item.italic for item in lay_out(document).items if isinstance(item, Line)]
    assert italics == [True, True, False, False]


@pytest.mark.parametrize(
    ("signature", "authority"),
    [
        (Signature("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH"), "ỦY BAN NHÂN DÂN PHƯỜNG SÔNG CỬA"),
        (Signature(None, None, "CHỦ TỊCH"), "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG SÔNG CỬA"),
        (Signature(None, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG SÔNG CỬA"),
    ],
)
def test_lay_out_when_decision_then_deciding_body_and_words_stand_over_the_articles(
    signature: Signature, authority: str
) -> None:
    document = Document(
        type="quyet_dinh",
        issuer=WARD,
        signature=signature,
        body=(Block("paragraph", "Căn cứ Luật Lưu trữ;"), Block("article", "Phê duyệt danh mục.", number="1")),
    )
    assert lay_out(document).header.authority == authority
    assert lines(document) == ["Căn cứ Luật Lưu trữ;", "QUYẾT ĐỊNH:", "Điều 1. Phê duyệt danh mục./."]


def test_lay_out_when_annexes_then_numbered_only_if_more_than_one() -> None:
    body = (Block("paragraph", "Nội dung."),)
    first, second = Annex(title="Phụ lục: Danh mục", body=body), Annex(title="Biểu mẫu\nDùng tại quầy", body=body)
    one = lay_out(Document(body=body, annexes=(first,))).annexes
    two = lay_out(Document(body=body, annexes=(first, second))).annexes
    assert [sheet.heading for sheet in one] == ["Phụ lục"]
    assert [sheet.heading for sheet in two] == ["Phụ lục I", "Phụ lục II"]
    assert [sheet.title for sheet in two] == [("DANH MỤC",), ("BIỂU MẪU", "Dùng tại quầy")]


def test_lay_out_when_table_then_titles_and_totals_span_and_widths_fill_the_page() -> None:
    rows = (
        ("STT", "Nội dung", "Số lượng"),
        ("Lĩnh vực hộ tịch", "Lĩnh vực hộ tịch", "Lĩnh vực hộ tịch"),
        ("1", "Khai sinh", "12"),
        ("Tổng cộng", "", "12"),
        ("2", "2"),
    )
    grid = lay_out(Document(body=(Block("table", rows=rows),))).items[0]
    assert isinstance(grid, Grid)
    assert grid.spans == (1, 3, 1, 2, 1)
    assert grid.rows[4] == ("2", "2", "")
    assert grid.columns.centred == (True, False, True)
    assert round(sum(grid.columns.widths), 6) == 165


def test_lay_out_when_many_wide_columns_then_letters_shrink_until_no_word_breaks() -> None:
    row = tuple(f"Chỉ_tiêu_đánh_giá_{at}" for at in range(6))
    grid = lay_out(Document(body=(Block("table", rows=(row, row)),))).items[0]
    assert isinstance(grid, Grid)
    assert grid.columns.size == 10


def test_lay_out_when_long_heads_stand_over_figures_then_the_names_get_the_room() -> None:
    head = ("STT", "Đơn vị", "Đến hạn", "Đúng hạn", "Quá hạn, đã xong", "Quá hạn, chưa xong", "Tỷ lệ đúng hạn")
    row = ("1", "Trung tâm Phục vụ hành chính công", "12", "10", "1", "1", "83,3%")
    grid = lay_out(Document(body=(Block("table", rows=(head, row)),))).items[0]
    assert isinstance(grid, Grid)
    assert [round(width) for width in grid.columns.widths] == [14, 62, 13, 15, 21, 24, 15]
    assert grid.columns.size == 13


def test_lay_out_when_secret_then_refused(report: Document) -> None:
    with pytest.raises(Secret) as refusal:
        lay_out(replace(report, security="MẬT"))
    assert str(refusal.value) == "Văn bản có dấu chỉ mức độ mật nên không được tạo trên hệ thống nối mạng."


def test_lay_out_when_empty_then_refused() -> None:
    with pytest.raises(Unwritable) as refusal:
        lay_out(Document(type="bao_cao"))
    assert str(refusal.value) == "Văn bản chưa có nội dung."
