"""The present moment and day; demo and tests may set the day by ``GANDAN_TODAY``."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils import timezone

_moment: ContextVar[dt.datetime | None] = ContextVar("moment", default=None)


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Take ``moment`` (aware) for the present inside the block; for demo data and tests."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def now() -> dt.datetime:
    """Return the aware present moment in local time; on a set day the hour is the real one."""
    if (moment := _moment.get()) is not None:
        return timezone.localtime(moment)
    real = timezone.localtime()
    if settings.TODAY is None:
        return real
    return dt.datetime.combine(settings.TODAY, real.time(), tzinfo=real.tzinfo)


def today() -> dt.date:
    """Return the day in Asia/Ho_Chi_Minh."""
    return now().date()


def day_of(moment: dt.datetime) -> dt.date:
    """Return the day in Asia/Ho_Chi_Minh on which an aware moment lies; rows come back in UTC."""
    return timezone.localtime(moment).date()


def day_window(from_on: dt.date, to_on: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """Return the local moments [from 00:00, to+1 00:00) of the days ``from_on`` to ``to_on``, both included."""
    zone = timezone.get_current_timezone()
    start = dt.datetime.combine(from_on, dt.time(), tzinfo=zone)
    end = dt.datetime.combine(to_on + dt.timedelta(days=1), dt.time(), tzinfo=zone)
    return start, end
