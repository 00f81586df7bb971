"""What plans do on the news of other domains."""

import datetime as dt
from typing import Any

from gandan.plans.services.calendar import queue_following
from gandan.workdays.signals import calendar_changed


def connect() -> None:
    calendar_changed.connect(_follow_calendar, dispatch_uid="plans.calendar")


def _follow_calendar(sender: object, day: dt.date, **kwargs: Any) -> None:
    queue_following(day)
