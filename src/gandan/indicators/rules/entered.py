"""Which entered values stand for a window of days.

One that has the window for its period; else those that tile it without gap or overlap, summed; else the latest that
lies inside the window, which then says its own period.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gandan.indicators.enums import ValueKind
from gandan.workdays.windows import Window

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entered:
    """A value as it was entered; ``pk`` is its row."""

    pk: int
    window: Window
    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def has_parts(self) -> bool:
        return self.numerator is not None and self.denominator is not None


def used_for(window: Window, entries: Sequence[Entered], kind: ValueKind) -> tuple[Entered, ...]:
    """Return the entries that a value of the window rests on, in the order of their days; empty where none fits."""
    exact = next((entry for entry in entries if entry.window == window), None)
    if exact is not None:
        return (exact,)
    inside = sorted(
        (one for one in entries if window.from_on <= one.window.from_on and one.window.to_on <= window.to_on),
        key=lambda one: (one.window.from_on, one.window.to_on),
    )
    tiles = _tiling(window, [one for one in inside if _can_be_summed(one, kind)])
    if tiles:
        return tiles
    return tuple(inside and [max(inside, key=lambda one: (one.window.to_on, one.window.days))])


def _can_be_summed(entry: Entered, kind: ValueKind) -> bool:
    """A mean or an index of two periods is not the sum of theirs, nor is a share without its parts."""
    return kind == ValueKind.COUNT or (kind == ValueKind.RATE and entry.has_parts)


def _tiling(window: Window, entries: Sequence[Entered]) -> tuple[Entered, ...]:
    """Return entries that follow each other from the first day of the window to its last, the longest first."""
    reached: dict[dt.date, tuple[Entered, ...]] = {window.from_on: ()}
    for entry in sorted(entries, key=lambda one: (one.window.from_on, -one.window.days)):
        before = reached.get(entry.window.from_on)
        if before is None:
            continue
        after = entry.window.to_on + _DAY
        so_far = reached.get(after)
        if so_far is None or len(so_far) > len(before) + 1:
            reached[after] = (*before, entry)
    return reached.get(window.to_on + _DAY, ())


@dataclass(frozen=True, slots=True)
class Summed:
    numerator: Decimal | None
    denominator: Decimal | None
    given: Decimal | None
    windows: tuple[Window, ...]
    """Empty where the value stands for exactly what was asked."""


def summed(window: Window, used: Sequence[Entered], kind: ValueKind) -> Summed:
    """Return the sums of the entries used, or the value as it was given."""
    if not used:
        return Summed(None, None, None, ())
    tiles = used[0].window.from_on == window.from_on and used[-1].window.to_on == window.to_on
    windows = () if tiles else tuple(one.window for one in used)
    if kind == ValueKind.COUNT:
        return Summed(sum((one.value for one in used), Decimal(0)), None, None, windows)
    if kind == ValueKind.RATE and all(one.has_parts for one in used):
        numerator = sum((one.numerator or Decimal(0) for one in used), Decimal(0))
        denominator = sum((one.denominator or Decimal(0) for one in used), Decimal(0))
        return Summed(numerator, denominator, None, windows)
    return Summed(None, None, used[-1].value, windows)
