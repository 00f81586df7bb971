"""Extracts of the record that were handed out."""

from django.db import models

from gandan.files.models import StoredFile
from gandan.inspection.enums import ExportKind, ExportState
from gandan.organisations.models import Official
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class RecordExport(TenantModel):
    """One table of entries; the act of asking for it stands in the record itself."""

    code = models.CharField(max_length=20)
    kind = models.CharField(max_length=8, choices=ExportKind)
    asked = models.JSONField()
    """The filter, as ``audit.queries.Asked`` takes it; days as 2026-11-18."""
    through_id = models.BigIntegerField()
    """The highest number of the record when it was asked for: the table does not grow while it waits."""
    entries = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=ExportState, default=ExportState.WAITING)
    file = TenantForeignKey(StoredFile, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = TenantForeignKey(Official, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="record_export_code")]
