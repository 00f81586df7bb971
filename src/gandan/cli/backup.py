"""Backup and restore: the database first and the files second, so that every row finds its bytes.

A file's name is the hash of its bytes, so copying while the system works never takes half of one; a file is deleted
only long after its row.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from gandan.cli import binaries, cluster
from gandan.cli.binaries import Binaries
from gandan.cli.database import available, from_environment
from gandan.cli.errors import Refusal
from gandan.cli.folder import SECRET_KEY, DataFolder, database_user
from gandan.cli.roles import DATABASE

DUMP = "database.dump"
FILES = "files"
PARTIAL = ".partial"


def backup(data: Path, target: Path, *, now: dt.datetime) -> Path:
    """Writes a new folder below the target; it has its final name only when it is whole."""
    folder = DataFolder(data)
    whole = target / f"gandan-{now:%Y%m%d-%H%M%S}"
    partial = whole.with_name(whole.name + PARTIAL)
    try:
        partial.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise Refusal(f"Không ghi được bản sao lưu vào {target}: {error.strerror}.") from None
    with available(data) as urls:
        if not urls.backup_url:
            raise Refusal("Việc này cần biến DATABASE_BACKUP_URL: xem ./gandan roles --sql.")
        options = ["--format=custom", "--no-owner", f"--file={partial / DUMP}"]
        _run(_client(folder), "pg_dump", options, urls.backup_url, "sao lưu cơ sở dữ liệu")
    if (data / FILES).exists():
        shutil.copytree(data / FILES, partial / FILES)
    if (data / SECRET_KEY).exists():
        shutil.copy2(data / SECRET_KEY, partial / SECRET_KEY)
    os.sync()
    partial.rename(whole)
    return whole


def restore(data: Path, source: Path) -> None:
    """Rebuilds everything beside its place and moves it there when it is whole; refuses a folder that has data."""
    if not (source / DUMP).exists():
        raise Refusal(f"Thư mục {source} không phải bản sao lưu của Gần Dân.")
    folder = DataFolder(data)
    if from_environment() is not None or folder.postgres.exists():
        raise Refusal("Chỉ phục hồi vào một thư mục dữ liệu trống: hãy đặt biến GANDAN_DATA và bỏ biến DATABASE_URL.")
    user = database_user(folder.postgres)
    folder.prepare(user)
    fresh = DataFolder(data / "restore.new")
    with folder.locked():
        shutil.rmtree(fresh.path, ignore_errors=True)
        with cluster.opened(fresh.path) as started:
            options = ["--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={DATABASE}"]
            options.append(str(source / DUMP))
            _run(_client(fresh), "pg_restore", options, started.urls.owner_url, "phục hồi cơ sở dữ liệu")
        for name in (FILES, SECRET_KEY):
            if (source / name).is_dir():
                shutil.rmtree(data / name, ignore_errors=True)
                shutil.copytree(source / name, data / name)
            elif (source / name).exists():
                shutil.copy2(source / name, data / name)
        folder.prepare_files(user)
        os.sync()
        # The database comes last: while it is missing, the restore may simply be repeated.
        for path in (fresh.passwords_file, fresh.postgres):
            path.rename(data / path.name)
        shutil.rmtree(fresh.path)


def _client(folder: DataFolder) -> Binaries:
    """Programs at least as new as the server: pg_dump refuses a newer one."""
    if from_environment() is not None:
        return binaries.choose(major=max(binaries.majors(), default=None))
    return binaries.choose(existing_major=folder.major)


def _run(programs: Binaries, program: str, options: list[str], url: str, act: str) -> None:
    # The password goes by the environment: everybody on the machine may read an argument.
    parts = conninfo_to_dict(url)
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    variables = {variable: str(parts[name]) for name, variable in names.items() if name in parts}
    finished = subprocess.run(
        [programs.program(program), *options], env=os.environ | variables, capture_output=True, text=True, check=False
    )
    if finished.returncode != 0:
        print(finished.stderr, file=sys.stderr)
        raise Refusal(f"Không {act} được: hãy xem các dòng báo lỗi ở trên.")
