"""What a person holds; the domains register how it is found, named and handed to somebody else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gandan.common.words import say
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official
from gandan.organisations.standing import share_of

_holdings: list["PersonalHolding"] = []


class Owned(NamedTuple):
    key: str
    """Names it for a person and among its kind: the code of the work."""
    words: str
    unit_id: int | None = None
    """Whose work it is: its focal officer or head is the first to be proposed."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PersonalHolding:
    """One kind of thing that a person holds and another can take over."""

    name: str
    label: str
    """A msgid."""
    find: Callable[[Official], Sequence[Owned]]
    move: Callable[[Official, Mapping[str, Official], Actor], None]
    """Gives each thing of the person, by its key, to the person named; what is not named stays."""
    can_stand_in: bool = True
    """Somebody can see to it for some days and give it back; what was typed and not sent cannot be lent."""


@dataclass(frozen=True, slots=True)
class OwnedKind:
    holding: PersonalHolding
    items: tuple[Owned, ...]

    @property
    def name(self) -> str:
        return self.holding.name

    @property
    def label(self) -> str:
        return say(self.holding.label)

    def share_key(self, key: str) -> str:
        return share_of(self.holding.name, key)


def register_personal_work(holding: PersonalHolding) -> None:
    if all(one.name != holding.name for one in _holdings):
        _holdings.append(holding)


def personal_work_of(official: Official, *, for_leave: bool = False) -> list[OwnedKind]:
    """Return everything that the person holds, kind by kind; for a leave what a stand-in can see to."""
    kinds = [OwnedKind(one, tuple(one.find(official))) for one in _holdings if one.can_stand_in or not for_leave]
    return [kind for kind in kinds if kind.items]
