"""The figures of the board with their course."""

from collections.abc import Sequence
from dataclasses import dataclass

from gandan.dashboards.queries.place import Place
from gandan.indicators.enums import ENTERED
from gandan.indicators.queries.readings import Point, Reading, find_indicators, read_with_course
from gandan.indicators.registry import Indicator, families

CODES = (
    "plans.on_time",
    "plans.overdue",
    "reports.on_time",
    "plans.difficulties_answered",
    "activities.count",
    "documents.handled",
)
MOST_ENTERED = 6
MONTHS = 6


@dataclass(frozen=True, slots=True)
class Figure:
    reading: Reading
    course: list[Point]
    """The closed months that have a value, the oldest first: one that has hardly begun would look like a fall."""

    @property
    def values(self) -> list[float]:
        return [float(point.value) for point in self.course if point.value is not None]

    @property
    def first(self) -> Point:
        return self.course[0]

    @property
    def last(self) -> Point:
        return self.course[-1]


def figures(place: Place) -> list[Figure]:
    """Return the computed figures, then those that people enter; one query for each, and those of the families."""
    chosen: Sequence[Indicator] = [*find_indicators(CODES).values(), *families()[ENTERED].every()[:MOST_ENTERED]]
    found = []
    for indicator in chosen:
        reading, points = read_with_course(indicator, place.scope, months=MONTHS + 1)
        closed = [point for point in points if point.window.to_on < place.today][-MONTHS:]
        found.append(Figure(reading, [point for point in closed if point.value is not None]))
    return found
