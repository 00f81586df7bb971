"""The pages of a PDF or of a scan put together: what is printed at the edge of many of them is no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vanban._parse.flow import Flow, Line
from vanban._parse.readers.page_flow import PageFlow, Sheet, Table
from vanban._parse.readers.pdf_page import Word, is_page_number, margin_text, page_paragraphs, row_text
from vanban._parse.readers.unruled import Columns, take_tables

_SHARE_OF_PAGES = 0.4
"""On so many pages a line must be printed to count as their head or foot."""


@dataclass(frozen=True)
class Page:
    sheet: Sheet
    rows: list[list[Word]]
    """Words outside the tables."""
    tables: list[Table]


def put_together(pages: Sequence[Page]) -> Flow:
    found = PageFlow()
    repeated = _repeated(pages)
    columns: Columns | None = None
    for page in pages:
        rows = []
        for row in page.rows:
            if margin_text(row, page.sheet.size) in repeated:
                found.flow.margins.append(Line(row_text(row)))
            elif not is_page_number(row, page.sheet.size):
                rows.append(row)
        tables, rows, columns = take_tables(rows, columns)
        found.add_page(page.sheet, page_paragraphs(rows, page.sheet.size), [*page.tables, *tables])
    return found.flow


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """What is printed at the edge of many pages, figures left out of the comparison."""
    texts = [text for page in pages for text in {margin_text(row, page.sheet.size) for row in page.rows} if text]
    return frozenset(
        text for text, times in Counter(texts).items() if times > 1 and times >= len(pages) * _SHARE_OF_PAGES
    )
