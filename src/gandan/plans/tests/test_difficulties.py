import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.notifications.models import Notice
from gandan.organisations.enums import Role
from gandan.organisations.tests.factories import make_actor
from gandan.plans.enums import AssignmentState, ProgressKind
from gandan.plans.models import Assignment, DifficultyAnswer, ProgressReport
from gandan.plans.queries.difficulties import ANSWERED, WAITING, difficulties
from gandan.plans.services.difficulties import answer_last, answer_report
from gandan.plans.tests.conftest import Office


def report(office: Office, words: str = "Thiếu kinh phí", *, work: Assignment | None = None, **fields: Any) -> Any:
    values = {
        "assignment": work or office.work,
        "kind": ProgressKind.DIFFICULTY,
        "on": dt.date(2026, 11, 10),
        "words": words,
        "at": clock.now(),
        "by": office.officer.official,
        "submission": uuid4(),
    }
    made = ProgressReport(**(values | fields))
    made.save()
    return made


def test_answer_when_sent_twice_then_one_and_unit_is_told(office: Office) -> None:
    difficulty = report(office)
    first, again = (answer_report(difficulty, words="Bố trí trong tháng.", actor=office.giver) for _ in range(2))
    told = set(Notice.objects.values_list("official_id", flat=True))
    assert (first.pk, DifficultyAnswer.objects.count()) == (again.pk, 1)
    assert told == {office.officer.official.pk, office.head.official.pk}


@pytest.mark.parametrize(
    ("kind", "state", "code"),
    [
        (ProgressKind.PROGRESS, AssignmentState.WORKING, "no_difficulty"),
        (ProgressKind.DIFFICULTY, AssignmentState.WITHDRAWN, "withdrawn"),
    ],
)
def test_answer_when_there_is_nothing_to_answer_then_refused(office: Office, kind: str, state: str, code: str) -> None:
    Assignment.objects.filter(pk=office.work.pk).update(state=state)
    with pytest.raises(NotAllowed) as refusal:
        answer_report(report(office, kind=kind), words="Đã rõ.", actor=office.giver)
    assert refusal.value.code == code


def test_answer_last_when_none_was_reported_then_refused(office: Office) -> None:
    with pytest.raises(NotAllowed):
        answer_last(office.work, words="Đã rõ.", actor=office.giver)


@pytest.mark.parametrize(
    ("state", "unit", "words"),
    [
        ("", "", ["Ba", "Hai", "Một"]),
        (WAITING, "", ["Ba", "Hai"]),
        (ANSWERED, "", ["Một"]),
        ("la", "khong-co", []),
    ],
)
def test_list_when_filtered_then_unanswered_first(office: Office, state: str, unit: str, words: list[str]) -> None:
    answered = report(office, "Một", on=dt.date(2026, 11, 12))
    report(office, "Hai")
    report(office, "Ba", on=dt.date(2026, 11, 11))
    report(office, "Không phải", kind=ProgressKind.PROGRESS)
    answer_report(answered, words="Đã rõ.", actor=office.giver)
    found = difficulties(office.colleague, state=state, unit=unit)
    assert [one.words for one in found] == words


def test_pages_when_opened_then_each_gets_its_answer(office: Office, signed_in: Any, stranger: Any) -> None:
    url = office.url(f"vuong-mac/{report(office).submission}/")
    leader = make_actor(office.receiver, Role.LEADER)
    people = (office.giver, leader, office.officer, office.colleague, stranger)
    assert [signed_in(one).get(office.url("vuong-mac/")).status_code for one in people] == [200, 200, 200, 200, 404]
    assert [signed_in(one).get(url).status_code for one in people] == [200, 200, 403, 403, 404]
    assert [signed_in(one).post(url, {"words": "Rõ."}).status_code for one in people] == [302, 302, 403, 403, 404]
    assert signed_in(office.giver).get(office.url(f"vuong-mac/{uuid4()}/")).status_code == 404
    assert Client().get(url).status_code == 302


def test_answer_page_when_nothing_is_typed_then_asked(office: Office, signed_in: Any) -> None:
    answer = signed_in(office.giver).post(office.url(f"vuong-mac/{report(office).submission}/"), {"words": " "})
    assert (answer.status_code, "Hãy ghi nội dung trả lời." in answer.content.decode()) == (422, True)


def test_list_page_when_more_rows_then_the_same_queries(office: Office, signed_in: Any) -> None:
    client = signed_in(office.giver)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            answer_report(report(office), words="Đã rõ.", actor=office.giver)
        client.get(office.url("vuong-mac/"))
        with CaptureQueriesContext(connection) as queries:
            client.get(office.url("vuong-mac/"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
