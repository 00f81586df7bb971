"""Tables on administrative procedures that units fill, chased and merged like the tasks they hang on."""

from django.db import models

from gandan.activities.models import Evidence
from gandan.organisations.models import Official, Unit
from gandan.plans.models import Assignment, Task
from gandan.procedures.enums import IsoState, Proposal, TableKind
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class TableDuty(TenantModel):
    """A task whose units answer by filling a table."""

    task = TenantForeignKey(Task, on_delete=models.CASCADE, related_name="table_duties")
    kind = models.CharField(max_length=20, choices=TableKind)
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "task"], name="table_duty_once")]


class TableAnswer(TenantModel):
    """The table of one part of work as a whole: locked by each change of a row, named when it is sent."""

    assignment = TenantForeignKey(Assignment, on_delete=models.CASCADE, related_name="table_answers")
    is_nothing = models.BooleanField(default=False)
    """"Không phát sinh": sent without a row."""
    reason = models.CharField(max_length=500, blank=True)
    """Why it has fewer rows than its quota."""
    last_position = models.PositiveIntegerField(default=0)
    """Positions are given once, so that the address of a removed row never names another."""
    sent_version = models.PositiveIntegerField(null=True)
    """The version that was sent last."""
    changed_at = models.DateTimeField()
    changed_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=0)
    """Of the table as a whole; 0 before its first row."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "assignment"], name="table_answer_once")]


class Row(TenantModel):
    """What the rows of all tables share: whose they are, on which occasion, in which order."""

    assignment = TenantForeignKey(Assignment, related_name="+")
    unit = TenantForeignKey(Unit, related_name="+")
    position = models.PositiveIntegerField()
    proof = TenantForeignKey(Evidence, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()
    changed_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Announcement(Row):
    """A decision that announces procedures, with how many it makes new, amends and abolishes."""

    number = models.CharField(max_length=80)
    """Number and symbol: "1234/QĐ-UBND"."""
    issued_on = models.DateField()
    issuer = models.CharField(max_length=200)
    field_name = models.CharField(max_length=200)
    """Lĩnh vực."""
    new = models.PositiveSmallIntegerField(default=0)
    amended = models.PositiveSmallIntegerField(default=0)
    abolished = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "assignment", "number", "issued_on", "field_name"], name="announcement_once"
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "assignment", "position"], name="announcement_of_work"),
            # the same decision entered by another unit
            models.Index(fields=["commune", "issued_on"], name="announcement_by_day"),
        ]


class IsoProcess(Row):
    """The ISO 9001 process of one procedure: in force, to be revised by a day, sent."""

    procedure_code = models.CharField(max_length=30, blank=True)
    procedure_name = models.CharField(max_length=300)
    process_code = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, choices=IsoState)
    due_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "assignment", "procedure_name"], name="iso_process_once"),
        ]
        indexes = [models.Index(fields=["commune", "assignment", "position"], name="iso_process_of_work")]


class Simplification(Row):
    """A proposal to cut or simplify a procedure."""

    procedure_code = models.CharField(max_length=30, blank=True)
    procedure_name = models.CharField(max_length=300)
    proposal = models.CharField(max_length=20, choices=Proposal)
    words = models.TextField()
    """What is to change."""
    reason = models.TextField(blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    """Which rule of law would have to be changed."""
    hours_saved = models.DecimalField(max_digits=8, decimal_places=1, null=True, blank=True)
    """Working hours saved for each case."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "assignment", "procedure_name", "proposal"], name="simplification_once"
            ),
        ]
        indexes = [models.Index(fields=["commune", "assignment", "position"], name="simplification_of_work")]
