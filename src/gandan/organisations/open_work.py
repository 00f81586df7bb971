"""What a unit still holds; the domains that give work register how it is counted, named and handed to a successor."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit

_counters: list[Callable[[Unit], int]] = []
_holdings: list["Holding"] = []


class Held(NamedTuple):
    key: str
    """Names it for a person and among its kind: the code of a task, of a report."""
    words: str


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of thing that goes to a successor."""

    name: str
    label: str
    """A msgid."""
    find: Callable[[Unit], Sequence[Held]]
    move: Callable[[Unit, Mapping[str, Unit], Actor], None]
    """Gives each thing of the unit, by its key, to the unit named; what is not named stays."""


@dataclass(frozen=True, slots=True)
class HeldKind:
    holding: Holding
    items: tuple[Held, ...]

    @property
    def label(self) -> str:
        return say(self.holding.label)

    def share_key(self, key: str) -> str:
        """Return what names a held thing among those of all kinds."""
        return f"{self.holding.name}:{key}"


def register_open_work(counter: Callable[[Unit], int]) -> None:
    if counter not in _counters:
        _counters.append(counter)


def count_open_work(unit: Unit) -> int:
    return sum(counter(unit) for counter in _counters)


def register_holding(holding: Holding) -> None:
    if all(one.name != holding.name for one in _holdings):
        _holdings.append(holding)


def holdings_of(unit: Unit) -> list[HeldKind]:
    """Return everything that goes to a successor, kind by kind; kinds with nothing are left out."""
    found = [HeldKind(holding, tuple(holding.find(unit))) for holding in _holdings]
    return [kind for kind in found if kind.items]
