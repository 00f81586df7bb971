"""DOCX: paragraphs and tables straight from the XML of the main part, with Word's automatic numbers written out."""

from __future__ import annotations

import io
from collections.abc import Sequence

from lxml import etree

from vanban._model import SourceBlock
from vanban._parse.flow import Flow, Grid, Line, Piece
from vanban._parse.limits import Limits
from vanban._parse.readers.docx_numbering import Numbering
from vanban._parse.readers.docx_package import Package, W, bounded_xml, open_package, safe, xml
from vanban._parse.readers.docx_text import (
    PPR,
    TBL,
    TC,
    TR,
    P,
    boxed_paragraphs,
    goes_into_next,
    paragraph_text,
    unwrap,
)
from vanban._parse.readers.layout import flatten, is_layout, names_layout, split_lines, unwrapped
from vanban.errors import Damaged

_SECT = W + "sectPr"
_NUMBERED = b"numPr"
_HEAD_WORDED, _HEAD_ANY = 80, 2000
"""How many paragraphs, with words and at all, are read where only the head is wanted."""
_FAR_RIGHT = 4000
"""Twentieths of a point: a paragraph indented so far stands in the right half of the page."""
_MOST_SPAN = 60
_MOST_LAYOUT_COLUMNS = 3


def read_docx(content: bytes, limits: Limits, *, head_only: bool = False) -> Flow:
    package = open_package(content, limits)
    above_and_below = [line for part in package.margins for line in _margin_lines(part)]
    body = (_head(package.main) if head_only else xml(package.main)).find(W + "body")
    if body is None:
        raise Damaged("Tệp DOCX bị hỏng: không có phần nội dung.")
    reader = _Reader(Numbering(None, None) if head_only else _numbering(package, limits))
    reader.read(body)
    if not head_only:
        for part in package.notes:
            reader.add_notes(bounded_xml(part, limits))
    reader.flow.margins.extend(above_and_below)
    return reader.flow


def _numbering(package: Package, limits: Limits) -> Numbering:
    # Parsing the styles costs as much as the text; only documents with automatic numbers need them.
    if package.numbering is None or not any(_NUMBERED in part for part in (package.main, package.styles or b"")):
        return Numbering(None, None)
    return Numbering(bounded_xml(package.numbering, limits), bounded_xml(package.styles, limits))


def _margin_lines(part: bytes) -> list[Line]:
    paragraphs = (paragraph_text(paragraph).strip() for paragraph in xml(part).iter(P))
    return [Line(line.strip()) for text in paragraphs for line in text.split("\n") if line.strip()]


def _head(content: bytes) -> etree._Element:
    """The root with the first paragraphs below it; what follows them is never parsed."""
    events = etree.iterparse(
        io.BytesIO(safe(content)), ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False,
    )  # fmt: skip
    root: etree._Element | None = None
    worded = seen = 0
    try:
        for event, element in events:
            root = element if root is None else root
            if event == "end" and element.tag == P:
                seen += 1
                worded += bool(paragraph_text(element).strip())
            if worded >= _HEAD_WORDED or seen >= _HEAD_ANY:
                break
    except etree.XMLSyntaxError as error:
        raise Damaged("Tệp DOCX bị hỏng: nội dung bên trong không đọc được.") from error
    if root is None:
        raise Damaged("Tệp DOCX bị hỏng: nội dung bên trong không đọc được.")
    return root


def _is_landscape(section: etree._Element | None) -> bool:
    size = None if section is None else section.find(W + "pgSz")
    if size is None:
        return False
    width, height = size.get(W + "w", "0"), size.get(W + "h", "0")
    return size.get(W + "orient") == "landscape" or (width.isdigit() and height.isdigit() and int(width) > int(height))


class _Reader:
    def __init__(self, numbering: Numbering) -> None:
        self.flow = Flow()
        self._numbering = numbering
        self._gap = False
        self._tables = 0
        self._carried = ""
        """The words of a paragraph whose end was deleted: they open the next one."""

    def read(self, body: etree._Element) -> None:
        children = unwrap(body)
        landscape = _is_landscape(body.find(_SECT))
        turned = []
        # A section's page size stands in its last paragraph, so the pages are found from the end.
        for child in reversed(children):
            section = child.find(f"{PPR}/{_SECT}") if child.tag == P else None
            landscape = landscape if section is None else _is_landscape(section)
            turned.append(landscape)
        turned.reverse()
        for child, across in zip(children, turned, strict=True):
            self._add(child, landscape=across)
        self._add_text(self._carried, landscape=landscape)

    def add_notes(self, notes: etree._Element | None) -> None:
        """Notes at the foot stand in the source only: they are no part of the running text."""
        for note in notes if notes is not None else ():
            text = "\n".join(paragraph_text(paragraph) for paragraph in note.iter(P)).strip()
            if text:
                self.flow.add_block(SourceBlock(text, "note"))

    def _add(self, child: etree._Element, *, landscape: bool) -> None:
        if child.tag == P:
            self._add_paragraph(child, landscape=landscape)
        elif child.tag == TBL:
            self._add_table(child, landscape=landscape)

    def _add_paragraph(self, paragraph: etree._Element, *, landscape: bool) -> None:
        # A mark of secrecy or urgency is often a text box that floats beside the head.
        for inner in boxed_paragraphs(paragraph):
            self._add_paragraph(inner, landscape=landscape)
        if goes_into_next(paragraph):
            self._carried += paragraph_text(paragraph)
            return
        settings = paragraph.find(PPR)
        centring = None if settings is None else settings.find(W + "jc")
        aligned = "" if centring is None else centring.get(W + "val", "")
        self._add_text(
            self._numbered(paragraph),
            centred=aligned == "center",
            right=aligned in ("right", "end") or _is_far_right(settings),
            landscape=landscape,
        )

    def _add_text(self, raw: str, *, landscape: bool, centred: bool = False, right: bool = False) -> None:
        text = raw.strip()
        if not text:
            self._gap = True
            return
        block = self.flow.add_block(SourceBlock(text))
        right = right or raw.startswith(("\t\t\t", " " * 24))
        line = Line(text, (Piece(0, block, 0),), self._gap, centred, landscape, right)
        self.flow.items.extend(unwrapped(split_lines(line, gap=self._gap)) if "\n" in text else [line])
        self._gap = False

    def _numbered(self, paragraph: etree._Element) -> str:
        text = paragraph_text(paragraph)
        if self._carried:
            text, self._carried = self._carried + text, ""
        number = self._numbering.next_number(paragraph) if text.strip() else None
        return f"{number} {text.lstrip()}" if number else text

    def _add_table(self, table: etree._Element, *, landscape: bool) -> None:
        rows = [row for row in unwrap(table) if row.tag == TR and row.find(f"{W}trPr/{W}del") is None]
        if _only_places(rows):
            # What a cell holds that only places things on the page is running text, tables inside it are tables.
            for cell in (cell for row in rows for cell in _cells(row) if not _is_continued(cell)):
                self._gap = True
                for child in unwrap(cell):
                    self._add(child, landscape=landscape)
            return
        index = self._tables
        self._tables += 1
        made: list[list[Line]] = []
        for r, row in enumerate(rows):
            made.append(self._row(row, made, (index, r), landscape=landscape))
        width = max((len(row) for row in made), default=0)
        if not width:
            return
        empty = Line("", landscape=landscape)
        grid = Grid(tuple((*row, *([empty] * (width - len(row)))) for row in made), landscape)
        self.flow.items.extend(flatten(grid) if is_layout(grid) else [grid])
        self._gap = False

    def _row(
        self, row: etree._Element, above: list[list[Line]], place: tuple[int, int], *, landscape: bool
    ) -> list[Line]:
        left_out = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
        cells = [Line("", landscape=landscape)] * left_out
        for cell in _cells(row):
            merged = cell.find(f"{W}tcPr/{W}hMerge")
            if merged is not None and merged.get(W + "val", "continue") == "continue" and cells:
                cells.append(cells[-1])
                continue
            if _is_continued(cell) and above and len(cells) < len(above[-1]):
                line = above[-1][len(cells)]
            else:
                line = self._cell(cell, (*place, len(cells)), landscape=landscape)
            cells.extend([line] * max(1, _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1)))
        return cells

    def _cell(self, cell: etree._Element, place: tuple[int, int, int], *, landscape: bool) -> Line:
        paragraphs = []
        for paragraph in _inner_paragraphs(cell):
            if goes_into_next(paragraph):
                self._carried += paragraph_text(paragraph)
            else:
                paragraphs.append(self._numbered(paragraph))
        text = "\n".join([*paragraphs, *([self._carried] if self._carried else [])]).strip()
        self._carried = ""
        block = self.flow.add_block(SourceBlock(text, "cell", table=place[0], row=place[1], column=place[2]))
        return Line(text, (Piece(0, block, 0),), landscape=landscape)


def _is_far_right(settings: etree._Element | None) -> bool:
    indent = None if settings is None else settings.find(W + "ind")
    return indent is not None and _number(indent.get(W + "left") or indent.get(W + "start") or "") >= _FAR_RIGHT


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _count(node: etree._Element | None, default: int) -> int:
    return default if node is None else min(_number(node.get(W + "val", "")), _MOST_SPAN)


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in unwrap(row) if cell.tag == TC and cell.find(f"{W}tcPr/{W}cellDel") is None]


def _is_continued(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _inner_paragraphs(cell: etree._Element) -> list[etree._Element]:
    """The paragraphs of a cell with those of its text boxes and of the tables inside it, each once."""
    found: list[etree._Element] = []
    for child in unwrap(cell):
        if child.tag == P:
            found.extend((*boxed_paragraphs(child), child))
        elif child.tag == TBL:
            for row in (row for row in unwrap(child) if row.tag == TR):
                for inner_cell in _cells(row):
                    found.extend(_inner_paragraphs(inner_cell))
    return found


def _only_places(rows: Sequence[etree._Element]) -> bool:
    """A table that holds tables, and is one cell or sets the head or the signature side by side."""
    cells = [cell for row in rows for cell in _cells(row)]
    if not cells or max(len(_cells(row)) for row in rows) > _MOST_LAYOUT_COLUMNS:
        return False
    if len(cells) == 1:
        return True
    nested = any(child.tag == TBL for cell in cells for child in unwrap(cell))
    return nested and any(names_layout(paragraph_text(one)) for cell in cells for one in _inner_paragraphs(cell))
