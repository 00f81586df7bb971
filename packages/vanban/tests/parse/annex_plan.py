"""A plan with an annex of thirty tasks on landscape pages: cells merged in both directions, rows cut by the page.

``python -m packages.vanban.tests.parse.annex_plan FOLDER`` writes it as DOCX; ``files/`` keeps what LibreOffice makes
of it as PDF.
"""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from docx import Document as WordDocument
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

WORKS = (
    "Sửa mái nhà kho", "Thay đèn hành lang", "Sơn lại cổng", "Đóng kệ hồ sơ", "Lắp quạt phòng họp",
    "Chỉnh lại sổ theo dõi", "In bảng tên", "Dán nhãn tủ", "Soát danh bạ", "Cập nhật sơ đồ phòng",
)  # fmt: skip
LONG = (
    ", trong đó ghi rõ hiện trạng, khối lượng phải làm, vật tư cần mua, người trông coi từng ngày, cách nghiệm thu,"
    " nơi cất giữ giấy tờ sau khi làm xong để lần sau còn tra lại, và những gì có thể dùng lại cho nhà văn hóa tổ dân"
    " phố"
)
UNITS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trạm Y tế", "Ban Chỉ huy Quân sự", "Công an phường")
GROUPS = ("I. VIỆC SỬA CHỮA", "II. VIỆC SỔ SÁCH", "III. VIỆC CÒN LẠI")
HEAD = (
    ("TT", "Nhóm việc", "Nội dung nhiệm vụ", "Cơ quan thực hiện", "Cơ quan thực hiện", "Thời hạn"),
    ("TT", "Nhóm việc", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"),
)
WIDTHS = (12, 30, 100, 45, 45, 25)


@dataclass(frozen=True)
class Row:
    number: int
    kind: str
    work: str
    lead: str
    support: str
    due: str


def expected() -> list[Row]:
    """The thirty rows; the unit in charge is the same for five rows, whose cell is one."""
    return [
        Row(
            at + 1,
            f"Nhóm {at // 5 + 1}",
            f"{WORKS[at % 10]} số {at + 1}{LONG if at % 3 == 0 else ''}",
            UNITS[at // 5 % 5],
            UNITS[(at + 2) % 5],
            f"{at % 28 + 1:02d}/{at // 5 + 4:02d}/2026",
        )
        for at in range(30)
    ]


def build() -> bytes:
    document = WordDocument()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(13)
    head = document.add_table(2, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nPHƯỜNG ĐỒNG MẬN"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 58/KH-UBND"
    head.cell(1, 1).text = "Đồng Mận, ngày 16 tháng 3 năm 2026"
    for line in ("KẾ HOẠCH", "Chỉnh trang trụ sở năm 2026"):
        document.add_paragraph(line).alignment = 1
    for line in (
        "Ủy ban nhân dân phường Đồng Mận ban hành Kế hoạch chỉnh trang trụ sở năm 2026 như sau:",
        "I. MỤC ĐÍCH",
        "1. Trụ sở sạch, gọn, dễ tìm lối đi.",
        "II. VIỆC CẦN LÀM",
        "Các việc cụ thể, người làm và thời hạn nêu tại Phụ lục kèm theo Kế hoạch này./.",
    ):
        document.add_paragraph(line)
    tail = document.add_table(1, 2)
    tail.cell(0, 0).text = "Nơi nhận:\n- Các phòng;\n- Lưu: VT."
    tail.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nMạc Văn Rơm"
    _landscape(document)
    for line in ("PHỤ LỤC", "DANH MỤC VIỆC CHỈNH TRANG", "(Kèm theo Kế hoạch số 58/KH-UBND ngày 16/3/2026)"):
        document.add_paragraph(line).alignment = 1
    _annex(document)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _landscape(document: Word) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0].text = "Kế hoạch chỉnh trang"


def _annex(document: Word) -> None:
    rows = expected()
    table = document.add_table(2 + len(rows) + len(GROUPS), 6, style="Table Grid")
    table.autofit = False
    for r, titles in enumerate(HEAD):
        for c, title in enumerate(titles):
            table.cell(r, c).text = title
        repeated = OxmlElement("w:tblHeader")
        table.rows[r]._tr.get_or_add_trPr().append(repeated)
    for column in (0, 1, 2, 5):
        _merge(table, (0, column), (1, column))
    _merge(table, (0, 3), (0, 4))
    at = 2
    for index, row in enumerate(rows):
        if index % 10 == 0:
            table.cell(at, 0).text = GROUPS[index // 10]
            _merge(table, (at, 0), (at, 5))
            at += 1
        for column, text in enumerate((row.number, row.kind, row.work, row.lead, row.support, row.due)):
            table.cell(at, column).text = str(text)
        if index % 5 == 4:
            for column in (1, 3):
                _merge(table, (at - 4, column), (at, column))
        at += 1
    _set_widths(table)


def _set_widths(table: Table) -> None:
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            if cell._tc.tcPr is None or cell._tc.tcPr.find(qn("w:gridSpan")) is None:
                cell.width = Mm(width)


def _merge(table: Table, first: tuple[int, int], last: tuple[int, int]) -> None:
    text = table.cell(*first).text
    merged = table.cell(*first).merge(table.cell(*last))
    merged.text = text


if __name__ == "__main__":
    (Path(sys.argv[1]) / "ke-hoach-phu-luc-ngang.docx").write_bytes(build())
