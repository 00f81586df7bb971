"""Acts that may be undone; each domain registers the service that takes its act back."""

from collections.abc import Callable, Mapping
from typing import Any

from gandan.audit.models import Entry

Inverse = Callable[[Entry, Mapping[str, Any], Any], None]
"""Entry, its changes, the actor. Checks the right, then takes the act back by a service of the domain, which writes an
entry of its own; raises NotAllowed or MissingRight where it can not."""

_inverses: dict[str, Inverse] = {}


def register_undo(act: str, inverse: Inverse) -> None:
    _inverses[act] = inverse


def inverse_of(act: str) -> Inverse | None:
    return _inverses.get(act)
