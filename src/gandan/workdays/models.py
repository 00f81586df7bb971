"""Days that differ from the plain week: holidays and days worked in exchange."""

from typing import ClassVar

from django.db import models

from gandan.tenancy.enums import TableKind


class SpecialDay(models.Model):
    """An editable day of the national calendar; rows without an entry follow the week (Monday to Friday worked)."""

    table_kind: ClassVar = TableKind.GLOBAL

    day = models.DateField(unique=True)
    is_working = models.BooleanField()
    """True for a Saturday or Sunday worked in exchange (ngày làm bù), False for a day off."""
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    """Where the day comes from; "dự kiến" until the yearly notice."""
    is_confirmed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
