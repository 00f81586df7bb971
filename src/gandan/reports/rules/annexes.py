"""Long tables of a report as annexes of its paper (Decree 30/2020/NĐ-CP, annex I, part III)."""

from dataclasses import replace

from gandan.reports.rules.paragraphs import roman
from gandan.reports.rules.text import ParagraphKind, ParagraphText, SectionText, Text

MOST_ROWS = 12
"""A table with more rows, its head aside, stands in an annex."""
LONG_TABLES_MOVE = 2
"""The first layout of papers whose long tables move; a text that was frozen before is printed as it was sent."""
_WITH_ROWS = frozenset({ParagraphKind.TABLE, ParagraphKind.CHART})


def move_long_tables(text: Text, *, has_pictures: bool) -> Text:
    """Return the text as its paper has it: each long table in an annex, named where it stood.

    Annexes follow in the order in which the body names them, before those of the form. They are numbered only where
    there are two or more, the one of the pictures among them.
    """
    if text.layout < LONG_TABLES_MOVE:
        return text
    moved = sum(_is_long(one) for section in text.sections if not section.is_annex for one in section.shown)
    several = moved + sum(_is_printed(section) for section in text.sections) + has_pictures > 1
    sections: list[SectionText] = []
    annexes: list[SectionText] = []
    for section in text.sections:
        if section.is_annex:
            annexes.append(section)
        else:
            first = sum(_is_printed(one) for one in annexes) + 1
            body, own = _divided(section, first=first, several=several)
            sections.append(body)
            annexes += own
    return replace(text, sections=(*sections, *annexes))


def _is_long(paragraph: ParagraphText) -> bool:
    return paragraph.kind in _WITH_ROWS and len(paragraph.rows) - 1 + paragraph.rows_left > MOST_ROWS


def _is_printed(section: SectionText) -> bool:
    return section.is_annex and any(one.kind is not ParagraphKind.PICTURE for one in section.shown)


def _divided(section: SectionText, *, first: int, several: bool) -> tuple[SectionText, list[SectionText]]:
    """Return the section without its long tables, and an annex for each; ``first`` is the number of the first."""
    kept: list[ParagraphText] = []
    annexes: list[SectionText] = []
    for one in section.shown:
        last = annexes[-1].paragraphs if annexes else ()
        if _is_long(one):
            name = f"Phụ lục {roman(first + len(annexes))}" if several else "Phụ lục kèm theo"
            _refer(kept, one, name, title=one.text or section.heading)
            annexes.append(_annex(section, one))
        elif last and one.source == f"{last[0].source}.note":
            annexes[-1] = replace(annexes[-1], paragraphs=(*last, one))
        else:
            kept.append(one)
    return replace(section, paragraphs=tuple(kept)), annexes


def _annex(section: SectionText, table: ParagraphText) -> SectionText:
    heading = table.text or section.heading
    if table.unit_name and not table.source.startswith("table:"):
        heading = f"{heading} ({table.unit_name})"
    return SectionText(f"annex.{table.key}", "", heading, 1, (table,), is_annex=True, is_landscape=True)


def _refer(kept: list[ParagraphText], table: ParagraphText, annex: str, *, title: str) -> None:
    """Name the annex in the sentence that sums the table, else in a line of its own."""
    if kept and table.source and _tail(kept[-1]) == _tail(table) and kept[-1].kind not in _WITH_ROWS:
        words = kept[-1].text.rstrip(" .")
        kept[-1] = replace(kept[-1], text=f"{words} (chi tiết tại {annex}).")
    else:
        kept.append(ParagraphText(f"{table.key}.annex", f"{title} (chi tiết tại {annex})."))


def _tail(paragraph: ParagraphText) -> str:
    """Return what a table and its sum share: "table:quy_trinh_iso" and "procedures:quy_trinh_iso"."""
    return paragraph.source.rpartition(":")[2]
