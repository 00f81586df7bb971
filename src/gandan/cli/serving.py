"""`serve`, `worker` and `demo`: the commands that stay."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gandan.cli import cluster, processes, servants
from gandan.cli.cluster import Cluster
from gandan.cli.commands import django, migrate_with
from gandan.cli.database import available, environment, from_environment
from gandan.cli.errors import Refusal
from gandan.cli.folder import SECRET_KEY, DataFolder, database_user
from gandan.cli.roles import APP, OWNER, Urls

DEMO_MARK = "day-la-du-lieu-trinh-dien"
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not bound to


@dataclass(frozen=True)
class Place:
    """Where the web server listens."""

    host: str
    port: int

    @classmethod
    def chosen(cls, host: str, port: int | None) -> "Place":
        """The wanted place, or the first free port."""
        return cls(host, processes.choose_port(host, port))

    @property
    def reached_at(self) -> tuple[str, int]:
        """Where this machine itself reaches it."""
        return EVERYWHERE.get(self.host, self.host), self.port

    @property
    def url(self) -> str:
        """The address for a browser on this machine."""
        host, port = self.reached_at
        return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(data: Path, *, host: str, port: int | None, workers: int | None, with_worker: bool) -> int:
    """Web and worker; a private database is run and migrated too, one that was set is left to `migrate`."""
    with _database(data) as (urls, private):
        variables = environment(urls, data, role=APP)
        if private is not None:
            _succeed(migrate_with(environment(urls, data, role=OWNER), "-v", "0"), "cập nhật cơ sở dữ liệu")
        _collect_static(variables)
        user = servants.choose(DataFolder(data))
        place = Place.chosen(host, port)
        servants.check_port(place.port, user)
        DataFolder(data).prepare_files(user)
        given = servants.handed_over(variables, user)
        programs = [processes.web(given, host=host, port=place.port, workers=workers, user=user)]
        if with_worker:
            programs.append(processes.worker(given, user=user))
        return processes.supervise(
            programs,
            cluster=private,
            address=place.reached_at,
            when_ready=lambda: print(f"Gần Dân đang chạy tại {place.url}.", flush=True),
        )


def worker(data: Path) -> int:
    """The worker alone, on the set or the running database."""
    with available(data) as urls:
        variables = environment(urls, data, role=APP)
        user = servants.choose(DataFolder(data))
        DataFolder(data).prepare_files(user)
        return processes.supervise([processes.worker(servants.handed_over(variables, user), user=user)])


def demo(data: Path, *, host: str, port: int | None, size: str | None, fresh: bool) -> int:
    """Everything at once: database, tables, demo communes, web, worker; then the address and the accounts."""
    if from_environment() is not None:
        raise Refusal("Bản minh họa chỉ chạy trên cơ sở dữ liệu riêng của nó: hãy bỏ biến DATABASE_URL rồi chạy lại.")
    if fresh:
        erase_demo(data)
    claim_demo(data)
    extra = {"GANDAN_DEMO": "1"}
    if host in EVERYWHERE:
        extra["GANDAN_HOSTS"] = os.environ.get("GANDAN_HOSTS", "*")
    with cluster.opened(data) as private:
        owner = environment(private.urls, data, role=OWNER) | extra
        variables = environment(private.urls, data, role=APP) | extra
        print("Đang chuẩn bị cơ sở dữ liệu…", flush=True)
        _succeed(migrate_with(owner, "-v", "0"), "cập nhật cơ sở dữ liệu")
        print("Đang nạp dữ liệu trình diễn…", flush=True)
        _succeed(django(owner, "load_demo", "--if-empty", *(["--size", size] if size else [])), "nạp dữ liệu")
        _collect_static(variables)
        user = servants.choose(DataFolder(data), or_root=True)
        place = Place.chosen(host, port)
        servants.check_port(place.port, user)
        DataFolder(data).prepare_files(user)
        given = servants.handed_over(variables, user)

        def tell() -> None:
            print(f"\nGần Dân đang chạy tại {place.url} (Ctrl+C để dừng).\n", flush=True)
            django(variables, "demo_accounts")

        programs = [
            processes.web(given, host=host, port=place.port, workers=None, user=user),
            processes.worker(given, user=user),
        ]
        return processes.supervise(programs, cluster=private, address=place.reached_at, when_ready=tell)


def claim_demo(data: Path) -> None:
    """Marks a new data folder as the demo's; refuses one that holds an installation of its own."""
    if (data / DEMO_MARK).exists():
        return
    folder = DataFolder(data)
    if any(path.exists() for path in (folder.postgres, folder.files, folder.passwords_file, data / SECRET_KEY)):
        raise Refusal(
            f"Thư mục {data} đang giữ dữ liệu khác nên không chạy bản minh họa ở đó: hãy đặt biến GANDAN_DATA sang "
            "thư mục trống."
        )
    folder.prepare(database_user(folder.postgres))
    (data / DEMO_MARK).touch()


def erase_demo(data: Path) -> None:
    """Empties the demo's data folder; refuses one that the demo did not make, or that is in use."""
    if not data.exists() or not any(data.iterdir()):
        return
    if not (data / DEMO_MARK).exists():
        raise Refusal(f"Thư mục {data} không phải dữ liệu trình diễn nên không bị xóa.")
    folder = DataFolder(data)
    with folder.locked():
        for entry in data.iterdir():
            if entry.is_dir():
                shutil.rmtree(entry)
            elif entry.name not in {folder.lock.name, DEMO_MARK}:
                entry.unlink()


@contextmanager
def _database(data: Path) -> Iterator[tuple[Urls, Cluster | None]]:
    urls = from_environment()
    if urls is not None:
        yield urls, None
        return
    with cluster.opened(data) as private:
        yield private.urls, private


def _collect_static(variables: Mapping[str, str]) -> None:
    """Gathers the static files, readable by the user of the web whatever the umask says."""
    before = os.umask(0o022)
    try:
        _succeed(django(variables, "collectstatic", "--noinput", "-v", "0"), "chuẩn bị các tệp tĩnh")
    finally:
        os.umask(before)


def _succeed(status: int, act: str) -> None:
    if status != 0:
        raise Refusal(f"Không {act} được: hãy xem các dòng báo lỗi ở trên.")
