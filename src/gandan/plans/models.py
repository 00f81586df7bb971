"""Plans, the tasks in them, the part of each unit in each task and occasion, and what was done."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gandan.activities.models import Evidence
from gandan.common.fields import FoldField
from gandan.documents.models import Document
from gandan.organisations.models import Official, Unit
from gandan.plans.enums import OPEN, AssignmentState, PlanState, ProgressKind, RequestKind, RequestState, UnitPart
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Plan(TenantModel):
    """The tasks that one document lays down; the city reads those under way and ended."""

    city_reads: ClassVar = True

    code = models.CharField(max_length=20)
    document = TenantForeignKey(Document, related_name="plans")
    title = models.CharField(max_length=400)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    owner_unit = TenantForeignKey(Unit, related_name="+")
    """The unit that follows the plan and gathers its results."""
    state = models.CharField(max_length=12, choices=PlanState)
    entered_on = models.DateField()
    """The day on which the paper was entered; what was due before it is neither late nor reminded."""
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="plan_code"),
            models.UniqueConstraint(fields=["commune", "document"], name="plan_once_per_document"),
        ]
        indexes = [models.Index(fields=["commune", "-id"], name="plan_newest")]

    def __str__(self) -> str:
        return self.title


class Task(TenantModel):
    """A duty as the paper words it; the parts of the units are its assignments."""

    code = models.CharField(max_length=20)
    plan = TenantForeignKey(Plan, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    """Order in the document, from 1."""
    title = models.TextField()
    title_fold = FoldField(source="title")
    section = models.CharField(max_length=40, blank=True)
    """Where the paper says it: "III.2", "annex.3"."""
    spans = models.JSONField(default=list)
    """Its words in the source: ``[[block, start, end], …]`` of ``Document.parsed["_source"]``."""
    product = models.CharField(max_length=300, blank=True)
    receiver = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """The unit that receives the results and sums them up."""
    leader = TenantForeignKey(Official, null=True, blank=True, related_name="+")
    """The leader in charge."""
    due_words = models.CharField(max_length=200, blank=True)
    due_before = models.BooleanField(default=False)
    due_dates = models.JSONField(default=list)
    rrule = models.CharField(max_length=120, blank=True)
    is_standing = models.BooleanField(default=False)
    """Việc thường xuyên: never late, proved from time to time."""
    made_until = models.DateField(null=True)
    """Occurrences of a repeating task are made up to this day."""
    given_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="task_code"),
            models.UniqueConstraint(fields=["commune", "plan", "position"], name="task_position"),
        ]
        indexes = [
            # repeating tasks whose next occurrences have to be made
            models.Index(fields=["commune", "made_until"], condition=~Q(rrule=""), name="task_repeating"),
            # the few that are never late
            models.Index(fields=["commune", "id"], condition=Q(is_standing=True), name="task_standing"),
            # what a unit receives and sums up
            models.Index(fields=["commune", "receiver"], condition=Q(receiver__isnull=False), name="task_of_receiver"),
        ]

    def __str__(self) -> str:
        return self.title


class TaskUnit(TenantModel):
    """A unit that leads or supports a task."""

    task = TenantForeignKey(Task, on_delete=models.CASCADE, related_name="task_units")
    unit = TenantForeignKey(Unit, related_name="+")
    part = models.CharField(max_length=10, choices=UnitPart)
    quota = models.CharField(max_length=120, blank=True)
    """What is asked of this unit alone: "03 thủ tục"."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "task", "unit"], name="task_unit_once")]


class Assignment(TenantModel):
    """The part of one unit in one task, on one occasion of it: what is accepted, done, confirmed, late.

    The city reads the parts that were given out.
    """

    city_reads: ClassVar = True

    code = models.CharField(max_length=20)
    plan = TenantForeignKey(Plan, related_name="assignments")
    task = TenantForeignKey(Task, related_name="assignments")
    unit = TenantForeignKey(Unit, related_name="assignments")
    official = TenantForeignKey(Official, null=True, blank=True, related_name="+")
    """Who does it, where a person is named."""
    quota = models.CharField(max_length=120, blank=True)
    window_from = models.DateField()
    window_to = models.DateField(null=True)
    """The period that the work stands for; open-ended without an end."""
    due_on = models.DateField(null=True)
    """Computed from the words and the calendar (``rules.due_on``); None is never late."""
    due_words = models.CharField(max_length=200, blank=True)
    due_hour = models.TimeField(null=True, blank=True)
    state = models.CharField(max_length=16, choices=AssignmentState)
    return_reason = models.CharField(max_length=500, blank=True)
    """Why it was last sent back; empty after the next report."""
    given_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    done_on = models.DateField(null=True)
    """The day on which the unit reported it done, which decides whether it was on time."""
    confirmed_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)
    """The day of the last reminder; one a day at most."""
    reminders = models.PositiveSmallIntegerField(default=0)
    """How many reminders were sent, so that the next one says which it is."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="assignment_code"),
            models.UniqueConstraint(
                fields=["commune", "task", "unit", "window_from"], name="assignment_once_per_occasion"
            ),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.DONE) | Q(done_on__isnull=False), name="assignment_done_has_day"
            ),
            models.CheckConstraint(
                condition=Q(window_to=None) | Q(window_to__gte=F("window_from")), name="assignment_window"
            ),
        ]
        indexes = [
            # the task list by due day
            models.Index(fields=["commune", "due_on", "id"], name="assignment_by_due"),
            # the work of a unit
            models.Index(fields=["commune", "unit", "due_on", "id"], name="assignment_of_unit"),
            # the open work of a unit, for the home page
            models.Index(
                fields=["commune", "unit", "due_on", "id"],
                condition=Q(state__in=sorted(OPEN)),
                name="assignment_open_of_unit",
            ),
            # what is overdue in the commune, oldest first
            models.Index(
                fields=["commune", "due_on", "id"],
                condition=Q(state__in=sorted(OPEN)),
                name="assignment_open_by_due",
            ),
            # a plan's tasks in the order of the document
            models.Index(fields=["commune", "plan", "due_on", "id"], name="assignment_of_plan"),
            # by state
            models.Index(fields=["commune", "state", "due_on", "id"], name="assignment_by_state"),
            # what was finished in a window of days
            models.Index(
                fields=["commune", "done_on", "id"], condition=Q(done_on__isnull=False), name="assignment_by_done"
            ),
        ]


class ProgressReport(TenantModel):
    """What a unit said of its part: words, numbers, evidence, on a day."""

    assignment = TenantForeignKey(Assignment, related_name="progress")
    kind = models.CharField(max_length=12, choices=ProgressKind)
    on = models.DateField()
    words = models.TextField(blank=True)
    numbers = models.JSONField(default=list)
    """``[{"name": "bảng khẩu hiệu", "value": 2, "unit": "bảng"}, …]``"""
    at = models.DateTimeField()
    by = TenantForeignKey(Official, related_name="+")
    submission = models.UUIDField()
    """Made by the form, so that the same form sent twice is one report."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "submission"], name="progress_once")]
        indexes = [
            # of one assignment, newest first
            models.Index(fields=["commune", "assignment", "-id"], name="progress_of_assignment"),
            # of a window of days, for reports
            models.Index(fields=["commune", "on", "id"], name="progress_by_day"),
            # difficulties, of which few are reported
            models.Index(
                fields=["commune", "on", "id"],
                condition=Q(kind=ProgressKind.DIFFICULTY),
                name="progress_difficulties",
            ),
        ]


class ProgressEvidence(TenantModel):
    report = TenantForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="evidence_uses")
    evidence = TenantForeignKey(Evidence, related_name="progress_uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "report", "evidence"], name="progress_evidence_once")
        ]
        indexes = [models.Index(fields=["commune", "evidence"], name="progress_by_evidence")]


class ChangeRequest(TenantModel):
    """A unit asks for a new date, or says that the work is not its own; decided by who gave it."""

    assignment = TenantForeignKey(Assignment, related_name="requests")
    kind = models.CharField(max_length=16, choices=RequestKind)
    state = models.CharField(max_length=16, choices=RequestState, default=RequestState.OPEN)
    reason = models.CharField(max_length=500)
    proposed_due_on = models.DateField(null=True, blank=True)
    proposed_unit = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = TenantForeignKey(Official, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = TenantForeignKey(Official, null=True, related_name="+")
    decision_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "assignment", "kind"],
                condition=Q(state=RequestState.OPEN),
                name="change_request_one_open",
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "-id"], condition=Q(state=RequestState.OPEN), name="change_request_open"),
            models.Index(fields=["commune", "assignment"], name="change_request_of_work"),
        ]


class DueChange(TenantModel):
    """A due day moved; the old one is kept."""

    assignment = TenantForeignKey(Assignment, related_name="due_changes")
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = TenantForeignKey(Official, null=True, related_name="+")
    """Who granted it; None where the working calendar moved it."""

    class Meta:
        indexes = [models.Index(fields=["commune", "assignment"], name="due_change_of_work")]


class DifficultyAnswer(TenantModel):
    """What was answered to a difficulty that a unit reported."""

    difficulty = TenantForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="answers")
    words = models.TextField()
    at = models.DateTimeField()
    by = TenantForeignKey(Official, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["commune", "difficulty"], name="answer_of_difficulty")]


class ProgressDraft(TenantModel):
    """What an official has typed and not yet sent."""

    assignment = TenantForeignKey(Assignment, on_delete=models.CASCADE, related_name="+")
    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="+")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "assignment", "official"], name="progress_draft_once")
        ]
