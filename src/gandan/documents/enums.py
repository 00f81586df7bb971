from django.db import models


class Direction(models.TextChoices):
    """What a paper is to this commune; the first question of the review."""

    INCOMING = "den", "Văn bản đến"
    ISSUED = "di", "Văn bản của cơ quan mình đã ban hành"
    DRAFT = "du_thao", "Dự thảo"
    INTERNAL = "noi_bo", "Văn bản nội bộ"
    REFERENCE = "tham_khao", "Để tham khảo"


class ReadingState(models.TextChoices):
    QUEUED = "cho_doc", "Chờ đọc"
    READING = "dang_doc", "Đang đọc"
    READY = "cho_ra_soat", "Chờ rà soát"
    FAILED = "khong_doc_duoc", "Không đọc được"
    CONFIRMED = "da_xac_nhan", "Đã xác nhận"
    DROPPED = "da_bo", "Đã bỏ"


READING_OPEN = frozenset({ReadingState.QUEUED, ReadingState.READING, ReadingState.READY, ReadingState.FAILED})


class DocumentType(models.TextChoices):
    """The 29 types of Decree 30/2020/NĐ-CP, article 7."""

    NGHI_QUYET = "nghi_quyet", "Nghị quyết"
    QUYET_DINH = "quyet_dinh", "Quyết định"
    CHI_THI = "chi_thi", "Chỉ thị"
    QUY_CHE = "quy_che", "Quy chế"
    QUY_DINH = "quy_dinh", "Quy định"
    THONG_CAO = "thong_cao", "Thông cáo"
    THONG_BAO = "thong_bao", "Thông báo"
    HUONG_DAN = "huong_dan", "Hướng dẫn"
    CHUONG_TRINH = "chuong_trinh", "Chương trình"
    KE_HOACH = "ke_hoach", "Kế hoạch"
    PHUONG_AN = "phuong_an", "Phương án"
    DE_AN = "de_an", "Đề án"
    DU_AN = "du_an", "Dự án"
    BAO_CAO = "bao_cao", "Báo cáo"
    BIEN_BAN = "bien_ban", "Biên bản"
    TO_TRINH = "to_trinh", "Tờ trình"
    HOP_DONG = "hop_dong", "Hợp đồng"
    CONG_VAN = "cong_van", "Công văn"
    CONG_DIEN = "cong_dien", "Công điện"
    BAN_GHI_NHO = "ban_ghi_nho", "Bản ghi nhớ"
    BAN_THOA_THUAN = "ban_thoa_thuan", "Bản thỏa thuận"
    GIAY_UY_QUYEN = "giay_uy_quyen", "Giấy ủy quyền"
    GIAY_MOI = "giay_moi", "Giấy mời"
    GIAY_GIOI_THIEU = "giay_gioi_thieu", "Giấy giới thiệu"
    GIAY_NGHI_PHEP = "giay_nghi_phep", "Giấy nghỉ phép"
    PHIEU_GUI = "phieu_gui", "Phiếu gửi"
    PHIEU_CHUYEN = "phieu_chuyen", "Phiếu chuyển"
    PHIEU_BAO = "phieu_bao", "Phiếu báo"
    THU_CONG = "thu_cong", "Thư công"
