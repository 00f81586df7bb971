"""Days that differ from the plain week, a commune's own days and hours, and what a change of the calendar moved."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gandan.accounts.models import User
from gandan.common.words import mark, say
from gandan.tenancy.enums import TableKind
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel
from gandan.workdays.enums import ANNOUNCED_UNTIL, DayPart, Level, Part, Use
from gandan.workdays.hours import Week, week_of


class SpecialDay(models.Model):
    """An editable day of the national calendar; rows without an entry follow the week (Monday to Friday worked)."""

    table_kind: ClassVar = TableKind.GLOBAL

    day = models.DateField(unique=True)
    is_working = models.BooleanField()
    """True for a Saturday or Sunday worked in exchange (ngày làm bù) or a half day, False for a day off."""
    is_half = models.BooleanField(default=False)
    """Worked in the morning only; for due days it is a working day."""
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    """Where the day comes from; "dự kiến" until the yearly notice."""
    is_confirmed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.CheckConstraint(condition=Q(is_working=True) | Q(is_half=False), name="special_day_half_is_worked")
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"

    @property
    def part(self) -> Part:
        if not self.is_working:
            return Part.NONE
        return Part.MORNING if self.is_half else Part.ALL

    @property
    def state_words(self) -> str:
        """Return how sure the day is; only one with a named paper is confirmed."""
        if self.is_confirmed:
            return say(mark("Đã xác nhận"))
        if self.day.year > ANNOUNCED_UNTIL:
            return say(mark("Dự kiến, chưa có thông báo"))
        return say(mark("Chưa đối chiếu văn bản"))


class CommuneDay(TenantModel):
    """A commune's own day in one of the two calendars; it goes before the country's."""

    day = models.DateField()
    use = models.CharField(max_length=8, choices=Use)
    part = models.CharField(max_length=8, choices=DayPart)
    name = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    """Why, with the paper that says so."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "day", "use"], name="commune_day_once")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


class CommuneHours(TenantModel):
    """A commune's opening hours and the hour after which what is received counts from the next working day."""

    week = models.JSONField()
    """Seven lists of ``["07:30", "11:30"]``, Monday first."""
    cut_off = models.TimeField()
    reason = models.CharField(max_length=300)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune"], name="commune_hours_once")]

    @property
    def spans(self) -> Week:
        return week_of(self.week)


class CalendarChange(TenantModel):
    """One change of a day, as a commune sees it: who, when, why, and how far its due days have followed."""

    day = models.DateField()
    use = models.CharField(max_length=8, choices=Use)
    level = models.CharField(max_length=8, choices=Level)
    old_part = models.CharField(max_length=8, choices=DayPart, blank=True)
    """Empty where the day followed the week, or the country."""
    new_part = models.CharField(max_length=8, choices=DayPart, blank=True)
    reason = models.CharField(max_length=300)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=120)
    """Name at the time of the act."""
    at = models.DateTimeField()
    moved = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    """None while due days are still being computed anew."""

    class Meta:
        indexes = [models.Index(fields=["commune", "-id"], name="calendar_change_newest")]


class CalendarMove(TenantModel):
    """A due day that a change moved."""

    change = TenantForeignKey(CalendarChange, related_name="moves")
    kind = models.CharField(max_length=60)
    """Label of the model, as in "plans.assignment"."""
    object_id = models.BigIntegerField()
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    unit_id = models.BigIntegerField(null=True)
    """The unit that owes it; units are of a higher domain."""
    unit_name = models.CharField(max_length=120)
    is_told = models.BooleanField(default=True)
    """False for what is only prepared, which is no news to its unit."""
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "change", "kind", "object_id"], name="calendar_move_once")
        ]
