"""The data folder: everything the system keeps lies in it, and one runner at a time holds it."""

import fcntl
import json
import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gandan.cli.errors import AlreadyRunning, Refusal
from gandan.cli.roles import new_passwords

ROOT_FOLDER = Path("/var/lib/gandan")
SUPERUSER = "postgres"


def default_folder() -> Path:
    """GANDAN_DATA, else a folder of the system as root and one of their own as anybody else."""
    given = os.environ.get("GANDAN_DATA")
    if given:
        return Path(given).absolute()
    if os.geteuid() == 0:
        return ROOT_FOLDER
    return Path.home() / ".local" / "share" / "gandan"


@dataclass(frozen=True)
class DataFolder:
    """Where the parts of one installation lie."""

    path: Path

    @property
    def postgres(self) -> Path:
        """The folder PostgreSQL itself keeps, of the user that it runs as."""
        return self.path / "postgres"

    @property
    def log(self) -> Path:
        """What PostgreSQL said while it started."""
        return self.path / "postgres.log"

    @property
    def _lock(self) -> Path:
        return self.path / "runner.lock"

    @property
    def _passwords(self) -> Path:
        return self.path / "database.json"

    def prepare(self, user: pwd.struct_passwd | None) -> None:
        """Makes the folder; as root it lets the database's user pass through it and see nothing."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.path.chmod(0o711 if user else 0o700)
        except PermissionError:
            raise Refusal(f"Không có quyền ghi vào thư mục dữ liệu {self.path}: hãy đặt biến GANDAN_DATA.") from None
        if user is None:
            return
        probe = subprocess.run(
            ["/usr/bin/test", "-x", self.path], user=user.pw_uid, group=user.pw_gid, extra_groups=[], check=False
        )
        if probe.returncode != 0:
            raise Refusal(
                f"Thư mục dữ liệu {self.path} nằm dưới một thư mục mà người dùng {user.pw_name} không vào được: "
                "hãy đặt biến GANDAN_DATA sang thư mục khác."
            )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the folder until the end of the block or of this process, kill -9 included."""
        descriptor = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = os.read(descriptor, 20).decode().strip() or "khác"
                raise AlreadyRunning(
                    f"Gần Dân đang chạy trên thư mục dữ liệu {self.path} (tiến trình {holder})."
                ) from None
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
            yield
        finally:
            os.close(descriptor)

    def is_locked(self) -> bool:
        """Whether a runner holds the folder now."""
        try:
            with self.locked():
                return False
        except AlreadyRunning:
            return True
        except FileNotFoundError:
            return False

    def passwords(self) -> dict[str, str]:
        """The password of each role and of the superuser; made on first use, readable by the runner's user only."""
        if not self._passwords.exists():
            fresh = self._passwords.with_suffix(".new")
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as stream:
                json.dump(new_passwords() | {SUPERUSER: new_passwords().popitem()[1]}, stream)
                stream.flush()
                os.fsync(stream.fileno())
            fresh.rename(self._passwords)
        passwords: dict[str, str] = json.loads(self._passwords.read_text())
        return passwords


def database_user(postgres: Path) -> pwd.struct_passwd | None:
    """Who the database runs as: nobody else than us, but as root the folder's owner, `postgres` or `nobody`."""
    owner = postgres.stat().st_uid if postgres.exists() else None
    if os.geteuid() != 0:
        if owner not in {None, os.geteuid()}:
            raise Refusal(f"Thư mục dữ liệu {postgres} thuộc về người dùng khác: hãy chạy bằng người dùng đó.")
        return None
    if owner:
        return pwd.getpwuid(owner)
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")
