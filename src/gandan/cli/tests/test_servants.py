"""Who web and worker run as when root starts them."""

import os
import pwd
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gandan.cli import leftovers, processes, servants
from gandan.cli.database import environment
from gandan.cli.errors import Refusal
from gandan.cli.folder import DataFolder, database_user
from gandan.cli.roles import APP, Urls
from gandan.cli.tests.waiting import wait_until

URLS = Urls(app_url="app", owner_url="owner", city_url="city", backup_url="backup")
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs web and worker as another user")
SHOW = "import os; print(os.getuid(), os.getgid(), os.getgroups(), os.getcwd(), len(os.environ['SECRET_KEY']))"


def other_user() -> pwd.struct_passwd:
    found = database_user(Path("/nonexistent"))
    assert found is not None
    return found


@AS_ROOT
def test_program_when_another_user_is_given_then_runs_as_that_user_alone(
    data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    user = other_user()
    variables = servants.handed_over(environment(URLS, data, role=APP), user)
    program = processes.Program("web", ["/usr/bin/python3", "-c", SHOW], variables, user=user)
    program.start()
    assert program.process.wait(20) == 0
    assert capfd.readouterr().out.split("\n")[0] == f"{user.pw_uid} {user.pw_gid} [] / 86"


def test_handed_over_when_nobody_else_runs_then_nothing_changes(data: Path) -> None:
    variables = environment(URLS, data, role=APP)
    assert servants.handed_over(variables, None) == variables


@AS_ROOT
def test_prepare_files_when_another_user_runs_then_the_bytes_are_its_own_and_closed(data: Path) -> None:
    user, folder = other_user(), DataFolder(data)
    (folder.files / "7").mkdir(parents=True)
    (folder.files / "7" / "abc").write_bytes(b"bytes")
    (folder.files / "link").symlink_to("/etc/hostname")
    folder.prepare_files(user)
    owners = {path.lstat().st_uid for path in (folder.files, *folder.files.rglob("*"))}
    assert (owners, folder.files.stat().st_mode & 0o777) == ({user.pw_uid}, 0o750)
    assert Path("/etc/hostname").stat().st_uid == 0


@AS_ROOT
def test_servant_when_the_checkout_is_out_of_reach_then_serving_is_refused_and_the_demo_goes_on(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    user = other_user()
    with pytest.raises(Refusal) as refusal:
        servants.choose(DataFolder(data))
    assert servants.choose(DataFolder(data), or_root=True) is None
    said = capfd.readouterr().err
    assert (refusal.value.sentence, said) == (
        f"Người dùng {user.pw_name} không đọc được thư mục cài đặt nên web và tiến trình nền không chạy được: hãy đặt "
        "mã nguồn ở nơi mọi người dùng đọc được, ví dụ /opt/gandan.",
        f"Người dùng {user.pw_name} không đọc được thư mục cài đặt nên bản minh họa này chạy bằng root.\n",
    )


@AS_ROOT
@pytest.mark.long
def test_demo_when_root_starts_it_then_no_page_is_served_by_root(data: Path) -> None:
    skip_out_of_reach(data)
    demo = subprocess.Popen([sys.executable, "-m", "gandan.cli", "--data", str(data / "demo"), "demo"])
    try:
        assert wait_until(lambda: children(demo.pid, "granian") != {}, seconds=600)
        owners = {*children(demo.pid, "granian").values(), *children(demo.pid, "work").values()}
        assert owners == {other_user().pw_uid}
    finally:
        demo.terminate()
        demo.wait(60)


@pytest.mark.long
def test_serve_when_runner_and_web_server_are_killed_at_once_then_the_port_is_free(data: Path) -> None:
    skip_out_of_reach(data)
    port = processes.choose_port("127.0.0.1", None)
    command = [sys.executable, "-m", "gandan.cli", "--data", str(data), "serve", "--web-only", "--port", str(port)]
    runner = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert runner.stdout.readline() == f"Gần Dân đang chạy tại http://127.0.0.1:{port}/.\n"
        (web,) = children(runner.pid, "granian")
        serving = children(web, "granian")
        for pid in (runner.pid, web):
            os.kill(pid, signal.SIGKILL)
        assert serving != {}
        assert wait_until(lambda: [pid for pid in serving if Path(f"/proc/{pid}").exists()] == [])
        assert processes.choose_port("127.0.0.1", port) == port
    finally:
        runner.kill()
        runner.communicate()
        assert wait_until(lambda: leftovers.processes(data / "postgres") == [])


def skip_out_of_reach(data: Path) -> None:
    if os.geteuid() == 0 and servants.choose(DataFolder(data), or_root=True) is None:
        pytest.skip("this checkout lies where no other user can read it")


def children(parent: int, argument: str) -> dict[int, int]:
    """The children of a process whose command holds the argument, each with its user."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (entry / "cmdline").read_text().split("\0")
            ppid = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            uid = entry.stat().st_uid
        except OSError:  # ended meanwhile
            continue
        if ppid == parent and argument in arguments:
            found[int(entry.name)] = uid
    return found
