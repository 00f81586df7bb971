"""What an earlier run, killed hard, may have left of PostgreSQL."""

import os
import signal
import time
from pathlib import Path

from gandan.cli.errors import Refusal

WAIT_SECONDS = 30


def processes(postgres: Path) -> list[int]:
    """The processes of the cluster in this folder: each server process has it as its working directory."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if Path(os.readlink(entry / "cwd")) == postgres:
                found.append(int(entry.name))
        except OSError:  # ended meanwhile, a zombie, or another person's
            continue
    return found


def end(postgres: Path) -> None:
    """Ends what is left and clears the mark of the dead server; the caller holds the lock, so nobody is using it.

    The mark must go: in a container its process number soon belongs to another program, and PostgreSQL would refuse.
    """
    deadline = time.monotonic() + WAIT_SECONDS
    asked: set[int] = set()
    while left := processes(postgres):
        for pid in set(left) - asked:
            _ask_to_stop(pid)
            asked.add(pid)
        if time.monotonic() > deadline:
            raise Refusal(f"Tiến trình PostgreSQL {left[0]} của lần chạy trước chưa dừng: hãy dừng nó rồi thử lại.")
        time.sleep(0.05)
    (postgres / "postmaster.pid").unlink(missing_ok=True)


def _ask_to_stop(pid: int) -> None:
    try:
        # To a postmaster a fast stop; its orphans take SIGTERM as "end this session".
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        os.kill(pid, signal.SIGTERM if command.startswith(b"postgres:") else signal.SIGINT)
    except (ProcessLookupError, FileNotFoundError):
        return
