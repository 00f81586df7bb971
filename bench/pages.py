"""Processor time of two pages against the same stack with a one-line template, and against a bare program."""

import os

from bench.bare import Bare
from bench.browser import get, sign_in, statements_of
from bench.fill import filled
from bench.stats import Ratio, measure, ratio
from bench.urls import TWINS
from gandan.config.wsgi import application

PAGES = {"Công việc của tôi": "", "Danh sách nhiệm vụ": "nhiem-vu/"}
LINE_GOAL, BARE_GOAL = 1.5, 9.0


def run(*, rounds: int) -> tuple[list[Ratio], list[str]]:
    """Measure in the middle one of the picked communes, as the head of the unit that follows the plans."""
    commune = filled()[1]
    session = sign_in(commune.reader)
    lines: list[Ratio] = []
    notes: list[str] = []
    for name, path in PAGES.items():
        found, said = _page(name, f"/{commune.slug}/{path}", f"/{commune.slug}/{TWINS}{path}", session, rounds)
        lines += found
        notes += said
    return lines, notes


def _page(name: str, path: str, twin: str, session: str, rounds: int) -> tuple[list[Ratio], list[str]]:
    get(application, path, session)  # the first request reads translations and templates
    statements = statements_of(application, path, session)
    same = statements_of(application, twin, session)
    if [one.sql for one in statements] != [one.sql for one in same]:
        raise SystemExit(f"{name}: {len(statements)} statements, its twin has {len(same)} or other ones")
    body = get(application, path, session)
    bare = Bare(os.environ["DATABASE_URL"], statements, body)
    try:
        if get(bare, path, session) != body:
            raise SystemExit(f"{name}: the bare program answers other bytes")
        samples = measure(
            {
                "page": lambda: get(application, path, session),
                "line": lambda: get(application, twin, session),
                "bare": lambda: get(bare, path, session),
            },
            rounds=rounds,
        )
    finally:
        bare.close()
    return [
        ratio(f"{name} / cùng truy vấn, mẫu một dòng", samples, "page", "line", goal=LINE_GOAL),
        ratio(f"{name} / chương trình WSGI trần", samples, "page", "bare", goal=BARE_GOAL),
    ], [f"{name}: {len(statements)} câu lệnh SQL, {len(body)} byte HTML."]
