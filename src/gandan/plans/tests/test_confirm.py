import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gandan.audit.models import Entry
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import Direction
from gandan.documents.models import Document
from gandan.documents.tests.factories import make_reading
from gandan.notifications.models import Notice
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import make_official, make_unit
from gandan.plans.enums import AssignmentState, PlanState, UnitPart
from gandan.plans.models import Assignment, Plan, Task, TaskUnit
from gandan.plans.rules.due import DueWords
from gandan.plans.rules.review import TaskDraft, choose_direction, edit_task, set_facts
from gandan.plans.services.confirm import save_draft_review
from gandan.plans.services.occasions import extend_occasions
from gandan.plans.tests.house import DRAFT_PAPER, OWN_PAPER, TODAY, House
from gandan.workdays.queries import deadline_calendar


def _parts() -> list[tuple[int, str, str, str]]:
    return [
        (part.task.position, part.unit.name, f"{part.due_on:%d/%m/%Y}", part.state)
        for part in Assignment.objects.select_related("task", "unit").order_by("task__position", "unit", "window_from")
    ]


def test_confirm_when_own_issued_paper_then_plan_tasks_parts_and_occasions(house: House) -> None:
    done = house.confirm(make_reading(house.actor, OWN_PAPER.encode()))
    plan = Plan.objects.get()
    assert (done.plan, plan.state, plan.from_on, plan.to_on, plan.entered_on) == (
        plan, PlanState.ACTIVE, dt.date(2026, 4, 20), dt.date(2030, 12, 31), TODAY,
    )  # fmt: skip
    assert (done.document.reference, done.document.direction) == ("41/KH-UBND", Direction.ISSUED)
    assert _parts() == [
        (1, "Phòng Văn hóa - Xã hội", "13/11/2026", AssignmentState.BEFORE_ENTRY),
        (1, "Phòng Văn hóa - Xã hội", "12/11/2027", AssignmentState.NEW),
        (2, "Phòng Văn hóa - Xã hội", "18/12/2026", AssignmentState.NEW),
        (3, "Phòng Văn hóa - Xã hội", "27/11/2026", AssignmentState.NEW),
        (3, "Trạm Y tế", "27/11/2026", AssignmentState.NEW),
    ]


def test_confirm_when_done_then_words_spans_and_receiver_are_kept(house: House) -> None:
    house.confirm(make_reading(house.actor, OWN_PAPER.encode()))
    task = Task.objects.get(position=3)
    source = Document.objects.get().parsed["_source"]
    (block, start, end), *_ = task.spans
    assert source[block]["text"][start:end] == task.title
    assert (task.due_words, task.due_before, task.due_dates, task.receiver) == (
        "trước ngày 30/11/2026", True, ["2026-11-30"], house.culture,
    )  # fmt: skip


def test_confirm_when_given_out_then_heads_and_focal_officers_are_told_once(house: House) -> None:
    house.confirm(make_reading(house.actor, OWN_PAPER.encode()))
    assert sorted(Notice.objects.values_list("official__full_name", flat=True)) == ["Lê Thu Hà", "Phạm Văn Lộc"]


def test_confirm_when_draft_then_prepared_and_nobody_is_told(house: House) -> None:
    done = house.confirm(make_reading(house.actor, DRAFT_PAPER.encode()))
    assert done.plan is not None
    assert done.plan.state == PlanState.PREPARED
    assert set(Assignment.objects.values_list("state", flat=True)) == {
        AssignmentState.PREPARED,
        AssignmentState.BEFORE_ENTRY,
    }
    assert not Notice.objects.exists()


def test_confirm_when_reference_then_document_only(house: House) -> None:
    reading = make_reading(house.actor, OWN_PAPER.encode())
    done = house.confirm(reading, choose_direction(house.review(reading), Direction.REFERENCE))
    assert (done.plan, Document.objects.count(), Plan.objects.count()) == (None, 1, 0)


def test_confirm_when_done_twice_then_refused_and_nothing_is_made_again(house: House) -> None:
    reading = make_reading(house.actor, OWN_PAPER.encode())
    house.confirm(reading)
    with pytest.raises(NotAllowed) as refusal:
        house.again(reading)
    assert refusal.value.code == "already_confirmed"
    assert (Plan.objects.count(), Document.objects.count()) == (1, 1)


def test_confirm_when_saved_meanwhile_then_stale_and_nothing_is_made(house: House) -> None:
    reading = make_reading(house.actor, OWN_PAPER.encode())
    save_draft_review(reading, house.opened(reading), version=1)
    with pytest.raises(Stale):
        house.again(reading)
    assert not Plan.objects.exists()


def test_confirm_when_nobody_is_named_then_refused(house: House) -> None:
    reading = make_reading(house.actor, OWN_PAPER.encode())
    with pytest.raises(NotAllowed) as refusal:
        house.again(reading)
    assert refusal.value.reason == "Nhiệm vụ 3 chưa có đơn vị chủ trì."
    assert not Document.objects.exists()


def test_confirm_when_a_named_unit_has_ended_then_refused_by_its_name(house: House) -> None:
    reading = make_reading(house.actor, OWN_PAPER.encode())
    review = house.opened(reading)
    Unit.objects.filter(pk=house.health.pk).update(is_active=False)
    with pytest.raises(NotAllowed) as refusal:
        house.confirm(reading, review)
    assert refusal.value.reason == "Trạm Y tế đã ngừng dùng. Hãy chọn đơn vị khác trong bản rà soát."
    assert not Document.objects.exists()


def test_confirm_when_done_then_the_record_says_so(house: House) -> None:
    house.confirm(make_reading(house.actor, OWN_PAPER.encode()))
    acts = list(Entry.objects.filter(user=house.actor.user).order_by("id").values_list("act", flat=True))
    assert acts == ["reading_uploaded", "document_filed", "plan_confirmed"]


def test_confirm_when_fields_were_set_then_they_reach_task_units_and_parts(house: House) -> None:
    leader = make_official(house.culture, roles=[Role.LEADER], full_name="Vũ Minh Đức")
    reading = make_reading(house.actor, OWN_PAPER.encode())
    review = edit_task(
        house.opened(reading), "t2", supports=(), product="Danh sách", leader=leader.code,
        quotas=((house.health.code, "03 người"),),
    )  # fmt: skip
    review = edit_task(review, "t0", supports=(house.health.code,), due=DueWords("thường xuyên"))
    house.confirm(reading, review)
    third, first = Task.objects.get(position=3), Task.objects.get(position=1)
    assert (third.product, third.leader, first.is_standing) == ("Danh sách", leader, True)
    assert sorted(TaskUnit.objects.filter(task=first).values_list("unit__name", "part")) == [
        ("Phòng Văn hóa - Xã hội", UnitPart.LEAD),
        ("Trạm Y tế", UnitPart.SUPPORT),
    ]
    assert list(Assignment.objects.filter(task=first).values_list("due_on", "window_to")) == [
        (None, dt.date(2030, 12, 31))
    ]
    assert Assignment.objects.get(task=third, unit=house.health).quota == "03 người"


def test_confirm_when_twenty_tasks_of_six_units_then_no_more_queries_than_one_of_one(house: House) -> None:
    units = [house.culture.code, *(make_unit(f"Đơn vị {number}").code for number in range(5))]
    counts, quarterly = [], DueWords(rrule="FREQ=MONTHLY;INTERVAL=3")
    for tasks, doers, text in ((1, 1, OWN_PAPER), (20, 6, OWN_PAPER.replace("41/", "42/"))):
        reading = make_reading(house.actor, text.encode())
        drafts = tuple(
            TaskDraft(f"t{number}", f"Việc {number}", leads=tuple(units[:doers]), due=quarterly)
            for number in range(tasks)
        )
        reading = save_draft_review(reading, replace(house.review(reading), tasks=drafts), version=1)
        with CaptureQueriesContext(connection) as queries:
            house.again(reading)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    quarters_to_the_horizon = 7
    assert Assignment.objects.count() == (1 + 20 * 6) * quarters_to_the_horizon


def test_extend_occasions_when_a_new_year_begins_then_next_ones_once(house: House) -> None:
    house.confirm(make_reading(house.actor, OWN_PAPER.encode()))
    later = dt.date(2027, 1, 2)
    assert extend_occasions(today=TODAY, calendar=deadline_calendar()) == 0
    assert extend_occasions(today=later, calendar=deadline_calendar()) == 1
    assert extend_occasions(today=later, calendar=deadline_calendar()) == 0
    dues = Assignment.objects.filter(task__position=1).order_by("due_on").values_list("due_on", flat=True)
    assert list(dues) == [dt.date(2026, 11, 13), dt.date(2027, 11, 12), dt.date(2028, 11, 14)]


def test_extend_occasions_when_plan_has_ended_then_none(house: House) -> None:
    reading = make_reading(house.actor, OWN_PAPER.encode())
    house.confirm(reading, set_facts(house.opened(reading), {"to_on": "2027-12-31"}))
    assert extend_occasions(today=dt.date(2028, 1, 3), calendar=deadline_calendar()) == 0
