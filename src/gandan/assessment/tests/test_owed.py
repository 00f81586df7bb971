"""The year's duties stand among the work of who has them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from gandan.assessment.models import Assessment, Criterion, LeafScore
from gandan.assessment.queries.assessments import duties_of
from gandan.assessment.queries.owed import owed_duties
from gandan.assessment.tests.factories import make_assessment
from gandan.common import clock
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.plans.queries.my_work import my_work
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.reports.enums import PeriodKind, ReportState
from gandan.reports.models import Report
from gandan.reports.tests.factories import make_form, make_report
from gandan.tenancy.scope import open_commune
from gandan.workdays.rules import build

CALENDAR = build(dt.date(2024, 1, 1), dt.date(2036, 12, 31), ())
TODAY = dt.date(2026, 11, 18)
REGISTER, SCORE, REPORT = dt.date(2026, 2, 13), dt.date(2026, 11, 13), dt.date(2026, 12, 15)


@dataclass
class House:
    officer: Actor
    head: Actor
    unit: Unit
    assessment: Assessment


@pytest.fixture
def house(db: None) -> Iterator[House]:
    with open_commune(make_commune()):
        unit = make_unit("Phòng không có tên trong bộ mẫu")
        officer = make_actor(make_unit("Văn phòng"), Role.PROGRAMME_OFFICER)
        found = make_assessment(officer)
        found.register_by, found.due_on, found.report_by = REGISTER, SCORE, REPORT
        found.save()
        yield House(officer, make_actor(unit, Role.UNIT_HEAD), unit, found)


def told(actor: Actor, today: dt.date = TODAY) -> list[tuple[str, dt.date]]:
    return [(one.title, one.due_on) for one in owed_duties(actor, today)]


def test_duties_when_nothing_is_done_then_the_officer_owes_all_three(house: House) -> None:
    assert told(house.officer) == [
        ("Đăng ký mức đạt chuẩn năm 2026", REGISTER),
        ("Tự đánh giá, chấm điểm năm 2026", SCORE),
        ("Báo cáo kết quả cả năm 2026", REPORT),
    ]


def test_duties_when_done_then_no_longer_owed(house: House) -> None:
    house.assessment.registered_on = dt.date(2026, 2, 10)
    house.assessment.locked_at = clock.now()
    house.assessment.save()
    form = make_form()
    form.period = PeriodKind.YEAR
    form.save()
    report = make_report(None, house.officer.official, window=(dt.date(2026, 1, 1), dt.date(2026, 12, 14)), form=form)
    assert told(house.officer) == []
    Report.objects.filter(pk=report.pk).update(
        state=ReportState.APPROVED, approved_at=dt.datetime(2026, 12, 14, 3, tzinfo=dt.UTC)
    )
    done = [one.done for one in duties_of(house.assessment, today=TODAY, calendar=CALENDAR)]
    assert [done[0], done[2]] == ["xong ngày 10/02/2026", "xong ngày 14/12/2026"]


def test_duties_when_a_unit_has_leaves_left_then_it_owes_them_alone(house: House) -> None:
    leaves = list(Criterion.objects.filter(criteria_set=house.assessment.criteria_set, is_leaf=True, indicator=""))
    Criterion.objects.filter(pk__in=[one.pk for one in leaves[:3]]).update(unit=house.unit)
    seen = [told(house.head)]
    LeafScore(
        assessment=house.assessment, criterion=leaves[0], points=1, reason="Đã làm", scored_by=house.head.official
    ).save()
    seen.append(told(house.head))
    Criterion.objects.filter(pk__in=[one.pk for one in leaves[1:3]]).update(unit=None)
    seen.append(told(house.head))
    assert seen == [
        [("Tự chấm điểm năm 2026: còn 3 tiêu chí chưa chấm", SCORE)],
        [("Tự chấm điểm năm 2026: còn 2 tiêu chí chưa chấm", SCORE)],
        [],
    ]


@pytest.mark.parametrize(
    ("today", "titles"),
    [
        (dt.date(2027, 1, 10), []),
        (dt.date(2027, 1, 20), ["Đăng ký mức đạt chuẩn năm 2027"]),
        (dt.date(2027, 3, 1), ["Đăng ký mức đạt chuẩn năm 2027"]),
    ],
)
def test_duties_when_the_next_year_is_not_begun_then_registering_is_owed(
    house: House, today: dt.date, titles: list[str]
) -> None:
    assert [title for title, due in told(house.officer, today) if due.year == 2027] == titles


def test_work_when_a_task_asks_for_the_same_duty_then_it_is_told_with_it(house: House) -> None:
    task = make_task(make_plan(house.officer.official), title="Tham mưu báo cáo tự đánh giá, chấm điểm năm 2026")
    work = make_assignment(task, house.unit, due_on=dt.date(2026, 11, 20))
    section = my_work(house.officer, today=TODAY, calendar=CALENDAR).sections["overdue"]
    assert [(row.owed.due_on, row.due.state, row.twin and row.twin.code) for row in section.owed] == [
        (REGISTER, "bad", None),
        (SCORE, "bad", work.code),
    ]


def test_duties_when_nobody_in_charge_then_nothing_is_asked_of_the_database(
    house: House, django_assert_num_queries: object
) -> None:
    clerk = make_actor(house.unit, Role.CLERK)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert told(clerk) == []
