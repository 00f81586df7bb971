"""A letter as people set it in Word without tables: the head in two columns by tabs, composed letters taken apart.

``files/`` keeps what LibreOffice makes of it as PDF.
"""

import io
import sys
import unicodedata
from pathlib import Path

from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

HEAD = (
    "UBND XÃ CỒN VĨ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "PHÒNG KINH TẾ\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 31/PKT-HT\tCồn Vĩ, ngày 08 tháng 6 năm 2026",
    "V/v rà soát đèn đường",
)
DUTIES = tuple(
    f"{at}. {body} rà soát đèn đường tại khu vực số {at}, ghi lại cột nghiêng, bóng hỏng, dây võng và chỗ tối chưa"
    f" có đèn, đối chiếu với danh sách đã lập theo Kế hoạch số {at}43/KH-UBND ngày 0{at}/5/2026 của Ủy ban nhân dân xã"
    f" Cồn Vĩ, gửi về Phòng Kinh tế trước ngày {at + 10}/6/2026."
    for at, body in enumerate(("Trạm Y tế", "Công an xã", "Ban Chỉ huy Quân sự", "Trường Mầm non Hoa Gạo") * 2, 1)
)  # fmt: skip
TAIL = (
    "Nơi nhận:\tTRƯỞNG PHÒNG",
    "- Như trên;",
    "- Lưu: KT.",
    "\tLục Thị Bưởi",
)


def build() -> bytes:
    document = WordDocument()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    section = document.sections[0]
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header.paragraphs[0].text = "Phòng Kinh tế xã Cồn Vĩ"
    _page_number(section.footer.paragraphs[0])
    for line in HEAD:
        _tabbed(document.add_paragraph(line))
    document.add_paragraph("Kính gửi: Các phòng, đơn vị thuộc xã").alignment = 1
    for at, line in enumerate(
        ("Phòng Kinh tế đề nghị các phòng, đơn vị thực hiện một số nội dung sau:", *DUTIES, "Trân trọng./.")
    ):
        document.add_paragraph(unicodedata.normalize("NFD", line) if at % 2 else line).alignment = 3
    for line in TAIL:
        _tabbed(document.add_paragraph(line))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _tabbed(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(72))
    paragraph.paragraph_format.space_after = Pt(0)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.add_run("Trang ")
    for name, text in (("PAGE", "/"), ("NUMPAGES", "")):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        paragraph._p.append(field)
        if text:
            paragraph.add_run(text)


if __name__ == "__main__":
    (Path(sys.argv[1]) / "cong-van-khong-bang.docx").write_bytes(build())
