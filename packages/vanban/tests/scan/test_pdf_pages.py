"""Pages of a PDF that lie on their side, and text pages beside scanned ones in one file."""

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from vanban import Document, parse, parse_text, render_pdf

from .pictures import pages_of, picture_pdf, scan

BODIES = ("Trạm Y tế", "Công an xã", "Ban Chỉ huy Quân sự xã", "Phòng Kinh tế")
WORKS = ("kiểm tra", "thay ván lối xuống", "vớt bèo, dọn rác quanh", "đóng thêm cọc và buộc dây ở", "sơn biển báo tại")
PAPER = parse_text(
    "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG GIÓ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 73/KH-UBND\nĐồng Gió, ngày 06 tháng 4 năm 2026\n\nKẾ HOẠCH\nTu sửa bến nước\n\n"
    "I. VIỆC CẦN LÀM\n"
    + "".join(
        f"{at}. {BODIES[at % 4]} {WORKS[at % 5]} bến số {at}, báo cáo kết quả trước ngày {at}/5/2026.\n"
        for at in range(1, 31)
    )
    + "Nơi nhận:\n- Trạm Y tế;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHà Văn Lúa"
)
PDF = render_pdf(PAPER)


def said(document: Document) -> list[object]:
    return [
        (document.type, document.issuer, document.number, document.date, document.signature, document.recipients),
        [(task.section, task.title, task.lead, task.due) for task in document.tasks],
    ]


def saved(pdf: pdfium.PdfDocument) -> bytes:
    content = io.BytesIO()
    pdf.save(content)
    return content.getvalue()


def laid(content: bytes, turn: int) -> bytes:
    """The same pages, shown on their side or upside down."""
    pdf = pdfium.PdfDocument(content)
    for at in range(len(pdf)):
        pdf[at].set_rotation(turn)
    return saved(pdf)


def drawn_aside(content: bytes, turn: int) -> bytes:
    """Drawn on its side and turned upright by the page, as printers write landscape pages."""
    given, made = pdfium.PdfDocument(content), pdfium.PdfDocument.new()
    for at in range(len(given)):
        width, height = given[at].get_size()
        matrix = {
            90: pdfium.PdfMatrix(0, 1, -1, 0, height, 0),
            180: pdfium.PdfMatrix(-1, 0, 0, -1, width, height),
            270: pdfium.PdfMatrix(0, -1, 1, 0, 0, width),
        }[turn]
        drawing = given.page_as_xobject(at, made).as_pageobject()
        drawing.set_matrix(matrix)
        page = made.new_page(*((width, height) if turn == 180 else (height, width)))
        page.insert_obj(drawing)
        page.gen_content()
        page.set_rotation(turn)
    return saved(made)


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("form", [laid, drawn_aside])
def test_parse_of_turned_pages_says_what_the_upright_ones_say(form: object, turn: int) -> None:
    assert said(parse(form(PDF, turn))) == said(parse(PDF))  # type: ignore[operator]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_parse_of_turned_page_points_into_the_page_as_it_is_shown(turn: int) -> None:
    upright, turned = parse(PDF).source[0].box, parse(laid(PDF, turn)).source[0].box
    assert upright is not None
    left, top, right, bottom = upright
    expected = {
        90: (1 - bottom, left, 1 - top, right),
        180: (1 - right, 1 - bottom, 1 - left, 1 - top),
        270: (top, 1 - right, bottom, 1 - left),
    }[turn]
    assert turned is not None
    assert np.allclose(turned, expected, atol=0.001)


def mixed(*, stamp: bool) -> bytes:
    """The first page as text, the second as a scan; ``stamp``: with a line of a digital signature over the scan."""
    text, pictures = pdfium.PdfDocument(PDF), pages_of(PDF)
    scanned = pdfium.PdfDocument(picture_pdf([scan(page, angle=0.6) for page in pictures[1:]]))
    made = pdfium.PdfDocument.new()
    made.import_pages(text, [0])
    made.import_pages(scanned)
    if stamp:
        line = pdfium.PdfDocument(render_pdf(parse_text("Người ký: Ủy ban nhân dân xã Đồng Gió, 06.04.2026 08:00")))
        over = line.page_as_xobject(0, made).as_pageobject()
        made[1].insert_obj(over)
        made[1].gen_content()
    return saved(made)


@pytest.mark.ocr
@pytest.mark.long
@pytest.mark.parametrize("stamp", [False, True])
def test_parse_of_text_and_scanned_pages_reads_both(stamp: bool) -> None:
    found = parse(mixed(stamp=stamp))
    assert (found.number, found.date, found.signature.name) == ("73", "2026-04-06", "Hà Văn Lúa")
    assert [task.section for task in found.tasks] == [f"I.{at}" for at in range(1, 31)]
    assert [task.due and task.due.dates for task in found.tasks[:10]] == [
        (f"2026-05-{at:02d}",) for at in range(1, 11)
    ]


@pytest.mark.ocr
@pytest.mark.long
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_parse_of_scan_on_its_side_reads_it_upright(turn: int) -> None:
    scanned = picture_pdf([scan(page, angle=0.6) for page in pages_of(PDF)])
    found = parse(laid(scanned, turn))
    assert (found.number, found.date) == ("73", "2026-04-06")
    assert [task.section for task in found.tasks] == [f"I.{at}" for at in range(1, 31)]
