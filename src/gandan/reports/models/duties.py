"""The forms of reports, and who owes which of them when."""

from typing import ClassVar

from django.db import models

from gandan.activities.models import Programme
from gandan.common.words import say
from gandan.documents.models import Document
from gandan.organisations.models import Unit
from gandan.plans.models import Plan
from gandan.reports.enums import PeriodKind
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class ReportForm(TenantModel):
    """The form of a report: its headings in order and what fills each of them; versioned data, not code."""

    city_reads: ClassVar = True

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    """What the paper is called, with ``{programme}``, ``{plan}``, ``{unit}``, ``{window}``."""
    source = models.CharField(max_length=300, blank=True)
    """The paper that asks for this form; empty for our own wording."""
    from_on = models.DateField()
    period = models.CharField(max_length=12, choices=PeriodKind)
    is_of_unit = models.BooleanField()
    """Made by a unit; else by the commune from the units' parts."""
    receiver = models.CharField(max_length=200, blank=True)
    """To whom the paper is addressed, where no obligation says otherwise."""
    outline = models.JSONField(default=list)
    """What ``rules.outline`` reads: sections with number, heading, level and the blocks that fill them."""
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["commune", "code", "from_on"], name="report_form_version")]

    def __str__(self) -> str:
        return self.name


class Obligation(TenantModel):
    """A duty to report: who owes which form to whom, for which periods, by when."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    form = TenantForeignKey(ReportForm, related_name="obligations")
    unit = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """The unit that owes it; None for the commune."""
    receiver = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """The unit of the commune that receives it."""
    receiver_words = models.CharField(max_length=200, blank=True)
    """A body outside the commune that receives it: "Sở Nội vụ"."""
    programme = TenantForeignKey(Programme, null=True, blank=True, related_name="+")
    plan = TenantForeignKey(Plan, null=True, blank=True, related_name="+")
    """Whose tasks it tells; None for all plans."""
    document = TenantForeignKey(Document, null=True, blank=True, related_name="+")
    """The paper that lays the duty down."""
    period = models.CharField(max_length=12, choices=PeriodKind)
    due_days = models.SmallIntegerField(default=0)
    """Working days after the end of the period by which it is due; negative before its end."""
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    made_until = models.DateField(null=True)
    """Reports are opened for periods that end up to this day."""
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="obligation_code")]
        indexes = [models.Index(fields=["commune", "is_active", "id"], name="obligation_active")]

    def __str__(self) -> str:
        return self.name

    @property
    def period_words(self) -> str:
        return say(PeriodKind(self.period).label)


class ObligationPart(TenantModel):
    """A unit that owes its part of a report that is merged, and the form of the part."""

    obligation = TenantForeignKey(Obligation, on_delete=models.CASCADE, related_name="parts")
    unit = TenantForeignKey(Unit, related_name="+")
    form = TenantForeignKey(ReportForm, related_name="+")
    due_days = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "obligation", "unit"], name="obligation_part_once")]
