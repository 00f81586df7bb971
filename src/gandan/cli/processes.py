"""Keeps web and worker alive, and stops them in order: web, worker, then the caller's PostgreSQL."""

import os
import pwd
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from gandan.cli import spawn
from gandan.cli.cluster import Cluster
from gandan.cli.errors import Refusal

FIRST_PORT = 8000
LAST_PORT = 8099
READY_SECONDS = 90
STOP_SECONDS = 30
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60.0  # whoever lived this long starts again without a pause
TICK = 0.2


@dataclass
class Program:
    """One child that has to be alive."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    user: pwd.struct_passwd | None = None
    """Whom it becomes; nobody else where there is none."""
    process: subprocess.Popen[bytes] | None = None
    pause: float = 0.0
    started_at: float = field(default=0.0)

    def start(self) -> None:
        """Starts the child; a runner that is killed takes it along at once, so that its port is free again."""
        cwd = Path("/") if self.user else None
        self.process = spawn.start(self.command, env=self.env, user=self.user, death_signal=signal.SIGKILL, cwd=cwd)
        self.started_at = time.monotonic()

    def keep_alive(self) -> None:
        """Starts a dead child again, later each time when it keeps dying."""
        now = time.monotonic()
        if self.process is not None:
            if self.process.poll() is None:
                return
            self.end_group()
            print(f"Tiến trình {self.name} đã dừng (mã {self.process.returncode}), đang chạy lại.", file=sys.stderr)
            steady = now - self.started_at > STEADY_SECONDS
            self.pause = 0.0 if steady else min(LONGEST_PAUSE, self.pause * 2 or 1.0)
            self.process = None
        if now - self.started_at >= self.pause:
            self.start()

    def stop(self) -> None:
        """Lets the child finish what it does, then ends it with all that it started."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"Tiến trình {self.name} không tự dừng, buộc dừng.", file=sys.stderr)
        self.end_group()
        self.process.wait()
        self.process = None

    def end_group(self) -> None:
        """Ends what the child left behind; it leads a process group of its own."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


def web(
    env: Mapping[str, str], *, host: str, port: int, workers: int | None, user: pwd.struct_passwd | None
) -> Program:
    """The web server: one worker a core, one thread each (more gained nothing)."""
    count = workers or len(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(count), "--blocking-threads", "1", "--respawn-failed-workers", "--no-access-log"]
    command += ["--log-level", "warning", "--workers-kill-timeout", "20", "gandan.cli.web:application"]
    return Program("web", command, {"GANDAN_POOL": "4"} | dict(env), user=user)


def worker(env: Mapping[str, str], *, user: pwd.struct_passwd | None) -> Program:
    """The worker of background jobs; a job that takes longer than the timeout is taken up again after the start."""
    command = [sys.executable, "-m", "django", "work"]
    return Program("worker", command, env, user=user)


def choose_port(host: str, wanted: int | None) -> int:
    """The wanted port, else the first free one."""
    for port in [wanted] if wanted else range(FIRST_PORT, LAST_PORT + 1):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise Refusal(f"Cổng {wanted or FIRST_PORT} trên {host} đang bận: hãy chọn cổng khác bằng --port.")


def supervise(
    programs: Sequence[Program],
    *,
    cluster: Cluster | None = None,
    address: tuple[str, int] | None = None,
    when_ready: Callable[[], None] | None = None,
) -> int:
    """Runs the programs, in order, until SIGTERM or SIGINT; a database that died is started again on its port."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    deadline = time.monotonic() + READY_SECONDS
    waiting = address
    try:
        while not asked:
            if cluster is not None and cluster.revive():
                print("Cơ sở dữ liệu đã dừng đột ngột và vừa được khởi động lại.", file=sys.stderr)
            for program in programs:
                program.keep_alive()
            if waiting and _answers(waiting):
                waiting = None
                if when_ready:
                    when_ready()
            if waiting and time.monotonic() > deadline:
                raise Refusal("Máy chủ web không khởi động được: hãy xem các dòng báo lỗi ở trên.")
            time.sleep(TICK)
    finally:
        for program in programs:
            program.stop()
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0


def _answers(address: tuple[str, int]) -> bool:
    with suppress(OSError), socket.create_connection(address, timeout=1):
        return True
    return False
