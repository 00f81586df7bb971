"""Restoring damaged text, piece by piece."""

from pathlib import Path

import pytest
from vanban import Document, SourceBlock, Task, find_secrecy_mark, parse_text
from vanban._parse.flow import Flow, Line, Piece
from vanban._parse.restore.alike import with_alike_names
from vanban._parse.restore.edits import Edit, as_printed, edited
from vanban._parse.restore.formulas import opens_recipients, signing_line
from vanban._parse.restore.front import Restorer, restored
from vanban._parse.restore.printed import rejoined, with_plain_marks
from vanban._parse.restore.references import figure_edits, reference_edits
from vanban._parse.restore.syllables import syllables
from vanban._parse.words import strip_marks

DAMAGED = """UY BAN NHAN DAN CONG HOA XA HOI CHU NGHIA VIET NAM
PHUONG SONG CUA Poc lap — Tw do — Hanh phtic
S6: 21/KH-UBND Phuong S6ng Ctra, ngay 12 thang 5 nam 2026
KE HOACH
Vé sinh méi truéng tai khu dan cu
Thuc hién Quyét dinh sé 118/QDB-UBND ngay 04/5/2026 cua UBND thanh phé vé viéc phat dong phong trao.
I. MUC PICH
- Giit cho duong phé sach, thoang.
11. PHAN CONG
1. Phong Van hoa - Xa hi:
- Tuyén truyén trén loa phat thanh dinh ky hang quy.
2. Công an phường
~ Bao dam trat tu, bao cao UBND phudng trudc ngay 2O/6/2026.
Noi nhén: TM. UY BAN NHAN DAN
- Nhu trén; CHU TICH
- Luu: VT.
Nguyén Thi Van
"""


def _line(text: str) -> Line:
    return Line(text, (Piece(0, 0, 0),))


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("can b6, céng chuc, vién chirc", "cán bộ, công chức, viên chức"),
        ("Phong Kinh té, Ha tang va Db thi", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("UY BAN NHAN DAN", "ỦY BAN NHÂN DÂN"),
        ("tiép nhan va tra két qua", "tiếp nhận và trả kết quả"),
        ("dinh ky 6 thang/lan", "định kỳ 6 tháng/lần"),
        ("Dé nghi cac t6 chirc doan thé", "Đề nghị các tổ chức đoàn thể"),
        ("theo 123/QDB-TTg", "theo 123/QĐ-TTg"),
        ("trên địa bàn phường", "trên địa bàn phường"),
        ("2026", "2026"),
    ],
)
def test_line_when_damaged_then_its_words_are_restored(read: str, printed: str) -> None:
    assert Restorer(()).line(_line(read)).text == printed


def test_line_when_the_caller_knows_the_unit_then_its_name_is_restored() -> None:
    own = ("Tổ Xung kích Cồn Rẫy",)
    assert Restorer(own).line(_line("To Xung kich Con Ray")).text == "Tổ Xung kích Cồn Rẫy"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("3177/QDB-UBND", "3177/QĐ-UBND"),
        ("12-CTr/Du", "12-CTr/ĐU"),
        ("30/2020/ND-CP", "30/2020/NĐ-CP"),
        ("07/NQ-HDND", "07/NQ-HĐND"),
        ("45/CV/DU", "45-CV/ĐU"),
        ("6217/SNV-XDCQ-CTTN", "6217/SNV-XDCQ-CTTN"),
        ("02 lan/nam", "02 lan/nam"),
    ],
)
def test_reference_when_damaged_then_its_symbol_is_restored(read: str, printed: str) -> None:
    assert edited(_line(read), reference_edits(read)).text == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("trudc ngay 2O/6/2O26", "trudc ngay 20/6/2026"),
        ("ngay l5 thang 3", "ngay 15 thang 3"),
        ("quy HI/2026", "quy III/2026"),
        ("ngay S thang 3", "ngay S thang 3"),
        ("ngay 2S/6/2026", "ngay 2S/6/2026"),
    ],
)
def test_figures_when_read_as_letters_then_only_the_plain_ones_are_undone(read: str, printed: str) -> None:
    assert edited(_line(read), figure_edits(read)).text == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (["I. MUC DICH", "11. NOI DUNG", "I11. TO CHUC"], ["I. MUC DICH", "II. NOI DUNG", "III. TO CHUC"]),
        (["10. Kiem tra", "11. KINH PHI"], ["10. Kiem tra", "11. KINH PHI"]),
        (["~ Xay dung", "« Kiem tra", "e Theo doi"], ["- Xay dung", "- Kiem tra", "- Theo doi"]),
        (["a) Mot", "b) Hai", "c) Ba", "d) Bon", "d) Nam"], ["a) Mot", "b) Hai", "c) Ba", "d) Bon", "đ) Nam"]),
        (["1, Phong Kinh te"], ["1. Phong Kinh te"]),
        (["Kiem tra", "2", "viec lam./,"], ["Kiem tra", "viec lam./."]),
    ],
)
def test_marks_before_lines_when_misread_then_they_are_as_printed(read: list[str], printed: list[str]) -> None:
    found = with_plain_marks([_line(text) for text in read])
    assert [item.text for item in found if isinstance(item, Line)] == printed


def test_lines_of_one_sentence_when_an_empty_line_parts_them_then_they_are_joined() -> None:
    lines = [_line("Phuong tien hanh so ket, danh gia ket qua thuc"), Line("hien mo hinh.", (Piece(0, 1, 0),), True)]
    assert [one.text for one in rejoined(lines) if isinstance(one, Line)] == [
        "Phuong tien hanh so ket, danh gia ket qua thuc hien mo hinh."
    ]


@pytest.mark.parametrize(
    ("read", "whole", "printed"),
    [
        ("HU TICH", True, "CHỦ TỊCH"),
        ("TM. UY BAN NHAN DAN", True, "TM. ỦY BAN NHÂN DÂN"),
        ("PHO TRUONG PHONG", False, "PHÓ TRƯỞNG PHÒNG"),
        ("JCE CHASN", True, None),
    ],
)
def test_signing_line_when_a_seal_covers_a_part_then_it_is_found(read: str, whole: bool, printed: str | None) -> None:
    assert signing_line(read, whole=whole) == printed


@pytest.mark.parametrize(
    ("text", "begins"), [("Noi nhgn: TM.", 10), ("Nơi nhận:", 9), ("Noi dung thuc hien", None), ("- Noi nhan", None)]
)
def test_opens_recipients_when_misread_then_it_is_known_all_the_same(text: str, begins: int | None) -> None:
    assert opens_recipients(text) == begins


def test_edited_line_when_asked_where_a_word_stands_then_it_points_at_the_word_as_read() -> None:
    text = "ngay thue hién va"
    line = edited(_line(text), [Edit(5, 9, "thực"), Edit(10, 14, "hiện tốt")])
    spans = line.spans(5, 18)
    assert (line.text, [text[one.start : one.end] for one in spans]) == ("ngay thực hiện tốt va", ["thue hién"])


def test_as_printed_takes_joined_lines_apart() -> None:
    line = Line("mot hai", (Piece(0, 0, 0), Piece(4, 1, 0)))
    assert [one.text for one in as_printed([line]) if isinstance(one, Line)] == ["mot", "hai"]


def test_syllables_hold_what_is_spelled_and_nothing_twice() -> None:
    found = list(syllables())
    wanted = {"phường", "quyền", "giải", "nghiệm", "khuya", "thủy", "của", "yêu", "oanh"}
    assert (len(found) - len(set(found)), wanted - set(found), {"kông", "cê", "pết"} & set(found)) == (
        0,
        set(),
        {"pết"},
    )


def test_restored_flow_keeps_the_source_as_read() -> None:
    flow = Flow([_line("Thuc hien ke hoach")] * 12, [SourceBlock("Thuc hien ke hoach")])
    assert restored(flow).blocks == [SourceBlock("Thuc hien ke hoach")]


def test_damaged_plan_gives_its_facts() -> None:
    document = parse_text(DAMAGED)
    assert (document.type, document.number, document.symbol, document.date, document.place) == (
        "ke_hoach",
        "21",
        "KH-UBND",
        "2026-05-12",
        "Phường Sông Cửa",
    )
    assert document.issuer == "Ủy ban nhân dân phường Sông Cửa"
    assert [(one.reference, one.date) for one in document.citations] == [("118/QĐ-UBND", "2026-05-04")]
    assert [(task.lead, task.due.rrule or task.due.dates if task.due else None) for task in document.tasks] == [
        (("Phòng Văn hóa - Xã hội",), "FREQ=MONTHLY;INTERVAL=3"),
        (("Công an phường",), ("2026-06-20",)),
    ]
    assert (document.signature.authority, document.signature.position) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert document.recipients == ("Như trên", "Lưu: VT")


@pytest.mark.parametrize("place", ["Bến Gỗ", "Đại Thắng Đoài", "Cẩm Lĩnh Thượng"])
def test_damaged_plan_when_the_caller_names_the_commune_then_it_is_spelled_so(place: str) -> None:
    plain = strip_marks(place)
    text = DAMAGED.replace("SONG CUA", plain.upper()).replace("S6ng Ctra", plain)
    document = parse_text(text, units=[f"Ủy ban nhân dân phường {place}"])
    assert (document.place, document.issuer) == (f"Phường {place}", f"Ủy ban nhân dân phường {place}")


@pytest.mark.parametrize(
    ("read", "signed"),
    [("Pham Van Tén", "Phạm Văn Tén"), ("Nguyén Thi Hwong", "Nguyễn Thị Hwong"), ("ran Thi Mai", "Ran Thị Mai")],
)
def test_signer_when_a_syllable_is_doubtful_then_it_stays_as_read(read: str, signed: str) -> None:
    assert parse_text(DAMAGED.replace("Nguyén Thi Van", read)).signature.name == signed


def test_restored_value_says_how_it_was_read_and_is_not_certain() -> None:
    document = parse_text(DAMAGED)
    subject = document.evidence["subject"]
    assert (subject.confidence, subject.reason) == (
        0.8,
        "Khôi phục dấu từ bản nhận dạng; đọc là “Vé sinh méi truéng tai khu dan cu”.",
    )
    assert document.evidence["number"].reason is None


def test_sound_paper_when_one_part_is_damaged_then_that_part_is_restored() -> None:
    sound = "Ủy ban nhân dân phường yêu cầu các phòng, đơn vị thực hiện nghiêm túc các nội dung sau đây.\n" * 6
    part = "Cac phong, don vi xay dung ke hoach va to chuc thuc hien cac noi dung cua chuong trinh nay.\n" * 4
    document = parse_text(sound + "\n" + part + "\n" + sound)
    assert document.text_quality == "degraded"
    assert "Các phòng, đơn vị xây dựng kế hoạch và tổ chức thực hiện" in " ".join(one.text for one in document.body)


def test_date_when_a_figure_is_doubtful_then_it_is_a_candidate_and_no_value() -> None:
    document = parse_text(DAMAGED.replace("ngay 12 thang 5 nam 2026", "ngay 1S thang 5 nam 2026"))
    assert (document.date, document.evidence["date"].candidate) == (None, "2026-05-15")


@pytest.mark.parametrize(("read", "mark"), [("MAT", "MẬT"), ("TOI MAT", "TỐI MẬT"), ("TUYET MAT", "TUYỆT MẬT")])
def test_mark_of_secrecy_when_its_diacritics_are_lost_then_it_is_found(read: str, mark: str, tmp_path: Path) -> None:
    lines = DAMAGED.splitlines()
    text = "\n".join([*lines[:3], read, *lines[3:]])
    paper = tmp_path / "van-ban.txt"
    paper.write_text(text, encoding="utf-8")
    assert (parse_text(text).security, find_secrecy_mark(paper)) == (mark, mark)


def test_parse_of_damaged_text_when_a_day_stands_on_the_next_line_then_the_time_is_whole() -> None:
    text = DAMAGED.replace("dinh ky hang quy.", "gui két qua vao ngay\n\n25 hang thang.")
    found = [task.due.rrule for task in parse_text(text).tasks if task.due]
    assert found == ["FREQ=MONTHLY;BYMONTHDAY=25", None]


@pytest.mark.parametrize(("third", "spelled"), [
    ("Hạt Kiểm lâm khu vụ", "Hạt Kiểm lâm khu vực"),
    ("Hạt Kiểm ngư khu vực", "Hạt Kiểm ngư khu vực"),
    ("Công an xã", "Công an xã"),
])  # fmt: skip
def test_names_of_damaged_paper_when_one_differs_by_a_letter_then_it_is_spelled_as_the_others(
    third: str, spelled: str
) -> None:
    usual = "Hạt Kiểm lâm khu vực"
    tasks = tuple(Task("Việc", lead=(name,)) for name in (usual, usual, third))
    assert [task.lead for task in with_alike_names(Document(tasks=tasks)).tasks] == [(usual,), (usual,), (spelled,)]
