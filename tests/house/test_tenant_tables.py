"""Each table declares whose rows it holds, and each tenant table carries every piece of both fences."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from gandan.tenancy.enums import TableKind
from gandan.tenancy.fields import TenantForeignKey
from gandan.tenancy.models import TenantModel

pytestmark = pytest.mark.django_db

ROLES = ("gandan_app", "gandan_owner", "gandan_city", "gandan_backup")


def own_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("gandan.")]


def tenant_models() -> list[type[TenantModel]]:
    return [model for model in own_models() if issubclass(model, TenantModel)]


def rows(query: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def test_every_model_declares_its_kind() -> None:
    assert [
        model.__name__ for model in own_models() if not isinstance(getattr(model, "table_kind", None), TableKind)
    ] == []


def test_every_model_with_a_commune_is_a_tenant_model_or_says_it_is_not() -> None:
    loose = [
        model.__name__
        for model in own_models()
        if any(field.name == "commune" for field in model._meta.concrete_fields)
        and not issubclass(model, TenantModel)
        and model.table_kind is TableKind.TENANT  # type: ignore[attr-defined]
    ]
    assert loose == []


def test_every_key_between_tenant_tables_leaves_the_constraint_to_the_helper() -> None:
    plain = [
        f"{model.__name__}.{field.name}"
        for model in tenant_models()
        for field in model._meta.concrete_fields
        if field.is_relation
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, TenantModel)
        and getattr(field, "db_constraint", True)
    ]
    assert plain == []


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model.__name__)
def test_tenant_table_carries_every_guard(model: type[TenantModel]) -> None:
    table = model._meta.db_table
    enabled, forced = rows("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", table)[
        0
    ]
    policies = sorted(rows("SELECT roles::text, cmd FROM pg_policies WHERE tablename = %s", table))
    constraints = {
        definition
        for (definition,) in rows(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass", table
        )
    }
    wanted = {
        f"FOREIGN KEY (commune_id, {field.column}) REFERENCES {field.related_model._meta.db_table}(commune_id, id) "
        "DEFERRABLE INITIALLY DEFERRED"
        for field in model._meta.concrete_fields
        if field.is_relation and issubclass(field.related_model, TenantModel)
    }

    assert (enabled, forced) == (True, True)
    read_by_city = [("{gandan_city}", "SELECT")] if getattr(model, "city_reads", False) else []
    assert policies == [("{gandan_app}", "ALL"), *read_by_city, ("{gandan_owner}", "ALL")]
    assert "UNIQUE (commune_id, id)" in constraints
    assert wanted - constraints == set()


def test_every_policy_names_its_roles() -> None:
    assert rows("SELECT tablename, policyname FROM pg_policies WHERE roles = '{public}'") == []


def test_no_role_has_two_permissive_policies_for_one_command() -> None:
    # rows that either of two policies lets through are seen, so a second one would widen the first unnoticed
    found = rows(
        "SELECT tablename, role, command FROM pg_policies, unnest(roles) AS role, "
        "unnest(CASE cmd WHEN 'ALL' THEN '{SELECT,INSERT,UPDATE,DELETE}'::text[] ELSE ARRAY[cmd] END) AS command "
        "WHERE permissive = 'PERMISSIVE' GROUP BY 1, 2, 3 HAVING count(*) > 1"
    )
    assert found == []


def test_city_reads_only_what_models_declare_and_writes_nothing() -> None:
    found = rows(
        "SELECT relname, array_agg(command ORDER BY command) FROM pg_class, "
        "unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE}'::text[]) AS command "
        "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
        "AND has_table_privilege('gandan_city', oid, command) GROUP BY 1 ORDER BY 1"
    )
    declared = sorted(model._meta.db_table for model in own_models() if getattr(model, "city_reads", False))
    assert found == [(table, ["SELECT"]) for table in declared]


def test_no_role_is_a_member_of_another() -> None:
    found = rows(
        "SELECT m.rolname, r.rolname FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member "
        "JOIN pg_roles r ON r.oid = a.roleid WHERE m.rolname = ANY(%s) AND r.rolname LIKE 'gandan%%'",
        list(ROLES),
    )
    # in tests the owner's login may put on the application's role
    assert [pair for pair in found if pair != ("gandan_owner", "gandan_app")] == []


def test_tests_run_as_the_role_of_the_application() -> None:
    assert rows("SELECT current_user") == [("gandan_app",)]


@pytest.mark.parametrize(
    "table",
    ["audit_entry", "audit_entryvalue", "audit_platformentry", "audit_recordseal", "audit_platformseal"],
)
@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_application_may_not_change_the_record(table: str, right: str) -> None:
    assert rows("SELECT has_table_privilege('gandan_app', %s, %s)", table, right) == [(False,)]


@pytest.mark.parametrize("table", ["tenancy_place", "tenancy_formerplace"])
@pytest.mark.parametrize(
    ("right", "has"), [("SELECT", True), ("INSERT", False), ("UPDATE", False), ("DELETE", False), ("TRUNCATE", False)]
)
def test_application_may_only_read_the_places_of_the_country(table: str, right: str, has: bool) -> None:
    assert rows("SELECT has_table_privilege('gandan_app', %s, %s)", table, right) == [(has,)]


def test_application_may_not_truncate_any_table() -> None:
    found = rows(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
        "AND has_table_privilege('gandan_app', oid, 'TRUNCATE')"
    )
    assert found == []


def test_tenant_foreign_keys_are_of_our_class() -> None:
    loose = [
        f"{model.__name__}.{field.name}"
        for model in tenant_models()
        for field in model._meta.concrete_fields
        if field.many_to_one
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, TenantModel)
        and not isinstance(field, TenantForeignKey)
    ]
    assert loose == []
