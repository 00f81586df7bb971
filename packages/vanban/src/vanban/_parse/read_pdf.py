"""PDF with a text layer: words become rows, rows columns and paragraphs, ruled grids tables."""

from __future__ import annotations

import io
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from vanban._parse.flow import Flow, Line
from vanban._parse.limits import Limits
from vanban._parse.page_flow import PageFlow, Sheet, Table
from vanban._parse.pdf_page import Area, Word, is_page_number, margin_text, page_paragraphs, read_words, row_text
from vanban.errors import Damaged, Encrypted, MissingTool, TooLarge

_PASSWORD_ERROR = 4
_FEWEST_CHARACTERS = 20
"""On average per page; below it the pages are pictures."""
_FEWEST_EDGES = 8
_SHARE_OF_PAGES = 0.4
"""On so many pages a line must be printed to count as their head or foot."""
_BROKEN = (
    MalformedPDFException, PdfminerException, PSException, struct.error, zlib.error, ValueError, KeyError, TypeError,
    IndexError, AttributeError, AssertionError, RecursionError,
)  # fmt: skip
Pdf = Any  # neither PDF library carries types
_OPEN: Any = pypdfium2.PdfDocument


@dataclass(frozen=True)
class _Page:
    sheet: Sheet
    rows: list[list[Word]]
    """Words outside the tables."""
    tables: list[Table]


def read_pdf(content: bytes, limits: Limits, *, pages: int | None = None) -> Flow:
    """The first ``pages`` pages, or all, as paragraphs and tables with their place on the page."""
    count = _check(content, limits)
    read: list[_Page] = []
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            for page in pdf.pages[: min(count, pages or count)]:
                read.append(_read_page(page))
                page.close()
    except _BROKEN as error:
        raise Damaged("Tệp PDF bị hỏng hoặc chưa tải lên hết.") from error
    return _put_together(read)


def _put_together(pages: Sequence[_Page]) -> Flow:
    found = PageFlow()
    repeated = _repeated(pages)
    for page in pages:
        rows = []
        for row in page.rows:
            if margin_text(row, page.sheet.size) in repeated:
                found.flow.margins.append(Line(row_text(row)))
            elif not is_page_number(row, page.sheet.size):
                rows.append(row)
        found.add_page(page.sheet, page_paragraphs(rows, page.sheet.size), page.tables)
    return found.flow


def _repeated(pages: Sequence[_Page]) -> frozenset[str]:
    """What is printed at the edge of many pages, figures left out of the comparison."""
    texts = [text for page in pages for text in {margin_text(row, page.sheet.size) for row in page.rows} if text]
    return frozenset(
        text for text, times in Counter(texts).items() if times > 1 and times >= len(pages) * _SHARE_OF_PAGES
    )


def _check(content: bytes, limits: Limits) -> int:
    """How many pages there are; refuses what cannot be read before the slow reading starts."""
    try:
        document: Pdf = _OPEN(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise Encrypted("Tệp PDF được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại.") from error
        raise Damaged("Tệp PDF bị hỏng hoặc chưa tải lên hết.") from error
    try:
        count = len(document)
        if count > limits.pages:
            raise TooLarge(f"Tệp PDF có {count} trang, nhiều hơn mức cho phép ({limits.pages} trang).")
        letters = sum(document[at].get_textpage().count_chars() for at in range(count))
    except pypdfium2.PdfiumError as error:
        raise Damaged("Tệp PDF bị hỏng hoặc chưa tải lên hết.") from error
    finally:
        document.close()
    if letters < _FEWEST_CHARACTERS * count or count == 0:
        raise MissingTool("Tệp PDF là bản quét, không có lớp chữ; chưa có công cụ nhận dạng chữ (OCR) để đọc.")
    return count


def _read_page(page: Pdf) -> _Page:
    sheet = Sheet(int(page.page_number), Area(0, 0, float(page.width), float(page.height)))
    tables = [table for table in page.find_tables() if _is_table(table)] if len(page.edges) >= _FEWEST_EDGES else []
    grids = [_table(page, table) for table in tables]
    free = [char for char in page.chars if not any(grid.area.holds(char) for grid in grids)]
    return _Page(sheet, read_words(free), grids)


def _is_table(table: Pdf) -> bool:
    return len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1


def _table(page: Pdf, table: Pdf) -> Table:
    area = Area(*(float(edge) for edge in table.bbox))
    cells = [Area(*(float(edge) for edge in cell)) for row in table.rows for cell in row.cells if cell]
    inside: dict[Area, list[dict[str, Any]]] = {cell: [] for cell in cells}
    for char in page.chars:
        owner = next((cell for cell in cells if cell.holds(char)), None) if area.holds(char) else None
        if owner is not None:
            inside[owner].append(char)
    return Table(area, {cell: read_words(chars) for cell, chars in inside.items()})
