"""What a board is about: whose units, which days, seen by whom."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from gandan.indicators.registry import Scope, scope_of
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.workdays.rules import Calendar
from gandan.workdays.windows import Window


@dataclass(frozen=True)
class Place:
    actor: Actor
    window: Window
    today: dt.date
    calendar: Calendar
    unit: Unit | None
    """The unit that the figures are narrowed to."""
    units: frozenset[int] | None
    """The units whose lines are shown; None for all."""

    @cached_property
    def scope(self) -> Scope:
        return scope_of(self.window, self.today, self.unit)

    @property
    def whole(self) -> Scope:
        """The same days for every unit, to be told apart by unit."""
        return Scope(self.window, self.today)
