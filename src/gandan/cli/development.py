"""Commands for those who change the code: tests, checks, the lock files."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from gandan.cli import binaries, cluster
from gandan.cli.database import environment, from_environment
from gandan.cli.roles import OWNER, VARIABLES, Urls

REPOSITORY = Path(__file__).resolve().parents[3]
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy", "src", "packages/vanban/src"),
    ("lint-imports",),
    ("python", "-m", "django", "check"),
    ("python", "-m", "django", "makemigrations", "--check", "--dry-run"),
    ("python", "-m", "django", "check_templates"),
    ("python", "-m", "django", "check_catalogue"),
)
MOST_PROCESSES = 4  # a container may show many cores and have the memory of few
COMPILE = (
    "pyproject.toml",
    "--group=build",
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-package=vanban",
)


def test(arguments: Sequence[str], *, fast: bool, long: bool, major: int | None) -> int:
    """Runs pytest on a throw-away database; the long run does so on every PostgreSQL there is."""
    marks = "not long and not browser" if fast else "" if long else "not long"
    majors: Sequence[int | None] = [major] if major or not long else binaries.majors()
    status = 0
    for number, one in enumerate(majors):
        # Pages do not depend on the version of the database: one walk through them is enough.
        selected = marks if number == 0 else "not browser"
        # The whole set goes over the cores; a few named tests are quicker in one process.
        spread = [] if arguments else ["-n", str(min(MOST_PROCESSES, len(os.sched_getaffinity(0))))]
        status = _pytest([*(["-m", selected] if selected else []), *spread, *arguments], major=one) or status
    return status


def _pytest(arguments: Sequence[str], *, major: int | None) -> int:
    with _test_database(major) as (urls, data):
        variables = without_settings(environment(urls, data, role=OWNER)) | {
            VARIABLES[role]: url
            for role, url in zip(
                VARIABLES, (urls.owner_url, urls.owner_url, urls.city_url, urls.backup_url), strict=True
            )
        }
        # Playwright keeps an event loop in the thread of the tests.
        variables["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, cwd=REPOSITORY, env=variables, check=False).returncode


@contextmanager
def _test_database(major: int | None) -> Iterator[tuple[Urls, Path]]:
    tempfile.tempdir = os.environ["TMPDIR"] = open_folder()
    with tempfile.TemporaryDirectory(prefix="gandan-test-", ignore_cleanup_errors=True) as folder:
        data = Path(folder)
        given = from_environment()
        # Without the owner's address the set one is an installation's, not meant for tests.
        if given is not None and given.owner_url and major is None:
            yield given, data
            return
        with cluster.running(data, test=True, major=major) as urls:
            yield urls, data


def open_folder() -> str:
    """Where temporary files go: as root not below a folder that is closed to the database's user."""
    usual = Path(tempfile.gettempdir())
    closed = [path for path in (usual, *usual.parents) if not path.stat().st_mode & stat.S_IXOTH]
    return "/var/tmp" if closed and os.geteuid() == 0 else str(usual)  # noqa: S108 - a fresh folder is made in it


def without_settings(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables without those of an installation: the tests set what they need."""
    return {name: value for name, value in variables.items() if name == "GANDAN_DATA" or name[:7] != "GANDAN_"}


def lint() -> int:
    """Every check that needs no test; all of them run even when one fails, and the failed ones close the output."""
    failed = []
    with _test_database(None) as (urls, data):
        variables = without_settings(environment(urls, data, role=OWNER))
        for check in CHECKS:
            print(f"— {' '.join(check)}", flush=True)
            if _tool(check, variables) != 0:
                failed.append(" ".join(check))
    for line in failed:
        print(f"Không đạt: {line}")
    return 1 if failed else 0


def lock() -> int:
    """Renews the lock files: hashes of every package, no address of a registry."""
    runtime = _tool(["uv", "pip", "compile", *COMPILE, "--output-file", "requirements/runtime.txt"], os.environ)
    constraint = ["--group", "dev", "--constraint", "requirements/runtime.txt"]
    return runtime or _tool(
        ["uv", "pip", "compile", *COMPILE, *constraint, "--output-file", "requirements/dev.txt"], os.environ
    )


def bench(arguments: Sequence[str]) -> int:
    """Runs the measurements."""
    return _tool(["python", "-m", "bench.run", *arguments], os.environ)


def fuzz(arguments: Sequence[str]) -> int:
    """Fuzzes the reader of documents for a bounded time."""
    return _tool(["python", "packages/vanban/tests/fuzz/fuzz.py", *arguments], os.environ)


def _tool(command: Sequence[str], variables: Mapping[str, str]) -> int:
    programs = Path(sys.executable).parent
    return subprocess.run([programs / command[0], *command[1:]], cwd=REPOSITORY, env=variables, check=False).returncode
