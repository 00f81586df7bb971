import pytest

from gandan.documents.issuers import KnownUnit, Origin, find_origin

UNITS = [
    KnownUnit(1, ("VP", "Văn phòng HĐND và UBND", "Văn phòng")),
    KnownUnit(2, ("VHXH", "Phòng Văn hóa - Xã hội", "Phòng VH-XH")),
    KnownUnit(3, ("DV3", "Trung tâm Phục vụ hành chính công", "Trung tâm PVHCC")),
    KnownUnit(4, ("DV4", "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng KTHTĐT", "Phòng Kinh tế")),
    KnownUnit(5, ("A1", "Tổ dân phố Một", "Tổ dân phố Một")),
    KnownUnit(6, ("A2", "Tổ dân phố Mới", "Tổ dân phố Mới")),
]


@pytest.mark.parametrize(
    ("symbol", "issuer", "recipients", "origin"),
    [
        ("KH-TTPVHCC", "", [], Origin(unit=3)),
        ("KH-PVHCC", "", [], Origin(unit=3)),
        ("BC-VHXH", "", [], Origin(unit=2)),
        ("VHXH-TTr", "", [], Origin(unit=2)),
        ("KH-UBND", "", [], Origin()),
        ("KH-UBND", "", ["- Như trên;", "- Lưu: VT, VHXH(2)."], Origin(drafted_by=2)),
        ("KH-UBND", "", ["Lưu: VT."], Origin()),
        ("UBND-VHXH", "", [], Origin(drafted_by=2)),
        ("UBND-VHXH", "", ["Lưu: VT, KTHTĐT"], Origin(drafted_by=2)),
        ("", "PHÒNG VĂN HÓA - XÃ HỘI", [], Origin(unit=2)),
        ("", "Phòng Kinh tế", [], Origin(unit=4)),
        ("KH-SNV", "Sở Nội vụ", [], Origin()),
        # first letters that would name two units name neither
        ("BC-TDPM", "", [], Origin()),
        ("", "", [], Origin()),
    ],
)
def test_origin_when_paper_says_so_then_its_units(
    symbol: str, issuer: str, recipients: list[str], origin: Origin
) -> None:
    assert find_origin(symbol, issuer, recipients, UNITS) == origin
