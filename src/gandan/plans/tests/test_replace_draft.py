import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gandan.audit.models import Entry, EntryValue
from gandan.audit.queries import timeline
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import ReadingState
from gandan.documents.models import Document, Reading
from gandan.documents.tests.factories import make_reading
from gandan.notifications.models import Notice
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor
from gandan.plans.enums import AssignmentState, PlanState
from gandan.plans.models import Assignment, DueChange, Plan, Task, TaskUnit
from gandan.plans.rules.review import edit_task
from gandan.plans.services.confirm import save_draft_review
from gandan.plans.services.replace import Replaced, Wish, replace_draft
from gandan.plans.tests.house import DRAFT_PAPER, OWN_PAPER, TODAY, House
from gandan.tenancy.scope import current_commune
from gandan.workdays.queries import deadline_calendar

REWORDED = OWN_PAPER.replace("20/12/2026", "25/12/2026").replace("Phân công người", "Phân công hai người")
CHOOSE = "Lựa chọn khẩu hiệu ngắn gọn treo tại trụ sở"
WITH_OTHER = OWN_PAPER.replace(f"- {CHOOSE} trước ngày 20/12/2026.", "- Trồng cây quanh sân trước ngày 25/12/2026.")


def _signed(house: House, text: str) -> Reading:
    reading = make_reading(house.actor, text.encode())
    return save_draft_review(reading, house.opened(reading), version=1)


def _plan(house: House) -> Plan:
    plan = house.confirm(make_reading(house.actor, DRAFT_PAPER.encode())).plan
    assert plan is not None
    return plan


def _replace(house: House, plan: Plan, reading: Reading, **wish: Any) -> Replaced:
    wished = Wish(**({"plan_version": plan.version} | wish))
    return replace_draft(
        plan, reading, wished, version=2, actor=house.actor, today=TODAY, calendar=deadline_calendar()
    )


def _codes() -> dict[int, tuple[str, set[str]]]:
    parts: dict[int, set[str]] = {}
    for position, code in Assignment.objects.values_list("task__position", "code"):
        parts.setdefault(position, set()).add(code)
    return {task.position: (task.code, parts[task.position]) for task in Task.objects.all()}


def test_replace_draft_when_words_and_days_differ_then_same_tasks_take_them_and_are_given_out(house: House) -> None:
    plan = _plan(house)
    before = _codes()
    done = _replace(house, plan, _signed(house, REWORDED))
    plan.refresh_from_db()
    assert (plan.state, plan.document.reference, plan.from_on) == (
        PlanState.ACTIVE, "41/KH-UBND", dt.date(2026, 4, 20),
    )  # fmt: skip
    assert (done.kept, done.added, done.dropped, done.parts) == (3, 0, 0, 4)
    assert _codes() == before
    second, third = Task.objects.get(position=2), Task.objects.get(position=3)
    assert (second.due_dates, third.title.startswith("Phân công hai người")) == (["2026-12-25"], True)
    assert Assignment.objects.get(task=second).due_on == dt.date(2026, 12, 24)
    assert set(Assignment.objects.values_list("state", flat=True)) == {
        AssignmentState.NEW,
        AssignmentState.BEFORE_ENTRY,
    }


def test_replace_draft_when_done_then_words_stand_in_the_signed_text_and_the_record_says_so(house: House) -> None:
    plan = _plan(house)
    draft = plan.document
    _replace(house, plan, _signed(house, REWORDED))
    plan.refresh_from_db()
    task = Task.objects.get(position=3)
    (block, start, end), *_ = task.spans
    assert plan.document.parsed["_source"][block]["text"][start:end] == task.title
    assert [item.words for item in timeline(draft)] == ["được thay bằng bản đã ký", "ghi vào sổ văn bản"]
    assert [item.words for item in timeline(Assignment.objects.filter(task=task)[0])] == [
        "giao việc cho đơn vị",
        "sửa theo bản đã ký",
    ]
    assert Notice.objects.exists()


def test_replace_draft_when_a_task_is_gone_and_ticked_then_taken_out_with_the_reason(house: House) -> None:
    plan = _plan(house)
    gone = Task.objects.get(title__startswith=CHOOSE)
    part = Assignment.objects.get(task=gone)
    DueChange(assignment=part, old_due_on=part.due_on, new_due_on=part.due_on, reason="Nghỉ bù", at=plan.created_at,
              by=house.actor.official).save()  # fmt: skip
    done = _replace(house, plan, _signed(house, WITH_OTHER), dropped=[gone.code], reason="Đã làm xong")
    assert (done.kept, done.added, done.dropped) == (2, 1, 1)
    assert list(Task.objects.values_list("position", flat=True)) == [1, 2, 3]
    assert Task.objects.get(position=2).title == "Trồng cây quanh sân trước ngày 25/12/2026."
    entry = Entry.objects.get(act="plan_text_replaced")
    changes = EntryValue.objects.get(entry=entry).changes
    assert (changes["dropped"], changes["reason"]) == ([gone.title], "Đã làm xong")


def test_replace_draft_when_a_task_is_gone_and_not_ticked_then_kept_at_the_end_and_given_out(house: House) -> None:
    plan = _plan(house)
    _replace(house, plan, _signed(house, WITH_OTHER))
    last = Task.objects.get(position=4)
    assert (last.title.startswith(CHOOSE), last.spans) == (True, [])
    assert Assignment.objects.get(task=last).state == AssignmentState.NEW


def test_replace_draft_when_dropped_without_a_reason_then_refused_and_nothing_changes(house: House) -> None:
    plan, reading = _plan(house), _signed(house, WITH_OTHER)
    code = Task.objects.get(title__startswith=CHOOSE).code
    with pytest.raises(NotAllowed) as refusal:
        _replace(house, plan, reading, dropped=[code], reason="  ")
    assert refusal.value.code == "no_reason"
    reading.refresh_from_db()
    assert (reading.state, Document.objects.count(), Task.objects.count()) == (ReadingState.READY, 1, 3)


def test_replace_draft_when_units_differ_then_their_parts_come_and_go(house: House) -> None:
    plan = _plan(house)
    reading = make_reading(house.actor, OWN_PAPER.encode())
    review = edit_task(house.opened(reading), "t2", leads=(house.culture.code,))
    review = edit_task(review, "t1", leads=(house.culture.code, house.health.code))
    _replace(house, plan, save_draft_review(reading, review, version=1))
    assert sorted(
        Assignment.objects.exclude(task__position=1).values_list("task__position", "unit__name", "state")
    ) == [
        (2, "Phòng Văn hóa - Xã hội", AssignmentState.NEW),
        (2, "Trạm Y tế", AssignmentState.NEW),
        (3, "Phòng Văn hóa - Xã hội", AssignmentState.NEW),
    ]
    assert TaskUnit.objects.filter(task__position=3).count() == 1


def test_replace_draft_when_the_plan_changed_meanwhile_then_stale(house: House) -> None:
    plan = _plan(house)
    with pytest.raises(Stale):
        _replace(house, plan, _signed(house, OWN_PAPER), plan_version=plan.version + 1)


def test_replace_draft_when_plan_is_under_way_then_refused(house: House) -> None:
    plan = house.confirm(make_reading(house.actor, OWN_PAPER.encode())).plan
    assert plan is not None
    reading = _signed(house, OWN_PAPER.replace("41/", "42/"))
    with pytest.raises(NotAllowed) as refusal:
        _replace(house, plan, reading)
    assert refusal.value.code == "not_prepared"
    reading.refresh_from_db()
    assert reading.state == ReadingState.READY


def _url(name: str, reading: Reading) -> str:
    return reverse(name, kwargs={"commune": current_commune().slug, "code": reading.code})


def test_confirm_page_when_a_draft_is_chosen_then_exactly_what_will_happen(house: House, client: Client) -> None:
    plan, reading = _plan(house), _signed(house, WITH_OTHER.replace("giữ gìn trụ sở, gửi", "giữ gìn, gửi"))
    assert house.actor.user is not None
    client.force_login(house.actor.user)
    offered = client.get(_url("review_confirm", reading)).content.decode()
    assert f"?thay={plan.code}" in offered
    page = client.get(_url("review_confirm", reading), {"thay": plan.code}).content.decode()
    for words in (
        "Trồng cây quanh sân",
        CHOOSE,
        "Không còn trong bản đã ký",
        "Giữ 2 nhiệm vụ",
        "Giao ngay 4 phần việc",
    ):
        assert words in page


def test_replace_page_when_posted_then_plan_given_out_and_twice_leads_there(house: House, client: Client) -> None:
    plan, reading = _plan(house), _signed(house, WITH_OTHER)
    code = Task.objects.get(title__startswith=CHOOSE).code
    assert house.actor.user is not None
    client.force_login(house.actor.user)
    given = {"version": 2, "replaces": plan.code, "plan_version": plan.version, "dropped": code, "reason": ""}
    refused = client.post(_url("review_replaced", reading), given)
    assert refused.status_code == 422
    assert "Hãy ghi lý do" in refused.content.decode()
    there = reverse("plan", kwargs={"commune": current_commune().slug, "code": plan.code})
    for _ in range(2):
        done = client.post(_url("review_replaced", reading), given | {"reason": "Không còn"})
        assert done.headers["Location"] == there
    assert (Document.objects.count(), Task.objects.count()) == (2, 3)


def test_document_page_when_its_plan_is_prepared_then_named_to_those_who_may_open_it_alone(
    house: House, client: Client
) -> None:
    plan = _plan(house)
    link = reverse("plan", kwargs={"commune": current_commune().slug, "code": plan.code})
    page = reverse("document", kwargs={"commune": current_commune().slug, "code": plan.document.code})
    colleague = make_actor(house.health, Role.FOCAL_OFFICER)
    for actor, is_named in ((house.actor, True), (colleague, False)):
        assert actor.user is not None
        client.force_login(actor.user)
        assert (link in client.get(page).content.decode()) is is_named


def test_record_when_its_source_is_opened_then_the_papers_own_words_are_marked(house: House, client: Client) -> None:
    house.confirm(make_reading(house.actor, OWN_PAPER.encode()))
    part = Assignment.objects.select_related("task").get(task__position=2)
    assert house.actor.user is not None
    client.force_login(house.actor.user)
    record = reverse("assignment", kwargs={"commune": current_commune().slug, "code": part.code})
    found = re.search(r'href="([^"]+)#cho-trich"', client.get(record).content.decode())
    assert found is not None
    page = client.get(found[1].replace("&amp;", "&")).content.decode()
    marked = re.findall(r'<span class="mark-on check" id="cho-trich" data-mark="trich">([^<]+)</span>', page)
    assert marked == [part.task.title]
