import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django_scopes.exceptions import ScopeError

from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.tenancy.errors import TenantError
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import current_commune, open_commune

pytestmark = pytest.mark.django_db


def _setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('app.commune_id', true), '')")
        return str(cursor.fetchone()[0])


def test_open_commune_when_nested_puts_the_outer_commune_back() -> None:
    first, second = make_commune(), make_commune()

    with open_commune(first):
        with open_commune(second):
            assert current_commune() == second
        assert (current_commune(), _setting()) == (first, str(first.pk))


def test_open_commune_when_inner_block_fails_puts_the_outer_commune_back() -> None:
    first, second = make_commune(), make_commune()

    with open_commune(first):
        with pytest.raises(ValueError, match="stop"), open_commune(second):
            raise ValueError("stop")
        assert _setting() == str(first.pk)


@pytest.mark.parametrize("query", ["exists", "count", "first", "in_bulk", "explain", "get", "distinct"])
def test_query_when_no_commune_is_open_raises(query: str) -> None:
    with pytest.raises(ScopeError):
        getattr(Unit.objects, query)()


def test_rows_when_another_commune_is_open_are_not_seen_even_by_raw_sql() -> None:
    first, second = make_commune(), make_commune()
    with open_commune(first):
        make_unit()
    with open_commune(second), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM organisations_unit")
        assert (Unit.objects.count(), cursor.fetchone()[0]) == (0, 0)


def test_save_when_row_belongs_to_another_commune_is_refused() -> None:
    first, second = make_commune(), make_commune()
    with open_commune(first):
        unit = make_unit()
    with open_commune(second), pytest.raises(TenantError):
        unit.save()


def test_save_when_parent_belongs_to_another_commune_is_refused() -> None:
    first, second = make_commune(), make_commune()
    with open_commune(first):
        unit = make_unit()
    with open_commune(second), pytest.raises(TenantError):
        Official(code="X", full_name="Trần A", unit=unit, position_title="").save()


def test_insert_when_row_names_another_commune_is_refused_by_the_database() -> None:
    first, second = make_commune(), make_commune()
    statement = "INSERT INTO organisations_unitgroup (commune_id, code, name, version) VALUES (%s, 'x', 'x', 1)"
    with (
        open_commune(first),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [second.pk])


def test_update_when_row_belongs_to_another_commune_changes_nothing() -> None:
    first, second = make_commune(), make_commune()
    with open_commune(first):
        unit = make_unit()
    with open_commune(second), connection.cursor() as cursor:
        cursor.execute("UPDATE organisations_unit SET name = 'x' WHERE id = %s", [unit.pk])
        assert cursor.rowcount == 0


def _point_at(unit: Unit, commune: Commune) -> None:
    with open_commune(commune):
        official = make_official(make_unit())
        with connection.cursor() as cursor:
            cursor.execute("UPDATE organisations_official SET unit_id = %s WHERE id = %s", [unit.pk, official.pk])


@pytest.mark.django_db(transaction=True)
def test_key_to_another_commune_is_refused_at_commit() -> None:
    first, second = make_commune(), make_commune()
    with open_commune(first):
        unit = make_unit()
    with pytest.raises(IntegrityError, match="organisations_official_unit_id_commune"):
        _point_at(unit, second)
