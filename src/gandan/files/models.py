"""Files of a commune: one row per content, the bytes beside the database."""

from pathlib import PurePosixPath

from django.db import models

from gandan.files.enums import PICTURES, MediaType
from gandan.organisations.models import Official
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class StoredFile(TenantModel):
    """Bytes by their content; the same bytes handed in twice are one row."""

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    """Name under which the file first came in."""
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "sha256"], name="file_by_content")]

    @property
    def path(self) -> PurePosixPath:
        """Where the bytes lie below ``settings.FILES_ROOT``."""
        return PurePosixPath(str(self.commune_id)) / self.sha256[:2] / self.sha256

    @property
    def is_picture(self) -> bool:
        """Whether a browser can show it; TIFF is drawn page by page."""
        return self.media_type in PICTURES

    @property
    def has_pages(self) -> bool:
        """Whether it can be shown page by page as it looks."""
        return self.is_picture or self.media_type in (MediaType.PDF, MediaType.TIFF)
