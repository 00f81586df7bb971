"""Rights of the database roles, renewed after every migrate by the owner."""

from typing import Any

from django.apps import apps
from django.db import connections

from gandan.tenancy.operations import APP_ROLE, CITY_ROLE

BACKUP_ROLE = "gandan_backup"


def append_only_tables() -> list[str]:
    """Return tables whose rows the application may add and read, never change: models with ``append_only = True``."""
    return [model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)]


def owner_filled_tables() -> list[str]:
    """Return tables that only the owner fills, from ``data/``: models with ``owner_filled = True``."""
    return [model._meta.db_table for model in apps.get_models() if getattr(model, "owner_filled", False)]


def city_read_tables() -> list[str]:
    """Return tables that the city reads, row by row as their policies say: models with ``city_reads = True``."""
    return [model._meta.db_table for model in apps.get_models() if getattr(model, "city_reads", False)]


def grant_after_migrate(*, using: str, **kwargs: Any) -> None:
    """Grant the application all it needs on every table, the third parties' included, and the backup role reading."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"""
            GRANT USAGE ON SCHEMA public TO {APP_ROLE}, {BACKUP_ROLE};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE};
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO {BACKUP_ROLE};
            GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {BACKUP_ROLE};
            -- the cache table is made after migrate, without a signal of its own
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP_ROLE};
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {BACKUP_ROLE};
            """
        )
        cursor.execute(
            f"GRANT USAGE ON SCHEMA public TO {CITY_ROLE}; REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {CITY_ROLE}"
        )
        for table in city_read_tables():
            cursor.execute(f'GRANT SELECT ON "{table}" TO {CITY_ROLE}')
        for table in [*append_only_tables(), "django_migrations"]:
            cursor.execute(f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM {APP_ROLE}')
        for table in owner_filled_tables():
            cursor.execute(f'REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "{table}" FROM {APP_ROLE}')
