"""The four roles of the database and the SQL that creates them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql

DATABASE = "gandan"
OWNER, APP, CITY, BACKUP = "gandan_owner", "gandan_app", "gandan_city", "gandan_backup"
# None is a superuser and none a member of another: row-level security tells them apart by name.
ATTRIBUTES = {
    OWNER: "LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS CREATEDB",
    APP: "LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS NOCREATEDB",
    CITY: "LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS NOCREATEDB",
    BACKUP: "LOGIN NOSUPERUSER NOCREATEROLE BYPASSRLS NOCREATEDB",
}
VARIABLES = {
    OWNER: "DATABASE_OWNER_URL",
    APP: "DATABASE_URL",
    CITY: "DATABASE_CITY_URL",
    BACKUP: "DATABASE_BACKUP_URL",
}


@dataclass(frozen=True)
class Urls:
    """One address a role; whoever needs only one is given only that one."""

    app_url: str
    owner_url: str
    city_url: str
    backup_url: str

    @classmethod
    def at(cls, place: str, passwords: Mapping[str, str]) -> "Urls":
        """The addresses on a server, `place` being host:port."""

        def url(role: str) -> str:
            return f"postgresql://{role}:{passwords[role]}@{place}/{DATABASE}"

        return cls(app_url=url(APP), owner_url=url(OWNER), city_url=url(CITY), backup_url=url(BACKUP))


def new_passwords() -> dict[str, str]:
    """A password of its own for each role, of letters that need no quoting in a URL."""
    return {role: secrets.token_urlsafe(24) for role in ATTRIBUTES}


def ensure(connection: psycopg.Connection, passwords: Mapping[str, str], *, test: bool) -> None:
    """Brings the roles and the database to what they must be; harmless when they are so already."""
    have = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles").fetchall()}
    for role, attributes in ATTRIBUTES.items():
        verb = "ALTER" if role in have else "CREATE"
        words = sql.SQL(f"{verb} ROLE {{}} {attributes} PASSWORD {{}}")
        connection.execute(words.format(sql.Identifier(role), passwords[role]))
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*map(sql.Identifier, (DATABASE, OWNER))))
    for statement in _rights():
        connection.execute(statement)
    if test:  # so that one login can build the test database and then be held by the policies
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APP), sql.Identifier(OWNER)))


def script(passwords: Mapping[str, str], place: str) -> str:
    """What an administrator runs once with psql on a server of their own."""
    lines = ["-- Chạy một lần bằng psql với quyền quản trị của máy chủ PostgreSQL (bản 15 trở lên)."]
    lines += [f"CREATE ROLE {role} {words} PASSWORD '{passwords[role]}';" for role, words in ATTRIBUTES.items()]
    lines.append(f"CREATE DATABASE {DATABASE} OWNER {OWNER} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;")
    lines += [f"{statement};" for statement in _rights()]
    lines.append("-- Rồi đặt các biến sau; tiến trình web và tiến trình nền không bao giờ nhận biến thứ nhất.")
    lines += [
        f"-- {variable}=postgresql://{role}:{passwords[role]}@{place}/{DATABASE}"
        for role, variable in VARIABLES.items()
    ]
    return "\n".join(lines)


def _rights() -> list[str]:
    return [
        f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP}, {CITY}, {BACKUP}",
        # A page reads few rows: where the planner expects many, workers and compiling cost more than the reading.
        f"ALTER ROLE {APP} SET max_parallel_workers_per_gather = 0",
        f"ALTER ROLE {APP} SET jit = off",
    ]
