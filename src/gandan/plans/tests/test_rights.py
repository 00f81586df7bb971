"""What an earlier right, another person's form or a changed state must not open."""

import datetime as dt
from dataclasses import replace
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pytest

from gandan.common.errors import NotAllowed
from gandan.organisations.actors import actor_of
from gandan.organisations.enums import Right
from gandan.organisations.models import Duty
from gandan.plans.enums import AssignmentState, PlanState, ProgressKind, RequestState
from gandan.plans.models import Assignment, ChangeRequest, Plan, ProgressReport
from gandan.plans.permissions import get_plan_or_404
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


PREPARED = ["ke-hoach/{plan}/", "ke-hoach/{plan}/?viec={work}", "viec/{work}/", "nhiem-vu/tai-xlsx/?ke-hoach={plan}"]


def prepare(office: Office, state: AssignmentState = AssignmentState.PREPARED) -> None:
    Plan.objects.filter(pk=office.plan.pk).update(state=PlanState.PREPARED, title="Dự thảo chưa ký")
    Assignment.objects.filter(pk=office.work.pk).update(state=state)


@pytest.mark.parametrize("state", [AssignmentState.PREPARED, AssignmentState.BEFORE_ENTRY])
@pytest.mark.parametrize("pattern", PREPARED)
@pytest.mark.parametrize(("who", "status"), [("giver", 200), ("officer", 404), ("head", 404), ("colleague", 404)])
def test_prepared_plan_when_asked_for_then_only_who_gives_or_confirms_sees_it(
    office: Office, signed_in: SignIn, pattern: str, who: str, status: int, state: AssignmentState
) -> None:
    prepare(office, state)
    address = office.url(pattern.format(plan=office.plan.code, work=office.work.code))
    assert signed_in(getattr(office, who)).get(address).status_code == status


@pytest.mark.parametrize(("who", "shown"), [("giver", True), ("head", False)])
def test_lists_when_a_plan_is_prepared_then_name_it_to_who_gives_or_confirms_only(
    office: Office, signed_in: SignIn, who: str, shown: bool
) -> None:
    prepare(office)
    client = signed_in(getattr(office, who))
    plans = client.get(office.url("ke-hoach/")).content.decode()
    tasks = client.get(office.url("nhiem-vu/?trang-thai=")).content.decode()
    asked = client.get(office.url("nhiem-vu/?trang-thai=chuan_bi")).content.decode()
    with ZipFile(BytesIO(client.get(office.url("nhiem-vu/tai-xlsx/")).content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    named = ["Dự thảo chưa ký" in plans, *(office.work.code in page for page in (tasks, asked, sheet))]
    assert named == [shown] * 4


def test_prepared_plan_when_confirming_papers_is_the_only_right_then_is_seen(office: Office) -> None:
    rights = frozenset({(Right.DOCUMENT_CONFIRM, None)})
    prepare(office)
    assert get_plan_or_404(office.plan.code, replace(office.colleague, rights=rights)) == office.plan
