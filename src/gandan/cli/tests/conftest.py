import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gandan.cli.roles import VARIABLES


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder that the database's user can reach; pytest's own folders are closed to everybody else."""
    with tempfile.TemporaryDirectory(prefix="gandan-test-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@pytest.fixture(autouse=True)
def _no_set_database(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (
        *VARIABLES.values(),
        *(f"{name}_FILE" for name in VARIABLES.values()),
        "GANDAN_DATA",
        "SECRET_KEY",
        "SECRET_KEY_FILE",
    ):
        monkeypatch.delenv(variable, raising=False)
