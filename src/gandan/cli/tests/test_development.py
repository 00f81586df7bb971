"""What the tests' own run takes from the outside, and what not."""

import os
import tempfile
from pathlib import Path

import pytest

from gandan.cli import development


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's temporary files are read by another user")
def test_open_folder_when_the_usual_one_is_closed_then_another(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    found = []
    for folder in (data, tmp_path):
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        found.append(development.open_folder())
    assert found == [str(data), "/var/tmp"]


def test_without_settings_when_an_installation_is_set_then_only_the_folder_is_kept() -> None:
    given = {"GANDAN_DATA": "/srv", "GANDAN_HTTPS": "1", "GANDAN_TODAY": "2026-01-01", "PATH": "/bin"}
    assert development.without_settings(given) == {"GANDAN_DATA": "/srv", "PATH": "/bin"}
