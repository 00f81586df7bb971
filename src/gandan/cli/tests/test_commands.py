import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from gandan.cli import __main__ as command_line
from gandan.cli import cluster, database, roles, serving
from gandan.cli.errors import Refusal
from gandan.cli.folder import DataFolder, default_folder
from gandan.cli.roles import APP, BACKUP, CITY, OWNER, Urls

URLS = Urls(app_url="app", owner_url="owner", city_url="city", backup_url="backup")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (APP, {"DATABASE_URL": "app", "DATABASE_CITY_URL": "city"}),
        (OWNER, {"DATABASE_URL": "owner", "DATABASE_OWNER_URL": "owner"}),
        (CITY, {"DATABASE_URL": "city"}),
        (BACKUP, {"DATABASE_URL": "backup"}),
    ],
)
def test_environment_when_for_a_role_then_no_other_address_is_in_it(
    data: Path, monkeypatch: pytest.MonkeyPatch, role: str, expected: dict[str, str]
) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", "from outside")
    monkeypatch.setenv("DATABASE_BACKUP_URL", "from outside")
    monkeypatch.setenv("DATABASE_URL_FILE", "from outside")
    monkeypatch.setenv("DATABASE_OWNER_URL_FILE", "from outside")
    variables = database.environment(URLS, data, role=role)
    assert {name: value for name, value in variables.items() if name.startswith("DATABASE_")} == expected


def test_environment_when_the_address_is_missing_then_refused(data: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        database.environment(Urls("app", "", "", ""), data, role=OWNER)
    assert refusal.value.sentence == "Việc này cần biến DATABASE_OWNER_URL: xem ./gandan roles --sql."


def test_environment_when_asked_twice_then_the_secret_key_stays(data: Path) -> None:
    files = [Path(database.environment(URLS, data, role=APP)["SECRET_KEY_FILE"]) for _ in range(2)]
    assert files == [data / "secret_key"] * 2
    assert (len(files[0].read_text()), files[0].stat().st_mode & 0o777) == (86, 0o600)


def test_available_when_an_address_is_set_then_no_cluster_is_made(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/gandan")
    with database.available(data) as urls:
        assert urls == Urls(app_url="postgresql://somewhere/gandan", owner_url="", city_url="", backup_url="")
    assert list(data.iterdir()) == []


def test_available_when_another_runs_it_then_it_is_joined_and_left_running(data: Path) -> None:
    with cluster.running(data, test=True) as urls:
        with database.available(data) as joined:
            assert joined == urls
        with psycopg.connect(urls.app_url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_script_when_run_on_an_own_server_then_each_role_may_sign_in(data: Path) -> None:
    """The printed SQL is run by the superuser on a server whose own roles were dropped first."""
    passwords = roles.new_passwords()
    with cluster.running(data, test=True) as urls:
        place = urls.app_url.split("@")[1].split("/")[0]
        superuser = f"postgresql://postgres:{DataFolder(data).passwords()['postgres']}@{place}/postgres"
        with psycopg.connect(superuser, autocommit=True) as connection:
            connection.execute("DROP DATABASE gandan")
            for role in roles.ATTRIBUTES:
                connection.execute(f"DROP ROLE {role}")
            for line in roles.script(passwords, place).splitlines():
                if not line.startswith("--"):
                    connection.execute(line)
        own = Urls.at(place, passwords)
        users = []
        for url in (own.app_url, own.owner_url, own.city_url, own.backup_url):
            with psycopg.connect(url) as connection:
                users.append(connection.execute("SELECT current_user").fetchone()[0])
        with psycopg.connect(own.owner_url) as connection:
            connection.execute("CREATE TABLE made (number int)")
    assert users == [APP, OWNER, CITY, BACKUP]


def test_erase_demo_when_the_folder_is_not_of_the_demo_then_refused_and_kept(data: Path) -> None:
    (data / "something").touch()
    with pytest.raises(Refusal) as refusal:
        serving.erase_demo(data)
    assert refusal.value.sentence == f"Thư mục {data} không phải dữ liệu trình diễn nên không bị xóa."
    assert [entry.name for entry in data.iterdir()] == ["something"]


def test_erase_demo_when_of_the_demo_then_only_the_mark_and_the_lock_are_left(data: Path) -> None:
    (data / serving.DEMO_MARK).touch()
    (data / "files").mkdir()
    serving.erase_demo(data)
    assert sorted(entry.name for entry in data.iterdir()) == [serving.DEMO_MARK, "runner.lock"]


def run_demo(data: Path, *, fresh: bool) -> int:
    return serving.demo(data, host="127.0.0.1", port=None, size=None, fresh=fresh)


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize("variable", ["DATABASE_URL", "DATABASE_URL_FILE"])
def test_demo_when_an_address_is_set_then_refused(
    data: Path, monkeypatch: pytest.MonkeyPatch, variable: str, *, fresh: bool
) -> None:
    (data / "address").write_text("postgresql://somewhere/gandan")
    values = {"DATABASE_URL": "postgresql://somewhere/gandan", "DATABASE_URL_FILE": str(data / "address")}
    monkeypatch.setenv(variable, values[variable])
    with pytest.raises(Refusal) as refusal:
        run_demo(data, fresh=fresh)
    assert refusal.value.sentence == (
        "Bản minh họa chỉ chạy trên cơ sở dữ liệu riêng của nó: hãy bỏ biến DATABASE_URL rồi chạy lại."
    )
    assert [entry.name for entry in data.iterdir()] == ["address"]


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize("part", ["postgres", "files", "secret_key"])
def test_demo_when_the_folder_holds_other_data_then_refused_and_not_marked(
    data: Path, part: str, *, fresh: bool
) -> None:
    (data / part).mkdir()
    with pytest.raises(Refusal):
        run_demo(data, fresh=fresh)
    assert [entry.name for entry in data.iterdir()] == [part]


def test_claim_demo_when_the_folder_is_new_then_marked_and_taken_again(data: Path) -> None:
    serving.claim_demo(data / "demo")
    (data / "demo" / "postgres").mkdir()
    serving.claim_demo(data / "demo")
    assert sorted(entry.name for entry in (data / "demo").iterdir()) == [serving.DEMO_MARK, "postgres"]


def test_erase_demo_when_it_runs_then_refused(data: Path) -> None:
    (data / serving.DEMO_MARK).touch()
    with DataFolder(data).locked(), pytest.raises(Refusal) as refusal:
        serving.erase_demo(data)
    assert refusal.value.sentence == f"Gần Dân đang chạy trên thư mục dữ liệu {data} (tiến trình {os.getpid()})."


def test_default_folder_when_set_then_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANDAN_DATA", "/srv/gan-dan")
    assert default_folder() == Path("/srv/gan-dan")


@pytest.mark.parametrize(
    ("arguments", "command", "rest"),
    [
        (["test", "-k", "cluster", "-x"], "test", ["-k", "cluster", "-x"]),
        (["test", "--fast", "src/gandan/cli"], "test", ["src/gandan/cli"]),
        (["manage", "migrate", "--plan"], "manage", ["migrate", "--plan"]),
        (["manage", "help", "--help"], "manage", ["help", "--help"]),
        (["bench", "--data", "x"], "bench", ["--data", "x"]),
    ],
)
def test_parser_when_arguments_are_for_another_tool_then_they_pass_in_order(
    arguments: list[str], command: str, rest: list[str]
) -> None:
    options, passed_on = command_line.build_parser().parse_known_args(arguments)
    assert (options.command, passed_on) == (command, rest)


def test_command_line_when_refused_then_one_sentence_and_status_one(data: Path) -> None:
    (data / "postgres").mkdir()
    (data / "postgres" / "PG_VERSION").write_text("9\n")
    finished = subprocess.run(
        [sys.executable, "-m", "gandan.cli", "--data", str(data), "manage", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (finished.returncode, finished.stdout, len(finished.stderr.splitlines())) == (1, "", 1)
