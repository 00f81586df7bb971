"""Invented people, units and papers shown in the gallery."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gandan.common.menu import ShownEntry

UNITS = (
    ("vp", "Văn phòng HĐND và UBND"),
    ("vhxh", "Phòng Văn hóa - Xã hội"),
    ("kt", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("pvhc", "Trung tâm Phục vụ hành chính công"),
    ("dvc", "Trung tâm Dịch vụ sự nghiệp công"),
)

MENU = [
    ShownEntry(label, short, icon, url, name)
    for label, short, icon, url, name in (
        ("Công việc của tôi", "Công việc", "list-checks", "/thu-vien/cong-viec/", "work"),
        ("Văn bản", "Văn bản", "file-text", "/thu-vien/ra-soat/", "documents"),
        ("Kế hoạch – nhiệm vụ", "Kế hoạch", "clipboard-list", "/thu-vien/ke-hoach/", "plans"),
        ("Phản ánh – kiến nghị", "Phản ánh", "message-square-text", "/thu-vien/#trang-thai", "feedback"),
        ("Báo cáo", "Báo cáo", "chart-column", "/thu-vien/#so-lieu", "reports"),
        ("Quản trị", "Quản trị", "settings", "/thu-vien/", "gallery"),
    )
]


class SampleForm(forms.Form):
    name = forms.CharField(label=_("Tên nhiệm vụ"), help_text=_("Bắt đầu bằng động từ."))
    unit = forms.ChoiceField(label=_("Đơn vị chủ trì"), choices=(("", _("Chọn đơn vị")), *UNITS))
    due_on = forms.DateField(label=_("Hạn hoàn thành"), input_formats=["%d/%m/%Y"], required=False)
    reading = forms.ChoiceField(
        label=_("Cách hiểu hạn"),
        choices=(("yearly", _("Hằng năm")), ("once", _("Một lần")), ("other", _("Ngày khác"))),
        widget=forms.RadioSelect,
    )
    supporting = forms.MultipleChoiceField(
        label=_("Đơn vị phối hợp"), choices=UNITS, widget=forms.CheckboxSelectMultiple, required=False
    )
    paper = forms.FileField(label=_("Văn bản"), help_text=_("Tệp DOCX hoặc PDF, không quá 30 MB."), required=False)
    is_urgent = forms.BooleanField(label=_("Nhắc hằng ngày cho đến khi xong"), required=False)
    note = forms.CharField(label=_("Kết quả"), widget=forms.Textarea(attrs={"rows": 4}), required=False)


def _due(day: dt.date | None, left: int | None, state: str = "") -> SimpleNamespace:
    return SimpleNamespace(date=day, days_left=left, state=state)


DUES = (
    _due(dt.date(2026, 11, 13), -3),
    _due(dt.date(2026, 11, 18), 0),
    _due(dt.date(2026, 11, 20), 2),
    _due(dt.date(2026, 11, 11), None, "good"),
    _due(None, None),
)


def _event(icon: str, state: str, what: str, who: str, day: int, hour: int) -> SimpleNamespace:
    at = dt.datetime(2026, 11, day, hour, 5, tzinfo=timezone.get_default_timezone())
    return SimpleNamespace(icon=icon, state=state, what=what, who=who, at=at)


EVENTS = (
    _event("inbox", "good", "Trung tâm Dịch vụ sự nghiệp công gửi phần báo cáo, chờ xác nhận", "Cao Văn Mẫu", 18, 8),
    _event("bell", "", "Nhắc 4 đơn vị chưa gửi", "Hệ thống", 17, 7),
    _event("undo-2", "bad", "Trả lại phần của Phòng Kinh tế: thiếu minh chứng", "Đinh Thị Mẫu", 16, 16),
    _event("send", "primary", "Giao nhiệm vụ cho 5 đơn vị", "Lương Văn Mẫu", 10, 9),
)

TABS: tuple[dict[str, Any], ...] = (
    {"label": "Danh sách", "href": "#the", "icon": "list", "active": True},
    {"label": "Bảng", "href": "#the", "icon": "square-kanban", "active": False},
    {"label": "Dòng thời gian", "href": "#the", "icon": "chart-gantt", "active": False, "count": 9},
)

PARTS = (
    (2, "good", "hoàn thành"),
    (4, "doing", "đang làm"),
    (1, "warn", "có rủi ro"),
    (1, "bad", "quá hạn"),
    (1, "rest", "chưa bắt đầu"),
)


def _task(number: int, title: str, due: SimpleNamespace, state: str, word: str) -> SimpleNamespace:
    return SimpleNamespace(
        number=number, title=title, unit="Văn hóa - Xã hội", due=due, state=state, word=word, evidence=number * 4
    )


TASKS = (
    _task(1, "Thông tin, tuyên truyền về mô hình", DUES[2], "primary", "Đang thực hiện"),
    _task(2, "Lập kế hoạch và đăng ký mức đạt chuẩn của phường", DUES[3], "good", "Hoàn thành"),
    _task(3, "Báo cáo kết quả triển khai tháng 11", DUES[1], "warn", "Chờ xác nhận"),
    _task(4, "Đẩy mạnh cải cách thủ tục hành chính tại bộ phận một cửa", DUES[0], "bad", "Quá hạn"),
    _task(5, "Sơ kết hai năm thực hiện mô hình", DUES[4], "neutral", "Mới giao"),
)


def _work(title: str, paper: str, unit: str, due: SimpleNamespace, act: str, icon: str) -> SimpleNamespace:
    return SimpleNamespace(title=title, paper=paper, unit=unit, due=due, act=act, icon=icon)


def _section(key: str, name: str, short: str, icon: str, state: str, *works: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(key=key, name=name, short=short, icon=icon, state=state, works=works)


_NOTICE = "Thông báo số 31/TB-UBND ngày 26/10/2026 · mục 3"
_PLAN = "Kế hoạch số 57/KH-UBND ngày 09/3/2026 · nhiệm vụ 6"

SECTIONS = (
    _section("qua-han", "Quá hạn", "Quá hạn", "circle-alert", "bad",
        _work("Gửi ảnh niêm yết bộ thủ tục hành chính lĩnh vực hộ tịch tại nhà văn hóa", _NOTICE,
              "Văn phòng HĐND và UBND", DUES[0], "Gửi minh chứng", "paperclip"),
        _work("Trả lời kiến nghị về đèn chiếu sáng ngõ 12", "Biên bản đối thoại ngày 30/10/2026",
              "Kinh tế, Hạ tầng và Đô thị", _due(dt.date(2026, 11, 17), -1), "Đề nghị gia hạn", "calendar-plus")),
    _section("hom-nay", "Hôm nay", "Hôm nay", "clock", "warn",
        _work("Tổng hợp báo cáo tháng 11 về mô hình “Chính quyền thân thiện”", _PLAN,
              "Văn hóa - Xã hội", DUES[1], "Mở báo cáo", "file-text"),
        _work("Lắp đặt hai bảng hướng dẫn tại bộ phận một cửa", _PLAN,
              "Dịch vụ sự nghiệp công", DUES[1], "Báo xong", "check")),
    _section("bay-ngay", "Bảy ngày tới", "7 ngày", "calendar", "",
        _work("Chuẩn bị tài liệu đối thoại quý IV với Nhân dân Tổ dân phố số 2", _PLAN,
              "Văn hóa - Xã hội", DUES[2], "Báo tiến độ", "send")),
    _section("cho-toi", "Chờ tôi xác nhận", "Chờ tôi", "user-check", "primary"),
)  # fmt: skip

PREFACE = (
    ("Cơ quan ban hành", "UBND phường Sông Mẫu", "sure"),
    ("Số, ký hiệu", "57/KH-UBND", "sure"),
    ("Ngày ban hành", "16/11/2026", "edited"),
    ("Người ký", "Lương Văn Mẫu", "sure"),
    ("Chức vụ", "", "unread"),
    ("Loại văn bản", "Kế hoạch", "sure"),
)


def _row(number: int, name: str, doer: str, due: str, level: str, reason: str = "") -> SimpleNamespace:
    return SimpleNamespace(number=number, name=name, doer=doer, due=due, level=level, reason=reason)


READ_ROWS = (
    _row(1, "Tuyên truyền về mô hình", "Dịch vụ sự nghiệp công", "Hằng năm", "sure"),
    _row(2, "Đăng ký mức đạt chuẩn", "Văn hóa - Xã hội", "Trước ngày 15/02", "check",
         "Văn bản ghi “Trước ngày 15/02”, không có năm. Chọn cách hiểu đúng:"),
    _row(3, "Tổ chức thực hiện các tiêu chí", "Các đơn vị có liên quan", "Hằng năm", "check",
         "“Các đơn vị có liên quan” là cách gọi chung. Tạo nhiệm vụ cho 2 trong 5 đơn vị:"),
    _row(4, "Báo cáo kết quả triển khai", "Văn hóa - Xã hội", "Tháng 12 hằng năm", "edited"),
    _row(5, "Tổng hợp dự toán kinh phí", "", "Hằng năm", "unread",
         "Ô đơn vị bị dấu đóng đè, chưa đọc được. Chọn đơn vị chủ trì:"),
)  # fmt: skip
