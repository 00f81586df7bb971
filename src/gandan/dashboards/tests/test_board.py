import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gandan.dashboards.queries.decisions import decisions
from gandan.dashboards.queries.figures import figures
from gandan.dashboards.queries.place import Place
from gandan.dashboards.queries.units import unit_lines
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role, UnitKind
from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.plans.enums import AssignmentState, ProgressKind, RequestKind
from gandan.plans.models import Assignment, ChangeRequest, DifficultyAnswer, Plan
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.reports.tests.factories import make_progress
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.queries import deadline_calendar
from gandan.workdays.windows import Window

TODAY = dt.date(2026, 11, 18)
WINDOW = Window(dt.date(2026, 10, 20), TODAY)
MOMENT = dt.datetime(2026, 11, 18, 2, tzinfo=dt.UTC)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANDAN_TODAY", TODAY.isoformat())


@dataclass
class Ward:
    commune: Commune
    culture: Unit
    health: Unit
    leader: Actor
    officer: Actor
    head: Actor
    focal: Actor
    plan: Plan

    def url(self, query: str = "") -> str:
        return f"/{self.commune.slug}/dieu-hanh/{query}"

    def place(self, person: Actor, *, units: frozenset[int] | None = None) -> Place:
        return Place(person, WINDOW, TODAY, deadline_calendar(), None, units)

    def late(self, unit: Unit, title: str, *, days: int) -> Assignment:
        due = TODAY - dt.timedelta(days=days)
        return make_assignment(make_task(self.plan, title=title), unit, due_on=due)

    def done(self, unit: Unit, *, due: int = 5, done: int = 6) -> Assignment:
        """Due so many days ago, reported done so many days ago."""
        return make_assignment(
            make_task(self.plan),
            unit,
            due_on=TODAY - dt.timedelta(days=due),
            done_on=TODAY - dt.timedelta(days=done),
            state=AssignmentState.DONE,
        )


@pytest.fixture
def ward(db: None) -> Iterator[Ward]:
    commune = make_commune()
    with open_commune(commune):
        lead = make_unit("Lãnh đạo UBND", kind=UnitKind.LEADERSHIP)
        culture, health = make_unit("Phòng Văn hóa"), make_unit("Trạm Y tế")
        officer = make_actor(culture, Role.PROGRAMME_OFFICER, full_name="Phạm Quốc Dũng")
        yield Ward(
            commune,
            culture,
            health,
            make_actor(lead, Role.LEADER, full_name="Hoàng Thanh Tùng"),
            officer,
            make_actor(health, Role.UNIT_HEAD, full_name="Vũ Hải Yến"),
            make_actor(health, Role.FOCAL_OFFICER, full_name="Cao Thị Thảo"),
            make_plan(officer.official),
        )


def show(client: Client, person: Actor | Official, url: str) -> HttpResponse:
    official = person.official if isinstance(person, Actor) else person
    client.force_login(official.membership.user)
    return client.get(url)


def lines(place: Place) -> list[tuple[str, str, str]]:
    return [(line.title, line.state, line.act) for line in decisions(place).lines]


@pytest.mark.parametrize(("who", "status"), [("leader", 200), ("officer", 200), ("head", 200), ("focal", 403)])
def test_board_when_asked_by_a_role_then_it_answers_by_right(
    client: Client, ward: Ward, who: str, status: int
) -> None:
    assert show(client, getattr(ward, who), ward.url()).status_code == status


def test_board_when_asked_by_a_stranger_then_there_is_none(client: Client, ward: Ward) -> None:
    with open_commune(make_commune("Núi Xa")):
        stranger = make_official(make_unit(), roles=[Role.LEADER])
    assert show(client, stranger, ward.url()).status_code == 404


def test_board_when_nobody_is_signed_in_then_signing_in_comes_first(client: Client, ward: Ward) -> None:
    response = client.get(ward.url())
    assert (response.status_code, response.headers["Location"].split("?")[0]) == (302, "/dang-nhap/")


@pytest.mark.parametrize(("who", "status"), [("leader", 302), ("officer", 200), ("head", 200), ("focal", 200)])
def test_first_page_when_the_person_leads_then_it_is_the_board(
    client: Client, ward: Ward, who: str, status: int
) -> None:
    response = show(client, getattr(ward, who), f"/{ward.commune.slug}/")
    assert (response.status_code, response.headers.get("Location")) == (status, ward.url() if status == 302 else None)


def test_board_when_nothing_waits_then_it_says_so(client: Client, ward: Ward) -> None:
    assert lines(ward.place(ward.leader)) == []
    assert "Không có việc nào chờ quyết định" in show(client, ward.leader, ward.url()).content.decode()


def test_decisions_when_several_wait_then_the_red_stand_first(ward: Ward) -> None:
    calm = make_assignment(make_task(ward.plan, title="Khảo sát"), ward.culture, due_on=dt.date(2026, 12, 20))
    ChangeRequest(
        assignment=calm, kind=RequestKind.NEW_DATE, reason="Chờ kinh phí", at=MOMENT, by=ward.officer.official
    ).save()
    stuck = make_assignment(
        make_task(ward.plan), ward.health, due_on=dt.date(2026, 12, 20), state=AssignmentState.WORKING
    )
    make_progress(stuck, ward.head.official, dt.date(2026, 11, 11), "Thiếu máy quét", kind=ProgressKind.DIFFICULTY)
    ward.late(ward.health, "Niêm yết số điện thoại", days=9)
    assert lines(ward.place(ward.leader)) == [
        ("Niêm yết số điện thoại", "bad", "Nhắc đơn vị"),
        ("Thiếu máy quét", "warn", "Trả lời"),
        ("Xin lùi hạn: Khảo sát", "plain", "Quyết định"),
    ]


def test_difficulty_when_answered_then_it_waits_no_longer(ward: Ward) -> None:
    work = make_assignment(make_task(ward.plan), ward.health, state=AssignmentState.WORKING)
    told = make_progress(work, ward.head.official, TODAY, "Thiếu máy quét", kind=ProgressKind.DIFFICULTY)
    assert lines(ward.place(ward.leader)) == [("Thiếu máy quét", "plain", "Trả lời")]
    DifficultyAnswer(difficulty=told, words="Đã cấp máy.", at=timezone.now(), by=ward.leader.official).save()
    assert lines(ward.place(ward.leader)) == []


def test_decisions_when_more_are_late_than_shown_then_the_rest_is_counted(ward: Ward) -> None:
    for days in (2, 9, 5, 30, 7):
        ward.late(ward.health, f"Việc muộn {days} ngày", days=days)
    place = ward.place(ward.leader)
    assert [title for title, _, _ in lines(place)] == [f"Việc muộn {days} ngày" for days in (30, 9, 7)]
    assert [(kind.words, kind.count) for kind in decisions(place).kinds] == [("5 việc quá hạn", 5)]


def test_units_when_side_by_side_then_the_most_overdue_stand_first(ward: Ward) -> None:
    for _ in range(5):
        ward.done(ward.culture)
    ward.done(ward.culture, due=8, done=4)
    ward.late(ward.health, "Niêm yết", days=3)
    found = unit_lines(ward.place(ward.leader))
    assert [
        (line.unit.name, line.overdue.words, line.on_time.few_words or line.on_time.value_words, line.done.words)
        for line in found
    ] == [
        ("Trạm Y tế", "1", "Chưa đủ số liệu (mới có 01 nhiệm vụ)", "0"),
        ("Phòng Văn hóa", "0", "83,3", "6"),
    ]


def test_board_when_a_head_looks_then_only_the_own_unit_is_told(client: Client, ward: Ward) -> None:
    ward.late(ward.culture, "Việc của đơn vị khác", days=3)
    ward.late(ward.health, "Việc của tôi", days=2)
    page = show(client, ward.head, ward.url(f"?don-vi={ward.culture.code}")).content.decode()
    units = [f"&amp;don-vi={unit.code}" for unit in (ward.health, ward.culture)]
    assert [words in page for words in ("Việc của tôi", "Việc của đơn vị khác", *units)] == [True, False, True, False]


def test_figures_when_a_window_is_asked_then_their_pages_open_with_it(client: Client, ward: Ward) -> None:
    ward.done(ward.culture, due=60, done=62)
    asked = Window(dt.date(2026, 9, 1), dt.date(2026, 9, 30))
    place = Place(ward.leader, asked, TODAY, deadline_calendar(), None, None)
    found = {figure.reading.code: figure.reading for figure in figures(place)}
    overdue, on_time = found["plans.overdue"], found["plans.on_time"]
    assert overdue.url == f"/{ward.commune.slug}/so-lieu/plans.overdue/?tu=2026-09-01&den=2026-09-30"
    assert (overdue.value_words, overdue.change_words) == ("0", "không đổi")
    assert (on_time.few_words, on_time.fraction_words) == ("Chưa đủ số liệu (mới có 01 nhiệm vụ)", "01/01 nhiệm vụ")
    assert show(client, ward.leader, overdue.url).status_code == 200


def test_board_when_more_rows_stand_then_it_asks_no_more_queries(client: Client, ward: Ward) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            unit = make_unit(f"Đơn vị {number} trong {count}")
            work = ward.late(unit, "Việc muộn", days=3 + number)
            ChangeRequest(
                assignment=work, kind=RequestKind.NEW_DATE, reason="Bận", at=MOMENT, by=ward.officer.official
            ).save()
            make_progress(work, ward.head.official, TODAY, "Thiếu người", kind=ProgressKind.DIFFICULTY)
            ward.done(unit)

    fill(1)
    show(client, ward.leader, ward.url())
    with CaptureQueriesContext(connection) as one:
        client.get(ward.url())
    fill(2)
    with CaptureQueriesContext(connection) as three:
        response = client.get(ward.url())
    assert response.content.decode().count("<tr data-row>") == 3
    assert len(three) == len(one)
