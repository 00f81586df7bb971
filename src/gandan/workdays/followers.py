"""What keeps due days computed by the calendar, and so follows its changes; each domain registers its own."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from gandan.workdays.models import CalendarMove
from gandan.workdays.rules import Calendar


@dataclass(frozen=True, slots=True)
class Move:
    """A due day that another calendar gives."""

    kind: str
    object_id: int
    code: str
    title: str
    unit_id: int | None
    unit_name: str
    old: dt.date | None
    new: dt.date
    row: object = field(compare=False, repr=False)
    """What the follower needs in order to apply it."""
    is_told: bool = True


class Follower(Protocol):
    kind: str

    def find(
        self, day: dt.date, *, today: dt.date, calendar: Calendar, after: int = 0, lock: bool = False
    ) -> tuple[list[Move], int | None]:
        """Return the moves of one batch that the change of ``day`` touches, and where the next batch begins."""

    def apply(self, moves: Sequence[Move], *, reason: str) -> None:
        """Put the new days in force, each with its former day and the reason in its history."""

    def tell(self, moves: Iterable[CalendarMove], *, reason: str, today: dt.date) -> None:
        """Leave one notice with each of those concerned."""


_followers: dict[str, Follower] = {}


def register_follower(follower: Follower) -> None:
    _followers[follower.kind] = follower


def followers() -> list[Follower]:
    return [_followers[kind] for kind in sorted(_followers)]
