"""Work given to a person by name."""

import datetime as dt

import pytest
from django.test import Client

from gandan.notifications.models import Notice
from gandan.organisations.enums import Role
from gandan.organisations.models import Duty, Official, Subject, Unit
from gandan.organisations.tests.factories import DAY, SINCE, make_actor, make_commune, make_official, make_unit
from gandan.plans.enums import AssignmentState
from gandan.plans.models import Assignment
from gandan.plans.queries.people import workers_of
from gandan.plans.services.work import accept_assignment
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return make_unit()


@pytest.fixture(autouse=True)
def _open(db: None) -> object:
    scope = open_commune(make_commune())
    with scope:
        yield


def url_of(work: Assignment) -> str:
    return f"/{work.commune.slug}/viec/{work.code}/nguoi-lam/"


def make_work(unit: Unit) -> Assignment:
    giver = make_official(unit, roles=[Role.PROGRAMME_OFFICER])
    return make_assignment(make_task(make_plan(giver)), unit, state=AssignmentState.NEW)


def test_name_person_when_the_head_chooses_then_named_and_told(client: Client, unit: Unit) -> None:
    work = make_work(unit)
    officer = make_official(unit, full_name="Mai Thị Giang")
    client.force_login(make_official(unit, roles=[Role.UNIT_HEAD]).membership.user)
    answer = client.post(url_of(work), {"person": officer.code, "version": work.version})
    work.refresh_from_db()
    assert (answer.status_code, work.official_id) == (302, officer.pk)
    assert list(Notice.objects.values_list("official__full_name", flat=True)) == ["Mai Thị Giang"]
    assert client.post(url_of(work), {"person": "", "version": 1}).status_code == 409


@pytest.mark.parametrize(
    ("roles", "status"), [([Role.FOCAL_OFFICER], 403), ([Role.UNIT_HEAD], 200), ([Role.LEADER], 200)]
)
def test_name_person_when_opened_then_by_the_head_and_who_gives_work(
    client: Client, unit: Unit, roles: list[Role], status: int
) -> None:
    work = make_work(unit)
    client.force_login(make_official(unit, roles=roles).membership.user)
    assert client.get(url_of(work)).status_code == status


def test_name_person_when_a_stranger_asks_then_not_found(client: Client, unit: Unit) -> None:
    work = make_work(unit)
    address = url_of(work)
    assert client.get(address).status_code == 302
    with open_commune(make_commune("Bến Thử")):
        stranger = make_official(make_unit(), roles=[Role.UNIT_HEAD])
    client.force_login(stranger.membership.user)
    assert client.get(address).status_code == 404


def test_accept_when_nobody_is_named_then_who_accepts_in_the_unit_does_it(unit: Unit) -> None:
    work = make_work(unit)
    actor = make_actor(unit, Role.FOCAL_OFFICER)
    assert accept_assignment(work, actor=actor).official_id == actor.official.pk


def focal(unit: Unit, name: str, subject: Subject | None) -> Official:
    person = make_official(unit, full_name=name)
    Duty(official=person, role=Role.FOCAL_OFFICER, unit=unit, subject=subject, from_on=SINCE).save()
    return person


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("cai-cach", ["Cao Văn Dũng", "Mai Thị Giang"]),
        ("", ["Cao Văn Dũng", "Lê Thu Hà"]),
        ("khac", ["Cao Văn Dũng", "Lê Thu Hà"]),
    ],
)
def test_workers_when_a_focal_officer_is_named_for_the_subject_then_that_one(
    unit: Unit, subject: str, names: list[str]
) -> None:
    reform = Subject(code="cai-cach", name="Cải cách hành chính")
    reform.save()
    make_official(unit, roles=[Role.UNIT_HEAD], full_name="Cao Văn Dũng")
    focal(unit, "Lê Thu Hà", None)
    focal(unit, "Mai Thị Giang", reform)
    found = workers_of([unit.pk], on=DAY, subject=subject)[unit.pk]
    assert [one.full_name for one in found] == names


def test_workers_when_the_duty_is_over_then_nobody(unit: Unit) -> None:
    focal(unit, "Lê Thu Hà", None)
    assert workers_of([unit.pk], on=SINCE - dt.timedelta(days=1)) == {}
