"""How bodies number what they order, and whom each point lies on."""

import pytest
from vanban import Block, parse_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-UBND\n"
    "Đá Bạc, ngày 2 tháng 2 năm 2026\nKẾ HOẠCH\nDọn vệ sinh năm 2026\n\n"
)


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """The tree as nested lists of (kind, number, text)."""
    found: list[object] = []
    for block in blocks:
        found.append(f"{block.kind} {block.number or ''} {block.text}".strip())
        if block.children:
            found.append(outline(block.children))
    return found


@pytest.mark.parametrize(("body", "tree"), [
    ("A. YÊU CẦU\nSạch.\nB. VIỆC\nI. Chung\n1. Trạm Y tế\na) Quét;\n- Lau.\n+ Tưới.", [
        "heading A YÊU CẦU", ["paragraph  Sạch."],
        "heading B VIỆC", ["heading B.I Chung", ["heading B.I.1 Trạm Y tế", [
            "point a Quét;", ["bullet  Lau.", ["bullet  Tưới."]],
        ]]],
    ]),
    ("1. VIỆC\n1.1. Trạm Y tế\n1.1.1. Quét.\n1.1.1.1. Sân.\n1.2. Công an xã\n- Tuần tra.", [
        "heading 1 VIỆC", [
            "heading 1.1 Trạm Y tế", ["heading 1.1.1 Quét.", ["heading 1.1.1.1 Sân."]],
            "heading 1.2 Công an xã", ["bullet  Tuần tra."],
        ],
    ]),
    ("I) Mục đích\n1) Sạch\nII) Việc\n1) Quét", [
        "heading I Mục đích", ["point 1 Sạch"], "heading II Việc", ["point 1 Quét"],
    ]),
    ("(I) Mục đích\n(1) Sạch\n(II) Việc", ["heading I Mục đích", ["point 1 Sạch"], "heading II Việc"]),
    ("PHẦN THỨ NHẤT\nQUY ĐỊNH CHUNG\nChương I\nTRỰC\nMục 1. Ca\nTiểu mục 1. Ai\nĐiều 1. Việc\n1. Một.\na) Hai.", [
        "part NHẤT QUY ĐỊNH CHUNG", ["chapter I TRỰC", ["section 1 Ca", ["section 1 Ai", [
            "article 1 Việc", ["clause 1 Một.", ["point a Hai."]],
        ]]]],
    ]),
    ("* Trạm Y tế\n+ Quét.\n➢ Công an xã\no Trực.", [
        "bullet  Trạm Y tế", ["bullet  Quét."], "bullet  Công an xã", ["bullet  Trực."],
    ]),
])  # fmt: skip
def test_parse_nests_by_the_numbers(body: str, tree: list[object]) -> None:
    assert outline(parse_text(HEAD + body).body) == tree


@pytest.mark.parametrize(("body", "tasks"), [
    (
        "I. VIỆC\nCác thôn làm: (1) Trạm Y tế quét sân trước ngày 15/3/2026; (2) Công an xã tuần tra; (3) phát cỏ.",
        [
            ("Trạm Y tế quét sân trước ngày 15/3/2026", "I", ("Trạm Y tế",)),
            ("Công an xã tuần tra", "I", ("Công an xã",)),
            ("Phát cỏ.", "I", ("Các thôn",)),
        ],
    ),
    ("1. Trạm Y tế\n1.1. Báo cáo hằng tháng:\n- Số ca;\n- Thuốc.", [("Báo cáo hằng tháng", "1.1", ("Trạm Y tế",))]),
    (
        "1. Trạm Y tế\n1.1. Báo cáo hằng tháng:\n- Lập bảng;\n- Gửi bảng.",
        [("Lập bảng;", "1.1", ("Trạm Y tế",)), ("Gửi bảng.", "1.1", ("Trạm Y tế",))],
    ),
    ("* Trạm Y tế\n+ Quét.\n* Công an\n+ Trực.", [("Quét.", None, ("Trạm Y tế",)), ("Trực.", None, ("Công an",))]),
    (
        "TT\tCơ quan, đơn vị\tNhiệm vụ\n1\tTrạm Y tế\tQuét sân\n2\tPhòng Kinh tế\tLau cửa",
        [("Quét sân", "1", ("Trạm Y tế",)), ("Lau cửa", "2", ("Phòng Kinh tế",))],
    ),
    (
        "1. Đồng chí Lò Văn Ón - Trưởng Công an xã chịu trách nhiệm trật tự.",
        [("Đồng chí Lò Văn Ón - Trưởng Công an xã chịu trách nhiệm trật tự.", "1", ("Trưởng Công an xã",))],
    ),
    (
        "1. Thống nhất sửa nhà kho. Phòng Kinh tế trình dự toán trong tháng 3.",
        [("Phòng Kinh tế trình dự toán trong tháng 3.", "1", ("Phòng Kinh tế",))],
    ),
    ("Trân trọng cảm ơn./.", []),
    ("1. Kính gửi các thôn:\n- Thời gian: 8 giờ ngày 5/3/2026;\n- Địa điểm: nhà văn hóa.", []),
])  # fmt: skip
def test_parse_lays_each_duty_on_its_body(body: str, tasks: list[tuple[str, str | None, tuple[str, ...]]]) -> None:
    found = parse_text(HEAD + body).tasks
    assert [(task.title, task.section, task.lead) for task in found] == tasks


@pytest.mark.parametrize("cell", [
    "CT: Trạm Y tế; PH: Công an xã, các thôn",
    "Chủ trì: Trạm Y tế. Phối hợp: Công an xã, các thôn",
    "- Trạm Y tế (chủ trì) - Công an xã, các thôn (phối hợp)",
    "Trạm Y tế chủ trì; Công an xã và các thôn phối hợp",
])  # fmt: skip
def test_parse_of_table_when_one_cell_tells_both_roles_then_each_body_has_its_own(cell: str) -> None:
    rows = f"| TT | Việc | Chủ trì/phối hợp |\n| 1 | Quét sân | {cell} |"
    assert [(task.lead, task.support) for task in parse_text(HEAD + rows).tasks] == [
        (("Trạm Y tế",), ("Công an xã", "Các thôn")),
    ]


@pytest.mark.parametrize("titles", [
    "Việc phải làm | Người phụ trách | Ngày xong", "Hạng mục | Đơn vị thực hiện | Tiến độ",
    "Công việc | Phân công | Thời hạn", "Nội dung | Phòng, ban, đơn vị | Thời gian",
])  # fmt: skip
def test_parse_of_table_when_columns_have_other_names_then_its_rows_are_tasks(titles: str) -> None:
    found = parse_text(f"{HEAD}| {titles} |\n| Quét sân | Trạm Y tế | 10/3/2026 |").tasks
    assert [(task.title, task.lead, task.due.dates if task.due else ()) for task in found] == [
        ("Quét sân", ("Trạm Y tế",), ("2026-03-10",)),
    ]


@pytest.mark.parametrize("titles", ["Tên chỉ tiêu | Đơn vị tính | Kế hoạch", "Thời gian | Nội dung | Địa điểm"])
def test_parse_of_table_without_doers_has_no_tasks(titles: str) -> None:
    assert parse_text(f"{HEAD}| {titles} |\n| Trồng cây | cây | 500 |").tasks == ()


def test_parse_of_decision_that_issues_a_regulation_keeps_it_as_annex() -> None:
    signed = "Điều 1. Ban hành Quy chế trực./.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nĐỗ Văn Ngô\n"
    issued = (
        "QUY CHẾ\nTrực đêm\n(Ban hành kèm theo Quyết định số 8/QĐ-UBND)\nChương I\nTRỰC\nĐiều 1. Ca trực\n1. Đủ người."
    )
    found = parse_text(HEAD.replace("KẾ HOẠCH", "QUYẾT ĐỊNH") + signed + issued)
    assert (found.signature.name, found.recipients) == ("Đỗ Văn Ngô", ("Lưu: VT",))
    assert [(annex.number, annex.title) for annex in found.annexes] == [(None, "QUY CHẾ\nTrực đêm")]
    assert outline(found.annexes[0].body) == [
        "paragraph  (Ban hành kèm theo Quyết định số 8/QĐ-UBND)",
        "chapter I TRỰC",
        ["article 1 Ca trực", ["clause 1 Đủ người."]],
    ]


def test_parse_of_party_letter_when_its_subject_begins_small_then_read() -> None:
    head = "ĐẢNG ỦY XÃ ĐÁ BẠC\n*\nSố 31-CV/ĐU\nv/v sơ kết 6 tháng\nĐá Bạc, ngày 5 tháng 6 năm 2026\n"
    head += "\nKính gửi: Các chi bộ"
    assert parse_text(head).subject == "v/v sơ kết 6 tháng"


@pytest.mark.parametrize(("words", "codes"), [
    ("Thay thế Quyết định số 12/QĐ-UBND ngày 03/3/2025 của UBND huyện Khe Sâu./.", []),
    ("Thực hiện Kế hoạch số 12/KH-UBND ngày 03/3/2026 của UBND huyện Khe Sâu./.", ["abolished_body"]),
    ("Các thôn báo cáo UBND huyện./.", ["abolished_body"]),
    ("Kế thừa kết quả của UBND huyện trước đây./.", []),
])  # fmt: skip
def test_parse_marks_a_district_only_where_it_is_spoken_of_as_working(words: str, codes: list[str]) -> None:
    assert [one.code for one in parse_text(HEAD + words).problems] == codes
