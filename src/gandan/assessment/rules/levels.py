"""The level that a score reaches, and how far it is from the registered one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gandan.assessment.rules.points import ZERO, round_points
from gandan.assessment.rules.scores import Item, ScoreSheet


@dataclass(frozen=True, slots=True)
class Threshold:
    """A level as the set lays it down; ``position`` 1 is the lowest."""

    position: int
    name: str
    least: Decimal
    least_share: Decimal | None = None
    """Least percentage of the points of every part, where the set asks for one."""


@dataclass(frozen=True, slots=True)
class ShortPart:
    """A part below the least share, and the points that it wants to reach it."""

    part: Item
    gap: Decimal


@dataclass(frozen=True, slots=True)
class Distance:
    threshold: Threshold
    gap: Decimal
    """Points that the whole lacks; 0 where it has enough."""
    short_parts: tuple[ShortPart, ...]
    mandatory: tuple[Item, ...]
    """Mandatory leaves without any point."""

    @property
    def is_reached(self) -> bool:
        return not (self.gap or self.short_parts or self.mandatory)


@dataclass(frozen=True, slots=True)
class Step:
    """A leaf at which points can still be won."""

    leaf: Item
    gap: Decimal


def distance(sheet: ScoreSheet, threshold: Threshold) -> Distance:
    return Distance(
        threshold=threshold,
        gap=max(threshold.least - sheet.total.points, ZERO),
        short_parts=tuple(_short_parts(sheet, threshold.least_share)),
        mandatory=tuple(
            item for item in sheet.items if item.is_leaf and item.is_mandatory and not sheet.leaves[item.key].points
        ),
    )


def reached(sheet: ScoreSheet, thresholds: Sequence[Threshold]) -> Threshold | None:
    """Return the highest level of which everything is met, None for none."""
    met = [one for one in thresholds if distance(sheet, one).is_reached]
    return max(met, key=lambda one: one.position, default=None)


def fewest_steps(sheet: ScoreSheet, wanted: Decimal) -> tuple[Step, ...]:
    """Return the fewest leaves that win ``wanted`` points when they earn all of theirs, the largest first.

    Empty where even all of them together do not.
    """
    open_leaves = [
        Step(item, item.most - (sheet.leaves[item.key].points or ZERO)) for item in sheet.items if item.is_leaf
    ]
    steps: list[Step] = []
    won = ZERO
    for step in sorted(open_leaves, key=lambda one: -one.gap):
        if won >= wanted or not step.gap:
            break
        steps.append(step)
        won += step.gap
    return tuple(steps) if won >= wanted else ()


def _short_parts(sheet: ScoreSheet, least_share: Decimal | None) -> list[ShortPart]:
    if least_share is None:
        return []
    wanted = ((part, round_points(part.most * least_share / 100)) for part in sheet.parts)
    return [
        ShortPart(part, least - sheet.totals[part.key].points)
        for part, least in wanted
        if sheet.totals[part.key].points < least
    ]
