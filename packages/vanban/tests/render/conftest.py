"""Documents of an invented ward, long enough to turn pages."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from vanban import Annex, Block, Document, Signature

WARD = "Ủy ban nhân dân phường Sông Cửa"
MOMENT = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def moment() -> datetime:
    return MOMENT


@pytest.fixture
def report() -> Document:
    return Document(
        type="bao_cao",
        issuer=WARD,
        number="158",
        symbol="BC-UBND",
        place="Phường Sông Cửa",
        date="2026-07-05",
        subject="Kết quả thực hiện mô hình “Chính quyền thân thiện” tháng 6 năm 2026",
        to=("Sở Nội vụ thành phố",),
        signature=Signature("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đoàn Thị Bình An"),
        recipients=(
            "Như trên",
            "TT Đảng ủy, TT HĐND phường",
            "CT, các PCT UBND phường",
            "Các phòng, đơn vị thuộc UBND phường",
            "Lưu: VT, VHXH",
        ),
        body=(
            Block(
                "paragraph",
                "Thực hiện Kế hoạch số 35/KH-UBND ngày 10 tháng 02 năm 2026 về xây dựng mô hình “Chính quyền thân "
                "thiện”, Ủy ban nhân dân phường Sông Cửa báo cáo kết quả thực hiện từ ngày 15 tháng 5 đến ngày 14 "
                "tháng 6 năm 2026 như sau:",
            ),
            Block("heading", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", 1, "I", children=DIRECTION),
            Block("heading", "KẾT QUẢ THỰC HIỆN", 1, "II", children=RESULTS),
            Block("heading", "KHÓ KHĂN, VƯỚNG MẮC", 1, "III", children=DIFFICULTIES),
            Block("heading", "NHIỆM VỤ TRỌNG TÂM THÁNG 7 NĂM 2026", 1, "IV", children=NEXT),
            Block(
                "paragraph",
                "Trên đây là kết quả thực hiện mô hình “Chính quyền thân thiện” tháng 6 năm 2026, Ủy ban nhân dân "
                "phường Sông Cửa báo cáo Sở Nội vụ tổng hợp, theo dõi.",
            ),
        ),
    )


DIRECTION = (
    Block(
        "paragraph",
        "Trong kỳ, Ủy ban nhân dân phường ban hành 04 văn bản chỉ đạo, tổ chức 02 cuộc họp giao ban chuyên đề và 01 "
        "buổi đối thoại với nhân dân các tổ dân phố ven sông. Các phòng, đơn vị đã cử công chức đầu mối, cập nhật "
        "minh chứng theo tuần và báo cáo đúng thời hạn.",
    ),
    Block(
        "paragraph",
        "Chủ tịch Ủy ban nhân dân phường trực tiếp kiểm tra việc tiếp nhận hồ sơ tại quầy vào các buổi sáng thứ Hai, "
        "nhắc nhở kịp thời 03 trường hợp chưa thực hiện đúng quy tắc ứng xử.",
    ),
)
RESULTS = (
    Block(
        "heading",
        "Chính quyền công khai, minh bạch",
        2,
        "II.1",
        children=(
            Block(
                "bullet",
                "Niêm yết đầy đủ thủ tục hành chính thuộc thẩm quyền tại trụ sở và trên trang thông tin điện tử của "
                "phường; thay thế 12 tờ hướng dẫn đã hết hiệu lực.",
            ),
            Block(
                "bullet",
                "Công khai tiến độ giải quyết của toàn bộ hồ sơ; thông báo cho người nộp qua tin nhắn ngay khi có kết "
                "quả:",
                children=(
                    Block("bullet", "Hồ sơ nộp trực tuyến: thông báo trên Cổng dịch vụ công quốc gia."),
                    Block("bullet", "Hồ sơ nộp trực tiếp: thông báo bằng tin nhắn và điện thoại."),
                ),
            ),
        ),
    ),
    Block(
        "heading",
        "Chính quyền thân thiện, hành động, vì Nhân dân phục vụ",
        2,
        "II.2",
        children=(
            Block(
                "point",
                "Ngày giải quyết nhanh và trả kết quả trong ngày được tổ chức vào thứ Năm hằng tuần, số liệu cụ thể "
                "như sau:",
                3,
                "II.2.a",
            ),
            Block(
                "table",
                rows=(
                    ("STT", "Nhóm thủ tục", "Tiếp nhận", "Trả trong ngày", "Tỷ lệ (%)", "Ghi chú"),
                    ("1", "Trích lục hộ tịch bản sao", "214", "214", "100", ""),
                    ("2", "Chứng thực bản sao từ bản chính", "1.062", "1.058", "99,62", "04 hồ sơ nhận sau 15 giờ"),
                    ("3", "Đăng ký khai sinh", "37", "36", "97,30", "01 hồ sơ chờ xác minh nơi cư trú"),
                    ("4", "Đăng ký khai tử", "11", "11", "100", ""),
                    ("Tổng cộng", "Tổng cộng", "1.324", "1.319", "99,62", ""),
                ),
            ),
            Block(
                "point",
                "Tiếp nhận và trả kết quả tại nhà cho 18 trường hợp là người khuyết tật nặng, người cao tuổi neo đơn; "
                "mỗi trường hợp đều có biên bản giao nhận và được công chức điện thoại hỏi lại sau 03 ngày.",
                3,
                "II.2.b",
            ),
            Block(
                "point",
                "Trao 21 thư chúc mừng kết hôn, 34 thư chúc mừng gia đình có thành viên mới; gửi 09 thư chia buồn; "
                "gửi 05 thư xin lỗi kèm ngày hẹn lại đối với hồ sơ chậm hạn.",
                3,
                "II.2.c",
            ),
        ),
    ),
    Block(
        "heading",
        "Chính quyền xanh, văn minh, hiện đại",
        2,
        "II.3",
        children=(
            Block(
                "bullet",
                "Bố trí 02 điểm hỗ trợ nộp hồ sơ trực tuyến tại nhà văn hóa các tổ dân phố số 4 và số 9, hướng dẫn "
                "326 lượt người dân.",
            ),
            Block(
                "bullet",
                "Thay toàn bộ cốc nhựa dùng một lần tại nơi tiếp công dân bằng bình nước và cốc thủy tinh; trồng thêm "
                "40 chậu cây tại khu vực chờ.",
            ),
            Block(
                "bullet",
                "Kết quả khảo sát 412 phiếu tại quầy: 398 phiếu hài lòng và rất hài lòng, đạt 96,60%; 14 phiếu góp ý "
                "về chỗ để xe và thời gian chờ vào đầu giờ sáng.",
            ),
        ),
    ),
)
DIFFICULTIES = (
    Block(
        "paragraph",
        "Đường truyền tại Trung tâm Phục vụ hành chính công có thời điểm gián đoạn, làm chậm việc trả kết quả của 04 "
        "hồ sơ chứng thực. Một số người cao tuổi chưa quen nộp hồ sơ trực tuyến nên vẫn phải đến quầy nhiều lần.",
    ),
    Block(
        "paragraph",
        "Công chức đầu mối của 02 đơn vị mới được thay trong tháng nên việc cập nhật minh chứng còn chậm, có nội dung "
        "phải bổ sung sau ngày chốt số liệu.",
    ),
)
NEXT = (
    Block("clause", "Sơ kết 6 tháng thực hiện mô hình, hoàn thành trước ngày 15 tháng 7 năm 2026.", 2, "IV.1"),
    Block(
        "clause",
        "Mở thêm 01 điểm hỗ trợ nộp hồ sơ trực tuyến tại tổ dân phố số 12; phân công đoàn viên thanh niên trực vào "
        "các buổi chiều thứ Ba và thứ Sáu.",
        2,
        "IV.2",
    ),
    Block(
        "clause",
        "Rà soát, đề xuất cắt giảm thời gian giải quyết đối với 03 thủ tục hành chính thuộc lĩnh vực bảo trợ xã hội.",
        2,
        "IV.3",
    ),
    Block(
        "clause",
        "Khắc phục tình trạng gián đoạn đường truyền; bố trí đường truyền dự phòng tại Trung tâm Phục vụ hành chính "
        "công phường.",
        2,
        "IV.4",
    ),
)


@pytest.fixture
def plan() -> Document:
    tasks = (
        ("Xây dựng kế hoạch và đăng ký mức đạt chuẩn hằng năm", "Trước ngày 10/02", "Phòng Văn hóa - Xã hội", ""),
        (
            "Tổ chức ngày giải quyết nhanh và trả kết quả trong ngày; niêm yết danh mục thủ tục được giải quyết ngay "
            "tại quầy và trên trang thông tin điện tử",
            "Thứ Năm hằng tuần",
            "Trung tâm Phục vụ hành chính công",
            "Các phòng chuyên môn",
        ),
        (
            "Đối thoại giữa người đứng đầu chính quyền với Nhân dân",
            "6 tháng/lần",
            "Văn phòng HĐND và UBND",
            "Ủy ban Mặt trận Tổ quốc Việt Nam phường; các tổ dân phố",
        ),
        (
            "Khảo sát mức độ hài lòng của người dân, doanh nghiệp; tổng hợp, công khai kết quả và việc tiếp thu",
            "Hằng quý",
            "Trung tâm Phục vụ hành chính công",
            "Trung tâm Dịch vụ sự nghiệp công",
        ),
        (
            "Tự đánh giá, chấm điểm, gửi báo cáo về Sở Nội vụ",
            "Trước ngày 10/11 hằng năm",
            "Phòng Văn hóa - Xã hội",
            "",
        ),
    )
    head = ("STT", "Nhiệm vụ", "Thời gian thực hiện", "Cơ quan chủ trì", "Cơ quan phối hợp")
    rows = tuple((str(at), *task) for at, task in enumerate(tasks * 3, 1))
    return Document(
        type="ke_hoach",
        issuer=WARD,
        symbol="KH-UBND",
        place="Phường Sông Cửa",
        date="2026",
        subject="Thực hiện mô hình “Chính quyền thân thiện” trên địa bàn phường Sông Cửa năm 2026",
        signature=Signature("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Vũ Hoàng Giang"),
        recipients=("Sở Nội vụ", "Các phòng, đơn vị thuộc UBND phường", "Các tổ dân phố", "Lưu: VT"),
        body=(
            Block("paragraph", "Căn cứ Luật Tổ chức chính quyền địa phương;"),
            Block("paragraph", "Căn cứ Nghị quyết số 12-NQ/ĐU ngày 20 tháng 01 năm 2026 của Đảng ủy phường Sông Cửa."),
            Block("paragraph", "Ủy ban nhân dân phường Sông Cửa ban hành Kế hoạch với các nội dung sau:"),
            Block(
                "heading",
                "MỤC ĐÍCH, YÊU CẦU",
                1,
                "I",
                children=(
                    Block("heading", "Mục đích", 2, "I.1"),
                    Block("point", "Đổi mới lề lối làm việc, lấy sự hài lòng của người dân làm thước đo.", 3, "I.1.a"),
                    Block("point", "Nâng cao trách nhiệm nêu gương của người đứng đầu.", 3, "I.1.b"),
                    Block("heading", "Yêu cầu", 2, "I.2"),
                    Block("paragraph", "Việc thực hiện phải thiết thực, tiết kiệm, có minh chứng rõ ràng."),
                ),
            ),
            Block(
                "heading",
                "TỔ CHỨC THỰC HIỆN",
                1,
                "II",
                children=(
                    Block("heading", "Phòng Văn hóa - Xã hội", 2, "II.1"),
                    Block("bullet", "Chủ trì, hướng dẫn, đôn đốc việc thực hiện Kế hoạch này."),
                    Block("heading", "Các phòng, đơn vị thuộc phường", 2, "II.2"),
                    Block("bullet", "Thực hiện nhiệm vụ được giao tại Phụ lục; báo cáo kết quả hằng tháng./."),
                ),
            ),
        ),
        annexes=(
            Annex(title="Nhiệm vụ cụ thể năm 2026", landscape=True, body=(Block("table", rows=(head, *rows)),)),
            Annex(
                title="Danh mục thủ tục giải quyết trong ngày",
                body=(Block("paragraph", "Danh mục gồm trích lục hộ tịch bản sao và chứng thực bản sao."),),
            ),
        ),
    )


@pytest.fixture
def letter() -> Document:
    return Document(
        type="cong_van",
        parent_issuer=WARD,
        issuer="Trung tâm Phục vụ hành chính công",
        symbol="TTPVHCC",
        place="Phường Sông Cửa",
        date="2026-10-12",
        subject="Về việc báo cáo số liệu tiếp nhận hồ sơ quý III năm 2026",
        to=("Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND phường"),
        urgency="khẩn",
        signature=Signature(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Tạ Minh Khoa"),
        recipients=("Như trên", "Lưu: VT"),
        body=(
            Block("paragraph", "Trung tâm Phục vụ hành chính công phường gửi số liệu như sau:"),
            Block("table", rows=(("Nhóm", "Số hồ sơ"), ("Hộ tịch", "412"))),
            Block("paragraph", "Đề nghị các đơn vị đối chiếu."),
        ),
    )


@pytest.fixture
def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (640, 400), "seagreen").save(made, "JPEG")
    return made.getvalue()
