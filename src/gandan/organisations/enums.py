from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class UnitKind(models.TextChoices):
    """Bodies that documents name; a commune without a body simply has no unit of that kind."""

    COMMITTEE = "ubnd", _("Ủy ban nhân dân")
    COUNCIL = "hdnd", _("Hội đồng nhân dân")
    LEADERSHIP = "lanh_dao", _("Lãnh đạo UBND")
    OFFICE = "van_phong", _("Văn phòng")
    DEPARTMENT = "phong", _("Phòng chuyên môn")
    SERVICE_CENTRE = "trung_tam", _("Trung tâm, đơn vị sự nghiệp")
    PARTY_COMMITTEE = "dang_uy", _("Đảng ủy")
    PARTY_BOARD = "ban_dang", _("Ban xây dựng Đảng, văn phòng Đảng ủy")
    PARTY = "dang", _("Cơ quan Đảng")
    FRONT = "mttq", _("Mặt trận Tổ quốc và tổ chức chính trị - xã hội")
    WOMEN = "phu_nu", _("Hội Liên hiệp Phụ nữ")
    YOUTH = "thanh_nien", _("Đoàn Thanh niên")
    VETERANS = "cuu_chien_binh", _("Hội Cựu chiến binh")
    FARMERS = "nong_dan", _("Hội Nông dân")
    TRADE_UNION = "cong_doan", _("Công đoàn")
    POLICE = "cong_an", _("Công an")
    MILITARY = "quan_su", _("Ban Chỉ huy Quân sự")
    HEALTH = "y_te", _("Trạm Y tế")
    SCHOOL = "truong", _("Trường học")
    NEIGHBOURHOOD = "to_dan_pho", _("Tổ dân phố, thôn")
    OTHER = "khac", _("Cơ quan khác")


class AliasKind(models.TextChoices):
    COMMON = "thuong_goi", _("tên thường gọi")
    ABBREVIATION = "viet_tat", _("tên viết tắt")
    FORMER = "ten_cu", _("tên cũ")


class SuccessionKind(models.TextChoices):
    MERGED = "sap_nhap", _("sáp nhập vào")
    DIVIDED = "chia_tach", _("chia, tách thành")


class Role(models.TextChoices):
    """Roles by duty; the third and the fourth hold for one unit, the others for the whole commune."""

    LEADER = "lanh_dao", _("Lãnh đạo UBND")
    PROGRAMME_OFFICER = "tham_muu", _("Công chức tham mưu chương trình")
    UNIT_HEAD = "thu_truong", _("Thủ trưởng đơn vị")
    FOCAL_OFFICER = "dau_moi", _("Công chức đầu mối")
    CLERK = "van_thu", _("Văn thư")
    ADMINISTRATOR = "quan_tri", _("Quản trị hệ thống")
    INSPECTOR = "thanh_tra", _("Thanh tra, kiểm tra")


class PositionKind(models.TextChoices):
    HEAD = "cap_truong", _("Cấp trưởng")
    DEPUTY = "cap_pho", _("Cấp phó")
    OFFICER = "cong_chuc", _("Công chức, viên chức, người lao động")


class ActingForm(models.TextChoices):
    """The letters that stand before the title of the head for whom somebody signs (Decree 30/2020, annex I)."""

    KT = "KT", _("KT. – ký thay cấp trưởng")
    TL = "TL", _("TL. – ký thừa lệnh")
    TUQ = "TUQ", _("TUQ. – ký thừa ủy quyền")
    Q = "Q", _("Q. – được giao quyền cấp trưởng")


class PaperKind(models.TextChoices):
    """Kinds of papers that a scope may name, by the codes that readings use."""

    REPORT = "bao_cao", _("Báo cáo")
    LETTER = "cong_van", _("Công văn")
    NOTICE = "thong_bao", _("Thông báo")
    PLAN = "ke_hoach", _("Kế hoạch")
    DECISION = "quyet_dinh", _("Quyết định")
    INVITATION = "giay_moi", _("Giấy mời")


UNIT_ROLES = frozenset({Role.UNIT_HEAD, Role.FOCAL_OFFICER})

NEVER_LENT = frozenset({Role.LEADER, Role.ADMINISTRATOR, Role.INSPECTOR})
"""Roles that no stand-in holds and no hand-over passes on: they are given by a decision on the person."""


class Right(Enum):
    """What a role may do; the value is the sentence shown where it is missing."""

    DOCUMENT_INTAKE = gettext_noop("Chỉ văn thư và công chức tham mưu chương trình được đưa văn bản vào.")
    DOCUMENT_CONFIRM = gettext_noop("Chỉ công chức tham mưu chương trình được xác nhận văn bản và tạo nhiệm vụ.")
    TASK_ASSIGN = gettext_noop(
        "Chỉ lãnh đạo UBND và công chức tham mưu chương trình được giao và điều chỉnh nhiệm vụ."
    )
    TASK_WORK = gettext_noop("Chỉ cán bộ đầu mối và thủ trưởng của đơn vị được giao làm việc này.")
    TASK_CONFIRM = gettext_noop("Chỉ thủ trưởng của đơn vị được giao xác nhận việc này.")
    TASK_RECEIVE = gettext_noop("Chỉ đơn vị nhận và tổng hợp được tiếp nhận kết quả này.")
    REPORT_READ = gettext_noop("Chỉ lãnh đạo, cán bộ của đơn vị lập báo cáo và công chức tham mưu được xem báo cáo.")
    REPORT_MAKE = gettext_noop("Chỉ công chức tham mưu, thủ trưởng và cán bộ đầu mối của đơn vị được lập báo cáo.")
    REPORT_SEND = gettext_noop("Chỉ thủ trưởng đơn vị và công chức tham mưu chương trình được gửi báo cáo.")
    REPORT_APPROVE = gettext_noop("Chỉ lãnh đạo UBND được duyệt báo cáo.")
    OBLIGATION_MANAGE = gettext_noop("Chỉ công chức tham mưu chương trình được sửa chế độ báo cáo và biểu mẫu.")
    ACTIVITY_RECORD = gettext_noop("Chỉ cán bộ đầu mối, thủ trưởng đơn vị và công chức tham mưu được ghi hoạt động.")
    INDICATOR_ENTER = gettext_noop("Chỉ cán bộ đầu mối, thủ trưởng đơn vị và công chức tham mưu được nhập số liệu.")
    CRITERIA_MANAGE = gettext_noop("Chỉ công chức tham mưu chương trình được nhập và sửa bộ tiêu chí.")
    SCORE_SELF = gettext_noop("Chỉ đơn vị phụ trách tiêu chí và công chức tham mưu được tự chấm điểm.")
    BOARD_READ = gettext_noop("Chỉ lãnh đạo UBND, công chức tham mưu và thủ trưởng đơn vị được xem bảng điều hành.")
    ORGANISATION_MANAGE = gettext_noop("Chỉ quản trị hệ thống được sửa đơn vị, cán bộ và phân quyền.")
    WORK_HAND_OVER = gettext_noop(
        "Chỉ chính người đó, thủ trưởng đơn vị và quản trị hệ thống được ghi ngày nghỉ và bàn giao việc."
    )
    RECORD_READ = gettext_noop("Chỉ người làm thanh tra, kiểm tra và quản trị hệ thống được xem nhật ký.")
    RECORD_PERSONAL = gettext_noop("Chỉ quản trị hệ thống được xem và xóa giá trị cá nhân trong nhật ký.")
    CALENDAR_MANAGE = gettext_noop("Chỉ quản trị hệ thống được sửa lịch làm việc.")
