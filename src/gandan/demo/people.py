"""Invented people and units of the demo communes; any likeness to a real person is chance."""

import datetime as dt
from dataclasses import dataclass

from gandan.organisations.enums import Role, UnitKind

PASSWORD = "gandan2026"  # noqa: S105 - shown on the sign-in page of the demo


@dataclass(frozen=True, slots=True)
class UnitSeed:
    code: str
    name: str
    short_name: str
    kind: UnitKind
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonSeed:
    login: str
    unit: str
    title: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class CommuneSeed:
    slug: str
    level: str
    name: str
    names: tuple[str, ...]
    """Full names in the order of ``PEOPLE``."""


CITY = ("thanh-pho-bien-xanh", "Thành phố Biển Xanh")
CITY_LOGIN = "bien-xanh.thanhpho"

COMMUNES = (
    CommuneSeed(
        "song-ngan",
        "phuong",
        "Sông Ngân",
        (
            "Hoàng Thanh Tùng",
            "Đỗ Thị Mai Lan",
            "Lê Thu Hà",
            "Phạm Quốc Dũng",
            "Vũ Hải Yến",
            "Trịnh Đức Long",
            "Bùi Ngọc Ánh",
            "Ngô Minh Khang",
            "Đinh Thị Hoa",
            "Đỗ Văn Sơn",
            "Mai Thị Nhung",
            "Tạ Quang Huy",
            "Cao Thị Thảo",
            "Triệu Thị Mận",
            "Giang Văn Cảnh",
            "Ninh Bá Thước",
            "Lương Văn Phúc",
            "Quản Thị Vân",
        ),
    ),
    CommuneSeed(
        "ben-lua",
        "phuong",
        "Bến Lụa",
        (
            "Nguyễn Trọng Nghĩa",
            "Phan Thị Hồng",
            "Trần Khánh Vy",
            "Hồ Viết Thành",
            "Dương Thị Quỳnh",
            "Lý Quốc Bảo",
            "Chu Thị Hạnh",
            "Võ Đình Trí",
            "Kiều Thị Ngân",
            "Tô Anh Tuấn",
            "Hà Thị Xuân",
            "Phùng Gia Bách",
            "La Thị Thủy",
            "Âu Thị Nụ",
            "Hứa Văn Đông",
            "Viên Đình Kỷ",
            "Quách Văn Lợi",
            "Thiều Văn Trực",
        ),
    ),
    CommuneSeed(
        "dong-trang",
        "xa",
        "Đồng Trăng",
        (
            "Đặng Hữu Cường",
            "Lâm Thị Bích",
            "Nghiêm Thùy Dương",
            "Tống Văn Hiệp",
            "Mạc Thị Lệ",
            "Vương Đình Khôi",
            "Bạch Thị Oanh",
            "Thái Minh Quân",
            "Ông Thị Sen",
            "Khổng Văn Tài",
            "Nhâm Thị Uyên",
            "Từ Quang Vinh",
            "Doãn Thị Yên",
            "Cát Thị Mơ",
            "Đới Văn Thành",
            "Trang Quốc Ấn",
            "Lục Văn Đại",
            "Khuất Thị Liên",
        ),
    ),
)

PEOPLE = (
    PersonSeed("chutich", "LD", "Chủ tịch UBND", (Role.LEADER,)),
    PersonSeed("phochutich", "LD", "Phó Chủ tịch UBND", (Role.LEADER,)),
    PersonSeed("thammuu", "VHXH", "Chuyên viên", (Role.PROGRAMME_OFFICER, Role.FOCAL_OFFICER)),
    PersonSeed("vhxh", "VHXH", "Trưởng phòng", (Role.UNIT_HEAD,)),
    PersonSeed("vhxh.daumoi", "VHXH", "Chuyên viên", (Role.FOCAL_OFFICER,)),
    PersonSeed("ktht", "KTHT", "Trưởng phòng", (Role.UNIT_HEAD,)),
    PersonSeed("ktht.daumoi", "KTHT", "Chuyên viên", (Role.FOCAL_OFFICER,)),
    PersonSeed("vanphong", "VP", "Chánh Văn phòng", (Role.UNIT_HEAD,)),
    PersonSeed("vanthu", "VP", "Văn thư", (Role.CLERK, Role.FOCAL_OFFICER)),
    PersonSeed("ttpvhcc", "TTPVHCC", "Giám đốc", (Role.UNIT_HEAD,)),
    PersonSeed("ttpvhcc.daumoi", "TTPVHCC", "Viên chức", (Role.FOCAL_OFFICER,)),
    PersonSeed("ttdvsnc", "TTDVSNC", "Giám đốc", (Role.UNIT_HEAD, Role.FOCAL_OFFICER)),
    PersonSeed("mttq", "MTTQ", "Chủ tịch", (Role.UNIT_HEAD, Role.FOCAL_OFFICER)),
    PersonSeed("hpn", "HPN", "Chủ tịch", (Role.UNIT_HEAD, Role.FOCAL_OFFICER)),
    PersonSeed("dtn", "DTN", "Bí thư", (Role.UNIT_HEAD, Role.FOCAL_OFFICER)),
    PersonSeed("hccb", "HCCB", "Chủ tịch", (Role.UNIT_HEAD, Role.FOCAL_OFFICER)),
    PersonSeed("quantri", "VP", "Chuyên viên công nghệ thông tin", (Role.ADMINISTRATOR,)),
    PersonSeed("thanhtra", "VP", "Công chức kiểm tra", (Role.INSPECTOR,)),
)

SERVES_TOO = {"ben-lua": "song-ngan.thanhtra"}
"""By commune: the login of a colleague from another one who holds the same post here."""

UNITS = (
    UnitSeed("LD", "Lãnh đạo Ủy ban nhân dân", "Lãnh đạo UBND", UnitKind.LEADERSHIP, ("Lãnh đạo UBND",)),
    UnitSeed(
        "VP",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        "Văn phòng HĐND và UBND",
        UnitKind.OFFICE,
        ("Văn phòng HĐND và UBND", "Văn phòng HĐND&UBND", "Văn phòng"),
    ),
    UnitSeed(
        "VHXH",
        "Phòng Văn hóa - Xã hội",
        "Văn hóa - Xã hội",
        UnitKind.DEPARTMENT,
        ("Phòng VHXH", "Phòng Văn hóa và Xã hội"),
    ),
    UnitSeed(
        "KTHT",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Kinh tế, Hạ tầng và Đô thị",
        UnitKind.DEPARTMENT,
        ("Phòng Kinh tế - Hạ tầng và Đô thị", "Phòng KTHTĐT", "Phòng Kinh tế"),
    ),
    UnitSeed(
        "TTPVHCC",
        "Trung tâm Phục vụ hành chính công",
        "Phục vụ hành chính công",
        UnitKind.SERVICE_CENTRE,
        ("TTPVHCC", "Bộ phận Một cửa"),
    ),
    UnitSeed(
        "TTDVSNC",
        "Trung tâm Dịch vụ sự nghiệp công",
        "Dịch vụ sự nghiệp công",
        UnitKind.SERVICE_CENTRE,
        ("TTDVSNC", "Trung tâm Cung ứng dịch vụ sự nghiệp công"),
    ),
    UnitSeed("BXDD", "Ban Xây dựng Đảng Đảng ủy", "Ban Xây dựng Đảng", UnitKind.PARTY, ("Ban Xây dựng Đảng",)),
    UnitSeed(
        "MTTQ",
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Mặt trận Tổ quốc",
        UnitKind.FRONT,
        ("MTTQ", "UBMTTQ", "Ủy ban MTTQ Việt Nam", "Mặt trận Tổ quốc"),
    ),
    UnitSeed("HPN", "Hội Liên hiệp Phụ nữ", "Hội Phụ nữ", UnitKind.FRONT, ("Hội Phụ nữ", "Hội LHPN")),
    UnitSeed("DTN", "Đoàn Thanh niên Cộng sản", "Đoàn Thanh niên", UnitKind.FRONT, ("Đoàn Thanh niên",)),
    UnitSeed("HCCB", "Hội Cựu chiến binh", "Hội Cựu chiến binh", UnitKind.FRONT, ("Hội CCB",)),
    UnitSeed("TDP1", "Tổ dân phố số 1", "Tổ dân phố số 1", UnitKind.NEIGHBOURHOOD),
    UnitSeed("TDP2", "Tổ dân phố số 2", "Tổ dân phố số 2", UnitKind.NEIGHBOURHOOD),
    UnitSeed("TDP3", "Tổ dân phố số 3", "Tổ dân phố số 3", UnitKind.NEIGHBOURHOOD),
)

GROUPS = (
    (
        "PCM",
        "Các phòng chuyên môn",
        ("VP", "VHXH", "KTHT"),
        ("Các phòng chuyên môn", "Các phòng chuyên môn thuộc phường"),
    ),
    (
        "PDV",
        "Các phòng, đơn vị",
        ("VP", "VHXH", "KTHT", "TTPVHCC", "TTDVSNC"),
        (
            "Các phòng, đơn vị",
            "Các phòng ban, cơ quan, đơn vị",
            "Các phòng ban, cơ quan, đơn vị thuộc phường",
            "Các cơ quan, đơn vị",
            "Các cơ quan, đơn vị có liên quan",
            "Các cơ quan, đơn vị liên quan",
            "Các phòng, ban, đơn vị",
            "Các đơn vị",
        ),
    ),
    ("CTXH", "Các tổ chức chính trị - xã hội", ("HPN", "DTN", "HCCB"), ("Các tổ chức chính trị - xã hội",)),
    ("TDP", "Các tổ dân phố", ("TDP1", "TDP2", "TDP3"), ("Các Tổ dân phố", "Tổ dân phố")),
    ("KDT", "Khối đoàn thể", ("MTTQ", "HPN", "DTN", "HCCB"), ("Khối đoàn thể", "Các đoàn thể")),
)

JOINED_ON = {("KDT", "HCCB"): dt.date(2026, 1, 1)}
"""Members of a group that came to it later than the others."""

FORMER_NAMES = {
    "song-ngan": (
        (
            "KTHT",
            "Phòng Kinh tế và Quản lý đô thị",
            "Kinh tế và Quản lý đô thị",
            dt.date(2026, 2, 28),
            "Nghị quyết số 05/NQ-HĐND ngày 12/02/2026",
        ),
    ),
}
"""Names that units gave up: code, name, short name, last day, the paper that gave the next one."""
