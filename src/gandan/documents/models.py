"""Official documents of a commune, and the readings that they come from."""

from typing import Any

from django.db import models

from gandan.common.vietnamese import fold
from gandan.documents.enums import READING_OPEN, Direction, DocumentType, ReadingState, type_name
from gandan.files.models import StoredFile
from gandan.organisations.models import Official, Unit
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Document(TenantModel):
    """A paper that came in, was issued, or is being prepared."""

    code = models.CharField(max_length=20)
    direction = models.CharField(max_length=12, choices=Direction)
    type = models.CharField(max_length=20, choices=DocumentType, blank=True)
    number = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    subject = models.TextField(blank=True)
    subject_fold = models.TextField(blank=True, db_collation="C")
    signer = models.CharField(max_length=120, blank=True)
    file = TenantForeignKey(StoredFile, related_name="documents")
    unit = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """The unit of this commune that issued it; None for the People's Committee or a body outside."""
    drafted_by = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """The unit that drafted it for the People's Committee to issue."""
    arrival_number = models.PositiveIntegerField(null=True, blank=True)
    """Số đến, where the commune keeps its own register."""
    arrived_on = models.DateField(null=True, blank=True)
    pattern_issuer = models.CharField(max_length=200, blank=True)
    """Whose paper this one was made after, where another commune's paper was taken as a pattern."""
    parsed = models.JSONField(default=dict)
    """What reading returned, in the form of ``vanban.to_dict`` with evidence."""
    created_at = models.DateTimeField()
    created_by = TenantForeignKey(Official, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="document_code")]
        indexes = [
            # the list, newest first
            models.Index(fields=["commune", "-id"], name="document_newest"),
            # a duplicate of number, symbol and issuer
            models.Index(fields=["commune", "number", "symbol"], name="document_number"),
            # what was issued in a window of days, and the registers
            models.Index(fields=["commune", "direction", "-issued_on", "-id"], name="document_issued"),
            models.Index(fields=["commune", "direction", "-arrived_on", "-id"], name="document_arrived"),
        ]

    def __str__(self) -> str:
        return self.reference or self.subject[:80]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.subject_fold = fold(self.subject)
        super().save(*args, **kwargs)

    @property
    def reference(self) -> str:
        """Return "118/KH-UBND", empty without a number."""
        return f"{self.number}/{self.symbol}" if self.number and self.symbol else ""

    @property
    def type_name(self) -> str:
        return type_name(self.type)


class Reading(TenantModel):
    """A file handed in: read in the background, reviewed, confirmed once."""

    code = models.CharField(max_length=20)
    file = TenantForeignKey(StoredFile, related_name="readings")
    file_name = models.CharField(max_length=200)
    state = models.CharField(max_length=16, choices=ReadingState, default=ReadingState.QUEUED)
    failure = models.CharField(max_length=300, blank=True)
    """The sentence for the person, when the file cannot be read."""
    parsed = models.JSONField(default=dict)
    review = models.JSONField(default=dict)
    """The review as it stands, a ``plans.review.Review``; empty until the reading is ready."""
    version = models.PositiveIntegerField(default=1)
    uploaded_at = models.DateTimeField()
    uploaded_by = TenantForeignKey(Official, related_name="+")
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    document = models.OneToOneField(
        Document, null=True, on_delete=models.PROTECT, related_name="reading", db_constraint=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="reading_code")]
        indexes = [
            # what waits for a person
            models.Index(
                fields=["commune", "-id"],
                condition=models.Q(state__in=sorted(READING_OPEN)),
                name="reading_open",
            ),
        ]


class NumberSeries(TenantModel):
    """Whether a body of the commune numbers its own papers here, and the last number of a year and type.

    By default the city's document system numbers them; the switch is per issuing body.
    """

    unit = TenantForeignKey(Unit, null=True, blank=True, related_name="+")
    """None for the People's Committee."""
    direction = models.CharField(max_length=12, choices=Direction)
    year = models.PositiveSmallIntegerField()
    type = models.CharField(max_length=20, choices=DocumentType, blank=True)
    """Empty where one series serves all types, and for arrivals."""
    last = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    """On the row without a type: the switch of the body for the year and those after it."""
    is_per_type = models.BooleanField(default=False)
    """On that row: each type of paper has a series of its own."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "unit", "direction", "year", "type"],
                name="number_series_once",
                nulls_distinct=False,
            )
        ]
