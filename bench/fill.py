"""A city of 114 communes with a million parts of work, written by set-based statements as the owner of the tables."""

import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql

from gandan.common.vietnamese import fold, person_sort_key
from gandan.demo.people import CITY, UNITS

TODAY = dt.date(2026, 11, 18)
COMMUNES = 114
PICKED = (1_000, 10_000, 60_000)
"""What the communes hold that the list is measured in; they are the first three."""
PER_TASK, PER_PLAN = 4, 50
"""Parts of a task (two units on two occasions), tasks of a plan."""
OWNER_UNIT = 3
"""Phòng Văn hóa - Xã hội follows every plan; its head is the reader of the pages."""

_TITLES = (
    "Lắp đặt bảng khẩu hiệu tại nơi tiếp dân",
    "Tổ chức ngày thứ Bảy giải quyết hồ sơ lưu động tại nhà văn hóa",
    "Rà soát và công khai danh mục thủ tục được cắt giảm thời gian",
    "Niêm yết số điện thoại tiếp nhận phản ánh của người dân",
    "Tuyên truyền về nộp hồ sơ trực tuyến qua loa truyền thanh và trang của phường",
    "Khảo sát mức độ hài lòng của người dân và doanh nghiệp",
    "Gửi thư chúc mừng công dân đăng ký kết hôn và khai sinh",
    "Tập huấn kỹ năng giao tiếp cho công chức tiếp dân",
    "Tổng hợp kết quả thực hiện, báo cáo Ủy ban nhân dân",
    "Đối thoại với nhân dân tại các tổ dân phố về vệ sinh môi trường",
    "Cập nhật tài liệu hướng dẫn tại Trung tâm Phục vụ hành chính công",
)
_TABLES = (
    "files_storedfile", "documents_document", "plans_plan", "plans_task", "plans_taskunit", "plans_assignment",
)  # fmt: skip
_READ = ("tenancy_commune", "organisations_unit", "organisations_official", "organisations_duty", *_TABLES)


@dataclass(frozen=True, slots=True)
class Filled:
    """A commune with so many parts of work; the reader's login is the head of ``OWNER_UNIT``."""

    pk: int
    slug: str
    size: int
    reader: str


def sizes(total: int) -> list[int]:
    """Return how many parts of work each commune holds: the picked ones, the others unevenly, ``total`` together."""
    weights = [3 + number * 7 % 23 for number in range(COMMUNES - len(PICKED))]
    rest = total - sum(PICKED)
    others = [rest * weight // sum(weights) // PER_TASK * PER_TASK for weight in weights]
    others[-1] += rest - sum(others)
    return [*PICKED, *others]


def filled() -> list[Filled]:
    """Return the picked communes, smallest first."""
    return [Filled(n, f"xa-{n}", size, f"truong-phong-{n}") for n, size in enumerate(PICKED, start=1)]


def fill(url: str, *, total: int) -> None:
    """Fill an empty, migrated database; one that holds the rows already is left as it is."""
    with psycopg.connect(url) as connection:
        (held,) = connection.execute("SELECT count(*) FROM plans_assignment").fetchall()[0]
        if held == total:
            return
        if held:
            raise SystemExit(f"Cơ sở dữ liệu đo đang giữ {held} phần việc: hãy xóa thư mục đó hoặc nêu --rows {held}.")
        _places(connection, total)
        with bare_tables(connection, _TABLES):
            for statement in (_FILES, _DOCUMENTS, _PLANS, _TASKS, _TASK_UNITS, _ASSIGNMENTS):
                connection.execute(statement, {"today": TODAY, "unit": OWNER_UNIT})
    with psycopg.connect(url, autocommit=True) as connection:
        for table in _READ:
            connection.execute(sql.SQL("VACUUM ANALYZE {}").format(sql.Identifier(table)))


def _places(connection: psycopg.Connection, total: int) -> None:
    """City, communes, units, one official with a login for each unit, and two helping tables."""
    cursor = connection.cursor()
    slug, name = CITY
    cursor.execute("INSERT INTO tenancy_city VALUES (1, %s, %s, '')", [name, slug])
    cursor.execute("CREATE TEMP TABLE share (n int, size int, tasks_before int, plans_before int)")
    cursor.execute("CREATE TEMP TABLE seed (u int, code text, name text, short_name text, kind text)")
    cursor.execute("CREATE TEMP TABLE title (t int, words text, fold text)")
    tasks = plans = 0
    for n, size in enumerate(sizes(total), start=1):
        cursor.execute("INSERT INTO share VALUES (%s, %s, %s, %s)", [n, size, tasks, plans])
        tasks += -(-size // PER_TASK)
        plans += -(-size // (PER_TASK * PER_PLAN))
    cursor.executemany(
        "INSERT INTO seed VALUES (%s, %s, %s, %s, %s)",
        [(u, unit.code, unit.name, unit.short_name, unit.kind.value) for u, unit in enumerate(UNITS, start=1)],
    )
    cursor.executemany(
        "INSERT INTO title VALUES (%s, %s, %s)", [(t, words, fold(words)) for t, words in enumerate(_TITLES)]
    )
    names = {"name": "Lê Thu Hà", "sort": person_sort_key("Lê Thu Hà")}
    for statement in _PLACES:
        cursor.execute(statement, names)


@contextmanager
def bare_tables(connection: psycopg.Connection, tables: Sequence[str]) -> Iterator[None]:
    """Take indexes and foreign keys away while rows pour in; made afterwards they cost a fraction and check all."""
    names = list(tables)
    keys = connection.execute(_KEYS, [names]).fetchall()
    indexes = connection.execute(_INDEXES, [names]).fetchall()
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table, key, _ in keys:
        connection.execute(_identified("ALTER TABLE {} DROP CONSTRAINT {}", [table, key]))
    for name, _ in indexes:
        connection.execute(_identified("DROP INDEX {}", [name]))
    yield
    for _, definition in indexes:
        connection.execute(definition)
    for table, key, definition in keys:
        connection.execute(_identified("ALTER TABLE {} ADD CONSTRAINT {} ", [table, key]) + sql.SQL(definition))


def _identified(statement: str, names: Sequence[str]) -> sql.Composed:
    return sql.SQL(statement).format(*map(sql.Identifier, names))


_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY (%s::regclass[])
"""
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY (%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""
_PLACES = (
    """
INSERT INTO tenancy_commune (id, city_id, slug, level, name, state_code, is_demo)
SELECT n, 1, 'xa-' || n, 'xa', 'Thử nghiệm ' || n, '', true FROM share
""",
    """
INSERT INTO organisations_unit (id, commune_id, code, name, short_name, kind, position, is_active, version)
SELECT (n - 1) * 14 + u, n, code, name, short_name, kind, u, true, 1 FROM share, seed
""",
    """
INSERT INTO accounts_user (id, password, is_superuser, username, email, is_active, is_staff, date_joined)
SELECT id, '!', false, 'truong-phong-' || commune_id || CASE position WHEN 3 THEN '' ELSE '-' || position END, '',
    true, false, now()
FROM organisations_unit
""",
    """
INSERT INTO accounts_membership (id, user_id, commune_id, from_on)
SELECT id, id, commune_id, '2025-07-01' FROM organisations_unit
""",
    """
INSERT INTO organisations_official
    (id, commune_id, membership_id, code, full_name, sort_name, unit_id, position_title, phone, is_active, version)
SELECT id, commune_id, id, 'CB' || position, %(name)s, %(sort)s, id, 'Trưởng phòng', '', true, 1
FROM organisations_unit
""",
    """
INSERT INTO organisations_duty (commune_id, official_id, role, unit_id, from_on)
SELECT commune_id, id, 'thu_truong', id, '2025-07-01' FROM organisations_unit
""",
)
# Rows of all communes come mixed, as time brings them: a commune's own lie scattered over the whole table.
_PLAN_ROWS = """
FROM share, LATERAL generate_series(0, (size - 1) / 200) AS i, LATERAL (SELECT plans_before + i + 1 AS plan) AS p
ORDER BY i::float / size, n
"""
_FILES = f"""
INSERT INTO files_storedfile (id, commune_id, sha256, size, media_type, name, created_at)
SELECT plan, n, lpad(plan::text, 64, '0'), 1000, 'text/plain', 'ke-hoach.txt', now() {_PLAN_ROWS}
"""
_DOCUMENTS = f"""
INSERT INTO documents_document (id, commune_id, code, direction, type, number, symbol, issuer, issued_on, subject,
    subject_fold, signer, file_id, pattern_issuer, parsed, created_at, created_by_id, version)
SELECT plan, n, 'VB-2026-' || i, 'di', 'ke_hoach', (i + 1)::text, 'KH-UBND', '', '2026-03-12',
    'Kế hoạch xây dựng chính quyền thân thiện', 'ke hoach xay dung chinh quyen than thien', '', plan, '', '{{}}',
    now(), (n - 1) * 14 + 1, 1 {_PLAN_ROWS}
"""
_PLANS = f"""
INSERT INTO plans_plan (id, commune_id, code, document_id, title, from_on, owner_unit_id, state, entered_on,
    created_at, created_by_id, version)
SELECT plan, n, 'KH-2026-' || i, plan, 'Kế hoạch xây dựng chính quyền thân thiện ' || i + 1, '2025-07-01',
    (n - 1) * 14 + %(unit)s, 'thuc_hien', '2025-07-01', now(), (n - 1) * 14 + 1, 1 {_PLAN_ROWS}
"""
_TASKS = """
INSERT INTO plans_task (id, commune_id, code, plan_id, position, title, title_fold, section, spans, product, due_words,
    due_before, due_dates, rrule, is_standing, given_by_id, version)
SELECT tasks_before + i + 1, n, 'NV-2026-' || i, plans_before + i / 50 + 1, i %% 50 + 1,
    words || ', đợt ' || i + 1, title.fold || ', dot ' || i + 1, '', '[]', '', '', false, '[]', '', false,
    (n - 1) * 14 + 1, 1
FROM share, LATERAL generate_series(0, (size - 1) / 4) AS i, title
WHERE t = i %% (SELECT count(*) FROM title)
ORDER BY i::float / size, n
"""
_TASK_UNITS = """
INSERT INTO plans_taskunit (commune_id, task_id, unit_id, part, quota)
SELECT n, tasks_before + i + 1, (n - 1) * 14 + (i + k * 5) %% 14 + 1, CASE k WHEN 0 THEN 'chu_tri' ELSE 'phoi_hop' END,
    ''
FROM share, LATERAL generate_series(0, (size - 1) / 4) AS i, generate_series(0, 1) AS k
ORDER BY i::float / size, n
"""
# Due from two years ago to almost a year ahead. Of what is past, one in 30 is late and one in 30 waits.
_ASSIGNMENTS = """
INSERT INTO plans_assignment (commune_id, code, plan_id, task_id, unit_id, quota, window_from, due_on, due_words,
    state, return_reason, given_at, accepted_at, submitted_at, done_on, confirmed_at, reminders, version)
SELECT n, 'VC-2026-' || i, plans_before + i / 200 + 1, tasks_before + i / 4 + 1,
    (n - 1) * 14 + (i / 4 + (i %% 2) * 5) %% 14 + 1, '', due - 30, due, '', state, '', now(),
    CASE WHEN state <> 'moi_giao' THEN now() END,
    CASE WHEN state IN ('cho_xac_nhan', 'hoan_thanh') THEN now() END,
    CASE WHEN state IN ('cho_xac_nhan', 'hoan_thanh') THEN least(due, %(today)s::date) END,
    CASE WHEN state = 'hoan_thanh' THEN now() END, 0, 1
FROM share, LATERAL generate_series(0, size - 1) AS i,
    LATERAL (SELECT %(today)s::date - 730 + (i::bigint * 1043 / size)::int + i %% 4 AS due) AS d,
    LATERAL (SELECT CASE
        WHEN due >= %(today)s THEN (ARRAY['moi_giao', 'da_nhan', 'dang_thuc_hien'])[i / 3 %% 3 + 1]
        WHEN i %% 31 = 0 THEN 'dang_thuc_hien' WHEN i %% 31 = 17 THEN 'cho_xac_nhan' ELSE 'hoan_thanh' END AS state
    ) AS s
ORDER BY i::float / size, n
"""

if __name__ == "__main__":
    fill(os.environ["DATABASE_OWNER_URL"], total=int(sys.argv[1]))
