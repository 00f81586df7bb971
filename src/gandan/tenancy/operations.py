"""Migration operations that put both fences' database half round a tenant table.

``GuardTenantTable`` is the one helper: ``UNIQUE (commune_id, id)``, a composite deferred foreign key for every
``TenantForeignKey``, row-level security enabled and forced, one policy for each role. A house test fails for a
tenant table that lacks any of it.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Model

APP_ROLE = "gandan_app"
OWNER_ROLE = "gandan_owner"
CITY_ROLE = "gandan_city"
_OWN_ROWS = "commune_id = nullif(current_setting('app.commune_id', true), '')::bigint"


class _GuardOperation(Operation):
    reversible = True

    def __init__(self, name: str) -> None:
        self.name = name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The state knows nothing of these constraints."""

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Dropping the table drops its guards."""


class GuardTenantTable(_GuardOperation):
    """Guard a table just created; ``name`` is the model's name."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        model: type[Model] = to_state.apps.get_model(app_label, self.name)
        table = model._meta.db_table
        schema_editor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_commune_id_id" UNIQUE (commune_id, id)')
        for field in model._meta.local_fields:
            if _is_tenant_key(field):
                _add_composite_key(schema_editor, table, field)
        schema_editor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
        schema_editor.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
        schema_editor.execute(
            f'CREATE POLICY "{table}_app" ON "{table}" TO {APP_ROLE} USING ({_OWN_ROWS}) WITH CHECK ({_OWN_ROWS})'
        )
        schema_editor.execute(
            f'CREATE POLICY "{table}_owner" ON "{table}" TO {OWNER_ROLE} USING (true) WITH CHECK (true)'
        )

    def describe(self) -> str:
        return f"Guard tenant table of {self.name}"


_OF_CITY = (
    "commune_id IN (SELECT id FROM tenancy_commune "
    "WHERE city_id = nullif(current_setting('app.city_id', true), '')::bigint)"
)


class LetCityRead(_GuardOperation):
    """Let the city read a guarded table's rows of its own communes; ``where`` keeps back what is not for it yet."""

    def __init__(self, name: str, where: str = "true") -> None:
        super().__init__(name)
        self.where = where

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        table = to_state.apps.get_model(app_label, self.name)._meta.db_table
        schema_editor.execute(
            f'CREATE POLICY "{table}_city" ON "{table}" FOR SELECT TO {CITY_ROLE} '
            f"USING ({_OF_CITY} AND ({self.where}))"
        )

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        table = to_state.apps.get_model(app_label, self.name)._meta.db_table
        schema_editor.execute(f'DROP POLICY "{table}_city" ON "{table}"')

    def describe(self) -> str:
        return f"Let the city read {self.name}"


class GuardTenantForeignKey(_GuardOperation):
    """Guard a key added to a table that is guarded already."""

    def __init__(self, name: str, field: str) -> None:
        super().__init__(name)
        self.field = field

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        model: type[Model] = to_state.apps.get_model(app_label, self.name)
        _add_composite_key(schema_editor, model._meta.db_table, model._meta.get_field(self.field))

    def describe(self) -> str:
        return f"Guard {self.field} of {self.name}"


def _is_tenant_key(field: Any) -> bool:
    return bool(field.is_relation and field.name != "commune" and not field.db_constraint)


def _add_composite_key(schema_editor: BaseDatabaseSchemaEditor, table: str, field: Any) -> None:
    target = field.related_model._meta.db_table
    name = f"{table}_{field.column}_commune"[:63]
    schema_editor.execute(
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY (commune_id, "{field.column}") '
        f'REFERENCES "{target}" (commune_id, id) DEFERRABLE INITIALLY DEFERRED'
    )
