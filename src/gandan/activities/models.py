"""Evidence: a file with the period that it stands for."""

from django.db import models
from django.db.models import F, Q

from gandan.files.models import StoredFile
from gandan.organisations.models import Official, Unit
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Evidence(TenantModel):
    """A file, the period for which it stands, its own date, and when it was handed in; may serve many uses."""

    code = models.CharField(max_length=20)
    file = TenantForeignKey(StoredFile, related_name="evidence")
    unit = TenantForeignKey(Unit, related_name="+")
    title = models.CharField(max_length=200)
    period_from = models.DateField()
    period_to = models.DateField()
    own_on = models.DateField(null=True)
    """The day that the file itself shows, as a picture does."""
    uploaded_at = models.DateTimeField()
    uploaded_by = TenantForeignKey(Official, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="evidence_code"),
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="evidence_period"),
        ]
        indexes = [
            # evidence of a window of days
            models.Index(fields=["commune", "period_to", "period_from"], name="evidence_by_period"),
        ]
