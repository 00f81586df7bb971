"""What is still owed follows the working calendar; everything else stays."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from gandan.audit.models import Entry, EntryValue
from gandan.notifications.models import Notice
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.plans.enums import AssignmentState
from gandan.plans.models import Assignment, DueChange
from gandan.plans.services import calendar as service
from gandan.plans.services.requests import move_due
from gandan.plans.tests.conftest import Office
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.enums import Level, Part
from gandan.workdays.following import Who
from gandan.workdays.models import CalendarChange, CalendarMove, SpecialDay
from gandan.workdays.queries import deadline_calendar_with, moves_of
from gandan.workdays.services import DayFacts, add_day, remove_day
from gandan.workdays.tasks import follow_changed_day

DAY = dt.date(2026, 11, 20)
THURSDAY = dt.date(2026, 11, 19)
SATURDAY = dt.date(2026, 11, 21)
REASON = "Lịch làm việc thay đổi: 20/11/2026 nay là ngày nghỉ."
WHO = Who("Ngô Minh Khang", None, "Thông báo nghỉ hoán đổi")
REST = DayFacts(Part.NONE, "Nghỉ hoán đổi", "Thông báo số 12/TB-BNV", is_confirmed=True)
EXTRA = DayFacts(Part.ALL, "Làm bù", "Thông báo số 12/TB-BNV", is_confirmed=True)
NAMED: dict[str, Any] = {"due_words": "chậm nhất ngày 20/11/2026", "due_dates": ["2026-11-20"]}


def rest(day: dt.date = DAY) -> SpecialDay:
    return add_day(day, REST, who=WHO)


def work_extra(day: dt.date) -> SpecialDay:
    return add_day(day, EXTRA, who=WHO)


def follow(commune: Commune) -> None:
    """Run the job of the latest change of the commune."""
    with open_commune(commune):
        change = CalendarChange.objects.latest("id")
    follow_changed_day(commune_id=commune.pk, change_id=change.pk)


def owed(office: Office, task: dict[str, Any] | None = None, **fields: Any) -> Assignment:
    held = make_task(office.plan, **(NAMED if task is None else task))
    return make_assignment(held, office.unit, **({"due_on": DAY} | fields))


def due_of(work: Assignment) -> dt.date | None:
    due: dt.date | None = Assignment.objects.get(pk=work.pk).due_on
    return due


def test_calendar_when_a_day_changes_then_one_job_for_each_commune(office: Office) -> None:
    other = make_commune("Núi Xa")
    special = rest()
    remove_day(special, version=1, who=WHO)
    jobs = list(ProcrastinateJob.objects.order_by("id").values_list("task_name", "args"))
    expected = []
    for commune in (office.commune, other):
        with open_commune(commune):
            keys = CalendarChange.objects.order_by("id").values_list("pk", flat=True)
            expected += [("workdays.follow_change", {"commune_id": commune.pk, "change_id": key}) for key in keys]
    assert sorted(jobs, key=lambda job: job[1]["change_id"]) == sorted(expected, key=lambda job: job[1]["change_id"])


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (AssignmentState.PREPARED, THURSDAY),
        (AssignmentState.NEW, THURSDAY),
        (AssignmentState.ACCEPTED, THURSDAY),
        (AssignmentState.WORKING, THURSDAY),
        (AssignmentState.SUBMITTED, THURSDAY),
        (AssignmentState.CONFIRMED, THURSDAY),
        (AssignmentState.DONE, DAY),
        (AssignmentState.BEFORE_ENTRY, DAY),
        (AssignmentState.WITHDRAWN, DAY),
    ],
)
def test_calendar_when_a_day_is_off_then_only_what_is_owed_moves(
    office: Office, state: AssignmentState, expected: dt.date
) -> None:
    work = owed(office, state=state, done_on=DAY if state == AssignmentState.DONE else None)
    rest()
    follow(office.commune)
    assert due_of(work) == expected


@pytest.mark.parametrize(
    ("task", "before", "after"),
    [
        (NAMED, DAY, THURSDAY),
        ({"due_words": "trước ngày 23/11/2026", "due_before": True, "due_dates": ["2026-11-23"]}, DAY, THURSDAY),
        ({"due_words": "chậm nhất ngày 23/11/2026", "due_dates": ["2026-11-23"]}, "2026-11-23", "2026-11-23"),
        ({"due_words": "chậm nhất ngày 18/11/2026", "due_dates": ["2026-11-18"]}, "2026-11-18", "2026-11-18"),
        ({"due_words": "ngày 20/11 hằng năm", "rrule": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20"}, DAY, THURSDAY),
        ({"due_words": "trong vòng 05 ngày làm việc kể từ ngày ban hành"}, "2026-11-25", "2026-11-26"),
        ({"due_words": "trong vòng 02 ngày làm việc kể từ ngày ban hành"}, THURSDAY, THURSDAY),
        ({"due_words": "thường xuyên", "is_standing": True}, None, None),
    ],
)
def test_calendar_when_a_day_is_off_then_each_kind_of_words_gives_its_day(
    office: Office, task: dict[str, Any], before: dt.date | str | None, after: dt.date | str | None
) -> None:
    plan = make_plan(office.giver.official, from_on=dt.date(2026, 11, 17), entered_on=dt.date(2026, 11, 17))
    first = dt.date(2025, 11, 21) if task.get("rrule") else plan.from_on
    start = max(first, plan.from_on)
    work = make_assignment(make_task(plan, **task), office.unit, window_from=start, due_on=before)
    rest()
    follow(office.commune)
    assert str(due_of(work)) == str(after)


def test_calendar_when_a_saturday_is_worked_then_its_work_moves_on(office: Office) -> None:
    sunday = owed(office, {"due_words": "đến ngày 22/11/2026", "due_dates": ["2026-11-22"]})
    friday = owed(office)
    work_extra(SATURDAY)
    follow(office.commune)
    assert (due_of(sunday), due_of(friday)) == (SATURDAY, DAY)


def test_calendar_when_a_day_moved_then_old_day_reason_record_and_notice_are_kept(office: Office) -> None:
    work = owed(office)
    rest()
    follow(office.commune)
    change = DueChange.objects.get()
    assert (change.assignment, change.old_due_on, change.new_due_on, change.reason, change.by) == (
        work,
        DAY,
        THURSDAY,
        REASON,
        None,
    )
    entry = Entry.objects.get(object_id=work.pk, object_type="plans.assignment")
    assert (entry.act, entry.actor_name, entry.user) == ("due_moved", "Hệ thống", None)
    assert EntryValue.objects.get(entry=entry).changes == {"due_on": ["2026-11-20", "2026-11-19"], "reason": REASON}
    title = work.task.title
    assert sorted(Notice.objects.values_list("official_id", "sentence", "url")) == sorted(
        (
            who.official.pk,
            f"Hạn mới 19/11/2026: {title}. {REASON}",
            office.work_url().replace(office.work.code, work.code),
        )
        for who in (office.officer, office.head)
    )


def test_calendar_when_several_move_then_one_notice_and_none_of_what_is_prepared(office: Office) -> None:
    other = make_unit("Trạm Khuyến nông")
    make_actor(other, Role.FOCAL_OFFICER)
    make_assignment(make_task(office.plan, **NAMED), other, due_on=DAY, state=AssignmentState.PREPARED)
    owed(office)
    owed(office)
    rest()
    follow(office.commune)
    assert DueChange.objects.count() == 3
    told = {(office.officer.official.pk, f"2 việc của đơn vị có hạn mới. {REASON}", office.url())}
    told |= {(office.head.official.pk, sentence, url) for _, sentence, url in told}
    assert set(Notice.objects.values_list("official_id", "sentence", "url")) == told


def test_calendar_when_run_twice_then_nothing_is_moved_again(office: Office) -> None:
    work = owed(office)
    rest()
    follow(office.commune)
    counts = (DueChange.objects.count(), Entry.objects.count(), Notice.objects.count(), version_of(work))
    follow(office.commune)
    assert (DueChange.objects.count(), Entry.objects.count(), Notice.objects.count(), version_of(work)) == counts


def version_of(work: Assignment) -> int:
    version: int = Assignment.objects.get(pk=work.pk).version
    return version


def test_calendar_when_the_day_is_put_back_then_the_first_due_day_returns(office: Office) -> None:
    work = owed(office)
    special = rest()
    follow(office.commune)
    remove_day(special, version=1, who=WHO)
    follow(office.commune)
    assert (due_of(work), DueChange.objects.count()) == (DAY, 2)


def test_calendar_when_a_person_granted_the_day_then_it_stays(office: Office) -> None:
    work = owed(office, due_on=dt.date(2026, 11, 10))
    move_due(work, DAY, reason="Chờ mẫu bảng.", actor=office.giver)
    rest()
    follow(office.commune)
    assert (due_of(work), DueChange.objects.count()) == (DAY, 1)


def test_calendar_when_granted_work_was_handed_over_then_its_day_stays_and_the_sisters_moves(office: Office) -> None:
    task = make_task(office.plan, **(NAMED | {"due_dates": ["2026-11-21"]}))
    granted = make_assignment(task, office.unit, due_on=dt.date(2026, 11, 10))
    move_due(granted, DAY, reason="Chờ mẫu bảng.", actor=office.giver)
    sister = make_assignment(task, make_unit("Trạm Khuyến nông"), due_on=DAY)
    Assignment.objects.filter(pk=granted.pk).update(state=AssignmentState.WORKING)
    rest()
    follow(office.commune)
    assert (due_of(granted), due_of(sister)) == (DAY, THURSDAY)
    Assignment.objects.filter(pk=sister.pk).update(due_on=DAY)
    Assignment.objects.filter(pk=granted.pk).update(state=AssignmentState.WITHDRAWN)
    follow(office.commune)
    assert due_of(sister) == DAY


def test_calendar_when_the_new_day_lies_before_entry_then_it_stays(office: Office) -> None:
    plan = make_plan(office.giver.official, entered_on=DAY)
    work = make_assignment(make_task(plan, **NAMED), office.unit, due_on=DAY)
    rest()
    follow(office.commune)
    assert due_of(work) == DAY


def test_calendar_when_followed_in_one_commune_then_another_is_untouched(office: Office) -> None:
    other = make_commune("Núi Xa")
    with open_commune(other):
        unit = make_unit()
        plan = make_plan(make_actor(unit, Role.PROGRAMME_OFFICER).official)
        theirs = make_assignment(make_task(plan, **NAMED), unit, due_on=DAY)
    rest()
    follow(office.commune)
    with open_commune(other):
        assert due_of(theirs) == DAY
    follow(other)
    with open_commune(other):
        assert due_of(theirs) == THURSDAY


def test_calendar_when_work_exceeds_a_batch_then_all_of_it_moves(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "AT_ONCE", 2)
    works = [owed(office) for _ in range(5)]
    rest()
    follow(office.commune)
    assert [due_of(work) for work in works] == [THURSDAY] * 5


def test_calendar_when_history_grows_then_queries_do_not(office: Office) -> None:
    rest()

    def count(run: Callable[[Commune], None]) -> int:
        with CaptureQueriesContext(connection) as queries:
            run(office.commune)
        return len(queries)

    owed(office, state=AssignmentState.DONE, done_on=DAY)
    follow(office.commune)
    few = count(follow)
    for _ in range(5):
        owed(office, state=AssignmentState.DONE, done_on=DAY)
        owed(office, due_on=THURSDAY)
    assert count(follow) == few


def test_calendar_when_previewed_then_the_same_days_as_move_afterwards_and_nothing_saved(office: Office) -> None:
    work = owed(office)
    owed(office, due_on=THURSDAY, state=AssignmentState.DONE, done_on=DAY)
    wished = deadline_calendar_with(DAY, Part.NONE, level=Level.COUNTRY)
    seen = moves_of(DAY, today=dt.date(2026, 11, 18), calendar=wished)
    assert ([(one.code, one.old, one.new) for one in seen], due_of(work)) == ([(work.code, DAY, THURSDAY)], DAY)
    rest()
    follow(office.commune)
    change = CalendarChange.objects.get()
    moved = list(CalendarMove.objects.values_list("change", "code", "old_due_on", "new_due_on"))
    assert (moved, change.moved, change.finished_at is not None) == ([(change.pk, work.code, DAY, THURSDAY)], 1, True)


def test_calendar_when_work_exceeds_a_batch_then_its_unit_is_told_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "AT_ONCE", 2)
    for _ in range(5):
        owed(office)
    rest()
    follow(office.commune)
    told = Notice.objects.filter(official=office.officer.official)
    assert list(told.values_list("sentence", flat=True)) == [f"5 việc của đơn vị có hạn mới. {REASON}"]
