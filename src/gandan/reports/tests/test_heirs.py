import datetime as dt

import pytest

from gandan.organisations.enums import Role
from gandan.organisations.services.succession import merge_unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_unit
from gandan.reports.enums import ReportState
from gandan.reports.tests.factories import make_report
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "goes_on"),
    [(ReportState.WRITING, True), (ReportState.SENT, True), (ReportState.ACCEPTED, False)],
)
def test_merge_when_the_unit_receives_a_report_then_its_heir_receives_what_is_not_settled(
    state: ReportState, goes_on: bool
) -> None:
    with open_commune(make_commune()):
        admin = make_actor(make_unit("Văn phòng HĐND và UBND"), Role.ADMINISTRATOR)
        unit, heir = make_unit("Phòng Văn hóa - Xã hội"), make_unit("Phòng Kinh tế")
        report = make_report(None, admin.official, window=(dt.date(2026, 3, 1), dt.date(2026, 3, 31)))
        report.receiver, report.state = unit, state
        report.save()
        merge_unit(unit, heir, version=1, on=DAY, paper="Nghị quyết số 12/NQ-HĐND", today=DAY, actor=admin)
        report.refresh_from_db()
        assert report.receiver == (heir if goes_on else unit)
