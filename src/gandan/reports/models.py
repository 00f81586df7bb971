"""Reports of a plan for a window of days."""

from django.db import models
from django.db.models import F, Q

from gandan.files.models import StoredFile
from gandan.organisations.models import Official, Unit
from gandan.plans.models import Plan
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Report(TenantModel):
    """A report: its window, the unit that makes it, and the prose that people wrote; figures come from the records."""

    code = models.CharField(max_length=20)
    plan = TenantForeignKey(Plan, related_name="reports")
    unit = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """The unit whose report it is; None for the People's Committee's own."""
    from_on = models.DateField()
    to_on = models.DateField()
    prose = models.JSONField(default=dict)
    """Sections that people wrote: ``{"opening": "…", "difficulties": "…", "next_steps": "…"}``."""
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="report_code"),
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="report_window"),
        ]
        indexes = [models.Index(fields=["commune", "-id"], name="report_newest")]


class ReportFile(TenantModel):
    """One export of a report, kept as it was handed out."""

    report = TenantForeignKey(Report, on_delete=models.CASCADE, related_name="exports")
    file = TenantForeignKey(StoredFile, related_name="+")
    report_version = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = TenantForeignKey(Official, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["commune", "report", "-id"], name="report_file_newest")]


class ReportDraft(TenantModel):
    """Prose that an official has typed and not yet saved."""

    report = TenantForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="+")
    prose = models.JSONField(default=dict)
    version = models.PositiveIntegerField()
    """The version of the report that the official had before them."""
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "report", "official"], name="report_draft_once")]
