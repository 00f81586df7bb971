"""Background work on the calendar; arguments are ids only."""

from procrastinate.contrib.django import app

from gandan.common import clock
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.followers import followers
from gandan.workdays.following import FOLLOW_TASK, finish_change, follow_change
from gandan.workdays.models import CalendarChange
from gandan.workdays.queries import deadline_calendar


@app.task(name=FOLLOW_TASK)
def follow_changed_day(*, commune_id: int, change_id: int) -> None:
    """Move the due days that a change touches, batch by batch, each in a transaction of its own; then tell."""
    commune = Commune.objects.get(pk=commune_id)
    for follower in followers():
        after: int | None = 0
        while after is not None:
            with open_commune(commune):
                change = CalendarChange.objects.get(pk=change_id)
                after = follow_change(
                    change, follower=follower, after=after, today=clock.today(), calendar=deadline_calendar()
                )
    with open_commune(commune):
        change = CalendarChange.objects.get(pk=change_id)
        finish_change(change, today=clock.today(), calendar=deadline_calendar())
