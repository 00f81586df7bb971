import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest
from vanban import Block, Document, Figure, Unwritable, render_pdf


def page_lines(pdf: bytes) -> list[list[str]]:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [[line.strip() for line in text.splitlines()] for text in texts]


def test_pdf_when_report_then_head_and_closing_stand_as_the_decree_wants(report: Document, moment: datetime) -> None:
    first, second, third = page_lines(render_pdf(report, timestamp=moment))
    assert first[:11] == [
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG SÔNG CỬA",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 158/BC-UBND Phường Sông Cửa, ngày 05 tháng 7 năm 2026",
        "BÁO CÁO",
        "Kết quả thực hiện mô hình “Chính quyền",
        "thân thiện” tháng 6 năm 2026",
        "Kính gửi: Sở Nội vụ thành phố",
        "Thực hiện Kế hoạch số 35/KH-UBND ngày 10 tháng 02 năm 2026 về xây",
        "dựng mô hình “Chính quyền thân thiện”, Ủy ban nhân dân phường Sông Cửa báo",
    ]
    assert [second[0], third[0]] == ["2", "3"]
    assert second[1] == "STT Nhóm thủ tục Tiếp"
    assert third[1:] == [
        "Trên đây là kết quả thực hiện mô hình “Chính quyền thân thiện” tháng 6 năm",
        "2026, Ủy ban nhân dân phường Sông Cửa báo cáo Sở Nội vụ tổng hợp, theo dõi./.",
        "Nơi nhận:",
        "- Như trên;",
        "- TT Đảng ủy, TT HĐND phường;",
        "- CT, các PCT UBND phường;",
        "- Các phòng, đơn vị thuộc UBND phường;",
        "- Lưu: VT, VHXH.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Đoàn Thị Bình An",
    ]


def test_pdf_when_plan_has_annexes_then_each_counts_its_own_pages(plan: Document, moment: datetime) -> None:
    pdf = render_pdf(plan, timestamp=moment)
    assert [lines[0] for lines in page_lines(pdf)] == ["ỦY BAN NHÂN DÂN", "Phụ lục I", "2", "Phụ lục II"]
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in document]
    assert sizes == [(210, 297), (297, 210), (297, 210), (210, 297)]


def test_pdf_when_same_moment_then_same_bytes_and_marked_as_archive(report: Document, moment: datetime) -> None:
    first, second = (render_pdf(report, timestamp=moment) for _ in range(2))
    assert first == second
    assert b"<pdfaid:part>2</pdfaid:part>" in first
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in first


def test_pdf_when_text_looks_like_markup_then_printed_as_it_stands(moment: datetime) -> None:
    text = '#panic() $ x^2 $ *đậm* _nghiêng_ @ref <nhan> \\ `mã` // [a] #read("/etc")'
    pdf = render_pdf(Document(body=(Block("paragraph", text),)), timestamp=moment)
    printed = " ".join(page_lines(pdf)[0])
    assert printed.endswith(f"{text}./.")


def test_pdf_when_letters_are_decomposed_then_text_layer_is_composed(report: Document, moment: datetime) -> None:
    loose = replace(report, subject=unicodedata.normalize("NFD", report.subject or ""))
    assert render_pdf(loose, timestamp=moment) == render_pdf(report, timestamp=moment)


@pytest.mark.parametrize(("sign", "code"), [("☑", "U+2611"), ("中", "U+4E2D"), ("😀", "U+1F600")])
def test_pdf_when_font_lacks_a_sign_then_refusal_names_it(sign: str, code: str) -> None:
    document = Document(body=(Block("paragraph", f"Đã xong {sign}{sign} trong tuần."),))
    with pytest.raises(Unwritable) as refusal:
        render_pdf(document)
    assert str(refusal.value) == f"Phông chữ không có ký tự “{sign}” ({code}), hãy thay bằng ký tự khác."


def test_pdf_when_pictures_then_an_annex_shows_them(report: Document, picture: bytes, moment: datetime) -> None:
    figures = [Figure(f"Buổi đối thoại số {at}", picture) for at in range(1, 4)]
    pdf = render_pdf(report, timestamp=moment, attachments=figures)
    last = page_lines(pdf)[-1]
    assert last[:2] == ["Phụ lục", "ẢNH MINH CHỨNG"]
    assert last[-3:] == [
        "Ảnh 1. Buổi đối thoại số 1 Ảnh 2. Buổi đối thoại số 2",
        "Ảnh 3. Buổi đối thoại số 3",
        "./.",
    ]
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[len(document) - 1]
        images = list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
    assert len(images) == 3


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (b"GIF89a", "Ảnh “Lễ ra quân” không phải là ảnh PNG hoặc JPEG đọc được."),
        (b"\x89PNG\r\n\x1a\nbroken", "Có ảnh minh chứng bị hỏng nên không đưa được vào văn bản."),
    ],
)
def test_pdf_when_picture_cannot_be_read_then_refused(report: Document, image: bytes, message: str) -> None:
    with pytest.raises(Unwritable) as refusal:
        render_pdf(report, attachments=[Figure("Lễ ra quân", image)])
    assert str(refusal.value) == message


def test_pdf_when_four_threads_write_at_once_then_no_document_is_mixed_up(report: Document, moment: datetime) -> None:
    documents = [replace(report, number=str(100 + at)) for at in range(12)]
    alone = [render_pdf(document, timestamp=moment) for document in documents]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda document: render_pdf(document, timestamp=moment), documents))
    assert together == alone
