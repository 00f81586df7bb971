import datetime as dt
from pathlib import Path

import psycopg
import pytest

from gandan.cli import backup, cluster, commands, database
from gandan.cli.errors import Refusal
from gandan.cli.roles import OWNER

NOW = dt.datetime(2026, 11, 18, 2, 30, tzinfo=dt.UTC)
# What the tables of a commune are like: forced policies, one for each role that works with them.
TABLE = """
CREATE TABLE kept (commune_id int, number int, CONSTRAINT one_number UNIQUE (commune_id, number));
CREATE TABLE line (commune_id int, number int,
    FOREIGN KEY (commune_id, number) REFERENCES kept (commune_id, number) DEFERRABLE INITIALLY DEFERRED);
INSERT INTO kept SELECT n % 2, n FROM generate_series(1, 9) n;
INSERT INTO line SELECT n % 2, n FROM generate_series(1, 9) n;
ALTER TABLE kept ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON kept TO gandan_owner USING (true);
CREATE POLICY app ON kept TO gandan_app
    USING (commune_id = nullif(current_setting('app.commune_id', true), '')::int);
GRANT SELECT ON kept TO gandan_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO gandan_backup;
"""


def seen_by_commune(url: str, commune: int) -> list[int]:
    with psycopg.connect(url) as connection:
        connection.execute("SELECT set_config('app.commune_id', %s, true)", [str(commune)])
        return [number for (number,) in connection.execute("SELECT number FROM kept ORDER BY number")]


def test_restore_when_backed_up_then_rows_files_and_policies_are_back(data: Path, tmp_path: Path) -> None:
    with cluster.running(data / "old") as urls:
        with psycopg.connect(urls.owner_url) as connection:
            connection.execute(TABLE)
        (data / "old" / "files" / "7").mkdir(parents=True)
        (data / "old" / "files" / "7" / "abc").write_bytes(b"bytes")
        (data / "old" / "secret_key").write_text("secret")
        folder = backup.backup(data / "old", tmp_path, now=NOW)
    backup.restore(data / "new", folder)
    with cluster.running(data / "new") as urls:
        seen = [seen_by_commune(urls.app_url, commune) for commune in (0, 1, 2)]
    assert folder == tmp_path / "gandan-20261118-023000"
    assert seen == [[2, 4, 6, 8], [1, 3, 5, 7, 9], []]
    assert (data / "new" / "files" / "7" / "abc").read_bytes() == b"bytes"
    assert (data / "new" / "files").stat().st_mode & 0o777 == 0o750
    assert (data / "new" / "secret_key").read_text() == "secret"
    assert not (data / "new" / "restore.new").exists()


def test_restore_when_the_whole_system_was_backed_up_then_no_migration_is_missing(data: Path, tmp_path: Path) -> None:
    with cluster.running(data / "old") as urls:
        assert commands.migrate_with(database.environment(urls, data / "old", role=OWNER), "-v", "0") == 0
        folder = backup.backup(data / "old", tmp_path, now=NOW)
    backup.restore(data / "new", folder)
    with cluster.running(data / "new") as urls:
        variables = database.environment(urls, data / "new", role=OWNER)
        assert commands.django(variables, "migrate", "--check", "-v", "0") == 0


def test_backup_when_a_table_cannot_be_read_then_refused_and_not_called_whole(data: Path, tmp_path: Path) -> None:
    with cluster.running(data, test=True) as urls:
        with psycopg.connect(urls.owner_url) as connection:
            connection.execute("CREATE TABLE closed (number int)")
        with pytest.raises(Refusal) as refusal:
            backup.backup(data, tmp_path, now=NOW)
    assert refusal.value.sentence == "Không sao lưu cơ sở dữ liệu được: hãy xem các dòng báo lỗi ở trên."
    assert [entry.name for entry in tmp_path.iterdir()] == ["gandan-20261118-023000.partial"]


def test_restore_when_the_folder_has_data_then_refused(data: Path, tmp_path: Path) -> None:
    (tmp_path / "database.dump").touch()
    (data / "postgres").mkdir()
    with pytest.raises(Refusal) as refusal:
        backup.restore(data, tmp_path)
    assert refusal.value.sentence == (
        "Chỉ phục hồi vào một thư mục dữ liệu trống: hãy đặt biến GANDAN_DATA và bỏ biến DATABASE_URL."
    )


def test_restore_when_the_source_is_no_backup_then_refused(data: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        backup.restore(data, tmp_path)
    assert refusal.value.sentence == f"Thư mục {tmp_path} không phải bản sao lưu của Gần Dân."
    assert list(data.iterdir()) == []
