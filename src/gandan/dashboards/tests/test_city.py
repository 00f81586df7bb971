"""The city's desk, read on the city's own connection: only its communes, only what is for it, never written."""

import datetime as dt
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.db import ProgrammingError, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.accounts.models import CityMembership, User
from gandan.dashboards.queries.city import WorkCounts, commune_lines, plan_lines, report_lines
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.plans.enums import AssignmentState, PlanState
from gandan.plans.models import Assignment, Plan
from gandan.reports.enums import ReportState
from gandan.reports.models import Report
from gandan.reports.tests.factories import make_part, make_plan, make_report, make_task
from gandan.tenancy.errors import TenantError
from gandan.tenancy.models import City, Commune
from gandan.tenancy.scope import CITY_ALIAS, open_city, open_commune

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", CITY_ALIAS])

AT = dt.datetime(2026, 11, 16, 8, tzinfo=dt.UTC)
WINDOW = (dt.date(2026, 10, 15), dt.date(2026, 11, 14))


def fill(commune: Commune) -> None:
    """Give the commune one plan with a done, an open and a late part, one approved report, and what is not for the
    city: a plan in preparation, work not given out, a report being written and a unit's."""
    with open_commune(commune):
        unit = make_unit()
        by = make_official(unit, roles=[Role.LEADER])
        task = make_task(make_plan(unit, by, "Kế hoạch thân thiện"))
        make_part(task, unit, done=DAY)
        make_part(task, unit, due=DAY + dt.timedelta(days=5))
        make_part(task, unit, due=DAY - dt.timedelta(days=5))
        make_part(task, unit, state=AssignmentState.PREPARED)
        hidden = make_plan(unit, by, "Dự thảo")
        hidden.state = PlanState.PREPARED
        hidden.save()
        make_part(make_task(hidden), unit, state=AssignmentState.PREPARED)
        for of_unit, state in (
            (None, ReportState.APPROVED),
            (None, ReportState.WRITING),
            (unit, ReportState.APPROVED),
        ):
            report = make_report(None, by, window=WINDOW, unit=of_unit)
            report.state, report.approved_at = state, AT
            report.save()


@pytest.fixture
def commune() -> Commune:
    made = make_commune()
    fill(made)
    return made


def member_of(city: City, **dates: dt.date) -> Client:
    user = User.objects.create_user("nguoi.thanhpho", "mật khẩu thử 2026")
    CityMembership.objects.create(user=user, city=city, **{"from_on": dt.date(2026, 1, 1), **dates})
    client = Client()
    client.force_login(user)
    return client


def other_city() -> City:
    return City.objects.create(slug="thanh-pho-khac", name="Thành phố Khác")


def test_lines_of_a_city_then_count_what_its_communes_show_to_it(commune: Commune) -> None:
    elsewhere = make_commune("Bên Kia")
    elsewhere.city = other_city()
    elsewhere.save()
    fill(elsewhere)

    with open_city(commune.city):
        (line,) = commune_lines(commune.city, today=DAY)
        plans, reports = plan_lines(commune, today=DAY), report_lines(commune)

    assert (line.commune, line.plans, line.reports, line.last_report_on) == (commune, 1, 1, AT)
    assert line.work == WorkCounts(done=1, open=2, late=1)
    assert [(plan.title, plan.work) for plan in plans] == [("Kế hoạch thân thiện", line.work)]
    assert [(report.from_on, report.to_on) for report in reports] == [WINDOW]


def test_city_connection_when_no_city_is_open_then_sees_no_row(commune: Commune) -> None:
    with transaction.atomic(using=CITY_ALIAS), connections[CITY_ALIAS].cursor() as cursor:
        seen = []
        for model in (Plan, Assignment, Report):
            cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
            seen.append(cursor.fetchone()[0])
    assert seen == [0, 0, 0]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plans_plan SET title = 'x'",
        "DELETE FROM reports_report",
        "INSERT INTO tenancy_city (name, slug, state_code) VALUES ('x', 'x', '')",
        "SELECT 1 FROM organisations_official",
        "SELECT 1 FROM activities_evidence",
        "SELECT 1 FROM audit_entry",
    ],
)
def test_city_connection_when_it_writes_or_reads_what_is_not_for_it_then_refused(
    commune: Commune, statement: str
) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        open_city(commune.city),
        connections[CITY_ALIAS].cursor() as cursor,
    ):
        cursor.execute(statement)


def test_row_of_a_commune_when_saved_in_the_city_then_the_first_fence_refuses(commune: Commune) -> None:
    with open_city(commune.city) as alias:
        plan = Plan.objects.using(alias).get()
        with pytest.raises(TenantError):
            plan.save()


def test_desk_as_a_member_then_leads_to_the_commune(commune: Commune) -> None:
    client = member_of(commune.city)
    desk = reverse("city_desk", kwargs={"city": commune.city.slug})
    page = reverse("city_commune", kwargs={"city": commune.city.slug, "place": commune.slug})

    assert client.get(reverse("home")).headers["Location"] == desk
    assert page in client.get(desk).content.decode()
    shown = client.get(page).content.decode()
    assert ("Kế hoạch thân thiện" in shown, "Dự thảo" in shown) == (True, False)


def test_desk_when_the_city_has_more_communes_then_asks_as_often(commune: Commune) -> None:
    client = member_of(commune.city)
    url = reverse("city_desk", kwargs={"city": commune.city.slug})

    def asked() -> list[int]:
        with (
            CaptureQueriesContext(connections["default"]) as own,
            CaptureQueriesContext(connections[CITY_ALIAS]) as read,
        ):
            assert client.get(url).status_code == 200
        return [len(own), len(read)]

    asked()
    once = asked()
    for name in ("Hai", "Ba"):
        fill(make_commune(name))
    assert asked() == once


def test_pages_of_a_city_as_anybody_else_then_closed(commune: Commune) -> None:
    desk = reverse("city_desk", kwargs={"city": commune.city.slug})
    page = reverse("city_commune", kwargs={"city": commune.city.slug, "place": commune.slug})
    with open_commune(commune):
        official = make_actor(make_unit(), *Role)
    ended = member_of(commune.city, to_on=DAY - dt.timedelta(days=1))
    stranger, nobody = Client(), Client()
    stranger.force_login(official.user)  # type: ignore[arg-type]

    def status(client: Client) -> list[Any]:
        return [getattr(client, method)(url).status_code for url in (desk, page) for method in ("get", "post")]

    assert {who: status(client) for who, client in (("official", stranger), ("ended", ended))} == {
        "official": [404, 405, 404, 405],
        "ended": [404, 405, 404, 405],
    }
    assert status(nobody) == [302, 405, 302, 405]


def test_pages_of_a_city_as_a_member_of_another_then_not_there(commune: Commune) -> None:
    client = member_of(other_city(), from_on=DAY)
    urls = [
        reverse("city_desk", kwargs={"city": commune.city.slug}),
        reverse("city_commune", kwargs={"city": commune.city.slug, "place": commune.slug}),
        reverse("city_commune", kwargs={"city": "thanh-pho-khac", "place": commune.slug}),
        reverse("plan_list", kwargs={"commune": commune.slug}),
    ]
    assert [client.get(url).status_code for url in urls] == [404, 404, 404, 404]


def real(commune: Commune) -> City:
    """Let the commune be none of the demo, so that its city's desk is in earnest."""
    Commune.objects.filter(pk=commune.pk).update(is_demo=False)
    return commune.city


@pytest.mark.parametrize(("days_ago", "leads"), [(6, None), (7, "/tai-khoan/can-hai-buoc/")])
def test_desk_when_a_member_has_no_second_factor_reminds_for_a_week_then_leads_to_it(
    commune: Commune, days_ago: int, leads: str | None
) -> None:
    client = member_of(real(commune), from_on=DAY - dt.timedelta(days=days_ago))
    place = reverse("city_desk", kwargs={"city": commune.city.slug})
    answer = client.get(place)
    told = answer.content.decode().count("phải có xác minh hai bước")
    assert (answer.headers.get("Location"), told) == (leads, 0 if leads else 1)


@pytest.mark.parametrize("name", ["city_desk", "city_commune"])
def test_desk_when_the_second_factor_is_on_opens(commune: Commune, name: str) -> None:
    client = member_of(real(commune))
    TOTP.activate(User.objects.get(username="nguoi.thanhpho"), "JBSWY3DPEHPK3PXP")
    names = {"city": commune.city.slug} | ({"place": commune.slug} if name == "city_commune" else {})
    assert client.get(reverse(name, kwargs=names)).status_code == 200


def test_account_of_a_member_then_shows_the_desk_and_where_one_is_signed_in(commune: Commune) -> None:
    client = member_of(real(commune), from_on=DAY)
    client.logout()
    client.post(reverse("account_login"), {"login": "nguoi.thanhpho", "password": "mật khẩu thử 2026"})
    page = client.get(reverse("account")).content.decode()
    desk = reverse("city_desk", kwargs={"city": commune.city.slug})
    assert (page.count(f'href="{desk}"'), page.count("Phiên này"), page.count("Chưa được giao")) == (1, 1, 0)
