"""Every URL × role × unit and commune, over page, fragment, file, export, search and count."""

import inspect
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_plus

import pytest

from gandan.plans import permissions as plan_gates
from gandan.plans.models import Plan
from gandan.plans.views import plans as plan_views
from gandan.reports import permissions as report_gates
from tests.rights.expectations import EXPECTED, SEARCHED
from tests.rights.people import ALL, World
from tests.rights.walking import (
    Hole,
    Route,
    ask,
    clients_of,
    content_of,
    routes_below_a_commune,
    steady,
    walk_inside,
    walk_outside,
)
from tests.rights.world import HIDDEN, add_hidden, build_world

ROUTES = routes_below_a_commune()
PARTS = 8
"""The walk is cut in parts that run side by side."""
BLIND = "QTRrhfo"
"""May see none of the hidden records."""


@pytest.fixture(autouse=True)
def _demo(settings: Any) -> Iterator[None]:
    """All communes are of the demo, where an administrator may change the calendar; refusals are bare, not logged."""
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.rights.urls"
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def world(db: None) -> World:
    built = build_world()
    add_hidden(built)
    return built


def report(holes: list[Hole]) -> str:
    return "\n".join([f"{len(holes)} holes", *map(str, holes)])


def named(*names: str) -> list[Route]:
    return [route for route in ROUTES if route.name in names]


def test_table_names_every_url_below_a_commune() -> None:
    assert sorted(EXPECTED) == sorted(route.name for route in ROUTES)


@pytest.mark.long
@pytest.mark.parametrize("start", range(PARTS))
def test_walk_as_everybody_of_the_commune_then_no_holes(world: World, start: int) -> None:
    assert report(walk_inside(world, ROUTES[start::PARTS])) == "0 holes"


@pytest.mark.long
def test_walk_as_people_from_outside_then_no_holes(world: World) -> None:
    assert report(walk_outside(world, ROUTES)) == "0 holes"


@pytest.mark.long
def test_walk_when_a_gate_is_removed_then_it_says_where(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(*names: str) -> list[tuple[str, str, str]]:
        holes = [(hole.route, hole.method, hole.who[0]) for hole in walk_inside(world, named(*names))]
        return [hole for hole in holes if hole[2] in ALL]

    everywhere: dict[str, list[tuple[str, str, str]]] = {}
    with monkeypatch.context() as without:
        (route,) = named("units")
        without.setattr(route.pattern, "callback", inspect.unwrap(route.pattern.callback))
        everywhere["of the view"] = found("units")
    with monkeypatch.context() as without:
        without.setattr(report_gates, "check_right", lambda actor, right, unit_id: None)
        everywhere["of the record"] = found("report_send")
    with monkeypatch.context() as without:
        without.setattr(plan_gates, "refuse", lambda actor, right, unit_id=None: None)
        everywhere["of the act"] = found("work_confirm")
    with monkeypatch.context() as without:
        without.setattr(plan_views, "visible_plans", lambda actor: Plan.objects.select_related("document"))
        everywhere["of the list"] = found("plan_list")

    assert {gate: sorted(set(holes)) for gate, holes in everywhere.items()} == {
        "of the view": sorted({("units", "get", letter) for letter in ALL if letter != "Q"}),
        "of the record": sorted({("report_send", method, letter) for method in ("get", "post") for letter in "Rh"}),
        "of the act": sorted({("work_confirm", "post", letter) for letter in "LPVQTFORrhfo"}),
        "of the list": sorted({("plan_list", "get", letter) for letter in "VQTHFORrhfo"}),
    }


@pytest.mark.long
def test_hidden_records_when_added_then_change_no_list_and_no_count_of_those_who_may_not_see_them(db: None) -> None:
    world = build_world()
    clients = {letter: client for letter, client in clients_of(world).items() if letter in BLIND}
    # whoever reads the record of acts sees there that something was taken in, though not what; a paper is everybody's
    is_told = {"journal", "documents", "report_new"}
    lists = [one for one in ROUTES if "<" not in one.path and EXPECTED[one.name].get and one.name not in is_told]

    def seen() -> dict[tuple[str, str], bytes]:
        return {
            (route.name, letter): steady(content_of(ask(client, "get", route.url(world))))
            for route in lists
            for letter, client in clients.items()
            if letter in (EXPECTED[route.name].get or "")
        }

    before = seen()
    add_hidden(world)

    assert [place for place, content in seen().items() if content != before[place]] == []


@pytest.mark.long
def test_search_for_a_hidden_record_then_answers_as_for_words_that_stand_nowhere(world: World) -> None:
    told, found = [], set()
    for route in named(*SEARCHED):
        for letter, client in clients_of(world).items():
            for word, letters in HIDDEN.values():
                by_word = _searched(client, world, route, word)
                by_nothing = _searched(client, world, route, word[::-1])
                if letter not in letters and by_word != by_nothing:
                    told.append((route.name, letter, word))
                if letter in letters and by_word != by_nothing:
                    found.add(word)

    assert told == []
    assert found == {HIDDEN[name][0] for name in ("PREPARED", "EVIDENCE", "READING")}


def _searched(client: Any, world: World, route: Route, word: str) -> bytes:
    answer = ask(client, "get", route.url(world), body={SEARCHED[route.name]: word})
    content = steady(content_of(answer))
    for shape in (word, word.replace(" ", "+"), quote_plus(word)):
        content = content.replace(shape.encode(), b"-")
    return content
