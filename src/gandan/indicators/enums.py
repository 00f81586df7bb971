from django.db import models
from django.utils.translation import gettext_lazy as _

MIN_SAMPLE = 5
"""Below this many records a share swings by more than 20 points with each one, so no rate is shown."""

ENTERED = "entered."
"""Before the code of an indicator that people enter."""


class ValueKind(models.TextChoices):
    RATE = "ty_le", _("Tỷ lệ (tử số / mẫu số)")
    COUNT = "so_dem", _("Số đếm")
    VALUE = "gia_tri", _("Giá trị, chỉ số")
    """An index or a mean that another body computed."""


class Direction(models.TextChoices):
    UP = "tang", _("Càng cao càng tốt")
    DOWN = "giam", _("Càng thấp càng tốt")
    NONE = "khong", _("Chỉ để theo dõi")
