"""What an earlier right, another person's form or a changed state must not open."""

import datetime as dt
from uuid import UUID

import pytest

from gandan.common.errors import NotAllowed
from gandan.organisations.actors import actor_of
from gandan.organisations.models import Duty
from gandan.plans.enums import AssignmentState, ProgressKind, RequestState
from gandan.plans.models import Assignment, ChangeRequest, ProgressReport
from gandan.plans.rules.states import Act
from gandan.plans.services.progress import report_progress
from gandan.plans.services.requests import request_transfer
from gandan.plans.services.work import confirm_work, send_back
from gandan.plans.tests.conftest import Office
from gandan.plans.tests.factories import make_assignment, make_task
from gandan.plans.tests.test_work_access import SignIn

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 18)
FORM = UUID("00000000-0000-4000-8000-000000000001")


def report(office: Office, work: Assignment, **fields: object) -> ProgressReport:
    values = {"submission": FORM, "kind": ProgressKind.PROGRESS, "on": TODAY, "words": "Đã khảo sát.", "today": TODAY}
    return report_progress(work, **({"actor": office.officer} | values | fields))  # type: ignore[arg-type]


def test_decide_when_every_role_of_who_gave_the_work_ended_then_is_refused(office: Office, signed_in: SignIn) -> None:
    request_transfer(office.work, proposed_unit=None, reason="Việc của Trạm Y tế.", actor=office.officer)
    Duty.objects.filter(official=office.giver.official).delete()
    page = signed_in(office.giver).post(
        office.work_url("de-nghi/chuyen_don_vi/"), {"decision": "khong-dong-y", "reason": "Không có quyền."}
    )
    assert (page.status_code, ChangeRequest.objects.get().state) == (403, RequestState.OPEN)


def test_send_back_when_confirmed_meanwhile_then_the_heads_act_is_refused(office: Office) -> None:
    report(office, office.work, kind=ProgressKind.DONE)
    confirm_work(office.work, actor=office.head)
    with pytest.raises(NotAllowed) as refusal:
        send_back(office.work, act=Act.SEND_BACK, reason="Thiếu ảnh.", actor=office.head)
    office.work.refresh_from_db()
    assert (refusal.value.reason, office.work.state) == (
        "Thủ trưởng đơn vị đã xác nhận.",
        AssignmentState.CONFIRMED,
    )


@pytest.mark.parametrize("other", ["work", "person"])
def test_report_when_the_form_was_sent_for_something_else_then_is_refused(office: Office, other: str) -> None:
    report(office, office.work)
    second = make_assignment(make_task(office.plan), office.unit)
    place = (second, office.officer) if other == "work" else (office.work, office.head)
    with pytest.raises(NotAllowed) as refusal:
        report(office, place[0], actor=place[1])
    assert (refusal.value.code, ProgressReport.objects.count()) == ("submission", 1)


def test_report_when_the_same_person_sends_it_again_then_is_one(office: Office) -> None:
    first = report(office, office.work)
    again = actor_of(office.officer.official, user=office.officer.user, on=TODAY)
    assert report(office, office.work, actor=again) == first
