"""What the invented units do in a year, kind by kind, and what the one-stop centre did in February and March."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Happening:
    """One sort of thing that these units do; bounds are least and most."""

    kind: str
    units: tuple[str, ...]
    titles: tuple[str, ...]
    places: tuple[str, ...] = ()
    people: tuple[int, int] | None = None
    numbers: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened on its day."""

    kind: str
    on: dt.date
    title: str
    place: str = ""
    people: int | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    has_picture: bool = False
    to_on: dt.date | None = None
    group: str = ""
    """Code of the content group; empty for the one that the kind proposes."""


_ONE_STOP = "Bộ phận Một cửa"
_HALLS = ("Nhà văn hóa Tổ dân phố số 1", "Nhà văn hóa Tổ dân phố số 2", "Nhà văn hóa Tổ dân phố số 3")
_GROUPS = ("Tổ dân phố số 1", "Tổ dân phố số 2", "Tổ dân phố số 3")

HAPPENINGS = (
    Happening(
        "tuyen-truyen",
        ("MTTQ", "HPN", "DTN", "VHXH"),
        (
            "Tuyên truyền cách nộp hồ sơ trực tuyến và tra cứu kết quả",
            "Tuyên truyền quy tắc ứng xử của công chức và quyền của người dân khi làm thủ tục",
            "Tuyên truyền mô hình chính quyền thân thiện tới hội viên, đoàn viên",
        ),
        _HALLS,
        (24, 96),
        {"Tờ rơi đã phát": (30, 150)},
    ),
    Happening(
        "tham-hoi",
        ("HPN", "HCCB", "MTTQ"),
        (
            "Thăm hỏi, động viên gia đình chính sách, người có công",
            "Thăm hỏi, động viên người cao tuổi sống một mình",
            "Thăm hỏi, động viên hội viên có hoàn cảnh khó khăn",
        ),
        _GROUPS,
        None,
        {"Gia đình, cá nhân được thăm": (2, 9), "Suất quà đã trao": (2, 9)},
    ),
    Happening(
        "trao-giay-ket-hon",
        ("VHXH",),
        ("Trao giấy chứng nhận kết hôn cho các cặp đôi trong nghi thức trang trọng",),
        ("phòng tiếp công dân của trụ sở",),
        None,
        {"Cặp đôi được trao": (2, 6), "Thư chúc mừng kèm theo": (2, 6)},
    ),
    Happening(
        "thu-chuc-mung",
        ("VHXH", "VP"),
        ("Thư chúc mừng các gia đình có thành viên mới", "Thư chia buồn tới các gia đình có người qua đời"),
        (),
        None,
        {},
    ),
    Happening(
        "tra-ket-qua-tai-nha",
        ("TTPVHCC",),
        ("Trao kết quả tại nhà cho người cao tuổi, người khuyết tật và người ốm đau",),
        _GROUPS,
        None,
        {"Hồ sơ trao tại nhà": (2, 7)},
    ),
    Happening(
        "giai-quyet-trong-ngay",
        ("TTPVHCC",),
        ("Giải quyết trong ngày hồ sơ chứng thực bản sao và trích lục hộ tịch",),
        (_ONE_STOP,),
        (20, 46),
        {"Hồ sơ tiếp nhận": (24, 48)},
    ),
    Happening(
        "doi-thoai",
        ("VP", "MTTQ"),
        (
            "Đối thoại giữa người đứng đầu chính quyền với Nhân dân",
            "Đối thoại với các hộ kinh doanh về thủ tục đăng ký",
        ),
        _HALLS,
        (48, 140),
        {"Ý kiến nêu ra": (9, 18), "Ý kiến trả lời tại chỗ": (5, 9)},
    ),
    Happening(
        "tiep-cong-dan",
        ("VP",),
        ("Tiếp công dân định kỳ",),
        ("phòng tiếp công dân của trụ sở",),
        (6, 18),
        {"Vụ việc tiếp nhận": (3, 8), "Vụ việc giải quyết xong": (1, 3)},
    ),
    Happening(
        "niem-yet",
        ("TTPVHCC", "VP"),
        (
            "Niêm yết công khai danh mục thủ tục hành chính vừa được công bố",
            "Niêm yết công khai quy tắc ứng xử và số điện thoại tiếp nhận phản ánh",
        ),
        (_ONE_STOP, "trụ sở và nhà văn hóa các tổ dân phố"),
        None,
        {"Thủ tục, văn bản niêm yết": (4, 32)},
    ),
    Happening(
        "ra-quan",
        ("KTHT", "DTN", "HCCB"),
        (
            "Ra quân dọn vệ sinh, trồng cây tại các tuyến đường, ngõ",
            "Ra quân chỉnh trang khuôn viên trụ sở và nhà văn hóa",
        ),
        _GROUPS,
        (26, 90),
        {"Tuyến đường, ngõ": (2, 6), "Cây xanh đã trồng": (12, 60)},
    ),
    Happening(
        "tap-huan",
        ("VHXH", "TTDVSNC"),
        (
            "Tập huấn kỹ năng giao tiếp, ứng xử cho cán bộ, công chức",
            "Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng",
        ),
        ("hội trường trụ sở",),
        (28, 64),
        {"Lớp, buổi tập huấn": (1, 2)},
    ),
    Happening(
        "kiem-tra",
        ("VP", "KTHT"),
        (
            "Kiểm tra việc chấp hành giờ giấc và tác phong làm việc",
            "Kiểm tra việc giữ gìn mỹ quan đô thị tại các tuyến phố",
        ),
        (),
        None,
        {"Đơn vị, cơ sở được kiểm tra": (4, 9), "Tồn tại đã nhắc nhở": (1, 4)},
    ),
    Happening(
        "huong-dan-truc-tuyen",
        ("TTPVHCC", "DTN"),
        (
            "Hướng dẫn nộp hồ sơ trực tuyến cho người dân đến giao dịch",
            "Hướng dẫn nộp hồ sơ trực tuyến cho người cao tuổi",
        ),
        (_ONE_STOP, *_HALLS),
        (25, 80),
        {"Hồ sơ nộp trực tuyến tại chỗ": (14, 24), "Tài khoản định danh kích hoạt": (3, 20)},
    ),
    Happening(
        "phat-thanh",
        ("TTDVSNC",),
        ("Phát thanh chuyên mục “Chính quyền thân thiện”",),
        (),
        None,
        {"Tin, bài": (2, 6), "Lượt phát": (8, 24)},
    ),
)

LETTERS = {
    "Thư chúc mừng các gia đình có thành viên mới": "Thư chúc mừng",
    "Thư chia buồn tới các gia đình có người qua đời": "Thư chia buồn",
}
"""Which number a title of letters fills."""


def _quick_day(month: int, day: int, people: int, cases: int) -> Told:
    numbers = {"Hồ sơ tiếp nhận": cases, "Hồ sơ trả trong ngày": cases}
    title = "Giải quyết trong ngày hồ sơ chứng thực bản sao và trích lục hộ tịch"
    return Told("giai-quyet-trong-ngay", dt.date(2026, month, day), title, _ONE_STOP, people, numbers, day == 10)


CENTRE = (
    Told(
        "niem-yet",
        dt.date(2026, 2, 24),
        "Niêm yết công khai thủ tục hành chính kèm mã QR tra cứu",
        _ONE_STOP,
        None,
        {"Thủ tục, văn bản niêm yết": 186, "Mã QR đã đặt": 6},
        has_picture=True,
    ),
    _quick_day(2, 24, 28, 31),
    Told(
        "huong-dan-truc-tuyen",
        dt.date(2026, 2, 26),
        "Hướng dẫn nộp hồ sơ trực tuyến cho người dân đến giao dịch",
        _ONE_STOP,
        34,
        {"Hồ sơ nộp trực tuyến tại chỗ": 22, "Tài khoản định danh kích hoạt": 9},
    ),
    _quick_day(3, 3, 33, 36),
    Told(
        "tra-ket-qua-tai-nha",
        dt.date(2026, 3, 5),
        "Trao kết quả tại nhà cho người cao tuổi, người khuyết tật và người ốm đau",
        "Tổ dân phố số 2",
        None,
        {"Hồ sơ trao tại nhà": 4, "Người cao tuổi, khuyết tật được phục vụ": 3},
    ),
    Told(
        "khac",
        dt.date(2026, 3, 6),
        "Bố trí ghế chờ, nước uống, máy in và chỗ sạc điện thoại miễn phí cho người dân",
        _ONE_STOP,
        has_picture=True,
        group="than-thien",
    ),
    _quick_day(3, 10, 37, 40),
    Told(
        "tuyen-truyen",
        dt.date(2026, 3, 12),
        "Tuyên truyền quyền của người dân khi làm thủ tục hành chính và cách phản ánh qua mã QR",
        "Nhà văn hóa Tổ dân phố số 1",
        58,
        {"Tờ rơi đã phát": 120},
    ),
    _quick_day(3, 17, 29, 32),
    Told(
        "huong-dan-truc-tuyen",
        dt.date(2026, 3, 18),
        "Hướng dẫn nộp hồ sơ trực tuyến cho người cao tuổi",
        "Nhà văn hóa Tổ dân phố số 3",
        27,
        {"Hồ sơ nộp trực tuyến tại chỗ": 15, "Tài khoản định danh kích hoạt": 12},
        has_picture=True,
    ),
    Told(
        "tra-ket-qua-tai-nha",
        dt.date(2026, 3, 19),
        "Trao kết quả tại nhà cho gia đình chính sách và người già yếu",
        "Tổ dân phố số 3",
        None,
        {"Hồ sơ trao tại nhà": 3, "Người cao tuổi, khuyết tật được phục vụ": 3},
    ),
    _quick_day(3, 24, 31, 35),
    Told(
        "tap-huan",
        dt.date(2026, 3, 25),
        "Tập huấn kỹ năng số hóa và tái sử dụng dữ liệu cho viên chức, công chức một cửa",
        "phòng họp của Trung tâm",
        16,
        {"Lớp, buổi tập huấn": 1},
    ),
    Told(
        "khao-sat",
        dt.date(2026, 3, 2),
        "Khảo sát mức độ hài lòng của người dân, tổ chức tại quầy và trên máy tra cứu",
        "",
        164,
        {"Phiếu phát ra": 180, "Phiếu thu về": 164, "Phiếu hài lòng trở lên": 159},
        to_on=dt.date(2026, 3, 27),
    ),
    _quick_day(3, 31, 30, 33),
)
"""The centre's own record of the window 14/02–31/03/2026, from which its result report is made."""
CENTRE_WINDOW = (dt.date(2026, 2, 14), dt.date(2026, 3, 31))
