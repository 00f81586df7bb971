"""Who web and worker run as when root starts them."""

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from gandan.cli import processes, servants
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
    if servants.choose(DataFolder(data), or_root=True) is None:
        pytest.skip("this checkout lies where no other user can read it")
    demo = subprocess.Popen([sys.executable, "-m", "gandan.cli", "--data", str(data / "demo"), "demo"])
    try:
        assert wait_until(lambda: servant_owners(demo.pid) != set(), seconds=180)
        assert servant_owners(demo.pid) == {other_user().pw_uid}
    finally:
        demo.terminate()
        demo.wait(60)


def servant_owners(runner: int) -> set[int]:
    """The users of the web server's and the worker's processes below the runner."""
    titles = ("granian", "django work")
    table = subprocess.run(["ps", "-eo", "pid,ppid,uid,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=3) for line in table.splitlines()[1:]]
    return {int(uid) for _pid, parent, uid, args in rows if parent == str(runner) and any(t in args for t in titles)}
