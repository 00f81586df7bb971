"""PDF with a text layer: words become rows, rows columns and paragraphs, ruled grids tables."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from vanban._model import SourceBlock
from vanban._parse import words
from vanban._parse.flow import Flow, Grid, Line, Piece, join
from vanban._parse.limits import Limits
from vanban._parse.markers import has_marker
from vanban._parse.pdf_page import Area, Paragraph, Word, page_paragraphs, read_words
from vanban.errors import Damaged, Encrypted, MissingTool, TooLarge

_PASSWORD_ERROR = 4
_FEWEST_CHARACTERS = 20
"""On average per page; below it the pages are pictures."""
_FEWEST_EDGES = 8
_LONG_LINE = 50
_BROKEN = (
    MalformedPDFException, PdfminerException, PSException, struct.error, zlib.error, ValueError, KeyError, TypeError,
    IndexError, AttributeError, AssertionError, RecursionError,
)  # fmt: skip
Pdf = Any  # neither PDF library carries types
_OPEN: Any = pypdfium2.PdfDocument


def read_pdf(content: bytes, limits: Limits, *, pages: int | None = None) -> Flow:
    """The first ``pages`` pages, or all, as paragraphs and tables with their place on the page."""
    count = _check(content, limits)
    reader = _Reader()
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            for page in pdf.pages[: min(count, pages or count)]:
                reader.read(page)
                page.close()
    except _BROKEN as error:
        raise Damaged("Tệp PDF bị hỏng hoặc chưa tải lên hết.") from error
    return reader.flow


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


class _Reader:
    def __init__(self) -> None:
        self.flow = Flow()
        self._tables = 0

    def read(self, page: Pdf) -> None:
        width, height = float(page.width), float(page.height)
        number = int(page.page_number)
        landscape = width > height
        tables = (
            [table for table in page.find_tables() if _is_table(table)] if len(page.edges) >= _FEWEST_EDGES else []
        )
        areas = [Area(*(float(edge) for edge in table.bbox)) for table in tables]
        free = [char for char in page.chars if not any(area.holds(char) for area in areas)]
        paragraphs = page_paragraphs(read_words(free), Area(0, 0, width, height))
        pending = sorted(zip(areas, tables, strict=True), key=lambda pair: pair[0].top)
        first = True
        for paragraph in paragraphs:
            while pending and pending[0][0].top < paragraph.area.top:
                self._add_table(page, *pending.pop(0))
                first = False
            self._add_paragraph(paragraph, page, number, first=first, landscape=landscape)
            first = False
        for area, table in pending:
            self._add_table(page, area, table)

    def _add_paragraph(self, paragraph: Paragraph, page: Pdf, number: int, *, first: bool, landscape: bool) -> None:
        block = self.flow.add_block(SourceBlock(paragraph.text, "paragraph", number, _box(paragraph.area, page)))
        line = Line(paragraph.text, (Piece(0, block, 0),), paragraph.gap_before, paragraph.centred, landscape)
        previous = self.flow.items[-1] if self.flow.items else None
        if first and isinstance(previous, Line) and _goes_on(previous, line) and previous.landscape == landscape:
            self.flow.items[-1] = join(previous, line)
        else:
            self.flow.items.append(line)

    def _add_table(self, page: Pdf, area: Area, table: Pdf) -> None:
        previous = self.flow.items[-1] if self.flow.items else None
        cells = [Area(*(float(edge) for edge in cell)) for row in table.rows for cell in row.cells if cell]
        chars = [char for char in page.chars if area.holds(char)]
        inside: dict[Area, list[dict[str, Any]]] = {cell: [] for cell in cells}
        for char in chars:
            owner = next((cell for cell in cells if cell.holds(char)), None)
            if owner is not None:
                inside[owner].append(char)
        goes_on = isinstance(previous, Grid) and len(previous.rows[0]) == _columns(cells)
        index = self._tables - 1 if goes_on else self._tables
        offset = len(previous.rows) if goes_on and isinstance(previous, Grid) else 0
        rows = self._rows(page, cells, inside, (index, offset))
        landscape = float(page.width) > float(page.height)
        if goes_on and isinstance(previous, Grid):
            self.flow.items[-1] = _continued(previous, rows)
        else:
            self._tables += 1
            self.flow.items.append(Grid(tuple(rows), landscape))

    def _rows(
        self, page: Pdf, cells: list[Area], inside: dict[Area, list[dict[str, Any]]], place: tuple[int, int]
    ) -> list[tuple[Line, ...]]:
        """The cell that covers each place of the grid; one that covers several stands in all of them."""
        lefts = sorted({round(cell.left) for cell in cells})
        tops = sorted({round(cell.top) for cell in cells})
        made: dict[Area, Line] = {}
        rows = []
        for r, top in enumerate(tops):
            row = []
            for c, left in enumerate(lefts):
                cell = next((one for one in cells if one.covers(left + 2, top + 2)), None)
                if cell is None:
                    row.append(Line(""))
                    continue
                if cell not in made:
                    text = cell_text(read_words(inside[cell]))
                    box = _box(cell, page)
                    source = SourceBlock(text, "cell", int(page.page_number), box, place[0], place[1] + r, c)
                    made[cell] = Line(text, (Piece(0, self.flow.add_block(source), 0),))
                row.append(made[cell])
            rows.append(tuple(row))
        return rows


def _is_table(table: Pdf) -> bool:
    return len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1


def _columns(cells: list[Area]) -> int:
    return len({round(cell.left) for cell in cells})


def _goes_on(previous: Line, line: Line) -> bool:
    """A paragraph that runs over the foot of the page."""
    ended = previous.text.rstrip().endswith((".", ";", ":", "?", "!"))
    short = len(previous.text) < _LONG_LINE or len(line.text.strip()) < 2
    return not (short or ended or has_marker(line.text) or line.centred or words.is_upper(line.text))


def _continued(before: Grid, rows: list[tuple[Line, ...]]) -> Grid:
    """A table that goes on over the page: its repeated head goes, a row cut in two is joined."""
    head = [words.squash(cell.key) for cell in before.rows[0]]
    if rows and [words.squash(cell.key) for cell in rows[0]] == head:
        rows = rows[1:]
    joined = list(before.rows)
    if rows and not rows[0][0].text and joined[-1][0].text and any(cell.text for cell in rows[0]):
        low = rows.pop(0)
        joined[-1] = tuple(
            join(up, down) if up.text and down.text else (up if up.text else down)
            for up, down in zip(joined[-1], low, strict=True)
        )
    return Grid((*joined, *rows), before.landscape)


def _box(area: Area, page: Pdf) -> tuple[float, float, float, float]:
    width, height = float(page.width), float(page.height)
    return (
        round(area.left / width, 4), round(area.top / height, 4),
        round(area.right / width, 4), round(area.bottom / height, 4),
    )  # fmt: skip


def cell_text(found: list[list[Word]]) -> str:
    """The rows of a cell; a row with a bullet, or behind ";", stays on its own line."""
    text = ""
    for row in found:
        piece = " ".join(word.text for word in row)
        if not text:
            text = piece
        elif has_marker(piece) or text.endswith(";"):
            text += "\n" + piece
        else:
            text += piece if text.endswith("-") and not text.endswith(" -") else " " + piece
    return words.clean(text)
