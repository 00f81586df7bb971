"""Walks every URL of the product as every person and names each answer that is not what the table says."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gandan.accounts.models import User
from tests.rights.expectations import EXPECTED, NOTHING_THERE
from tests.rights.people import INSIDE, World
from tests.rights.world import ELSEWHERE, HIDDEN

METHODS = ("get", "post")
_REFUSED = frozenset({403, 404})
_NOT_TAKEN, _BROKEN = 405, 500
_HANDLER = ClientHandler(enforce_csrf_checks=False)
"""Shared: loading the middleware for every client takes longer than a request."""
_COMMUNE = "<slug:commune>/"
_CHANGING = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|name="csrf-token" content="[^"]*"'
    rb"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[0-9TZ:-]{20}</dcterms|[0-9]{1,2} gi\xe1\xbb\x9d [0-9]{2}"
)


@dataclass(frozen=True, slots=True)
class Route:
    """A URL pattern below a commune; ``path`` is its route without the commune."""

    name: str
    path: str
    pattern: URLPattern

    def url(self, world: World) -> str:
        wanted = re.findall(r"<(?:\w+:)?(\w+)>", self.path)
        given = world.arguments(self.path)
        return reverse(self.name, kwargs={name: given[name] for name in (*wanted, "commune")})


@dataclass(frozen=True, slots=True)
class Hole:
    """An answer that differs from the table."""

    route: str
    method: str
    who: str
    words: str

    def __str__(self) -> str:
        return f"{self.route:28} {self.method.upper():5} {self.who:45} {self.words}"


def routes_below_a_commune() -> list[Route]:
    def walk(patterns: list[URLPattern | URLResolver], held: str) -> Iterator[Route]:
        for pattern in patterns:
            path = held + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, path)
            elif path.startswith(_COMMUNE):
                yield Route(str(pattern.name), path.removeprefix(_COMMUNE), pattern)

    return list(walk(get_resolver().url_patterns, ""))


def signed_in(user: User | None) -> Client:
    """Return a client that answers with the page of an error instead of raising it; None is nobody."""
    client = Client(raise_request_exception=False)
    client.handler = _HANDLER
    if user is not None:
        client.force_login(user)
    return client


def clients_of(world: World) -> dict[str, Client]:
    return {person.letter: signed_in(world.actor(person.letter).user) for person in INSIDE}


def ask(client: Client, method: str, url: str, *, is_fragment: bool = False, body: Any = None) -> HttpResponse:
    """Return the answer; what the request wrote is taken back, so that the next one finds the same records."""
    headers = {"HX-Request": "true"} if is_fragment else {}
    with _undone():
        response: HttpResponse = getattr(client, method)(url, body or {}, headers=headers)
    return response


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def content_of(response: HttpResponse) -> bytes:
    """Return the words of an answer: a page as it is, of a packed file all its parts."""
    raw = b"".join(response) if response.streaming else response.content
    if raw[:2] != b"PK":
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def steady(content: bytes) -> bytes:
    """Return the content without what differs from one request to the next: tokens and fresh identifiers."""
    return _CHANGING.sub(b"", content)


def walk_inside(world: World, routes: Iterable[Route]) -> list[Hole]:
    """Ask each URL as each person of the commune."""
    clients = clients_of(world)
    return [hole for route in routes for method in METHODS for hole in _walk_one(world, route, method, clients)]


def walk_outside(world: World, routes: Iterable[Route]) -> list[Hole]:
    """Ask each URL as people who are not of the commune: to sign in, or not there, whatever they ask for."""
    nobody = signed_in(None)
    strangers = {who: signed_in(user) for who, user in world.outside.items()}
    holes = []
    for route in routes:
        url = route.url(world)
        for method in METHODS:
            answers = {"anonymous": ask(nobody, method, url)}
            answers |= {who: ask(client, method, url) for who, client in strangers.items()}
            for who, answer in answers.items():
                wanted = 302 if who == "anonymous" else 404
                if answer.status_code != wanted:
                    holes.append(Hole(route.name, method, who, f"got {answer.status_code}, must be {wanted}"))
                holes += _leaks(route, method, who, "", answer)
    return holes


def _walk_one(world: World, route: Route, method: str, clients: dict[str, Client]) -> Iterator[Hole]:
    url, expected = route.url(world), EXPECTED[route.name].of(method)
    body = world.bodies.get(route.name) if method == "post" else None
    if expected is None:
        status = ask(next(iter(clients.values())), method, url).status_code
        if status not in (_NOT_TAKEN, *_REFUSED):
            yield Hole(route.name, method, "anybody", f"got {status}, the table says that the method is not taken")
        return
    refused = [person.letter for person in INSIDE if person.letter not in expected]
    # nothing but the header differs, so one who is refused and one who gets in ask for the fragment too
    askers = {*refused[:1], *expected[-1:]}
    for person in INSIDE:
        client, is_in = clients[person.letter], person.letter in expected
        who = f"{person.letter}, {person.words}"
        asks_twice = person.letter in askers
        for is_fragment in (False, True) if asks_twice else (False,):
            answer = ask(client, method, url, is_fragment=is_fragment, body=body)
            words = _difference(route, answer.status_code, is_in=is_in)
            if words:
                yield Hole(route.name, method, who, f"{words}{' (fragment)' if is_fragment else ''}")
            yield from _leaks(route, method, who, person.letter, answer)


def _difference(route: Route, status: int, *, is_in: bool) -> str:
    if status >= _BROKEN:
        return f"got {status}, broken"
    if is_in and status in _REFUSED and not (route.name in NOTHING_THERE and status == 404):
        return f"got {status}, must get in"
    if is_in and status == _NOT_TAKEN:
        return "got 405, the table says that the method is taken"
    if not is_in and status not in (*_REFUSED, _NOT_TAKEN):
        return f"got {status}, must be refused"
    return ""


def _leaks(route: Route, method: str, who: str, letter: str, answer: HttpResponse) -> Iterator[Hole]:
    """Name each hidden record whose words stand in the answer though the person may not see it."""
    content = content_of(answer)
    closed = [word for word, letters in HIDDEN.values() if not letter or letter not in letters]
    for word in (*closed, ELSEWHERE):
        if word.encode() in content:
            yield Hole(route.name, method, who, f"shows “{word}”, which is hidden from them")
