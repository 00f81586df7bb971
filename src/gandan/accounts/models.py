"""A login, and the communes it may enter."""

import datetime as dt
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q

from gandan.common.spans import on_day
from gandan.tenancy.enums import TableKind
from gandan.tenancy.models import City, Commune


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, is_superuser=True, is_staff=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A login of the whole installation; it holds no commune, name or position."""

    table_kind: ClassVar = TableKind.GLOBAL

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    """The password was made by an administrator, who has seen it."""
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.username


class MembershipQuerySet(models.QuerySet[Any]):
    def current(self, *, on: dt.date) -> "MembershipQuerySet":
        return self.filter(on_day(on))


class Membership(models.Model):
    """A login may enter a commune; read before the commune is opened, so keys and dates only.

    Name, position and rights stand in the commune's own ``organisations.Official``, which points here.
    """

    table_kind: ClassVar = TableKind.GLOBAL

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    closed_login = models.BooleanField(default=False)
    """Its end also closed the login, so that going on opens it again; what the installation closed stays closed."""

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "commune"], name="membership_once_per_commune"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="membership_ends_after_start"
            ),
        ]


class CityMembership(models.Model):
    """A login may enter the desk of a city; keys and dates only, like ``Membership``."""

    table_kind: ClassVar = TableKind.GLOBAL

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="city_memberships")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "city"], name="city_membership_once"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="city_membership_ends_after_start"
            ),
        ]
