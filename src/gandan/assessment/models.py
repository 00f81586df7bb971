"""Criteria sets as versioned data, and the commune's own score against them.

No criterion, point or threshold stands in code: a set comes from a spreadsheet with its legal source.
"""

from django.db import models
from django.db.models import F, Q

from gandan.activities.models import Evidence
from gandan.assessment.enums import AssessmentState, ExportKind, ExportState, SetState
from gandan.files.models import StoredFile
from gandan.organisations.models import Official, Unit
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class CriteriaSet(TenantModel):
    """One version of a set of criteria."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    """The paper that lays it down, with number and date."""
    is_sample = models.BooleanField(default=False)
    """Shown with a mark wherever it appears: not the set that any authority issued."""
    from_on = models.DateField()
    file = TenantForeignKey(StoredFile, null=True, blank=True, related_name="+")
    """The spreadsheet that it was read from."""
    sheet = models.JSONField(default=list)
    """The cells as they were read, from which a set in preparation is shown and judged anew each time."""
    choices = models.JSONField(default=dict)
    """``{words of the sheet: code of the unit}``, chosen by a person where the words name no unit."""
    replaces = TenantForeignKey("self", null=True, blank=True, related_name="+")
    """The set that goes out of force when this one comes into it."""
    state = models.CharField(max_length=12, choices=SetState, default=SetState.DRAFT)
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, null=True, related_name="+")
    """None for the sample that comes with the system."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="criteria_set_code")]
        indexes = [models.Index(fields=["commune", "-id"], name="criteria_set_newest")]

    def __str__(self) -> str:
        return self.name


class Level(TenantModel):
    """A level that can be registered and reached: its least points, data of the set."""

    criteria_set = TenantForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="levels")
    position = models.PositiveSmallIntegerField()
    """1 is the lowest."""
    name = models.CharField(max_length=60)
    least = models.DecimalField(max_digits=7, decimal_places=2)
    """Least points in the whole set."""
    least_share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    """Least percentage of the points of every top criterion, where the set asks for one."""

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["commune", "criteria_set", "position"], name="level_once")]

    def __str__(self) -> str:
        return self.name


class Criterion(TenantModel):
    """A node of the tree; leaves are scored, the others sum their leaves."""

    criteria_set = TenantForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="criteria")
    parent = TenantForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    number = models.CharField(max_length=20)
    """As the set numbers it: "I", "1.2", "2.1.a"."""
    name = models.TextField()
    points = models.DecimalField(max_digits=7, decimal_places=2)
    """Most points."""
    position = models.PositiveSmallIntegerField()
    """Order in the whole sheet, from 1."""
    is_leaf = models.BooleanField()
    is_mandatory = models.BooleanField(default=False)
    """Without any point here no level is reached, where the set says so."""
    unit = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """The unit that answers for it and scores it first."""
    wanted = models.TextField(blank=True)
    """The evidence that the set asks for."""
    indicator = models.CharField(max_length=60, blank=True)
    """Code of an indicator from which the points are computed."""
    scale = models.JSONField(default=list)
    """``[[least value, points], …]`` in falling order, for a computed leaf; empty means in proportion to 100."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "criteria_set", "number"], name="criterion_number"),
            models.UniqueConstraint(fields=["commune", "criteria_set", "position"], name="criterion_position"),
            models.CheckConstraint(condition=Q(points__gte=0), name="criterion_points"),
        ]
        indexes = [models.Index(fields=["commune", "unit"], condition=Q(is_leaf=True), name="criterion_of_unit")]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class Assessment(TenantModel):
    """One year's self-assessment against a set and a registered level."""

    code = models.CharField(max_length=20)
    criteria_set = TenantForeignKey(CriteriaSet, related_name="assessments")
    year = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    to_on = models.DateField()
    """The period in which evidence must lie."""
    level = TenantForeignKey(Level, null=True, blank=True, related_name="+")
    """The registered level."""
    registered_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    """The day by which the self-assessment must be sent."""
    register_by = models.DateField(null=True, blank=True)
    """The day by which the level must be registered."""
    report_by = models.DateField(null=True, blank=True)
    """The day by which the year's results must be reported."""
    state = models.CharField(max_length=12, choices=AssessmentState, default=AssessmentState.OPEN)
    measured = models.JSONField(null=True)
    """What the indicators gave when it was locked: ``{code: {"value", "words"}}``; None while it lives."""
    locked_at = models.DateTimeField(null=True)
    locked_by = TenantForeignKey(Official, null=True, related_name="+")
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="assessment_code"),
            models.UniqueConstraint(fields=["commune", "criteria_set", "year"], name="assessment_once_a_year"),
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="assessment_period"),
        ]
        indexes = [models.Index(fields=["commune", "-year", "-id"], name="assessment_newest")]


class LeafScore(TenantModel):
    """What the commune gives itself for a leaf, with the reason."""

    assessment = TenantForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    criterion = TenantForeignKey(Criterion, related_name="+")
    points = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    """None while nobody has scored it; computed leaves keep their points elsewhere."""
    reason = models.TextField(blank=True)
    scored_at = models.DateTimeField(null=True)
    scored_by = TenantForeignKey(Official, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "assessment", "criterion"], name="leaf_score_once")]


class CriterionEvidence(TenantModel):
    """Evidence for a leaf: a file or a record, from any task, activity or report."""

    assessment = TenantForeignKey(Assessment, on_delete=models.CASCADE, related_name="evidence_uses")
    criterion = TenantForeignKey(Criterion, related_name="+")
    evidence = TenantForeignKey(Evidence, related_name="criterion_uses")
    note = models.CharField(max_length=300, blank=True)
    attached_at = models.DateTimeField()
    attached_by = TenantForeignKey(Official, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "assessment", "criterion", "evidence"], name="criterion_evidence_once"
            )
        ]
        indexes = [models.Index(fields=["commune", "evidence"], name="criterion_by_evidence")]


class UnitReminder(TenantModel):
    """When a unit was last reminded of what it owes to an assessment."""

    assessment = TenantForeignKey(Assessment, on_delete=models.CASCADE, related_name="+")
    unit = TenantForeignKey(Unit, related_name="+")
    reminded_on = models.DateField()
    times = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "assessment", "unit"], name="unit_reminder_once")]


class AssessmentExport(TenantModel):
    """One table or package handed out, made by a background job where it is large."""

    code = models.CharField(max_length=20)
    assessment = TenantForeignKey(Assessment, on_delete=models.CASCADE, related_name="exports")
    kind = models.CharField(max_length=8, choices=ExportKind)
    state = models.CharField(max_length=12, choices=ExportState, default=ExportState.WAITING)
    file = TenantForeignKey(StoredFile, null=True, blank=True, related_name="+")
    left_out = models.JSONField(default=list)
    """Evidence that did not go along, and why: ``[{"code", "title", "why"}, …]``."""
    leaving = models.JSONField(default=dict)
    """Of a package, the codes of papers and records with words that may leave, and may not: ``{"yes", "no"}``."""
    asked_at = models.DateTimeField()
    asked_by = TenantForeignKey(Official, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="assessment_export_code")]
        indexes = [models.Index(fields=["commune", "assessment", "-id"], name="assessment_export_newest")]
