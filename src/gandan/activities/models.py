"""What happened, once: activities, and evidence with the period that it stands for."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gandan.activities.enums import Faces
from gandan.common.fields import FoldField
from gandan.files.models import StoredFile
from gandan.organisations.models import Official, Unit
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Programme(TenantModel):
    """A programme whose results the commune reports, such as the one of friendly government."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="programme_code")]

    def __str__(self) -> str:
        return self.name


class ContentGroup(TenantModel):
    """One of the groups of contents in which a programme is reported."""

    programme = TenantForeignKey(Programme, on_delete=models.CASCADE, related_name="groups")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="content_group_code")]

    def __str__(self) -> str:
        return self.name


class ActivityKind(TenantModel):
    """What is asked of an activity of this kind, and the sentence that reports word it with."""

    code = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    icon = models.CharField(max_length=40)
    group = TenantForeignKey(ContentGroup, null=True, blank=True, related_name="+")
    """The group proposed for a new activity."""
    template = models.CharField(max_length=400)
    """As ``rules.sentences`` reads it: "{unit} tổ chức {title}{place}{people}{numbers}"."""
    numbers = models.JSONField(default=list)
    """Numbers asked for: ``[{"name": "lượt người", "unit": "lượt"}, …]``."""
    asks_place = models.BooleanField(default=True)
    asks_people = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="activity_kind_code")]

    def __str__(self) -> str:
        return self.name


class Evidence(TenantModel):
    """A file or a recorded activity, the period for which it stands, its own date, and when it was handed in.

    It may serve any number of tasks, reports and criteria.
    """

    code = models.CharField(max_length=20)
    file = TenantForeignKey(StoredFile, null=True, blank=True, related_name="evidence")
    activity = TenantForeignKey("Activity", null=True, blank=True, related_name="evidence_rows")
    """The record itself, where the evidence is no file."""
    unit = TenantForeignKey(Unit, related_name="+")
    title = models.CharField(max_length=200)
    title_fold = FoldField(source="title")
    period_from = models.DateField()
    period_to = models.DateField()
    own_on = models.DateField(null=True)
    """The day that the file itself shows, as a picture does."""
    faces = models.CharField(max_length=12, choices=Faces, default=Faces.UNKNOWN)
    blurred = TenantForeignKey(StoredFile, null=True, blank=True, related_name="+")
    """The picture with the faces of citizens covered, checked by a person; this one leaves the commune."""
    boxes = models.JSONField(default=list)
    """What was covered, in parts of the picture: ``[[left, top, width, height], …]``, each from 0 to 1."""
    faces_by = TenantForeignKey(Official, null=True, blank=True, related_name="+")
    """Who said it of the faces, or recorded the consent."""
    faces_at = models.DateTimeField(null=True, blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = TenantForeignKey(Official, related_name="+")
    seal = TenantForeignKey("EvidenceSeal", null=True, blank=True, related_name="+")
    """None until the day is sealed, and again after an open change."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="evidence_code"),
            models.UniqueConstraint(fields=["commune", "activity"], name="evidence_once_per_activity"),
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="evidence_period"),
            models.CheckConstraint(
                condition=Q(file=None, activity__isnull=False) | Q(file__isnull=False, activity=None),
                name="evidence_file_or_activity",
            ),
        ]
        indexes = [
            # evidence of a window of days
            models.Index(fields=["commune", "period_to", "period_from"], name="evidence_by_period"),
            # the day's manifest
            models.Index(fields=["commune", "uploaded_at", "id"], name="evidence_by_upload"),
            # what waits to be sealed
            models.Index(fields=["commune", "uploaded_at"], name="evidence_unsealed", condition=Q(seal=None)),
        ]


class Activity(TenantModel):
    """One thing that happened: where, when, by whom, with which numbers and pictures."""

    code = models.CharField(max_length=20)
    kind = TenantForeignKey(ActivityKind, related_name="activities")
    group = TenantForeignKey(ContentGroup, null=True, blank=True, related_name="activities")
    title = models.CharField(max_length=300)
    title_fold = FoldField(source="title")
    from_on = models.DateField()
    to_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    unit = TenantForeignKey(Unit, related_name="activities")
    people = models.PositiveIntegerField(null=True, blank=True)
    """How many took part; a count, never names."""
    numbers = models.JSONField(default=list)
    """``[{"name": "lượt người", "value": 12, "unit": "lượt"}, …]``"""
    words = models.TextField(blank=True)
    sentence = models.CharField(max_length=1000)
    """The sentence that reports print."""
    is_sentence_own = models.BooleanField(default=False)
    """A person worded it; else it follows the template of the kind."""
    is_withdrawn = models.BooleanField(default=False)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    submission = models.UUIDField()
    """Made by the form, so that the same form sent twice is one activity."""
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, related_name="+")
    seal = TenantForeignKey("EvidenceSeal", null=True, blank=True, related_name="+")
    """None until the day is sealed, and again after it was corrected or withdrawn."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="activity_code"),
            models.UniqueConstraint(fields=["commune", "submission"], name="activity_once"),
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="activity_days"),
        ]
        indexes = [
            # the list, newest first, and a window of days
            models.Index(fields=["commune", "-to_on", "-id"], name="activity_newest"),
            # a unit's own
            models.Index(fields=["commune", "unit", "-to_on", "-id"], name="activity_of_unit"),
            # a content group's, for reports
            models.Index(fields=["commune", "group", "to_on"], name="activity_of_group"),
            # what waits to be sealed
            models.Index(fields=["commune", "created_at"], name="activity_unsealed", condition=Q(seal=None)),
        ]

    def __str__(self) -> str:
        return self.title


class ActivityEvidence(TenantModel):
    """A picture or a file of an activity."""

    activity = TenantForeignKey(Activity, on_delete=models.CASCADE, related_name="evidence_uses")
    evidence = TenantForeignKey(Evidence, related_name="activity_uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "activity", "evidence"], name="activity_evidence_once")
        ]
        indexes = [models.Index(fields=["commune", "evidence"], name="activity_by_evidence")]


class EvidenceSeal(TenantModel):
    """The manifest of one day's evidence, chained to the seal before; ``./gandan doctor`` verifies it."""

    append_only: ClassVar = True

    on = models.DateField()
    manifest = models.TextField()
    """One line for each piece of evidence and each activity, as ``rules.seals.line`` words it."""
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    """SHA-256 of ``previous`` and ``manifest``."""
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "on"], name="evidence_seal_once_a_day")]


class ActivityDraft(TenantModel):
    """What an official has typed of an activity and not yet recorded."""

    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="+")
    activity = TenantForeignKey(Activity, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    """None for a new one."""
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "official", "activity"], name="activity_draft_once", nulls_distinct=False
            )
        ]
