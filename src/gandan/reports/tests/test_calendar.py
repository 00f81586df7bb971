"""Due days of reports follow the working calendar."""

import datetime as dt
from collections.abc import Iterator

import pytest

from gandan.audit.models import Entry, EntryValue
from gandan.notifications.models import Notice
from gandan.reports.enums import ReportState
from gandan.reports.models import Report
from gandan.reports.services.calendar import ReportFollower
from gandan.reports.tests.ward import CALENDAR, TODAY, Ward, open_month, open_ward
from gandan.workdays.enums import Level, Use
from gandan.workdays.models import CalendarChange, CalendarMove
from gandan.workdays.rules import Calendar, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward() -> Iterator[Ward]:
    with open_ward() as ward:
        yield ward


def _without(day: dt.date) -> Calendar:
    """Return the calendar in which the day is off."""
    return build(dt.date(2024, 1, 1), dt.date(2036, 12, 31), ((day, False),))


def test_follower_when_a_day_before_the_due_day_is_off_then_moves_the_report_and_records_it(ward: Ward) -> None:
    whole, _parts = open_month(ward)
    before = whole.due_on
    assert before is not None
    moves, after = ReportFollower().find(before, today=TODAY, calendar=_without(before))
    (own,) = [move for move in moves if move.object_id == whole.pk]
    ReportFollower().apply([own], reason="Nghỉ bù")
    whole.refresh_from_db()
    entry = Entry.objects.get(act="report_due_moved")
    assert (whole.due_on, own.old, after) == (CALENDAR.add_days(before, 1), before, None)
    assert EntryValue.objects.get(entry=entry).changes == {
        "due_on": [before.isoformat(), whole.due_on.isoformat()],
        "reason": "Nghỉ bù",
    }


def test_follower_when_a_report_is_handed_on_or_its_day_was_typed_then_it_stays(ward: Ward) -> None:
    whole, parts = open_month(ward)
    before = whole.due_on
    assert before is not None
    Report.objects.filter(pk=whole.pk).update(state=ReportState.SENT)
    Report.objects.filter(pk=parts[0].pk).update(due_days=None)
    moves, _after = ReportFollower().find(before, today=TODAY, calendar=_without(before))
    assert {whole.pk, parts[0].pk} & {move.object_id for move in moves} == set()


def test_follower_when_several_reports_of_one_maker_moved_then_one_notice(ward: Ward) -> None:
    _whole, parts = open_month(ward)
    Notice.objects.all().delete()
    change = CalendarChange(
        day=TODAY, level=Level.COMMUNE, use=Use.DEADLINE, actor_name="Ngô Minh Khang", reason="Nghỉ bù"
    )
    moved = [
        CalendarMove(change=change, kind=ReportFollower.kind, object_id=part.pk, new_due_on=TODAY) for part in parts
    ]
    ReportFollower().tell(moved, reason="Nghỉ bù.", today=TODAY)
    told = list(Notice.objects.order_by("pk").values_list("official", flat=True))
    assert (len(told), len(told)) == (len(set(told)), len(parts))
