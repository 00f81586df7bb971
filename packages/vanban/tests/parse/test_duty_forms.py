"""The forms in which official prose lays a duty on somebody."""

import pytest
from vanban import parse_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nPHƯỜNG SÔNG MÂY\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 41/KH-UBND\nSông Mây, ngày 04 tháng 5 năm 2026\n"
)
KINDS = {
    "plan": "KẾ HOẠCH\nTổ chức ngày hội sách năm 2026\n\n",
    "notice": "THÔNG BÁO\nKết luận của Chủ tịch UBND phường tại cuộc họp về chợ\n\n",
    "decision": "QUYẾT ĐỊNH\nVề việc phân công quản lý chợ\n\n",
}
WARD = "Ủy ban nhân dân phường Sông Mây"


def laid(body: str, kind: str = "plan") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(task.lead, task.support) for task in parse_text(HEAD + KINDS[kind] + body + "./.").tasks]


@pytest.mark.parametrize(("sentence", "lead", "support"), [
    ("Trạm Y tế là đầu mối tổng hợp số liệu.", ("Trạm Y tế",), ()),
    ("Phòng Kinh tế là cơ quan thường trực, theo dõi chung.", ("Phòng Kinh tế",), ()),
    ("Việc trang trí do Đoàn Thanh niên chủ trì, Hội Phụ nữ phối hợp.", ("Đoàn Thanh niên",), ("Hội Phụ nữ",)),
    ("Phát dọn đường băng do các chủ rừng phụ trách.", ("Các chủ rừng",), ()),
    ("Kinh phí do Phòng Kinh tế tham mưu bố trí.", ("Phòng Kinh tế",), ()),
    ("Ủy quyền cho Trưởng phòng Kinh tế ký hợp đồng.", ("Trưởng phòng Kinh tế",), ()),
    ("Trước mắt, giao Trạm Y tế rà soát.", ("Trạm Y tế",), ()),
    ("Giao Ban Kinh tế - Ngân sách giám sát.", ("Ban Kinh tế - Ngân sách",), ()),
    ("Về trang trí: giao Đoàn Thanh niên thực hiện.", ("Đoàn Thanh niên",), ()),
    ("Phòng Kinh tế được giao chủ trì, các phòng chuyên môn phối hợp.", ("Phòng Kinh tế",), ("Các phòng chuyên môn",)),
    ("Ông Lò Văn Ón, Trưởng phòng Kinh tế, chuẩn bị mặt bằng.", ("Trưởng phòng Kinh tế",), ()),
    ("Các ông, bà: Lò Văn Ón, Trưởng phòng Kinh tế; Vàng Thị Mỷ, Giám đốc Trung tâm Phục vụ hành chính công rà soát.",
     ("Trưởng phòng Kinh tế", "Giám đốc Trung tâm Phục vụ hành chính công"), ()),
    ("Đồng chí Vàng Thị Mỷ phụ trách hậu cần.", ("Vàng Thị Mỷ",), ()),
    ("Theo chức năng, nhiệm vụ được giao, các phòng chuyên môn hướng dẫn.", ("Các phòng chuyên môn",), ()),
    ("Hết mùa khô, các thôn gửi báo cáo.", ("Các thôn",), ()),
    ("Chậm nhất ngày 15/5/2026 các đơn vị gửi báo cáo.", ("Các đơn vị",), ()),
    ("Trạm Y tế chủ trì; Hội Chữ thập đỏ, Đoàn Thanh niên phối hợp tổ chức hiến máu.",
     ("Trạm Y tế",), ("Hội Chữ thập đỏ", "Đoàn Thanh niên")),
    ("Treo băng rôn (đơn vị chủ trì: Văn phòng HĐND và UBND; phối hợp: Đoàn Thanh niên).",
     ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",), ("Đoàn Thanh niên",)),
    ("Đối với Trưởng các thôn: thông báo đến từng hộ.", ("Trưởng các thôn",), ()),
])  # fmt: skip
def test_parse_of_point_when_it_names_its_doer_then_it_leads(
    sentence: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    assert laid(f"1. {sentence}") == [(lead, support)]


@pytest.mark.parametrize("sentence", [
    "Ông Lò Văn Ón, Phó Chủ tịch UBND phường: Trưởng ban.",
    "Mẫu phiếu do Sở Nội vụ ban hành.",
    "Đơn vị chủ trì: Trạm Y tế.",
    "Bản ghi nhớ được lập thành hai bản, mỗi bên giữ một bản.",
])  # fmt: skip
def test_parse_of_point_when_nobody_is_told_to_act_then_no_task(sentence: str) -> None:
    assert laid(f"1. {sentence}") == []


def test_parse_of_work_when_labels_below_tell_its_doer_then_they_count() -> None:
    body = (
        "II. NỘI DUNG\n1. Tổ chức lễ phát động\n- Thời gian: 08 giờ 00 ngày 20/5/2026.\n- Địa điểm: Nhà văn hóa.\n"
        "- Chủ trì: Phòng Văn hóa - Xã hội.\n- Phối hợp: Trạm Y tế.\n"
        "2. Tuyên truyền\n- Đăng bài.\n- Phát thanh.\n- Đơn vị thực hiện: Trung tâm Dịch vụ sự nghiệp công.\n"
        "a) Rà soát hộ nghèo.\nĐơn vị chủ trì: Phòng Kinh tế.\nThời gian hoàn thành: trước ngày 30/6/2026.\n"
        "b) Niêm yết danh sách.\nĐơn vị chủ trì: Công an phường."
    )
    tasks = parse_text(HEAD + KINDS["plan"] + body + "./.").tasks
    assert [(task.title, task.lead, task.support, task.due.dates if task.due else ()) for task in tasks] == [
        ("Tổ chức lễ phát động", ("Phòng Văn hóa - Xã hội",), ("Trạm Y tế",), ("2026-05-20",)),
        ("Đăng bài.", ("Trung tâm Dịch vụ sự nghiệp công",), (), ()),
        ("Phát thanh.", ("Trung tâm Dịch vụ sự nghiệp công",), (), ()),
        ("Rà soát hộ nghèo.", ("Phòng Kinh tế",), (), ("2026-06-30",)),
        ("Niêm yết danh sách.", ("Công an phường",), (), ()),
    ]


def test_parse_of_points_below_together_with_then_all_have_that_helper() -> None:
    body = "1. Phòng Kinh tế\na) Lập dự toán.\nb) Phối hợp với Công an phường:\n- Kiểm tra.\n- Xử lý."
    helped = (("Phòng Kinh tế",), ("Công an phường",))
    assert laid(body) == [(("Phòng Kinh tế",), ()), helped, helped]


def test_parse_of_short_name_when_the_paper_defines_it_then_it_is_spelled_out() -> None:
    body = (
        "1. Trung tâm Dịch vụ sự nghiệp công (sau đây gọi tắt là Trung tâm) xây dựng nội dung.\n"
        "2. Trung tâm tổng hợp báo cáo.\n3. Trung tâm Y tế khám sàng lọc."
    )
    centre = "Trung tâm Dịch vụ sự nghiệp công"
    assert [lead for lead, _ in laid(body)] == [(centre,), (centre,), ("Trung tâm Y tế",)]


def test_parse_when_hooks_and_hats_are_misread_then_names_and_times_are_still_known() -> None:
    body = (
        "1. Tố trưởng tổ dân phố thông báo hãng tháng.\n2. Các tố dân phố họp dinh kỳ 6 tháng/lần.\n"
        "3. Trạm Y tế báo cáo trươc ngày 20/5/2026.\n4. Trung tâm Kiếm soát bệnh tật thành phố kiểm tra."
    )
    tasks = parse_text(HEAD + KINDS["plan"] + body + "./.").tasks
    assert [(task.lead, task.due and (task.due.before, task.due.dates, task.due.rrule)) for task in tasks] == [
        (("Tổ trưởng tổ dân phố",), (False, (), "FREQ=MONTHLY")),
        (("Các tổ dân phố",), (False, (), "FREQ=MONTHLY;INTERVAL=6")),
        (("Trạm Y tế",), (True, ("2026-05-20",), None)),
        (("Trung tâm Kiếm soát bệnh tật thành phố",), None),
    ]


def test_parse_of_conclusion_when_it_praises_then_no_task() -> None:
    body = "1. Chủ tịch UBND phường đánh giá cao kết quả.\n2. Các thôn rút kinh nghiệm.\n3. Biểu dương Trạm Y tế."
    assert laid(body, "notice") == [(("Các thôn",), ())]


@pytest.mark.parametrize("mark", ["nt", "Như trên", '"', "-//-"])
def test_parse_of_table_when_a_cell_repeats_the_one_above_by_a_mark_then_it_counts(mark: str) -> None:
    body = (
        "II. VIỆC\nTT\tNội dung\tCơ quan chuẩn bị\tHoàn thành trước\n"
        f"1\tLập danh sách\tPhòng Kinh tế\t15/5/2026\n2\tGửi giấy mời\t{mark}\t20/5/2026\nIII. KHÁC\nHết"
    )
    tasks = parse_text(HEAD + KINDS["plan"] + body + "./.").tasks
    assert [(task.lead, task.due and (task.due.before, task.due.dates)) for task in tasks] == [
        (("Phòng Kinh tế",), (True, ("2026-05-15",))),
        (("Phòng Kinh tế",), (True, ("2026-05-20",))),
    ]


def test_parse_of_conclusions_when_each_names_its_doer_behind_then_none_inherits_that_of_the_one_before() -> None:
    body = (
        "Chủ tịch UBND phường kết luận như sau:\n\n"
        "1. Sửa mái chợ trước mùa mưa; giao Phòng Kinh tế thực hiện; hoàn thành chậm nhất ngày 15/5/2026.\n\n"
        "2. Phun thuốc muỗi quanh chợ; giao Trạm Y tế thực hiện; hoàn thành chậm nhất ngày 20/5/2026.\n\n"
        "3. Nhắc hộ kinh doanh đổ rác đúng giờ; giao Hội Phụ nữ thực hiện.\n\n"
        "Các đơn vị có liên quan căn cứ kết luận trên tổ chức thực hiện"
    )
    assert laid(body, "notice") == [(("Phòng Kinh tế",), ()), (("Trạm Y tế",), ()), (("Hội Phụ nữ",), ())]


def test_parse_of_table_when_the_heading_over_it_names_a_body_then_its_rows_are_that_bodys() -> None:
    body = (
        "Yêu cầu thủ trưởng các đơn vị tập trung hoàn thành các việc dưới đây:\n\n"
        "1. Trạm Y tế\n\n"
        "| STT | Nhiệm vụ | Văn bản giao | Hạn |\n| 1 | Phun thuốc muỗi | Kế hoạch phòng bệnh | 15/5/2026 |\n\n"
        "2. Phòng Kinh tế\n\n"
        "| STT | Nhiệm vụ | Văn bản giao | Hạn |\n| 1 | Sửa mái chợ | Kế hoạch chợ | 20/5/2026 |\n\n"
        "Yêu cầu các đơn vị thực hiện"
    )
    assert laid(body) == [(("Trạm Y tế",), ()), (("Phòng Kinh tế",), ())]


@pytest.mark.parametrize(("body", "lead"), [
    ("Điều 3. Trách nhiệm của người đi xe\n1. Không uống rượu trên xe.", ("Người đi xe",)),
    ("Điều 3. Nghĩa vụ của hộ thuê kiốt\n1. Nộp tiền vào ngày 05 hằng tháng.", ("Hộ thuê kiốt",)),
    ("1. Các ông (bà) trưởng thôn chịu trách nhiệm nếu để trâu, bò chết rét.", ("Các trưởng thôn",)),
])  # fmt: skip
def test_parse_of_decision_when_everyday_words_name_the_doer_then_it_leads(body: str, lead: tuple[str, ...]) -> None:
    assert laid(body, "decision") == [(lead, ())]


def test_parse_of_conclusions_when_one_names_nobody_then_the_doer_of_the_one_before_is_doubtful() -> None:
    body = (
        "Chủ tịch UBND phường kết luận như sau:\n\n"
        "1. Phòng Kinh tế sửa mái chợ trước mùa mưa.\n\n2. Quét vôi lại cổng chợ trước ngày 20/5/2026.\n\n"
    )
    read = parse_text(HEAD + KINDS["notice"] + body + "Hết./.")
    assert [task.lead for task in read.tasks] == [("Phòng Kinh tế",), ("Phòng Kinh tế",)]
    told = [read.evidence[f"tasks.{at}.lead.0"] for at in (0, 1)]
    assert [(one.confidence >= 0.9, bool(one.reason)) for one in told] == [(True, False), (False, True)]
