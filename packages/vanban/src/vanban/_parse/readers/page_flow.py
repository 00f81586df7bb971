"""Pages put one behind the other: paragraphs and tables that run over the foot of a page become one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from vanban._model import Box, SourceBlock
from vanban._parse import words
from vanban._parse.flow import Flow, Grid, Line, Piece, Stretches, join
from vanban._parse.markers import has_marker
from vanban._parse.readers.page_tables import continued
from vanban._parse.readers.pdf_page import Area, Paragraph, Word

_LONG_LINE = 50
_DASHES = ("- ", "– ")
_DOUBTFUL = 0.8
_DOUBTFUL_FIGURES = 0.9
_WEAK_FIGURES = 0.8
"""Below it a number or a day must not rest on the word."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled grid; a cell that covers several places stands once, with the rows of its words."""

    area: Area
    cells: dict[Area, list[list[Word]]]


@dataclass(frozen=True)
class Sheet:
    """A page: its number from 1, its size, and where a stretch of it stands."""

    number: int
    size: Area
    back: Callable[[Area], Box] | None = None
    """From the page made straight to the picture that was handed in."""

    @property
    def landscape(self) -> bool:
        return self.size.right > self.size.bottom

    def place(self, area: Area) -> Box:
        if self.back is not None:
            return self.back(area)
        width, height = self.size.right, self.size.bottom
        return (
            round(area.left / width, 4), round(area.top / height, 4),
            round(area.right / width, 4), round(area.bottom / height, 4),
        )  # fmt: skip


class PageFlow:
    def __init__(self) -> None:
        self.flow = Flow()
        self._tables = 0

    def add_page(self, sheet: Sheet, paragraphs: Iterable[Paragraph], tables: Sequence[Table]) -> None:
        pending = sorted(tables, key=lambda table: table.area.top)
        first = True
        for paragraph in paragraphs:
            while pending and pending[0].area.top < paragraph.area.top:
                self._add_table(sheet, pending.pop(0))
                first = False
            self._add_paragraph(paragraph, sheet, first=first)
            first = False
        for table in pending:
            self._add_table(sheet, table)

    def _add_block(self, block: SourceBlock, found: Sequence[Word]) -> int:
        doubts, weak = _doubts(block.text, found)
        return self.flow.add_block(replace(block, doubts=doubts) if doubts else block, weak)

    def _add_paragraph(self, paragraph: Paragraph, sheet: Sheet, *, first: bool) -> None:
        source = SourceBlock(paragraph.text, "paragraph", sheet.number, sheet.place(paragraph.area))
        block = self._add_block(source, paragraph.words)
        line = Line(paragraph.text, (Piece(0, block, 0),), paragraph.gap_before, paragraph.centred, sheet.landscape)
        previous = self.flow.items[-1] if self.flow.items else None
        if first and isinstance(previous, Line) and _goes_on(previous, line) and previous.landscape == sheet.landscape:
            self.flow.items[-1] = join(previous, line)
        else:
            self.flow.items.append(line)

    def _add_table(self, sheet: Sheet, table: Table) -> None:
        previous = self.flow.items[-1] if self.flow.items else None
        columns = len({round(cell.left) for cell in table.cells})
        before = previous if isinstance(previous, Grid) and len(previous.rows[0]) == columns else None
        place = (self._tables - 1, len(before.rows)) if before else (self._tables, 0)
        rows = self._rows(sheet, table, place)
        if before:
            self.flow.items[-1] = continued(before, rows)
        else:
            self._tables += 1
            self.flow.items.append(Grid(tuple(rows), sheet.landscape))

    def _rows(self, sheet: Sheet, table: Table, place: tuple[int, int]) -> list[tuple[Line, ...]]:
        """The cell that covers each place of the grid; one that covers several stands in all of them."""
        lefts = sorted({round(cell.left) for cell in table.cells})
        tops = sorted({round(cell.top) for cell in table.cells})
        made: dict[Area, Line] = {}
        rows = []
        for r, top in enumerate(tops):
            row = []
            for c, left in enumerate(lefts):
                cell = next((one for one in table.cells if one.covers(left + 2, top + 2)), None)
                if cell is None:
                    row.append(Line(""))
                    continue
                if cell not in made:
                    text = cell_text(table.cells[cell])
                    source = SourceBlock(text, "cell", sheet.number, sheet.place(cell), place[0], place[1] + r, c)
                    inside = [word for line in table.cells[cell] for word in line]
                    made[cell] = Line(text, (Piece(0, self._add_block(source, inside), 0),))
                row.append(made[cell])
            rows.append(tuple(row))
        return rows


def _doubts(text: str, found: Iterable[Word]) -> tuple[Stretches, Stretches]:
    """Where the words stand in the text that were read with little confidence, and the figures read worse still."""
    doubts: list[tuple[int, int]] = []
    weak: list[tuple[int, int]] = []
    end = 0
    for word in found:
        start = text.find(words.clean(word.text), end)
        if start < 0:
            continue
        end = start + len(words.clean(word.text))
        figures = any(letter.isdecimal() for letter in word.text)
        if word.confidence < (_DOUBTFUL_FIGURES if figures else _DOUBTFUL):
            doubts.append((start, end))
        if figures and word.confidence < _WEAK_FIGURES:
            weak.append((start, end))
    return tuple(doubts), tuple(weak)


def _goes_on(previous: Line, line: Line) -> bool:
    """A paragraph that runs over the foot of the page."""
    ended = previous.text.rstrip().endswith((".", ";", ":", "?", "!"))
    short = len(previous.text) < _LONG_LINE or len(line.text.strip()) < 2
    return not (short or ended or has_marker(line.text) or line.centred or words.is_upper(line.text))


def cell_text(found: Sequence[Sequence[Word]]) -> str:
    """The rows of a cell; a row with a bullet, or behind ";", stays on its own line.

    A single row with a dash goes on with the name that was broken there ("Phòng Văn hóa / - Xã hội").
    """
    text = ""
    pieces = [" ".join(word.text for word in row) for row in found]
    one_dash = sum(piece.startswith(_DASHES) for piece in pieces) == 1
    for piece in pieces:
        broken = one_dash and piece.startswith(_DASHES) and text[-1:].isalnum()
        if not text:
            text = piece
        elif (has_marker(piece) and not broken) or text.endswith(";"):
            text += "\n" + piece
        else:
            text += piece if text.endswith("-") and not text.endswith(" -") else " " + piece
    return words.clean(text)
