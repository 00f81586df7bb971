"""The score as a spreadsheet, and the empty sheet in which a set of criteria is typed."""

import io
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from gandan.assessment.queries.score import LivingScore
from gandan.assessment.queries.table import TableRow
from gandan.assessment.services.paper import SAMPLE_MARK
from gandan.common.words import say

_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
"""Words that people typed stay words."""
_TEMPLATE_HEAD = (
    ("STT", 10),
    ("Tiêu chí", 60),
    ("Điểm tối đa", 12),
    ("Đơn vị phụ trách", 34),
    ("Minh chứng cần có", 40),
    ("Chỉ tiêu tự tính", 22),
    ("Thang quy đổi", 22),
    ("Bắt buộc", 10),
)
_LEVEL_HEAD = (("Mức độ", 24), ("Điểm tối thiểu", 16), ("Tỷ lệ tối thiểu mỗi phần (%)", 28))
_GUIDE = (
    "Điền bảng ở trang “Tiêu chí”, các mức ở trang “Mức độ”, rồi nhập tệp vào hệ thống.",
    "STT: đánh số I, 1, 1.1, a hoặc 1, 1.1, 1.1.1; tiêu chí con đứng ngay dưới tiêu chí cha.",
    "Điểm tối đa: số, ví dụ 24 hoặc 2,5; điểm các tiêu chí con cộng lại bằng điểm tiêu chí cha.",
    "Đơn vị phụ trách: tên đơn vị như trong hệ thống; tên lạ sẽ được hỏi lại khi nhập.",
    "Chỉ tiêu tự tính: mã hoặc tên chỉ tiêu của hệ thống, ví dụ plans.on_time; để trống nếu tự chấm.",
    "Thang quy đổi: “95: 2; 90: 1,5” nghĩa là từ 95 được 2 điểm, từ 90 được 1,5; để trống thì tính theo tỷ lệ %.",
    "Bắt buộc: ghi x nếu không có điểm ở tiêu chí này thì không đạt mức nào.",
)


def score_workbook(score: LivingScore, rows: Sequence[TableRow]) -> bytes:
    """Return the table with numbers as numbers; everything else is text."""
    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    sheet = book.add_worksheet(say("Bảng tự chấm"))
    heads = (
        (say("STT"), 10),
        (say("Tiêu chí"), 60),
        (say("Điểm tối đa"), 12),
        (say("Điểm tự chấm"), 12),
        (say("Cách có điểm"), 22),
        (say("Lý do, số liệu"), 40),
        (say("Đơn vị phụ trách"), 30),
        (say("Minh chứng"), 50),
        (say("Còn thiếu"), 30),
    )
    sheet.write_string(0, 0, _title(score))
    _write_head(book, sheet, 1, heads)
    wrap, points = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"num_format": "0.##"})
    for line, row in enumerate(rows, start=2):
        item = row.row.item
        sheet.write_number(line, 2, float(item.most), points)
        if row.row.points:
            sheet.write_number(line, 3, float(row.row.total.points), points)
        words = {
            0: item.number,
            1: item.name,
            4: f"{row.row.origin.label}" if row.row.origin else "",
            5: row.reason,
            6: row.row.unit.name if row.row.unit else "",
            7: "; ".join(f"{one.title} ({one.code})" for one in row.evidence),
            8: "; ".join(f"{lack.label}" for lack in row.row.lacks),
        }
        for column, text in words.items():
            sheet.write_string(line, column, text, wrap)
    book.close()
    return out.getvalue()


def empty_template() -> bytes:
    """Return the sheet to fill in; its words are those that the reader knows, in Vietnamese."""
    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    tree = book.add_worksheet("Tiêu chí")
    _write_head(book, tree, 0, _TEMPLATE_HEAD)
    tree.set_column(0, 0, 10, book.add_format({"num_format": "@"}))
    tree.freeze_panes(1, 0)
    _write_head(book, book.add_worksheet("Mức độ"), 0, _LEVEL_HEAD)
    guide = book.add_worksheet("Cách điền")
    guide.set_column(0, 0, 120)
    for line, words in enumerate(_GUIDE):
        guide.write_string(line, 0, words)
    book.close()
    return out.getvalue()


def _write_head(book: Workbook, sheet: Worksheet, row: int, heads: Iterable[tuple[str, int]]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for column, (words, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, words, bold)


def _title(score: LivingScore) -> str:
    title = f"{score.assessment.criteria_set.name} – {score.assessment.year}"
    return f"{SAMPLE_MARK}. {title}" if score.assessment.criteria_set.is_sample else title
