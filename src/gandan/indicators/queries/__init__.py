"""What other domains read of indicators."""

from gandan.indicators.queries.readings import (
    Point,
    Reading,
    course_of,
    find_indicator,
    find_indicators,
    read_indicator,
    read_many,
)

__all__ = ["Point", "Reading", "course_of", "find_indicator", "find_indicators", "read_indicator", "read_many"]
