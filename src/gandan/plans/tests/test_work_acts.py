"""Acts on work through their pages: what is typed stays, one press is one act, the result is told plainly."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from gandan.organisations.actors import Actor
from gandan.organisations.models import Official
from gandan.plans.enums import AssignmentState as S
from gandan.plans.enums import RequestKind, RequestState
from gandan.plans.models import ChangeRequest
from gandan.plans.services.requests import request_new_date
from gandan.plans.services.work import accept_assignment
from gandan.plans.tests.conftest import Office
from gandan.workdays.queries import deadline_calendar

SignIn = Callable[[Actor | Official], Client]
TODAY = dt.date(2026, 11, 18)


def ask(office: Office) -> ChangeRequest:
    return request_new_date(
        office.work,
        proposed_due_on=dt.date(2026, 11, 27),
        reason="Chờ mẫu bảng.",
        actor=office.officer,
        today=TODAY,
        calendar=deadline_calendar(),
    )


def test_act_when_another_tab_was_quicker_then_says_so_and_keeps_what_was_typed(
    office: Office, signed_in: SignIn
) -> None:
    office.work.state = S.DONE
    office.work.done_on = TODAY
    office.work.save()
    refused = signed_in(office.giver).post(office.work_url("rut/"), {"reason": "Đã gõ rất lâu."})
    page = refused.content.decode()
    shown = ("Việc này đã hoàn thành." in page, "Đã gõ rất lâu.</textarea>" in page)
    assert (refused.status_code, shown) == (422, (True, True))


def test_report_when_another_tab_was_quicker_then_keeps_what_was_typed_without_scripts(
    office: Office, signed_in: SignIn
) -> None:
    office.work.state = S.SUBMITTED
    office.work.done_on = TODAY
    office.work.save()
    fields = {"kind": "dang_lam", "words": "Đã gõ rất lâu.", "on": "18/11/2026"}
    fields["submission"] = "00000000-0000-4000-8000-000000000001"
    page = signed_in(office.officer).post(office.work_url("bao-tien-do/"), fields).content.decode()
    assert ("Kết quả đang chờ thủ trưởng đơn vị xác nhận." in page, "Đã gõ rất lâu.</textarea>" in page) == (
        True,
        True,
    )


def test_decision_when_made_in_another_tab_then_keeps_the_opinion_typed(office: Office, signed_in: SignIn) -> None:
    ask(office)
    client, url = signed_in(office.giver), office.work_url("de-nghi/gia_han/")
    first = client.post(url, {"decision": "dong-y", "due_on": "27/11/2026"}, follow=True).content.decode()
    second = client.post(url, {"decision": "khong", "reason": "Đã gõ rất lâu."}).content.decode()
    office.work.refresh_from_db()
    assert ("Đã đồng ý gia hạn; hạn cũ được giữ lại" in first, office.work.due_on) == (True, dt.date(2026, 11, 27))
    assert ("Đề nghị này đã được quyết định." in second, "Đã gõ rất lâu.</textarea>" in second) == (True, True)


def test_decision_when_refused_then_says_so_and_needs_its_opinion(office: Office, signed_in: SignIn) -> None:
    ask(office)
    client, url = signed_in(office.giver), office.work_url("de-nghi/gia_han/")
    without = client.post(url, {"decision": "khong", "due_on": "27/11/2026"}).content.decode()
    given = {"decision": "khong", "due_on": "27/11/2026", "reason": "Không lùi được."}
    told = client.post(url, given, follow=True).content.decode()
    assert 'href="#id_reason">Ý kiến: Hãy ghi lý do để người nhận hiểu và làm tiếp.' in without
    assert "Đã trả lời không đồng ý; đơn vị nhận được ý kiến." in told


def test_new_date_when_it_is_a_day_off_then_the_field_says_so(office: Office, signed_in: SignIn) -> None:
    fields = {"proposed_due_on": "28/11/2026", "reason": "Chờ mẫu bảng."}
    page = signed_in(office.officer).post(office.work_url("gia-han/"), fields).content.decode()
    assert 'href="#id_proposed_due_on">Ngày đề nghị: Ngày 28/11/2026 là ngày nghỉ.' in page


@pytest.mark.parametrize(("who", "offered"), [("officer", True), ("giver", False)])
def test_record_when_a_request_waits_then_the_unit_may_take_it_back_and_is_not_offered_a_second(
    office: Office, signed_in: SignIn, who: str, offered: bool
) -> None:
    ask(office)
    page = signed_in(getattr(office, who)).get(office.work_url()).content.decode()
    cancel = office.work_url("de-nghi/gia_han/rut/")
    assert (f'action="{cancel}"' in page, office.work_url("gia-han/") in page) == (offered, False)


def test_request_when_taken_back_then_a_new_one_is_offered(office: Office, signed_in: SignIn) -> None:
    asked = ask(office)
    client = signed_in(office.officer)
    page = client.post(office.work_url("de-nghi/gia_han/rut/"), follow=True).content.decode()
    asked.refresh_from_db()
    assert (asked.kind, asked.state) == (RequestKind.NEW_DATE, RequestState.CANCELLED)
    assert ("Đã rút đề nghị." in page, office.work_url("gia-han/") in page) == (True, True)


def test_record_when_only_given_then_names_the_day_and_says_that_nothing_followed(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    before = client.get(office.work_url()).content.decode()
    accept_assignment(office.work, actor=office.officer)
    after = client.get(office.work_url()).content.decode()
    nothing = "Chưa có diễn biến nào từ khi giao việc."
    assert (nothing in before, nothing in after, "Phạm Quốc Dũng, " in before) == (True, False, True)


def test_remind_all_when_pressed_twice_then_tells_whom_and_then_that_nothing_was_sent(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.sums_up)
    url = office.url(f"cho-tong-hop/{office.work.task.code}/{office.work.window_from:%Y-%m-%d}/nhac/")
    first, second = (client.post(url, follow=True).content.decode() for _ in range(2))
    assert ("Đã nhắc 1 đơn vị: Phòng Kinh tế." in first, "nhắc ngày 18/11/2026" in first) == (True, True)
    assert "Không gửi thêm lời nhắc: hôm nay đã nhắc rồi. Có thể nhắc lại từ ngày mai." in second
    office.work.state, office.work.done_on = S.DONE, TODAY
    office.work.save()
    last = client.post(url, follow=True).content.decode()
    assert "Mọi đơn vị đã gửi kết quả, không còn đơn vị nào để nhắc." in last
