"""Letters that urge, and notices of what was concluded."""

from django.db import models

from gandan.organisations.models import Official
from gandan.plans.models import Assignment
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class UrgingLetter(TenantModel):
    """A letter that urges units to finish what is overdue; kept so that the next one cites it."""

    code = models.CharField(max_length=20)
    answer_by = models.DateField()
    """The day by which units shall finish or say why not."""
    words = models.TextField(blank=True)
    """What the commune adds in its own words."""
    content = models.JSONField(default=dict)
    """The paper as it was composed: what was overdue on that day, since when, which letters and reminders before."""
    number = models.CharField(max_length=40, blank=True)
    """As "118/UBND-VHXH", once it is signed."""
    issued_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="urging_letter_code")]
        indexes = [models.Index(fields=["commune", "-id"], name="urging_letter_newest")]


class UrgingLine(TenantModel):
    """A part of work that a letter urges."""

    letter = TenantForeignKey(UrgingLetter, on_delete=models.CASCADE, related_name="lines")
    assignment = TenantForeignKey(Assignment, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "letter", "assignment"], name="urging_line_once")]
        indexes = [models.Index(fields=["commune", "assignment"], name="urging_line_of_work")]


class ConclusionNotice(TenantModel):
    """What was concluded in a meeting, as a notice to the units."""

    code = models.CharField(max_length=20)
    meeting = models.CharField(max_length=300)
    """What the meeting was about: "họp giao ban tháng 11 năm 2026"."""
    held_on = models.DateField()
    chair = models.CharField(max_length=160)
    """Position of who presided: "đồng chí Chủ tịch UBND phường"."""
    opening = models.TextField(blank=True)
    conclusions = models.JSONField(default=list)
    """``[{"words": "…", "units": ["…"], "due_on": "2026-12-10"}, …]``"""
    number = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="conclusion_notice_code")]
        indexes = [models.Index(fields=["commune", "-id"], name="conclusion_notice_newest")]
