"""The periods of a duty to report, when its reports are opened and by when they are due."""

import datetime as dt
from collections.abc import Iterator
from types import MappingProxyType

from gandan.reports.enums import PeriodKind
from gandan.workdays.rules import Calendar
from gandan.workdays.windows import Period, Window, report_period

OPENS_BEFORE = 7
"""Days before the end of the period, or before the due day where that comes first, at which the report is opened."""
MONTHS = MappingProxyType(
    {
        PeriodKind.MONTH: 1,
        PeriodKind.QUARTER: 3,
        PeriodKind.HALF_YEAR: 6,
        PeriodKind.YEAR: 12,
        PeriodKind.TWO_YEARS: 24,
        PeriodKind.FIVE_YEARS: 60,
    }
)
_DAY = dt.timedelta(days=1)


def period_holding(kind: PeriodKind, day: dt.date, *, since: dt.date) -> Period | None:
    """Return the period of the duty that holds ``day``; None for one that reports on request only."""
    months = MONTHS.get(kind)
    return None if months is None else report_period(day, months, since=since)


def due_day(window: Window, due_days: int, calendar: Calendar) -> dt.date:
    """Return the day by which the report of the window is due: ``due_days`` working days after its end.

    0 is the last working day not after the end: duties to report move back. Negative counts from there backwards.
    """
    return calendar.add_days(window.to_on, due_days)


def opens_on(window: Window, due_on: dt.date) -> dt.date:
    return min(window.to_on, due_on) - dt.timedelta(days=OPENS_BEFORE)


def periods_after(
    kind: PeriodKind, made_until: dt.date | None, *, from_on: dt.date, to_on: dt.date | None
) -> Iterator[Period]:
    """Return the periods of the duty that have no report yet, in order and without end where it has none."""
    day = max(from_on, made_until + _DAY) if made_until else from_on
    while to_on is None or day <= to_on:
        period = period_holding(kind, day, since=from_on)
        if period is None:
            return
        yield period
        day = period.window.to_on + _DAY


def first_made_until(kind: PeriodKind, *, from_on: dt.date, today: dt.date) -> dt.date | None:
    """Return up to when a duty entered ``today`` counts as reported: what ended before nobody owes any more."""
    period = period_holding(kind, max(from_on, today), since=from_on)
    return period.window.from_on - _DAY if period else None
