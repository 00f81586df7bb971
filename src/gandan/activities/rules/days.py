"""The day that a picture shows beside the day that a person typed."""

import datetime as dt

_NEAR = 3
"""Days before and after, in which a camera's clock or a late picture is nothing odd."""


def is_far(own_on: dt.date | None, from_on: dt.date, to_on: dt.date) -> bool:
    """Say whether a picture was taken well outside the days of its activity."""
    if own_on is None:
        return False
    near = dt.timedelta(days=_NEAR)
    return not from_on - near <= own_on <= to_on + near
