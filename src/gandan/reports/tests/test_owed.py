"""Reports that are due stand among the work of who writes them."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gandan.organisations.actors import Actor
from gandan.plans.models import Plan
from gandan.plans.queries.my_work import my_work
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.reports.enums import ReportState
from gandan.reports.models import Report
from gandan.reports.tests.ward import CALENDAR, Ward, open_month

DUE = dt.date(2026, 12, 16)


def owed(actor: Actor, today: dt.date) -> dict[str, list[str]]:
    """Return the titles of what is owed, by the section in which it stands."""
    sections = my_work(actor, today=today, calendar=CALENDAR).sections
    return {key: [row.owed.title for row in one.owed] for key, one in sections.items() if one.owed}


@pytest.mark.parametrize(
    ("today", "section"),
    [
        (dt.date(2026, 12, 1), "ahead"),
        (dt.date(2026, 12, 10), "week"),
        (DUE, "today"),
        (dt.date(2026, 12, 20), "overdue"),
    ],
)
def test_work_when_a_report_is_due_then_it_stands_with_the_work_of_its_day(
    ward: Ward, today: dt.date, section: str
) -> None:
    whole, parts = open_month(ward)
    title = "Kết quả cải cách tháng 12 năm 2026"
    assert [whole.due_on, {part.due_on for part in parts}] == [DUE, {dt.date(2026, 12, 14)}]
    assert owed(ward.officer, today) == {section: [title]}


def test_work_when_a_part_is_due_then_only_its_unit_owes_it_until_sent(ward: Ward) -> None:
    _whole, parts = open_month(ward)
    late = dt.date(2026, 12, 20)
    seen = [len(owed(head, late).get("overdue", [])) for head in ward.heads]
    Report.objects.filter(pk=parts[0].pk).update(state=ReportState.SENT)
    Report.objects.filter(pk=parts[1].pk).update(state=ReportState.RETURNED, return_reason="Thiếu số liệu")
    rows = [my_work(head, today=late, calendar=CALENDAR).sections["overdue"].owed for head in ward.heads]
    assert seen == [1, 1, 1]
    assert [[(row.owed.is_returned, row.due.state) for row in one] for one in rows] == [
        [],
        [(True, "bad")],
        [(False, "bad")],
    ]
    assert (rows[1][0].owed.under, owed(ward.leader, late)) == ("Thiếu số liệu", {})


def make_twin(ward: Ward, title: str, *, due: dt.date = dt.date(2026, 12, 14)) -> Plan:
    plan = make_plan(ward.officer.official)
    make_assignment(make_task(plan, title=title), ward.units[1], due_on=due)
    return plan


@pytest.mark.parametrize(
    ("title", "due", "is_same_paper", "is_same"),
    [
        ("Gửi báo cáo kết quả thực hiện hằng tháng", dt.date(2026, 12, 14), True, True),
        ("Gửi báo cáo kết quả thực hiện hằng tháng", dt.date(2026, 11, 14), True, False),
        ("Gửi báo cáo kết quả thực hiện hằng tháng", dt.date(2026, 12, 14), False, False),
        ("Lắp đặt 02 bảng khẩu hiệu", dt.date(2026, 12, 14), True, False),
    ],
)
def test_work_when_a_task_asks_for_the_same_report_then_they_are_told_as_one(
    ward: Ward, title: str, due: dt.date, is_same_paper: bool, is_same: bool
) -> None:
    _whole, parts = open_month(ward)
    plan = make_twin(ward, title, due=due)
    other = make_plan(ward.officer.official)
    Report.objects.filter(pk=parts[1].pk).update(plan=plan if is_same_paper else other)
    found = my_work(ward.heads[1], today=dt.date(2026, 12, 10), calendar=CALENDAR)
    links = [row.also.url for one in found.sections.values() for row in one.rows if row.also]
    counted = [len(one.owed) for one in found.sections.values()]
    assert (found.open_count, sum(counted)) == ((1, 0) if is_same else (2, 1))
    assert links == ([f"/{ward.commune.slug}/bao-cao/{parts[1].code}/"] if is_same else [])


def test_page_when_reports_are_owed_then_shown_late_and_with_the_task_of_another(
    ward: Ward, client: Client, settings: object
) -> None:
    settings.TODAY = dt.date(2026, 12, 20)  # type: ignore[attr-defined]
    whole, _parts = open_month(ward)
    plan = make_twin(ward, "Gửi báo cáo kết quả thực hiện hằng tháng")
    Report.objects.filter(pk=whole.pk).update(plan=plan)
    client.force_login(ward.officer.official.membership.user)
    page = client.get(ward.url("viec-cua-toi/")).content.decode()
    told = ("Kết quả cải cách tháng 12 năm 2026", "01 việc", "Theo nhiệm vụ của", f"bao-cao/{whole.code}/")
    assert [words in page for words in told] == [True, False, True, True]


def test_page_when_more_is_owed_then_costs_the_same_queries(ward: Ward) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            my_work(ward.heads[0], today=dt.date(2026, 12, 10), calendar=CALENDAR)
        return len(queries)

    open_month(ward)
    part = Report.objects.get(unit=ward.units[0])
    counts = [cost()]
    for number in (1, 2):
        part.pk, part.code, part.obligation, part.parent = None, f"BC-{number}", None, None
        part.save(force_insert=True)
    counts.append(cost())
    assert counts[0] == counts[1]
