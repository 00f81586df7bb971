"""City, commune, and the base of every table that belongs to a commune."""

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from gandan.common.fields import FoldField
from gandan.tenancy.enums import CommuneLevel, TableKind
from gandan.tenancy.errors import TenantError
from gandan.tenancy.managers import ScopedManager
from gandan.tenancy.scope import current_commune


class Place(models.Model):
    """A province, city or commune of the country since 01/07/2025, under the state's code; filled from ``data/``."""

    table_kind: ClassVar = TableKind.GLOBAL
    owner_filled: ClassVar = True

    code = models.CharField(max_length=5, unique=True)
    """Two digits for a province or city, five for a commune."""
    name = models.CharField(max_length=120)
    """With its kind: "Phường Lê Chân"."""
    name_fold = FoldField(source="name")
    province = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="communes")

    def __str__(self) -> str:
        return self.name


class FormerPlace(models.Model):
    """A commune of the time until 30/06/2025 and the communes into which it went."""

    table_kind: ClassVar = TableKind.GLOBAL
    owner_filled: ClassVar = True

    code = models.CharField(max_length=5, unique=True)
    """Of that time: many of these codes stand for another commune today."""
    name = models.CharField(max_length=120)
    name_fold = FoldField(source="name")
    district = models.CharField(max_length=120, blank=True)
    province = models.CharField(max_length=120)
    went_to = ArrayField(models.CharField(max_length=5))
    """Codes of today's places; the first took most of it."""

    def __str__(self) -> str:
        return self.name


class City(models.Model):
    """A city or province that steers communes."""

    table_kind: ClassVar = TableKind.GLOBAL
    city_reads: ClassVar = True

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    state_code = models.CharField(max_length=2, blank=True)

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """A commune-level unit; the tenant of the system."""

    table_kind: ClassVar = TableKind.GLOBAL
    city_reads: ClassVar = True

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="communes")
    slug = models.SlugField(max_length=60, unique=True)
    level = models.CharField(max_length=10, choices=CommuneLevel)
    name = models.CharField(max_length=120)
    """The name alone, as in "Sông Cửa"."""
    state_code = models.CharField(max_length=5, blank=True)
    """The code of its ``Place``; empty for an invented commune."""
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name with its level and a capital letter, as the place name of a document (Decree 30/2020, annex I)."""
        return f"{CommuneLevel(self.level).label} {self.name}"

    @property
    def committee_name(self) -> str:
        return f"Ủy ban nhân dân {self.full_name[0].lower()}{self.full_name[1:]}"

    @property
    def short_committee_name(self) -> str:
        return f"UBND {self.full_name[0].lower()}{self.full_name[1:]}"


class TenantModel(models.Model):
    """A row of one commune.

    ``commune`` is filled from the open scope. Saving or deleting a row, or pointing it at a parent, of another commune
    raises TenantError; the database refuses it too.
    """

    table_kind: ClassVar = TableKind.TENANT

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects: ClassVar[Any] = ScopedManager(commune="commune")

    class Meta:
        abstract = True

    def check_tenant(self) -> None:
        """Raise TenantError unless this row and the parents it holds belong to the open commune."""
        commune = current_commune()
        if self.commune_id is None:
            self.commune = commune
        if self.commune_id != commune.pk:
            raise TenantError(f"{self!r} belongs to commune {self.commune_id}, open is {commune.pk}")
        for field in self._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey) or not field.is_cached(self):
                continue
            parent = field.get_cached_value(self)
            if isinstance(parent, TenantModel) and parent.commune_id != commune.pk:
                raise TenantError(
                    f"{field.name} of {self!r} belongs to commune {parent.commune_id}, open is {commune.pk}"
                )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.check_tenant()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.check_tenant()
        return super().delete(*args, **kwargs)


RowT = TypeVar("RowT", bound=TenantModel)


def create_rows(rows: Iterable[RowT]) -> list[RowT]:
    """Insert rows of one model in one statement, each checked like ``save`` does; the only door to a bulk write."""
    checked = list(rows)
    for row in checked:
        row.check_tenant()
    if not checked:
        return []
    created: list[RowT] = type(checked[0]).objects.bulk_create(checked, batch_size=1000)
    return created


class Counter(TenantModel):
    """The last running number of a kind of record in a year."""

    name = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "name", "year"], name="counter_once")]
