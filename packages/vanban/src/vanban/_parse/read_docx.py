"""DOCX: paragraphs and tables straight from the XML of the main part, with Word's automatic numbers written out."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from vanban._model import SourceBlock
from vanban._parse import words
from vanban._parse.docx_numbering import Numbering, W
from vanban._parse.flow import Flow, Grid, Line, Piece
from vanban._parse.layout import flatten, is_layout, split_lines
from vanban._parse.limits import Limits
from vanban.errors import Damaged, Encrypted, NotADocument, TooLarge

_P, _TBL, _TR, _TC, _PPR, _SECT = (W + name for name in ("p", "tbl", "tr", "tc", "pPr", "sectPr"))
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag")}
_SKIPPED = {W + name for name in ("del", "moveFrom", "rPr", "pPr", "txbxContent", "instrText")}
_FALLBACK, _BOX = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", W + "txbxContent"
_SKIPPED.add(_FALLBACK)
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NUMBERED = b"numPr"
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_T, _RUN, _VANISH = W + "t", W + "r", f"{W}rPr/{W}vanish"
_HEAD_WORDED, _HEAD_ANY = 80, 2000
"""How many paragraphs, with words and at all, are read where only the head is wanted."""


def read_docx(content: bytes, limits: Limits, *, head_only: bool = False) -> Flow:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            main, numbering, styles, margins = _parts(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Damaged("Tệp DOCX bị hỏng hoặc chưa tải lên hết.") from error
    except RuntimeError as error:
        raise Encrypted("Tệp DOCX được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại.") from error
    _refuse_too_many(main, limits)
    _refuse_too_many(b"".join(margins), limits)
    above_and_below = [line for part in margins for line in _margin_lines(part)]
    body = (_head(main) if head_only else _xml(main)).find(W + "body")
    if body is None:
        raise Damaged("Tệp DOCX bị hỏng: không có phần nội dung.")
    if head_only:
        reader = _Reader(Numbering(None, None))
        reader.read(body)
        reader.flow.margins.extend(above_and_below)
        return reader.flow
    for part in (numbering, styles):
        _refuse_too_many(part or b"", limits)
    # Parsing the styles costs as much as the text; only documents with automatic numbers need them.
    numbered = numbering is not None and any(_NUMBERED in part for part in (main, styles or b""))
    lists = _xml(numbering) if numbering and numbered else None
    reader = _Reader(Numbering(lists, _xml(styles) if styles and lists is not None else None))
    reader.read(body)
    reader.flow.margins.extend(above_and_below)
    return reader.flow


def _margin_lines(part: bytes) -> list[Line]:
    paragraphs = (_text(paragraph).strip() for paragraph in _xml(part).iter(_P))
    return [Line(line.strip()) for text in paragraphs for line in text.split("\n") if line.strip()]


def _parts(archive: zipfile.ZipFile, limits: Limits) -> tuple[bytes, bytes | None, bytes | None, list[bytes]]:
    """The text, the automatic numbers, the styles, and what stands above and below the text of the pages."""
    sizes = {part.filename: part.file_size for part in archive.infolist()}
    if "word/document.xml" not in sizes:
        raise NotADocument("Tệp này không phải là văn bản Word (.docx).")
    if sum(sizes.values()) > limits.unpacked_bytes:
        raise TooLarge("Tệp DOCX quá lớn sau khi giải nén.")

    def read(name: str) -> bytes | None:
        if name not in sizes:
            return None
        with archive.open(name) as part:
            # The size in the archive's list may lie, so the reading itself is bounded too.
            content = part.read(limits.unpacked_bytes + 1)
        if len(content) > limits.unpacked_bytes:
            raise TooLarge("Tệp DOCX quá lớn sau khi giải nén.")
        return content

    margins = [read(name) or b"" for name in sizes if _MARGIN.fullmatch(name)]
    return read("word/document.xml") or b"", read("word/numbering.xml"), read("word/styles.xml"), margins


def _refuse_too_many(part: bytes, limits: Limits) -> None:
    if part.count(b"<") > limits.tags:
        raise TooLarge("Tệp DOCX có quá nhiều thành phần bên trong nên không được đọc.")


def _head(content: bytes) -> etree._Element:
    """The root with the first paragraphs below it; what follows them is never parsed."""
    _refuse_declarations(content)
    events = etree.iterparse(
        io.BytesIO(content), ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root: etree._Element | None = None
    worded = seen = 0
    try:
        for event, element in events:
            root = element if root is None else root
            if event == "end" and element.tag == _P:
                seen += 1
                worded += bool(_text(element).strip())
            if worded >= _HEAD_WORDED or seen >= _HEAD_ANY:
                break
    except etree.XMLSyntaxError as error:
        raise Damaged("Tệp DOCX bị hỏng: nội dung bên trong không đọc được.") from error
    if root is None:
        raise Damaged("Tệp DOCX bị hỏng: nội dung bên trong không đọc được.")
    return root


def _xml(content: bytes) -> etree._Element:
    _refuse_declarations(content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged("Tệp DOCX bị hỏng: nội dung bên trong không đọc được.") from error


def _refuse_declarations(content: bytes) -> None:
    # Word writes no DTD; one in the file can only be meant to blow up in the parser (entities within entities).
    if (
        b"<!DOCTYPE" in content
        or "<!DOCTYPE".encode("utf-16-le") in content
        or "<!DOCTYPE".encode("utf-16-be") in content
    ):
        raise NotADocument("Tệp DOCX chứa khai báo XML không an toàn nên không được đọc.")


def _text(paragraph: etree._Element) -> str:
    found: list[str] = []
    stack = [paragraph]
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag == _T:
            found.append(node.text or "")
        elif tag in _SIGNS:
            found.append(_SIGNS[tag])
        elif tag in _SKIPPED or (tag == _RUN and node.find(_VANISH) is not None):
            continue
        else:
            stack.extend(reversed(node))
    return words.clean("".join(found))


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

    def read(self, body: etree._Element) -> None:
        children = _unwrap(body)
        landscape = _is_landscape(body.find(_SECT))
        turned = []
        # A section's page size stands in its last paragraph, so the pages are found from the end.
        for child in reversed(children):
            section = child.find(f"{_PPR}/{_SECT}") if child.tag == _P else None
            landscape = landscape if section is None else _is_landscape(section)
            turned.append(landscape)
        for child, across in zip(children, reversed(turned), strict=True):
            if child.tag == _P:
                self._add_paragraph(child, landscape=across)
            elif child.tag == _TBL:
                self._add_table(child, landscape=across)

    def _add_paragraph(self, paragraph: etree._Element, *, landscape: bool) -> None:
        # A mark of secrecy or urgency is often a text box that floats beside the head.
        for box in paragraph.iter(_BOX):
            if next(box.iterancestors(_FALLBACK), None) is None:
                for inner in box.iter(_P):
                    self._add_text(_text(inner).strip(), centred=False, landscape=landscape)
        centring = paragraph.find(f"{_PPR}/{W}jc")
        centred = centring is not None and centring.get(W + "val") == "center"
        self._add_text(self._numbered(paragraph).strip(), centred=centred, landscape=landscape)

    def _add_text(self, text: str, *, centred: bool, landscape: bool) -> None:
        if not text:
            self._gap = True
            return
        block = self.flow.add_block(SourceBlock(text))
        line = Line(text, (Piece(0, block, 0),), self._gap, centred, landscape)
        self.flow.items.extend(split_lines(line) if "\n" in text else [line])
        self._gap = False

    def _numbered(self, paragraph: etree._Element) -> str:
        text = _text(paragraph)
        number = self._numbering.next_number(paragraph) if text.strip() else None
        return f"{number} {text.lstrip()}" if number else text

    def _add_table(self, table: etree._Element, *, landscape: bool) -> None:
        index = self._tables
        self._tables += 1
        rows: list[tuple[Line, ...]] = []
        for r, row in enumerate(child for child in _unwrap(table) if child.tag == _TR):
            cells: list[Line] = []
            for cell in (child for child in _unwrap(row) if child.tag == _TC):
                line = self._cell(cell, rows, (index, r, len(cells)), landscape=landscape)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                width = int(span.get(W + "val", "1")) if span is not None else 1
                cells.extend([line] * max(1, min(width, 60)))
            rows.append(tuple(cells))
        if not rows:
            return
        grid = Grid(tuple(rows), landscape)
        self.flow.items.extend(flatten(grid) if is_layout(grid) else [grid])
        self._gap = False

    def _cell(
        self, cell: etree._Element, rows: list[tuple[Line, ...]], place: tuple[int, int, int], *, landscape: bool
    ) -> Line:
        index, row, column = place
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is not None and merge.get(W + "val", "continue") == "continue" and rows and column < len(rows[-1]):
            return rows[-1][column]
        paragraphs = [self._numbered(child) for child in cell.iter(_P)]
        text = "\n".join(paragraphs).strip()
        block = self.flow.add_block(SourceBlock(text, "cell", table=index, row=row, column=column))
        return Line(text, (Piece(0, block, 0),), landscape=landscape)


def _unwrap(parent: etree._Element) -> list[etree._Element]:
    """The children, with those inside content controls and tracked insertions in their place."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag in _WRAPPERS:
            found.extend(_unwrap(child))
        else:
            found.append(child)
    return found
