"""The sheet of people to invite, as a template to fill in and as read."""

import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from gandan.access.rules import HEADS
from gandan.common.words import say
from gandan.files.sheets import Cell, read_sheets
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit

_WIDTHS = (28, 36, 24, 30, 16, 36, 20)


def template_sheet() -> bytes:
    """Return an XLSX with the heads, and a second sheet with the units and roles of this commune to choose from."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    people, lists = book.add_worksheet(_("Danh sách")), book.add_worksheet(_("Đơn vị và vai trò"))
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    for column, head in enumerate(HEADS):
        # Excel would take a telephone number for a sum
        people.set_column(column, column, _WIDTHS[column], text)
        people.write_string(0, column, f"{say(head)} *" if column < 3 else say(head), bold)
    units = list(Unit.objects.filter(is_active=True).values_list("name", flat=True))
    for column, (head, rows) in enumerate(
        ((_("Đơn vị"), units), (_("Vai trò (nhiều vai trò thì cách nhau bằng dấu phẩy)"), list(map(str, Role.labels))))
    ):
        lists.set_column(column, column, 48)
        lists.write_string(0, column, head, bold)
        for line, words in enumerate(rows, start=1):
            lists.write_string(line, column, words)
    people.data_validation(
        1,
        1,
        400,
        1,
        {"validate": "list", "source": f"='{lists.name}'!$A$2:$A${len(units) + 1}", "error_type": "warning"},
    )
    people.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def read_rows(content: bytes) -> list[list[str]]:
    """Return the words of the first sheet's cells, each in its place. Raises FileRefused for what cannot be read."""
    sheets = read_sheets(content)
    return [[_words(cell) for cell in row] for row in sheets[0].rows] if sheets else []


def _words(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None or isinstance(cell, dict) else str(cell)


def limited(rows: Sequence[Sequence[str]], most: int) -> list[list[str]]:
    """Return the rows with nothing after the last one that says something, and at most so many."""
    filled = [number for number, row in enumerate(rows) if any(cell.strip() for cell in row)]
    return [list(row) for row in rows[: min(filled[-1] + 1 if filled else 0, most)]]
