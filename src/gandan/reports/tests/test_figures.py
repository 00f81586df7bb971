"""Figures in the database against a hand count and against the rules, and each number against its records."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import make_commune, make_official, make_unit
from gandan.plans.enums import AssignmentState as S
from gandan.plans.enums import ProgressKind
from gandan.plans.models import Assignment, Plan
from gandan.reports.enums import Figure, Result
from gandan.reports.queries import behind, counts_of
from gandan.reports.queries.figures import Subject
from gandan.reports.queries.gaps import gaps_of
from gandan.reports.queries.records import evidence_lines, task_lines
from gandan.reports.queries.told import MOST_NEXT, told_of
from gandan.reports.rules.figures import Part, Tally, tally
from gandan.reports.tests.factories import make_evidence, make_part, make_plan, make_progress, make_task
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

pytestmark = pytest.mark.django_db

WINDOW = Window(dt.date(2026, 10, 20), dt.date(2026, 11, 18))
TODAY = dt.date(2026, 11, 18)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


@pytest.fixture(autouse=True)
def _commune() -> Iterator[None]:
    with open_commune(make_commune()):
        yield


@pytest.fixture
def units() -> tuple[Unit, Unit]:
    return make_unit("Phòng Văn hóa - Xã hội"), make_unit("Văn phòng")


@pytest.fixture
def by(units: tuple[Unit, Unit]) -> Official:
    return make_official(units[0])


@pytest.fixture
def subject(units: tuple[Unit, Unit], by: Official) -> Subject:
    """One plan with every kind of part, and a second plan that must not be counted."""
    culture, office = units
    plan = make_plan(culture, by)
    task, other, standing = make_task(plan), make_task(plan, "Rà soát thủ tục"), make_task(plan, is_standing=True)
    proved = make_part(task, culture, due=on(11, 10), done=on(11, 9))
    make_part(task, office, due=on(11, 10), done=on(11, 12))
    make_part(task, culture, due=on(11, 15), state=S.SUBMITTED)
    make_part(other, culture, due=on(11, 1))
    make_part(other, office, due=on(11, 18))
    make_part(other, office, due=on(11, 18), state=S.NEW)
    make_part(other, culture, due=on(10, 1), done=on(11, 2))
    make_part(other, culture, due=on(9, 25))
    make_part(other, culture, due=on(12, 20), done=on(11, 3))
    make_part(other, culture, due=on(10, 1), done=on(9, 30))
    make_part(other, office, due=on(11, 12), done=on(10, 2))
    make_part(other, culture, due=on(11, 5), state=S.BEFORE_ENTRY)
    make_part(other, culture, due=on(11, 5), state=S.WITHDRAWN)
    ahead = make_part(other, office, due=on(12, 1))
    make_part(standing, culture)
    make_part(standing, office, window_to=on(10, 1), window_from=on(1, 1))
    photo = make_evidence(culture, by, period=(on(10, 1), on(10, 20)))
    make_evidence(culture, by, period=(on(11, 1), on(11, 2)))
    make_progress(proved, by, on(10, 20), evidence=photo)
    make_progress(proved, by, on(11, 9), "Đã lắp đủ 05 bảng", evidence=photo)
    make_progress(ahead, by, on(11, 18), "Thiếu biểu mẫu", kind=ProgressKind.DIFFICULTY)
    make_progress(ahead, by, on(10, 19), "Ngoài kỳ")
    second = make_task(make_plan(office, by))
    make_progress(make_part(second, culture, due=on(11, 10)), by, on(11, 10))
    return Subject(plan, None, WINDOW, TODAY)


def test_counts_when_every_kind_of_part_then_equal_hand_count(subject: Subject, units: tuple[Unit, Unit]) -> None:
    counts = counts_of(subject)
    assert counts.by_unit == {
        units[0].pk: Tally(due=3, on_time=1, waiting=1, overdue=1, carried=2, done=3, standing=1),
        units[1].pk: Tally(due=4, on_time=1, late=1, in_time=1, not_started=1, done=1),
    }
    assert counts.total == Tally(
        due=7,
        on_time=2,
        late=1,
        waiting=1,
        overdue=1,
        in_time=1,
        not_started=1,
        carried=2,
        done=4,
        standing=1,
    )
    assert (counts.progress, counts.difficulties, counts.evidence) == (3, 1, 1)


def test_counts_when_the_window_runs_then_as_many_days_are_compared(subject: Subject) -> None:
    running = replace(subject, window=Window(dt.date(2026, 11, 15), dt.date(2026, 12, 14)))
    counts = counts_of(running)
    days = (dt.date(2026, 11, 15), TODAY), (dt.date(2026, 10, 15), dt.date(2026, 10, 18))
    so_far, before = (counts_of(replace(subject, window=Window(*pair))).total for pair in days)
    assert (counts.so_far, counts.before) == (so_far, before)
    assert counts.total.due > counts.so_far.due


def test_counts_when_compared_then_window_before_of_same_length(subject: Subject) -> None:
    counts = counts_of(subject)
    # in 20/9-19/10 fell due: 1/10 (done 2/11), 25/9 (open), 1/10 (done 30/9)
    assert counts.before == Tally(due=3, on_time=1, overdue=2, done=2, standing=2)
    assert counts.change(Figure.DUE) == 4
    assert counts.change(Figure.EVIDENCE) is None


@pytest.mark.parametrize("figure", list(Figure))
@pytest.mark.parametrize("of_unit", [False, True])
def test_records_behind_figure_when_counted_then_equal_the_number(
    subject: Subject, units: tuple[Unit, Unit], figure: Figure, of_unit: bool
) -> None:
    subject = replace(subject, unit=units[0]) if of_unit else subject
    assert behind(figure, subject).count() == counts_of(subject).of(figure)


@pytest.mark.parametrize("today", [on(11, 1), on(11, 18), on(11, 19), on(12, 31)])
@pytest.mark.parametrize("days", [1, 30, 200])
def test_counts_when_counted_in_database_then_equal_the_rules(subject: Subject, today: dt.date, days: int) -> None:
    window = Window(WINDOW.to_on - dt.timedelta(days=days - 1), WINDOW.to_on)
    rows = [
        Part(row.state, row.due_on, row.done_on, row.task.is_standing, row.window_from, row.window_to)
        for row in Assignment.objects.filter(plan=subject.plan).select_related("task")
    ]
    counts = counts_of(replace(subject, window=window, today=today))
    assert counts.total == tally(rows, window, today)


def test_counts_when_one_record_changes_then_they_change(subject: Subject) -> None:
    before = counts_of(subject).total
    part = behind(Figure.OVERDUE, subject).get()
    part.state, part.done_on = S.DONE, TODAY
    part.save()
    after = counts_of(subject).total
    assert after == replace(before, overdue=0, late=before.late + 1, done=before.done + 1)


def test_told_when_every_kind_of_part_then_words_difficulties_and_what_comes_next(subject: Subject) -> None:
    told = told_of(subject)
    assert [task.remarks[0].words for task in told.tasks] == ["Đã lắp đủ 05 bảng"]
    assert [remark.words for remark in told.difficulties] == ["Thiếu biểu mẫu"]
    assert [part.due_on for part in told.next_parts] == [on(11, 18), on(11, 18), on(12, 1)]
    assert (told.overdue.count, told.overdue.tasks, len(told.overdue.first)) == (2, 1, 2)
    assert (told.tasks_left, told.difficulties_left, len(told.standing)) == (0, 0, 1)


def test_lists_when_every_kind_of_part_then_in_the_order_of_the_plan(subject: Subject) -> None:
    lines, total = task_lines(subject)
    assert (len(lines), total) == (12, 12)
    first = next(part for part in lines if part.result is Result.ON_TIME)
    assert (first.remark.words if first.remark else "", len(first.evidence)) == ("Đã lắp đủ 05 bảng", 1)
    assert task_lines(subject, 3, 4) == (lines[3:7], 12)
    evidence, count = evidence_lines(subject)
    assert ([row.title for row in evidence], count) == (list(first.evidence), 1)


def test_next_parts_when_more_are_overdue_than_a_report_lists_then_the_coming_one_stands(
    units: tuple[Unit, Unit], by: Official
) -> None:
    plan = make_plan(units[0], by)
    task = make_task(plan)
    for days in range(MOST_NEXT + 1):
        make_part(task, units[0], due=TODAY - dt.timedelta(days=days + 1))
    make_part(task, units[0], due=on(11, 20))
    assert [part.due_on for part in told_of(Subject(plan, None, WINDOW, TODAY)).next_parts] == [on(11, 20)]


def _queries_with(tasks: int, plan: Plan, unit: Unit, by: Official) -> int:
    for _ in range(tasks):
        part = make_part(make_task(plan), unit, due=on(11, 10))
        evidence = make_evidence(unit, by, period=(on(11, 1), on(11, 2)))
        make_progress(part, by, on(11, 2), evidence=evidence)
        make_progress(part, by, on(11, 3), kind=ProgressKind.DIFFICULTY)
    subject = Subject(plan, None, WINDOW, TODAY)
    with CaptureQueriesContext(connection) as captured:
        counts_of(subject)
        told_of(subject)
        gaps_of(subject)
        task_lines(subject)
        evidence_lines(subject)
    return len(captured)


def test_queries_when_one_and_three_tasks_then_same_count(units: tuple[Unit, Unit], by: Official) -> None:
    one = _queries_with(1, make_plan(units[0], by), units[0], by)
    three = _queries_with(3, make_plan(units[0], by), units[0], by)
    assert (one, three) == (34, 34)
