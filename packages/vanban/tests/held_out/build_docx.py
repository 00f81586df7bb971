"""Make the Word files of the held-out documents, as an officer would type them in Word.

Each takes its words from NAME.txt and its signing block from NAME.json; what Word adds (a borderless table
as head, automatic numbers, a landscape annex, merged cells, tracked changes, a text box) is laid on here.
With names, only those.
"""

import argparse
import json
import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from layouts import LAYOUTS, Layout

HERE = Path(__file__).parent
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
NUMBERS = (
    (0, r"^[IVX]+\. ", "upperRoman", "%1."),
    (2, r"^\d+\.\d+\. ", "decimal", "%2.%3."),
    (1, r"^\d+\. ", "decimal", "%2."),
)


class Typist:
    """Types one document: knows its layout, its text and its lists."""

    def __init__(self, name: str, layout: Layout) -> None:
        self.layout = layout
        source = source_of(name)
        self.gold: dict[str, Any] = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
        self.lines = source.read_text(encoding="utf-8").splitlines()
        year, month, day = self.gold["date"].split("-")
        month = month if month in ("01", "02") else str(int(month))
        self.place = f"{self.gold['place']}, ngày {day} tháng {month} năm {year}"
        self.number = f"Số: {self.gold['number']}/{self.gold['symbol']}"
        self.word: WordDocument = Document()
        set_page(self.word)
        self.list_id = add_lists(self.word)

    def spelled(self, text: str) -> str:
        return unicodedata.normalize("NFD" if self.layout.decomposed else "NFC", text)

    def paragraph(
        self,
        text: str,
        where: WordDocument | _Cell | None = None,
        *,
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
        size: float = 14,
    ) -> Paragraph:
        paragraph = (where or self.word).add_paragraph()
        lines = self.spelled(text).split("\n")
        for at, line in enumerate(lines):
            run = paragraph.add_run(line)
            run.bold, run.italic, run.font.size = bold, italic, Pt(size)
            if at < len(lines) - 1:
                run.add_break()
        paragraph.alignment = CENTRE if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
        return paragraph

    def head(self) -> None:
        layout = self.layout
        if layout.head_by_tabs:
            for left, right in zip((*layout.left, self.number), (*NATION, self.place), strict=True):
                self.two_sides(left, right, bold=left != self.number)
            return
        superior = layout.left[:1] if self.gold["parent_issuer"] else ()
        table = self.word.add_table(rows=2, cols=2)
        for cell, lines in zip(table.rows[0].cells, (layout.left, NATION), strict=True):
            for line in lines:
                self.paragraph(line, cell, bold=line not in superior, centred=True, size=13)
        for cell, line in zip(table.rows[1].cells, (self.number, self.place), strict=True):
            self.paragraph(line, cell, italic=line == self.place, centred=True, size=13)
        if layout.under_number:
            self.paragraph(layout.under_number, table.rows[1].cells[0], centred=True, size=12)
        drop_first_paragraphs(table)
        if layout.stamp:
            add_text_box(self.word, layout.stamp)

    def two_sides(self, left: str, right: str, *, bold: bool) -> None:
        paragraph = self.paragraph(f"\t{left}\t{right}", bold=bold, size=12)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        for stop in (Cm(3.3), Cm(11.6)):
            paragraph.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.CENTER)

    def body(self) -> None:
        stripped = [line.strip() for line in self.lines]
        start = next(i for i, line in enumerate(stripped) if line.startswith(self.layout.opening))
        end = next(i for i, line in enumerate(stripped) if line.startswith("Nơi nhận:"))
        if stripped[start] == self.layout.opening and self.layout.opening.isupper():
            subject = next(i for i in range(start + 1, end) if stripped[i])
            after = next(i for i in range(subject, end) if not stripped[i] or stripped[i].startswith("__"))
            self.paragraph(stripped[start], bold=True, centred=True)
            self.paragraph("\n".join(stripped[subject:after]), bold=True, centred=True)
            start = after
        self.flow(stripped[start:end], self.lines[start:end])

    def flow(self, stripped: list[str], raw: list[str]) -> None:
        rows: list[list[str]] = []
        for line, tabbed in [*zip(stripped, raw, strict=True), ("", "")]:
            if "\t" in tabbed:
                rows.append(tabbed.split("\t"))
                continue
            if rows:
                self.table(rows)
                rows = []
            if line and not line.startswith("__"):
                self.line(line)

    def line(self, line: str) -> None:
        if line in self.layout.struck:
            strike(self.paragraph(self.layout.struck[line]))
        change = next(((new, old) for new, old in self.layout.changed.items() if new in line), None)
        if change:
            track(self.word.add_paragraph(), line, *change)
            return
        if self.layout.bullets and line.startswith("- "):
            number(self.paragraph(line[2:]), self.list_id + 1, 0)
            return
        for level, pattern, _, _ in NUMBERS if self.layout.automatic else ():
            if re.match(pattern, line):
                rest = re.sub(pattern, "", line)
                number(self.paragraph(rest, bold=rest.isupper()), self.list_id, level)
                return
        self.paragraph(
            line,
            bold=line.isupper(),
            italic=line.startswith("Căn cứ "),
            centred=line.startswith(("Phần ", "Phụ lục")) or (line.isupper() and "." not in line[:5]),
        )

    def table(self, rows: list[list[str]]) -> None:
        columns = max(map(len, rows))
        table = self.word.add_table(rows=len(rows), cols=columns)
        table.style = "Table Grid"
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = self.spelled(text)
        for at, cells in enumerate(rows[1:], start=1):
            group = [column for column, text in enumerate(cells) if text]
            if group == [0, 1]:
                table.cell(at, 1).merge(table.cell(at, columns - 1))
        for column in range(columns):
            merge_alike(table, [row[column] for row in rows], column)
        for row in table.rows:
            for cell in row.cells:
                while len(cell.paragraphs) > 1 and not cell.paragraphs[-1].text:
                    remove(cell.paragraphs[-1]._p)

    def signing(self) -> None:
        signature = self.gold["signature"]
        office = [signature[key] for key in ("authority", "capacity", "position") if signature[key]]
        signer = [*office, "", "", signature["name"]]
        sent = [f"- {recipient};" for recipient in self.gold["recipients"]]
        receivers = ["Nơi nhận:", *sent[:-1], sent[-1].removesuffix(";") + "."]
        if self.layout.signing_by_tabs:
            depth = max(len(signer), len(receivers))
            for left, right in zip(padded(receivers, depth), padded(signer, depth), strict=True):
                paragraph = self.paragraph(f"{left}\t{right}", size=12)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(12), WD_TAB_ALIGNMENT.CENTER)
            return
        table = self.word.add_table(rows=1, cols=2)
        for line in receivers:
            first = line == receivers[0]
            self.paragraph(line, table.cell(0, 0), bold=first, italic=first, size=12 if first else 11)
        for line in signer:
            self.paragraph(line, table.cell(0, 1), bold=True, centred=True)
        drop_first_paragraphs(table)

    def annexes(self) -> None:
        starts = [i for i, line in enumerate(self.lines) if re.match(r"(PHỤ LỤC|Phụ lục)\b", line)]
        for start, end in pairwise([*starts, len(self.lines)]):
            section = self.word.add_section(WD_SECTION.NEW_PAGE)
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Cm(29.7), Cm(21)
            part = self.lines[start:end]
            head = next(i for i, line in enumerate(part) if not line)
            for line in part[:head]:
                self.paragraph(line, bold=not line.startswith("("), italic=line.startswith("("), centred=True)
            self.flow([line.strip() for line in part[head:]], part[head:])


def source_of(name: str) -> Path:
    """The document's text: in this folder, or in that of the second set."""
    return next(folder / f"{name}.txt" for folder in (HERE, HERE / "second") if (folder / f"{name}.txt").exists())


def padded(lines: list[str], length: int) -> list[str]:
    return [*lines, *[""] * (length - len(lines))]


def remove(element: BaseOxmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop_first_paragraphs(table: Table) -> None:
    """A new cell has one empty paragraph before what was typed into it."""
    for row in table.rows:
        for cell in row.cells:
            if len(cell.paragraphs) > 1:
                remove(cell.paragraphs[0]._p)


def merge_alike(table: Table, texts: list[str], column: int) -> None:
    start = 1
    for at in range(2, len(texts) + 1):
        if at < len(texts) and texts[at] and texts[at] == texts[start]:
            continue
        if at - start > 1 and texts[start]:
            for cell in (table.cell(row, column) for row in range(start + 1, at)):
                cell.text = ""
            table.cell(start, column).merge(table.cell(at - 1, column))
        start = at


def set_page(word: WordDocument) -> None:
    normal = word.styles["Normal"]
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Times New Roman")
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:ascii"), "Times New Roman")
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hAnsi"), "Times New Roman")
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)


def add_lists(word: WordDocument) -> int:
    """Two lists of our own in the numbering part: the headings, and the dashes after it."""
    numbering = word.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, _, shape, text in sorted(NUMBERS)
    )
    dash = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    first = 90
    for at, content in enumerate((levels, dash)):
        abstract = f'<w:abstractNum xmlns:w="{WORD}" w:abstractNumId="{first + at}">{content}</w:abstractNum>'
        numbering.insert(at, parse_xml(abstract))
    for at in range(2):
        numbering.append(
            parse_xml(
                f'<w:num xmlns:w="{WORD}" w:numId="{first + at}"><w:abstractNumId w:val="{first + at}"/></w:num>'
            )
        )
    return first


def number(paragraph: Paragraph, list_id: int, level: int) -> None:
    chosen = OxmlElement("w:numPr")
    chosen.append(OxmlElement("w:ilvl", attrs={qn("w:val"): str(level)}))
    chosen.append(OxmlElement("w:numId", attrs={qn("w:val"): str(list_id)}))
    paragraph._p.get_or_add_pPr().insert(0, chosen)


def revision(kind: str, text: str) -> BaseOxmlElement:
    """A w:ins or w:del with one run."""
    tag = "w:delText" if kind == "del" else "w:t"
    return parse_xml(
        f'<w:{kind} xmlns:w="{WORD}" w:id="{900 + len(text)}" w:author="Chuyên viên" w:date="2026-06-17T09:30:00Z">'
        f'<w:r><{tag} xml:space="preserve">{text}</{tag}></w:r></w:{kind}>'
    )


def track(paragraph: Paragraph, line: str, new: str, old: str) -> None:
    before, _, after = line.partition(new)
    paragraph.add_run(before)
    paragraph._p.append(revision("del", old))
    paragraph._p.append(revision("ins", new))
    paragraph.add_run(after)


def strike(paragraph: Paragraph) -> None:
    """The whole paragraph deleted, its mark too."""
    text = paragraph.text
    for run in paragraph.runs:
        remove(run._r)
    mark = OxmlElement("w:rPr")
    mark.append(OxmlElement("w:del", attrs={qn("w:id"): "880", qn("w:author"): "Chuyên viên"}))
    paragraph._p.get_or_add_pPr().append(mark)
    paragraph._p.append(revision("del", text))


def add_text_box(word: WordDocument, lines: tuple[str, ...]) -> None:
    """The stamp of the office that received the paper, as Word writes a text box: drawing and fallback."""
    text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    content = f"<w:txbxContent>{text}</w:txbxContent>"
    box = parse_xml(
        f'<w:r xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline><wp:extent cx="1800000" cy="1080000"/><wp:docPr id="7" name="Dấu đến"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="1080000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape style="width:142pt;height:85pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    word.add_paragraph()._p.append(box)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these documents")
    for name in parser.parse_args().names or LAYOUTS:
        typist = Typist(name, LAYOUTS[name])
        typist.head()
        typist.body()
        typist.signing()
        typist.annexes()
        source = source_of(name)
        typist.word.save(str(source.parent / "docx" / f"{name}.docx"))
        answer = source.with_suffix(".json").read_text(encoding="utf-8")
        (source.parent / "docx" / f"{name}.json").write_text(answer, encoding="utf-8")


if __name__ == "__main__":
    main()
