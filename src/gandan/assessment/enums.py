from django.db import models
from django.utils.translation import gettext_lazy as _


class SetState(models.TextChoices):
    DRAFT = "du_thao", _("Đang chuẩn bị")
    IN_FORCE = "ap_dung", _("Đang áp dụng")
    REPLACED = "het_ap_dung", _("Hết áp dụng")


class AssessmentState(models.TextChoices):
    OPEN = "dang_cham", _("Đang tự chấm")
    LOCKED = "da_chot", _("Đã chốt")


class Origin(models.TextChoices):
    """Where the points of a leaf come from."""

    NONE = "chua_co", _("Chưa có điểm")
    SELF = "tu_cham", _("Tự chấm")
    COMPUTED = "tu_tinh", _("Hệ thống tính")
    CHANGED = "sua_tay", _("Sửa điểm hệ thống tính")


class Lack(models.TextChoices):
    """What a leaf still wants."""

    UNSCORED = "chua_cham", _("Chưa chấm điểm")
    NO_EVIDENCE = "thieu_minh_chung", _("Chưa có minh chứng")
    OUTSIDE = "ngoai_ky", _("Minh chứng đều nằm ngoài kỳ đánh giá")
    NO_VALUE = "thieu_so_lieu", _("Chỉ tiêu chưa có hoặc chưa đủ số liệu")


class ExportKind(models.TextChoices):
    DOCX = "docx", _("Bảng tự chấm (DOCX)")
    XLSX = "xlsx", _("Bảng tự chấm (XLSX)")
    ZIP = "zip", _("Hồ sơ minh chứng (ZIP)")


PACKAGE_TASK = "assessment.make_package"


class ExportState(models.TextChoices):
    WAITING = "cho_lam", _("Đang chuẩn bị")
    READY = "xong", _("Đã xong")
    FAILED = "loi", _("Không làm được")
