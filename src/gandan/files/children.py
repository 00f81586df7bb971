"""Running the limited child that touches a stranger's file; no database here."""

import subprocess
import sys
import threading
from collections.abc import Sequence

_places = threading.BoundedSemaphore(2)
"""How many children one process keeps at a time: their memory adds up."""


def run_limited(arguments: Sequence[str], *, seconds: int, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run ``files.limited`` with ``given`` on its standard input, in an empty environment.

    Raises subprocess.TimeoutExpired after ``seconds``.
    """
    with _places:
        return subprocess.run(  # noqa: S603 - our own interpreter, no shell, arguments of our own making
            [sys.executable, "-I", "-m", "gandan.files.limited", *arguments],
            input=given,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            start_new_session=True,
        )
