"""A WSGI program without a framework that answers one page with the same statements and the same bytes."""

from collections.abc import Callable, Sequence
from http.cookies import SimpleCookie
from typing import Any

import psycopg
from django.conf import settings
from django.contrib.sessions.serializers import JSONSerializer
from django.core import signing

from bench.browser import Statement

_SALT = "django.contrib.sessions.SessionStore"


class Bare:
    """Session, user, commune, the setting of the commune and every statement of the page, run through psycopg alone.

    It reads all rows and answers bytes made beforehand: less can not be done with these statements.
    """

    def __init__(self, url: str, statements: Sequence[Statement], body: bytes) -> None:
        self._connection = psycopg.connect(url, autocommit=True, cursor_factory=psycopg.ClientCursor)
        self._before = [one for one in statements if not one.in_transaction]
        self._inside = [one for one in statements if one.in_transaction]
        self._body = body

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        key = SimpleCookie(environ["HTTP_COOKIE"])[settings.SESSION_COOKIE_NAME].value
        cursor = self._connection.cursor()
        for statement in self._before:
            self._run(cursor, statement, key)
        with self._connection.transaction():
            for statement in self._inside:
                self._run(cursor, statement, key)
        start_response(
            "200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(self._body)))]
        )
        return [self._body]

    def _run(self, cursor: psycopg.Cursor[Any], statement: Statement, key: str) -> None:
        if "django_session" not in statement.sql:
            cursor.execute(statement.sql, statement.params).fetchall()
            return
        expires_after, _ = statement.params  # the key comes second; here it is the one of the cookie
        _, data, _ = cursor.execute(statement.sql, (expires_after, key)).fetchall()[0]
        signing.loads(data, salt=_SALT, serializer=JSONSerializer)

    def close(self) -> None:
        self._connection.close()
