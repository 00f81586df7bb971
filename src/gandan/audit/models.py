"""The record of acts: who did what to which record, when; old and new values apart, so that they can be erased."""

from typing import ClassVar

from django.db import models

from gandan.accounts.models import User
from gandan.tenancy.enums import TableKind
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Entry(TenantModel):
    """One act inside a commune. Rows are added, never changed: the application has no right to."""

    append_only: ClassVar = True

    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    """A registered act, see ``audit.acts``."""
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    """None for acts of the system itself."""
    actor_name = models.CharField(max_length=120, blank=True)
    """Name at the time of the act."""
    unit_code = models.CharField(max_length=20, blank=True)
    """The actor's unit at the time of the act."""
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    object_code = models.CharField(max_length=60, blank=True)
    values_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 over the salted digests of the values, so that an erased value does not break what is sealed."""

    class Meta:
        indexes = [
            # the timeline of one record
            models.Index(fields=["commune", "object_type", "object_id", "-id"], name="audit_entry_object"),
            # the commune's journal, newest first, alone and by each of its filters; what waits to be sealed
            models.Index(fields=["commune", "-at", "-id"], name="audit_entry_journal"),
            models.Index(fields=["commune", "user", "-at", "-id"], name="audit_entry_person"),
            models.Index(fields=["commune", "act", "-at", "-id"], name="audit_entry_act"),
            models.Index(fields=["commune", "unit_code", "-at", "-id"], name="audit_entry_unit"),
            models.Index(fields=["commune", "object_code", "-at", "-id"], name="audit_entry_code"),
        ]

    @property
    def code(self) -> str:
        return str(self.pk)


class EntryValue(TenantModel):
    """What changed in an act: ``{"field": [old, new]}``, each field with its salt.

    An erased field leaves ``changes`` and ``salts``; its digest stays in ``erased`` and keeps the seal whole.
    """

    append_only: ClassVar = True

    entry = TenantForeignKey(Entry, related_name="values")
    changes = models.JSONField()
    salts = models.JSONField(default=dict)
    erased = models.JSONField(default=dict)


class PlatformEntry(models.Model):
    """An act that belongs to no commune: sign-in, calendar, communes."""

    table_kind: ClassVar = TableKind.PLATFORM
    append_only: ClassVar = True

    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    detail = models.JSONField(default=dict)
    salt = models.CharField(max_length=32, blank=True)
    """Empty once the detail was erased by the owner of the database."""
    detail_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-id"], name="audit_platform_journal"),
            # what waits to be sealed
            models.Index(fields=["at"], name="audit_platform_at"),
        ]


class Seal(models.Model):
    """The manifest of one closed day's entries, chained to the seal before; ``./gandan doctor`` verifies it."""

    append_only: ClassVar = True

    on = models.DateField()
    manifest = models.TextField()
    """The day, then one line for each entry, as ``rules.entry_line`` words it."""
    entries = models.PositiveIntegerField()
    through_id = models.BigIntegerField()
    """The highest number that was sealed in that night."""
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        abstract = True


class RecordSeal(TenantModel, Seal):
    """A day of a commune's record; what the platform's record says of it anchors it there."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "on"], name="record_seal_once_a_day")]


class PlatformSeal(Seal):
    table_kind: ClassVar = TableKind.PLATFORM

    class Meta:
        constraints = [models.UniqueConstraint(fields=["on"], name="platform_seal_once_a_day")]
