"""Who signs, in the layouts in which papers are signed."""

import pytest
from vanban import parse_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nPHƯỜNG SÔNG MÂY\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 41/KH-UBND\nSông Mây, ngày 04 tháng 5 năm 2026\nKẾ HOẠCH\nTổ chức ngày hội\n\n"
    "1. Các thôn dọn vệ sinh trước ngày 20/5/2026./.\n\n"
)
SENT = "Nơi nhận:\n- Như trên;\n- CT, các PCT UBND phường;\n- Lưu: VT.\n\n"
RECIPIENTS = ("Như trên", "CT, các PCT UBND phường", "Lưu: VT")


@pytest.mark.parametrize(("lines", "signed"), [
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n(Đã ký)\n\nLò Văn Đá", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nĐã ký\n\nLò Văn Đá", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(đã ký) Lò Văn Đá", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n[Chữ ký số]\nLò Văn Đá", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNgười ký: Ủy ban nhân dân phường Sông Mây\nEmail: phuong@sm.gov.vn\n"
     "Thời gian ký: 04/05/2026 15:20:11 +07:00\n\nLò Văn Đá",
     ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nKý bởi: Lò Văn Đá\nNgày ký: 04/05/2026 15:20\n\nLò Văn Đá",
     ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nKý bởi: Lò Văn Đá\nNgày ký: 04/05/2026 15:20",
     ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLÒ VĂN ĐÁ", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "LÒ VĂN ĐÁ")),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Thị H'Bia",
     ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị H'Bia")),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nY Blếch Niê",
     ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Y Blếch Niê")),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nK'Brông",
     ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "K'Brông")),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nH' Yuôn Byă",
     ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "H' Yuôn Byă")),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH PHÓ CHỦ TỊCH\n\nLò Văn Đá",
     ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH\n\nLò Văn Đá", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("CHỦ TỊCH\n\nThS. Lò Văn Đá", (None, None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("CHỦ TỊCH\n\nThượng tá Lò Văn Đá", (None, None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("CHỦ TỊCH\n\nBS.CKI. Lò Văn Đá", (None, None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("CHỦ TỊCH\n\nTS. BS. Lò Văn Đá", (None, None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("CHỦ TỊCH\n(Ký, ghi rõ họ tên)\n\nLò Văn Đá", (None, None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("CHỦ TỊCH\n(Ký tên, đóng dấu)\n\nLò Văn Đá", (None, None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nChủ tịch\n\nLò Văn Đá", ("TM. ỦY BAN NHÂN DÂN", None, "Chủ tịch", "Lò Văn Đá")),
    ("TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch\n\nLò Văn Đá",
     ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", "Lò Văn Đá")),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLò Văn Đá", (None, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lò Văn Đá")),
    ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI\n\nLò Văn Đá",
     (None, "TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", "Lò Văn Đá")),
    ("Q. CHỦ TỊCH\n\nLò Văn Đá", (None, "Q. CHỦ TỊCH", None, "Lò Văn Đá")),
    ("QUYỀN CHỦ TỊCH\n\nLò Văn Đá", (None, None, "QUYỀN CHỦ TỊCH", "Lò Văn Đá")),
    ("CHỦ TỊCH Lò Văn Đá", (None, None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("CHỦ TỊCH: Lò Văn Đá", (None, None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH – Lò Văn Đá", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\n\nLò Văn Đá\n\nDấu tròn: ỦY BAN NHÂN DÂN PHƯỜNG SÔNG MÂY",
     ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nỦY BAN NHÂN DÂN PHƯỜNG SÔNG MÂY * TỈNH LÀO CAI *\nLò Văn Đá",
     ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("THAY MẶT ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Đá", ("THAY MẶT ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("T.M ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Đá", ("T.M ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM.ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Đá.", ("TM.ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("TM. UỶ BAN NHÂN DÂN\nCHỦ TỊCH\n\nTriệu Mùi Pham", ("TM. UỶ BAN NHÂN DÂN", None, "CHỦ TỊCH", "Triệu Mùi Pham")),
    ("TRƯỞNG ĐỒN\n\nLò Văn Đá", (None, None, "TRƯỞNG ĐỒN", "Lò Văn Đá")),
    ("TỔ TRƯỞNG\n\nLò Văn Đá", (None, None, "TỔ TRƯỞNG", "Lò Văn Đá")),
    ("VIỆN TRƯỞNG\n\nLò Văn Đá", (None, None, "VIỆN TRƯỞNG", "Lò Văn Đá")),
    ("ĐỒN TRƯỞNG\n\nLò Văn Đá", (None, None, "ĐỒN TRƯỞNG", "Lò Văn Đá")),
    ("TRẠM TRƯỞNG\n\nLò Văn Đá", (None, None, "TRẠM TRƯỞNG", "Lò Văn Đá")),
    ("HẠT TRƯỞNG\n\nLò Văn Đá", (None, None, "HẠT TRƯỞNG", "Lò Văn Đá")),
    ("TM. BAN QUẢN LÝ\nTRƯỞNG BAN\n\nLò Văn Đá", ("TM. BAN QUẢN LÝ", None, "TRƯỞNG BAN", "Lò Văn Đá")),
    ("T/M CHI BỘ\nBÍ THƯ\n\nLò Văn Đá", ("T/M CHI BỘ", None, "BÍ THƯ", "Lò Văn Đá")),
])  # fmt: skip
def test_signature_below_the_recipients_when_laid_out_so_then_read(
    lines: str, signed: tuple[str | None, str | None, str | None, str]
) -> None:
    found = parse_text(HEAD + SENT + lines)
    one = found.signature
    assert ((one.authority, one.capacity, one.position, one.name), found.recipients) == (signed, RECIPIENTS)


@pytest.mark.parametrize(("tail", "signed"), [
    (f"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Đá\n\n{SENT}", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
    ("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tKT. CHỦ TỊCH\n"
     "- CT, các PCT UBND phường;\tPHÓ CHỦ TỊCH\n- Lưu: VT.\n\tLò Văn Đá\n",
     ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Đá")),
    ("Nơi nhận:                         TM. ỦY BAN NHÂN DÂN\n- Như trên;                       CHỦ TỊCH\n"
     "- CT, các PCT UBND phường;\n- Lưu: VT.\n\n                                    Lò Văn Đá\n",
     ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Văn Đá")),
])  # fmt: skip
def test_signature_above_or_beside_the_recipients_when_laid_out_so_then_read(
    tail: str, signed: tuple[str | None, str | None, str | None, str]
) -> None:
    found = parse_text(HEAD + tail)
    one = found.signature
    assert ((one.authority, one.capacity, one.position, one.name), found.recipients) == (signed, RECIPIENTS)
