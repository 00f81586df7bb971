"""Indicators that the system computes: named, documented functions of the open commune and a window of days.

Each domain registers its own at start; reports, boards and criteria only name them. Entered indicators stand beside
them under "entered.<code>" (``queries.find_indicator``).
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from gandan.indicators.enums import Direction, ValueKind
from gandan.organisations.models import Unit
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted: a rate has both parts, a count only the numerator."""

    numerator: Decimal | int | None
    denominator: Decimal | int | None = None

    @property
    def value(self) -> Decimal | None:
        """Return the rate in percent or the count; None where there is nothing to divide by."""
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


@dataclass(frozen=True, slots=True)
class Indicator:
    """``name``, ``formula`` and ``source`` are msgids; ``measured_in`` stands behind the value ("%", "nhiệm vụ")."""

    code: str
    name: str
    kind: ValueKind
    measured_in: str
    direction: Direction
    formula: str
    source: str
    min_sample: int
    """Below this denominator no rate is shown."""
    measure: Callable[[Scope], Measure]
    by_unit: Callable[[Scope], Mapping[int, Measure]]
    """The same for every unit that has records, in one query."""
    records: Callable[[Scope], QuerySet[Any]]
    """Exactly the rows that the numerator and the denominator count, in the order of a list."""
    line: Callable[[Any, Scope], RecordLine]
    """How one of these rows is shown."""
    related: tuple[str, ...] = ()
    """``select_related`` of the rows for ``line``."""


_indicators: dict[str, Indicator] = {}


def register(indicator: Indicator) -> None:
    _indicators[indicator.code] = indicator


def registered() -> Mapping[str, Indicator]:
    return dict(_indicators)
