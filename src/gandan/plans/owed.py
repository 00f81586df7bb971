"""What upper domains ask of people by a day beside the work of plans: reports to write, duties of the year.

It stands among their own work. Where a task of a plan asks for the same, the two are shown as one.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from gandan.organisations.actors import Actor

AHEAD = dt.timedelta(days=31)
"""What is due later is not yet told."""


@dataclass(frozen=True, slots=True)
class Owed:
    title: str
    under: str
    """What stands below the title: how far it has come, why it came back."""
    due_on: dt.date
    url: str
    act: str
    icon: str
    unit: str = ""
    unit_id: int | None = None
    """The unit that owes it; None for the commune."""
    is_returned: bool = False
    words: tuple[str, ...] = ()
    """Folded words, one of which the task of a plan that asks for the same has in its title; none is looked for
    without them."""
    plan_id: int | None = None
    document_id: int | None = None
    """The plan, or the paper, that must give such a task; any may where both are None."""


OwedMaker = Callable[[Actor, dt.date], list[Owed]]

_makers: list[OwedMaker] = []


def register_owed(maker: OwedMaker) -> None:
    if maker not in _makers:
        _makers.append(maker)


def owed_by(actor: Actor, *, today: dt.date) -> list[Owed]:
    """Return what the actor owes up to ``today + AHEAD``, the earliest due first."""
    found = [one for maker in _makers for one in maker(actor, today) if one.due_on <= today + AHEAD]
    return sorted(found, key=lambda one: (one.due_on, one.title))
