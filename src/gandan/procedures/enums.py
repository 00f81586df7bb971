from django.db import models
from django.utils.translation import gettext_lazy as _


class TableKind(models.TextChoices):
    """Tables of the yearly reform plan that units fill."""

    ANNOUNCEMENTS = "quyet_dinh_cong_bo", _("Quyết định công bố thủ tục hành chính")
    ISO = "quy_trinh_iso", _("Quy trình ISO 9001:2015 theo thủ tục")
    SIMPLIFICATION = "don_gian_hoa", _("Đề xuất cắt giảm, đơn giản hóa thủ tục")


class IsoState(models.TextChoices):
    PRESENT = "dang_ap_dung", _("Đang áp dụng")
    TO_REVISE = "can_sua_doi", _("Cần sửa đổi")
    MISSING = "chua_co", _("Chưa có quy trình")
    SENT = "da_gui", _("Đã sửa, đã gửi")


class Proposal(models.TextChoices):
    CUT = "bai_bo", _("Cắt giảm, bãi bỏ")
    SIMPLER = "don_gian_hoa", _("Đơn giản hóa")
    SHORTER = "giam_thoi_gian", _("Rút ngắn thời gian")
