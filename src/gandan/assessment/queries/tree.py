"""The tree of the score page, row by row, as filtered."""

from collections.abc import Mapping
from dataclasses import dataclass

from gandan.assessment.enums import Lack, Origin
from gandan.assessment.queries.score import LivingScore
from gandan.assessment.rules.points import points_words
from gandan.assessment.rules.scores import Item, LeafResult, ScoreSheet, Total
from gandan.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the tree is wanted."""

    unit: str = ""
    only: str = ""
    """"thieu", "tu-tinh", or empty for everything."""

    @property
    def is_set(self) -> bool:
        return bool(self.unit or self.only)


@dataclass(frozen=True, slots=True)
class TreeRow:
    item: Item
    depth: int
    total: Total
    result: LeafResult | None
    """None for a node that sums."""
    unit: Unit | None
    measured: str
    points: str
    """Empty where a leaf has none."""
    most: str
    gap: str

    @property
    def lacks(self) -> tuple[Lack, ...]:
        return self.result.lacks if self.result else ()

    @property
    def origin(self) -> Origin | None:
        return self.result.origin if self.result else None


def tree_rows(score: LivingScore, wish: Wish) -> list[TreeRow]:
    """Return the rows in the order of the sheet; of a filtered tree the leaves wanted and what stands above them."""
    sheet = score.sheet
    parents = {item.key: item.parent for item in sheet.items}
    kept: set[int] = set()
    for item in sheet.items:
        if item.is_leaf and _is_wanted(item, score, wish):
            at: int | None = item.key
            while at is not None:
                kept.add(at)
                at = parents[at]
    return [_row(item, score, parents) for item in sheet.items if item.key in kept]


def _is_wanted(item: Item, score: LivingScore, wish: Wish) -> bool:
    unit = score.units.get(item.unit or 0)
    if wish.unit and (unit is None or unit.code != wish.unit):
        return False
    if wish.only == "thieu":
        return bool(score.sheet.leaves[item.key].lacks)
    return bool(item.indicator) if wish.only == "tu-tinh" else True


def _row(item: Item, score: LivingScore, parents: Mapping[int, int | None]) -> TreeRow:
    sheet: ScoreSheet = score.sheet
    total, result = sheet.totals[item.key], sheet.leaves.get(item.key)
    measured = sheet.measured.get(item.indicator) if item.indicator else None
    return TreeRow(
        item=item,
        depth=_depth(item.key, parents),
        total=total,
        result=result,
        unit=score.units.get(item.unit or 0),
        measured=measured.words if measured else "",
        points="" if result and result.points is None else points_words(total.points),
        most=points_words(item.most),
        gap=points_words(total.gap) if total.gap else "",
    )


def _depth(key: int, parents: Mapping[int, int | None]) -> int:
    depth, at = 0, parents[key]
    while at is not None:
        depth, at = depth + 1, parents[at]
    return depth
