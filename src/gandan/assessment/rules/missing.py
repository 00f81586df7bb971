"""What is missing, with whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from gandan.assessment.enums import Lack
from gandan.assessment.rules.scores import Item, ScoreSheet

MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class MissingLeaf:
    item: Item
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class MissingUnit:
    """What one unit owes; ``unit`` is None for leaves that nobody answers for."""

    unit: int | None
    leaves: tuple[MissingLeaf, ...]


def missing_by_unit(sheet: ScoreSheet, order: Sequence[int]) -> tuple[MissingUnit, ...]:
    """Return who owes what, units in ``order``, leaves without a unit last."""
    owed: dict[int | None, list[MissingLeaf]] = {}
    for item in sheet.items:
        if item.is_leaf and (lacks := sheet.leaves[item.key].lacks):
            owed.setdefault(item.unit, []).append(MissingLeaf(item, lacks))
    keys: list[int | None] = [*order, None]
    return tuple(MissingUnit(unit, tuple(owed[unit])) for unit in keys if unit in owed)


def reminder_words(owed: MissingUnit, *, year: int, due: str) -> str:
    """Return the Vietnamese sentence that reminds a unit: how many criteria, which first, by when."""
    named = ", ".join(one.item.number for one in owed.leaves[:MOST_NAMED])
    more = len(owed.leaves) - MOST_NAMED
    rest = f" và {more} tiêu chí khác" if more > 0 else ""
    by = f" (hạn gửi báo cáo tự chấm: {due})" if due else ""
    return f"Còn {len(owed.leaves)} tiêu chí năm {year} thiếu điểm, số liệu hoặc minh chứng: {named}{rest}{by}."
