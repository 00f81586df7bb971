import pytest
from vanban import parse_text
from vanban._parse.flow import Line
from vanban._parse.rules.citations import find_mentions, type_of_reference
from vanban._parse.rules.units import UnitReader


@pytest.mark.parametrize(("text", "reference", "kind", "date"), [
    ("Quyết định số 4471/QĐ-UBND ngày 17/11/2025", "4471/QĐ-UBND", "quyet_dinh", "2025-11-17"),
    ("Kế hoạch số 3308/KH – UBND ngày 19 tháng 10 năm 2025", "3308/KH-UBND", "ke_hoach", "2025-10-19"),
    ("Đề án số 07-ĐA/TU", "07-ĐA/TU", "de_an", None),
    ("Chương trình hành động số 23-CTr/Đu ngày 18/4/2026", "23-CTr/ĐU", "chuong_trinh", "2026-04-18"),
    ("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "nghi_dinh", None),
    ("Luật số 72/2025/QH15", "72/2025/QH15", "luat", None),
    ("các văn bản số 944/UBND-VHXH", "944/UBND-VHXH", None, None),
    ("Công văn 66/PVHXH ngày 07/5/2026", "66/PVHXH", "cong_van", "2026-05-07"),
    ("Công điện số 9/CĐ-TTg", "9/CĐ-TTg", "cong_dien", None),
    ("Hướng dẫn số 08-HD/BTCTW", "08-HD/BTCTW", "huong_dan", None),
    ("Thông tư số 01/2026/TT-BNV", "01/2026/TT-BNV", "thong_tu", None),
])  # fmt: skip
def test_find_mentions_reads_number_type_and_day(
    text: str, reference: str, kind: str | None, date: str | None
) -> None:
    found = find_mentions(Line(text + " về việc mẫu."), UnitReader())
    assert [(one.reference, one.type, one.date) for one in found] == [(reference, kind, date)]


@pytest.mark.parametrize("text", [
    "Tiêu chuẩn TCVN ISO 9001:2015", "Trực 24/7, từ ngày 05/4/2026", "(Kèm theo Kế hoạch số: /KH-UBND ngày tháng năm)",
    "Chạy 60 km/h, đạt 3/4 số hộ", "giai đoạn 2026-2030",
])  # fmt: skip
def test_find_mentions_leaves_other_numbers(text: str) -> None:
    assert find_mentions(Line(text), UnitReader()) == []


@pytest.mark.parametrize(("reference", "kind"), [
    ("12/KH-UBND", "ke_hoach"), ("7/UBND-VP", "cong_van"), ("05-NQ/TU", "nghi_quyet"),
    ("1/TTLT-BTP-BNV", "thong_tu_lien_tich"),
    ("15/TTr-UBND", "to_trinh"), ("9/CTr-UBND", "chuong_trinh"), ("9/CT-TTg", "chi_thi"),
])  # fmt: skip
def test_type_of_reference_reads_the_symbol(reference: str, kind: str) -> None:
    assert type_of_reference(reference) == kind


def test_parse_with_register_marks_another_type() -> None:
    text = "KẾ HOẠCH\nDọn vệ sinh\n\nThực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh./."
    found = parse_text(text, register={"12/KH-UBND": "quyet_dinh"}).problems
    assert [one.where for one in found if one.code == "citation_register_conflict"] == ["12/KH-UBND"]


def test_parse_names_each_document_once_with_the_day_of_any_mention() -> None:
    text = (
        "KẾ HOẠCH\nDọn vệ sinh\n\nThực hiện Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh.\n\n"
        "1. Việc làm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 và Công văn số 3/SNV-VP."
    )
    found = parse_text(text).citations
    assert [(one.reference, one.date, one.basis) for one in found] == [
        ("12/KH-UBND", "2026-01-05", True),
        ("3/SNV-VP", None, False),
    ]
