"""Work as a table of a spreadsheet."""

import datetime as dt
import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from gandan.common.formats import day, number
from gandan.plans.queries.rows import WorkRow

MOST_ROWS = 5000
_WIDTHS = (14, 60, 22, 30, 34, 12, 26, 16)


def work_sheet(rows: Sequence[WorkRow], *, today: dt.date) -> bytes:
    """Return an XLSX of at most ``MOST_ROWS`` rows; every cell is text, so that no title can act as a formula."""
    out = io.BytesIO()
    book = Workbook(
        out,
        {
            "constant_memory": True,
            "in_memory": False,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    sheet = book.add_worksheet(_("Nhiệm vụ"))
    bold = book.add_format({"bold": True})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _note(len(rows), today))
    heads = (_("Mã"), _("Nhiệm vụ"), _("Kỳ"), _("Đơn vị"), _("Văn bản"), _("Hạn"), _("So với hạn"), _("Trạng thái"))
    for column, head in enumerate(heads):
        sheet.write_string(1, column, head, bold)
    for line, row in enumerate(rows[:MOST_ROWS], start=2):
        paper = " ".join(part for part in (row.paper.kind, row.paper.reference, row.paper.rest) if part)
        cells = (row.code, row.title, row.period, row.unit, paper, day(row.due_on), row.due.words, row.tag.word)
        for column, cell in enumerate(cells):
            sheet.write_string(line, column, cell)
    book.close()
    return out.getvalue()


def _note(count: int, today: dt.date) -> str:
    if count > MOST_ROWS:
        words = _("Bảng chỉ gồm %(most)s dòng đầu theo hạn; hãy lọc hẹp hơn để lấy phần còn lại. Lập ngày %(day)s.")
        return words % {"most": number(MOST_ROWS), "day": day(today)}
    return _("%(count)s dòng, lập ngày %(day)s.") % {"count": number(count), "day": day(today)}
