"""Reports, what people wrote in them, and what was sent and approved."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gandan.activities.models import Programme
from gandan.common.words import say
from gandan.documents.models import Document
from gandan.files.models import StoredFile
from gandan.organisations.models import Official, Unit
from gandan.plans.models import Plan
from gandan.reports.enums import WRITABLE, Origin, ReportState, SnapshotKind
from gandan.reports.models.duties import Obligation, ReportForm
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Report(TenantModel):
    """A report: its form, window and unit, and how far it has come.

    Its text is computed from the records of the window; paragraphs hold only what people wrote or changed. What was
    sent and what was approved is kept as it was in snapshots. The city reads the commune's own once they are approved.
    """

    city_reads: ClassVar = True

    code = models.CharField(max_length=20)
    form = TenantForeignKey(ReportForm, related_name="reports")
    obligation = TenantForeignKey(Obligation, null=True, blank=True, related_name="reports")
    parent = TenantForeignKey("self", null=True, blank=True, related_name="parts")
    """The report into which this one is merged."""
    programme = TenantForeignKey(Programme, null=True, blank=True, related_name="+")
    plan = TenantForeignKey(Plan, null=True, blank=True, related_name="reports")
    """Whose tasks it tells; None for all plans."""
    unit = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """The unit whose report it is; None for the People's Committee's own."""
    receiver = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    receiver_words = models.CharField(max_length=200, blank=True)
    request = TenantForeignKey(Document, null=True, blank=True, related_name="+")
    """The letter that asked for it."""
    request_words = models.CharField(max_length=300, blank=True)
    """A letter that asked for it and is not in the register, as a citation: "Công văn số 12/SNV-CCHC ngày …"."""
    from_on = models.DateField()
    to_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    due_days = models.SmallIntegerField(null=True)
    """From which ``due_on`` was computed where a duty opened it; None for a day that a person named."""
    state = models.CharField(max_length=16, choices=ReportState, default=ReportState.WRITING)
    previous = TenantForeignKey("self", null=True, blank=True, related_name="+")
    """The report whose wording was taken over."""
    return_reason = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, null=True, blank=True, related_name="+")
    """None where the system opened it for a period of a duty."""
    sent_at = models.DateTimeField(null=True)
    sent_by = TenantForeignKey(Official, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = TenantForeignKey(Official, null=True, related_name="+")
    reminded_on = models.DateField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="report_code"),
            models.UniqueConstraint(
                fields=["commune", "obligation", "unit", "from_on", "to_on"],
                condition=Q(obligation__isnull=False),
                nulls_distinct=False,
                name="report_once_per_period",
            ),
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="report_window"),
        ]
        indexes = [
            models.Index(fields=["commune", "-id"], name="report_newest"),
            # a unit's own list
            models.Index(fields=["commune", "unit", "-id"], name="report_of_unit"),
            # parts of a merged report
            models.Index(fields=["commune", "parent"], name="report_parts"),
            # what waits for a decision, and what is due
            models.Index(fields=["commune", "state", "due_on"], name="report_by_state"),
        ]

    @property
    def unit_name(self) -> str:
        """The unit as it was called on the day it sent the report, as today before; one query unless fetched."""
        if self.unit is None:
            return ""
        is_sent = self.sent_at is not None and self.state not in WRITABLE
        return self.unit.name_on(timezone.localdate(self.sent_at)).full if is_sent else str(self.unit.name)

    @property
    def state_words(self) -> str:
        return say(ReportState(self.state).label)


class Paragraph(TenantModel):
    """A paragraph that a person wrote, or their change to one that comes from the records."""

    report = TenantForeignKey(Report, on_delete=models.CASCADE, related_name="paragraphs")
    code = models.CharField(max_length=20)
    """Names it in its report."""
    section = models.CharField(max_length=40)
    """Key of the section in the outline of the form."""
    position = models.PositiveIntegerField()
    """Order of the own paragraphs of the section, and of moves."""
    after = models.CharField(max_length=80, blank=True)
    """Key of the paragraph behind which it was moved, "^" for the beginning; empty for its natural place."""
    source = models.CharField(max_length=80, blank=True)
    """What it stands for: "activity:HD-2026-0012", "figure:overview.1"; empty for one that a person added."""
    text = models.TextField(blank=True)
    """With ``{{den-han}}`` for a counted number and ``{{1}}`` for the first number of the source's own sentence, so
    that the number follows the records and the next report renews it."""
    basis = models.TextField(blank=True)
    """The source's own sentence as it stood when the words were changed."""
    is_left_out = models.BooleanField(default=False)
    origin = models.CharField(max_length=12, choices=Origin)
    kept_from = TenantForeignKey(Report, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The report from which the words were taken over untouched."""
    changed_numbers = models.JSONField(default=list)
    """Counted numbers that a person replaced: ``[{"was": "12", "is": "13", "reason": "…"}, …]``."""
    typed = models.PositiveIntegerField(default=0)
    """Characters typed into it, for the measure of retyping."""
    at = models.DateTimeField()
    by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "report", "code"], name="paragraph_code"),
            models.UniqueConstraint(
                fields=["commune", "report", "source"], condition=~Q(source=""), name="paragraph_once_per_source"
            ),
        ]


class Snapshot(TenantModel):
    """A report as it was sent or approved; never changed: the application has no right to."""

    append_only: ClassVar = True

    report = TenantForeignKey(Report, related_name="snapshots")
    kind = models.CharField(max_length=10, choices=SnapshotKind)
    content = models.JSONField()
    """The whole text as ``rules.text`` writes it: sections, paragraphs, whose words they are, figures, evidence."""
    sha256 = models.CharField(max_length=64)
    """Of the canonical JSON of ``content``."""
    report_version = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = TenantForeignKey(Official, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["commune", "report", "-id"], name="snapshot_newest")]

    @property
    def kind_words(self) -> str:
        return say(SnapshotKind(self.kind).label)


class SignedCopy(TenantModel):
    """The signed PDF dropped back, and in what it differs from what was approved."""

    report = TenantForeignKey(Report, related_name="signed_copies")
    snapshot = TenantForeignKey(Snapshot, related_name="+")
    file = TenantForeignKey(StoredFile, related_name="+")
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    is_same = models.BooleanField()
    differences = models.JSONField(default=list)
    """``[{"was": "…", "is": "…"}, …]``, number and day of signing aside."""
    checked_at = models.DateTimeField()
    checked_by = TenantForeignKey(Official, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["commune", "report", "-id"], name="signed_copy_newest")]


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
    """Words that an official has typed and not yet saved."""

    report = TenantForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="+")
    fields = models.JSONField(default=dict)
    """The words by the key of their paragraph, or "new:" and the key of the section."""
    version = models.PositiveIntegerField()
    """The version of the report that the official had before them."""
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "report", "official"], name="report_draft_once")]
