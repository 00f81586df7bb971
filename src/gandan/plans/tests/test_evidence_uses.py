"""Evidence that stands already, taken into a progress report, and shown where it is used."""

from uuid import uuid4

from django.test import Client

from gandan.activities.models import ActivityKind, Evidence
from gandan.activities.queries.uses import Use, evidence_uses
from gandan.activities.services import ActivityFacts, evidence_of_activity, install_shipped, record_activity
from gandan.organisations.tests.factories import DAY
from gandan.plans.models import ProgressReport
from gandan.plans.tests.conftest import Office


def _recorded(office: Office) -> Evidence:
    install_shipped()
    kind = ActivityKind.objects.get(code="khac")
    facts = ActivityFacts(kind, "Họp tổ dân phố số 3", DAY, DAY, office.unit)
    activity = record_activity(facts, submission=uuid4(), today=DAY, actor=office.officer)
    return evidence_of_activity(activity, actor=office.officer)


def test_report_when_a_recorded_activity_is_ticked_then_it_is_the_evidence_and_says_so(
    office: Office, client: Client
) -> None:
    evidence = _recorded(office)
    client.force_login(office.officer.official.membership.user)
    typed = {"kind": "dang_lam", "on": "18/11/2026", "submission": str(uuid4()), "version": office.work.version}
    answer = client.post(office.work_url("bao-tien-do/"), {**typed, "evidence": [evidence.code]})
    assert (answer.status_code, ProgressReport.objects.count(), Evidence.objects.count()) == (302, 1, 1)
    assert evidence_uses([evidence.pk]) == {
        evidence.pk: [Use("Nhiệm vụ", office.work.task.title, "assignment", office.work.code)]
    }
    text = client.get(office.work_url()).content.decode()
    assert ("Họp tổ dân phố số 3" in text, "hoạt động ngày 18/11/2026" in text) == (True, True)


def test_report_when_evidence_of_another_unit_is_ticked_then_refused(office: Office, client: Client) -> None:
    evidence = _recorded(office)
    Evidence.objects.filter(pk=evidence.pk).update(unit=office.colleague.unit)
    client.force_login(office.officer.official.membership.user)
    typed = {"kind": "dang_lam", "on": "18/11/2026", "submission": str(uuid4()), "version": office.work.version}
    answer = client.post(office.work_url("bao-tien-do/"), {**typed, "words": "Đã họp.", "evidence": [evidence.code]})
    assert (answer.status_code, ProgressReport.objects.count()) == (403, 0)
