"""The list of work in communes of three sizes: a page must cost the same however much a commune holds."""

import json
import re
import time
from collections.abc import Container, Iterator, Sequence
from functools import partial
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from bench.browser import Statement, get, sign_in, statements_of
from bench.fill import Filled, filled
from bench.stats import Ratio, measure, ratio
from gandan.config.wsgi import application
from gandan.tenancy.models import TenantModel
from gandan.tenancy.scope import SETTING

GOAL = 1.3
PAGE_ROWS = 50
VIEWS = {"mọi nhiệm vụ": "", "đang mở": "?trang-thai=dang-mo", "đơn vị của tôi": "?don-vi=toi"}
_CODE = re.compile(rb"/viec/(VC-2026-\d+)/")


def run(*, rounds: int) -> tuple[list[Ratio], list[str]]:
    """Measure the time until the page is there, database included, in each of the picked communes."""
    communes = filled()
    sessions = {commune: sign_in(commune.reader) for commune in communes}
    lines: list[Ratio] = []
    plans = 0
    for view, query in VIEWS.items():
        for commune in communes:
            plans += _check(commune, query, sessions[commune])
        cases = {
            commune.slug: partial(get, application, _path(commune, query), sessions[commune]) for commune in communes
        }
        samples = measure(cases, rounds=rounds, clock=time.perf_counter)
        smallest, *larger = communes
        lines += [
            ratio(
                f"Danh sách ({view}), xã {commune.size} / xã {smallest.size} việc",
                samples,
                commune.slug,
                smallest.slug,
                goal=GOAL,
            )
            for commune in larger
        ]
    return lines, [f"Danh sách: mỗi trang đủ {PAGE_ROWS} dòng; EXPLAIN của {plans} câu lệnh không có Seq Scan."]


def _path(commune: Filled, query: str) -> str:
    return f"/{commune.slug}/nhiem-vu/{query}"


def _check(commune: Filled, query: str, session: str) -> int:
    """Stop unless the page is full and no statement reads a whole table of communes; say how many were explained."""
    path = _path(commune, query)
    shown = len(set(_CODE.findall(get(application, path, session))))
    if shown != PAGE_ROWS:
        raise SystemExit(f"{path}: {shown} rows on the page instead of {PAGE_ROWS}")
    statements = [one for one in statements_of(application, path, session) if one.sql.startswith("SELECT")]
    for statement, table in whole_reads(commune.pk, statements, _tenant_tables()):
        raise SystemExit(f"{path}: Seq Scan of {table} in {statement.sql}")
    return len(statements)


def _tenant_tables() -> set[str]:
    return {model._meta.db_table for model in apps.get_models() if issubclass(model, TenantModel)}


def whole_reads(
    commune: int, statements: Sequence[Statement], tables: Container[str]
) -> Iterator[tuple[Statement, str]]:
    """Explain as the application's role, with the commune set as in a request; yield whole reads of these tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user, set_config(%s, %s, true)", [SETTING, str(commune)])
        if cursor.fetchone()[0] != "gandan_app":
            raise SystemExit("the plans are of another role")
        for statement in statements:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {statement.sql}", statement.params)
            (found,) = cursor.fetchone()
            plan = json.loads(found) if isinstance(found, str) else found
            for node in _nodes(plan[0]["Plan"]):
                if node["Node Type"] == "Seq Scan" and node["Relation Name"] in tables:
                    yield statement, node["Relation Name"]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for inner in plan.get("Plans", []):
        yield from _nodes(inner)
