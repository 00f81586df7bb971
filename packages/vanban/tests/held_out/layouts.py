"""What Word does to each held-out document beyond its plain text."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Layout:
    """What Word does to one document beyond its plain text."""

    left: tuple[str, ...]
    opening: str
    under_number: str = ""
    head_by_tabs: bool = False
    signing_by_tabs: bool = False
    automatic: bool = False
    bullets: bool = False
    decomposed: bool = False
    stamp: tuple[str, ...] = ()
    changed: dict[str, str] = field(default_factory=dict)
    struck: dict[str, str] = field(default_factory=dict)


LAYOUTS = {
    "ke-hoach-dan-van-tra-van": Layout(
        left=("ỦY BAN NHÂN DÂN", "PHƯỜNG TRÀ VÂN"),
        opening="KẾ HOẠCH",
    ),
    "ke-hoach-phong-chong-thien-tai-hon-vien": Layout(
        left=("ỦY BAN NHÂN DÂN", "ĐẶC KHU HÒN VIÊN"),
        opening="KẾ HOẠCH",
        automatic=True,
        bullets=True,
    ),
    "ke-hoach-nguoi-cao-tuoi-an-cuu-dong": Layout(
        left=("ỦY BAN NHÂN DÂN", "PHƯỜNG AN CỰU ĐÔNG"),
        opening="KẾ HOẠCH",
        bullets=True,
        signing_by_tabs=True,
    ),
    "chuong-trinh-cong-tac-hdnd-lang-bien": Layout(
        left=("HỘI ĐỒNG NHÂN DÂN", "PHƯỜNG LÁNG BIÊN"),
        opening="CHƯƠNG TRÌNH",
        head_by_tabs=True,
        decomposed=True,
    ),
    "thong-bao-ket-luan-van-phong-ubnd-tinh": Layout(
        left=("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "VĂN PHÒNG"),
        opening="THÔNG BÁO",
        changed={
            "trước ngày 15/7/2026": "trước ngày 05/7/2026",
            "mỗi tháng một lần": "mỗi quý một lần",
            "b) Sở Tài chính bố trí": "b) Kho bạc Nhà nước bố trí",
        },
        struck={"5. Chế độ báo cáo": "- Giao Sở Công Thương rà soát giá điện của các trạm bơm trước ngày 01/8/2026."},
    ),
    "cong-van-trien-khai-tiem-chung": Layout(
        left=("UBND THÀNH PHỐ CẦN THƠ", "SỞ Y TẾ"),
        under_number="V/v tổ chức tiêm bù vắc xin sởi cho trẻ em trước năm học mới",
        opening="Kính gửi:",
        stamp=("ĐẾN", "Số: 1188", "Ngày: 10/7/2026", "Chuyển: TYT"),
    ),
    "ke-hoach-phong-duoi-nuoc-ea-rong": Layout(
        left=("ỦY BAN NHÂN DÂN", "XÃ EA RÔNG HẠ"),
        opening="KẾ HOẠCH",
        automatic=True,
        bullets=True,
        signing_by_tabs=True,
    ),
    "quyet-dinh-ban-to-chuc-hoi-thi-huong-pho": Layout(
        left=("ỦY BAN NHÂN DÂN", "PHƯỜNG HƯƠNG PHỔ"),
        opening="QUYẾT ĐỊNH",
    ),
    "cong-van-ra-soat-cau-treo-so-xay-dung": Layout(
        left=("ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG", "SỞ XÂY DỰNG"),
        under_number="V/v rà soát an toàn cầu treo dân sinh trước mùa lũ",
        opening="Kính gửi:",
    ),
    "thong-bao-ket-luan-long-be-van-hoi": Layout(
        left=("ỦY BAN NHÂN DÂN", "XÃ VẠN HỘI THƯỢNG"),
        opening="THÔNG BÁO",
        head_by_tabs=True,
        automatic=True,
        bullets=True,
    ),
}
