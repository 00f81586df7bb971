"""What a person says of a set or of a year's assessment."""

import datetime as dt
from dataclasses import dataclass

from gandan.assessment.models import CriteriaSet, Level
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class SetFacts:
    """What a person says of a set: its name, the paper that lays it down, its first day, what it replaces."""

    name: str
    source: str
    from_on: dt.date
    replaces: CriteriaSet | None = None


@dataclass(frozen=True, slots=True)
class AssessmentFacts:
    window: Window
    level: Level | None
    registered_on: dt.date | None = None
    register_by: dt.date | None = None
    due_on: dt.date | None = None
    report_by: dt.date | None = None
