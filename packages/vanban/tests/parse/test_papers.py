"""The head and the tail of every kind of paper: parties, councils, schools, telegrams, copies, contracts."""

import pytest
from vanban import parse_text

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

# name: head and text; type, parent, issuer, number, symbol, day; to, urgency; signature
PAPERS = {
    "dang_uy": (
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG\n"
        "ĐẢNG ỦY PHƯỜNG XUÂN TRƯỜNG\n"
        "*\n"
        "Số 12-NQ/ĐU\n"
        "ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Xuân Trường, ngày 03 tháng 02 năm 2026\n"
        "NGHỊ QUYẾT\n"
        "của Ban Chấp hành Đảng bộ phường về nâng cao chất lượng sinh hoạt chi bộ\n"
        "-----\n"
        "Ban Chấp hành Đảng bộ phường quyết nghị:\n"
        "1. Các chi bộ sinh hoạt đúng ngày.",
        ("nghi_quyet", "Đảng bộ tỉnh Lâm Đồng", "Đảng ủy phường Xuân Trường", "12", "NQ/ĐU", "2026-02-03"),
        ("của Ban Chấp hành Đảng bộ phường về nâng cao chất lượng sinh hoạt chi bộ", (), None),
        (None, None, None, None),
    ),
    "hdnd": (
        "HỘI ĐỒNG NHÂN DÂN\n"
        "XÃ BẢN LẦU\n" + NATION + "Số: 07/2026/NQ-HĐND\n"
        "Bản Lầu, ngày 10 tháng 7 năm 2026\n"
        "NGHỊ QUYẾT\n"
        "Về việc thông qua Đề án trồng cây xanh\n"
        "\n"
        "HỘI ĐỒNG NHÂN DÂN XÃ BẢN LẦU\n"
        "KHÓA XXI, KỲ HỌP THỨ HAI\n"
        "\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n"
        "QUYẾT NGHỊ:\n"
        "Điều 1. Thông qua Đề án.\n"
        "Điều 2. Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này./.\n"
        "TM. HỘI ĐỒNG NHÂN DÂN\n"
        "CHỦ TỊCH\n"
        "Lù Văn Páo",
        ("nghi_quyet", None, "Hội đồng nhân dân xã Bản Lầu", "07", "2026/NQ-HĐND", "2026-07-10"),
        ("Về việc thông qua Đề án trồng cây xanh", (), None),
        ("TM. HỘI ĐỒNG NHÂN DÂN", None, "CHỦ TỊCH", "Lù Văn Páo"),
    ),
    "so": (
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\n"
        "SỞ NỘI VỤ\n" + NATION + "Số: 233/SNV-CCHC\n"
        "Lào Cai, ngày 15 tháng 4 năm 2026\n"
        "V/v báo cáo cải cách hành chính\n"
        "quý I năm 2026\n"
        "Kính gửi:\n"
        "- Các sở, ban, ngành;\n"
        "- UBND các xã, phường.\n"
        "\n"
        "Đề nghị UBND các xã, phường gửi báo cáo về Sở Nội vụ trước ngày 20/4/2026./.\n"
        "Nơi nhận:\n"
        "- Như trên;\n"
        "- Lưu: VT, CCHC.\n"
        "KT. GIÁM ĐỐC\n"
        "PHÓ GIÁM ĐỐC\n"
        "Vàng A Lử",
        ("cong_van", "Ủy ban nhân dân tỉnh Lào Cai", "Sở Nội vụ", "233", "SNV-CCHC", "2026-04-15"),
        ("V/v báo cáo cải cách hành chính quý I năm 2026", ("Các sở, ban, ngành", "UBND các xã, phường"), None),
        (None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vàng A Lử"),
    ),
    "lientich": (
        "ỦY BAN NHÂN DÂN - ỦY BAN MTTQ VIỆT NAM\n"
        "PHƯỜNG BẾN NGHÈ TRONG\n" + NATION + "Số: 05/CTPH-UBND-UBMTTQ\n"
        "Bến Nghè Trong, ngày 1 tháng 3 năm 2026\n"
        "CHƯƠNG TRÌNH PHỐI HỢP\n"
        "Giám sát vệ sinh môi trường năm 2026\n"
        "\n"
        "I. NỘI DUNG\n"
        "1. Hai bên phối hợp giám sát.\n"
        "\n"
        "TM. ỦY BAN MTTQ VIỆT NAM\n"
        "CHỦ TỊCH\n"
        "Trần Thị Lúa\n"
        "TM. ỦY BAN NHÂN DÂN\n"
        "CHỦ TỊCH\n"
        "Đỗ Văn Ngô",
        (
            "chuong_trinh",
            None,
            "Ủy ban nhân dân - Ủy ban Mặt trận Tổ quốc Việt Nam phường Bến Nghè Trong",
            "05",
            "CTPH-UBND-UBMTTQ",
            "2026-03-01",
        ),
        ("Giám sát vệ sinh môi trường năm 2026", (), None),
        ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Đỗ Văn Ngô"),
    ),
    "saoy": (
        "SAO Y\n"
        "ỦY BAN NHÂN DÂN\n"
        "XÃ ĐÁ BẠC\n" + NATION + "Số: 88/QĐ-UBND\n"
        "Đá Bạc, ngày 02 tháng 01 năm 2026\n"
        "QUYẾT ĐỊNH\n"
        "Về việc kiện toàn tổ giúp việc\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÁ BẠC\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n"
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 12/TTr-VHXH ngày 30/12/2025.\n"
        "QUYẾT ĐỊNH:\n"
        "Điều 1. Kiện toàn tổ giúp việc gồm các ông, bà có tên sau.\n"
        "Điều 2. Phòng Văn hóa - Xã hội theo dõi, báo cáo hằng quý.\n"
        "Điều 3. Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội chịu trách nhiệm thi hành Quyết định này./.\n"
        "Nơi nhận:\n"
        "- Như Điều 3;\n"
        "- Lưu: VT.\n"
        "KT. CHỦ TỊCH\n"
        "PHÓ CHỦ TỊCH\n"
        "(Đã ký)\n"
        "Bế Thị Sim\n"
        "SAO Y BẢN CHÍNH\n"
        "Đá Bạc, ngày 05 tháng 01 năm 2026\n"
        "CHÁNH VĂN PHÒNG\n"
        "Ma Văn Tài",
        ("quyet_dinh", None, "Ủy ban nhân dân xã Đá Bạc", "88", "QĐ-UBND", "2026-01-02"),
        ("Về việc kiện toàn tổ giúp việc", (), None),
        (None, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Bế Thị Sim"),
    ),
    "khan": (
        "ỦY BAN NHÂN DÂN\n"
        "XÃ ĐÁ BẠC\n" + NATION + "HỎA TỐC\n"
        "Số: 03/CĐ-CTUBND\n"
        "Đá Bạc, ngày 7 tháng 9 năm 2026\n"
        "CÔNG ĐIỆN\n"
        "Về ứng phó bão số 8\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐÁ BẠC ĐIỆN:\n"
        "- Các thôn;\n"
        "- Trạm Y tế.\n"
        "\n"
        "Yêu cầu các thôn trực 24/24 giờ từ 19 giờ ngày 7/9/2026./.\n"
        "Nơi nhận:\n"
        "- Như trên;\n"
        "- Lưu: VT.\n"
        "CHỦ TỊCH\n"
        "Nông Văn Khóm",
        ("cong_dien", None, "Ủy ban nhân dân xã Đá Bạc", "03", "CĐ-CTUBND", "2026-09-07"),
        ("Về ứng phó bão số 8", ("Các thôn", "Trạm Y tế"), "HỎA TỐC"),
        (None, None, "CHỦ TỊCH", "Nông Văn Khóm"),
    ),
    "bienban": (
        "UBND XÃ ĐÁ BẠC\n"
        "THÔN KHE SU\n" + NATION + "Số: 02/BB-KS\n"
        "BIÊN BẢN\n"
        "Họp thôn tháng 5\n"
        "Hôm nay, vào hồi 19 giờ 30 ngày 12 tháng 5 năm 2026, tại nhà văn hóa thôn.\n"
        "I. Thành phần\n"
        "1. Chủ trì: ông Lý Văn Sáng.\n"
        "II. Nội dung\n"
        "1. Trưởng thôn thông báo lịch nạo vét mương.\n"
        "Cuộc họp kết thúc hồi 21 giờ./.\n"
        "THƯ KÝ                    CHỦ TRÌ\n"
        "\n"
        "Lò Thị Na                 Lý Văn Sáng",
        ("bien_ban", "Ủy ban nhân dân xã Đá Bạc", "Thôn Khe Su", "02", "BB-KS", None),
        ("Họp thôn tháng 5", (), None),
        (None, None, "CHỦ TRÌ", "Lý Văn Sáng"),
    ),
    "giaymoi": (
        "ỦY BAN NHÂN DÂN\n"
        "XÃ ĐÁ BẠC\n" + NATION + "Số: 15/GM-UBND\n"
        "Đá Bạc, ngày 2 tháng 2 năm 2026\n"
        "GIẤY MỜI\n"
        "Dự hội nghị tổng kết\n"
        "Kính gửi: Ông (bà) Trưởng thôn\n"
        "Ủy ban nhân dân xã mời dự họp:\n"
        "- Thời gian: 8 giờ ngày 5/2/2026.\n"
        "- Địa điểm: hội trường.\n"
        "TL. CHỦ TỊCH\n"
        "CHÁNH VĂN PHÒNG\n"
        "Ma Văn Tài",
        ("giay_moi", None, "Ủy ban nhân dân xã Đá Bạc", "15", "GM-UBND", "2026-02-02"),
        ("Dự hội nghị tổng kết", ("Ông (bà) Trưởng thôn",), None),
        (None, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Ma Văn Tài"),
    ),
    "toquyen": (
        "UBND TỈNH A LƯỚI\n"
        "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG\n" + NATION + "Số:        /TTr-BQLDA\n"
        "A Lưới, ngày      tháng 3 năm 2026\n"
        "TỜ TRÌNH\n"
        "Về việc phê duyệt dự toán\n"
        "Kính gửi: UBND tỉnh.\n"
        "Ban Quản lý dự án kính trình UBND tỉnh xem xét, phê duyệt./.\n"
        "Nơi nhận:\n"
        "- Như trên;\n"
        "- Lưu: VT.\n"
        "GIÁM ĐỐC\n"
        "Hồ Văn Pả",
        ("to_trinh", "Ủy ban nhân dân tỉnh A Lưới", "Ban Quản lý dự án đầu tư xây dựng", None, "TTr-BQLDA", None),
        ("Về việc phê duyệt dự toán", ("UBND tỉnh",), None),
        (None, None, "GIÁM ĐỐC", "Hồ Văn Pả"),
    ),
    "hopdong": (
        NATION + "HỢP ĐỒNG\n"
        "Thuê sửa mái nhà kho\n"
        "Số: 01/2026/HĐ-SC\n"
        "Hôm nay, ngày 3 tháng 4 năm 2026, tại UBND xã Đá Bạc.\n"
        "BÊN A: ỦY BAN NHÂN DÂN XÃ ĐÁ BẠC\n"
        "BÊN B: CÔNG TY TNHH MÁI NGÓI\n"
        "Điều 1. Bên B sửa mái.\n"
        "ĐẠI DIỆN BÊN A              ĐẠI DIỆN BÊN B\n"
        "Đỗ Văn Ngô                  Lê Thị Kê",
        ("hop_dong", None, None, "01", "2026/HĐ-SC", None),
        ("Thuê sửa mái nhà kho", (), None),
        (None, None, "ĐẠI DIỆN BÊN A", "Đỗ Văn Ngô"),
    ),
    "phieu": (
        "UBND XÃ ĐÁ BẠC\n"
        "PHÒNG KINH TẾ\n" + NATION + "Số: 9/PC-KT\n"
        "Đá Bạc, ngày 3 tháng 4 năm 2026\n"
        "PHIẾU CHUYỂN\n"
        "Phòng Kinh tế chuyển đơn của bà Lê Thị Kê đến Trạm Y tế để giải quyết theo thẩm quyền trước ngày 20/4/2026.\n"
        "TRƯỞNG PHÒNG\n"
        "Đỗ Văn Ngô",
        ("phieu_chuyen", "Ủy ban nhân dân xã Đá Bạc", "Phòng Kinh tế", "9", "PC-KT", "2026-04-03"),
        (None, (), None),
        (None, None, "TRƯỞNG PHÒNG", "Đỗ Văn Ngô"),
    ),
    "conganxa": (
        "CÔNG AN TỈNH SƠN LA\n"
        "CÔNG AN XÃ CHIỀNG KHOA\n" + NATION + "Số: 44/KH-CAX\n"
        "Chiềng Khoa, ngày 3 tháng 4 năm 2026\n"
        "KẾ HOẠCH\n"
        "Tuần tra đêm\n"
        "I. YÊU CẦU\n"
        "1. Giữ bí mật.\n"
        "TRƯỞNG CÔNG AN XÃ\n"
        "Đại úy Quàng Văn Pâng",
        ("ke_hoach", "Công an tỉnh Sơn La", "Công an xã Chiềng Khoa", "44", "KH-CAX", "2026-04-03"),
        ("Tuần tra đêm", (), None),
        (None, None, "TRƯỞNG CÔNG AN XÃ", "Quàng Văn Pâng"),
    ),
    "truong": (
        "UBND PHƯỜNG MẠC CẦU\n"
        "TRƯỜNG TIỂU HỌC MẠC CẦU\n" + NATION + "Số: 4/KH-THMC\n"
        "Mạc Cầu, ngày 3 tháng 4 năm 2026\n"
        "KẾ HOẠCH\n"
        "Ngày hội đọc sách\n"
        "I. YÊU CẦU\n"
        "1. Vui.\n"
        "HIỆU TRƯỞNG\n"
        "Nguyễn Thị Lụa",
        ("ke_hoach", "Ủy ban nhân dân phường Mạc Cầu", "Trường Tiểu học Mạc Cầu", "4", "KH-THMC", "2026-04-03"),
        ("Ngày hội đọc sách", (), None),
        (None, None, "HIỆU TRƯỞNG", "Nguyễn Thị Lụa"),
    ),
    "doan": (
        "BCH ĐOÀN TỈNH SƠN LA\n"
        "ĐOÀN TNCS HỒ CHÍ MINH XÃ CHIỀNG KHOA\n"
        "***\n"
        "Số: 5-KH/ĐTN\n"
        "ĐOÀN TNCS HỒ CHÍ MINH\n"
        "Chiềng Khoa, ngày 3 tháng 4 năm 2026\n"
        "KẾ HOẠCH\n"
        "Tháng Thanh niên\n"
        "I. YÊU CẦU\n"
        "TM. BAN THƯỜNG VỤ\n"
        "BÍ THƯ\n"
        "Lò Văn Ón",
        (
            "ke_hoach",
            "Ban Chấp hành đoàn tỉnh Sơn La",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Chiềng Khoa",
            "5",
            "KH/ĐTN",
            "2026-04-03",
        ),
        ("Tháng Thanh niên", (), None),
        ("TM. BAN THƯỜNG VỤ", None, "BÍ THƯ", "Lò Văn Ón"),
    ),
    "mttq": (
        "MẶT TRẬN TỔ QUỐC VIỆT NAM\n"
        "BAN THƯỜNG TRỰC\n"
        "XÃ CHIỀNG KHOA\n" + NATION + "Số: 5/BC-MTTQ-BTT\n"
        "Chiềng Khoa, ngày 3 tháng 4 năm 2026\n"
        "BÁO CÁO\n"
        "Kết quả công tác Mặt trận quý I\n"
        "I. KẾT QUẢ\n"
        "1. Tốt.\n"
        "TM. BAN THƯỜNG TRỰC\n"
        "CHỦ TỊCH\n"
        "Lò Văn Ón",
        ("bao_cao", "Mặt trận Tổ quốc Việt Nam", "Ban Thường trực xã Chiềng Khoa", "5", "BC-MTTQ-BTT", "2026-04-03"),
        ("Kết quả công tác Mặt trận quý I", (), None),
        ("TM. BAN THƯỜNG TRỰC", None, "CHỦ TỊCH", "Lò Văn Ón"),
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_parse_of_paper_reads_head_and_tail(name: str) -> None:
    text, head, about, signed = PAPERS[name]
    found = parse_text(text)
    assert (found.type, found.parent_issuer, found.issuer, found.number, found.symbol, found.date) == head
    assert (found.subject, found.to, found.urgency) == about
    signature = found.signature
    assert (signature.authority, signature.capacity, signature.position, signature.name) == signed
