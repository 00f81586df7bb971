"""Rows kept, taken and removed; a table sent as the unit's report; what reports read."""

import datetime as dt
from uuid import uuid4

import pytest

from gandan.activities.models import Evidence
from gandan.activities.services import keep_file
from gandan.audit.models import Entry
from gandan.common.errors import NotAllowed, Stale
from gandan.plans.enums import AssignmentState, ProgressKind
from gandan.plans.models import Assignment, ProgressEvidence, ProgressReport
from gandan.plans.rules.states import Act
from gandan.plans.services.progress import report_progress
from gandan.plans.services.work import confirm_work, receive_result, send_back
from gandan.procedures.enums import Proposal, TableKind
from gandan.procedures.models import Announcement, Row, TableAnswer, TableDuty
from gandan.procedures.queries import sentences_of, table_of
from gandan.procedures.queries.rows import read_table
from gandan.procedures.rules.cells import Value
from gandan.procedures.rules.grids import GridRow
from gandan.procedures.services.duties import ask_table, unask_table
from gandan.procedures.services.rows import Taken, remove_row, save_row, take_rows
from gandan.procedures.services.sending import send_table
from gandan.procedures.tests.conftest import Office
from gandan.workdays.windows import Window

TODAY = dt.date(2026, 11, 18)
NOVEMBER = Window(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
A, S = TableKind.ANNOUNCEMENTS, TableKind.SIMPLIFICATION


def announcement(**values: Value) -> dict[str, Value]:
    base = {
        "number": "12/QĐ-UBND",
        "issued_on": dt.date(2026, 3, 5),
        "issuer": "UBND thành phố",
        "field_name": "Hộ tịch",
    }
    return {**base, "new": 1, "amended": 0, "abolished": 0, "note": "", **values}


def simplification(name: str) -> dict[str, Value]:
    return {
        "procedure_code": "",
        "procedure_name": name,
        "proposal": Proposal.SIMPLER.value,
        "words": "Bỏ một bản sao.",
        "reason": "",
        "legal_basis": "",
        "hours_saved": None,
        "note": "",
    }


def add(office: Office, kind: TableKind = A, *, other: bool = False, **values: Value) -> Row:
    work, actor = (office.other_work, office.other_officer) if other else (office.work, office.officer)
    cells = announcement(**values) if kind == A else simplification(str(values["name"]))
    return save_row(work, kind, cells, actor=actor, today=TODAY)


def version(work: Assignment) -> int:
    answer = TableAnswer.objects.filter(assignment=work).first()
    return answer.version if answer else 0


def send(office: Office, kind: TableKind = A, *, other: bool = False, **said: object) -> ProgressReport:
    work, actor = (office.other_work, office.other_officer) if other else (office.work, office.officer)
    given = {"submission": uuid4(), "version": version(work), "on": TODAY, "today": TODAY, "actor": actor, **said}
    return send_table(work, kind, **given)  # type: ignore[arg-type]


def state(work: Assignment) -> str:
    work.refresh_from_db()
    return work.state


def test_row_when_saved_then_stands_with_its_proof_and_record(office: Office) -> None:
    kept = keep_file(b"Quyet dinh cong bo thu tuc", name="qd-12.txt", actor=office.officer)
    row = save_row(office.work, A, announcement(), proof=kept, actor=office.officer, today=TODAY)
    assert (row.position, row.unit, row.version) == (1, office.unit, 1)
    assert (row.proof.title, row.proof.period_to) == ("qd-12.txt", TODAY)
    assert Entry.objects.filter(act="table_row_added").count() == 1


def test_row_when_changed_then_version_grows_and_a_stale_save_is_refused(office: Office) -> None:
    row = add(office)
    changed = save_row(office.work, A, announcement(new=9), position=1, version=1, actor=office.officer, today=TODAY)
    with pytest.raises(Stale):
        save_row(office.work, A, announcement(new=5), position=1, version=1, actor=office.head, today=TODAY)
    row.refresh_from_db()
    assert (changed.version, Announcement.objects.get().new) == (2, 9)


def test_row_when_of_a_standing_key_then_is_refused(office: Office) -> None:
    add(office)
    with pytest.raises(NotAllowed) as refused:
        add(office, number="12/qđ-ubnd")
    assert (refused.value.code, Announcement.objects.count()) == ("twice", 1)


def test_row_when_removed_then_its_position_is_not_given_again(office: Office) -> None:
    add(office)
    remove_row(office.work, A, position=1, version=1, actor=office.officer)
    row = add(office)
    with pytest.raises(Stale):
        remove_row(office.work, A, position=1, version=1, actor=office.officer)
    assert (row.position, Announcement.objects.count()) == (2, 1)


def test_row_when_the_work_waits_for_the_head_then_is_refused(office: Office) -> None:
    office.ask(A)
    add(office)
    send(office)
    with pytest.raises(NotAllowed) as refused:
        add(office, number="13/QĐ-UBND")
    assert refused.value.reason == "Kết quả đang chờ thủ trưởng đơn vị xác nhận."


def grid(*values: dict[str, Value]) -> list[GridRow]:
    return [GridRow(line, one) for line, one in enumerate(values, 2)]


def test_rows_when_taken_then_new_ones_are_added_and_the_same_left(office: Office) -> None:
    add(office)
    given = grid(announcement(), announcement(number="13/QĐ-UBND"))
    taken = take_rows(office.work, A, given, replaces=False, version=version(office.work), actor=office.officer)
    assert (taken, Announcement.objects.count()) == (Taken(added=1, replaced=0, same=1), 2)


def test_rows_when_they_differ_from_standing_ones_then_replace_only_where_asked(office: Office) -> None:
    add(office)
    given, before = grid(announcement(number="13/QĐ-UBND"), announcement(new=7)), version(office.work)
    with pytest.raises(NotAllowed) as refused:
        take_rows(office.work, A, given, replaces=False, version=before, actor=office.officer)
    untouched = Announcement.objects.count()
    taken = take_rows(office.work, A, given, replaces=True, version=before, actor=office.officer)
    assert (refused.value.code, untouched, taken) == ("rows_stand", 1, Taken(added=1, replaced=1, same=0))
    assert list(Announcement.objects.order_by("position").values_list("new", flat=True)) == [7, 1]


def test_rows_when_the_table_changed_meanwhile_then_are_refused(office: Office) -> None:
    add(office)
    with pytest.raises(Stale):
        take_rows(office.work, A, grid(announcement()), replaces=False, version=0, actor=office.officer)


def test_table_when_sent_then_is_a_report_with_its_numbers_and_proofs(office: Office) -> None:
    office.ask(A)
    kept = keep_file(b"Quyet dinh cong bo thu tuc", name="qd-12.txt", actor=office.officer)
    save_row(office.work, A, announcement(new=3), proof=kept, actor=office.officer, today=TODAY)
    report = send(office)
    assert (report.kind, state(office.work)) == (ProgressKind.DONE, AssignmentState.SUBMITTED)
    assert report.words == "Rà soát 01 quyết định công bố: 03 thủ tục mới."
    assert [(one["name"], one["value"]) for one in report.numbers] == [
        ("Quyết định công bố", 1.0),
        ("Thủ tục mới", 3.0),
        ("Thủ tục sửa đổi", 0.0),
        ("Thủ tục bãi bỏ", 0.0),
    ]
    assert ProgressEvidence.objects.get(report=report).evidence == Evidence.objects.get()


def test_table_when_sent_twice_by_one_form_then_is_one_report(office: Office) -> None:
    office.ask(A)
    add(office)
    key = uuid4()
    first, second = send(office, submission=key), send(office, submission=key)
    assert (first, ProgressReport.objects.count()) == (second, 1)


def test_table_when_changed_since_it_was_seen_then_is_not_sent(office: Office) -> None:
    office.ask(A)
    add(office)
    seen = version(office.work)
    add(office, number="13/QĐ-UBND")
    with pytest.raises(Stale):
        send(office, version=seen)
    assert state(office.work) == AssignmentState.NEW


REFUSED = [
    ([], {}, "table_empty"),
    ([], {"is_nothing": True}, "below_quota"),
    (["Khai sinh"], {"is_nothing": True, "reason": "Hết."}, "table_filled"),
    (["Khai sinh", "Khai tử"], {}, "below_quota"),
    (["Khai sinh", "Khai tử"], {"reason": "  "}, "below_quota"),
]


@pytest.mark.parametrize(("names", "said", "code"), REFUSED)
def test_table_when_below_its_quota_or_empty_then_is_refused(
    office: Office, names: list[str], said: dict[str, object], code: str
) -> None:
    with_quota(office)
    for name in names:
        add(office, S, name=name)
    with pytest.raises(NotAllowed) as refused:
        send(office, S, **said)
    assert (refused.value.code, state(office.work)) == (code, AssignmentState.NEW)


SENT = [
    (
        ["Khai sinh", "Khai tử", "Kết hôn"],
        {},
        "Đề xuất cắt giảm, đơn giản hóa 03 thủ tục: 03 đề xuất đơn giản hóa.",
    ),
    (
        ["Khai sinh"],
        {"reason": "Chưa có thêm thủ tục phù hợp."},
        "Đề xuất cắt giảm, đơn giản hóa 01 thủ tục: 01 đề xuất đơn giản hóa. "
        "Chưa đủ định mức (01/03): Chưa có thêm thủ tục phù hợp.",
    ),
    (
        [],
        {"is_nothing": True, "reason": "Không có thủ tục."},
        "Không phát sinh nội dung phải báo cáo trong bảng “Đề xuất cắt giảm, đơn giản hóa thủ tục”. "
        "Chưa đủ định mức (0/03): Không có thủ tục.",
    ),
]


@pytest.mark.parametrize(("names", "said", "words"), SENT)
def test_table_when_it_meets_its_quota_or_says_why_then_is_sent(
    office: Office, names: list[str], said: dict[str, object], words: str
) -> None:
    with_quota(office)
    for name in names:
        add(office, S, name=name)
    assert send(office, S, **said).words == words


def with_quota(office: Office) -> None:
    office.ask(S)
    Assignment.objects.filter(pk=office.work.pk).update(quota="03 thủ tục")


def plain_report(office: Office, kind: ProgressKind) -> ProgressReport:
    return report_progress(
        office.work, submission=uuid4(), kind=kind, on=TODAY, words="Đã rà soát.", actor=office.officer, today=TODAY
    )


def test_work_when_answered_by_a_table_then_is_not_done_by_words(office: Office) -> None:
    office.ask(A)
    under_way = plain_report(office, ProgressKind.PROGRESS)
    with pytest.raises(NotAllowed) as refused:
        plain_report(office, ProgressKind.DONE)
    assert (refused.value.code, ProgressReport.objects.get()) == ("table", under_way)


def test_work_when_its_task_asks_no_table_then_is_done_by_words(office: Office) -> None:
    assert plain_report(office, ProgressKind.DONE).words == "Đã rà soát."


def test_table_when_sent_back_then_is_filled_and_sent_again(office: Office) -> None:
    office.ask(A)
    add(office)
    send(office)
    send_back(office.work, act=Act.SEND_BACK, reason="Thiếu một quyết định.", actor=office.head)
    add(office, number="13/QĐ-UBND", new=2)
    with pytest.raises(NotAllowed):
        plain_report(office, ProgressKind.DONE)
    assert send(office).words == "Rà soát 02 quyết định công bố: 03 thủ tục mới."


def test_duty_when_rows_stand_then_is_not_changed(office: Office) -> None:
    office.ask(A)
    add(office)
    codes = []
    for change in (
        lambda: ask_table(office.task, S, actor=office.giver),
        lambda: unask_table(office.task, actor=office.giver),
    ):
        with pytest.raises(NotAllowed) as refused:
            change()
        codes.append(refused.value.code)
    assert (codes, TableDuty.objects.get().kind) == (["rows_stand", "rows_stand"], A)


def test_duty_when_no_row_stands_then_is_changed_and_dropped(office: Office) -> None:
    office.ask(A)
    ask_table(office.task, S, actor=office.giver)
    changed = TableDuty.objects.get().kind
    unask_table(office.task, actor=office.giver)
    assert (changed, TableDuty.objects.count()) == (S, 0)


def confirmed(office: Office) -> None:
    """Both units send the same decision, one of them another field of it."""
    office.ask(A)
    add(office, new=3)
    add(office, other=True, new=3)
    add(office, other=True, field_name="Chứng thực", new=0, abolished=2)
    send(office)
    confirm_work(office.work, actor=office.head)
    send(office, other=True)
    confirm_work(office.other_work, actor=office.other_head)
    receive_result(office.other_work, actor=office.sums_up)


def test_elsewhere_when_another_unit_entered_the_decision_then_is_named(office: Office) -> None:
    add(office)
    add(office, number="99/QĐ-UBND")
    add(office, other=True, number="12 /QĐ-UBND")
    own = read_table(A, office.work)
    assert {row.position: own.elsewhere.get(row.pk) for row in own.rows} == {1: ["Phòng Tư pháp"], 2: None}


def test_table_of_when_confirmed_in_the_window_then_rows_count_once(office: Office) -> None:
    confirmed(office)
    table = table_of(A, NOVEMBER)
    assert table.head[:4] == ("STT", "Đơn vị", "Số, ký hiệu", "Ngày ban hành")
    assert [(row[0], row[1], row[5]) for row in table.rows] == [
        ("1", "Phòng Kinh tế", "Hộ tịch"),
        ("2", "Phòng Tư pháp", "Chứng thực"),
    ]
    assert table.codes == (office.work.code, office.other_work.code)
    assert [(one.code, one.value) for one in table.sums] == [
        ("decisions", 1),
        ("new", 3),
        ("amended", 0),
        ("abolished", 2),
    ]


WINDOWS = [
    (NOVEMBER, False, ["Rà soát 01 quyết định công bố: 03 thủ tục mới, 02 bãi bỏ."]),
    (NOVEMBER, True, ["Rà soát 01 quyết định công bố: 03 thủ tục mới."]),
    (Window(dt.date(2026, 10, 1), dt.date(2026, 10, 31)), False, []),
]


@pytest.mark.parametrize(("window", "is_of_unit", "sentences"), WINDOWS)
def test_sentences_when_asked_then_are_of_the_window_and_unit(
    office: Office, window: Window, is_of_unit: bool, sentences: list[str]
) -> None:
    confirmed(office)
    assert sentences_of(A, window, [office.unit.pk] if is_of_unit else None) == sentences


def test_table_of_when_not_confirmed_then_says_nothing(office: Office) -> None:
    office.ask(A)
    add(office)
    send(office)
    assert (table_of(A, NOVEMBER).rows, sentences_of(A, NOVEMBER)) == ((), [])
