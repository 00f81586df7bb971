import datetime as dt
from itertools import count

import pytest
from django.utils import timezone

from gandan.common import clock
from gandan.indicators.registry import Scope, registered
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.reports.enums import ReportState as S
from gandan.reports.models import Report
from gandan.reports.tests.factories import make_form
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

TODAY = dt.date(2026, 11, 18)
WINDOW = Window(dt.date(2026, 10, 15), dt.date(2026, 11, 14))
DUE, LATE, AFTER = dt.date(2026, 11, 5), dt.date(2026, 11, 6), dt.date(2026, 11, 20)


def _at(day: dt.date | None, hour: int = 23) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time(hour), timezone.get_current_timezone()) if day else None


@pytest.mark.django_db
def test_on_time_when_reports_are_mixed_then_as_counted_by_hand() -> None:
    numbers = count(1)
    with open_commune(make_commune()):
        units = [make_unit("Phòng Kinh tế"), make_unit("Văn phòng")]
        by = make_official(units[0])
        for unit in units:
            for state, due_on, sent_on in (
                (S.SENT, DUE, DUE),
                (S.ACCEPTED, DUE, DUE),
                (S.SENT, DUE, LATE),
                (S.RETURNED, DUE, DUE),
                (S.WRITING, DUE, None),
                (S.WRITING, AFTER, None),
                (S.SENT, AFTER, DUE),
                (S.WRITING, None, None),
            ):
                Report(
                    code=f"BC-2026-{next(numbers):04}",
                    form=make_form(),
                    unit=unit,
                    from_on=WINDOW.from_on,
                    to_on=WINDOW.to_on,
                    due_on=due_on,
                    state=state,
                    sent_at=_at(sent_on),
                    created_at=clock.now(),
                    created_by=by,
                ).save()
        indicator = registered()["reports.on_time"]
        running = Window(dt.date(2026, 11, 15), dt.date(2026, 12, 14))
        found = [
            (measure.numerator, measure.denominator, indicator.records(scope).count(), len(indicator.by_unit(scope)))
            for window in (WINDOW, running)
            for scope in (Scope(window, TODAY), Scope(window, TODAY, units[0]))
            for measure in [indicator.measure(scope)]
        ]
    assert found == [(4, 10, 10, 2), (2, 5, 5, 1), (2, 2, 2, 2), (1, 1, 1, 1)]
