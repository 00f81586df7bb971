"""The pieces of WordprocessingML that python-docx has no words for; each in the order the schema wants."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""The first day that a ZIP archive can name."""
_AFTER_BORDERS = (
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:rPr",
    "w:sectPr",
)

_AFTER_PAGE_NUMBERS = ("w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set; sizes in points, indents in millimetres."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER
    before: float = 0
    after: float = 0
    first_indent: float = 0
    indent: tuple[float, float] = (0, 0)
    keep: bool = False
    red: bool = False


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def prepare_styles(paper: Paper) -> None:
    """Times New Roman 14 for all scripts, Vietnamese; drops a part of the template that Word may refuse."""
    for key, relation in list(paper.part.rels.items()):
        if relation.reltype == _STYLES_WITH_EFFECTS:
            paper.part.drop_rel(key)
    defaults = paper.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(defaults):
        defaults.remove(child)
    defaults.append(element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    defaults.append(element("w:sz", val="28"))
    defaults.append(element("w:szCs", val="28"))
    defaults.append(element("w:lang", val="vi-VN", eastAsia="en-US", bidi="ar-SA"))
    normal = paper.styles["Normal"].paragraph_format
    normal.space_after = Pt(0)
    normal.line_spacing_rule = WD_LINE_SPACING.SINGLE


def set_line(paragraph: Paragraph, text: str, look: Look) -> Paragraph:
    layout = paragraph.paragraph_format
    layout.alignment = look.align
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    if look.first_indent:
        layout.first_line_indent = Mm(look.first_indent)
    if any(look.indent):
        layout.left_indent, layout.right_indent = Mm(look.indent[0]), Mm(look.indent[1])
    if look.keep:
        layout.keep_with_next = True
    if text:
        add_run(paragraph, text, look)
    return paragraph


def add_run(paragraph: Paragraph, text: str, look: Look, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(look.size)
    run.bold = True if look.bold or bold else None
    run.italic = True if look.italic else None
    if look.red:
        run.font.color.rgb = RGBColor(0xFF, 0, 0)


def set_rule(paragraph: Paragraph, room: float, length: float) -> None:
    """A line ``length`` mm long in the middle of ``room`` mm: the upper border of an empty paragraph."""
    side = max((room - length) / 2, 0)
    set_line(paragraph, "", Look(indent=(side, side), before=3))
    paragraph.paragraph_format.line_spacing = Pt(3)
    add_borders(paragraph, ("top",), width=6, color="000000")


def add_borders(paragraph: Paragraph, sides: tuple[str, ...], *, width: int, color: str) -> None:
    borders = element("w:pBdr")
    for side in sides:
        borders.append(element(f"w:{side}", val="single", sz=str(width), space="1", color=color))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def set_thin(paragraph: Paragraph) -> None:
    """A paragraph that Word demands (after a table, at the end of a section) and nobody should see."""
    set_line(paragraph, "", Look())
    paragraph.paragraph_format.line_spacing = Pt(1)


def first_paragraph(cell: _Cell) -> Paragraph:
    """The paragraph that a cell is born with, while it is empty; else a new one."""
    first: Paragraph = cell.paragraphs[0]
    properties = first._p.pPr
    return first if properties is None and not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()


def fix_widths(table: Table, widths: tuple[float, ...], *, padding: float) -> None:
    """Widths in mm on the grid and on every cell: without both LibreOffice makes all columns equal."""
    table.autofit = False
    lengths = [Mm(width) for width in widths]
    for column, length in zip(table.columns, lengths, strict=True):
        column.width = length
    for row in table.rows:
        for cell, length in zip(row.cells, lengths, strict=True):
            cell.width = length
    properties = table._tbl.tblPr
    total = str(sum(_twips(length) for length in lengths))
    for width in properties.findall(qn("w:tblW")):
        width.set(qn("w:type"), "dxa")
        width.set(qn("w:w"), total)
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(_twips(Mm(padding))), type="dxa"))
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def _twips(length: Length) -> int:
    return int(length) // 635


def keep_rows(table: Table) -> None:
    """No row broken over two pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def repeat_head(table: Table) -> None:
    """The first row again on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))


def number_pages(section: Section) -> None:
    """Pages counted from 1 in every section, the number centred in the top margin, none on the first."""
    section.different_first_page_header_footer = True
    numbering = element("w:pgNumType", start="1")
    section._sectPr.insert_element_before(numbering, *_AFTER_PAGE_NUMBERS)


def add_page_number(section: Section) -> None:
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = element("w:fldSimple", instr="PAGE")
    run = element("w:r")
    properties = element("w:rPr")
    properties.append(element("w:sz", val="26"))
    text = element("w:t")
    text.text = "2"
    run.append(properties)
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def describe(paper: Paper, *, title: str, author: str, timestamp: datetime | None) -> None:
    """What the file says of itself; nothing of the template's own author and dates is left."""
    properties = paper.core_properties
    properties.title, properties.author = title[:255], author[:255]
    properties.language, properties.comments = "vi-VN", ""
    for date in properties._element.xpath("./dcterms:created | ./dcterms:modified"):
        properties._element.remove(date)
    if timestamp is not None:
        properties.created = properties.modified = _in_utc(timestamp)


def pack(paper: Paper, timestamp: datetime | None) -> bytes:
    """The parts in their order, each dated ``timestamp`` instead of the moment of writing."""
    written, made = BytesIO(), BytesIO()
    paper.save(written)
    moment = _NO_DATE if timestamp is None else max(_in_utc(timestamp), _NO_DATE)
    with ZipFile(written) as parts, ZipFile(made, "w") as dated:
        for name in parts.namelist():
            part = ZipInfo(name, moment.timetuple()[:6])
            part.compress_type, part.create_system = ZIP_DEFLATED, 0
            dated.writestr(part, parts.read(name))
    return made.getvalue()


def _in_utc(moment: datetime) -> datetime:
    """A moment without a zone is taken as UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
