"""A document written as PDF or DOCX reads as its text does."""

from pathlib import Path

import pytest
from vanban import Block, Document, parse, render_docx, render_pdf

CASES = Path(__file__).parents[1] / "cases"
WRITERS = {"pdf": render_pdf, "docx": render_docx}
# A secret paper may not be written, and papers of the Party follow a form that the writer does not know.
LEFT_OUT = {"chi-thi-mau-thuan", "cong-van-dang"}
OPEN_CASES = sorted(path.stem for path in CASES.glob("*.txt") if path.stem not in LEFT_OUT)


def said(document: Document) -> list[object]:
    return [
        (document.type, document.parent_issuer, document.issuer, document.number, document.symbol, document.date),
        (document.subject, document.to, document.reply_to),
        document.citations,
        document.tasks,
        document.signature,
        document.recipients,
    ]


@pytest.mark.parametrize("form", sorted(WRITERS))
@pytest.mark.parametrize("case", OPEN_CASES)
def test_parse_of_written_case_says_the_same(case: str, form: str) -> None:
    document = parse(CASES / f"{case}.txt")
    assert said(parse(WRITERS[form](document))) == said(document)


@pytest.mark.parametrize("case", OPEN_CASES[:3])
def test_parse_of_pdf_places_every_block_on_its_page(case: str) -> None:
    found = parse(render_pdf(parse(CASES / f"{case}.txt")))
    outside = [
        block
        for block in found.source
        if block.page is None
        or block.box is None
        or not (0 <= block.box[0] < block.box[2] <= 1 and 0 <= block.box[1] < block.box[3] <= 1)
    ]
    assert outside == []


@pytest.mark.parametrize("filler", ["", "rất ", "rất là ", "nay rất là "])
def test_pdf_when_a_line_breaks_before_the_dash_of_a_name_then_the_paragraph_goes_on(filler: str) -> None:
    bodies = f"Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam {filler}xã và các tổ chức chính trị - xã hội của xã"
    document = Document(
        type="ke_hoach",
        issuer="Ủy ban nhân dân xã Đồng Cói",
        symbol="KH-UBND",
        subject="Giữ gìn trụ sở",
        body=(
            Block("heading", f"{bodies} phối hợp thực hiện.", level=1, number="1"),
            Block("bullet", "tuyên truyền đến đoàn viên."),
        ),
    )
    read = parse(render_pdf(document), filename="a.pdf")
    assert [block.text for block in read.source if "Mặt trận" in block.text or block.text.startswith("- xã")] == [
        f"1. {bodies} phối hợp thực hiện."
    ]
