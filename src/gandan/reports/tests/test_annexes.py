"""Long tables in annexes of the paper, and papers that were sent before."""

import datetime as dt

import pytest
from vanban import Annex, Document

from gandan.reports.rules.annexes import MOST_ROWS
from gandan.reports.rules.text import Head, ParagraphKind, ParagraphText, SectionText, Text, from_json, to_json
from gandan.reports.services.paper import compose
from gandan.workdays.windows import Window

DAY = dt.date(2026, 11, 18)
SUM = ParagraphText("procedures:quy_trinh_iso", "Rà soát 14 quy trình.", ParagraphKind.PARAGRAPH)


def table(source: str, rows: int = MOST_ROWS + 1, **fields: str) -> ParagraphText:
    lines = tuple((f"{at}", f"Việc {at}") for at in range(1, rows + 1))
    title = fields.pop("title", "")
    return ParagraphText(source, title, ParagraphKind.TABLE, rows=(("STT", "Việc"), *lines), **fields)


def section(*paragraphs: ParagraphText, is_annex: bool = False) -> SectionText:
    return SectionText("tasks", "I", "Kết quả", 1, paragraphs, is_annex=is_annex)


def paper(*sections: SectionText, has_pictures: bool = False) -> Document:
    text = Text("Báo cáo", Window(DAY, DAY), sections, Head(issuer="UBND phường Sông Cửa"))
    return compose(text, on=DAY, has_pictures=has_pictures)


def words(document: Document) -> list[str]:
    return [block.text for block in document.body if block.kind != "heading"]


def titles(annexes: tuple[Annex, ...]) -> list[tuple[str | None, bool, int]]:
    return [(one.title, one.landscape, len(one.body[0].rows or ()) - 1) for one in annexes]


@pytest.mark.parametrize(("rows", "moved"), [(1, 0), (MOST_ROWS, 0), (MOST_ROWS + 1, 1), (200, 1)])
def test_table_when_longer_than_twelve_rows_then_stands_in_an_annex(rows: int, moved: int) -> None:
    made = paper(section(SUM, table("table:quy_trinh_iso", rows)))
    assert (len(made.annexes), sum(block.kind == "table" for block in made.body)) == (moved, 1 - moved)


def test_annex_when_it_is_the_only_one_then_has_no_number() -> None:
    made = paper(section(SUM, table("table:quy_trinh_iso", 20, title="Quy trình ISO")))
    assert words(made) == ["Rà soát 14 quy trình (chi tiết tại Phụ lục kèm theo)."]
    assert titles(made.annexes) == [("QUY TRÌNH ISO", True, 20)]


def test_annexes_when_several_then_named_by_roman_numerals_before_those_of_the_form() -> None:
    own = section(table("table:tasks", 3), is_annex=True)
    made = paper(section(SUM, table("table:quy_trinh_iso")), section(table("table:units", title="Các đơn vị")), own)
    assert words(made) == [
        "Rà soát 14 quy trình (chi tiết tại Phụ lục I).",
        "Các đơn vị (chi tiết tại Phụ lục II).",
    ]
    assert [title for title, _, _ in titles(made.annexes)] == ["KẾT QUẢ", "CÁC ĐƠN VỊ", "KẾT QUẢ"]


def test_annex_when_pictures_follow_then_is_the_first_of_two() -> None:
    made = paper(section(table("table:units", title="Các đơn vị")), has_pictures=True)
    assert words(made) == ["Các đơn vị (chi tiết tại Phụ lục I)."]


def test_note_when_its_table_moves_then_goes_with_it() -> None:
    note = ParagraphText("table:units.note", "Dấu “-”: chưa đủ 05 nhiệm vụ.")
    made = paper(section(table("table:units", title="Các đơn vị"), note))
    assert [block.text for block in made.annexes[0].body] == ["", note.text]
    assert words(made) == ["Các đơn vị (chi tiết tại Phụ lục kèm theo)."]


def test_table_of_a_unit_when_it_moves_then_its_annex_names_the_unit() -> None:
    told = table("part:vhxh:table:quy_trinh_iso", title="Quy trình ISO", unit="vhxh", unit_name="Phòng Văn hóa")
    assert [title for title, _, _ in titles(paper(section(told)).annexes)] == ["QUY TRÌNH ISO (PHÒNG VĂN HÓA)"]


def test_text_when_frozen_before_long_tables_moved_then_is_printed_as_it_was_sent() -> None:
    text = Text("Báo cáo", Window(DAY, DAY), (section(SUM, table("table:quy_trinh_iso")),), Head(issuer="UBND"))
    content = to_json(text)
    assert from_json(content) == text
    del content["layout"]
    old = compose(from_json(content), on=DAY)
    assert (words(old), len(old.annexes)) == (["Rà soát 14 quy trình.", ""], 0)
