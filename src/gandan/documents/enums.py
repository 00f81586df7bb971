from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gandan.common.words import in_vietnamese


class Direction(models.TextChoices):
    """What a paper is to this commune; the first question of the review."""

    INCOMING = "den", _("Văn bản đến")
    ISSUED = "di", _("Văn bản của cơ quan mình đã ban hành")
    DRAFT = "du_thao", _("Dự thảo")
    INTERNAL = "noi_bo", _("Văn bản nội bộ")
    REFERENCE = "tham_khao", _("Để tham khảo")


OWN = frozenset({Direction.ISSUED, Direction.DRAFT, Direction.INTERNAL})
"""Papers of this commune itself."""


class ReadingState(models.TextChoices):
    QUEUED = "cho_doc", _("Chờ đọc")
    READING = "dang_doc", _("Đang đọc")
    READY = "cho_ra_soat", _("Chờ rà soát")
    FAILED = "khong_doc_duoc", _("Không đọc được")
    CONFIRMED = "da_xac_nhan", _("Đã xác nhận")
    DROPPED = "da_bo", _("Đã bỏ")


READING_OPEN = frozenset({ReadingState.QUEUED, ReadingState.READING, ReadingState.READY, ReadingState.FAILED})


class DocumentType(models.TextChoices):
    """The 29 types of Decree 30/2020/NĐ-CP, article 7."""

    NGHI_QUYET = "nghi_quyet", pgettext_lazy("document type", "Nghị quyết")
    QUYET_DINH = "quyet_dinh", pgettext_lazy("document type", "Quyết định")
    CHI_THI = "chi_thi", pgettext_lazy("document type", "Chỉ thị")
    QUY_CHE = "quy_che", pgettext_lazy("document type", "Quy chế")
    QUY_DINH = "quy_dinh", pgettext_lazy("document type", "Quy định")
    THONG_CAO = "thong_cao", pgettext_lazy("document type", "Thông cáo")
    THONG_BAO = "thong_bao", pgettext_lazy("document type", "Thông báo")
    HUONG_DAN = "huong_dan", pgettext_lazy("document type", "Hướng dẫn")
    CHUONG_TRINH = "chuong_trinh", pgettext_lazy("document type", "Chương trình")
    KE_HOACH = "ke_hoach", pgettext_lazy("document type", "Kế hoạch")
    PHUONG_AN = "phuong_an", pgettext_lazy("document type", "Phương án")
    DE_AN = "de_an", pgettext_lazy("document type", "Đề án")
    DU_AN = "du_an", pgettext_lazy("document type", "Dự án")
    BAO_CAO = "bao_cao", pgettext_lazy("document type", "Báo cáo")
    BIEN_BAN = "bien_ban", pgettext_lazy("document type", "Biên bản")
    TO_TRINH = "to_trinh", pgettext_lazy("document type", "Tờ trình")
    HOP_DONG = "hop_dong", pgettext_lazy("document type", "Hợp đồng")
    CONG_VAN = "cong_van", pgettext_lazy("document type", "Công văn")
    CONG_DIEN = "cong_dien", pgettext_lazy("document type", "Công điện")
    BAN_GHI_NHO = "ban_ghi_nho", pgettext_lazy("document type", "Bản ghi nhớ")
    BAN_THOA_THUAN = "ban_thoa_thuan", pgettext_lazy("document type", "Bản thỏa thuận")
    GIAY_UY_QUYEN = "giay_uy_quyen", pgettext_lazy("document type", "Giấy ủy quyền")
    GIAY_MOI = "giay_moi", pgettext_lazy("document type", "Giấy mời")
    GIAY_GIOI_THIEU = "giay_gioi_thieu", pgettext_lazy("document type", "Giấy giới thiệu")
    GIAY_NGHI_PHEP = "giay_nghi_phep", pgettext_lazy("document type", "Giấy nghỉ phép")
    PHIEU_GUI = "phieu_gui", pgettext_lazy("document type", "Phiếu gửi")
    PHIEU_CHUYEN = "phieu_chuyen", pgettext_lazy("document type", "Phiếu chuyển")
    PHIEU_BAO = "phieu_bao", pgettext_lazy("document type", "Phiếu báo")
    THU_CONG = "thu_cong", pgettext_lazy("document type", "Thư công")


@cache
def type_name(kind: str) -> str:
    """Return what a paper calls itself; a name belongs to the record and is not translated."""
    with in_vietnamese():
        return str(DocumentType(kind).label) if kind else "Văn bản"
