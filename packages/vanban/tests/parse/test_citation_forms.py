"""Numbers by which papers name other papers, in the forms that officials write."""

import pytest
from vanban import parse_text

PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-UBND\n"
    "Đá Bạc, ngày 2 tháng 2 năm 2026\nKẾ HOẠCH\nViệc trong năm 2026\n\n{}\n1. Các thôn dọn đường./.\n"
)


@pytest.mark.parametrize(("opening", "cited"), [
    ("Theo các Nghị định số 45/2025/NĐ-CP ngày 1/3/2025, 78/2025/NĐ-CP ngày 1/4/2025, 120/2025/NĐ-CP của Chính phủ;", [
        ("nghi_dinh", "45/2025/NĐ-CP", "2025-03-01", "Chính phủ"),
        ("nghi_dinh", "78/2025/NĐ-CP", "2025-04-01", "Chính phủ"),
        ("nghi_dinh", "120/2025/NĐ-CP", None, "Chính phủ"),
    ]),
    ("Căn cứ các Nghị định của Chính phủ: số 45/2025/NĐ-CP ngày 1/3/2025, số 78/2025/NĐ-CP ngày 1/4/2025;", [
        ("nghi_dinh", "45/2025/NĐ-CP", "2025-03-01", "Chính phủ"),
        ("nghi_dinh", "78/2025/NĐ-CP", "2025-04-01", "Chính phủ"),
    ]),
    ("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;", [
        ("luat", "72/2025/QH15", "2025-06-16", None),
    ]),
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", []),
    ("Căn cứ Luật Đất đai số 31/2024/QH15 (được sửa đổi, bổ sung bởi Luật số 43/2024/QH15);", [
        ("luat", "31/2024/QH15", None, None),
        ("luat", "43/2024/QH15", None, None),
    ]),
    ("Căn cứ Luật Ngân sách nhà nước (sửa đổi, bổ sung năm 2024);", []),
    ("Theo Nghị định số 30/2020/NĐ-CP ngày 5 tháng 3 năm 2020 của Chính phủ (sửa tại Nghị định số 112/2025/NĐ-CP);", [
        ("nghi_dinh", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
        ("nghi_dinh", "112/2025/NĐ-CP", None, None),
    ]),
    ("Thực hiện Chỉ thị số 45-CT/TW, ngày 15/4/2026 của Bộ Chính trị;", [
        ("chi_thi", "45-CT/TW", "2026-04-15", "Bộ Chính trị"),
    ]),
    ("Thực hiện Quyết định số 512-QĐ/TU ngày 15/1/2026 của Ban Thường vụ Tỉnh ủy;", [
        ("quyet_dinh", "512-QĐ/TU", "2026-01-15", "Ban Thường vụ Tỉnh ủy"),
    ]),
    ("Thực hiện Công văn số 812-CV/ĐU ngày 15/1/2026 của Đảng ủy xã Đá Bạc;", [
        ("cong_van", "812-CV/ĐU", "2026-01-15", "Đảng ủy xã Đá Bạc"),
    ]),
    ("Thực hiện Công văn số: 812 /UBND - NC ngày 15/1/2026 của UBND tỉnh;", [
        ("cong_van", "812/UBND-NC", "2026-01-15", "Ủy ban nhân dân tỉnh"),
    ]),
    ("Thực hiện Công văn 812/UBND-NC (ngày 15/1/2026) của UBND tỉnh;", [
        ("cong_van", "812/UBND-NC", "2026-01-15", "Ủy ban nhân dân tỉnh"),
    ]),
    ("Thực hiện kết luận phiên họp thường kỳ tháng 1 của UBND xã tại Thông báo số 5/TB-UBND ngày 30/1/2026;", [
        ("thong_bao", "5/TB-UBND", "2026-01-30", None),
    ]),
    ("Thực hiện Kết luận phiên họp UBND xã tháng 1/2026;", []),
    ("Thực hiện Thông báo kết luận của Chủ tịch UBND tỉnh số 45/TB-VP ngày 3/1/2026;", [
        ("thong_bao", "45/TB-VP", "2026-01-03", "Chủ tịch Ủy ban nhân dân tỉnh"),
    ]),
    ("Thực hiện chỉ đạo của UBND tỉnh tại Văn bản số 99/UBND-TH ngày 3/1/2026;", [
        ("cong_van", "99/UBND-TH", "2026-01-03", "Ủy ban nhân dân tỉnh"),
    ]),
    ("Thực hiện văn bản số 99/UBND-TH và 100/UBND-TH ngày 3/1/2026 của UBND tỉnh;", [
        ("cong_van", "99/UBND-TH", None, "Ủy ban nhân dân tỉnh"),
        ("cong_van", "100/UBND-TH", "2026-01-03", "Ủy ban nhân dân tỉnh"),
    ]),
    ("Căn cứ Nghị quyết số 18-NQ/TW ngày 25-10-2017 của Ban Chấp hành Trung ương;", [
        ("nghi_quyet", "18-NQ/TW", "2017-10-25", "Ban Chấp hành Trung ương"),
    ]),
    ("Căn cứ Nghị quyết số 18-NQ/TW ngày 25.10.2017;", [
        ("nghi_quyet", "18-NQ/TW", "2017-10-25", None),
    ]),
    ("Căn cứ Nghị quyết số 18 - NQ/TW;", [
        ("nghi_quyet", "18-NQ/TW", None, None),
    ]),
    ("Căn cứ Quyết định 1719/QĐ-TTg, ngày 14 tháng 10 năm 2021, của Thủ tướng Chính phủ;", [
        ("quyet_dinh", "1719/QĐ-TTg", "2021-10-14", "Thủ tướng Chính phủ"),
    ]),
    ("Căn cứ Quyết định số 1719/QĐ - TTg của Thủ tướng Chính phủ ban hành ngày 14/10/2021;", [
        ("quyet_dinh", "1719/QĐ-TTg", "2021-10-14", "Thủ tướng Chính phủ"),
    ]),
    ("Căn cứ Nghị quyết số 12/2025/NQ-HĐND của Hội đồng nhân dân tỉnh khóa XVI kỳ họp thứ 20 ngày 10/12/2025;", [
        ("nghi_quyet", "12/2025/NQ-HĐND", None, "Hội đồng nhân dân tỉnh"),
    ]),
    ("Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10 tháng mười hai năm 2025;", [
        ("nghi_quyet", "12/NQ-HĐND", "2025-12-10", None),
    ]),
    ("Căn cứ Nghị quyết số 12/NQ-HĐND ngày mười tháng mười hai năm hai nghìn không trăm hai mươi lăm;", [
        ("nghi_quyet", "12/NQ-HĐND", "2025-12-10", None),
    ]),
    ("Căn cứ Thông tư liên tịch số 07/2014/TTLT-BNV-BTC ngày 1/2/2014;", [
        ("thong_tu_lien_tich", "07/2014/TTLT-BNV-BTC", "2014-02-01", None),
    ]),
    ("Căn cứ Nghị quyết liên tịch số 01/2025/NQLT-CP-UBTVQH-ĐCTUBTWMTTQVN ngày 1/2/2025;", [
        ("nghi_quyet", "01/2025/NQLT-CP-UBTVQH-ĐCTUBTWMTTQVN", "2025-02-01", None),
    ]),
    ("Căn cứ Pháp lệnh số 02/2020/UBTVQH14 ngày 9/12/2020;", [
        ("phap_lenh", "02/2020/UBTVQH14", "2020-12-09", None),
    ]),
    ("Căn cứ Nghị quyết số 1211/2016/UBTVQH13 của Ủy ban Thường vụ Quốc hội;", [
        ("nghi_quyet", "1211/2016/UBTVQH13", None, "Ủy ban Thường vụ Quốc hội"),
    ]),
    ("Căn cứ Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội;", [
        ("nghi_quyet", "202/2025/QH15", "2025-06-12", "Quốc hội"),
    ]),
    ("Căn cứ Kế hoạch phối hợp số 03/KHPH-CAX-MTTQ ngày 2/1/2026;", [
        ("ke_hoach", "03/KHPH-CAX-MTTQ", "2026-01-02", None),
    ]),
    ("Căn cứ Quy chế phối hợp số 03/QCPH-CAX-MTTQ ngày 2/1/2026;", [
        ("quy_che", "03/QCPH-CAX-MTTQ", "2026-01-02", None),
    ]),
    ("Căn cứ Kế hoạch liên tịch số 03/KHLT-ĐTN-HPN ngày 2/1/2026;", [
        ("ke_hoach", "03/KHLT-ĐTN-HPN", "2026-01-02", None),
    ]),
    ("Căn cứ Hợp đồng số 12/2026/HĐ-TC ngày 2/1/2026;", [
        ("hop_dong", "12/2026/HĐ-TC", "2026-01-02", None),
    ]),
    ("Theo Biên bản làm việc số 4/BB-ĐKT ngày 2/1/2026 của Đoàn kiểm tra;", [
        ("bien_ban", "4/BB-ĐKT", "2026-01-02", "Đoàn kiểm tra"),
    ]),
    ("Theo Tờ trình số 4/TTr-KT ngày 2/1/2026 của Phòng Kinh tế;", [
        ("to_trinh", "4/TTr-KT", "2026-01-02", "Phòng Kinh tế"),
    ]),
    ("Theo đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 4/TTr-PKT ngày 2/1/2026;", [
        ("to_trinh", "4/TTr-PKT", "2026-01-02", "Phòng Kinh tế"),
    ]),
    ("Căn cứ Quyết định số 45/2026/QĐ-UBND ngày 2/1/2026 của Ủy ban nhân dân tỉnh;", [
        ("quyet_dinh", "45/2026/QĐ-UBND", "2026-01-02", "Ủy ban nhân dân tỉnh"),
    ]),
    ("Căn cứ các Quyết định của Chủ tịch UBND tỉnh: Số 45/QĐ-UBND ngày 2/1/2026 và số 46/QĐ-UBND ngày 3/1/2026;", [
        ("quyet_dinh", "45/QĐ-UBND", "2026-01-02", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("quyet_dinh", "46/QĐ-UBND", "2026-01-03", "Chủ tịch Ủy ban nhân dân tỉnh"),
    ]),
    ("Căn cứ Quyết định số 45, 46/QĐ-UBND ngày 2/1/2026 của UBND tỉnh;", [
        ("quyet_dinh", "45/QĐ-UBND", "2026-01-02", "Ủy ban nhân dân tỉnh"),
        ("quyet_dinh", "46/QĐ-UBND", "2026-01-02", "Ủy ban nhân dân tỉnh"),
    ]),
    ("Căn cứ các Quyết định số 45/QĐ-UBND, số 46/QĐ-UBND cùng ngày 2/1/2026 của UBND tỉnh;", [
        ("quyet_dinh", "45/QĐ-UBND", "2026-01-02", "Ủy ban nhân dân tỉnh"),
        ("quyet_dinh", "46/QĐ-UBND", "2026-01-02", "Ủy ban nhân dân tỉnh"),
    ]),
    ("Căn cứ Điều lệ Hội; Căn cứ Hướng dẫn số 12/HD-ĐCT ngày 2/1/2026 của Đoàn Chủ tịch Trung ương Hội;", [
        ("huong_dan", "12/HD-ĐCT", "2026-01-02", "Đoàn Chủ tịch Trung ương Hội"),
    ]),
    ("Căn cứ Hướng dẫn số 12/HD-MTTQ-BTT ngày 2/1/2026;", [
        ("huong_dan", "12/HD-MTTQ-BTT", "2026-01-02", None),
    ]),
    ("Căn cứ Công văn số 12/SNV-CCHC, 15/SNV-VTLT của Sở Nội vụ;", [
        ("cong_van", "12/SNV-CCHC", None, "Sở Nội vụ"),
        ("cong_van", "15/SNV-VTLT", None, "Sở Nội vụ"),
    ]),
    ("Căn cứ Công văn số 12/SVHTT&DL-NSVH ngày 2/1/2026;", [
        ("cong_van", "12/SVHTT&DL-NSVH", "2026-01-02", None),
    ]),
    ("Căn cứ Công văn số 1234/BNV-CQĐP ngày 2/1/2026 của Bộ Nội vụ;", [
        ("cong_van", "1234/BNV-CQĐP", "2026-01-02", "Bộ Nội vụ"),
    ]),
    ("Căn cứ Công điện số 02/CĐ-TTg ngày 2/1/2026;", [
        ("cong_dien", "02/CĐ-TTg", "2026-01-02", None),
    ]),
    ("Theo tiêu chuẩn TCVN ISO 9001:2015, QCVN 01-1:2018/BYT;", []),
    ("Đạt tỷ lệ 15/20 hộ, đường 391/DT, thửa 12/B1, xe 29A/12345.", []),
    ("Số nhà 12/45 đường Đá Bạc, tổ 5/KP2.", []),
    ("Thực hiện Đề án 06/CP của Chính phủ;", [
        ("de_an", "06/CP", None, "Chính phủ"),
    ]),
    ("Theo Đề án 06 của Chính phủ;", []),
    ("Theo Kế hoạch số    /KH-UBND ngày   /  /2026 của UBND xã;", []),
    ("Thay thế Quyết định số 12A/QĐ-UBND ngày 2/1/2026.", [
        ("quyet_dinh", "12A/QĐ-UBND", "2026-01-02", None),
    ]),
    ("Theo Kết luận số 123-KL/TW ngày 24-01-2025, Kết luận số 127-KL/TW ngày 28-02-2025 của Bộ Chính trị;", [
        ("ket_luan", "123-KL/TW", "2025-01-24", None),
        ("ket_luan", "127-KL/TW", "2025-02-28", "Bộ Chính trị"),
    ]),
    ("Theo Chương trình hành động số 12-CTHĐ/TU ngày 2/1/2026;", [
        ("chuong_trinh", "12-CTHĐ/TU", "2026-01-02", None),
    ]),
    ("Theo Quy định số 22-QĐ/TW, số 24-QĐ/TW của Trung ương;", [
        ("quy_dinh", "22-QĐ/TW", None, None),
        ("quy_dinh", "24-QĐ/TW", None, None),
    ]),
    ("Theo Thông báo số 12-TB/ĐU ngày 2/1/2026 về kết luận của Ban Thường vụ Đảng ủy;", [
        ("thong_bao", "12-TB/ĐU", "2026-01-02", None),
    ]),
    ("Theo Giấy mời số 12/GM-UBND, Công văn số 13/UBND-KT đều ngày 2/1/2026;", [
        ("giay_moi", "12/GM-UBND", "2026-01-02", None),
        ("cong_van", "13/UBND-KT", "2026-01-02", None),
    ]),
    ("Theo Nghị quyết 57-NQ/TW, Nghị quyết 71/NQ-CP và Kế hoạch 02-KH/BCĐTW;", [
        ("nghi_quyet", "57-NQ/TW", None, None),
        ("nghi_quyet", "71/NQ-CP", None, None),
        ("ke_hoach", "02-KH/BCĐTW", None, None),
    ]),
    ("Theo Quyết định số 1234/QĐ-BNNMT ngày 02/01/2026 của Bộ trưởng Bộ Nông nghiệp và Môi trường;", [
        ("quyet_dinh", "1234/QĐ-BNNMT", "2026-01-02", "Bộ trưởng Bộ Nông nghiệp và Môi trường"),
    ]),
    ("Theo Thông tư 05/2025/TT-BNV ngày 02/01/2026 của Bộ trưởng Bộ Nội vụ;", [
        ("thong_tu", "05/2025/TT-BNV", "2026-01-02", "Bộ trưởng Bộ Nội vụ"),
    ]),
    ("Theo Nghị định 154, Nghị định số 178 của Chính phủ;", []),
])  # fmt: skip
def test_parse_of_basis_when_papers_are_named_then_each_with_type_day_and_issuer(
    opening: str, cited: list[tuple[str | None, ...]]
) -> None:
    found = parse_text(PLAN.format(opening)).citations
    assert [(one.type, one.reference, one.date, one.issuer) for one in found] == cited


@pytest.mark.parametrize(("named", "references"), [
    ("Công văn số 45/UBND ngày 2/1/2026", ["45/UBND"]),
    ("Kế hoạch số 45/KH/UBND", ["45/KH/UBND"]),
    ("QĐ số 45/QĐ-UBND", ["45/QĐ-UBND"]),
    ("KH 45/KH-BCĐ389", ["45/KH-BCĐ389"]),
    ("Quyết định số 45/QĐ-BCĐ35", ["45/QĐ-BCĐ35"]),
    ("Báo cáo số 45/BC-Tr.TH", ["45/BC-TR.TH"]),
    ("Báo cáo số 45/BC-TrTH", ["45/BC-TRTH"]),
    ("Tờ trình số 3/TTr-VP.HĐND&UBND", ["3/TTr-VP.HĐND&UBND"]),
    ("Thông báo số: 45/TB- UBND ngày 2/1/2026", ["45/TB-UBND"]),
    ("Kế hoạch 45 /KH -UBND", ["45/KH-UBND"]),
    ("Kế hoạch số 45/kh-ubnd", ["45/KH-UBND"]),
    ("Kế hoạch số 45/Kh-UBND", ["45/KH-UBND"]),
    ("Hướng dẫn số 19-HD/BTGDVTW", ["19-HD/BTGDVTW"]),
    ("Công văn số 1234-CV/VPTU", ["1234-CV/VPTU"]),
    ("Nghị quyết số 45/NQ—CP", ["45/NQ-CP"]),
    ("các Kế hoạch: 12/KH-UBND, 13/KH-UBND; 14/KH-UBND", ["12/KH-UBND", "13/KH-UBND", "14/KH-UBND"]),
    ("Quyết định số 12/QĐ-CTUBND", ["12/QĐ-CTUBND"]),
    ("Quyết định số 12/QĐ-CT.UBND", ["12/QĐ-CT.UBND"]),
    ("Quy chế số 07-QC/ĐU", ["07-QC/ĐU"]),
    ("Luật 47/2024/QH15", ["47/2024/QH15"]),
    ("Nghị quyết số 05-NQ/ĐU.", ["05-NQ/ĐU"]),
    ("Chương trình số 05-CTr/ĐU", ["05-CTr/ĐU"]),
    ("Chương trình số 05-Ctr/TU", ["05-CTr/TU"]),
    ("Kế hoạch số 12/KH-UBND-VX", ["12/KH-UBND-VX"]),
    ("Quyết định số 12-QĐ/UBKTTU", ["12-QĐ/UBKTTU"]),
    ("Hướng dẫn số 01-HD/BTC-ĐU", ["01-HD/BTC-ĐU"]),
    ("Kế hoạch số 3/KH-MTTQ-BTT", ["3/KH-MTTQ-BTT"]),
    ("Thông tư số 26/2014/TTLT/BYT-BTC", ["26/2014/TTLT/BYT-BTC"]),
    ("Công văn số 12/VP-HC-QT", ["12/VP-HC-QT"]),
    ("Quyết định số 12/QĐ-UBND(KT)", ["12/QĐ-UBND"]),
    ("Tờ trình số 12/TTr-TMNHM", ["12/TTr-TMNHM"]),
    ("Nghị quyết số 12-NQ/CB", ["12-NQ/CB"]),
    ("Báo cáo số 05-BC/CBT3", ["05-BC/CBT3"]),
    ("Kết luận số 12/KL-TTr", ["12/KL-TTr"]),
    ("Kết luận thanh tra số 12/KL-TT", ["12/KL-TT"]),
    ("Nghị quyết số 12/NQ-HĐND16", ["12/NQ-HĐND16"]),
    ("Công văn số 12/ĐTN-VP", ["12/ĐTN-VP"]),
    ("Công văn số 12/ĐU", ["12/ĐU"]),
    ("văn bản số 1/CC-KK", ["1/CC-KK"]),
    ("Công văn số 12/MN", ["12/MN"]),
    ("Công văn số 13/PA03", ["13/PA03"]),
    ("Công văn số 13/TH-THCS-ĐB", ["13/TH-THCS-ĐB"]),
    ("Giấy phép số 12/GP-UBND", ["12/GP-UBND"]),
    ("Giấy mời số 07/GM-PVHXH ngày", ["07/GM-PVHXH"]),
    ("Phiếu chuyển đơn số 07/PC-TCD", ["07/PC-TCD"]),
    ("Giấy chứng nhận số BA 123456", []),
    ("Hợp đồng số 12/HĐKT", ["12/HĐKT"]),
    ("Hợp đồng kinh tế số 12/2026/HĐKT", ["12/2026/HĐKT"]),
    ("Quyết định số 1111/QĐ-UBND ngày 1/1/2026, số 1112/QĐ-UBND", ["1111/QĐ-UBND", "1112/QĐ-UBND"]),
    ("Nghị quyết số 45/NQ-CP và số 46", ["45/NQ-CP"]),
    ("Công văn số 45/UBND - VHXH ngày 2/1", ["45/UBND-VHXH"]),
    ("Công văn số 45/ UBND-VHXH", ["45/UBND-VHXH"]),
    ("Công văn số 45/UBND -VHXH", ["45/UBND-VHXH"]),
    ("Kế hoạch số 12-KH/TU, ngày 3/1/2026", ["12-KH/TU"]),
    ("Kế hoạch số 12 - KH/TU", ["12-KH/TU"]),
    ("Kế hoạch số 12- KH/ĐU", ["12-KH/ĐU"]),
    ("Kế hoạch số 12-KH /ĐU", ["12-KH/ĐU"]),
    ("bản đồ tỷ lệ 1/500 và 1/2000", []),
    ("tỷ lệ 25/KH", ["25/KH"]),
    ("Nghị định 30/2020 và Nghị định 154/2025", []),
    ("khoản 3/Điều 5", []),
    ("ngày 5/UBND", []),
    ("Trích lục số 05/TL-UBND", ["05/TL-UBND"]),
    ("Chứng thư số 12/CT-TĐG", ["12/CT-TĐG"]),
    ("Lệnh số 02/L-CTN", ["02/L-CTN"]),
    ("Sắc lệnh số 64/SL", ["64/SL"]),
    ("Nghị quyết 12/2025/NQ-HĐND; Quyết định 03/2026/QĐ-UBND", ["12/2025/NQ-HĐND", "03/2026/QĐ-UBND"]),
    ("Tờ trình số 12/TTr-UBMTTQ-BTT", ["12/TTr-UBMTTQ-BTT"]),
    ("Công văn số 01/BQLDA", ["01/BQLDA"]),
    ("Thông tri số 05-TT/TU", ["05-TT/TU"]),
    ("Văn bản hợp nhất số 12/VBHN-VPQH", ["12/VBHN-VPQH"]),
    ("Chương trình phối hợp số 5/CTPH-ĐTN-CCB", ["5/CTPH-ĐTN-CCB"]),
    ("Kế hoạch liên ngành số 5/KHLN-YT-CA", ["5/KHLN-YT-CA"]),
    ("Thỏa thuận số 01/TT-A-B", ["01/TT-A-B"]),
    ("Biên bản số 01/BB-HĐ", ["01/BB-HĐ"]),
    ("Công văn số 0045/UBND-VP", ["0045/UBND-VP"]),
    ("Mẫu số 01/KH-XD kèm theo", []),
    ("Nghị quyết số 45/NQ\u2011CP", ["45/NQ-CP"]),
])  # fmt: skip
def test_parse_of_basis_when_a_symbol_is_written_in_its_way_then_it_is_read_whole(
    named: str, references: list[str]
) -> None:
    found = parse_text(PLAN.format(f"Căn cứ {named};")).citations
    assert [one.reference for one in found] == references


@pytest.mark.parametrize(("number", "said"), [
    ("Số: 07/2026/NQ-HĐND", "Nghị quyết số 07/2026/NQ-HĐND"),
    ("Số 45-NQ/ĐU", "Nghị quyết số 45-NQ/ĐU"),
    ("Số: 15/NQ-HĐND", "Nghị quyết số 15/NQ - HĐND"),
])  # fmt: skip
def test_parse_of_paper_when_it_names_itself_then_that_is_no_citation(number: str, said: str) -> None:
    text = PLAN.replace("Số: 15/KH-UBND", number).format("Căn cứ Kế hoạch số 1/KH-UBND;\n1. Thi hành {said}.")
    found = parse_text(text.replace("{said}", said)).citations
    assert [one.reference for one in found] == ["1/KH-UBND"]


def test_parse_of_council_paper_when_its_number_bears_the_year_then_the_year_goes_with_the_symbol() -> None:
    paper = parse_text(PLAN.replace("Số: 15/KH-UBND", "Số: 07/2026/NQ-HĐND").replace("KẾ HOẠCH", "NGHỊ QUYẾT"))
    assert (paper.number, paper.symbol, paper.type) == ("07", "2026/NQ-HĐND", "nghi_quyet")


def test_parse_of_council_paper_when_the_end_mark_is_missing_then_it_is_marked() -> None:
    text = PLAN.replace("Số: 15/KH-UBND", "Số: 07/2026/NQ-HĐND").replace("KẾ HOẠCH", "NGHỊ QUYẾT").format("")
    found = parse_text(text.replace("./.", ".")).problems
    assert [one.code for one in found] == ["end_mark_missing"]
