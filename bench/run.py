"""`./gandan bench [names…]`: prints a table of ratios. Takes a few minutes; the filling takes most of them."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import pdf, reading
from bench.stats import Ratio, print_table
from gandan.cli import cluster
from gandan.cli.commands import django, migrate_with
from gandan.cli.database import environment
from gandan.cli.roles import APP, OWNER

FULL, FEWEST = 1_000_000, 80_000
PLAIN = {"reading": reading.run, "pdf": pdf.run}
STORED, FEWEST_STORED = 200_000, 20_000
FILLED = ("pages", "lists")
"""Those that need the communes of ``bench.fill``; "boards" needs those of ``bench.fill_windows``."""
ON_DATABASE = (*FILLED, "boards")
ALONE = ("retyping",)
"""Those that make what they need themselves, on a database of their own."""
# What the web process runs with: a pool of connections, a fixed day.
SERVER = {"GANDAN_POOL": "4", "GANDAN_TODAY": "2026-11-18", "GANDAN_LOG_LEVEL": "ERROR"}


def main(arguments: Sequence[str]) -> int:
    names = [*ON_DATABASE, *ALONE, *PLAIN]
    parser = argparse.ArgumentParser(prog="gandan bench", description="Chạy các phép đo và in bảng tỉ lệ.")
    parser.add_argument("names", nargs="*", metavar="phép-đo", help=f"{', '.join(names)}; không nêu là tất cả")
    parser.add_argument("--rounds", type=int, default=15, help="số vòng đo xen kẽ (mặc định 15)")
    parser.add_argument(
        "--rows", type=int, default=FULL, help=f"số phần việc của mọi xã, từ {FEWEST} (mặc định {FULL})"
    )
    parser.add_argument(
        "--stored",
        type=int,
        default=STORED,
        help=f"số hoạt động lưu ở xã lớn khi đo boards, từ {FEWEST_STORED} (mặc định {STORED})",
    )
    parser.add_argument("--data", type=Path, help="giữ cơ sở dữ liệu đo ở thư mục này để lần sau khỏi nạp lại")
    options = parser.parse_args(arguments)
    chosen = options.names or names
    if unknown := sorted(set(chosen) - set(names)):
        parser.error(f"không có phép đo: {', '.join(unknown)}")
    if options.rows < FEWEST:
        parser.error(f"cần ít nhất {FEWEST} phần việc vì ba xã được đo đã có 71000")
    if options.stored < FEWEST_STORED:
        parser.error(f"cần ít nhất {FEWEST_STORED} hoạt động để kỳ đo có 20 hoạt động")
    status = 0
    if asked := [name for name in ON_DATABASE if name in chosen]:
        fillings = _fillings(asked, rows=options.rows, stored=options.stored)
        with _database(options.data, fillings) as variables:
            child = [sys.executable, "-m", "bench.server", str(options.rounds), *asked]
            status = subprocess.run(child, env=variables, check=False).returncode
    for name in ALONE:
        if name in chosen:
            with _database(None, []) as variables:
                child = [sys.executable, "-m", "bench.server", str(options.rounds), name]
                status = subprocess.run(child, env=variables, check=False).returncode or status
    lines: list[Ratio] = []
    notes: list[str] = []
    for name in PLAIN:
        if name in chosen:
            found, said = PLAIN[name](rounds=options.rounds)
            lines += found
            notes += said
    if lines or notes:
        print_table(lines, notes)
    return status


def _fillings(names: Sequence[str], *, rows: int, stored: int) -> list[tuple[str, int, str]]:
    """Return the modules that fill the database for these measurements, how many rows, and what is said of it."""
    found = []
    if set(FILLED) & set(names):
        found.append(("bench.fill", rows, f"Đang nạp {rows} phần việc của 114 xã…"))
    if "boards" in names:
        found.append(("bench.fill_windows", stored, f"Đang nạp ba xã lưu tới {stored} hoạt động…"))
    return found


@contextmanager
def _database(data: Path | None, fillings: Sequence[tuple[str, int, str]]) -> Iterator[Mapping[str, str]]:
    """Yield the environment of a web process on a filled private cluster, thrown away unless a folder is given."""
    with tempfile.TemporaryDirectory(prefix="gandan-bench-", ignore_cleanup_errors=True) as folder:
        place = data or Path(folder)
        with cluster.running(place, test=True) as urls:
            owner = environment(urls, place, role=OWNER)
            migrate_with(owner, "-v", "0")
            for module, count, words in fillings:
                print(words, file=sys.stderr, flush=True)
                subprocess.run([sys.executable, "-m", module, str(count)], env=owner, check=True)
            variables = environment(urls, place, role=APP) | SERVER
            django(variables, "collectstatic", "--noinput", "-v", "0")
            yield variables


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
