"""Which database a command works on, and the environment that tells a child process so."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gandan.cli import cluster
from gandan.cli.errors import AlreadyRunning, Refusal
from gandan.cli.folder import DataFolder
from gandan.cli.roles import APP, BACKUP, CITY, OWNER, VARIABLES, Urls


def from_environment() -> Urls | None:
    """The addresses an administrator set; without DATABASE_URL there are none."""
    given = {role: _text(variable) for role, variable in VARIABLES.items()}
    if not given[APP]:
        return None
    return Urls(app_url=given[APP], owner_url=given[OWNER], city_url=given[CITY], backup_url=given[BACKUP])


def _text(variable: str) -> str:
    """The variable, or what the file named by its twin holds."""
    if file := os.environ.get(f"{variable}_FILE"):
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(variable, "")


@contextmanager
def available(data: Path) -> Iterator[Urls]:
    """The set database, else the private one: joined when it runs already, run for the length of the block if not."""
    urls = from_environment()
    if urls is not None:
        yield urls
        return
    try:
        context = cluster.opened(data)
        started = context.__enter__()
    except AlreadyRunning:
        yield cluster.attached(data)
        return
    try:
        yield started.urls
    finally:
        context.__exit__(None, None, None)


def environment(urls: Urls, data: Path, *, role: str) -> dict[str, str]:
    """The environment of a Django process that signs in as the role.

    Web and worker get the application's and the city's addresses, never the owner's nor the backup's.
    """
    urls_of = {APP: urls.app_url, OWNER: urls.owner_url, CITY: urls.city_url, BACKUP: urls.backup_url}
    if not urls_of[role]:
        raise Refusal(f"Việc này cần biến {VARIABLES[role]}: xem ./gandan roles --sql.")
    kept = {name: value for name, value in os.environ.items() if name.removesuffix("_FILE") not in VARIABLES.values()}
    variables = {
        "DATABASE_URL": urls_of[role],
        "GANDAN_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "gandan.config.settings",
    }
    if not {"SECRET_KEY", "SECRET_KEY_FILE"} & kept.keys():
        variables["SECRET_KEY_FILE"] = str(DataFolder(data).secret_key())
    if role == OWNER:
        variables["DATABASE_OWNER_URL"] = urls.owner_url
    if role == APP and urls.city_url:
        variables["DATABASE_CITY_URL"] = urls.city_url
    return kept | variables
