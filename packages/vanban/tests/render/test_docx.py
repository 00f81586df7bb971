from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.table import Table
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


def test_docx_when_written_twice_then_same_bytes(report: Document, picture: bytes, moment: datetime) -> None:
    figures = [Figure("Buổi đối thoại", picture)]
    first = render_docx(report, attachments=figures, timestamp=moment)
    assert render_docx(report, attachments=figures, timestamp=moment) == first
    assert render_docx(report) == render_docx(report)


@pytest.mark.parametrize(("hour", "zone"), [(15, 7), (8, 0)])
def test_docx_when_moment_is_given_then_every_part_and_the_properties_bear_it(
    report: Document, hour: int, zone: int
) -> None:
    moment = datetime(2026, 7, 1, hour, 30, 0, 5, tzinfo=timezone(timedelta(hours=zone)))
    made = render_docx(report, timestamp=moment)
    with ZipFile(BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2026, 7, 1, 8, 30, 0)}
    properties = docx.Document(BytesIO(made)).core_properties
    assert (properties.created, properties.modified) == (datetime(2026, 7, 1, 8, 30, tzinfo=UTC),) * 2


def test_docx_when_no_moment_is_given_then_no_date_of_making(report: Document) -> None:
    with ZipFile(BytesIO(render_docx(report))) as parts:
        properties = parts.read("docProps/core.xml").decode()
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "dcterms" not in properties.replace("xmlns:dcterms", "")


def kept(made: Table) -> list[bool]:
    return [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in made.rows]


def test_docx_when_table_ends_the_text_then_its_last_row_goes_with_the_end_mark(report: Document) -> None:
    table = Block("table", rows=(("STT", "Đơn vị"), ("1", "Phòng Kinh tế"), ("2", "Trạm Y tế")))
    paper = open_paper(replace(report, body=(table,)))
    assert kept(paper.tables[1]) == [False, False, True]
    gap, mark = [one for one in paper.element.body if one.tag.endswith("}p")][-3:-1]
    assert [bool(one.xpath("./w:pPr/w:keepNext")) for one in (gap, mark)] == [True, True]
    assert mark.text == "./."
    followed = open_paper(replace(report, body=(table, Block("paragraph", "Trên đây là kết quả."))))
    assert kept(followed.tables[1]) == [False, False, False]


def test_docx_when_pictures_then_their_heading_goes_with_the_first_row(letter: Document, picture: bytes) -> None:
    paper = docx.Document(BytesIO(render_docx(letter, attachments=[Figure("Lễ ra quân", picture)] * 3)))
    heading = next(at for at, one in enumerate(paper.paragraphs) if one.text == "ẢNH MINH CHỨNG")
    assert [one.paragraph_format.keep_with_next for one in paper.paragraphs[heading - 1 : heading + 2]] == [True] * 3
    # LibreOffice would move a table whole whose rows keep with what follows
    assert kept(paper.tables[-1]) == [False, False]
