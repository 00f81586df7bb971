"""Who may open and do what: owner, colleague without the right, stranger from another commune, anonymous."""

import io
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from PIL import Image

from gandan.activities.models import Evidence
from gandan.activities.services import keep_file
from gandan.organisations.actors import Actor
from gandan.organisations.models import Official
from gandan.plans.enums import AssignmentState as S
from gandan.plans.enums import ProgressKind
from gandan.plans.services.progress import report_progress
from gandan.plans.services.requests import request_new_date
from gandan.plans.services.work import confirm_work
from gandan.plans.tests.conftest import Office
from gandan.workdays.queries import deadline_calendar

SignIn = Callable[[Actor | Official], Client]

READ = [
    "",
    "ke-hoach/",
    "ke-hoach/{plan}/",
    "ke-hoach/{plan}/?viec={work}",
    "nhiem-vu/",
    "nhiem-vu/tai-xlsx/",
    "viec/{work}/",
]
FORMS = ["bao-tien-do/", "gia-han/", "chuyen/"]


def path(office: Office, pattern: str) -> str:
    return office.url(pattern.format(plan=office.plan.code, work=office.work.code))


@pytest.mark.parametrize("pattern", READ)
@pytest.mark.parametrize("htmx", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "fragment"])
def test_reading_when_staff_then_opens_and_others_do_not(
    office: Office, client: Client, stranger: Official, pattern: str, htmx: dict[str, str]
) -> None:
    url = path(office, pattern)
    anonymous = client.get(url, **htmx)
    statuses = []
    for person in (office.officer.official, office.colleague.official, stranger):
        client.force_login(person.membership.user)
        statuses.append(client.get(url, **htmx).status_code)
    assert (statuses, anonymous.status_code, anonymous["Location"].split("?")[0]) == (
        [200, 200, 404],
        302,
        "/dang-nhap/",
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_forms_when_not_of_the_unit_then_are_refused(
    office: Office, client: Client, stranger: Official, form: str, method: str
) -> None:
    anonymous = getattr(client, method)(office.work_url(form))
    statuses = []
    for person in (office.colleague.official, office.giver.official, stranger):
        client.force_login(person.membership.user)
        statuses.append(getattr(client, method)(office.work_url(form)).status_code)
    office.work.refresh_from_db()
    assert (statuses, anonymous.status_code, office.work.state) == ([403, 403, 404], 302, S.NEW)


@pytest.mark.parametrize("form", FORMS)
def test_forms_when_of_the_unit_then_open(office: Office, signed_in: SignIn, form: str) -> None:
    assert signed_in(office.officer).get(office.work_url(form)).status_code == 200


ACTS = [
    ("nhan/", S.NEW, "officer", S.ACCEPTED),
    ("xac-nhan/", S.SUBMITTED, "head", S.CONFIRMED),
    ("tiep-nhan/", S.CONFIRMED, "sums_up", S.DONE),
]


@pytest.mark.parametrize(("act", "before", "owner", "after"), ACTS)
def test_act_when_owner_then_is_done_and_nobody_else_may(
    office: Office, client: Client, stranger: Official, act: str, before: S, owner: str, after: S
) -> None:
    report(office, before)
    anonymous = client.post(office.work_url(act)).status_code
    statuses = []
    for person in (office.colleague.official, stranger, getattr(office, owner).official):
        client.force_login(person.membership.user)
        statuses.append(client.post(office.work_url(act)).status_code)
    office.work.refresh_from_db()
    assert (anonymous, statuses, office.work.state) == (302, [403, 404, 302], after)


@pytest.mark.parametrize("act", [act for act, *_ in ACTS])
def test_act_when_asked_by_get_then_nothing_happens(office: Office, signed_in: SignIn, act: str) -> None:
    assert signed_in(office.officer).get(office.work_url(act)).status_code == 405


OTHER_ACTS = [
    ("tra-lai/", S.SUBMITTED, "head", "officer"),
    ("tra-lai/", S.CONFIRMED, "sums_up", "head"),
    ("rut/", S.NEW, "giver", "head"),
    ("nhac/", S.NEW, "giver", "officer"),
    ("nhac/", S.NEW, "sums_up", "colleague"),
    ("tra-loi/", S.NEW, "giver", "head"),
    ("de-nghi/gia_han/", S.NEW, "giver", "head"),
]


@pytest.mark.parametrize(("act", "before", "owner", "other"), OTHER_ACTS)
def test_page_of_act_when_not_ones_own_then_is_refused(
    office: Office, signed_in: SignIn, act: str, before: S, owner: str, other: str
) -> None:
    report(office, before)
    if act.startswith("de-nghi"):
        ask_new_date(office)
    statuses = [signed_in(getattr(office, who)).get(office.work_url(act)).status_code for who in (owner, other)]
    assert statuses == [200, 403]


def test_cancel_when_of_the_unit_then_request_falls_and_colleague_may_not(office: Office, signed_in: SignIn) -> None:
    asked = ask_new_date(office)
    url = office.work_url("de-nghi/gia_han/rut/")
    refused = signed_in(office.colleague).post(url).status_code
    done = signed_in(office.officer).post(url).status_code
    asked.refresh_from_db()
    assert (refused, done, asked.state) == (403, 302, "da_rut")


def test_collect_when_without_the_right_then_is_refused(office: Office, signed_in: SignIn) -> None:
    remind = office.url(f"cho-tong-hop/{office.work.task.code}/{office.work.window_from:%Y-%m-%d}/nhac/")
    pages = [office.url("cho-tong-hop/"), remind]
    statuses = {
        name: [signed_in(person).get(page).status_code for page in pages]
        for name, person in (("sums_up", office.sums_up), ("colleague", office.colleague), ("giver", office.giver))
    }
    assert statuses == {"sums_up": [200, 200], "colleague": [200, 403], "giver": [403, 403]}


def test_give_out_when_without_the_right_then_is_refused(office: Office, signed_in: SignIn) -> None:
    url = office.url(f"ke-hoach/{office.plan.code}/giao/")
    assert [signed_in(who).post(url).status_code for who in (office.head, office.giver)] == [403, 302]


def test_accept_selected_when_one_is_not_of_the_unit_then_none_is_accepted(office: Office, signed_in: SignIn) -> None:
    url, chosen = office.url("nhan-viec/"), {"viec": [office.work.code]}
    refused = signed_in(office.colleague).post(url, chosen).status_code
    office.work.refresh_from_db()
    before = office.work.state
    signed_in(office.officer).post(url, chosen)
    office.work.refresh_from_db()
    assert (refused, before, office.work.state) == (403, S.NEW, S.ACCEPTED)


@pytest.mark.parametrize("piece", ["", "anh-nho/"], ids=["file", "thumbnail"])
def test_evidence_when_named_by_the_work_then_opens_and_for_nobody_else(
    office: Office, client: Client, stranger: Official, piece: str
) -> None:
    report(office, S.SUBMITTED)
    url = office.url(f"minh-chung/{Evidence.objects.get().code}/{piece}")
    anonymous = client.get(url).status_code
    statuses = {}
    people = {name: getattr(office, name).official for name in ("officer", "head", "sums_up", "giver", "colleague")}
    for name, person in (people | {"stranger": stranger}).items():
        client.force_login(person.membership.user)
        statuses[name] = client.get(url).status_code
    wanted = {"officer": 200, "head": 200, "sums_up": 200, "giver": 200, "colleague": 403, "stranger": 404}
    assert (statuses, anonymous) == (wanted, 302)


def test_record_when_evidence_may_not_be_opened_then_it_is_counted_and_not_named(
    office: Office, signed_in: SignIn
) -> None:
    report(office, S.SUBMITTED)
    code = Evidence.objects.get().code
    shown = {}
    for name in ("officer", "colleague"):
        page = signed_in(getattr(office, name)).get(office.work_url()).content.decode()
        shown[name] = (code in page, "</svg> tệp minh chứng</span>" in page)
    assert shown == {"officer": (True, False), "colleague": (False, True)}


def test_thumbnail_when_picture_is_large_then_is_small_and_kept_privately(office: Office, signed_in: SignIn) -> None:
    report(office, S.SUBMITTED)
    response = signed_in(office.officer).get(office.url(f"minh-chung/{Evidence.objects.get().code}/anh-nho/"))
    with Image.open(io.BytesIO(response.content)) as image:
        size = image.size
    assert (size, response["Content-Type"]) == ((384, 240), "image/jpeg")
    assert response["Cache-Control"] == "private, max-age=60"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1600, 1000), (230, 220, 200)).save(out, "JPEG")
    return out.getvalue()


def ask_new_date(office: Office) -> object:
    calendar = deadline_calendar()
    return request_new_date(
        office.work,
        proposed_due_on=calendar.on_or_after(office.work.due_on.replace(month=12)),
        reason="Chờ mẫu.",
        actor=office.officer,
        today=office.work.due_on.replace(day=18),
        calendar=calendar,
    )


def report(office: Office, state: S) -> None:
    """Bring the work to the state by the acts that lead there."""
    if state == S.NEW:
        return
    kept = keep_file(picture(), name="bang.jpg", actor=office.officer)
    report_progress(
        office.work,
        submission=uuid4(),
        kind=ProgressKind.DONE,
        on=office.work.due_on.replace(day=18),
        words="Đã lắp.",
        files=[kept],
        actor=office.officer,
        today=office.work.due_on.replace(day=18),
    )
    if state == S.CONFIRMED:
        confirm_work(office.work, actor=office.head)
