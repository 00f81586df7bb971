"""Names and successions of units over time, as plain values."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Name(NamedTuple):
    full: str
    short: str


def name_of_day(current: Name, former: Iterable[tuple[dt.date, Name]], day: dt.date) -> Name:
    """Return the name of that day; ``former`` are names with the last day on which each was in use."""
    later = [(to_on, name) for to_on, name in former if to_on >= day]
    return min(later)[1] if later else current


def heirs(unit: int, links: Mapping[int, Sequence[int]], active: frozenset[int]) -> tuple[int, ...]:
    """Return the units of today into which ``unit`` went, through any number of changes; itself while it is active.

    A unit that was only partly divided and lives on stands for itself.
    """
    found: list[int] = []
    seen: set[int] = set()
    open_ends = [unit]
    while open_ends:
        one = open_ends.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if one in active:
            found.append(one)
        else:
            open_ends.extend(links.get(one, ()))
    return tuple(found)


def overlaps(one: tuple[dt.date | None, dt.date | None], other: tuple[dt.date | None, dt.date | None]) -> bool:
    """Say whether two periods share a day; None is open."""
    first, last = dt.date.min, dt.date.max
    return (one[0] or first) <= (other[1] or last) and (other[0] or first) <= (one[1] or last)
