"""Plain text as people paste it: tabs, quotes, wrapped lines, page breaks, columns made of blanks."""

import pytest
from vanban import Document, parse, parse_text
from vanban._parse.flow import Grid
from vanban._parse.readers.read_text import read_text

from .wordml import packed, para


def shape(text: str) -> list[str | list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in item.rows] if isinstance(item, Grid) else item.text
        for item in read_text(text).items
    ]


@pytest.mark.parametrize(("text", "items"), [
    ("\tCăn cứ Luật.\n\tLàm:\n1.\tViệc một\n-\tViệc hai", ["Căn cứ Luật.", "Làm:", "1.\tViệc một", "-\tViệc hai"]),
    ("TT\tViệc\tAi\n1\tQuét\tTrạm\n\tNhóm\t\n2\tLau\t\n\nHết", [
        [["TT", "Việc", "Ai"], ["1", "Quét", "Trạm"], ["", "Nhóm", ""], ["2", "Lau", ""]], "Hết",
    ]),
    ("STT\tViệc\n1\tQuét\n2\tLau", [[["STT", "Việc"], ["1", "Quét"], ["2", "Lau"]]]),
    ("| TT | Việc | Ai |\n|---|---|---|\n| 1 | Quét | Trạm |", [[["TT", "Việc", "Ai"], ["1", "Quét", "Trạm"]]]),
    ("Câu thứ nhất.\n 2 \n\fCâu sau.", ["Câu thứ nhất.", "Câu sau."]),
    ("> Kính gửi: Tổ\n>\n>> Việc cần làm.", ["Kính gửi: Tổ", "Việc cần làm."]),
    ("Một.\r\nHai.\r\n\r\nBa", ["Một.", "Hai.", "Ba"]),
    ("Các phòng rà soát lại\nnhững việc còn chậm.", ["Các phòng rà soát lại những việc còn chậm."]),
    ("# Mục\n**Đậm**\n-----\nHết", ["Mục", "Đậm", "Hết"]),
])  # fmt: skip
def test_read_text_finds_paragraphs_and_tables(text: str, items: list[str | list[list[str]]]) -> None:
    assert shape(text) == items


def test_read_text_when_lines_are_wrapped_without_blank_lines_then_paragraphs_are_whole() -> None:
    lines = [
        "Để chuẩn bị tốt cho đợt ra quân dọn vệ sinh cuối năm tại khu dân cư Cồn Vĩ, tổ",
        "Bảo vệ môi trường đề nghị bà con trong tổ dậy sớm, mang theo chổi, xẻng, túi và",
        "Quần áo bảo hộ theo phân công đã thông báo từ tuần trước tại nhà văn hóa của tổ",
        "1. Nhóm thứ nhất dọn đoạn đường từ cổng làng đến trường học, xong trước 9 giờ, rồi",
        "Nghỉ giải lao tại nhà văn hóa; nước uống do chi hội phụ nữ chuẩn bị sẵn từ chiều",
        "hôm trước, để ở gian bên phải của nhà văn hóa tổ, ai đến trước thì lấy giúp mọi",
        "người.",
        "2. Nhóm thứ hai dọn khu vực quanh hồ sen, chú ý phần bờ kè phía đông còn nhiều rác",
        "và cành cây khô sau trận mưa lớn của tuần trước, xe gom rác đến lúc 10 giờ 30.",
    ]
    joined = [" ".join(lines[:3]), " ".join(lines[3:7]), " ".join(lines[7:])]
    assert shape("\n".join(lines)) == joined


HEAD = [
    ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("XÃ CỒN VĨ", "Độc lập - Tự do - Hạnh phúc"),
    ("Số:      /UBND-VP", "Cồn Vĩ, ngày     tháng 5 năm 2026"),
    ("V/v sửa đường vào", ""),
    ("nhà văn hóa", ""),
]
BODY = ["Kính gửi: Phòng Kinh tế", "Đề nghị Phòng Kinh tế lập dự toán trước ngày 20/6/2026./."]
TAIL = [
    ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), ("- Như trên;", "KT. CHỦ TỊCH"), ("- Lưu: VT.", "PHÓ CHỦ TỊCH"), ("", ""),
    ("", "Lò Thị Sao"),
]  # fmt: skip


def blanks(pairs: list[tuple[str, str]]) -> list[str]:
    return [f"{left:<34}{right}" if right else left for left, right in pairs]


def tabs(pairs: list[tuple[str, str]]) -> list[str]:
    return ["\t\t\t".join(pair) if pair[1] else pair[0] for pair in pairs]


def as_word(lines: list[str]) -> Document:
    return parse(packed("".join(para(line) if line else "<w:p/>" for line in lines)))


@pytest.mark.parametrize("lines", [
    [*blanks(HEAD), "", *BODY, "", *blanks(TAIL)], [*tabs(HEAD), "", *BODY, "", *tabs(TAIL)],
], ids=["blanks", "tabs"])  # fmt: skip
@pytest.mark.parametrize("form", ["text", "word"])
def test_parse_when_columns_are_set_with_blanks_or_tabs_then_each_is_read_down(lines: list[str], form: str) -> None:
    found = parse_text("\n".join(lines)) if form == "text" else as_word(lines)
    assert (found.issuer, found.number, found.symbol, found.place, found.date) == (
        "Ủy ban nhân dân xã Cồn Vĩ", None, "UBND-VP", "Cồn Vĩ", None,
    )  # fmt: skip
    assert (found.type, found.subject, found.to) == (
        "cong_van", "V/v sửa đường vào nhà văn hóa", ("Phòng Kinh tế",),
    )  # fmt: skip
    assert [task.lead for task in found.tasks] == [("Phòng Kinh tế",)]
    signature = found.signature
    assert (signature.authority, signature.capacity, signature.position, signature.name) == (
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Sao",
    )  # fmt: skip
    assert found.recipients == ("Như trên", "Lưu: VT")
