"""Running the limited child that touches a stranger's file; no database here."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

_places = threading.BoundedSemaphore(2)
"""How many children one process keeps at a time: their memory adds up."""


def run_limited(
    arguments: Sequence[str], *, seconds: float, given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    """Run ``files.limited`` with ``given`` on its standard input, in an empty environment.

    Raises subprocess.TimeoutExpired after ``seconds``.
    """
    with _places:
        command = [sys.executable, "-I", "-m", "gandan.files.limited", *arguments]
        return run_group(command, seconds=seconds, given=given)


def run_group(command: Sequence[str], *, seconds: float, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a group of its own; where it fails, what it has started ends with it."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter, no shell, arguments of our own making
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    ) as child:
        try:
            out, told = child.communicate(given, timeout=seconds)
        finally:
            if child.returncode != 0:
                with suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
    return subprocess.CompletedProcess(command, child.returncode, out, told)
