"""Units of a commune, how documents call them, the officials in them and their duties."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, Q

from gandan.accounts.models import Membership
from gandan.common.fields import FoldField
from gandan.common.vietnamese import fold, person_sort_key
from gandan.organisations.enums import (
    UNIT_ROLES,
    ActingForm,
    AliasKind,
    PositionKind,
    Role,
    SuccessionKind,
    UnitKind,
)
from gandan.organisations.history import Name, name_of_day
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Unit(TenantModel):
    """A body of the commune that can be given work; its code is never used again."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    """As documents spell it out today: "Phòng Văn hóa - Xã hội"; earlier names are ``former_names``."""
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=UnitKind)
    position = models.PositiveSmallIntegerField(default=0)
    """Order in lists; heads of state before departments, as the commune is used to."""
    parent = TenantForeignKey("self", null=True, blank=True, related_name="children")
    """The body that it belongs to; None directly below the commune."""
    from_on = models.DateField(null=True, blank=True)
    """The day on which it was set up; None where nobody has said."""
    to_on = models.DateField(null=True, blank=True)
    """The last day of a unit that ended, was merged or divided."""
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="unit_code"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(from_on=None) | Q(to_on__gte=F("from_on")), name="unit_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="unit_below_another"),
        ]

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: dt.date) -> Name:
        """Return what it was called on that day; one query unless ``former_names`` are fetched already."""
        former = [(one.to_on, Name(one.name, one.short_name)) for one in self.former_names.all()]
        return name_of_day(Name(self.name, self.short_name), former, day)


class FormerName(TenantModel):
    """A name that a unit gave up by a paper; it stays findable and stands in papers of its days."""

    unit = TenantForeignKey(Unit, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=160)
    name_fold = FoldField(source="name")
    short_name = models.CharField(max_length=60)
    to_on = models.DateField()
    """The last day on which it was called so."""
    paper = models.CharField(max_length=200)
    """The act that gave the next name: "Nghị quyết số 12/NQ-HĐND ngày 20/3/2026"."""

    class Meta:
        ordering = ["to_on"]
        constraints = [models.UniqueConstraint(fields=["commune", "unit", "to_on"], name="former_name_once_a_day")]


class UnitSuccession(TenantModel):
    """One unit went into another, wholly or in part, by a paper and from a day."""

    predecessor = TenantForeignKey(Unit, on_delete=models.CASCADE, related_name="successions")
    successor = TenantForeignKey(Unit, on_delete=models.CASCADE, related_name="inheritances")
    kind = models.CharField(max_length=10, choices=SuccessionKind)
    on = models.DateField()
    """The first day of the successor in this place."""
    paper = models.CharField(max_length=200)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "predecessor", "successor", "on", "kind"], name="unit_succession_once"
            ),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="unit_succession_of_another"),
        ]


class UnitAlias(TenantModel):
    """Another way in which documents name a unit, always or for a time; ``fold`` is what is compared."""

    unit = TenantForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=160)
    fold = models.CharField(max_length=160, db_collation="C")
    kind = models.CharField(max_length=10, choices=AliasKind, default=AliasKind.COMMON)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "fold"], condition=Q(to_on=None), name="unit_alias_fold_in_use"
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(from_on=None) | Q(to_on__gte=F("from_on")), name="unit_alias_period"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = fold(self.text)
        super().save(*args, **kwargs)


class UnitGroup(TenantModel):
    """A saved group behind a collective name, such as "các phòng chuyên môn"."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    units: Any = models.ManyToManyField(Unit, through="UnitGroupMember", related_name="groups")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    """Days on which the group stands; None is open. Members have days of their own within them."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="unit_group_code"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(from_on=None) | Q(to_on__gte=F("from_on")), name="unit_group_period"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitGroupMember(TenantModel):
    group = TenantForeignKey(UnitGroup, on_delete=models.CASCADE, related_name="members")
    unit = TenantForeignKey(Unit, on_delete=models.CASCADE, related_name="group_members")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            # a unit may leave and come back: a row for each time, one of them open
            models.UniqueConstraint(
                fields=["commune", "group", "unit"], condition=Q(to_on=None), name="unit_group_member_now"
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(from_on=None) | Q(to_on__gte=F("from_on")),
                name="unit_group_member_period",
            ),
        ]


class UnitGroupAlias(TenantModel):
    """A collective name that stands for a saved group."""

    group = TenantForeignKey(UnitGroup, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=160)
    fold = models.CharField(max_length=160, db_collation="C")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "fold"], name="unit_group_alias_fold")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = fold(self.text)
        super().save(*args, **kwargs)


class Official(TenantModel):
    """A person who works for the commune; with a membership also a login."""

    membership = models.OneToOneField(
        Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="official"
    )
    code = models.CharField(max_length=20)
    full_name = models.CharField(max_length=120)
    sort_name = models.CharField(max_length=260, db_collation="C")
    unit = TenantForeignKey(Unit, related_name="officials")
    position_title = models.CharField(max_length=120)
    """Unit and title of the main position of today; ``positions`` holds all of them with their days."""
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["sort_name"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="official_code")]
        indexes = [
            # lists of people by given name
            models.Index(fields=["commune", "sort_name"], name="official_by_name"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_name = person_sort_key(self.full_name)
        super().save(*args, **kwargs)


class Subject(TenantModel):
    """A field of work for which units name focal officers: a programme, a line of reports."""

    code = models.CharField(max_length=40)
    """The code of the programme where the subject is one."""
    name = models.CharField(max_length=160)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="subject_code")]

    def __str__(self) -> str:
        return self.name


class Duty(TenantModel):
    """A role that an official holds for a time, in the whole commune or in one unit."""

    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="duties")
    role = models.CharField(max_length=20, choices=Role)
    unit = TenantForeignKey(Unit, null=True, blank=True, related_name="duties")
    subject = TenantForeignKey(Subject, null=True, blank=True, related_name="duties")
    """The one subject of a focal officer; None for all that come to the unit."""
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="duty_ends_after_start"),
            models.CheckConstraint(
                condition=Q(role__in=sorted(UNIT_ROLES), unit__isnull=False)
                | (~Q(role__in=sorted(UNIT_ROLES)) & Q(unit__isnull=True)),
                name="duty_unit_fits_role",
            ),
            models.CheckConstraint(
                condition=Q(subject=None) | Q(role=Role.FOCAL_OFFICER), name="duty_subject_of_focal_officer"
            ),
        ]
        indexes = [
            # who heads a unit, who is its focal officer
            models.Index(fields=["commune", "unit", "role"], name="duty_of_unit"),
        ]

    @property
    def key(self) -> str:
        """What names the duty among those of its official: no role is held twice from one day in one unit."""
        subject = f"-{self.subject.code}" if self.subject else ""
        return f"{self.role}-{self.unit.code if self.unit else ''}-{self.from_on:%Y-%m-%d}{subject}"


class Position(TenantModel):
    """A position that an official holds for a time in one unit; several at once are allowed, one of them is the main.

    The head of a unit is whoever holds its position of that kind on the day.
    """

    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="positions")
    unit = TenantForeignKey(Unit, related_name="positions")
    title = models.CharField(max_length=120)
    """Chức vụ, as in "Trưởng phòng"."""
    kind = models.CharField(max_length=12, choices=PositionKind)
    is_main = models.BooleanField(default=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=200, blank=True)
    """The decision that gave it."""

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="position_ends_after_start"
            ),
            models.UniqueConstraint(fields=["commune", "official", "unit", "from_on"], name="position_once_a_day"),
        ]
        indexes = [
            # who heads a unit on a day
            models.Index(fields=["commune", "unit", "kind"], name="position_of_unit"),
        ]

    @property
    def key(self) -> str:
        """What names the position among those of its official."""
        return f"{self.unit.code}-{self.from_on:%Y-%m-%d}"


class ActingFor(TenantModel):
    """An official signs for the head of a unit, for a time and within a scope; Q. is the head's place itself."""

    code = models.CharField(max_length=20)
    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="acting")
    unit = TenantForeignKey(Unit, related_name="acting")
    """Whose head is signed for; the leadership for the People's Committee."""
    form = models.CharField(max_length=4, choices=ActingForm)
    scope = models.CharField(max_length=300, blank=True)
    papers = models.JSONField(default=list)
    """Codes of ``PaperKind``; empty for all kinds."""
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=200, blank=True)
    """The paper that grants it."""

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="acting_code"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="acting_ends_after_start"
            ),
            # annex I of Decree 30/2020: in writing and for a limited time
            models.CheckConstraint(
                condition=~Q(form=ActingForm.TUQ) | (Q(to_on__isnull=False) & ~Q(paper="")),
                name="acting_tuq_written_and_limited",
            ),
        ]
        indexes = [models.Index(fields=["commune", "unit", "from_on"], name="acting_of_unit")]


class Leave(TenantModel):
    """An official is away for some days; what they hold goes to stand-ins and comes back by itself."""

    code = models.CharField(max_length=20)
    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="leaves")
    from_on = models.DateField()
    to_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="leave_code"),
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="leave_ends_after_start"),
        ]
        indexes = [models.Index(fields=["commune", "official", "to_on"], name="leave_of_official")]


class LeaveShare(TenantModel):
    """Who stands in for what: one thing ("viec:CV-2026-0012"), one kind ("viec"), or all the rest ("")."""

    leave = TenantForeignKey(Leave, on_delete=models.CASCADE, related_name="shares")
    stand_in = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "leave", "what"], name="leave_share_once")]
        indexes = [models.Index(fields=["commune", "stand_in"], name="leave_share_of_stand_in")]
