"""Tables of Word: merged in both directions, nested, only there to place things, or torn in two."""

import pytest
from vanban import Document, parse

from .wordml import packed, para


def cell(text: str, settings: str = "") -> str:
    inner = text if text.startswith("<w:") else para(text)
    return f"<w:tc>{settings and f'<w:tcPr>{settings}</w:tcPr>'}{inner}</w:tc>"


def table(*rows: list[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def plain(*rows: list[str]) -> str:
    return table(*([cell(text) for text in row] for row in rows))


def rows_of(document: Document) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in document.body if block.rows is not None]


SPAN, DOWN, GO_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(("body", "rows"), [
    (table([cell("a", SPAN), cell("b")], [cell("c"), cell("d"), cell("e")]), (("a", "a", "b"), ("c", "d", "e"))),
    (
        table([cell("a", DOWN), cell("b")], [cell("", GO_ON), cell("c")], [cell("", GO_ON), cell("d")]),
        (("a", "b"), ("a", "c"), ("a", "d")),
    ),
    (
        table([cell("a", SPAN + DOWN), cell("b")], [cell("", SPAN + GO_ON), cell("c")]),
        (("a", "a", "b"), ("a", "a", "c")),
    ),
    (
        table([cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")], [cell("b"), cell("c")]),
        (("a", "a"), ("b", "c")),
    ),
    (
        "<w:tbl><w:tr>" + cell("a") + cell("b") + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        + cell("c") + "</w:tr></w:tbl>",
        (("a", "b"), ("", "c")),
    ),
    (table([cell("a"), cell("b"), cell("c")], [cell("d")]), (("a", "b", "c"), ("d", "", ""))),
    (
        "<w:tbl><w:tr>" + cell("a") + cell("b") + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" + cell("x") + cell("y")
        + "</w:tr></w:tbl>",
        (("a", "b"),),
    ),
    (
        table([cell("a"), cell(plain(["1", "2"], ["3", "4"]))], [cell("b"), cell("c")]),
        (("a", "1\n2\n3\n4"), ("b", "c")),
    ),
    (
        table([cell("a"), f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"], [cell("c"), cell("d")]),
        (("a", "b"), ("c", "d")),
    ),
])  # fmt: skip
def test_parse_docx_table_gives_every_place_its_cell(body: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert rows_of(parse(packed(para("Nội dung bảng:") + body))) == [rows]


def test_parse_docx_when_a_table_only_places_then_the_tables_inside_it_are_tables() -> None:
    inner = plain(["Nội dung", "Đơn vị thực hiện"], ["Quét sân", "Trạm Y tế"])
    found = parse(packed(table([cell(para("Kính gửi: Trạm Y tế") + inner)])))
    assert found.to == ("Trạm Y tế",)
    assert [(task.title, task.lead) for task in found.tasks] == [("Quét sân", ("Trạm Y tế",))]


def test_parse_docx_when_a_table_goes_on_behind_a_gap_then_one_table() -> None:
    first = plain(["TT", "Nội dung", "Đơn vị thực hiện"], ["1", "Quét sân", "Trạm Y tế"])
    second = plain(["2", "Lau cửa", "Phòng Kinh tế"], ["3", "Tưới cây", "Trạm Y tế"])
    found = parse(packed(para("Phân công như sau:") + first + para("") + second))
    assert [(task.title, task.section) for task in found.tasks] == [
        ("Quét sân", "1"), ("Lau cửa", "2"), ("Tưới cây", "3"),
    ]  # fmt: skip


SIGNED = plain(["THƯ KÝ\n", "CHỦ TỌA"], ["Đỗ Thị Nhài", "Hà Văn Thung"])


def test_parse_docx_when_two_sign_side_by_side_then_no_table_is_left() -> None:
    found = parse(packed(para("BIÊN BẢN") + para("Họp tổ") + para("Cuộc họp kết thúc hồi 11 giờ./.") + SIGNED))
    assert rows_of(found) == []
