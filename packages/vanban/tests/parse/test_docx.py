"""What DOCX adds to text: automatic numbers, merged cells, layout tables, landscape pages."""

import io

from docx import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from vanban import Document, find_secrecy_mark, parse


def saved(document: WordDocument) -> Document:
    content = io.BytesIO()
    document.save(content)
    return parse(content.getvalue())


def test_parse_docx_writes_out_automatic_numbers() -> None:
    document = WordDocument()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Trồng cây")
    for text in ("Trạm Y tế", "Phòng Kinh tế"):
        document.add_paragraph(text, style="List Number")
        document.add_paragraph("Chăm sóc cây trước cổng.", style="List Bullet")
    found = saved(document)
    assert [(task.section, task.lead) for task in found.tasks] == [("1", ("Trạm Y tế",)), ("2", ("Phòng Kinh tế",))]


def test_parse_docx_counts_a_merged_cell_for_every_row() -> None:
    document = WordDocument()
    table = document.add_table(4, 3)
    rows = [
        ("TT", "Nội dung", "Đơn vị thực hiện"),
        ("1", "Quét sân", "Trạm Y tế"),
        ("2", "Lau cửa", ""),
        ("3", "Tưới cây", "Công an xã"),
    ]
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    found = saved(document)
    assert [(task.title, task.lead) for task in found.tasks] == [
        ("Quét sân", ("Trạm Y tế",)),
        ("Lau cửa", ("Trạm Y tế",)),
        ("Tưới cây", ("Công an xã",)),
    ]


def test_parse_docx_reads_a_head_of_two_columns_and_a_landscape_annex() -> None:
    document = WordDocument()
    head = document.add_table(2, 2)
    head.cell(0, 0).text = "UBND XÃ HÒA LẠC ĐÔNG\nTRẠM Y TẾ"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 09/KH-TYT"
    head.cell(1, 1).text = "Hòa Lạc Đông, ngày 02 tháng 3 năm 2026"
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Tiêm chủng năm 2026")
    document.add_paragraph("Trạm Y tế ban hành Kế hoạch./.")
    tail = document.add_table(1, 2)
    tail.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: TYT."
    tail.cell(0, 1).text = "TRƯỞNG TRẠM\n\n\nHà Văn Kim"
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = (
        WD_ORIENT.LANDSCAPE,
        section.page_height,
        section.page_width,
    )
    document.add_paragraph("PHỤ LỤC")
    document.add_paragraph("LỊCH TIÊM")
    document.add_paragraph("Buổi sáng thứ Hai.")
    found = saved(document)
    assert (found.parent_issuer, found.issuer) == ("Ủy ban nhân dân xã Hòa Lạc Đông", "Trạm Y tế")
    assert (found.number, found.symbol, found.date) == ("09", "KH-TYT", "2026-03-02")
    assert (found.signature.position, found.signature.name) == ("TRƯỞNG TRẠM", "Hà Văn Kim")
    assert found.recipients == ("Như trên", "Lưu: TYT")
    assert [(annex.title, annex.landscape) for annex in found.annexes] == [("LỊCH TIÊM", True)]


def test_find_secrecy_mark_sees_a_text_box() -> None:
    document = WordDocument()
    paragraph = document.add_paragraph("ỦY BAN NHÂN DÂN")
    box, inner, run, text = (OxmlElement(name) for name in ("w:txbxContent", "w:p", "w:r", "w:t"))
    text.text = "TỐI MẬT"
    run.append(text)
    inner.append(run)
    box.append(inner)
    outer, picture = OxmlElement("w:r"), OxmlElement("w:pict")
    picture.append(box)
    outer.append(picture)
    paragraph._p.append(outer)
    content = io.BytesIO()
    document.save(content)
    assert find_secrecy_mark(content.getvalue()) == "TỐI MẬT"


def test_parse_docx_leaves_out_deleted_words() -> None:
    document = WordDocument()
    paragraph = document.add_paragraph("Kế hoạch ")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "cũ "
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    inserted = OxmlElement("w:ins")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.set(qn("xml:space"), "preserve")
    text.text = "mới"
    run.append(text)
    inserted.append(run)
    paragraph._p.append(inserted)
    assert [block.text for block in saved(document).source] == ["Kế hoạch mới"]
