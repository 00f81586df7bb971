from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from openxml_audit import OpenXmlValidator
from vanban import Block, Document, Figure, Signature, Unwritable, render_docx


def open_paper(document: Document) -> Paper:
    return docx.Document(BytesIO(render_docx(document)))


def faults(made: bytes, folder: Path) -> list[str]:
    path = folder / "made.docx"
    path.write_bytes(made)
    return [str(error.description) for error in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("name", ["report", "plan", "letter"])
def test_docx_when_written_then_valid_office_open_xml(
    name: str, request: pytest.FixtureRequest, picture: bytes, tmp_path: Path
) -> None:
    document = request.getfixturevalue(name)
    assert faults(render_docx(document), tmp_path) == []
    assert faults(render_docx(document, attachments=[Figure("Buổi đối thoại", picture)] * 3), tmp_path) == []


def test_docx_when_opened_then_head_stands_in_two_columns(report: Document) -> None:
    head = open_paper(report).tables[0]
    assert [[cell.text.strip() for cell in row.cells] for row in head.rows] == [
        ["ỦY BAN NHÂN DÂN\nPHƯỜNG SÔNG CỬA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 158/BC-UBND", "Phường Sông Cửa, ngày 05 tháng 7 năm 2026"],
    ]


def test_docx_when_opened_then_body_and_closing_are_whole(report: Document) -> None:
    paper = open_paper(report)
    texts = [paragraph.text for paragraph in paper.paragraphs if paragraph.text]
    assert texts[:3] == ["BÁO CÁO", report.subject, "Kính gửi: Sở Nội vụ thành phố"]
    assert texts[-1].endswith("tổng hợp, theo dõi./.")
    left, right = paper.tables[-1].rows[0].cells
    assert left.text.splitlines()[0] == "Nơi nhận:"
    assert right.text == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐoàn Thị Bình An"


def test_docx_when_annex_is_wide_then_landscape_and_every_part_counts_from_one(plan: Document) -> None:
    paper = open_paper(plan)
    assert [section.orientation for section in paper.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    for section in paper.sections:
        assert section.different_first_page_header_footer is True
        assert section._sectPr.xpath("./w:pgNumType/@w:start") == ["1"]
    assert paper.sections[0].header._element.xpath(".//w:fldSimple/@w:instr") == ["PAGE"]


def test_docx_when_table_then_head_repeats_rows_stay_whole_and_widths_are_fixed(plan: Document) -> None:
    table = open_paper(plan).tables[2]
    assert len(table._tbl.xpath("./w:tr/w:trPr/w:tblHeader")) == 1
    assert len(table._tbl.xpath("./w:tr/w:trPr/w:cantSplit")) == len(table.rows) == 16
    grid = table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")
    assert table._tbl.xpath("./w:tr[1]/w:tc/w:tcPr/w:tcW/@w:w") == grid
    assert abs(sum(map(int, grid)) - 252 / 25.4 * 1440) < len(grid)


def test_docx_when_made_then_vietnamese_and_times_new_roman(report: Document) -> None:
    with ZipFile(BytesIO(render_docx(report))) as parts:
        styles = parts.read("word/styles.xml").decode()
        names = parts.namelist()
    assert 'w:lang w:val="vi-VN"' in styles
    assert 'w:ascii="Times New Roman"' in styles
    assert [name for name in names if "stylesWithEffects" in name] == []


def test_docx_when_text_has_control_signs_then_they_are_dropped() -> None:
    paper = open_paper(Document(body=(Block("paragraph", "Đã\x00 \x0bxong \ud800<b>&"),)))
    assert [paragraph.text for paragraph in paper.paragraphs if paragraph.text] == ["Đã xong <b>&./."]


def test_docx_when_camera_left_out_the_jfif_mark_then_picture_is_still_taken(
    letter: Document, picture: bytes, tmp_path: Path
) -> None:
    bare = picture[:2] + picture[20:]
    assert picture[6:10] == b"JFIF"
    assert faults(render_docx(letter, attachments=[Figure("Kho lưu trữ", bare)]), tmp_path) == []


def test_docx_when_picture_is_broken_then_refused(letter: Document) -> None:
    with pytest.raises(Unwritable) as refusal:
        render_docx(letter, attachments=[Figure("Lễ ra quân", b"\xff\xd8\xff\xd9")])
    assert str(refusal.value) == "Ảnh “Lễ ra quân” không phải là ảnh PNG hoặc JPEG đọc được."


def test_docx_when_name_is_not_known_then_place_for_it_stays_open(letter: Document) -> None:
    paper = open_paper(replace(letter, signature=Signature(None, None, "GIÁM ĐỐC", None)))
    assert paper.tables[-1].rows[0].cells[1].text == "GIÁM ĐỐC"
