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
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    """None for acts of the system itself."""
    actor_name = models.CharField(max_length=120, blank=True)
    """Name at the time of the act."""
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    object_code = models.CharField(max_length=60, blank=True)
    values_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of salt and values, so that erased values do not break what is sealed."""

    class Meta:
        indexes = [
            # the timeline of one record
            models.Index(fields=["commune", "object_type", "object_id", "-id"], name="audit_entry_object"),
            # the commune's journal, newest first
            models.Index(fields=["commune", "-id"], name="audit_entry_journal"),
        ]


class EntryValue(TenantModel):
    """What changed in an act: ``{"field": [old, new]}``."""

    append_only: ClassVar = True

    entry = TenantForeignKey(Entry, related_name="values")
    salt = models.CharField(max_length=32)
    changes = models.JSONField()


class PlatformEntry(models.Model):
    """An act that belongs to no commune: sign-in, calendar, communes."""

    table_kind: ClassVar = TableKind.PLATFORM
    append_only: ClassVar = True

    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["-id"], name="audit_platform_journal")]
