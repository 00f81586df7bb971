"""Documents made by other programs: a long annex and a letter without tables, as Word files and as PDF."""

from collections.abc import Callable
from pathlib import Path

import pytest
from vanban import Document, parse, render_pdf

from . import annex_plan, pdf_letter

FILES = Path(__file__).parents[1] / "files"
PLAN, LETTER = FILES / "ke-hoach-phu-luc-ngang.pdf", FILES / "cong-van-khong-bang.pdf"


def understood(document: Document) -> list[object]:
    return [
        (document.type, document.parent_issuer, document.issuer, document.number, document.symbol, document.place),
        (document.date, document.subject, document.to, document.citations, document.tasks, document.recipients),
        (document.signature, document.body, document.annexes, document.problems),
    ]


def written_again() -> bytes:
    return render_pdf(parse(annex_plan.build()))


@pytest.mark.parametrize("read", [
    lambda: parse(annex_plan.build()), lambda: parse(PLAN), lambda: parse(written_again()),
], ids=["word", "libreoffice", "typst"])  # fmt: skip
def test_parse_of_annex_over_three_pages_gives_row_by_row(read: Callable[[], Document]) -> None:
    found = read()
    rows = annex_plan.expected()
    assert [(annex.title, annex.landscape) for annex in found.annexes] == [("DANH MỤC VIỆC CHỈNH TRANG", True)]
    tables = [block.rows for block in found.annexes[0].body if block.rows is not None]
    groups = [(name,) * 6 for name in annex_plan.GROUPS]
    wanted = [tuple(map(str, (row.number, row.kind, row.work, row.lead, row.support, row.due))) for row in rows]
    wanted = [*annex_plan.HEAD, groups[0], *wanted[:10], groups[1], *wanted[10:20], groups[2], *wanted[20:]]
    assert [tuple(cell.replace("\n", " ") for cell in row) for row in tables[0]] == wanted
    assert [
        (task.section, task.title, task.lead, task.support, task.due.text if task.due else None)
        for task in found.tasks
    ] == [(f"annex.{row.number}", row.work, (row.lead,), (row.support,), row.due) for row in rows]


@pytest.mark.parametrize(
    ("path", "word"), [(PLAN, annex_plan.build), (LETTER, pdf_letter.build)], ids=["plan", "letter"]
)
def test_parse_of_pdf_says_what_its_word_file_says(path: Path, word: Callable[[], bytes]) -> None:
    assert understood(parse(path)) == understood(parse(word()))


def test_parse_of_pdf_leaves_out_what_every_page_repeats() -> None:
    texts = [block.text for block in parse(LETTER).source]
    assert [text for text in texts if text.startswith(("Phòng Kinh tế xã", "Trang"))] == []
    assert {block.page for block in parse(LETTER).source} == {1, 2}


def test_parse_of_letter_without_tables_reads_head_and_tail_by_columns() -> None:
    found = parse(LETTER)
    assert (found.parent_issuer, found.issuer, found.number, found.symbol, found.date) == (
        "Ủy ban nhân dân xã Cồn Vĩ", "Phòng Kinh tế", "31", "PKT-HT", "2026-06-08",
    )  # fmt: skip
    assert (found.signature.position, found.signature.name) == ("TRƯỞNG PHÒNG", "Lục Thị Bưởi")
    assert [task.title for task in found.tasks] == [duty.partition(". ")[2] for duty in pdf_letter.DUTIES]
