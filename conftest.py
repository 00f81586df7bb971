"""Database of the tests: migrated as owner, used as the application's role, so that every test runs under
row-level security."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase

ROLE = "gandan_app"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    options: dict[str, Any] = connections["default"].settings_dict["OPTIONS"]
    connections["default"].close()
    options["assume_role"] = ROLE
    yield
    connections["default"].close()
    options.pop("assume_role")


def _as_owner(teardown: Callable[[TransactionTestCase], None]) -> Callable[[TransactionTestCase], None]:
    def wrapped(case: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
        teardown(case)
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {ROLE}")

    return wrapped


# emptying the tables after a test with real transactions is the owner's right
TransactionTestCase._fixture_teardown = _as_owner(TransactionTestCase._fixture_teardown)  # type: ignore[attr-defined, method-assign]


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, settings: Any) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _set_day(settings: Any) -> None:
    """Tests live on Wednesday 18/11/2026 unless they set another day."""
    settings.TODAY = dt.date(2026, 11, 18)


@pytest.fixture(autouse=True)
def _fast_hashing(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
