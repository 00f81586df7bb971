"""Who may open the page to which a notice leads: the view's own gate, then that of the record behind it."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right

Gate = Callable[[str, Actor], bool]
"""Says whether the actor may open the record with this code."""
_gates: dict[str, Gate] = {}


def register_gate(page: str, gate: Gate) -> None:
    """Let the domain say who may open a page, by the name of its URL, which the view itself leaves open to all."""
    _gates[page] = gate


def may_open(url: str, actor: Actor) -> bool:
    try:
        match = resolve(urlsplit(url).path)
    except Resolver404:
        return False
    rights = [Right[name] for name in getattr(match.func, "permission", "").split("|") if name in Right.__members__]
    if rights and not any(actor.has(right) for right in rights):
        return False
    gate = _gates.get(match.url_name or "")
    return gate is None or gate(match.kwargs.get("code", ""), actor)
