from enum import Enum

from django.db import models


class UnitKind(models.TextChoices):
    LEADERSHIP = "lanh_dao", "Lãnh đạo UBND"
    OFFICE = "van_phong", "Văn phòng"
    DEPARTMENT = "phong", "Phòng chuyên môn"
    SERVICE_CENTRE = "trung_tam", "Trung tâm, đơn vị sự nghiệp"
    PARTY = "dang", "Cơ quan Đảng"
    FRONT = "mttq", "Mặt trận Tổ quốc và tổ chức chính trị - xã hội"
    NEIGHBOURHOOD = "to_dan_pho", "Tổ dân phố, thôn"
    OTHER = "khac", "Cơ quan khác"


class Role(models.TextChoices):
    """Roles by duty; the first two and the last two hold for the whole commune, the middle two for one unit."""

    LEADER = "lanh_dao", "Lãnh đạo UBND"
    PROGRAMME_OFFICER = "tham_muu", "Công chức tham mưu chương trình"
    UNIT_HEAD = "thu_truong", "Thủ trưởng đơn vị"
    FOCAL_OFFICER = "dau_moi", "Công chức đầu mối"
    CLERK = "van_thu", "Văn thư"
    ADMINISTRATOR = "quan_tri", "Quản trị hệ thống"


UNIT_ROLES = frozenset({Role.UNIT_HEAD, Role.FOCAL_OFFICER})


class Right(Enum):
    """What a role may do; the value is the sentence shown where it is missing."""

    DOCUMENT_INTAKE = "Chỉ văn thư và công chức tham mưu chương trình được đưa văn bản vào."
    DOCUMENT_CONFIRM = "Chỉ công chức tham mưu chương trình được xác nhận văn bản và tạo nhiệm vụ."
    TASK_ASSIGN = "Chỉ lãnh đạo UBND và công chức tham mưu chương trình được giao và điều chỉnh nhiệm vụ."
    TASK_WORK = "Chỉ cán bộ đầu mối và thủ trưởng của đơn vị được giao làm việc này."
    TASK_CONFIRM = "Chỉ thủ trưởng của đơn vị được giao xác nhận việc này."
    TASK_RECEIVE = "Chỉ đơn vị nhận và tổng hợp được tiếp nhận kết quả này."
    REPORT_READ = "Chỉ lãnh đạo, thủ trưởng đơn vị và công chức tham mưu chương trình được xem báo cáo."
    REPORT_MAKE = "Chỉ công chức tham mưu chương trình và thủ trưởng đơn vị được lập báo cáo."
    ORGANISATION_MANAGE = "Chỉ quản trị hệ thống được sửa đơn vị, cán bộ và phân quyền."
    CALENDAR_MANAGE = "Chỉ quản trị hệ thống được sửa lịch làm việc."
