"""Running the limited child that touches a stranger's file; no database here."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_places = threading.BoundedSemaphore(2)
"""How many children one process keeps at a time: their memory adds up."""
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - folders of our own are made in it
_ROOM = 256 * 1024 * 1024
_PROCESSES = Path("/proc")
_LOOKS, _BETWEEN_LOOKS = 100, 0.02
"""How often and how many seconds apart it is looked whether what was ended is gone."""


def run_limited(
    arguments: Sequence[str], *, seconds: float, given: bytes = b"", may_write: bool = False
) -> "subprocess.CompletedProcess[bytes]":
    """Run ``files.limited`` with ``given`` on its standard input, in an empty environment.

    Only with ``may_write`` it can write files, in a folder that is taken away with it: LibreOffice cannot do without.
    Raises subprocess.TimeoutExpired after ``seconds``.
    """
    command = [sys.executable, "-I", "-m", "gandan.files.limited", *arguments]
    with _places:
        if not may_write:
            return run_group(command, seconds=seconds, given=given)
        with _folder() as folder:
            return run_group(command, seconds=seconds, given=given, environment={"TMPDIR": folder})


@contextmanager
def _folder() -> Iterator[str]:
    """A folder in memory where the machine has room there: what goes through it was not looked at for secrecy yet."""
    has_room = os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > _ROOM
    place = _IN_MEMORY if has_room else None
    with tempfile.TemporaryDirectory(prefix="gandan-", dir=place, ignore_cleanup_errors=True) as folder:
        yield folder


def run_group(
    command: Sequence[str], *, seconds: float, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a session of its own; where it fails, all that it has started has ended with it.

    That must not outlive it: it would go on writing into a folder that is taken away.
    """
    with subprocess.Popen(  # noqa: S603 - our own interpreter, no shell, arguments of our own making
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})},
        start_new_session=True,
    ) as child:
        try:
            out, told = child.communicate(given, timeout=seconds)
        finally:
            if child.returncode != 0:
                _end_session(child.pid)
    return subprocess.CompletedProcess(command, child.returncode, out, told)


def _end_session(session: int) -> None:
    """End the group of the child and, where the system tells of them, the other groups of its session; wait for it."""
    with suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)
    for _ in range(_LOOKS):
        running = _running_of(session)
        if not running:
            return
        for pid in running:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(_BETWEEN_LOOKS)


def _running_of(session: int) -> list[int]:
    """Return the processes of the session that have not ended."""
    found = []
    for place in _PROCESSES.glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            # behind the name, which may hold anything: state, parent, group, session
            state, _parent, _group, its_session = place.read_text(errors="replace").rpartition(")")[2].split()[:4]
            if int(its_session) == session and state not in "ZX":
                found.append(int(place.parent.name))
    return found
