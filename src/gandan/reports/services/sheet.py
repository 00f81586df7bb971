"""Figures and tables of a report as a spreadsheet."""

import datetime as dt
import io
from collections.abc import Iterator

import xlsxwriter

from gandan.reports.rules.text import ParagraphKind, ParagraphText, SectionText, Text

_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write_sheet(text: Text, timestamp: dt.datetime) -> bytes:
    """Return a workbook: the figures with their sentences, then a sheet for each table.

    What people typed is written as words, never as a formula.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": text.title, "created": timestamp.replace(tzinfo=None, microsecond=0)})
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "top"})
    cell = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 13})
    sheet = book.add_worksheet("Số liệu")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 80)
    sheet.write_string(0, 0, text.title, title)
    sheet.write_row(2, 0, ("Mục", "Số liệu", "Trong câu"), head)
    for row, values in enumerate(_figures(text), 3):
        sheet.write_row(row, 0, values, cell)
    for order, (section, paragraph) in enumerate(_tables(text), 1):
        name = f"{order}. {paragraph.text or section.heading}".translate(_FORBIDDEN)[:_LONGEST_NAME]
        page = book.add_worksheet(name)
        for column, width in enumerate(_widths(paragraph)):
            page.set_column(column, column, width)
        for row, cells in enumerate(paragraph.rows):
            page.write_row(row, 0, cells, cell if row else head)
        page.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _figures(text: Text) -> Iterator[tuple[str, str, str]]:
    for section, paragraph in text.paragraphs():
        for figure in paragraph.figures:
            if figure.url:
                yield section.heading, figure.text, paragraph.text


def _tables(text: Text) -> Iterator[tuple[SectionText, ParagraphText]]:
    for section, paragraph in text.paragraphs():
        if paragraph.kind in {ParagraphKind.TABLE, ParagraphKind.CHART}:
            yield section, paragraph


def _widths(paragraph: ParagraphText) -> list[int]:
    columns = zip(*paragraph.rows, strict=False)
    return [min(max(max(len(cell) for cell in column) + 2, 6), 60) for column in columns]
