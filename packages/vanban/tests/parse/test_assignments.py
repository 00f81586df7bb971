"""Whom a duty is laid on, however the sentence is turned: before, behind, in brackets, in a list."""

import pytest
from vanban import parse_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/{}\n"
    "Đá Bạc, ngày 2 tháng 2 năm 2026\n{}\n\n"
)
PLAN = HEAD.format("KH-UBND", "KẾ HOẠCH\nViệc trong năm 2026")
NOTICE = HEAD.format("TB-UBND", "THÔNG BÁO\nKết luận cuộc họp giao ban tháng 2 năm 2026")


def laid(text: str) -> list[tuple[list[str], list[str]]]:
    return [(list(task.lead), list(task.support)) for task in parse_text(text).tasks]


@pytest.mark.parametrize(("duty", "lead", "support"), [
    ("Giao Phòng Kinh tế làm đầu mối tổng hợp số liệu.", ["Phòng Kinh tế"], []),
    ("Phòng Kinh tế làm đầu mối, cùng Trạm Y tế và các thôn kiểm đếm.", ["Phòng Kinh tế"], ["Trạm Y tế", "Các thôn"]),
    ("Trách nhiệm chính thuộc về Trạm Y tế trong việc phun thuốc.", ["Trạm Y tế"], []),
    ("Việc phun thuốc thuộc trách nhiệm của Trạm Y tế.", ["Trạm Y tế"], []),
    ("Việc dựng rạp giao cho Đoàn Thanh niên xã.", ["Đoàn Thanh niên xã"], []),
    ("Việc dựng rạp: giao Đoàn Thanh niên xã; hoàn thành trước ngày 10/3/2026.", ["Đoàn Thanh niên xã"], []),
    ("Dựng rạp, kê bàn ghế: Đoàn Thanh niên xã chủ trì, Hội Phụ nữ phối hợp.", ["Đoàn Thanh niên xã"], ["Hội Phụ nữ"]),
    ("Dựng rạp, kê bàn ghế - Đoàn Thanh niên xã.", ["Đoàn Thanh niên xã"], []),
    ("Dựng rạp, kê bàn ghế (Đoàn Thanh niên xã).", ["Đoàn Thanh niên xã"], []),
    ("Dựng rạp, kê bàn ghế (Đoàn Thanh niên xã chủ trì, Hội Phụ nữ phối hợp).",
     ["Đoàn Thanh niên xã"], ["Hội Phụ nữ"]),
    ("Dựng rạp, kê bàn ghế (chủ trì: Đoàn Thanh niên xã; phối hợp: Hội Phụ nữ).",
     ["Đoàn Thanh niên xã"], ["Hội Phụ nữ"]),
    ("Phòng Văn hóa - Xã hội tham mưu Ủy ban nhân dân xã ban hành quyết định khen thưởng.",
     ["Phòng Văn hóa - Xã hội"], []),
    ("Phòng Văn hóa - Xã hội tham mưu cho UBND xã; Văn phòng HĐND và UBND trình ký.", ["Phòng Văn hóa - Xã hội"], []),
    ("Thủ trưởng các đơn vị chịu trách nhiệm trước Chủ tịch UBND xã về tiến độ.", ["Thủ trưởng các đơn vị"], []),
    ("Yêu cầu thủ trưởng các cơ quan, đơn vị trực tiếp kiểm tra sổ trực.", ["Thủ trưởng các cơ quan, đơn vị"], []),
    ("Giao cá nhân đồng chí Lò Văn Ón - Trưởng Công an xã chỉ huy chốt.", ["Trưởng Công an xã"], []),
    ("Phân công đồng chí Lò Thị Sao, Phó Chủ tịch UBND xã trực tiếp chỉ đạo.",
     ["Phó Chủ tịch Ủy ban nhân dân xã"], []),
    ("Đồng chí Lò Thị Sao (Phó Chủ tịch UBND xã) phụ trách chung.", ["Phó Chủ tịch Ủy ban nhân dân xã"], []),
    ("Đ/c Lò Văn Ón – Chỉ huy trưởng Ban CHQS xã: huy động dân quân.", ["Chỉ huy trưởng Ban Chỉ huy Quân sự xã"], []),
    ("Các thôn, tổ dân phố tự đánh giá trước ngày 5/3/2026.", ["Các thôn, tổ dân phố"], []),
    ("Đề nghị các đồng chí trưởng thôn nhắc từng hộ khơi rãnh.", ["Các trưởng thôn"], []),
    ("Các ông, bà trưởng thôn nhắc từng hộ khơi rãnh.", ["Các trưởng thôn"], []),
    ("Giao: Phòng Kinh tế, Trạm Y tế, Công an xã nộp báo cáo trước ngày 5/3/2026.",
     ["Phòng Kinh tế", "Trạm Y tế", "Công an xã"], []),
    ("Đề nghị: Công an xã, Ban Chỉ huy Quân sự xã tăng cường tuần tra.", ["Công an xã", "Ban Chỉ huy Quân sự"], []),
    ("Phòng Kinh tế chủ trì; phối hợp: Trạm Y tế, Công an xã.", ["Phòng Kinh tế"], ["Trạm Y tế", "Công an xã"]),
    ("Phòng Kinh tế, phối hợp cùng với Trạm Y tế, rà soát hộ nuôi lợn.", ["Phòng Kinh tế"], ["Trạm Y tế"]),
    ("Phòng Kinh tế (chủ trì), Trạm Y tế, Công an xã (phối hợp) rà soát hộ nuôi lợn.",
     ["Phòng Kinh tế"], ["Trạm Y tế", "Công an xã"]),
    ("Trạm Y tế phối hợp Công an xã kiểm tra quán ăn.", ["Trạm Y tế"], ["Công an xã"]),
    ("Trạm Y tế với sự tham gia của Công an xã, Hội Phụ nữ kiểm tra quán ăn.",
     ["Trạm Y tế"], ["Công an xã", "Hội Phụ nữ"]),
    ("Trạm Y tế kiểm tra quán ăn, có sự phối hợp của Công an xã.", ["Trạm Y tế"], ["Công an xã"]),
    ("Trạm Y tế được giao chủ trì kiểm tra quán ăn.", ["Trạm Y tế"], []),
    ("Trạm Y tế là cơ quan chủ trì kiểm tra quán ăn.", ["Trạm Y tế"], []),
    ("Trạm Y tế giữ vai trò chủ trì kiểm tra quán ăn.", ["Trạm Y tế"], []),
    ("Trạm Y tế đóng vai trò nòng cốt trong kiểm tra quán ăn.", ["Trạm Y tế"], []),
    ("Cơ quan chủ trì kiểm tra quán ăn là Trạm Y tế.", ["Trạm Y tế"], []),
    ("Đơn vị đầu mối tiếp nhận phản ánh là Trạm Y tế; thời gian từ ngày 5/3/2026.", ["Trạm Y tế"], []),
    ("Đơn vị chịu trách nhiệm: Trạm Y tế.", ["Trạm Y tế"], []),
    ("Trong tháng 3/2026, giao Trạm Y tế lập danh sách.", ["Trạm Y tế"], []),
    ("Trước ngày 5/3/2026 Trạm Y tế phải gửi danh sách.", ["Trạm Y tế"], []),
    ("Chậm nhất ngày 5/3/2026, Trạm Y tế, Công an xã gửi danh sách về Văn phòng HĐND và UBND.",
     ["Trạm Y tế", "Công an xã"], []),
    ("Đối với Trạm Y tế: lập danh sách; đối với Công an xã: giữ trật tự.", ["Trạm Y tế"], []),
    ("Riêng Trạm Y tế gửi danh sách trước ngày 3/3/2026.", ["Trạm Y tế"], []),
    ("Ngoài ra, Trạm Y tế còn phải lập tủ thuốc lưu động.", ["Trạm Y tế"], []),
    ("Kinh phí do Phòng Kinh tế cân đối.", ["Phòng Kinh tế"], []),
    ("Nước uống do Hội Phụ nữ xã chuẩn bị.", ["Hội Phụ nữ xã"], []),
    ("Loa đài, ánh sáng do Trung tâm Dịch vụ sự nghiệp công lo liệu, xong trước ngày 6/3/2026.",
     ["Trung tâm Dịch vụ sự nghiệp công"], []),
    ("Đồng chủ trì: Công an xã và Ban Chỉ huy Quân sự xã kiểm soát lối lên rừng.",
     ["Công an xã", "Ban Chỉ huy Quân sự"], []),
    ("Công an xã và Ban Chỉ huy Quân sự xã đồng chủ trì kiểm soát lối lên rừng.",
     ["Công an xã", "Ban Chỉ huy Quân sự"], []),
    ("Công an xã cùng Ban Chỉ huy Quân sự xã thay phiên trực cầu tràn.", ["Công an xã", "Ban Chỉ huy Quân sự"], []),
    ("UBND xã giao Công an xã chủ trì kiểm soát lối lên rừng.", ["Công an xã"], []),
    ("Chủ tịch UBND xã yêu cầu Trưởng các thôn ký cam kết.", ["Trưởng các thôn"], []),
    ("Mỗi thôn, bản cử 02 người dự tập huấn.", ["Mỗi thôn, bản"], []),
    ("Từng hộ gia đình tự kiểm tra bếp gas.", ["Từng hộ gia đình"], []),
    ("Toàn thể cán bộ, công chức, viên chức đeo thẻ khi làm việc.", ["Toàn thể cán bộ, công chức, viên chức"], []),
    ("Bí thư chi bộ, trưởng thôn các thôn Bản Pho, Nà Khoang họp dân.",
     ["Bí thư chi bộ", "Trưởng thôn các thôn Bản Pho, Nà Khoang"], []),
    ("Thôn Nà Khoang và thôn Bản Pho cử người trực máy bơm.", ["Thôn Nà Khoang", "Thôn Bản Pho"], []),
    ("Công chức Địa chính - Nông nghiệp đo lại mốc giới.", ["Công chức Địa chính - Nông nghiệp"], []),
    ("Công chức Văn hóa - Xã hội, Tư pháp - Hộ tịch lập danh sách.",
     ["Công chức Văn hóa - Xã hội, Tư pháp - Hộ tịch"], []),
    ("Ban Quản lý các chợ thu phí theo mẫu mới.", ["Ban Quản lý các chợ"], []),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam xã chủ trì phát động ủng hộ.", ["Ủy ban Mặt trận Tổ quốc Việt Nam xã"], []),
    ("MTTQ và các tổ chức chính trị - xã hội vận động đoàn viên, hội viên.",
     ["Mặt trận Tổ quốc", "Các tổ chức chính trị - xã hội"], []),
    ("Đề nghị Thường trực Đảng ủy, Thường trực HĐND xã quan tâm lãnh đạo.",
     ["Thường trực Đảng ủy", "Thường trực Hội đồng nhân dân xã"], []),
    ("Đề nghị Ban Thường trực Ủy ban MTTQ Việt Nam xã giám sát.",
     ["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã"], []),
    ("Hiệu trưởng các trường học trên địa bàn xã cho học sinh nghỉ học.",
     ["Hiệu trưởng các trường học trên địa bàn xã"], []),
    ("Trường Tiểu học Nà Khoang, Trường THCS Đá Bạc cho học sinh nghỉ học.",
     ["Trường Tiểu học Nà Khoang", "Trường THCS Đá Bạc"], []),
    ("Trạm trưởng Trạm Y tế chịu trách nhiệm về số liệu.", ["Trạm trưởng Trạm Y tế"], []),
    ("Hội Nông dân, Hội Cựu chiến binh, Đoàn Thanh niên mỗi tổ chức nhận một đoạn mương.",
     ["Hội Nông dân", "Hội Cựu chiến binh", "Đoàn Thanh niên"], []),
    ("Phòng Kinh tế có trách nhiệm tham mưu, giúp UBND xã theo dõi.", ["Phòng Kinh tế"], []),
    ("Tổ công nghệ số cộng đồng các thôn hướng dẫn người dân cài ứng dụng.",
     ["Tổ công nghệ số cộng đồng các thôn"], []),
    ("Giao cho các thôn chủ động kinh phí.", ["Các thôn"], []),
    ("Trạm Y tế chịu trách nhiệm chính; Công an xã, các thôn phối hợp thực hiện.",
     ["Trạm Y tế"], ["Công an xã", "Các thôn"]),
    ("Trạm Y tế chịu trách nhiệm chính, Công an xã và các thôn cùng tham gia.",
     ["Trạm Y tế"], ["Công an xã", "Các thôn"]),
    ("Trạm Y tế lập tủ thuốc (phối hợp: Công an xã, các thôn).", ["Trạm Y tế"], ["Công an xã", "Các thôn"]),
    ("Trạm Y tế lập tủ thuốc với sự hỗ trợ của Công an xã.", ["Trạm Y tế"], ["Công an xã"]),
    ("Trạm Y tế lập tủ thuốc; Công an xã hỗ trợ.", ["Trạm Y tế"], ["Công an xã"]),
    ("Trạm Y tế kết hợp với Công an xã kiểm tra quán ăn.", ["Trạm Y tế"], ["Công an xã"]),
    ("Trạm Y tế liên hệ với Công an xã để nắm số liệu.", ["Trạm Y tế"], []),
    ("Trạm Y tế thống nhất với Công an xã lịch kiểm tra.", ["Trạm Y tế"], []),
])  # fmt: skip
def test_parse_of_duty_when_its_doer_is_told_in_any_place_then_it_leads(
    duty: str, lead: list[str], support: list[str]
) -> None:
    assert laid(f"{PLAN}I. PHÂN CÔNG\n1. {duty}\n") == [(lead, support)]


@pytest.mark.parametrize(
    "duty",
    [
        "Chủ trì, phối hợp với Công an xã kiểm tra quán ăn, Trạm Y tế gửi kết quả trước 5/3/2026.",
        "Cử đồng chí Lò Văn Ón, Phó Trưởng Công an xã làm tổ trưởng.",
    ],
)
def test_parse_of_line_when_nobody_is_told_to_act_then_no_task(duty: str) -> None:
    assert laid(f"{PLAN}I. PHÂN CÔNG\n1. {duty}\n") == []


@pytest.mark.parametrize(("text", "tasks"), [
    (PLAN + "1. Phòng Kinh tế và Trạm Y tế, theo chức năng, nhiệm vụ được giao, rà soát hộ nuôi lợn.",
     [(["Phòng Kinh tế", "Trạm Y tế"], [])]),
    (PLAN + "Giao các đơn vị:\n- Phòng Kinh tế: lập dự toán.\n- Trạm Y tế: mua thuốc.",
     [(["Phòng Kinh tế"], []), (["Trạm Y tế"], [])]),
    (PLAN + "Phân công cụ thể như sau:\n- Phòng Kinh tế: lập dự toán.\n- Trạm Y tế: mua thuốc.",
     [(["Phòng Kinh tế"], []), (["Trạm Y tế"], [])]),
    (PLAN + "Phân công nhiệm vụ:\n+ Phòng Kinh tế lập dự toán.\n+ Trạm Y tế mua thuốc.",
     [(["Phòng Kinh tế"], []), (["Trạm Y tế"], [])]),
    (PLAN + "1. Các thành viên Ban Tổ chức:\n- Đồng chí Lò Văn Ón - Trưởng Ban: Phụ trách chung.\n"
     "- Đồng chí Lò Thị Sao - Phó Trưởng Ban: Phụ trách hậu cần.",
     [(["Trưởng Ban"], []), (["Phó Trưởng Ban"], [])]),
    (PLAN + "1. Lãnh đạo UBND xã: chỉ đạo chung.\n2. Văn phòng: lập lịch trực.",
     [(["Lãnh đạo Ủy ban nhân dân xã"], []), (["Văn phòng"], [])]),
    (PLAN + "1. Trạm Y tế, Công an xã có nhiệm vụ:\na) Kiểm tra quán ăn;\nb) Báo cáo kết quả.",
     [(["Trạm Y tế", "Công an xã"], []), (["Trạm Y tế", "Công an xã"], [])]),
    (PLAN + "1. Trạm Y tế (cơ quan chủ trì, phối hợp với Công an xã):\na) Kiểm tra quán ăn;\nb) Báo cáo kết quả.",
     [(["Trạm Y tế"], ["Công an xã"]), (["Trạm Y tế"], ["Công an xã"])]),
    (PLAN + "1. Công tác hậu cần: Văn phòng HĐND và UBND\n- Chuẩn bị nước uống.\n- Bố trí xe.",
     [(["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"], []),
      (["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"], [])]),
    (PLAN + "1. Công tác hậu cần (Văn phòng HĐND và UBND chủ trì)\n- Chuẩn bị nước uống.\n- Bố trí xe.",
     [(["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"], []),
      (["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"], [])]),
    (NOTICE + "1. Đồng ý với đề xuất của Trạm Y tế. Giao Trạm Y tế mua thuốc.",
     [(["Trạm Y tế"], [])]),
    (NOTICE + "1. Thống nhất chủ trương sửa cầu; giao Phòng Kinh tế lập dự toán trước ngày 5/3/2026.",
     [(["Phòng Kinh tế"], [])]),
    (NOTICE + "1. Về sửa cầu: Phòng Kinh tế lập dự toán trước ngày 5/3/2026.",
     [(["Phòng Kinh tế"], [])]),
    (NOTICE + "1. Về sửa cầu: Thống nhất giao Phòng Kinh tế lập dự toán, trình UBND xã trước ngày 5/3/2026.",
     [(["Phòng Kinh tế"], [])]),
    (NOTICE + "1. Về sửa cầu\nPhòng Kinh tế khẩn trương lập dự toán. Công an xã phân luồng xe.",
     [(["Phòng Kinh tế"], []), (["Công an xã"], [])]),
    (NOTICE + "1. Sửa cầu: Chủ tịch UBND xã thống nhất giao Phòng Kinh tế lập dự toán.",
     [(["Phòng Kinh tế"], [])]),
    (NOTICE + "1. Nhất trí bổ sung 01 máy bơm cho thôn Nà Khoang, Phòng Kinh tế tham mưu mua sắm theo quy định.",
     [(["Phòng Kinh tế"], [])]),
])  # fmt: skip
def test_parse_of_points_when_heading_or_sentence_names_the_doers_then_each_has_its_own(
    text: str, tasks: list[tuple[list[str], list[str]]]
) -> None:
    assert laid(text) == tasks


@pytest.mark.parametrize(("text", "tasks"), [
    ("1. Nhóm nhiệm vụ giao Phòng Kinh tế\n- Dọn mương.\n- Phun thuốc.",
     [(["Phòng Kinh tế"], []), (["Phòng Kinh tế"], [])]),
    ("1. Nhiệm vụ của Phòng Kinh tế:\n- Dọn mương.\n- Phun thuốc.",
     [(["Phòng Kinh tế"], []), (["Phòng Kinh tế"], [])]),
    ("1. Phòng Kinh tế (đồng chí Lò Văn Ón phụ trách):\n- Dọn mương.\n- Phun thuốc.",
     [(["Phòng Kinh tế"], []), (["Phòng Kinh tế"], [])]),
    ("1. PHÒNG KINH TẾ\n- Dọn mương.\n- Phun thuốc.",
     [(["Phòng Kinh tế"], []), (["Phòng Kinh tế"], [])]),
    ("1. Phòng Kinh tế - Cơ quan thường trực Ban Chỉ đạo\n- Dọn mương.\n- Phun thuốc.",
     [(["Phòng Kinh tế"], []), (["Phòng Kinh tế"], [])]),
    ("1. Phòng Kinh tế là cơ quan thường trực, có nhiệm vụ:\n- Dọn mương.\n- Phun thuốc.",
     [(["Phòng Kinh tế"], []), (["Phòng Kinh tế"], [])]),
    ("1. Phòng Kinh tế chủ trì, phối hợp với Trạm Y tế và các thôn:\n- Dọn mương.\n- Phun thuốc.",
     [(["Phòng Kinh tế"], ["Trạm Y tế", "Các thôn"]), (["Phòng Kinh tế"], ["Trạm Y tế", "Các thôn"])]),
    ("1. Phòng Kinh tế\n- Chủ trì, phối hợp với Trạm Y tế: dọn mương, phun thuốc.\n"
     "- Tham mưu UBND xã bố trí kinh phí.",
     [(["Phòng Kinh tế"], ["Trạm Y tế"]), (["Phòng Kinh tế"], [])]),
    ("1. Giao đồng chí Lò Thị Sao, Phó Chủ tịch UBND xã: chỉ đạo chung; Phòng Kinh tế tham mưu.",
     [(["Phó Chủ tịch Ủy ban nhân dân xã"], [])]),
    ("1. Khi có mưa lớn, trưởng thôn báo ngay cho Ban Chỉ huy Quân sự xã.",
     [(["Trưởng thôn"], [])]),
    ("1. Sau khi tiếp nhận, trong 02 ngày làm việc, công chức được phân công xử lý hồ sơ.",
     [(["Công chức được phân công"], [])]),
    ("1. Hằng tuần, vào chiều thứ Sáu, các thôn ra quân dọn vệ sinh.",
     [(["Các thôn"], [])]),
    ("1. Từ nay đến hết ngày 30/3/2026, Công an xã mở đợt cao điểm.",
     [(["Công an xã"], [])]),
    ("1. Bên cạnh đó, Hội Nông dân, Hội Phụ nữ vận động hội viên.",
     [(["Hội Nông dân", "Hội Phụ nữ"], [])]),
    ("1. Cùng với việc dọn mương, Trạm Y tế phun thuốc diệt muỗi.",
     [(["Trạm Y tế"], [])]),
    ("1. Đồng thời giao Trạm Y tế phun thuốc diệt muỗi.",
     [(["Trạm Y tế"], [])]),
    ("1. Trạm Y tế, Trường Tiểu học Đá Bạc, Hợp tác xã Nông nghiệp Đá Bạc và các đơn vị có liên quan cử người dự.",
     [(["Trạm Y tế", "Trường Tiểu học Đá Bạc", "Hợp tác xã Nông nghiệp Đá Bạc", "Các đơn vị có liên quan"], [])]),
    ("1. Công an xã; Ban Chỉ huy Quân sự xã; Trạm Y tế bố trí lực lượng trực.",
     [(["Công an xã", "Ban Chỉ huy Quân sự", "Trạm Y tế"], [])]),
    ("1. Công an xã/Ban Chỉ huy Quân sự xã bố trí lực lượng trực.",
     [(["Công an xã", "Ban Chỉ huy Quân sự"], [])]),
    ("1. Phòng Kinh tế và Phòng Văn hóa - Xã hội phối hợp với nhau rà soát hộ nghèo.",
     [(["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"], [])]),
    ("1. Trạm Y tế cử 02 cán bộ phối hợp với Công an xã trực tại chốt.",
     [(["Trạm Y tế"], ["Công an xã"])]),
    ("1. Trạm Y tế phối hợp chặt chẽ với Công an xã, Ban Chỉ huy Quân sự xã, các thôn trong công tác trực.",
     [(["Trạm Y tế"], ["Công an xã", "Ban Chỉ huy Quân sự", "Các thôn"])]),
    ("1. Trạm Y tế chủ động phối hợp các thôn, nhà trường lập danh sách.",
     [(["Trạm Y tế"], ["Các thôn, nhà trường"])]),
    ("1. Văn phòng HĐND và UBND, Phòng Kinh tế theo dõi, đôn đốc; tổng hợp báo cáo UBND xã.",
     [(["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Phòng Kinh tế"], [])]),
    ("1. Lãnh đạo các phòng, ban quán triệt đến từng cán bộ.",
     [(["Lãnh đạo các phòng, ban"], [])]),
    ("1. Cấp ủy, chính quyền các thôn quán triệt đến từng hộ.",
     [(["Cấp ủy, chính quyền các thôn"], [])]),
    ("1. Người đứng đầu các cơ quan, đơn vị chịu trách nhiệm trước UBND xã.",
     [(["Người đứng đầu các cơ quan, đơn vị"], [])]),
    ("Điều 2. Giao Phòng Kinh tế chủ trì, phối hợp với các thôn triển khai.\n"
     "Điều 3. Chánh Văn phòng HĐND và UBND, Trưởng phòng Kinh tế chịu trách nhiệm thi hành Quyết định này.",
     [(["Phòng Kinh tế"], ["Các thôn"])]),
    ("TT\tNội dung\tĐơn vị\tThời gian\n1\tDọn mương\tPhòng Kinh tế (chủ trì); các thôn\t5/3/2026\n"
     "2\tPhun thuốc\tTrạm Y tế chủ trì, phối hợp Công an xã\t6/3/2026\n"
     "3\tTrực\tCông an xã; PH: Trạm Y tế\tHằng ngày",
     [(["Phòng Kinh tế"], ["Các thôn"]), (["Trạm Y tế"], ["Công an xã"]), (["Công an xã"], ["Trạm Y tế"])]),
])  # fmt: skip
def test_parse_of_plan_when_headings_openings_or_cells_tell_the_doers_then_each_duty_has_them(
    text: str, tasks: list[tuple[list[str], list[str]]]
) -> None:
    assert laid(PLAN + text) == tasks
