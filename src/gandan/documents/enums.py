from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from gandan.common.words import in_vietnamese


class Direction(models.TextChoices):
    """What a paper is to this commune; the first question of the review."""

    INCOMING = "den", _("Văn bản đến")
    ISSUED = "di", _("Văn bản của cơ quan mình đã ban hành")
    DRAFT = "du_thao", _("Dự thảo")
    INTERNAL = "noi_bo", _("Văn bản nội bộ")
    REFERENCE = "tham_khao", _("Để tham khảo")


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

    NGHI_QUYET = "nghi_quyet", _("Nghị quyết")
    QUYET_DINH = "quyet_dinh", _("Quyết định")
    CHI_THI = "chi_thi", _("Chỉ thị")
    QUY_CHE = "quy_che", _("Quy chế")
    QUY_DINH = "quy_dinh", _("Quy định")
    THONG_CAO = "thong_cao", _("Thông cáo")
    THONG_BAO = "thong_bao", _("Thông báo")
    HUONG_DAN = "huong_dan", _("Hướng dẫn")
    CHUONG_TRINH = "chuong_trinh", _("Chương trình")
    KE_HOACH = "ke_hoach", _("Kế hoạch")
    PHUONG_AN = "phuong_an", _("Phương án")
    DE_AN = "de_an", _("Đề án")
    DU_AN = "du_an", _("Dự án")
    BAO_CAO = "bao_cao", _("Báo cáo")
    BIEN_BAN = "bien_ban", _("Biên bản")
    TO_TRINH = "to_trinh", _("Tờ trình")
    HOP_DONG = "hop_dong", _("Hợp đồng")
    CONG_VAN = "cong_van", _("Công văn")
    CONG_DIEN = "cong_dien", _("Công điện")
    BAN_GHI_NHO = "ban_ghi_nho", _("Bản ghi nhớ")
    BAN_THOA_THUAN = "ban_thoa_thuan", _("Bản thỏa thuận")
    GIAY_UY_QUYEN = "giay_uy_quyen", _("Giấy ủy quyền")
    GIAY_MOI = "giay_moi", _("Giấy mời")
    GIAY_GIOI_THIEU = "giay_gioi_thieu", _("Giấy giới thiệu")
    GIAY_NGHI_PHEP = "giay_nghi_phep", _("Giấy nghỉ phép")
    PHIEU_GUI = "phieu_gui", _("Phiếu gửi")
    PHIEU_CHUYEN = "phieu_chuyen", _("Phiếu chuyển")
    PHIEU_BAO = "phieu_bao", _("Phiếu báo")
    THU_CONG = "thu_cong", _("Thư công")


@cache
def type_name(kind: str) -> str:
    """Return what a paper calls itself; a name belongs to the record and is not translated."""
    with in_vietnamese():
        return str(DocumentType(kind).label) if kind else "Văn bản"
