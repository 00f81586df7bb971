import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gandan.files.children import run_group

_START = """
import pathlib, subprocess, sys, time
started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
pathlib.Path(sys.argv[1]).write_text(str(started.pid))
"""


def _has_ended(pid: int) -> bool:
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_run_group_when_time_runs_out_then_what_it_started_ends_too(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    with pytest.raises(subprocess.TimeoutExpired):
        run_group([sys.executable, "-c", _START + "time.sleep(60)", os.fspath(told)], seconds=3)
    assert _has_ended(int(told.read_text()))


def test_run_group_when_time_runs_out_then_groups_in_its_session_have_ended(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    grouped = _START.replace('60)"]', '60)"], process_group=0, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL')
    with pytest.raises(subprocess.TimeoutExpired):
        run_group([sys.executable, "-c", grouped + "time.sleep(60)", os.fspath(told)], seconds=3)
    stat = Path(f"/proc/{told.read_text()}/stat")
    assert not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"


def test_run_group_when_it_fails_then_what_it_started_ends_too(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    quiet = _START.replace('60)"]', '60)"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL')
    done = run_group([sys.executable, "-c", quiet + "sys.exit(3)", os.fspath(told)], seconds=20)
    assert (done.returncode, _has_ended(int(told.read_text()))) == (3, True)


def test_run_group_when_all_is_well_then_gives_what_was_said() -> None:
    done = run_group([sys.executable, "-c", "print(input())"], seconds=20, given=b"42")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"42\n", b"")
