from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    PREPARED = "chuan_bi", _("Đang chuẩn bị")
    """From a draft: its tasks are prepared, not given out."""
    ACTIVE = "thuc_hien", _("Đang thực hiện")
    CLOSED = "ket_thuc", _("Đã kết thúc")


class UnitPart(models.TextChoices):
    LEAD = "chu_tri", _("Chủ trì")
    SUPPORT = "phoi_hop", _("Phối hợp")


class AssignmentState(models.TextChoices):
    PREPARED = "chuan_bi", _("Chưa giao")
    NEW = "moi_giao", _("Mới giao")
    ACCEPTED = "da_nhan", _("Đã nhận")
    WORKING = "dang_thuc_hien", _("Đang thực hiện")
    SUBMITTED = "cho_xac_nhan", _("Chờ xác nhận")
    CONFIRMED = "cho_tiep_nhan", _("Chờ tiếp nhận")
    """Confirmed by the unit's head, not yet accepted by the receiver."""
    DONE = "hoan_thanh", _("Hoàn thành")
    BEFORE_ENTRY = "truoc_khi_nhap", _("Trước khi nhập")
    """Its time lay before the day on which the paper was entered: neither late nor reminded."""
    WITHDRAWN = "da_rut", _("Đã rút")


WITH_DOER = frozenset({AssignmentState.NEW, AssignmentState.ACCEPTED, AssignmentState.WORKING})
WAITING = frozenset({AssignmentState.SUBMITTED, AssignmentState.CONFIRMED})
OPEN = WITH_DOER | WAITING


class ProgressKind(models.TextChoices):
    PROGRESS = "dang_lam", _("Đang làm")
    DONE = "da_xong", _("Đã xong")
    DIFFICULTY = "vuong_mac", _("Vướng mắc")


class RequestKind(models.TextChoices):
    NEW_DATE = "gia_han", _("Đề nghị gia hạn")
    NOT_OURS = "chuyen_don_vi", _("Đề nghị chuyển đơn vị khác")


class RequestState(models.TextChoices):
    OPEN = "cho", _("Chờ quyết định")
    GRANTED = "dong_y", _("Đồng ý")
    REFUSED = "khong_dong_y", _("Không đồng ý")
    CANCELLED = "da_rut", _("Đã rút")


NAMED_WORK = "viec"
"""The kind of parts of work given to a person by name, among what a person holds."""
