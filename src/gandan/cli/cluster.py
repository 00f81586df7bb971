"""A private PostgreSQL: made on first use, run as a direct child, stopped with the block that opened it."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg

from gandan.cli import leftovers, roles, spawn
from gandan.cli.binaries import Binaries, choose
from gandan.cli.errors import Refusal
from gandan.cli.folder import SUPERUSER, DataFolder, database_user
from gandan.cli.roles import Urls

HOST = "127.0.0.1"
START_SECONDS = 120  # after a crash the log is replayed first
STOP_SECONDS = 60
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/bin:/bin"}
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "password_encryption": "scram-sha-256",
}
# One file a weekday, overwritten a week later: the log cannot fill the disk.
LOGGING = {
    "logging_collector": "on",
    "log_filename": "postgresql-%a.log",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
}
# A test database is thrown away, so nothing need survive a power cut.
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Cluster:
    """One running cluster; `folder` is held by the caller's lock."""

    def __init__(self, folder: DataFolder, binaries: Binaries, user: pwd.struct_passwd | None, *, test: bool) -> None:
        self._folder = folder
        self._binaries = binaries
        self._user = user
        self._test = test
        self._passwords = folder.passwords()
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()

    @property
    def urls(self) -> Urls:
        """The address for each role."""
        return Urls.at(f"{HOST}:{self.port}", self._passwords)

    @property
    def pid(self) -> int | None:
        """The postmaster's process."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Starts the server, waits until it answers and brings the roles in order."""
        leftovers.end(self._folder.postgres)
        settings = SETTINGS | {"port": str(self.port)} | (THROW_AWAY if self._test else LOGGING)
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with _opened_log(self._folder.log) as log:
            self._process = spawn.start(
                [self._binaries.program("postgres"), "-D", str(self._folder.postgres), *options],
                env=ENVIRONMENT,
                user=self._user,
                death_signal=signal.SIGINT,  # PostgreSQL's fast stop
                cwd=Path("/"),
                output=log,
            )
        with self._connected(self._process) as connection:
            roles.ensure(connection, self._passwords, test=self._test)

    def revive(self) -> bool:
        """Starts the server again if it died, on the same port; says whether it had to."""
        if self._process is None or self._process.poll() is None:
            return False
        self.start()
        return True

    def stop(self) -> None:
        """Stops cleanly: open transactions are rolled back, everything acknowledged is on disk."""
        if self._process is None:
            return
        for stop_signal, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            if self._process.poll() is not None:
                break
            self._process.send_signal(stop_signal)
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                continue
        self._process = None

    @contextmanager
    def _connected(self, process: subprocess.Popen[bytes]) -> Iterator[psycopg.Connection]:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                connection = psycopg.connect(
                    host=HOST,
                    port=self.port,
                    user=SUPERUSER,
                    password=self._passwords[SUPERUSER],
                    dbname="postgres",
                    autocommit=True,
                    connect_timeout=10,
                )
                break
            except psycopg.OperationalError:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise Refusal(
                        f"PostgreSQL không khởi động được: {_last_line(self._folder.log)} (xem {self._folder.log})."
                    ) from None
            time.sleep(0.03)
        with connection:
            yield connection


def _opened_log(file: Path) -> IO[bytes]:
    log = file.open("wb")
    os.fchmod(log.fileno(), 0o640)
    return log


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1].rstrip(".") if lines else "không có thông báo"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _initialise(folder: DataFolder, binaries: Binaries, user: pwd.struct_passwd | None, *, test: bool) -> None:
    """Makes the cluster beside its place and moves it there whole, so that an interruption leaves no half of one."""
    fresh = folder.path / "postgres.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    with tempfile.NamedTemporaryFile("w", dir=folder.path) as password:
        password.write(folder.passwords()[SUPERUSER])
        password.flush()
        if user:
            for path in (fresh, Path(password.name)):
                os.chown(path, user.pw_uid, user.pw_gid)
        words = ["--locale=C.UTF-8", "--encoding=UTF8", "--data-checksums", "--auth=scram-sha-256"]
        words += [f"--username={SUPERUSER}", f"--pwfile={password.name}", f"--pgdata={fresh}"]
        words += ["--no-sync"] if test else []
        with _opened_log(folder.log) as log:
            process = spawn.start(
                [binaries.program("initdb"), *words], env=ENVIRONMENT, user=user, cwd=Path("/"), output=log
            )
            status = process.wait()
    if status != 0:
        raise Refusal(f"Không tạo được cơ sở dữ liệu: {_last_line(folder.log)} (xem {folder.log}).")
    fresh.rename(folder.postgres)


@contextmanager
def opened(data: Path, *, test: bool = False, major: int | None = None) -> Iterator[Cluster]:
    """Locks the data folder, makes the cluster if there is none, and runs it for the length of the block."""
    folder = DataFolder(data.absolute())
    user = database_user(folder.postgres)
    folder.prepare(user)
    with folder.locked():
        binaries = choose(existing_major=folder.major, major=major)
        if folder.major is None:
            _initialise(folder, binaries, user, test=test)
        cluster = Cluster(folder, binaries, user, test=test)
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.stop()


@contextmanager
def running(data: Path, *, test: bool = False, major: int | None = None) -> Iterator[Urls]:
    """The addresses of a private cluster that runs for the length of the block."""
    with opened(data, test=test, major=major) as cluster:
        yield cluster.urls


def attached(data: Path) -> Urls:
    """The addresses of the cluster that another runner holds; waits until it is ready."""
    folder = DataFolder(data.absolute())
    state = folder.postgres / "postmaster.pid"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            lines = state.read_text().splitlines()
        except FileNotFoundError:
            lines = []
        except PermissionError:
            raise Refusal(f"Cơ sở dữ liệu trong {data} do người dùng khác chạy: hãy dùng người dùng đó.") from None
        # The mark of a server that was killed stays until the next start: only a living one counts.
        if len(lines) > 7 and lines[7].strip() == "ready" and int(lines[0]) in leftovers.processes(folder.postgres):
            return Urls.at(f"{HOST}:{lines[3]}", folder.passwords())
        time.sleep(0.1)
    raise Refusal(f"Cơ sở dữ liệu trong {data} đang khởi động quá lâu: hãy thử lại sau.")
