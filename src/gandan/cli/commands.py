"""Commands for those who run the system."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from gandan.cli import roles
from gandan.cli.database import available, environment
from gandan.cli.roles import APP, OWNER

# These change tables or reference data, which the application's role may not.
OWNER_COMMANDS = {"migrate", "createcachetable", "makemigrations", "loaddata", "flush", "sqlflush"}


def django(variables: Mapping[str, str], *arguments: str) -> int:
    """Runs one Django command in the foreground."""
    return subprocess.run([sys.executable, "-m", "django", *arguments], env=variables, check=False).returncode


def manage(data: Path, arguments: Sequence[str], *, owner: bool = False) -> int:
    """Any Django command on the set, the running or a started database."""
    as_owner = owner or (bool(arguments) and (arguments[0] in OWNER_COMMANDS or arguments[0].startswith("load_")))
    with available(data) as urls:
        return django(environment(urls, data, role=OWNER if as_owner else APP), *arguments)


def migrate_with(variables: Mapping[str, str], *arguments: str) -> int:
    """Brings the tables up to date; the variables carry the owner's address.

    The cache's table comes first, because the rights on all tables are given when the migrations end.
    """
    return django(variables, "createcachetable", "-v", "0") or django(variables, "migrate", *arguments)


def migrate(data: Path, arguments: Sequence[str]) -> int:
    """Brings the tables up to date, in a process of its own that signs in as the owner."""
    with available(data) as urls:
        return migrate_with(environment(urls, data, role=OWNER), *arguments)


def print_roles(place: str) -> int:
    """Prints the SQL an administrator runs once on a server of their own."""
    print(roles.script(roles.new_passwords(), place))
    return 0
