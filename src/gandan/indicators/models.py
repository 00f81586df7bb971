"""Indicators that people enter from other systems; computed ones are code, registered by their domains."""

from django.db import models
from django.db.models import F, Q

from gandan.activities.models import Evidence
from gandan.indicators.enums import Direction, ValueKind
from gandan.organisations.models import Official, Unit
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class EnteredIndicator(TenantModel):
    """A figure that the commune keeps by entering it: what it means, how it is made, where it comes from."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=ValueKind)
    measured_in = models.CharField(max_length=30, blank=True)
    """What stands behind the value: "%", "hồ sơ", "điểm"."""
    counted_in = models.CharField(max_length=30, blank=True)
    """What the parts of a rate count: "phiếu", "hồ sơ"."""
    direction = models.CharField(max_length=10, choices=Direction, default=Direction.NONE)
    formula = models.TextField(blank=True)
    source_system = models.CharField(max_length=200)
    """The system or paper that it is taken from, as a report names it."""
    unit = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """The unit that enters it."""
    min_sample = models.PositiveIntegerField(default=0)
    """Below this denominator no rate is shown."""
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="entered_indicator_code")]

    def __str__(self) -> str:
        return self.name


class Entry(TenantModel):
    """One value for one period, with its proof; a correction is a new entry, the old one is kept."""

    code = models.CharField(max_length=20)
    indicator = TenantForeignKey(EnteredIndicator, related_name="entries")
    from_on = models.DateField()
    to_on = models.DateField()
    numerator = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=4)
    """The rate in percent, the count or the index itself."""
    source_system = models.CharField(max_length=200)
    proof = TenantForeignKey(Evidence, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    """Why it was corrected, or what is to be known of it."""
    entered_at = models.DateTimeField()
    entered_by = TenantForeignKey(Official, related_name="+")
    is_current = models.BooleanField(default=True)
    """False once another entry stands in its place."""
    replaced_by = TenantForeignKey("self", null=True, blank=True, related_name="replaces")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="indicator_entry_code"),
            models.UniqueConstraint(
                fields=["commune", "indicator", "from_on", "to_on"],
                condition=Q(is_current=True),
                name="indicator_entry_once_per_period",
            ),
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="indicator_entry_period"),
        ]
        indexes = [
            # the course of an indicator
            models.Index(fields=["commune", "indicator", "-to_on"], name="indicator_entry_course"),
        ]


class ColumnMapping(TenantModel):
    """Which column of another system's spreadsheet is which indicator; saved once, used each period."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    source_system = models.CharField(max_length=200)
    sheet = models.CharField(max_length=100, blank=True)
    """Empty for the first sheet."""
    columns = models.JSONField(default=dict)
    """What ``rules.mappings`` reads: the head row, the row to take, a column for each part of an indicator."""
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="column_mapping_code")]

    def __str__(self) -> str:
        return self.name
