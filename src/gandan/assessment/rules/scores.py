"""The score of a set: leaves scored by people or computed from indicators, everything above them summed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from gandan.assessment.enums import Lack, Origin
from gandan.assessment.rules.points import ZERO, round_points

Scale = tuple[tuple[Decimal, Decimal], ...]
"""Pairs of least value and points, in falling order of values."""
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Item:
    """A node of the set's tree, parents before their children."""

    key: int
    parent: int | None
    number: str
    name: str
    most: Decimal
    is_leaf: bool
    is_mandatory: bool = False
    unit: int | None = None
    wanted: str = ""
    indicator: str = ""
    scale: Scale = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator gave for the period; without enough of a sample there is no value."""

    value: Decimal | None
    words: str = ""
    """The value as pages show it, or why there is none."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave a leaf; no points means that nobody has."""

    points: Decimal | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proofs:
    """How many pieces of evidence stand for the period, and how many lie wholly outside it."""

    inside: int = 0
    outside: int = 0


@dataclass(frozen=True, slots=True)
class LeafResult:
    points: Decimal | None
    origin: Origin
    computed: Decimal | None
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """What stands below a node, or below nothing for the whole set."""

    points: Decimal = ZERO
    most: Decimal = ZERO
    leaves: int = 0
    scored: int = 0
    evidence: int = 0
    lacking: int = 0

    @property
    def share(self) -> Decimal:
        """Return the percentage of the points, 0 where there are none to win."""
        return _HUNDRED * self.points / self.most if self.most else ZERO

    @property
    def gap(self) -> Decimal:
        return self.most - self.points


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    items: tuple[Item, ...]
    leaves: Mapping[int, LeafResult]
    totals: Mapping[int, Total]
    """By node, leaves too."""
    total: Total
    measured: Mapping[str, Measured] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.parent is None)


def computed_points(value: Decimal, *, most: Decimal, scale: Scale) -> Decimal:
    """Return the points that a value earns: those of the first step it reaches, without a scale in proportion to 100.

    Never less than 0 nor more than ``most``.
    """
    reached = (points for least, points in scale if value >= least)
    points = next(reached, ZERO) if scale else most * value / _HUNDRED
    return round_points(min(max(points, ZERO), most))


def score_leaf(item: Item, given: Given, proofs: Proofs, measured: Measured | None) -> LeafResult:
    """Return the points of a leaf and what it lacks; what a person gave stands before what was computed."""
    if item.indicator:
        found = measured or Measured(None)
        computed = None if found.value is None else computed_points(found.value, most=item.most, scale=item.scale)
        if given.points is not None:
            return LeafResult(given.points, Origin.CHANGED, computed, ())
        if computed is None:
            return LeafResult(None, Origin.NONE, None, (Lack.NO_VALUE,))
        return LeafResult(computed, Origin.COMPUTED, computed, ())
    lacks = [Lack.UNSCORED] if given.points is None else []
    if given.points != ZERO and not proofs.inside:
        # nothing has to be proven for no points
        lacks.append(Lack.OUTSIDE if proofs.outside else Lack.NO_EVIDENCE)
    return LeafResult(given.points, Origin.NONE if given.points is None else Origin.SELF, None, tuple(lacks))


def score_set(
    items: Sequence[Item],
    given: Mapping[int, Given],
    proofs: Mapping[int, Proofs],
    measured: Mapping[str, Measured],
) -> ScoreSheet:
    """Score every leaf and sum up to the top; a leaf without points counts as 0."""
    leaves = {
        item.key: score_leaf(
            item, given.get(item.key, Given(None)), proofs.get(item.key, Proofs()), measured.get(item.indicator)
        )
        for item in items
        if item.is_leaf
    }
    totals: dict[int, Total] = {}
    for item in reversed(items):
        own = _leaf_total(item, leaves[item.key], proofs) if item.is_leaf else totals.get(item.key, Total())
        totals[item.key] = own
        if item.parent is not None:
            totals[item.parent] = _add(totals.get(item.parent, Total()), own)
    whole = Total()
    for item in items:
        if item.parent is None:
            whole = _add(whole, totals[item.key])
    return ScoreSheet(tuple(items), leaves, totals, whole, dict(measured))


def _leaf_total(item: Item, result: LeafResult, proofs: Mapping[int, Proofs]) -> Total:
    held = proofs.get(item.key, Proofs())
    return Total(
        points=result.points or ZERO,
        most=item.most,
        leaves=1,
        scored=int(result.points is not None),
        evidence=held.inside + held.outside,
        lacking=int(bool(result.lacks)),
    )


def _add(one: Total, other: Total) -> Total:
    return Total(
        one.points + other.points,
        one.most + other.most,
        one.leaves + other.leaves,
        one.scored + other.scored,
        one.evidence + other.evidence,
        one.lacking + other.lacking,
    )
