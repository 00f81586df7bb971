"""Starts children that end together with this process."""

import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

CHILD = Path(__file__).with_name("child.py")


def start(
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    user: pwd.struct_passwd | None = None,
    death_signal: signal.Signals = signal.SIGTERM,
    cwd: Path | None = None,
    output: IO[bytes] | None = None,
) -> subprocess.Popen[bytes]:
    """Starts the command in a session of its own, so that Ctrl+C reaches only us and we stop it in order.

    Call it from the main thread: the kernel sends the death signal when the *thread* that forked ends.
    """
    identity = [str(user.pw_uid), str(user.pw_gid)] if user else ["", ""]
    wrapper = [sys.executable, "-I", "-S", str(CHILD), str(os.getpid()), str(int(death_signal)), *identity]
    return subprocess.Popen(
        [*wrapper, *command],
        env=env,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
    )
