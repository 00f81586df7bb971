"""A register as a table of a spreadsheet."""

import io
from collections.abc import Iterable

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from gandan.common.formats import day
from gandan.documents.enums import Direction
from gandan.documents.models import Document

MOST_ROWS = 5000
_WIDTHS = (8, 12, 14, 18, 14, 40, 60, 24, 24)


def register_sheet(rows: Iterable[Document], *, direction: Direction, year: int) -> bytes:
    """Return an XLSX of the rows; every cell is text, so that no subject can act as a formula."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = Workbook(out, {"constant_memory": True, "in_memory": False, **options})
    title = _("Sổ văn bản đến") if direction == Direction.INCOMING else _("Sổ văn bản đi")
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, f"{title} {year}", bold)
    heads = (
        _("Số đến"), _("Ngày đến"), _("Số, ký hiệu"), _("Loại"), _("Ngày ban hành"), _("Cơ quan ban hành"),
        _("Trích yếu"), _("Đơn vị ban hành"), _("Đơn vị soạn thảo"),
    )  # fmt: skip
    for column, head in enumerate(heads):
        sheet.write_string(1, column, head, bold)
    for line, row in enumerate(rows, start=2):
        for column, cell in enumerate(_cells(row)):
            sheet.write_string(line, column, cell)
    book.close()
    return out.getvalue()


def _cells(row: Document) -> tuple[str, ...]:
    return (
        str(row.arrival_number or ""),
        day(row.arrived_on),
        row.reference,
        row.type_name,
        day(row.issued_on),
        row.issuer,
        row.subject,
        row.unit.name if row.unit else "",
        row.drafted_by.name if row.drafted_by else "",
    )
