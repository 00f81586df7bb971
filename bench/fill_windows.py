"""Three communes for the board and the yearly report: many records in store, few or many of them in the window.

A row of each kind falls on a day of the window, of the window before, or of the nine years before that. What the
commune must have besides (units, people, forms) is made as the demo makes it; the many rows by set-based statements.
"""

import os
import sys
from dataclasses import dataclass

import django
import psycopg
from psycopg import sql

from bench.fill import TODAY, bare_tables
from gandan.workdays.windows import Window

YEAR = Window(TODAY.replace(year=2025, month=12, day=15), TODAY.replace(month=12, day=14))
FORM, PROGRAMME = "tong-ket-nam", "chinh-quyen-than-thien"
TABLES = (
    "files_storedfile", "documents_document", "plans_plan", "plans_task", "plans_assignment", "plans_progressreport",
    "activities_activity", "activities_evidence",
)  # fmt: skip
"""Those that grow with the store."""
FEW_ROWS = "plans_plan"
"""Of these there is one row for 4,000 parts of work: reading it whole is the cheapest way."""
_PREFIX = "kho-"


@dataclass(frozen=True, slots=True)
class Store:
    """A commune with so many activities, and as many parts of work; so many of each in the window."""

    stored: int
    inside: int

    @property
    def slug(self) -> str:
        return f"{_PREFIX}{self.stored}-{self.inside}"

    @property
    def leader(self) -> str:
        return f"lanh-dao-{self.slug}"

    @property
    def officer(self) -> str:
        return f"tham-muu-{self.slug}"


def stores_of(most: int) -> list[Store]:
    """Return the small store, the large one with as few in the window, the large one with many."""
    few = most // 1000
    return [Store(10 * few, few), Store(most, few), Store(most, 100 * few)]


def fill(url: str, *, most: int) -> None:
    """Fill a migrated database; stores that it holds already are left as they are."""
    wanted = stores_of(most)
    with psycopg.connect(url) as connection:
        held = {slug for (slug,) in connection.execute("SELECT slug FROM tenancy_commune").fetchall()}
    if {one.slug for one in wanted} <= held:
        return
    django.setup()
    # models are there only now
    from bench.windows_ground import lay_ground  # noqa: PLC0415

    grounds = [lay_ground(one) for one in wanted]
    with psycopg.connect(url) as connection:
        cursor = connection.cursor()
        cursor.execute(
            "CREATE TEMP TABLE store (n bigint, commune bigint, stored bigint, inside bigint, person bigint)"
        )
        cursor.execute("CREATE TEMP TABLE part (commune bigint, at int, unit bigint, kind bigint, grp bigint)")
        for number, ground in enumerate(grounds, start=1):
            values = [number * 10_000_000, ground.commune, ground.store.stored, ground.store.inside, ground.person]
            cursor.execute("INSERT INTO store VALUES (%s, %s, %s, %s, %s)", values)
            rows = [(ground.commune, at, *ids) for at, ids in enumerate(ground.parts)]
            cursor.executemany("INSERT INTO part VALUES (%s, %s, %s, %s, %s)", rows)
        with bare_tables(connection, TABLES):
            days = {"today": TODAY, "first": YEAR.from_on, "parts": len(grounds[0].parts)}
            for statement in (_FILES, _DOCUMENTS, _PLANS, _TASKS, _WORK, _PROGRESS, _ACTIVITIES, _EVIDENCE):
                connection.execute(statement, days)
    with psycopg.connect(url, autocommit=True) as connection:
        for table in (*TABLES, "tenancy_commune", "organisations_unit", "reports_report"):
            connection.execute(sql.SQL("VACUUM ANALYZE {}").format(sql.Identifier(table)))


def _rows(share: int) -> str:
    """Rows of one kind, one for ``share`` activities, each with its day; all communes mixed in the order of time."""
    return f"""
FROM store, LATERAL (SELECT greatest(stored / {share}, 1) AS many, greatest(inside / {share}, 1) AS within) AS w,
    LATERAL generate_series(0, many - 1) AS i,
    LATERAL (SELECT CASE
        WHEN i < within THEN %(first)s::date + (i * (%(today)s::date - %(first)s::date) / within)::int
        WHEN i < 2 * within THEN %(first)s::date - 1 - ((i - within) * 364 / within)::int
        ELSE %(first)s::date - 366 - ((i - 2 * within) * 3285 / greatest(many - 2 * within, 1))::int
    END AS day) AS d
"""


_FILES = f"""
INSERT INTO files_storedfile (id, commune_id, sha256, size, media_type, name, created_at)
SELECT n + i, commune, lpad((n + i)::text, 64, '0'), 1000, 'text/plain', 'van-ban.txt', day {_rows(10)}
ORDER BY day, n
"""
_DOCUMENTS = f"""
INSERT INTO documents_document (id, commune_id, code, direction, type, number, symbol, issuer, issued_on, subject,
    subject_fold, signer, file_id, pattern_issuer, parsed, created_at, created_by_id, version)
SELECT n + i, commune, 'VB-' || i, 'di', 'cong_van', (i + 1)::text, 'UBND-VX', '', day,
    'Về việc tổ chức hoạt động tại khu dân cư số ' || i, 've viec to chuc hoat dong tai khu dan cu so ' || i, '',
    n + i, '', '{{}}', day, person, 1 {_rows(10)}
ORDER BY day, n
"""
_PLANS = """
INSERT INTO plans_plan (id, commune_id, code, document_id, title, from_on, owner_unit_id, state, entered_on,
    created_at, created_by_id, version)
SELECT n + p, store.commune, 'KH-' || p, n + p, 'Kế hoạch xây dựng chính quyền thân thiện ' || p + 1,
    %(first)s::date - 3650, unit, 'thuc_hien', %(first)s::date - 3650, %(first)s::date, person, 1
FROM store JOIN part ON part.commune = store.commune AND at = 0, LATERAL generate_series(0, (stored - 1) / 4000) AS p
"""
_TASKS = f"""
INSERT INTO plans_task (id, commune_id, code, plan_id, position, title, title_fold, section, spans, product, due_words,
    due_before, due_dates, rrule, is_standing, given_by_id, version)
SELECT n + i, commune, 'NV-' || i, n + i / 1000, i %% 1000 + 1, 'Tổ chức ngày hội tại khu dân cư số ' || i,
    'to chuc ngay hoi tai khu dan cu so ' || i, '', '[]', '', '', false, '[]', '', false, person, 1 {_rows(4)}
ORDER BY day, n
"""
# One part in ten of the window is late; what was due before is done.
_WORK = f"""
INSERT INTO plans_assignment (id, commune_id, code, plan_id, task_id, unit_id, quota, window_from, due_on, due_words,
    state, return_reason, given_at, done_on, confirmed_at, reminders, version)
SELECT n + i, store.commune, 'VC-' || i, n + i / 4000, n + i / 4, unit, '', day - 30, day, '',
    CASE WHEN i < within AND i %% 10 = 0 THEN 'dang_thuc_hien' ELSE 'hoan_thanh' END, '', day - 30,
    CASE WHEN i < within AND i %% 10 = 0 THEN NULL ELSE day - 1 END, day, 0, 1 {_rows(1)}
    JOIN part ON true
WHERE part.commune = store.commune AND at = i %% %(parts)s
ORDER BY day, n
"""
_PROGRESS = """
INSERT INTO plans_progressreport (commune_id, assignment_id, kind, "on", words, numbers, at, by_id, submission)
SELECT work.commune_id, work.id, CASE WHEN state = 'hoan_thanh' THEN 'da_xong'
    WHEN work.id %% 100 = 0 THEN 'vuong_mac' ELSE 'dang_lam' END,
    due_on - 1, 'Đã tổ chức theo kế hoạch.', '[]', due_on, person, gen_random_uuid()
FROM plans_assignment AS work JOIN store ON commune = commune_id ORDER BY due_on, work.id
"""
_ACTIVITIES = f"""
INSERT INTO activities_activity (id, commune_id, code, title, title_fold, from_on, to_on, place, people, numbers,
    words, sentence, is_sentence_own, is_withdrawn, withdrawn_reason, submission, created_at, version, created_by_id,
    unit_id, kind_id, group_id)
SELECT n + i, store.commune, 'HD-' || i, 'Ngày hội tại khu dân cư số ' || i, 'ngay hoi tai khu dan cu so ' || i, day,
    day, 'Nhà văn hóa khu dân cư', 40, '[]', '',
    'Ngày ' || to_char(day, 'DD/MM/YYYY') || ', đã tổ chức ngày hội tại khu dân cư số ' || i
        || ', với 40 lượt người tham gia.',
    false, false, '', gen_random_uuid(), day, 1, person, unit, kind, grp {_rows(1)}
    JOIN part ON true
WHERE part.commune = store.commune AND at = i %% %(parts)s
ORDER BY day, n
"""
_EVIDENCE = """
INSERT INTO activities_evidence (commune_id, code, title, title_fold, period_from, period_to, uploaded_at, unit_id,
    uploaded_by_id, faces, boxes, activity_id)
SELECT commune_id, 'MC-' || activity.id, title, title_fold, from_on, to_on, from_on, unit_id, created_by_id, 'chua_ro',
    '[]', activity.id
FROM activities_activity AS activity JOIN store ON commune = commune_id WHERE activity.id %% 2 = 0 ORDER BY from_on
"""

if __name__ == "__main__":
    fill(os.environ["DATABASE_OWNER_URL"], most=int(sys.argv[1]))
