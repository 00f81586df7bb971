import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from gandan.audit.models import Entry
from gandan.common.errors import NotAllowed, Stale
from gandan.notifications.models import Notice
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.plans.enums import AssignmentState as S
from gandan.plans.enums import PlanState, ProgressKind, RequestState, UnitPart
from gandan.plans.models import Assignment, ChangeRequest, DueChange, ProgressReport, TaskUnit
from gandan.plans.queries.my_work import my_work
from gandan.plans.queries.plans import progress_of
from gandan.plans.rules.states import Act
from gandan.plans.services.difficulties import answer_last
from gandan.plans.services.progress import report_progress
from gandan.plans.services.reminders import prepare_reminders, remind_units
from gandan.plans.services.requests import cancel_request, decide_request, request_new_date, request_transfer
from gandan.plans.services.work import (
    accept_assignment,
    accept_series,
    confirm_work,
    give_out_plan,
    receive_result,
    send_back,
    withdraw_work,
)
from gandan.plans.tests.factories import make_assignment, make_plan, make_task
from gandan.tenancy.scope import open_commune
from gandan.workdays.rules import build

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 18)
CALENDAR = build(dt.date(2026, 1, 1), dt.date(2027, 12, 31), ())
FIRST = UUID("00000000-0000-4000-8000-000000000001")
SECOND = UUID("00000000-0000-4000-8000-000000000002")


@dataclass
class House:
    """One unit at work, one that receives, and who gives."""

    unit: Unit
    receiver: Unit
    officer: Actor
    head: Actor
    sums_up: Actor
    giver: Actor


@pytest.fixture
def house(db: None) -> Iterator[House]:
    with open_commune(make_commune()):
        unit, receiver = make_unit("Phòng Kinh tế"), make_unit("Văn phòng HĐND và UBND")
        yield House(
            unit,
            receiver,
            make_actor(unit, Role.FOCAL_OFFICER, full_name="Trần Văn Khoa"),
            make_actor(unit, Role.UNIT_HEAD, full_name="Đỗ Thị Mai"),
            make_actor(receiver, Role.FOCAL_OFFICER, full_name="Lê Thu Hà"),
            make_actor(receiver, Role.PROGRAMME_OFFICER, full_name="Phạm Quốc Dũng"),
        )


def make_work(house: House, *, received: bool = False, **fields: object) -> Assignment:
    plan = make_plan(house.giver.official)
    task = make_task(plan, receiver=house.receiver if received else None)
    return make_assignment(task, house.unit, **fields)


def report(work: Assignment, house: House, kind: ProgressKind = ProgressKind.DONE, **fields: object) -> ProgressReport:
    values = {"submission": FIRST, "on": TODAY, "words": "Đã lắp 02 bảng tại trụ sở.", "today": TODAY}
    return report_progress(work, kind=kind, actor=house.officer, **(values | fields))  # type: ignore[arg-type]


def stand(work: Assignment) -> tuple[str, dt.date | None]:
    work.refresh_from_db()
    return work.state, work.done_on


def acts(work: Assignment) -> list[str]:
    found = Entry.objects.filter(object_type="plans.assignment", object_id=work.pk).order_by("id")
    return list(found.values_list("act", flat=True))


def told() -> list[tuple[str, str]]:
    return [(n.official.full_name, n.sentence.split(":")[0]) for n in Notice.objects.order_by("id")]


def test_work_when_every_act_follows_then_is_done_and_each_act_is_recorded(house: House) -> None:
    work = make_work(house, received=True)

    accept_assignment(work, actor=house.officer)
    report(work, house)
    confirm_work(work, actor=house.head)
    receive_result(work, actor=house.sums_up)

    assert stand(work) == (S.DONE, TODAY)
    assert acts(work) == ["work_accepted", "work_submitted", "work_confirmed", "work_received"]
    assert told() == [
        ("Đỗ Thị Mai", "Phòng Kinh tế báo xong, chờ xác nhận"),
        ("Lê Thu Hà", "Phòng Kinh tế đã gửi kết quả, chờ tiếp nhận"),
        ("Trần Văn Khoa", "Kết quả đã được xác nhận"),
        ("Trần Văn Khoa", "Kết quả đã được tiếp nhận"),
    ]


def test_confirm_when_no_other_unit_receives_then_is_done_at_once(house: House) -> None:
    work = make_work(house)
    report(work, house)
    confirm_work(work, actor=house.head)
    assert stand(work) == (S.DONE, TODAY)


def test_accept_when_accepted_already_then_says_so(house: House) -> None:
    work = make_work(house)
    accept_assignment(work, actor=house.officer)
    with pytest.raises(NotAllowed, match=r"^Đơn vị đã nhận việc này\.$"):
        accept_assignment(work, actor=house.officer)


def test_accept_series_when_later_turns_are_new_then_all_of_the_unit_and_no_other(house: House) -> None:
    task = make_task(make_plan(house.giver.official))
    months = [dt.date(2026, 11, 1), dt.date(2026, 12, 1), dt.date(2027, 1, 1)]
    early, first, later = [make_assignment(task, house.unit, window_from=day) for day in months]
    other = make_assignment(task, house.receiver, window_from=months[2])

    accepted = accept_series(first, actor=house.officer)

    states = {part.pk: stand(part)[0] for part in (early, first, later, other)}
    assert [part.pk for part in accepted] == [first.pk, later.pk]
    assert states == {early.pk: S.NEW, first.pk: S.ACCEPTED, later.pk: S.ACCEPTED, other.pk: S.NEW}
    assert [acts(part) for part in (first, later, other)] == [["work_accepted"], ["work_accepted"], []]


def test_my_work_when_new_work_repeats_then_its_nearest_turn_stands_once(house: House) -> None:
    task = make_task(make_plan(house.giver.official))
    days = [dt.date(2026, 12, 31), dt.date(2027, 1, 29), dt.date(2027, 2, 26)]
    turns = [make_assignment(task, house.unit, window_from=day.replace(day=1), due_on=day) for day in days]
    single = make_assignment(make_task(task.plan), house.unit, due_on=None)
    new = my_work(house.officer, today=TODAY, calendar=CALENDAR).sections["new"]
    assert ([row.code for row in new.rows], new.count) == ([turns[0].code, single.code], 2)


def test_accept_when_changed_meanwhile_then_is_stale(house: House) -> None:
    work = make_work(house)
    with pytest.raises(Stale):
        accept_assignment(work, actor=house.officer, version=work.version + 1)
    assert stand(work) == (S.NEW, None)


def test_report_when_sent_twice_then_is_one_report(house: House) -> None:
    work = make_work(house)
    version = work.version
    first = report(work, house, version=version)
    again = report(work, house, version=version)
    assert (first.pk, ProgressReport.objects.count(), acts(work)) == (again.pk, 1, ["work_submitted"])


def test_report_when_progress_on_new_work_then_accepts_it(house: House) -> None:
    work = make_work(house)
    report(work, house, ProgressKind.PROGRESS)
    work.refresh_from_db()
    assert (work.state, work.accepted_at is None, work.done_on) == (S.WORKING, False, None)


REFUSED_REPORTS = [
    (ProgressKind.DONE, {"on": dt.date(2026, 11, 19)}, "future"),
    (ProgressKind.DONE, {"on": dt.date(2026, 3, 11)}, "too_early"),
    (ProgressKind.DONE, {"words": "  "}, "empty"),
    (ProgressKind.DIFFICULTY, {"words": "", "numbers": [{"name": "bảng", "value": 2, "unit": ""}]}, "no_words"),
]


@pytest.mark.parametrize(("kind", "fields", "code"), REFUSED_REPORTS)
def test_report_when_it_cannot_be_then_says_why_and_nothing_changes(
    house: House, kind: ProgressKind, fields: dict[str, object], code: str
) -> None:
    work = make_work(house)
    with pytest.raises(NotAllowed) as refusal:
        report(work, house, kind, **fields)
    assert (refusal.value.code, stand(work), ProgressReport.objects.count()) == (code, (S.NEW, None), 0)


def test_difficulty_when_reported_then_giver_is_told_and_may_answer(house: House) -> None:
    work = make_work(house)
    report(work, house, ProgressKind.DIFFICULTY, words="Chưa có kinh phí in bảng.")
    answer_last(work, words="Văn phòng sẽ bố trí trong tháng 11.", actor=house.giver)
    assert sorted(told()) == [
        ("Phạm Quốc Dũng", "Phòng Kinh tế báo vướng mắc"),
        ("Trần Văn Khoa", f"Trả lời vướng mắc về “{work.task.title}”"),
        ("Đỗ Thị Mai", "Phòng Kinh tế báo vướng mắc"),
        ("Đỗ Thị Mai", f"Trả lời vướng mắc về “{work.task.title}”"),
    ]
    assert acts(work) == ["difficulty_reported", "difficulty_answered"]


def test_send_back_when_submitted_then_unit_works_on_with_the_reason(house: House) -> None:
    work = make_work(house)
    report(work, house)
    send_back(work, act=Act.SEND_BACK, reason=" Thiếu ảnh. ", actor=house.head)
    assert (*stand(work), work.return_reason, ProgressReport.objects.count()) == (S.WORKING, None, "Thiếu ảnh.", 1)
    assert acts(work) == ["work_submitted", "work_sent_back"]


def test_send_back_when_confirmed_then_is_the_receivers_act(house: House) -> None:
    work = make_work(house, received=True)
    report(work, house)
    confirm_work(work, actor=house.head)
    send_back(work, act=Act.RETURN_BY_RECEIVER, reason="Thiếu số liệu.", actor=house.sums_up)
    assert (stand(work), acts(work)[-1]) == ((S.WORKING, None), "work_returned")


def test_send_back_when_without_reason_then_is_refused(house: House) -> None:
    work = make_work(house)
    report(work, house)
    with pytest.raises(NotAllowed, match="lý do"):
        send_back(work, act=Act.SEND_BACK, reason="  ", actor=house.head)
    assert stand(work) == (S.SUBMITTED, TODAY)


def test_withdraw_when_request_is_open_then_it_falls(house: House) -> None:
    work = make_work(house)
    ask_new_date(work, house)
    withdraw_work(work, reason="Gộp vào nhiệm vụ khác.", actor=house.giver)
    assert (stand(work)[0], ChangeRequest.objects.get().state) == (S.WITHDRAWN, RequestState.CANCELLED)


def ask_new_date(work: Assignment, house: House, day: dt.date = dt.date(2026, 11, 30)) -> ChangeRequest:
    return request_new_date(
        work, proposed_due_on=day, reason="Chờ mẫu bảng.", actor=house.officer, today=TODAY, calendar=CALENDAR
    )


def decide(request: ChangeRequest, house: House, *, grant: bool, reason: str = "") -> ChangeRequest:
    return decide_request(request, grant=grant, reason=reason, actor=house.giver, today=TODAY, calendar=CALENDAR)


def test_new_date_when_granted_then_old_day_is_kept(house: House) -> None:
    work = make_work(house)
    decide(ask_new_date(work, house), house, grant=True)
    work.refresh_from_db()
    kept = DueChange.objects.get()
    assert (work.due_on, kept.old_due_on, kept.new_due_on, kept.by) == (
        dt.date(2026, 11, 30),
        dt.date(2026, 11, 20),
        dt.date(2026, 11, 30),
        house.giver.official,
    )
    assert acts(work) == ["new_date_requested", "request_granted", "due_moved"]


def test_new_date_when_refused_then_day_stands_and_reason_is_needed(house: House) -> None:
    work = make_work(house)
    request = ask_new_date(work, house)
    with pytest.raises(NotAllowed, match="lý do"):
        decide(request, house, grant=False)
    decide(request, house, grant=False, reason="Không lùi được.")
    with pytest.raises(NotAllowed, match="đã được quyết định"):
        decide(request, house, grant=True)
    work.refresh_from_db()
    assert (work.due_on, DueChange.objects.count()) == (dt.date(2026, 11, 20), 0)


def test_decision_when_made_then_unit_is_told_the_day_or_the_opinion(house: House) -> None:
    work = make_work(house)
    decide(ask_new_date(work, house), house, grant=True)
    decide(ask_new_date(work, house, dt.date(2026, 12, 4)), house, grant=False, reason="Không lùi được.")
    name = work.task.title
    assert list(Notice.objects.filter(official=house.officer.official).order_by("id").values_list("sentence")) == [
        (f"Đồng ý đề nghị gia hạn đến 30/11/2026: {name}",),
        (f"Không đồng ý đề nghị gia hạn: {name}. Ý kiến: Không lùi được.",),
    ]


def test_notice_when_title_ends_with_a_stop_and_work_repeats_then_reads_on_and_names_the_turn(house: House) -> None:
    task = make_task(make_plan(house.giver.official), title="Tổng hợp kết quả hằng tháng.", rrule="FREQ=MONTHLY")
    days = {"window_from": dt.date(2026, 11, 1), "window_to": dt.date(2026, 11, 30)}
    work = make_assignment(task, house.unit, **days)
    withdraw_work(work, reason="Gộp vào việc khác.", actor=house.giver)
    assert {notice.sentence for notice in Notice.objects.all()} == {
        "Việc đã được rút: Tổng hợp kết quả hằng tháng (kỳ tháng 11/2026). Lý do: Gộp vào việc khác."
    }


def test_progress_when_work_is_reported_then_it_waits_apart_and_is_done_when_confirmed(house: House) -> None:
    work = make_work(house)
    figures = []
    for step in (lambda: report(work, house), lambda: confirm_work(work, actor=house.head)):
        step()
        found = progress_of([work.plan_id], today=TODAY, calendar=CALENDAR)[work.plan_id]
        figures.append((found.total, found.done, found.waiting, found.rest))
    assert figures == [(1, 0, 1, 0), (1, 1, 0, 0)]


REFUSED_DAYS = [
    (dt.date(2026, 11, 18), "past"),
    (dt.date(2026, 11, 20), "not_later"),
    (dt.date(2026, 11, 28), "day_off"),
    (dt.date(2031, 1, 2), "too_far"),
]


@pytest.mark.parametrize(("day", "code"), REFUSED_DAYS)
def test_new_date_when_day_cannot_be_then_says_why(house: House, day: dt.date, code: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        ask_new_date(make_work(house), house, day)
    assert refusal.value.code == code


def test_new_date_when_one_waits_then_no_second(house: House) -> None:
    work = make_work(house)
    request = ask_new_date(work, house)
    with pytest.raises(NotAllowed, match="đang chờ quyết định"):
        ask_new_date(work, house)
    cancel_request(request, actor=house.officer)
    assert ask_new_date(work, house).state == RequestState.OPEN


def test_transfer_when_granted_then_other_unit_gets_this_part_and_later_ones(house: House) -> None:
    work = make_work(house, due_on=TODAY)
    later = make_assignment(work.task, house.unit, window_from=dt.date(2026, 12, 1))
    request = request_transfer(work, proposed_unit=house.receiver, reason="Thuộc Văn phòng.", actor=house.officer)

    decide(request, house, grant=True)

    parts = Assignment.objects.order_by("window_from", "id").values_list("unit__name", "window_from", "state")
    assert list(parts) == [
        ("Phòng Kinh tế", dt.date(2026, 3, 12), S.WITHDRAWN),
        ("Văn phòng HĐND và UBND", dt.date(2026, 3, 12), S.NEW),
        ("Phòng Kinh tế", dt.date(2026, 12, 1), S.WITHDRAWN),
        ("Văn phòng HĐND và UBND", dt.date(2026, 12, 1), S.NEW),
    ]
    assert list(TaskUnit.objects.values_list("unit__name", flat=True)) == ["Văn phòng HĐND và UBND"]
    assert acts(later) == ["work_transferred"]


def test_transfer_when_other_unit_supports_then_it_leads(house: House) -> None:
    work = make_work(house)
    TaskUnit(task=work.task, unit=house.receiver, part=UnitPart.SUPPORT).save()
    request = request_transfer(work, proposed_unit=house.receiver, reason="Thuộc Văn phòng.", actor=house.officer)
    decide(request, house, grant=True)
    assert list(TaskUnit.objects.values_list("unit", "part")) == [(house.receiver.pk, UnitPart.LEAD)]


def test_transfer_when_other_unit_has_a_part_then_is_refused(house: House) -> None:
    work = make_work(house)
    make_assignment(work.task, house.receiver)
    request = request_transfer(work, proposed_unit=house.receiver, reason="Thuộc Văn phòng.", actor=house.officer)
    with pytest.raises(NotAllowed, match="đã có phần việc"):
        decide(request, house, grant=True)


def test_remind_when_asked_twice_a_day_then_sends_once_and_next_day_cites_it(house: House) -> None:
    work = make_work(house)
    first = remind_units([work], today=TODAY, calendar=CALENDAR, actor=house.sums_up)
    again = remind_units([work], today=TODAY, calendar=CALENDAR, actor=house.sums_up)
    work.refresh_from_db()
    tomorrow = prepare_reminders([work], today=TODAY + dt.timedelta(days=1), calendar=CALENDAR)[0]

    due = "hạn 20/11/2026, còn {} ngày làm việc"
    title = f"Đề nghị gửi kết quả: {work.task.title}"
    assert [one.sentence for one in first] == [f"{title} ({due.format(2)})."]
    assert (again, Notice.objects.count()) == ([], 2)
    cited = " Đây là lần nhắc thứ 2, lần trước ngày 18/11/2026."
    assert (tomorrow.sentence, tomorrow.refusal) == (f"{title} ({due.format(1)}).{cited}", "")


def test_remind_when_unit_has_reported_then_head_is_asked_to_confirm(house: House) -> None:
    work = make_work(house)
    report(work, house)
    work.refresh_from_db()
    prepared = prepare_reminders([work], today=TODAY, calendar=CALENDAR)[0]
    assert prepared.people == [house.head.official]


def test_give_out_when_prepared_then_units_get_their_parts(house: House) -> None:
    plan = make_plan(house.giver.official, state=PlanState.PREPARED)
    work = make_assignment(make_task(plan), house.unit, state=S.PREPARED, given_at=None)
    count = give_out_plan(plan, actor=house.giver)
    with pytest.raises(NotAllowed, match="đã được giao"):
        give_out_plan(plan, actor=house.giver)
    assert (count, stand(work)[0], sorted({name for name, _ in told()})) == (
        1,
        S.NEW,
        ["Trần Văn Khoa", "Đỗ Thị Mai"],
    )
