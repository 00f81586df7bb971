"""Rows that hold from ``from_on`` to the end of ``to_on``; without ``to_on`` they hold on."""

import datetime as dt

from django.db.models import Q


def not_over(day: dt.date) -> Q:
    """Select what has not ended before that day."""
    return Q(to_on=None) | Q(to_on__gte=day)


def on_day(day: dt.date) -> Q:
    """Select what holds on that day."""
    return Q(from_on__lte=day) & not_over(day)
