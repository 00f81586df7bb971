from enum import StrEnum

from django.db import models


class TableKind(StrEnum):
    """Who owns the rows of a table; every model declares its kind."""

    TENANT = "tenant"
    """Rows of one commune, guarded by row-level security."""
    CITY = "city"
    """Rows written by the city."""
    GLOBAL = "global"
    """Reference data for all, without personal data beyond keys and dates."""
    PLATFORM = "platform"
    """Rows of the installation itself."""


class CommuneLevel(models.TextChoices):
    WARD = "phuong", "Phường"
    COMMUNE = "xa", "Xã"
    SPECIAL_ZONE = "dac_khu", "Đặc khu"
