import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from gandan.cli import binaries, cluster, leftovers
from gandan.cli.cluster import Cluster
from gandan.cli.errors import AlreadyRunning, Refusal, WrongVersion
from gandan.cli.tests.waiting import wait_until

RUNNER = """
import sys, time
from pathlib import Path
from gandan.cli import cluster
with cluster.opened(Path(sys.argv[1])) as started:
    print(started.urls.owner_url, flush=True)
    time.sleep(600)
"""


class Writer(threading.Thread):
    """Writes numbers one transaction each and remembers those that were acknowledged."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.acknowledged: list[int] = []
        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.execute("CREATE TABLE IF NOT EXISTS written (number int PRIMARY KEY)")
        (self._next,) = self._connection.execute("SELECT coalesce(max(number), 0) + 1 FROM written").fetchone()

    def run(self) -> None:
        number = self._next
        try:
            while True:
                self._connection.execute("INSERT INTO written VALUES (%s)", [number])
                self.acknowledged.append(number)
                number += 1
        except psycopg.OperationalError:
            return


def kill_all(started: Cluster, data: Path) -> None:
    for pid in leftovers.processes(data / "postgres"):
        os.kill(pid, signal.SIGKILL)


def kill_postmaster(started: Cluster, data: Path) -> None:
    os.kill(started.pid, signal.SIGKILL)


def write_through_a_crash(started: Cluster, data: Path, kill: Callable[[Cluster, Path], None]) -> None:
    """Acknowledged writes are all there after the crash; at most the one under way may be there too."""
    writer = Writer(started.urls.owner_url)
    writer.start()
    assert wait_until(lambda: len(writer.acknowledged) >= 50)
    kill(started, data)
    writer.join()
    assert wait_until(started.revive)
    with psycopg.connect(started.urls.owner_url) as connection:
        found = {number for (number,) in connection.execute("SELECT number FROM written")}
    assert set(writer.acknowledged) - found == set()


def test_running_when_new_then_roles_are_apart(data: Path) -> None:
    with cluster.running(data) as urls, psycopg.connect(urls.owner_url) as connection:
        rows = connection.execute(
            "SELECT rolname, rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles"
            " WHERE rolname ^@ 'gandan' ORDER BY rolname"
        ).fetchall()
        members = connection.execute(
            "SELECT member::regrole FROM pg_auth_members WHERE member::regrole::text ^@ 'gandan'"
        ).fetchall()
        settings = [
            connection.execute(f"SHOW {name}").fetchone()[0]
            for name in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums", "server_encoding")
        ]
    assert rows == [
        ("gandan_app", True, False, False, False, False),
        ("gandan_backup", True, False, False, False, True),
        ("gandan_city", True, False, False, False, False),
        ("gandan_owner", True, False, True, False, False),
    ]
    assert members == []
    assert settings == ["on", "on", "on", "on", "UTF8"]


def test_running_when_for_tests_then_owner_may_become_the_application(data: Path) -> None:
    with cluster.running(data, test=True) as urls, psycopg.connect(urls.owner_url) as connection:
        connection.execute("SET ROLE gandan_app")
        assert connection.execute("SELECT current_user").fetchone() == ("gandan_app",)


def test_running_when_password_is_wrong_then_refused(data: Path) -> None:
    with cluster.running(data, test=True) as urls:
        wrong = urls.app_url.replace("gandan_app:", "gandan_app:x")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)


def test_running_when_block_ends_then_no_process_is_left_and_the_next_start_keeps_the_rows(data: Path) -> None:
    with cluster.running(data) as urls, psycopg.connect(urls.owner_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS number")
    assert leftovers.processes(data / "postgres") == []
    with cluster.running(data) as urls, psycopg.connect(urls.owner_url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(1,)]


def test_secrets_when_made_then_only_their_owner_reads_them(data: Path) -> None:
    with cluster.running(data, test=True):
        names = ("database.json", "postgres", "postgres.log")
        modes = {name: (data / name).stat().st_mode & 0o777 for name in names}
    assert modes == {"database.json": 0o600, "postgres": 0o700, "postgres.log": 0o640}


def test_revive_when_everything_is_killed_then_no_acknowledged_write_is_lost(data: Path) -> None:
    with cluster.opened(data) as started:
        write_through_a_crash(started, data, kill_all)


@pytest.mark.long
@pytest.mark.parametrize("kill", [kill_all, kill_postmaster])
@pytest.mark.parametrize("major", binaries.majors())
def test_revive_when_killed_again_and_again_then_no_acknowledged_write_is_lost(
    data: Path, major: int, kill: Callable[[Cluster, Path], None]
) -> None:
    with cluster.opened(data, major=major) as started:
        for _ in range(3):
            write_through_a_crash(started, data, kill)


def test_revive_when_alive_then_nothing_happens(data: Path) -> None:
    with cluster.opened(data, test=True) as started:
        before = started.pid
        assert (started.revive(), started.pid) == (False, before)


def test_start_when_the_runner_is_killed_then_nothing_is_left_and_the_next_start_works(data: Path) -> None:
    runner = subprocess.Popen([sys.executable, "-c", RUNNER, str(data)], stdout=subprocess.PIPE, text=True)
    writer = Writer(runner.stdout.readline().strip())
    writer.start()
    assert wait_until(lambda: len(writer.acknowledged) >= 50)
    runner.kill()
    runner.communicate()
    writer.join()
    assert wait_until(lambda: leftovers.processes(data / "postgres") == [])
    with cluster.running(data) as urls, psycopg.connect(urls.owner_url) as connection:
        found = {number for (number,) in connection.execute("SELECT number FROM written")}
    assert set(writer.acknowledged) - found == set()


@pytest.mark.long
def test_start_when_the_runner_and_the_server_are_killed_at_once_then_the_next_start_works(data: Path) -> None:
    runner = subprocess.Popen([sys.executable, "-c", RUNNER, str(data)], stdout=subprocess.PIPE, text=True)
    assert runner.stdout.readline()[:13] == "postgresql://"
    for pid in (runner.pid, int((data / "postgres" / "postmaster.pid").read_text().split()[0])):
        os.kill(pid, signal.SIGKILL)
    runner.communicate()
    with cluster.running(data) as urls, psycopg.connect(urls.owner_url) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("gandan_owner",)


def test_start_when_the_mark_names_another_living_process_then_it_starts(data: Path) -> None:
    with cluster.running(data, test=True):
        mark = (data / "postgres" / "postmaster.pid").read_text().splitlines()
    stranger = subprocess.Popen(["sleep", "60"], stdin=subprocess.DEVNULL)
    try:
        (data / "postgres" / "postmaster.pid").write_text("\n".join([str(stranger.pid), *mark[1:], ""]))
        with cluster.running(data, test=True) as urls, psycopg.connect(urls.app_url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_start_when_making_was_interrupted_then_it_is_made_anew(data: Path) -> None:
    half = data / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("15")
    with cluster.running(data, test=True) as urls, psycopg.connect(urls.app_url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not half.exists()


def test_start_when_another_runs_then_one_sentence_says_so(data: Path) -> None:
    with cluster.running(data, test=True) as urls:
        with pytest.raises(AlreadyRunning) as refusal, cluster.running(data, test=True):
            pass
        assert cluster.attached(data) == urls
    assert refusal.value.sentence == f"Gần Dân đang chạy trên thư mục dữ liệu {data} (tiến trình {os.getpid()})."


@pytest.mark.long
def test_start_when_two_race_then_exactly_one_runs(data: Path) -> None:
    runners = [
        subprocess.Popen([sys.executable, "-c", RUNNER, str(data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    try:
        assert wait_until(lambda: [runner.poll() for runner in runners].count(None) == 1)
        winner, loser = sorted(runners, key=lambda runner: runner.poll() is not None)
        assert winner.stdout.readline()[:13] == b"postgresql://"
        assert loser.stderr.read().decode().splitlines()[-1] == (
            "gandan.cli.errors.AlreadyRunning: "
            f"Gần Dân đang chạy trên thư mục dữ liệu {data} (tiến trình {winner.pid})."
        )
    finally:
        for runner in runners:
            runner.terminate()
            runner.communicate()
    assert wait_until(lambda: leftovers.processes(data / "postgres") == [])


def test_start_when_the_folder_is_of_an_absent_version_then_refused_with_dump_and_restore(data: Path) -> None:
    (data / "postgres").mkdir()
    (data / "postgres" / "PG_VERSION").write_text("9\n")
    with pytest.raises(WrongVersion) as refusal, cluster.running(data):
        pass
    assert refusal.value.sentence == (
        "Thư mục dữ liệu do PostgreSQL 9 tạo ra nhưng máy này không có bản 9: hãy kết xuất dữ liệu bằng pg_dump của "
        "bản 9 rồi phục hồi bằng pg_restore vào một thư mục dữ liệu mới."
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the database as another user")
def test_start_when_the_other_user_cannot_reach_the_folder_then_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    with pytest.raises(Refusal) as refusal, cluster.running(tmp_path / "data"):
        pass
    assert refusal.value.sentence == (
        f"Thư mục dữ liệu {tmp_path / 'data'} nằm dưới một thư mục mà người dùng postgres không vào được: "
        "hãy đặt biến GANDAN_DATA sang thư mục khác."
    ).replace("postgres", cluster.database_user(tmp_path / "data" / "postgres").pw_name)
