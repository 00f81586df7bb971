"""DOCX that a clerk can go on editing; the same layout as the PDF, in Times New Roman."""

import struct
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from math import ceil

import docx
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.section import Section
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from vanban._model import Document
from vanban._render.blocks import Grid, Item, Line
from vanban._render.columns import text_width
from vanban._render.docx_parts import (
    Look,
    add_borders,
    add_page_number,
    add_run,
    describe,
    first_paragraph,
    fix_widths,
    keep_rows,
    number_pages,
    pack,
    prepare_styles,
    repeat_head,
    set_line,
    set_rule,
    set_thin,
)
from vanban._render.figures import Figure, unreadable_image
from vanban._render.layout import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, Header, Layout, Sheet, lay_out
from vanban._render.words import END_MARK, MOTTO, NATION, attached_to, clean

_LEFT, _RIGHT = 67.0, 98.0
_ISSUER_INDENT = (4.0, 4.0)
_MOTTO_WIDTH = 60.4
"""Of the motto in bold 14 point letters, in mm."""
_PICTURE_WIDTH, _PICTURE_HEIGHT = 78.0, 75.0
_ALIGN = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_BAD_IMAGE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, KeyError, struct.error)


def render_docx(document: Document, *, attachments: Sequence[Figure] = (), timestamp: datetime | None = None) -> bytes:
    """The document as DOCX, valid by the schema of Office Open XML.

    Equal input with an equal ``timestamp`` gives equal bytes; without one the file bears no date of making. Refuses a
    document with a secrecy mark (Secret), and one that is empty or has a picture that cannot be read (Unwritable).
    """
    layout = lay_out(document, attachments)
    paper = docx.Document()
    prepare_styles(paper)
    describe(paper, title=clean(document.subject or ""), author=clean(document.issuer or ""), timestamp=timestamp)
    _set_page(paper.sections[0], landscape=False)
    add_page_number(paper.sections[0])
    _write_head(paper, layout)
    _write_items(paper, layout.items)
    _write_closing(paper, layout)
    for sheet in layout.annexes:
        _write_sheet(paper, sheet)
    if layout.pictures:
        _write_pictures(paper, layout, attached_to(document), attachments)
    for section in paper.sections:
        number_pages(section)
    return pack(paper, timestamp)


def _set_page(section: Section, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)


def _balanced(text: str, room: float, width: float, slack: float) -> tuple[float, float]:
    """Indents that break a centred text into lines of about equal length."""
    full = text_width(text, 14)
    side = (room - min(width, full / max(ceil(full / width), 1) + slack)) / 2
    return side, side


def _write_head(paper: Paper, layout: Layout) -> None:
    header = layout.header
    table = paper.add_table(rows=2, cols=2)
    fix_widths(table, (_LEFT, _RIGHT), padding=0)
    (issuer, nation), (number, place) = (row.cells for row in table.rows)
    _write_issuer(issuer, header)
    set_line(first_paragraph(nation), NATION, Look(13, bold=True))
    set_line(first_paragraph(nation), MOTTO, Look(14, bold=True))
    set_rule(first_paragraph(nation), _RIGHT, _MOTTO_WIDTH)
    _write_number(number, layout)
    set_line(first_paragraph(place), header.place, Look(14, italic=True, before=3))
    if layout.kind == "titled":
        _write_title(paper, header)
    _write_addressees(paper, header.to)


def _write_issuer(cell: _Cell, header: Header) -> None:
    for name in header.parent:
        set_line(first_paragraph(cell), name, Look(13, indent=_ISSUER_INDENT))
    for name in header.issuer:
        set_line(first_paragraph(cell), name, Look(13, bold=True, indent=_ISSUER_INDENT))
    if header.issuer:
        length = 0.45 * text_width(header.issuer[-1], 13)
        set_rule(first_paragraph(cell), _LEFT, min(max(length, 14), 30))


def _write_number(cell: _Cell, layout: Layout) -> None:
    header = layout.header
    if header.number:
        set_line(first_paragraph(cell), header.number, Look(13, before=3))
    if layout.kind == "letter" and header.subject:
        set_line(first_paragraph(cell), header.subject, Look(13, before=6))
    if header.urgency:
        boxed = set_line(first_paragraph(cell), "", Look(13, before=8, indent=(18, 18)))
        add_run(boxed, header.urgency, Look(13, bold=True, red=True))
        add_borders(boxed, ("top", "left", "bottom", "right"), width=8, color="FF0000")


def _write_title(paper: Paper, header: Header) -> None:
    if header.type_name:
        set_line(paper.add_paragraph(), header.type_name, Look(bold=True, before=18, keep=True))
    if header.subject:
        indent = _balanced(header.subject, PORTRAIT_WIDTH, 145, 14)
        set_line(paper.add_paragraph(), header.subject, Look(bold=True, indent=indent, after=2, keep=True))
        set_rule(paper.add_paragraph(), PORTRAIT_WIDTH, 55)
    if header.authority:
        set_line(paper.add_paragraph(), header.authority, Look(bold=True, before=8))
    set_line(paper.add_paragraph(), "", Look(6))


def _write_addressees(paper: Paper, to: tuple[str, ...]) -> None:
    if len(to) == 1:
        set_line(paper.add_paragraph(), f"Kính gửi: {to[0]}", Look(before=6, after=12))
    elif to:
        left = WD_ALIGN_PARAGRAPH.LEFT
        set_line(paper.add_paragraph(), "Kính gửi:", Look(align=left, before=6, indent=(35, 0)))
        for at, body in enumerate(to, 1):
            last = at == len(to)
            look = Look(align=left, indent=(43, 0), after=12 if last else 0)
            set_line(paper.add_paragraph(), f"- {body}{'.' if last else ';'}", look)


def _write_items(paper: Paper, items: Sequence[Item]) -> None:
    for item, follower in zip(items, (*items[1:], None), strict=True):
        if isinstance(item, Grid):
            _write_grid(paper, item, ends=isinstance(follower, Line) and follower.text == END_MARK)
        else:
            _write_line(paper.add_paragraph(), item)


def _write_line(paragraph: Paragraph, line: Line) -> None:
    look = Look(
        bold=line.bold,
        italic=line.italic,
        align=_ALIGN[line.align],
        after=6,
        first_indent=12.7 if line.align == "justify" else 0,
        keep=line.keep,
    )
    set_line(paragraph, "", look)
    if line.lead:
        add_run(paragraph, line.lead, look, bold=True)
    if line.text:
        add_run(paragraph, line.text, look)


def _write_grid(paper: Paper, grid: Grid, *, ends: bool) -> None:
    """``ends`` keeps the last row with the end mark behind it."""
    columns = grid.columns
    table = paper.add_table(rows=len(grid.rows), cols=len(columns.widths), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    fix_widths(table, columns.widths, padding=1.8)
    keep_rows(table)
    repeat_head(table)
    for at, (texts, span) in enumerate(zip(grid.rows, grid.spans, strict=True)):
        cells = list(table.rows[at].cells)
        if span > 1:
            cells[0].merge(cells[span - 1])
        for column in (0, *range(span, len(texts))):
            total = 1 < span < len(texts)
            centred = at == 0 or columns.centred[column] or (total and column == 0)
            align = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
            last = ends and at == len(grid.rows) - 1
            look = Look(columns.size, bold=at == 0 or span > 1, align=align, before=2, after=2, keep=last)
            set_line(cells[column].paragraphs[0], texts[column], look)
            cells[column].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    set_line(paper.add_paragraph(), "", Look(6, keep=ends))


def _write_closing(paper: Paper, layout: Layout) -> None:
    table = paper.add_table(rows=1, cols=2)
    fix_widths(table, (PORTRAIT_WIDTH / 2, PORTRAIT_WIDTH / 2), padding=0)
    keep_rows(table)
    left, right = table.rows[0].cells
    if layout.recipients:
        align = WD_ALIGN_PARAGRAPH.LEFT
        set_line(first_paragraph(left), "Nơi nhận:", Look(12, bold=True, italic=True, align=align, before=8))
        for name in layout.recipients:
            set_line(first_paragraph(left), name, Look(11, align=align))
    for at, words in enumerate(layout.signature):
        set_line(first_paragraph(right), words, Look(bold=True, before=0 if at else 8))
    if layout.signatory:
        set_line(first_paragraph(right), layout.signatory, Look(bold=True, before=76))
    set_thin(paper.add_paragraph())


def _new_part(paper: Paper, *, landscape: bool) -> None:
    """Pages of their own, numbered from 1."""
    _set_page(paper.add_section(WD_SECTION.NEW_PAGE), landscape=landscape)
    set_thin(paper.paragraphs[-1])


def _write_sheet_head(paper: Paper, heading: str, title: Sequence[str], attached: str | None, room: float) -> None:
    set_line(paper.add_paragraph(), heading, Look(bold=True, after=6, keep=True))
    for words in title:
        indent = _balanced(words, room, room - 15, 14)
        set_line(paper.add_paragraph(), words, Look(bold=True, after=6, indent=indent, keep=True))
    if attached:
        indent = _balanced(attached, room, room - 15, 40)
        set_line(paper.add_paragraph(), attached, Look(italic=True, after=12, indent=indent, keep=True))


def _write_sheet(paper: Paper, sheet: Sheet) -> None:
    _new_part(paper, landscape=sheet.landscape)
    room = LANDSCAPE_WIDTH if sheet.landscape else PORTRAIT_WIDTH
    _write_sheet_head(paper, sheet.heading, sheet.title, sheet.attached, room)
    _write_items(paper, sheet.items)


def _write_pictures(paper: Paper, layout: Layout, attached: str, figures: Sequence[Figure]) -> None:
    _new_part(paper, landscape=False)
    heading = layout.pictures_heading or ""
    _write_sheet_head(paper, heading, (layout.pictures_title,), attached, PORTRAIT_WIDTH)
    table = paper.add_table(rows=ceil(len(figures) / 2), cols=2)
    fix_widths(table, (PORTRAIT_WIDTH / 2, PORTRAIT_WIDTH / 2), padding=1.8)
    keep_rows(table)
    for at, (picture, figure) in enumerate(zip(layout.pictures, figures, strict=True)):
        cell = table.rows[at // 2].cells[at % 2]
        frame = set_line(first_paragraph(cell), "", Look())
        _place_picture(frame, figure, picture.caption)
        set_line(first_paragraph(cell), picture.caption, Look(12, italic=True, before=3, after=12))
    set_line(paper.add_paragraph(), END_MARK, Look(align=WD_ALIGN_PARAGRAPH.RIGHT))


def _place_picture(frame: Paragraph, figure: Figure, caption: str) -> None:
    try:
        shape = frame.add_run().add_picture(BytesIO(_with_jfif(figure.image)))
    except _BAD_IMAGE as error:
        raise unreadable_image(figure) from error
    scale = min(Mm(_PICTURE_WIDTH) / shape.width, Mm(_PICTURE_HEIGHT) / shape.height)
    shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
    shape._inline.docPr.set("descr", caption)


def _with_jfif(image: bytes) -> bytes:
    """python-docx knows a JPEG only by a JFIF or Exif segment; one is put in front where a camera left both out."""
    if not image.startswith(b"\xff\xd8\xff") or image[6:10] in {b"JFIF", b"Exif"}:
        return image
    return image[:2] + b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + image[2:]
