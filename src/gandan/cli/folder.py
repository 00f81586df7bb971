"""The data folder: everything the system keeps lies in it, and one runner at a time holds it."""

import fcntl
import json
import os
import pwd
import secrets
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gandan.cli.errors import AlreadyRunning, Refusal
from gandan.cli.roles import new_passwords

ROOT_FOLDER = Path("/var/lib/gandan")
SUPERUSER = "postgres"
SECRET_KEY = "secret_key"  # noqa: S105 - the name of a file


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
    def files(self) -> Path:
        """The bytes of stored files, one folder per commune."""
        return self.path / "files"

    @property
    def log(self) -> Path:
        """What PostgreSQL said while it started."""
        return self.path / "postgres.log"

    @property
    def lock(self) -> Path:
        """The file whose lock says that somebody runs the folder, and whose text says who."""
        return self.path / "runner.lock"

    @property
    def major(self) -> int | None:
        """The major version of PostgreSQL that made the database; none before there is one."""
        version = self.postgres / "PG_VERSION"
        return int(version.read_text()) if version.exists() else None

    @property
    def passwords_file(self) -> Path:
        """The passwords of the roles, closed to everybody but the runner's user."""
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

    def prepare_files(self, user: pwd.struct_passwd | None) -> None:
        """Makes the folder of stored files, closed to strangers; it and all in it go to the user that web runs as."""
        self.files.mkdir(parents=True, exist_ok=True)
        self.files.chmod(0o750)
        if user is None:
            return
        for path in (self.files, *self.files.rglob("*")):
            if path.lstat().st_uid != user.pw_uid:
                os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the folder until the end of the block or of this process, kill -9 included."""
        descriptor = os.open(self.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
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

    def passwords(self) -> dict[str, str]:
        """The password of each role and of the superuser; made on first use, readable by the runner's user only."""
        if not self.passwords_file.exists():
            _write_secret(self.passwords_file, json.dumps({SUPERUSER: secrets.token_urlsafe(24)} | new_passwords()))
        passwords: dict[str, str] = json.loads(self.passwords_file.read_text())
        return passwords

    def secret_key(self) -> Path:
        """The file of the key that signs sessions; made on first use."""
        file = self.path / SECRET_KEY
        if not file.exists():
            self.path.mkdir(parents=True, exist_ok=True)
            _write_secret(file, secrets.token_urlsafe(64))
        return file


def _write_secret(file: Path, text: str) -> None:
    """Readable by nobody else from its first byte, and there whole or not at all."""
    descriptor, fresh = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    Path(fresh).rename(file)


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
