from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from vanban import Block, Document, parse, parse_text, render_docx, render_text, to_dict

HEAD = ("type", "parent_issuer", "issuer", "number", "symbol", "place", "signature", "recipients", "to")


def words(blocks: tuple[Block, ...]) -> Iterator[object]:
    for block in blocks:
        yield block.rows or block.text.removesuffix("./.").removesuffix(".")
        yield from words(block.children)


@pytest.mark.parametrize("name", ["report", "plan", "letter"])
def test_text_when_read_back_then_same_document(name: str, request: pytest.FixtureRequest) -> None:
    document: Document = request.getfixturevalue(name)
    read = parse_text(render_text(document))
    assert {one: getattr(read, one) for one in HEAD} == {one: getattr(document, one) for one in HEAD}
    assert list(words(read.body)) == list(words(document.body))
    assert len(read.annexes) == len(document.annexes)


@pytest.mark.parametrize("name", ["report", "plan", "letter"])
def test_text_when_read_and_written_again_then_nothing_moves(name: str, request: pytest.FixtureRequest) -> None:
    read = parse_text(render_text(request.getfixturevalue(name)))
    again = parse_text(render_text(read))
    assert to_dict(replace(again, problems=())) == to_dict(replace(read, problems=()))
    assert [problem.code for problem in again.problems] == [problem.code for problem in read.problems]


@pytest.mark.parametrize("to", [("Phòng Văn hóa - Xã hội",), ()])
@pytest.mark.parametrize("urgency", ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", None])
def test_docx_when_letter_is_urgent_then_mark_stands_apart_from_the_subject(
    letter: Document, urgency: str | None, to: tuple[str, ...]
) -> None:
    read = parse(render_docx(replace(letter, urgency=urgency, to=to)))
    assert (read.subject, read.urgency) == ("V/v báo cáo số liệu tiếp nhận hồ sơ quý III năm 2026", urgency)


@pytest.mark.parametrize("name", ["report", "plan"])
def test_docx_when_read_back_then_same_document(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    document: Document = request.getfixturevalue(name)
    path = tmp_path / "made.docx"
    path.write_bytes(render_docx(document))
    read = parse(path)
    assert {one: getattr(read, one) for one in HEAD} == {one: getattr(document, one) for one in HEAD}
    assert list(words(read.body)) == list(words(document.body))
    assert [annex.landscape for annex in read.annexes] == [annex.landscape for annex in document.annexes]
