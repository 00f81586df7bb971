"""Indicators that the system computes: named, documented functions of the open commune and a window of days.

Each domain registers its own at start; reports, boards and criteria only name them. A family gives indicators that are
data of the commune: one for each content group, and those that people enter, under "entered.<code>".
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from gandan.indicators.enums import Direction, ValueKind
from gandan.organisations.lineage import units_standing_for
from gandan.organisations.models import Unit
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted: a rate has both parts, a count only the numerator."""

    numerator: Decimal | int | None
    denominator: Decimal | int | None = None
    given: Decimal | None = None
    """A rate or an index as another system gave it, without its parts."""
    windows: tuple[Window, ...] = ()
    """The periods that an entered value stands for, where they are not the window that was asked."""

    @property
    def is_given(self) -> bool:
        """Say whether the value is a count or was given as it stands, not worked out of two parts."""
        return self.denominator is None

    def __add__(self, other: "Measure") -> "Measure":
        """Return both counted together; for measures that were counted, not given."""
        return Measure(_sum(self.numerator, other.numerator), _sum(self.denominator, other.denominator))

    @property
    def value(self) -> Decimal | None:
        """Return the rate in percent, the count or the index; None where there is nothing to divide by."""
        if self.given is not None:
            return self.given
        if self.numerator is None or self.denominator == 0:
            return None
        if self.denominator is None:
            return Decimal(self.numerator)
        return Decimal(100) * Decimal(self.numerator) / Decimal(self.denominator)


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record behind a number, as a list shows it."""

    code: str
    title: str
    unit: str
    on: dt.date | None
    words: str
    """Its state or result in words."""
    url_name: str
    """Name of the URL that opens it, with ``commune`` and ``code``; empty where nothing opens."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is measured: the days, one unit or the whole commune, as seen on a day."""

    window: Window
    today: dt.date
    unit: Unit | None = None
    units: frozenset[int] | None = None
    """All for which the unit stands; None for it alone, or for the whole commune."""

    def over(self, window: Window) -> "Scope":
        """Return the same for other days: figures are held against those of the same units."""
        return replace(self, window=window)

    @property
    def keys(self) -> frozenset[int] | None:
        """Return the units that count; None for all."""
        return self.units if self.units is not None or self.unit is None else frozenset([self.unit.pk])


def scope_of(window: Window, today: dt.date, unit: Unit | None) -> Scope:
    """Return the scope with all for which the unit stands at the end of the window; two queries where there is one."""
    return Scope(window, today, unit, units_standing_for(unit, window.to_on) if unit else None)


@dataclass(frozen=True, slots=True)
class Indicator:
    """``name``, ``formula`` and ``source`` are msgids; ``measured_in`` stands behind the value ("%", "nhiệm vụ")."""

    code: str
    name: str
    kind: ValueKind
    measured_in: str
    counted_in: str
    """What the parts count: "nhiệm vụ", "phiếu"."""
    direction: Direction
    formula: str
    source: str
    min_sample: int
    """Below this denominator no rate is shown."""
    measures: Callable[[Sequence[Scope]], list[Measure]]
    """The measure of each scope, all in one query."""
    by_unit: Callable[[Scope], Mapping[int, Measure]]
    """The same for every unit that has records, in one query; empty where it cannot be told apart by unit."""
    records: Callable[[Scope], QuerySet[Any]]
    """Exactly the rows that the numerator or the denominator counts, in the order of a list."""
    line: Callable[[Any, Scope], RecordLine]
    """How one of these rows is shown."""
    is_entered: bool = False

    def measure(self, scope: Scope) -> Measure:
        return self.measures([scope])[0]


@dataclass(frozen=True, slots=True)
class Family:
    """Indicators that are data: each code begins with ``prefix``."""

    prefix: str
    find: Callable[[Sequence[str]], list[Indicator]]
    """Those of these codes, without the prefix, that exist; one query."""
    every: Callable[[], list[Indicator]]
    """All that are in use, in the order of a list."""


def _sum(one: Decimal | int | None, other: Decimal | int | None) -> Decimal | int | None:
    return other if one is None else one if other is None else one + other


_indicators: dict[str, Indicator] = {}
_families: dict[str, Family] = {}


def register(indicator: Indicator) -> None:
    _indicators[indicator.code] = indicator


def register_family(family: Family) -> None:
    _families[family.prefix] = family


def registered() -> Mapping[str, Indicator]:
    return dict(_indicators)


def families() -> Mapping[str, Family]:
    return dict(_families)
