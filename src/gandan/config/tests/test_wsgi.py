"""The web server's entry is imported first, in a process of its own."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo


def _start(**variables: str) -> subprocess.CompletedProcess[str]:
    known = connection.settings_dict
    url = make_conninfo(
        host=known["HOST"], port=known["PORT"], user=known["USER"], password=known["PASSWORD"], dbname=known["NAME"]
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SECRET_KEY")}
    return subprocess.run(
        [sys.executable, "-c", "import gandan.config.wsgi"],
        env={**environment, "DATABASE_URL": url, "SECRET_KEY": "k" * 60, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({}, "Web và worker phải đăng nhập cơ sở dữ liệu bằng vai trò ứng dụng"),  # the tests' login is the owner
        ({"SECRET_KEY": "ngan"}, "Web và worker cần SECRET_KEY riêng"),
    ],
)
def test_wsgi_when_started_first_in_a_process_then_checks_run(variables: dict[str, str], sentence: str) -> None:
    assert sentence in _start(**variables).stderr.splitlines()[-1]
