"""What forms hand to services."""

import datetime as dt
from dataclasses import dataclass

from gandan.indicators.enums import Direction, ValueKind
from gandan.indicators.rules.checks import Given
from gandan.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    name: str
    kind: ValueKind
    source_system: str
    measured_in: str = ""
    counted_in: str = ""
    direction: Direction = Direction.NONE
    formula: str = ""
    unit: Unit | None = None
    min_sample: int = 0
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class ValueFacts:
    from_on: dt.date
    to_on: dt.date
    given: Given
    source_system: str = ""
    """Empty for the one that the indicator names."""
    note: str = ""
