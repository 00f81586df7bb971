"""The board and the yearly report: their cost follows what lies in the window, not what lies in store."""

import time
from functools import partial

from bench.browser import get, sign_in, statements_of
from bench.fill_windows import FEW_ROWS, TABLES, YEAR, Store
from bench.lists import whole_reads
from bench.stats import Ratio, measure, ratio
from gandan.config.wsgi import application
from gandan.reports.models import Report
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

GOAL = 1.3
MOST_ROUNDS = 3
"""Of the store with many records in the window, which is reported alone."""


def run(*, rounds: int) -> tuple[list[Ratio], list[str]]:
    """Measure the time until the page is there, database included."""
    small, large, full = _stores()
    lines: list[Ratio] = []
    notes: list[str] = []
    for name, pages in (("Bảng điều hành", _boards), ("Báo cáo năm", _reports)):
        held = {store.slug: pages(store) for store in (small, large, full)}
        notes += [_queries(name, store, *held[store.slug]) for store in (small, large, full)]
        cases = {slug: partial(get, application, *held[slug]) for slug in (small.slug, large.slug)}
        samples = measure(cases, rounds=rounds, clock=time.perf_counter)
        lines.append(ratio(_line(name, large, small), samples, large.slug, small.slug, goal=GOAL))
        cases = {slug: partial(get, application, *held[slug]) for slug in (large.slug, full.slug)}
        samples = measure(cases, rounds=min(rounds, MOST_ROUNDS), clock=time.perf_counter)
        lines.append(ratio(_line(name, full, large), samples, full.slug, large.slug))
    return lines, notes


def _stores() -> tuple[Store, Store, Store]:
    found = Commune.objects.filter(slug__startswith="kho-").values_list("slug", flat=True)
    small, large, full = sorted((Store(*map(int, slug.split("-")[1:])) for slug in found), key=_size)
    return small, large, full


def _size(store: Store) -> tuple[int, int]:
    return store.inside, store.stored


def _boards(store: Store) -> tuple[str, str]:
    """Return the address of the board with the year as its window, and a session of the leader."""
    days = f"tu={YEAR.from_on.isoformat()}&den={YEAR.to_on.isoformat()}"
    return f"/{store.slug}/dieu-hanh/?{days}", sign_in(store.leader)


def _reports(store: Store) -> tuple[str, str]:
    """Return the address of the yearly report and a session of who writes it."""
    with open_commune(Commune.objects.get(slug=store.slug)):
        code = Report.objects.get(from_on=YEAR.from_on, to_on=YEAR.to_on).code
    return f"/{store.slug}/bao-cao/{code}/", sign_in(store.officer)


def _queries(name: str, store: Store, path: str, session: str) -> str:
    """Return how many statements the page asks and which of them read a whole growing table."""
    body = get(application, path, session)
    statements = [one for one in statements_of(application, path, session) if one.sql.startswith("SELECT")]
    commune = Commune.objects.get(slug=store.slug)
    watched = set(TABLES) - {FEW_ROWS}
    whole = sorted({table for _, table in whole_reads(commune.pk, statements, watched)})
    read = f"đọc cả bảng: {', '.join(whole)}" if whole else "không có Seq Scan trên bảng lớn dần"
    return f"{name}, {_words(store)}: {len(statements)} câu lệnh, {len(body) // 1024} KiB, {read}."


def _line(name: str, ours: Store, base: Store) -> str:
    return f"{name}, {_words(ours)} / {_words(base)}"


def _words(store: Store) -> str:
    return f"{store.inside}/{store.stored} hoạt động trong kỳ"
