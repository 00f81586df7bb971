from enum import StrEnum

from django.db import models

from gandan.common.words import mark

MIN_SAMPLE = 5
"""Below this many records a share swings by more than 20 points with each one, so no rate is shown."""


class Result(models.TextChoices):
    """How a unit's part in a task stood at the end of a window."""

    ON_TIME = "dung_han", mark("Hoàn thành đúng hạn")
    LATE = "qua_han_da_xong", mark("Hoàn thành quá hạn")
    DONE = "da_xong", mark("Hoàn thành")
    """Done, and the paper set no date."""
    WAITING = "cho_xac_nhan", mark("Đã báo xong, chờ xác nhận")
    OVERDUE = "qua_han", mark("Quá hạn, chưa hoàn thành")
    IN_TIME = "trong_han", mark("Đang thực hiện, trong hạn")
    NOT_STARTED = "chua_thuc_hien", mark("Chưa thực hiện, trong hạn")
    STANDING = "thuong_xuyen", mark("Việc thường xuyên")


class Figure(StrEnum):
    """A number of a report; its value is its name in the address of its records."""

    DUE = "den-han"
    ON_TIME = "dung-han"
    LATE = "hoan-thanh-qua-han"
    WAITING = "cho-xac-nhan"
    OVERDUE = "qua-han"
    IN_TIME = "trong-han"
    NOT_STARTED = "chua-thuc-hien"
    SETTLED = "da-den-luc-tinh"
    CARRIED = "ky-truoc-chuyen-sang"
    DONE = "hoan-thanh-trong-ky"
    STANDING = "thuong-xuyen"
    PROGRESS = "bao-cao-tien-do"
    DIFFICULTIES = "vuong-mac"
    EVIDENCE = "minh-chung"


OF_PARTS = (
    Figure.DUE,
    Figure.ON_TIME,
    Figure.LATE,
    Figure.WAITING,
    Figure.OVERDUE,
    Figure.IN_TIME,
    Figure.NOT_STARTED,
    Figure.SETTLED,
    Figure.CARRIED,
    Figure.DONE,
    Figure.STANDING,
)
"""Figures that count units' parts in tasks; the others count what was handed in."""


class PeriodKind(models.TextChoices):
    """Named periods; a report month runs from the 15th to the 14th (Decree 09/2019/NĐ-CP, article 12)."""

    MONTH = "thang", mark("Hằng tháng")
    QUARTER = "quy", mark("Hằng quý")
    HALF_YEAR = "sau_thang", mark("6 tháng")
    YEAR = "nam", mark("Hằng năm")
    TWO_YEARS = "hai_nam", mark("2 năm")
    FIVE_YEARS = "nam_nam", mark("5 năm")
    ON_REQUEST = "yeu_cau", mark("Theo yêu cầu, kỳ bất kỳ")


class ReportState(models.TextChoices):
    WRITING = "dang_soan", mark("Đang soạn")
    SENT = "da_gui", mark("Đã gửi")
    """A unit's part, or a unit's report, with its receiver."""
    RETURNED = "tra_lai", mark("Trả lại")
    ACCEPTED = "da_nhan", mark("Đã nhận")
    SUBMITTED = "cho_duyet", mark("Chờ duyệt")
    """The commune's report, before the leader."""
    APPROVED = "da_duyet", mark("Đã duyệt")
    """Locked as a snapshot."""


WRITABLE = frozenset({ReportState.WRITING, ReportState.RETURNED})
HANDED_ON = frozenset({ReportState.SENT, ReportState.ACCEPTED, ReportState.APPROVED})


class Origin(models.TextChoices):
    """Whose words a paragraph holds."""

    PERSON = "nguoi_viet", mark("Viết thêm")
    EDITED = "da_sua", mark("Đã sửa")
    KEPT = "giu_nguyen", mark("Giữ nguyên kỳ trước")


class SnapshotKind(models.TextChoices):
    SENT = "gui", mark("Bản đã gửi")
    APPROVED = "duyet", mark("Bản đã duyệt")


class PaperFormat(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


class ParagraphAct(StrEnum):
    """What may be done with a paragraph besides editing its words; its value stands in the address."""

    LEAVE_OUT = "bo"
    BRING_BACK = "lay-lai"
    UP = "len"
    DOWN = "xuong"
    FOLLOW = "theo-ho-so"
    CONFIRM = "xac-nhan"
    KEEP = "giu-loi"
    """Keep one's own words although the unit changed its part."""
