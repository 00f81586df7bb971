"""Running the limited child that touches a stranger's file; no database here."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_places = threading.BoundedSemaphore(2)
"""How many children one process keeps at a time: their memory adds up."""
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - folders of our own are made in it
_ROOM = 256 * 1024 * 1024


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
    """Run the command in a group of its own; where it fails, what it has started ends with it."""
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
                with suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
    return subprocess.CompletedProcess(command, child.returncode, out, told)
