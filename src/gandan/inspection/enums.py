from django.db import models
from django.utils.translation import gettext_lazy as _

EXPORT_TASK = "inspection.make_export"
AT_ONCE = 2000
"""A table of more entries is made by a background job."""


class ExportKind(models.TextChoices):
    XLSX = "xlsx", "XLSX"
    CSV = "csv", "CSV"


class ExportState(models.TextChoices):
    WAITING = "cho_lam", _("Đang chuẩn bị")
    READY = "xong", _("Đã xong")
    FAILED = "loi", _("Không làm được")
