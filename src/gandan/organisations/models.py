"""Units of a commune, how documents call them, the officials in them and their duties."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from gandan.accounts.models import Membership
from gandan.common.vietnamese import fold, person_sort_key
from gandan.organisations.enums import UNIT_ROLES, Role, UnitKind
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel


class Unit(TenantModel):
    """A body of the commune that can be given work."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    """As documents spell it out: "Phòng Văn hóa - Xã hội"."""
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=UnitKind)
    position = models.PositiveSmallIntegerField(default=0)
    """Order in lists; heads of state before departments, as the commune is used to."""
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="unit_code")]

    def __str__(self) -> str:
        return self.name


class UnitAlias(TenantModel):
    """Another way in which documents name a unit; ``fold`` is what is compared."""

    unit = TenantForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=160)
    fold = models.CharField(max_length=160, db_collation="C")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "fold"], name="unit_alias_fold")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = fold(self.text)
        super().save(*args, **kwargs)


class UnitGroup(TenantModel):
    """A saved group behind a collective name, such as "các phòng chuyên môn"."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    units: Any = models.ManyToManyField(Unit, through="UnitGroupMember", related_name="groups")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="unit_group_code")]

    def __str__(self) -> str:
        return self.name


class UnitGroupMember(TenantModel):
    group = TenantForeignKey(UnitGroup, on_delete=models.CASCADE, related_name="members")
    unit = TenantForeignKey(Unit, on_delete=models.CASCADE, related_name="group_members")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "group", "unit"], name="unit_group_member_once")]


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
    """Chức vụ, as in "Trưởng phòng"."""
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


class Duty(TenantModel):
    """A role that an official holds for a time, in the whole commune or in one unit."""

    official = TenantForeignKey(Official, on_delete=models.CASCADE, related_name="duties")
    role = models.CharField(max_length=20, choices=Role)
    unit = TenantForeignKey(Unit, null=True, blank=True, related_name="duties")
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
        ]
        indexes = [
            # who heads a unit, who is its focal officer
            models.Index(fields=["commune", "unit", "role"], name="duty_of_unit"),
        ]

    @property
    def key(self) -> str:
        """What names the duty among those of its official: no role is held twice from one day in one unit."""
        return f"{self.role}-{self.unit.code if self.unit else ''}-{self.from_on:%Y-%m-%d}"
