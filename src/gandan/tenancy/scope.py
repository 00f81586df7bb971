"""The one way to open a commune: transaction, django-scopes and the database's own setting together."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django_scopes import get_scope, scope

from gandan.tenancy.errors import TenantError

if TYPE_CHECKING:
    from gandan.tenancy.models import City, Commune

CITY_ALIAS = "city"
"""The connection on which the city reads, signed in as its own role of the database."""
CITY_SETTING = "app.city_id"
SETTING = "app.commune_id"
"""Read by every tenant table's policy; local to the transaction, so it can not leak through a pool."""


@contextmanager
def open_commune(commune: "Commune", *, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Open a transaction in which exactly the rows of ``commune`` are seen and written.

    May be nested; on a normal exit the setting of the surrounding block is put back, because a released savepoint
    keeps it. On an exception the savepoint's rollback does that.
    """
    connection = connections[using]
    nested = connection.in_atomic_block
    with transaction.atomic(using=using), scope(commune=commune):
        with connection.cursor() as cursor:
            previous = ""
            if nested:
                cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [SETTING])
                previous = cursor.fetchone()[0]
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, str(commune.pk)])
        yield
        if nested and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, previous])


@contextmanager
def open_city(city: "City") -> Iterator[str]:
    """Open a transaction in which what the communes of ``city`` show to it can be read, and give its connection.

    Nothing of a commune can be written in it: the first fence knows no open commune, the second no right.
    """
    with transaction.atomic(using=CITY_ALIAS), scope(commune=None):
        with connections[CITY_ALIAS].cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [CITY_SETTING, str(city.pk)])
        yield CITY_ALIAS


def current_commune() -> "Commune":
    """Return the open commune.

    Raises TenantError if none is open.
    """
    commune = commune_or_none()
    if commune is None:
        raise TenantError("no commune is open here; use tenancy.scope.open_commune")
    return commune


def commune_or_none() -> "Commune | None":
    """Return the open commune, None outside one."""
    commune: Commune | None = get_scope().get("commune")  # type: ignore[no-untyped-call]
    return commune
