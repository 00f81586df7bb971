"""What a Word paragraph says to its reader, and what Word's automatic numbers count."""

import io
import unicodedata
import zipfile

import pytest
from vanban import parse

from .wordml import NAMES, W, packed, para, run


def texts(content: bytes) -> list[str]:
    return [block.text for block in parse(content).source]


BOX = f"<w:txbxContent>{para('Chữ trong khung')}</w:txbxContent>"


@pytest.mark.parametrize(("body", "said"), [
    (para(run("Giữ") + f"<w:del>{run(' cũ')}</w:del><w:ins>{run(' mới')}</w:ins>"), ["Giữ mới"]),
    (para(f"<w:moveFrom>{run('đi ')}</w:moveFrom><w:moveTo>{run('đến')}</w:moveTo>"), ["đến"]),
    (f"{para('Đoạn một ', '<w:rPr><w:del/></w:rPr>')}{para('nối đoạn hai')}", ["Đoạn một nối đoạn hai"]),
    (para("Cuối cùng", "<w:rPr><w:del/></w:rPr>"), ["Cuối cùng"]),
    (para(run("Hiện") + run(" ẩn", "<w:vanish/>") + run(" lại", '<w:vanish w:val="0"/>')), ["Hiện lại"]),
    (para("<w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>NQ/ĐU</w:t></w:r>"), ["10-NQ/ĐU"]),
    (para("<w:r><w:t>tổ</w:t><w:softHyphen/><w:t>chức</w:t></w:r>"), ["tổchức"]),
    (para('<w:r><w:t>Ô </w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'), ["Ô ☑"]),
    (para('<w:r><w:sym w:font="Wingdings" w:char="không"/><w:t>Chữ</w:t></w:r>'), ["Chữ"]),
    (para("Trang<w:r><w:instrText> PAGE </w:instrText></w:r>".replace("Trang", run("Trang "))), ["Trang"]),
    (para(f'<w:fldSimple w:instr="DATE">{run("3 tháng 4")}</w:fldSimple>'), ["3 tháng 4"]),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{para('Trong ô điền')}</w:sdtContent></w:sdt>", ["Trong ô điền"]),
    (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{para('Bấm để nhập')}</w:sdtContent></w:sdt>"
        + para("Đã điền"),
        ["Đã điền"],
    ),
    (
        para(f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
             f"</mc:AlternateContent></w:r>{run('Chữ ngoài')}"),
        ["Chữ trong khung", "Chữ ngoài"],
    ),
    (para(f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>{run('Ngoài')}"), ["Chữ trong khung", "Ngoài"]),
    (para("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), ["a+b"]),
    (para(unicodedata.normalize("NFD", "Phường Đông Hải")), ["Phường Đông Hải"]),
    (para("Ngày\u00a02\u00a0tháng\u00ad\u200b 3 o\ufb03ce"), ["Ngày 2 tháng 3 office"]),
])  # fmt: skip
def test_parse_docx_paragraph_says_what_its_reader_sees(body: str, said: list[str]) -> None:
    assert texts(packed(body)) == said


def test_parse_docx_when_words_are_wrapped_by_hand_then_one_line() -> None:
    broken = "<w:r><w:t>1. Trạm Y tế quét dọn sân</w:t><w:br/><w:t>và tưới cây.</w:t></w:r>"
    found = parse(packed(para(broken)))
    assert [(task.title, task.lead) for task in found.tasks] == [
        ("Trạm Y tế quét dọn sân và tưới cây.", ("Trạm Y tế",))
    ]


def test_parse_docx_of_strict_writer_or_other_part_name_is_read() -> None:
    content = packed(para("Kế hoạch tuần"))
    other = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(other, "w") as new:
        main = old.read("word/document.xml").replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        new.writestr("word/document2.xml", main)
        new.writestr(
            "_rels/.rels",
            '<Relationships><Relationship Id="a" Type="http://x/relationships/officeDocument"'
            ' Target="/word/document2.xml"/></Relationships>',
        )
    assert texts(other.getvalue()) == texts(content) == ["Kế hoạch tuần"]


def test_parse_docx_keeps_notes_out_of_the_running_text() -> None:
    notes = f"<w:footnotes {NAMES}><w:footnote w:id='2'>{para('Số liệu đến tháng 5.')}</w:footnote></w:footnotes>"
    found = parse(packed(para("Đạt 90%."), footnotes=notes))
    assert [(block.kind, block.text) for block in found.source] == [
        ("paragraph", "Đạt 90%."),
        ("note", "Số liệu đến tháng 5."),
    ]
    assert [block.text for block in found.body] == ["Đạt 90%."]


# ---- automatic numbers ----------------------------------------------------------------------------------------
def level(depth: int, form: str, text: str, extra: str = "") -> str:
    counts = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{counts}</w:lvl>'


def style(name: str, settings: str, kind: str = "paragraph", above: str = "") -> str:
    based = f'<w:basedOn w:val="{above}"/>' if above else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{based}<w:pPr><w:numPr>{settings}</w:numPr></w:pPr></w:style>'


def numbering(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'


def numbered(depth: int, text: str = "x", num: int = 1) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')


ROMAN = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
OUTLINE = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "decimal", "%1.%2.%3.")
AGAIN = (
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


@pytest.mark.parametrize(("lists", "places", "numbers"), [
    (numbering(ROMAN), [(0, 1), (1, 1), (2, 1), (2, 1), (1, 1), (2, 1), (0, 1), (1, 1)],
     ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]),
    (numbering(OUTLINE), [(0, 1), (1, 1), (1, 1), (2, 1), (0, 1), (1, 1)],
     ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1."]),
    (numbering(level(0, "decimal", "Điều %1.")), [(0, 1), (0, 1)], ["Điều 1.", "Điều 2."]),
    (numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")),
     [(0, 1), (1, 1)], ["I.", "1.1."]),
    (numbering(level(0, "upperLetter", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')),
     [(0, 1), (1, 1), (0, 1), (1, 1)], ["A.", "1.", "B.", "2."]),
    (numbering(level(0, "decimal", "%1."), AGAIN), [(0, 1), (0, 2), (0, 3), (0, 3)], ["1.", "2.", "1.", "2."]),
    (numbering(level(0, "bullet", "\uf0b7") + level(1, "bullet", "o")), [(0, 1), (1, 1)], ["-", "+"]),
    (numbering(level(0, "none", "")), [(0, 1)], [None]),
    (numbering(level(0, "lowerLetter", "%1)")), [(0, 1)] * 27, [*(f"{chr(97 + at)})" for at in range(26)), "aa)"]),
    (numbering(level(0, "upperRoman", "%1.")), [(0, 1)] * 44, ["XLIII.", "XLIV."]),
    (numbering('<w:lvl w:ilvl="không"><w:start w:val="-"/></w:lvl>'), [(0, 1)], [None]),
])  # fmt: skip
def test_parse_docx_counts_as_word_does(lists: str, places: list[tuple[int, int]], numbers: list[str | None]) -> None:
    said = texts(packed("".join(numbered(depth, "x", num) for depth, num in places), numbering=lists))
    assert said[-len(numbers) :] == [f"{number} x" if number else "x" for number in numbers]


def test_parse_docx_when_the_style_carries_the_number_then_it_counts() -> None:
    linked = '<w:pStyle w:val="{}"/>'
    lists = numbering(
        level(0, "upperRoman", "%1.", linked.format("Muc1")) + level(1, "decimal", "%2.", linked.format("Muc2"))
    )
    one = '<w:numId w:val="1"/>'
    own = style("Muc1", one) + style("Muc2", f'<w:ilvl w:val="1"/>{one}') + style("Con", "", above="Muc2")
    styles = f"<w:styles {NAMES}>{own}</w:styles>"
    body = "".join(para("x", f'<w:pStyle w:val="{name}"/>') for name in ("Muc1", "Muc2", "Con", "Muc1", "Muc2"))
    off = para("x", '<w:pStyle w:val="Muc1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    said = texts(packed(body + off, numbering=lists, styles=styles))
    assert said == ["I. x", "1. x", "2. x", "II. x", "1. x", "x"]


def test_parse_docx_when_a_list_style_stands_between_then_its_levels_count() -> None:
    real = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "Mục %1:")}</w:abstractNum>'
    named = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="DS"/></w:abstractNum>'
    nums = "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(2))
    list_style = style("DS", '<w:numId w:val="1"/>', "numbering")
    styles = f"<w:styles {NAMES}>{list_style}</w:styles>"
    lists = f"<w:numbering {NAMES}>{real}{named}{nums}</w:numbering>"
    assert texts(packed(numbered(0, "x", 2), numbering=lists, styles=styles)) == ["Mục 1: x"]
