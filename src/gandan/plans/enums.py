from django.db import models


class PlanState(models.TextChoices):
    PREPARED = "chuan_bi", "Đang chuẩn bị"
    """From a draft: its tasks are prepared, not given out."""
    ACTIVE = "thuc_hien", "Đang thực hiện"
    CLOSED = "ket_thuc", "Đã kết thúc"


class UnitPart(models.TextChoices):
    LEAD = "chu_tri", "Chủ trì"
    SUPPORT = "phoi_hop", "Phối hợp"


class AssignmentState(models.TextChoices):
    PREPARED = "chuan_bi", "Chưa giao"
    NEW = "moi_giao", "Mới giao"
    ACCEPTED = "da_nhan", "Đã nhận"
    WORKING = "dang_thuc_hien", "Đang thực hiện"
    SUBMITTED = "cho_xac_nhan", "Chờ xác nhận"
    CONFIRMED = "cho_tiep_nhan", "Chờ tiếp nhận"
    """Confirmed by the unit's head, not yet accepted by the receiver."""
    DONE = "hoan_thanh", "Hoàn thành"
    BEFORE_ENTRY = "truoc_khi_nhap", "Trước khi nhập"
    """Its time lay before the day on which the paper was entered: neither late nor reminded."""
    WITHDRAWN = "da_rut", "Đã rút"


WITH_DOER = frozenset({AssignmentState.NEW, AssignmentState.ACCEPTED, AssignmentState.WORKING})
WAITING = frozenset({AssignmentState.SUBMITTED, AssignmentState.CONFIRMED})
OPEN = WITH_DOER | WAITING


class ProgressKind(models.TextChoices):
    PROGRESS = "dang_lam", "Đang làm"
    DONE = "da_xong", "Đã xong"
    DIFFICULTY = "vuong_mac", "Vướng mắc"


class RequestKind(models.TextChoices):
    NEW_DATE = "gia_han", "Đề nghị gia hạn"
    NOT_OURS = "chuyen_don_vi", "Đề nghị chuyển đơn vị khác"


class RequestState(models.TextChoices):
    OPEN = "cho", "Chờ quyết định"
    GRANTED = "dong_y", "Đồng ý"
    REFUSED = "khong_dong_y", "Không đồng ý"
    CANCELLED = "da_rut", "Đã rút"
