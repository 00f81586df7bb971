"""A plan whose table has no lines, set by typst: columns stand apart by blanks alone."""

from pathlib import Path

import typst
import vanban

FONTS = typst.Fonts(
    include_system_fonts=False,
    include_embedded_fonts=False,
    font_paths=[str(Path(vanban.__file__).parent / "_render" / "fonts")],
)
TITLES = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Phối hợp", "Thời hạn")
WORKS = (
    ("Sửa mái nhà kho, trong đó ghi rõ hiện trạng, khối lượng phải làm và vật tư", "Phòng Kinh tế", "Trạm Y tế"),
    ("Họp dân", "Công an phường", "Ban Chỉ huy Quân sự"),
    ("In bảng tên các phòng", "Phòng Văn hóa - Xã hội", ""),
    ("Dán nhãn tủ hồ sơ và sổ theo dõi của từng bộ phận", "Trạm Y tế", "Phòng Kinh tế"),
)
DUES = ("Trước 10/5/2026", "15/5/2026", "Quý III/2026", "20/6/2026")
ROWS = [(str(at + 1), *WORKS[at % 4], DUES[at % 4]) for at in range(24)]
END = "Trên đây là kế hoạch chỉnh trang trụ sở của phường năm 2026, yêu cầu các đơn vị thực hiện nghiêm túc./."
_HEAD = """#set text(font: "Tinos", size: 13pt)
#set page(paper: "a4", margin: 20mm, numbering: "1", header: align(right)[Kế hoạch chỉnh trang])
#align(center)[*KẾ HOẠCH* \\ Chỉnh trang trụ sở]

I. VIỆC CẦN LÀM

Ủy ban nhân dân phường giao các phòng, đơn vị thực hiện các việc dưới đây theo đúng thời hạn và báo cáo kết quả:

"""


def build(
    *,
    titles: tuple[str, ...] = TITLES,
    stand: str = "top",
    inset: str = "5pt",
    numbered: bool = True,
    groups: bool = False,
) -> bytes:
    """Two pages; ``groups`` heads the rows 1 to 12 and 13 to 24, ``stand`` is "top" or "horizon" (mid-height)."""
    rows = [titles, *ROWS]
    columns = "(1.2cm, 6.4cm, 3.3cm, 3.3cm, 2.6cm)" if numbered else "(7cm, 3.5cm, 3.5cm, 3cm)"
    cells = []
    for at, row in enumerate(rows):
        if groups and at in (1, 13):
            cells.append(f"table.cell(colspan: 5)[{'I' if at == 1 else 'II'}. NHÓM VIỆC]")
        cells.append(", ".join(f"[{cell}]" for cell in (row if numbered else row[1:])))
    table = f"#table(stroke: none, columns: {columns}, inset: {inset}, align: {stand} + left,\n{','.join(cells)})\n"
    return typst.compile((_HEAD + table + END).encode(), font_paths=FONTS)
