"""The package of evidence: asked first what may leave; a job that died blocks nothing."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client

from gandan.activities.models import Activity, ActivityEvidence, ActivityKind, Evidence
from gandan.activities.services import add_evidence
from gandan.assessment.enums import PACKAGE_TASK
from gandan.assessment.models import Assessment, AssessmentExport
from gandan.assessment.services.leaves import attach_evidence
from gandan.assessment.tasks import make_asked_package
from gandan.assessment.tests.factories import leaf_of, make_assessment
from gandan.common import clock
from gandan.files.services import file_path
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

DAY = dt.date(2026, 10, 20)
LEAF = "I.1.1"


@dataclass
class House:
    commune: Commune
    officer: Actor
    unit: Unit
    found: Assessment
    paper: Evidence
    record: Evidence

    def url(self, path: str) -> str:
        return f"/{self.commune.slug}/danh-gia/{self.found.code}/{path}"


@pytest.fixture
def house(db: None) -> Iterator[House]:
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit("Trung tâm Phục vụ hành chính công")
        officer = make_actor(unit, Role.PROGRAMME_OFFICER, Role.FOCAL_OFFICER)
        found = make_assessment(officer)
        paper = make_paper(officer, unit, "Danh mục thủ tục")
        record = make_record(officer, unit)
        attach_evidence(found, leaf_of(found.criteria_set, LEAF), [paper, record], actor=officer)
        yield House(commune, officer, unit, found, paper, record)


def make_paper(actor: Actor, unit: Unit, title: str) -> Evidence:
    return add_evidence(title.encode(), name="d.txt", title=title, period=(DAY, DAY), unit=unit, actor=actor)


def make_record(actor: Actor, unit: Unit) -> Evidence:
    """A recorded activity with words of its own and a paper."""
    kind = ActivityKind(code="hop", name="Họp", icon="users")
    kind.save()
    activity = Activity(
        code="HD-2026-0001",
        kind=kind,
        title="Họp tổ dân phố",
        from_on=DAY,
        to_on=DAY,
        unit=unit,
        words="Bà Tám ở ngõ 3 góp ý.",
        sentence="Đã họp tổ dân phố.",
        submission="0b7c0c1e-7a51-4d4b-9a57-000000000001",
        created_at=clock.now(),
        created_by=actor.official,
    )
    activity.save()
    ActivityEvidence(activity=activity, evidence=make_paper(actor, unit, "Biên bản họp")).save()
    record = Evidence(
        code="MC-2026-9001",
        activity=activity,
        unit=unit,
        title=activity.title,
        period_from=DAY,
        period_to=DAY,
        uploaded_at=clock.now(),
        uploaded_by=actor.official,
    )
    record.save()
    return record


def signed_in(client: Client, house: House) -> Client:
    client.force_login(house.officer.official.membership.user)
    return client


def asked(client: Client, house: House, *leaving: str) -> AssessmentExport:
    shown = list(Evidence.objects.order_by("id").values_list("code", flat=True))
    client.post(house.url("xuat/zip/"), {"shown": shown, "leaving": leaving})
    newest: AssessmentExport = AssessmentExport.objects.latest("id")
    return newest


def held(house: House, made: AssessmentExport) -> tuple[list[str], str]:
    """Return the names in the package, and the words of the record."""
    make_asked_package(commune_id=house.commune.pk, export_id=made.pk)
    made = AssessmentExport.objects.select_related("file").get(pk=made.pk)
    with zipfile.ZipFile(file_path(made.file)) as archive:
        names = [name.partition("/")[2] for name in archive.namelist() if name != "index.html"]
        words = next(archive.read(f"{LEAF}/{name}").decode() for name in names if "hop-to-dan-pho" in name)
    return names, words


def end_job(house: House, status: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE task_name = %s", [status, PACKAGE_TASK])


def test_package_page_when_opened_then_papers_and_free_words_are_asked_and_the_answer_is_kept(
    house: House, client: Client
) -> None:
    page = signed_in(client, house).get(house.url("ho-so/")).content.decode()
    minutes = Evidence.objects.get(title="Biên bản họp")
    codes = (house.paper.code, house.record.code, minutes.code)
    assert [f'value="{code}" data-tick checked' in page for code in codes] == [True, True, True]
    assert ("Bà Tám ở ngõ 3 góp ý." in page, page.count("mới</span>")) == (True, 0)
    asked(client, house, house.paper.code)
    late = make_paper(house.officer, house.unit, "Giấy mới")
    attach_evidence(house.found, leaf_of(house.found.criteria_set, LEAF), [late], actor=house.officer)
    again = client.get(house.url("ho-so/")).content.decode()
    ticks = [f'value="{code}" data-tick checked' in again for code in (*codes, late.code)]
    assert (ticks, again.count("mới</span>")) == ([True, False, False, True], 1)


def test_package_when_some_is_not_ticked_then_only_the_rest_leaves(house: House, client: Client) -> None:
    signed_in(client, house)
    names, words = held(house, asked(client, house, house.paper.code))
    assert names == [f"{house.paper.code}-danh-muc-thu-tuc.txt", f"{house.record.code}-hop-to-dan-pho.txt"]
    assert ("Bà Tám" in words, "Đã họp tổ dân phố." in words) == (False, True)
    names, words = held(house, asked(client, house, house.record.code))
    assert (names, "Bà Tám" in words) == ([f"{house.record.code}-hop-to-dan-pho.txt"], True)


@pytest.mark.parametrize(("status", "states"), [("doing", ["cho_lam"]), ("failed", ["loi", "cho_lam"])])
def test_package_when_its_job_died_then_another_may_be_asked_for(
    house: House, client: Client, status: str, states: list[str]
) -> None:
    signed_in(client, house)
    asked(client, house)
    end_job(house, status)
    page = client.get(house.url("")).content.decode()
    assert ("Không làm được" in page, 'hx-trigger="every 2s"' in page) == (status == "failed", status == "doing")
    asked(client, house)
    assert list(AssessmentExport.objects.order_by("id").values_list("state", flat=True)) == states


def test_exports_when_asked_by_htmx_then_they_wait_and_then_lead_to_the_file(house: House, client: Client) -> None:
    signed_in(client, house)
    made = asked(client, house)
    url = house.url("tep-da-xuat/")
    waiting = client.get(url, headers={"HX-Request": "true"}).content.decode()
    make_asked_package(commune_id=house.commune.pk, export_id=made.pk)
    ready = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert ['hx-trigger="every 2s"' in one for one in (waiting, ready)] == [True, False]
    assert [house.url(f"tep/{made.code}/") in one for one in (waiting, ready)] == [False, True]
    assert (client.get(url).status_code, "<html" in ready) == (302, False)


def test_package_when_asked_by_others_then_refused(house: House, client: Client) -> None:
    colleague = make_actor(house.unit, Role.FOCAL_OFFICER)
    client.force_login(colleague.official.membership.user)
    with open_commune(house.commune):
        refused = [client.get(house.url(path)).status_code for path in ("ho-so/", "tep-da-xuat/")]
    other = make_commune("Núi Xa")
    with open_commune(other):
        stranger = make_actor(make_unit(), Role.PROGRAMME_OFFICER)
    client.force_login(stranger.official.membership.user)
    refused += [client.get(house.url(path)).status_code for path in ("ho-so/", "tep-da-xuat/")]
    client.logout()
    refused += [client.get(house.url(path)).status_code for path in ("ho-so/", "tep-da-xuat/")]
    assert refused == [403, 403, 404, 404, 302, 302]
