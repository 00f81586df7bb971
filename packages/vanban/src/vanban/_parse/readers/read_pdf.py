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

from vanban._model import Box
from vanban._parse import quality
from vanban._parse.flow import Flow
from vanban._parse.limits import NO_OCR, Limits
from vanban._parse.readers.page_flow import Sheet, Table
from vanban._parse.readers.page_set import Page, put_together
from vanban._parse.readers.pdf_page import Area, read_words
from vanban.errors import Damaged, Encrypted, MissingTool, NotADocument, TooLarge

_PASSWORD_ERROR = 4
_FEWEST_CHARACTERS = 20
"""Below it a page is a picture."""
_FEWEST_OVER_PICTURE = 400
"""Below it the text over a scan is a stamp of its receipt or of an electronic signature, not the page."""
_IMAGE = 3
_COVERED = 0.6
"""Of the page, by one image: then its text was put there by a scanner."""
_FEWEST_EDGES = 8
_MOST_LETTERS = 0.7
_BROKEN = (
    MalformedPDFException, PdfminerException, PSException, struct.error, zlib.error, ValueError, KeyError, TypeError,
    IndexError, AttributeError, AssertionError, RecursionError,
)  # fmt: skip
Pdf = Any  # neither PDF library carries types
_OPEN: Any = pypdfium2.PdfDocument


def read_pdf(content: bytes, limits: Limits, *, pages: int | None = None) -> Flow:
    """The first ``pages`` pages, or all, as paragraphs and tables with their place on the page."""
    count, scanned = _check(content, limits)
    count = min(count, pages or count)
    scans = _read_scanned(content, [number for number in scanned if number <= count], limits)
    read: list[Page] = []
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            for page in pdf.pages[:count]:
                read.append(scans.get(page.page_number) or _read_page(page))
                page.close()
    except _BROKEN as error:
        raise Damaged("Tệp PDF bị hỏng hoặc chưa tải lên hết.") from error
    if not any(page.rows or page.tables for page in read):
        raise NotADocument("Không tìm thấy chữ đọc được trong tệp PDF.")
    return put_together(read)


def _read_scanned(content: bytes, numbers: Sequence[int], limits: Limits) -> dict[int, Page]:
    if not numbers:
        return {}
    try:
        from vanban._parse.readers.scan.pages import read_pdf_pages  # noqa: PLC0415 - numpy and OpenCV are optional
    except ImportError as error:
        raise MissingTool(NO_OCR) from error
    return read_pdf_pages(content, numbers, limits)


def _check(content: bytes, limits: Limits) -> tuple[int, list[int]]:
    """How many pages there are and which of them are pictures; refuses too many before the slow reading starts."""
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
        scanned = [at + 1 for at in range(count) if _is_picture(document[at])]
    except pypdfium2.PdfiumError as error:
        raise Damaged("Tệp PDF bị hỏng hoặc chưa tải lên hết.") from error
    finally:
        document.close()
    if count == 0:
        raise NotADocument("Tệp PDF không có trang nào.")
    return count, scanned


def _is_picture(page: Pdf) -> bool:
    """No text, or one that a reader without Vietnamese has put behind the picture of the page."""
    text = page.get_textpage()
    if text.count_chars() < _FEWEST_CHARACTERS:
        return next(iter(page.get_objects()), None) is not None
    if not _is_covered(page):
        return False
    return text.count_chars() < _FEWEST_OVER_PICTURE or quality.judge([text.get_text_range()]) == "degraded"


def _is_covered(page: Pdf) -> bool:
    width, height = page.get_size()
    for image in page.get_objects(filter=[_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > width * height * _COVERED:
            return True
    return False


def _read_page(page: Pdf) -> Page:
    turn = _turn(page.chars)
    if turn:
        page = _turned(page, turn)
    size = Area(0, 0, float(page.width), float(page.height))
    sheet = Sheet(int(page.page_number), size, _Way(turn, size).back if turn else None)
    tables = [table for table in page.find_tables() if _is_table(table)] if len(page.edges) >= _FEWEST_EDGES else []
    grids = [_table(page, table) for table in tables]
    free = [char for char in page.chars if not any(grid.area.holds(char) for grid in grids)]
    return Page(sheet, read_words(free), grids)


def _turn(chars: Sequence[dict[str, Any]]) -> int:
    """By how many degrees, clockwise, the page must be turned for most of its letters to stand upright."""
    turns = Counter(_letter_turn(*char["matrix"][:2]) for char in chars)
    turn, times = turns.most_common(1)[0] if turns else (0, 0)
    return turn if times > len(chars) * _MOST_LETTERS else 0


def _letter_turn(along: float, up: float) -> int:
    if abs(along) >= abs(up):
        return 0 if along >= 0 else 180
    return 90 if up > 0 else 270


def _turned(page: Pdf, turn: int) -> Pdf:
    given = page.page_obj
    given.rotate = (given.rotate + turn) % 360
    given.attrs = {**given.attrs, "Rotate": given.rotate}
    return pdfplumber.page.Page(page.pdf, given, page.page_number)


@dataclass(frozen=True)
class _Way:
    """From the page turned upright back to the page as it is shown, in shares of it."""

    turn: int
    size: Area

    def back(self, area: Area) -> Box:
        left, right = area.left / self.size.right, area.right / self.size.right
        top, bottom = area.top / self.size.bottom, area.bottom / self.size.bottom
        shown = {
            90: (top, 1 - right, bottom, 1 - left),
            180: (1 - right, 1 - bottom, 1 - left, 1 - top),
            270: (1 - bottom, left, 1 - top, right),
        }[self.turn]
        return round(shown[0], 4), round(shown[1], 4), round(shown[2], 4), round(shown[3], 4)


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
