"""What the invented officials say of their work; the first entry whose word stands in the task is taken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Say:
    words: tuple[str, ...]
    done: str
    doing: str
    numbers: tuple[tuple[str, int, int, str], ...] = ()
    """(name, least, most, unit)"""


SAYINGS = (
    Say(
        ("khẩu hiệu",),
        "Đã lắp đủ bảng khẩu hiệu tại cổng trụ sở và sảnh Trung tâm, nội dung đúng bản đã duyệt.",
        "Đã duyệt mẫu, đang đặt làm bảng.",
        (("bảng khẩu hiệu", 2, 2, "bảng"),),
    ),
    Say(
        ("truyền thanh", "chuyên mục"),
        "Đã phát chuyên mục trên hệ thống truyền thanh và đăng lại trên trang thông tin điện tử.",
        "Đã biên tập xong nội dung, đang xếp lịch phát.",
        (("lượt tin phát", 6, 18, "lượt"), ("bài đăng", 2, 8, "bài")),
    ),
    Say(
        ("khảo sát",),
        "Đã khảo sát tại quầy và qua mã QR, đã tổng hợp ý kiến gửi lãnh đạo.",
        "Đang phát phiếu tại quầy.",
        (("phiếu khảo sát", 40, 160, "phiếu"),),
    ),
    Say(
        ("tập huấn",),
        "Đã tổ chức lớp tập huấn kỹ năng giao tiếp cho cán bộ, công chức.",
        "Đã mời báo cáo viên, đang chốt danh sách học viên.",
        (("người dự", 28, 64, "người"),),
    ),
    Say(
        ("niêm yết",),
        "Đã rà soát, thay mới các bảng niêm yết và chụp ảnh lưu.",
        "Đã rà soát xong, đang in bảng mới.",
        (("bảng niêm yết", 3, 12, "bảng"),),
    ),
    Say(
        ("đơn giản hóa",),
        "Đã rà soát và đề xuất đơn giản hóa thủ tục thuộc lĩnh vực phụ trách.",
        "Đã rà soát được một phần, đang lấy ý kiến.",
        (("thủ tục đề xuất", 1, 3, "thủ tục"),),
    ),
    Say(
        ("trong ngày",),
        "Đã tổ chức ngày giải quyết nhanh, hồ sơ nhận trong ngày được trả ngay trong ngày.",
        "Đang bố trí quầy và công chức trực.",
        (("hồ sơ trả trong ngày", 9, 34, "hồ sơ"),),
    ),
    Say(
        ("sắp đến hạn",),
        "Đã gửi danh sách hồ sơ sắp đến hạn cho các phòng chuyên môn.",
        "Đang lọc danh sách từ sổ theo dõi.",
        (("hồ sơ sắp đến hạn", 2, 15, "hồ sơ"),),
    ),
    Say(
        ("chiếu sáng",),
        "Đã trả lời bằng văn bản và sửa xong các điểm hỏng.",
        "Đã kiểm tra hiện trường, chờ vật tư thay thế.",
        (("kiến nghị đã trả lời", 2, 6, "kiến nghị"),),
    ),
    Say(
        ("báo cáo", "Tổng hợp", "minh chứng"),
        "Đã tổng hợp và gửi đúng nơi nhận.",
        "Đã có số liệu của phần lớn đơn vị, đang tổng hợp.",
    ),
    Say((), "Đã thực hiện xong theo kế hoạch, kết quả lưu tại đơn vị.", "Đang triển khai theo tiến độ."),
)

ANSWERS = {
    "Kinh phí bố trí chưa đủ cho phần vật tư, đề nghị lãnh đạo xem xét bổ sung.": (
        "Giao Phòng Kinh tế, Hạ tầng và Đô thị cân đối từ nguồn chi thường xuyên, báo cáo lại trong tuần."
    ),
    "Thiếu người phụ trách do cán bộ đi học, đề nghị cho lùi thời gian.": (
        "Đồng ý phân công người thay trong thời gian cán bộ đi học; giữ nguyên thời hạn đã giao."
    ),
    "Số liệu của hệ thống dùng chung chưa tải về được, phải đếm bằng tay.": (
        "Văn phòng liên hệ đơn vị quản lý hệ thống; trước mắt dùng số đếm tay, ghi rõ nguồn."
    ),
}
"""What hinders units, and what the leader answers."""
DIFFICULTIES = tuple(ANSWERS)

SEND_BACK = ("Đề nghị bổ sung ảnh chụp và số liệu cụ thể.", "Nêu rõ nơi thực hiện và số người tham gia.")


def saying_for(title: str) -> Say:
    return next(say for say in SAYINGS if not say.words or any(word in title for word in say.words))
