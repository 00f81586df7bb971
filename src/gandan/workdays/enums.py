from enum import StrEnum

from django.db import models

from gandan.common.words import mark

ANNOUNCED_UNTIL = 2026
"""The last year for which a yearly notice is out."""


class Part(StrEnum):
    """How much of a day that differs from the week is worked."""

    NONE = "nghi"
    ALL = "ca-ngay"
    MORNING = "sang"


class Use(models.TextChoices):
    """What a commune's own day is for; the two calendars are apart."""

    DEADLINE = "han", mark("Tính hạn của việc và báo cáo")
    OPENING = "mo_cua", mark("Giờ mở cửa bộ phận một cửa")


class Level(models.TextChoices):
    COUNTRY = "ca_nuoc", mark("Lịch cả nước")
    COMMUNE = "xa", mark("Lịch riêng của xã, phường")


class DayPart(models.TextChoices):
    """``Part`` in words."""

    NONE = Part.NONE.value, mark("Nghỉ cả ngày")
    ALL = Part.ALL.value, mark("Làm việc cả ngày")
    MORNING = Part.MORNING.value, mark("Chỉ làm việc buổi sáng")
