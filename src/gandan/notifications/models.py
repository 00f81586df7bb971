"""Notices to officials inside the system."""

from django.db import models
from django.db.models import Q

from gandan.organisations.models import Official
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Notice(TenantModel):
    """One sentence for one person, with the page that it is about."""

    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="notices")
    sentence = models.CharField(max_length=300)
    url = models.CharField(max_length=200)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            # the list of a person's notices, newest first
            models.Index(fields=["commune", "official", "-at", "-id"], name="notice_of_official"),
            # the count in the top bar
            models.Index(fields=["commune", "official"], condition=Q(read_at=None), name="notice_unread"),
        ]
