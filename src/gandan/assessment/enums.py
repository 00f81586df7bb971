from django.db import models
from django.utils.translation import gettext_lazy as _


class SetState(models.TextChoices):
    DRAFT = "du_thao", _("Đang chuẩn bị")
    IN_FORCE = "ap_dung", _("Đang áp dụng")
    REPLACED = "het_ap_dung", _("Hết áp dụng")


class AssessmentState(models.TextChoices):
    OPEN = "dang_cham", _("Đang tự chấm")
    LOCKED = "da_chot", _("Đã chốt")
