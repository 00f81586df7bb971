"""Whom duties lie on, of whatever kind the body is, and what is no duty of anybody."""

import pytest
from vanban import parse_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/{code}\n"
    "Đá Bạc, ngày 2 tháng 2 năm 2026\n{type}\nViệc trong năm 2026\n\n"
)
PLAN = HEAD.format(code="KH-UBND", type="KẾ HOẠCH")
RULES = HEAD.format(code="QC-UBND", type="QUY CHẾ")
MINUTES = HEAD.format(code="BB-UBND", type="BIÊN BẢN")


def laid(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(task.title, task.lead) for task in parse_text(text).tasks]


@pytest.mark.parametrize(("sentence", "lead"), [
    ("Thành viên đoàn lập phiếu làm việc", "Thành viên đoàn"),
    ("Tổ kiểm tra liên ngành lập biên bản vi phạm", "Tổ kiểm tra liên ngành"),
    ("Đoàn khảo sát gửi phiếu trước ngày 5/3/2026", "Đoàn khảo sát"),
    ("Hai bên họp rút kinh nghiệm hằng quý", "Hai bên"),
    ("Bên A thanh toán trong tháng 3", "Bên A"),
    ("Bên B bàn giao mặt bằng trong tháng 4", "Bên B"),
    ("Các bên cử đầu mối liên lạc", "Các bên"),
    ("Trưởng các khoa rà soát trang thiết bị", "Trưởng các khoa"),
    ("Bí thư các chi bộ nông thôn báo cáo hằng tháng", "Bí thư các chi bộ nông thôn"),
    ("Trưởng các bản vận động bà con dọn đường", "Trưởng các bản"),
    ("Tổ trưởng các tổ tự quản nhắc nhở từng hộ", "Tổ trưởng các tổ tự quản"),
    ("Kế toán lập dự toán trước ngày 10/3/2026", "Kế toán"),
    ("Thủ quỹ kiểm quỹ hằng ngày", "Thủ quỹ"),
    ("Văn thư vào sổ văn bản đến", "Văn thư"),
    ("Giáo viên chủ nhiệm liên hệ với cha mẹ học sinh", "Giáo viên chủ nhiệm"),
    ("Người trực quầy ghi sổ hằng ngày", "Người trực quầy"),
    ("Ban đại diện cha mẹ học sinh cử người kiểm tra bếp", "Ban đại diện cha mẹ học sinh"),
    ("Ban Thanh tra nhân dân giám sát việc công khai", "Ban Thanh tra nhân dân"),
    ("Báo và Phát thanh, Truyền hình tỉnh đưa tin hằng tuần", "Báo và Phát thanh, Truyền hình tỉnh"),
    ("Đài Truyền thanh xã phát bản tin hằng ngày", "Đài Truyền thanh xã"),
    ("Đồn Biên phòng Cửa Sót tuần tra ven biển", "Đồn Biên phòng Cửa Sót"),
    ("Hạt Kiểm lâm khu vực Đá Bạc tuần tra rừng", "Hạt Kiểm lâm khu vực Đá Bạc"),
    ("Tòa án nhân dân khu vực 3 cung cấp số liệu", "Tòa án nhân dân khu vực 3"),
    ("Bệnh viện Đa khoa Đá Bạc bố trí kíp trực", "Bệnh viện Đa khoa Đá Bạc"),
    ("Điện lực Đá Bạc sửa đường dây trước ngày 5/4/2026", "Điện lực Đá Bạc"),
    ("Hợp tác xã Nông nghiệp Đá Bạc cắm biển báo ruộng", "Hợp tác xã Nông nghiệp Đá Bạc"),
    ("Chủ đầu tư che chắn công trường", "Chủ đầu tư"),
    ("Các hộ kinh doanh ký cam kết trong tháng 3", "Các hộ kinh doanh"),
    ("Mỗi hộ gia đình phân loại rác", "Mỗi hộ gia đình"),
    ("Toàn thể đảng viên dự sinh hoạt chuyên đề", "Toàn thể đảng viên"),
    ("Các chi đoàn đăng ký công trình thanh niên", "Các chi đoàn"),
    ("Các tổ liên gia nhắc nhau giữ vệ sinh", "Các tổ liên gia"),
    ("Lực lượng dân quân trực bến đò", "Lực lượng dân quân"),
    ("Đội xung kích gia cố bờ kè", "Đội xung kích"),
    ("Chủ nhiệm Câu lạc bộ Dưỡng sinh mở lớp", "Chủ nhiệm Câu lạc bộ Dưỡng sinh"),
    ("Ủy viên phụ trách tổng hợp danh sách", "Ủy viên phụ trách"),
    ("Sáng thứ Bảy hằng tuần, Trạm Y tế bố trí một bàn khám", "Trạm Y tế"),
    ("Khi có báo động, Chỉ huy trưởng Ban Chỉ huy Quân sự xã huy động lực lượng",
     "Chỉ huy trưởng Ban Chỉ huy Quân sự xã"),
])  # fmt: skip
@pytest.mark.parametrize("mark", ["1. ", "- ", ""])
def test_parse_of_sentence_when_a_body_is_its_subject_then_it_leads(mark: str, sentence: str, lead: str) -> None:
    assert laid(f"{PLAN}I. PHÂN CÔNG\n{mark}{sentence}.") == [(f"{sentence}.", (lead,))]


@pytest.mark.parametrize(("heading", "leads"), [
    ("Thư ký đoàn", ("Thư ký đoàn",)),
    ("Người trực quầy:", ("Người trực quầy",)),
    ("Trách nhiệm của Kế toán, Thủ quỹ", ("Kế toán", "Thủ quỹ")),
    ("Trách nhiệm của kế toán", ("Kế toán",)),
    ("Trách nhiệm của bên A", ("Bên A",)),
    ("Nhiệm vụ của người chăn nuôi", ("Người chăn nuôi",)),
    ("Công chức tiếp nhận hồ sơ", ("Công chức tiếp nhận hồ sơ",)),
    ("Viên chức đầu mối của các trường học", ("Viên chức đầu mối của các trường học",)),
    ("Trưởng các khoa, phòng thuộc Trạm Y tế", ("Trưởng các khoa, phòng thuộc Trạm Y tế",)),
    ("Tổ trưởng các tổ chuyên môn:", ("Tổ trưởng các tổ chuyên môn",)),
    ("Bưu cục Đá Bạc; Đoàn Thanh niên xã", ("Bưu cục Đá Bạc", "Đoàn Thanh niên xã")),
    ("Đồn Biên phòng Cửa Sót; Ban Quản lý cảng cá:", ("Đồn Biên phòng Cửa Sót", "Ban Quản lý cảng cá")),
    ("Ban Công tác Mặt trận ở khu dân cư", ("Ban Công tác Mặt trận ở khu dân cư",)),
    ("Các tổ chức thành viên của Mặt trận", ("Các tổ chức thành viên của Mặt trận",)),
    ("Ban giám sát đầu tư của cộng đồng", ("Ban giám sát đầu tư của cộng đồng",)),
    ("Hội đồng thi đua - khen thưởng", ("Hội đồng thi đua - khen thưởng",)),
    ("Cơ quan thường trực", ("Cơ quan thường trực",)),
    ("Người dân và chủ nhà trọ", ("Người dân", "Chủ nhà trọ")),
    ("Chi bộ Thôn Đá Trắng", ("Chi bộ Thôn Đá Trắng",)),
    ("Nghĩa vụ của bên B", ("Bên B",)),
    ("Quyền và nghĩa vụ của bên cho thuê", ("Bên cho thuê",)),
    ("Nhiệm vụ, quyền hạn của Trưởng ban", ("Trưởng ban",)),
    ("Cán bộ trực ban có trách nhiệm:", ("Cán bộ trực ban",)),
    ("Các Chi hội Phụ nữ, Chi đoàn", ("Các Chi hội Phụ nữ", "Chi đoàn")),
    ("Chủ các cơ sở sản xuất, kinh doanh", ("Chủ các cơ sở sản xuất, kinh doanh",)),
    ("Lực lượng bảo vệ an ninh, trật tự ở cơ sở", ("Lực lượng bảo vệ an ninh, trật tự ở cơ sở",)),
    ("Nhân dân trên địa bàn xã", ("Nhân dân trên địa bàn xã",)),
    ("Quyền của thành viên", None),
    ("Tổ chức lễ phát động", None),
    ("Hội thi thể thao", None),
    ("Ban hành văn bản", None),
    ("Bộ tiêu chí", None),
    ("Danh hiệu đoàn viên", None),
    ("Trường hợp khẩn cấp", None),
    ("Người được khen", None),
])  # fmt: skip
def test_parse_of_points_when_the_heading_is_a_body_then_it_leads(heading: str, leads: tuple[str, ...] | None) -> None:
    text = f"{RULES}Điều 5. Việc phải làm\n1. {heading}\na) Lau kho;\nb) Quét sân."
    assert laid(text) == ([("Lau kho;", leads), ("Quét sân.", leads)] if leads else [])


@pytest.mark.parametrize("body", [
    "Điều 5. Trách nhiệm của kế toán\n1. Lau kho;\n2. Quét sân.",
    "3.1. Kế toán\n3.1.1. Lau kho;\n3.1.2. Quét sân.",
    "Điều 5. Kế toán có trách nhiệm:\na) Lau kho;\nb) Quét sân.",
    "Điều 5. Trách nhiệm\n1. Kế toán có nhiệm vụ:\na) Lau kho;\nb) Quét sân.",
    "Điều 5. Trách nhiệm\n1. Giao kế toán:\n- Lau kho;\n- Quét sân.",
    "1. Kế toán:\n+ Lau kho;\n+ Quét sân.",
])  # fmt: skip
def test_parse_of_rules_when_the_clause_names_the_doer_then_its_points_are_tasks(body: str) -> None:
    assert laid(RULES + body) == [("Lau kho;", ("Kế toán",)), ("Quét sân.", ("Kế toán",))]


@pytest.mark.parametrize("body", [
    "I. MỤC ĐÍCH\n1. Cán bộ, công chức nâng cao ý thức phục vụ.\n2. Các hộ kinh doanh chấp hành tốt.",
    "I. VIỆC\n1. Thời gian: sáng thứ Bảy, Trạm Y tế.",
    "I. VIỆC\n1. Đầu mối: Bộ phận tiếp công dân, trong giờ hành chính.",
    "I. VIỆC\nChức vụ: Công chức tiếp nhận hồ sơ hộ tịch.",
    "I. VIỆC\n1. Hội thi có ba phần.\n2. Đoàn viên tiêu biểu được tặng quà.\n3. Bộ tiêu chí gồm năm mục.",
    "I. VIỆC\n1. Người dân được miễn phí.\n2. Hộ nghèo được hỗ trợ.\n3. Tổ công tác gồm năm người.",
    "I. VIỆC\n1. Người dân nộp hồ sơ tại quầy.\n2. Học sinh học hai buổi.",
    "I. ĐẶC ĐIỂM\n1. Lực lượng dân quân trực thường xuyên.",
    "I. KẾT QUẢ\n1. Thành viên đoàn lập 20 phiếu.\n2. Hai bên họp 03 lần.",
    "I. VIỆC\nTrường hợp thiếu hồ sơ thì trả lại.\nCuộc họp kết thúc lúc 10 giờ.",
])  # fmt: skip
def test_parse_of_aims_findings_and_descriptions_has_no_tasks(body: str) -> None:
    assert laid(PLAN + body) == []


def test_parse_of_minutes_when_bodies_speak_then_only_the_conclusion_holds_tasks() -> None:
    text = (
        "I. NỘI DUNG\n1. Các Trưởng thôn phản ánh đường lầy lội.\n2. Trạm Y tế báo cáo số ca.\n"
        "II. KẾT LUẬN\n1. Về đường\n- Giao Phòng Kinh tế khảo sát.\n- Rải đá trước ngày 5/3/2026.\n"
        "- Kế toán lập dự toán.\nCuộc họp kết thúc lúc 10 giờ."
    )
    assert laid(MINUTES + text) == [
        ("Giao Phòng Kinh tế khảo sát.", ("Phòng Kinh tế",)),
        ("Rải đá trước ngày 5/3/2026.", ("Phòng Kinh tế",)),
        ("Kế toán lập dự toán.", ("Kế toán",)),
    ]


def test_parse_of_paragraph_when_later_sentences_name_others_then_each_has_its_task() -> None:
    text = (
        "I. Trạm Y tế; Công an xã\nCử người trực trước ngày 5/3/2026. Kế toán chi bồi dưỡng. Mức chi theo quy chế. "
        "Đội xung kích gia cố bờ kè."
    )
    assert laid(PLAN + text) == [
        ("Cử người trực trước ngày 5/3/2026.", ("Trạm Y tế", "Công an xã")),
        ("Kế toán chi bồi dưỡng. Mức chi theo quy chế.", ("Kế toán",)),
        ("Đội xung kích gia cố bờ kè.", ("Đội xung kích",)),
    ]


def test_parse_of_letter_when_a_bullet_has_no_subject_then_the_bullet_before_tells_it() -> None:
    head = HEAD.replace("Số: 15/{code}\n", "Số: 15/UBND-KT\nV/v dọn vệ sinh\n").replace(
        "{type}\nViệc trong năm 2026\n", ""
    )
    text = (
        "Kính gửi: Các đơn vị.\nỦy ban nhân dân xã đề nghị các đơn vị thực hiện:\n1. Quét dọn\n"
        "a) Trạm Y tế quét sân;\nb) Lau cửa.\n2. Báo cáo\na) Gửi số liệu."
    )
    assert laid(head + text) == [
        ("Trạm Y tế quét sân;", ("Trạm Y tế",)),
        ("Lau cửa.", ("Trạm Y tế",)),
        ("Gửi số liệu.", ("Các đơn vị",)),
    ]


@pytest.mark.parametrize(("issuer", "asked"), [
    ("ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC", "Sở Nội vụ"),
    ("UBND TỈNH ĐÁ HOA\nSỞ NỘI VỤ", "Ủy ban nhân dân tỉnh"),
    ("ỦY BAN NHÂN DÂN\nTỈNH ĐÁ HOA", "Bộ Nội vụ"),
])  # fmt: skip
def test_parse_of_request_to_a_superior_has_no_task(issuer: str, asked: str) -> None:
    text = PLAN.replace("ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC", issuer)
    assert laid(f"{text}I. VIỆC\n1. Kính đề nghị {asked} hướng dẫn.\n2. Đề nghị Bộ phận Một cửa dán lịch.") == [
        ("Đề nghị Bộ phận Một cửa dán lịch.", ("Bộ phận Một cửa",)),
    ]


def test_parse_of_letter_when_the_writer_orders_in_the_first_person_then_the_body_leads() -> None:
    assert laid(f"{PLAN}Tôi giao Trạm Y tế mở thêm bàn khám vào sáng thứ Hai hằng tuần.") == [
        ("Tôi giao Trạm Y tế mở thêm bàn khám vào sáng thứ Hai hằng tuần.", ("Trạm Y tế",)),
    ]


def test_parse_of_table_when_its_rows_are_reports_then_they_are_tasks() -> None:
    rows = "TT\tTên báo cáo\tĐơn vị thực hiện\tThời hạn gửi\n1\tBáo cáo thu, chi\tKế toán\t5/3/2026"
    assert laid(PLAN + rows) == [("Báo cáo thu, chi", ("Kế toán",))]


@pytest.mark.parametrize(("point", "lead"), [
    ("Chị Vàng Thị Mỷ (thủ quỹ): kiểm quỹ, báo số dư trước ngày 10/3/2026.", ("Thủ quỹ",)),
    ("Anh Lò Văn Ón và chị Vàng Thị Mỷ ghi số điện.", ("Lò Văn Ón", "Vàng Thị Mỷ")),
    ("Thầy Giàng A Páo, Tổng phụ trách Đội, lập danh sách.", ("Tổng phụ trách Đội",)),
    ("Kỹ sư Lò Văn Ón - Tổ trưởng Tổ kỹ thuật cùng chị Lý Thị Sen - kế toán nghiệm thu máy xay.",
     ("Tổ trưởng Tổ kỹ thuật", "Kế toán")),
    ("Tổ điện nước thay bóng đèn hỏng.", ("Tổ điện nước",)),
    ("Khối văn phòng: nộp báo cáo tháng.", ("Khối văn phòng",)),
    ("Kíp trực cấp cứu bàn giao sổ lúc 7 giờ.", ("Kíp trực cấp cứu",)),
    ("Ca trực bơm ghi sổ vận hành.", ("Ca trực bơm",)),
    ("Nhóm nuôi ong gửi mẫu mật.", ("Nhóm nuôi ong",)),
    ("05 hộ trồng chè ký cam kết.", ("05 hộ trồng chè",)),
    ("Cả hai tổ dọn mương.", ("Cả hai tổ",)),
    ("Toàn trường tổng vệ sinh chiều thứ Sáu.", ("Toàn trường",)),
    ("Dọn nhà kho do Tổ bốc xếp đảm nhiệm.", ("Tổ bốc xếp",)),
    ("Sửa cổng: do Đội mộc thực hiện, xong trước ngày 5/3/2026.", ("Đội mộc",)),
    ("Mua phông bạt, chị Lý Thị Sen lo.", ("Lý Thị Sen",)),
    ("In phiếu thu, đồng chí Kế toán trưởng chịu trách nhiệm.", ("Kế toán trưởng",)),
    ("Lập sổ theo dõi: anh Lò Văn Ón ghi, chị Lý Thị Sen soát.", ("Lò Văn Ón", "Lý Thị Sen")),
    ("Canh kho ban đêm: ông Lò Văn Ón, bà Lý Thị Sen.", ("Lò Văn Ón", "Lý Thị Sen")),
    ("Treo biển cấm lửa (Tổ Bảo vệ).", ("Tổ Bảo vệ",)),
    ("Sửa 03 máy cày (Đội máy chịu trách nhiệm), bắt đầu từ ngày 5/3/2026.", ("Đội máy",)),
    ("Các hộ vùng trũng: gặt sớm.", ("Các hộ vùng trũng",)),
    ("Giáo viên dạy kèm, nhân viên y tế đưa trẻ ra sân.", ("Giáo viên dạy kèm", "Nhân viên y tế")),
    ("Người phát hiện sự cố báo ngay cho trực ban.", ("Người phát hiện sự cố",)),
    ("Các đồng chí trưởng bộ phận, trưởng kíp nộp lịch trực.", ("Các trưởng bộ phận, trưởng kíp",)),
    ("Đối với ca khó, bác sĩ trực hội chẩn ngay.", ("Bác sĩ trực",)),
    ("Giao Tổ kỹ thuật (đầu mối) và 04 đội sản xuất: rà soát máy móc.", ("Tổ kỹ thuật", "04 đội sản xuất")),
    ("Các phòng có lịch họp: gửi tài liệu trước ngày họp 01 ngày.", ("Các phòng có lịch họp",)),
])  # fmt: skip
def test_parse_of_minutes_when_a_point_names_persons_or_groups_then_they_lead(
    point: str, lead: tuple[str, ...]
) -> None:
    assert [lead for _, lead in laid(f"{MINUTES}II. CHỦ TỌA KẾT LUẬN, PHÂN CÔNG\n- {point}")] == [lead]


@pytest.mark.parametrize("point", [
    "Việc xây nhà kho mới chưa bàn trong năm nay.",
    "Đề xuất tăng phí thủy lợi không được chấp nhận.",
    "Chưa mua máy xay trong quý này.",
    "Xã viên có quyền xem sổ sách.",
    "Các hộ được quyền chọn giống.",
    "Chủ tọa: ông Lò Văn Ón.",
    "Vắng mặt: chị Lý Thị Sen, anh Lò Văn Ón.",
])  # fmt: skip
def test_parse_of_minutes_when_a_point_lays_no_duty_then_no_task(point: str) -> None:
    assert laid(f"{MINUTES}II. CHỦ TỌA KẾT LUẬN, PHÂN CÔNG\n- {point}") == []


def test_parse_of_contract_when_parties_are_named_then_they_lead() -> None:
    text = HEAD.format(code="HĐ-UBND", type="HỢP ĐỒNG") + (
        "Hôm nay, hai bên gồm:\n1. Bên thuê (Bên A): Trạm Y tế Đá Bạc, do bà Vàng Thị Mỷ, Trạm trưởng làm đại diện.\n"
        "2. BÊN B (Bên cho thuê): Hợp tác xã Vận tải Đá Bạc, địa chỉ thôn 1.\n"
        "Hai bên thống nhất ký hợp đồng với các điều khoản sau:\n"
        "Điều 1. Nghĩa vụ của Bên A\na) Trả tiền thuê vào ngày 05 hằng tháng;\n"
        "Điều 2. Nghĩa vụ của Bên B\na) Giao xe trước 07 giờ hằng ngày.\n"
        "Điều 3. Quyền của các bên\nBên A có quyền đổi xe. Bên B có quyền kiểm tra xe.\n"
    )
    assert laid(text) == [
        ("Trả tiền thuê vào ngày 05 hằng tháng;", ("Trạm Y tế Đá Bạc",)),
        ("Giao xe trước 07 giờ hằng ngày.", ("Hợp tác xã Vận tải Đá Bạc",)),
    ]


@pytest.mark.parametrize(("point", "lead"), [
    ("Chủ các cơ sở lưu trú khai báo khách trước 22 giờ hằng ngày.", ("Chủ các cơ sở lưu trú",)),
    ("Ngân hàng Chính sách xã hội và các hội nhận ủy thác đôn đốc thu nợ.",
     ("Ngân hàng Chính sách xã hội", "Các hội nhận ủy thác")),
    ("Khi nhận được đơn, công chức tư pháp - hộ tịch ghi sổ trong ngày.", ("Công chức tư pháp - hộ tịch",)),
    ("Trách nhiệm của Trưởng thôn: đến từng nhà vận động.", ("Trưởng thôn",)),
    ("Các hộ có ao nuôi gia cố bờ trước ngày 10/8/2026.", ("Các hộ có ao nuôi",)),
    ("Đề nghị quý phụ huynh đón con trước 17 giờ.", ("Quý phụ huynh",)),
    ("Đề nghị bà con nhân dân dắt trâu, bò vào chuồng.", ("Bà con nhân dân",)),
    ("Văn nghệ: chị Vàng Thị Mỷ và Đoàn Thanh niên.", ("Vàng Thị Mỷ", "Đoàn Thanh niên")),
    ("Xóm Đồi, xóm Bãi góp 20 công đào mương.", ("Xóm Đồi", "Xóm Bãi")),
])  # fmt: skip
def test_parse_of_plan_when_a_point_names_doers_in_everyday_words_then_they_lead(
    point: str, lead: tuple[str, ...]
) -> None:
    assert [lead for _, lead in laid(f"{PLAN}III. TỔ CHỨC THỰC HIỆN\n1. {point}")] == [lead]
