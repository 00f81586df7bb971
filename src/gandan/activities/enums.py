from django.db import models
from django.utils.translation import gettext_lazy as _


class Faces(models.TextChoices):
    """Whether citizens can be recognised in a picture, and what follows for sending it out of the commune."""

    UNKNOWN = "chua_ro", _("Chưa xác định")
    """Does not leave the commune before somebody has said."""
    NONE = "khong_co", _("Không nhận ra mặt người dân")
    CONSENTED = "dong_y", _("Người dân trong ảnh đã đồng ý")
    BLURRED = "da_che", _("Đã che mặt người dân")
    """Only the covered picture leaves the commune."""


WITH_FACES = frozenset({Faces.UNKNOWN, Faces.CONSENTED, Faces.BLURRED})
"""The picture itself, before anything is covered, can show whom people recognise."""
LEAVES = frozenset({Faces.NONE, Faces.CONSENTED, Faces.BLURRED})
