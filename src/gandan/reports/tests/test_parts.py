"""Reports opened for duties, parts sent and merged, the leader's decision: each once, whatever is pressed twice."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from gandan.common.errors import NotAllowed, Stale
from gandan.documents.tests.factories import make_document
from gandan.notifications.models import Notice
from gandan.reports.enums import PeriodKind, ReportState, SnapshotKind
from gandan.reports.models import Obligation, Report, Snapshot
from gandan.reports.queries.findings import grave_findings
from gandan.reports.queries.text import read_draft, read_text
from gandan.reports.queries.verifying import verify_snapshots
from gandan.reports.rules.text import digest
from gandan.reports.services import add_paragraph, leave_out, save_paragraph
from gandan.reports.services.approve import (
    approve_report,
    approve_reports,
    refuse_report,
    reopen_report,
    submit_report,
)
from gandan.reports.services.obligations import (
    Duty,
    Wanted,
    change_obligation,
    create_obligation,
    open_due_reports,
    open_requested_reports,
)
from gandan.reports.services.parts import accept_report, remind_reports, return_report, send_report
from gandan.reports.tests.ward import (
    CALENDAR,
    NEAR_END,
    TODAY,
    Ward,
    fresh,
    make_activity,
    make_duty,
    open_month,
    sent,
)
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

pytestmark = pytest.mark.django_db


def words(report: Report) -> list[str]:
    return [one.text for _, one in read_text(report, today=TODAY).paragraphs()]


def ready(ward: Ward) -> Report:
    """The month's report with every part accepted."""
    whole, parts = open_month(ward)
    for at, part in enumerate(parts):
        sent(ward, part, at)
    return fresh(whole)


def test_open_due_reports_when_run_again_then_nothing_twice(ward: Ward) -> None:
    make_duty(ward)
    first = open_due_reports(today=NEAR_END, calendar=CALENDAR)
    again = open_due_reports(today=NEAR_END, calendar=CALENDAR)
    assert [(one.unit and one.unit.name, one.due_on) for one in first] == [
        (None, dt.date(2026, 12, 16)),
        *((unit.name, dt.date(2026, 12, 14)) for unit in ward.units),
    ]
    assert (again, Report.objects.count(), first[0].created_by) == ([], 4, None)


def test_open_due_reports_when_too_early_then_none_and_when_months_were_missed_then_each(ward: Ward) -> None:
    make_duty(ward)
    assert open_due_reports(today=dt.date(2026, 12, 6), calendar=CALENDAR) == []
    open_due_reports(today=dt.date(2027, 2, 1), calendar=CALENDAR)
    ends = Report.objects.filter(unit=None).order_by("id").values_list("to_on", flat=True)
    assert list(ends) == [dt.date(2026, 12, 14), dt.date(2027, 1, 14)]


def test_open_due_reports_when_the_worker_is_killed_half_way_then_all_is_done_by_the_next(ward: Ward) -> None:
    """Killed after the reports and before the duty remembers them: the transaction goes as a whole."""
    make_duty(ward)

    def killed() -> None:
        with open_commune(ward.commune):
            open_due_reports(today=NEAR_END, calendar=CALENDAR)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        killed()
    assert (Report.objects.count(), Notice.objects.count()) == (0, 0)
    assert len(open_due_reports(today=NEAR_END, calendar=CALENDAR)) == 4


def test_open_due_reports_when_the_duty_forgot_then_the_reports_that_stand_are_kept(ward: Ward) -> None:
    open_month(ward)
    Obligation.objects.update(made_until=dt.date(2026, 11, 14))
    assert open_due_reports(today=NEAR_END, calendar=CALENDAR) == []
    twin = Report.objects.get(unit=None)
    twin.pk, twin.code = None, "BC-X"
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_change_obligation_when_stale_or_put_off_then_refused_or_no_more_reports(ward: Ward) -> None:
    duty = make_duty(ward)
    given = Duty("Tên khác", ward.form, PeriodKind.MONTH, 2, duty.from_on, is_active=False)
    with pytest.raises(Stale):
        change_obligation(duty, given, [], version=9, actor=ward.officer, today=TODAY)
    changed = change_obligation(duty, given, [], version=1, actor=ward.officer, today=TODAY)
    assert (changed.name, changed.version, changed.parts.count()) == ("Tên khác", 2, 0)
    assert open_due_reports(today=NEAR_END, calendar=CALENDAR) == []


def test_open_requested_reports_when_asked_twice_then_the_same_reports(ward: Ward) -> None:
    letter = make_document(ward.officer.official, 1)
    wanted = Wanted(
        form=ward.form,
        window=Window(dt.date(2026, 2, 14), dt.date(2026, 3, 31)),
        due_on=dt.date(2026, 11, 25),
        units=ward.units[:2],
        part_form=ward.part_form,
        part_due_on=dt.date(2026, 11, 23),
        request=letter,
    )
    first = open_requested_reports(wanted, actor=ward.officer, today=TODAY)
    again = open_requested_reports(wanted, actor=ward.officer, today=TODAY)
    assert (first, Report.objects.count()) == (again, 3)
    parts = Report.objects.filter(parent=first[0])
    assert {(part.due_on, part.request_id) for part in parts} == {(dt.date(2026, 11, 23), letter.pk)}


def test_open_requested_reports_when_a_units_form_then_one_for_each_and_none_refused(ward: Ward) -> None:
    window = Window(dt.date(2026, 2, 14), dt.date(2026, 3, 31))
    wanted = Wanted(ward.part_form, window, TODAY, ward.units[:2], request_words="Công văn số 9/X ngày 02/11/2026")
    made = open_requested_reports(wanted, actor=ward.officer, today=TODAY)
    assert [one.unit for one in made] == list(ward.units[:2])
    with pytest.raises(NotAllowed) as refusal:
        open_requested_reports(replace(wanted, units=()), actor=ward.officer, today=TODAY)
    assert refusal.value.code == "no_unit"


def test_send_report_when_two_tabs_send_then_one_snapshot_and_the_second_told(ward: Ward) -> None:
    _, (part, *_) = open_month(ward)
    send_report(part, version=part.version, actor=ward.heads[0], today=TODAY)
    with pytest.raises(NotAllowed) as refusal:
        send_report(part, version=part.version, actor=ward.heads[0], today=TODAY)
    assert (refusal.value.code, Snapshot.objects.count()) == ("not_send", 1)
    assert refusal.value.reason == "Báo cáo này đã gửi rồi, đang chờ đơn vị nhận xem."


def test_send_report_when_changed_meanwhile_or_something_grave_then_refused(ward: Ward) -> None:
    _, (part, *_) = open_month(ward)
    with pytest.raises(Stale):
        send_report(part, version=part.version + 1, actor=ward.heads[0], today=TODAY)
    nothing = next(one for _, one in read_draft(fresh(part), today=TODAY).text.paragraphs())
    leave_out(fresh(part), key=nothing.key, version=nothing.version, actor=ward.heads[0], today=TODAY)
    part = fresh(part)
    with pytest.raises(NotAllowed) as refusal:
        send_report(part, version=part.version, actor=ward.heads[0], today=TODAY)
    assert refusal.value.code == "grave"


def test_read_text_when_parts_arrive_one_after_the_other_then_each_appears(ward: Ward) -> None:
    make_activity(ward, ward.units[1], "Phòng Văn hóa - Xã hội phát 200 tờ rơi.")
    whole, (office, culture, economy) = open_month(ward)
    add_paragraph(fresh(office), section="next", text="Rà soát thủ tục.", actor=ward.heads[0], today=TODAY)
    add_paragraph(fresh(culture), section="next", text="Mở lớp tập huấn.", actor=ward.heads[1], today=TODAY)
    office, culture = fresh(office), fresh(culture)
    told = "Phòng Văn hóa - Xã hội phát 200 tờ rơi."
    sent(ward, culture, 1)
    assert words(fresh(whole)) == [told, "Phòng Văn hóa - Xã hội: mở lớp tập huấn."]
    sent(ward, office, 0, accept=False)
    assert len(words(fresh(whole))) == 2
    accept_report(office, actor=ward.officer)
    assert words(fresh(whole))[1:] == [
        "Văn phòng HĐND và UBND: rà soát thủ tục.",
        "Phòng Văn hóa - Xã hội: mở lớp tập huấn.",
    ]
    assert [one.what for one in grave_findings(fresh(whole), today=TODAY)] == ["Thiếu phần của Phòng Kinh tế"]
    return_report(office, reason="Thiếu số liệu", actor=ward.officer, today=TODAY)
    assert words(fresh(whole)) == [told, "Phòng Văn hóa - Xã hội: mở lớp tập huấn."]
    assert economy.state == ReportState.WRITING


def test_save_paragraph_when_the_officer_rewords_a_part_then_marked_and_the_unit_s_words_kept(ward: Ward) -> None:
    whole, (part, *_) = open_month(ward)
    add_paragraph(fresh(part), section="next", text="Rà soát 12 thủ tục.", actor=ward.heads[0], today=TODAY)
    sent(ward, fresh(part), 0)
    one = read_draft(fresh(whole), today=TODAY).text.find(f"part:{ward.units[0].code}:own:P1")
    assert one
    save_paragraph(
        fresh(whole),
        key=one[1].key,
        text="Văn phòng rà soát 12 thủ tục trong tháng.",
        version=0,
        actor=ward.officer,
        today=TODAY,
    )
    found = read_draft(fresh(whole), today=TODAY).text.find(one[1].key)
    assert found
    assert (found[1].text, found[1].computed) == (
        "Văn phòng rà soát 12 thủ tục trong tháng.",
        "Văn phòng HĐND và UBND: rà soát 12 thủ tục.",
    )
    assert (found[1].unit_name, found[1].origin) == ("Văn phòng HĐND và UBND", "da_sua")
    sent_words = [p["text"] for s in Snapshot.objects.get(report=part).content["sections"] for p in s["paragraphs"]]
    assert "Rà soát 12 thủ tục." in sent_words


def test_return_report_when_the_whole_is_before_the_leader_then_refused(ward: Ward) -> None:
    whole = ready(ward)
    submit_report(whole, version=whole.version, actor=ward.officer, today=TODAY)
    part = Report.objects.filter(parent=whole).first()
    assert part
    with pytest.raises(NotAllowed) as refusal:
        return_report(part, reason="Sửa lại", actor=ward.officer, today=TODAY)
    assert refusal.value.code == "parent_closed"


@pytest.mark.parametrize("reason", ["", "  "])
def test_return_report_when_no_reason_then_refused(ward: Ward, reason: str) -> None:
    _, (part, *_) = open_month(ward)
    sent(ward, part, 0, accept=False)
    with pytest.raises(NotAllowed) as refusal:
        return_report(part, reason=reason, actor=ward.officer, today=TODAY)
    assert refusal.value.code == "no_reason"


def test_remind_reports_when_twice_a_day_then_once_and_next_day_cites(ward: Ward) -> None:
    _, parts = open_month(ward)
    sent(ward, parts[0], 0)
    Notice.objects.all().delete()
    first = remind_reports(parts, today=NEAR_END, calendar=CALENDAR, actor=ward.officer)
    again = remind_reports(parts, today=NEAR_END, calendar=CALENDAR, actor=ward.officer)
    assert ([one.report.unit for one in first], again) == ([*ward.units[1:]], [])
    later = remind_reports(parts[1:2], today=NEAR_END + dt.timedelta(days=1), calendar=CALENDAR, actor=ward.officer)
    assert later[0].sentence == (
        "Đề nghị gửi báo cáo: Kết quả cải cách tháng 12 năm 2026 (hạn 14/12/2026, còn 1 ngày làm việc)."
        " Đây là lần nhắc thứ 2, lần trước ngày 10/12/2026."
    )
    assert Notice.objects.count() == 3


def test_submit_report_when_a_part_is_missing_then_refused_unless_a_reason_is_given(ward: Ward) -> None:
    whole, parts = open_month(ward)
    for at in (0, 1):
        sent(ward, parts[at], at)
    whole = fresh(whole)
    with pytest.raises(NotAllowed) as refusal:
        submit_report(whole, version=whole.version, actor=ward.officer, today=TODAY)
    assert refusal.value.reason == "Còn 1 chỗ phải sửa trước khi gửi: Thiếu phần của Phòng Kinh tế."
    done = submit_report(
        whole, version=whole.version, actor=ward.officer, today=TODAY, missing_reason="Đơn vị xin nộp sau"
    )
    assert done.state == ReportState.SUBMITTED


def test_approve_report_when_pressed_twice_then_one_snapshot_of_what_was_read(ward: Ward) -> None:
    make_activity(ward, ward.units[0], "Văn phòng họp tổ một cửa.")
    whole = ready(ward)
    submit_report(whole, version=whole.version, actor=ward.officer, today=TODAY)
    submitted = Snapshot.objects.get(report=whole)
    make_activity(ward, ward.units[0], "Việc ghi sau khi trình.")
    approved = approve_report(whole, sha256=submitted.sha256, actor=ward.leader, today=TODAY)
    with pytest.raises(NotAllowed) as refusal:
        approve_report(whole, sha256=submitted.sha256, actor=ward.leader, today=TODAY)
    assert refusal.value.code == "not_approve"
    assert Snapshot.objects.filter(report=whole, kind=SnapshotKind.APPROVED).count() == 1
    assert (approved.sha256, approved.sha256) == (submitted.sha256, digest(approved.content))
    assert words(fresh(whole)) == ["Văn phòng họp tổ một cửa."]


def test_approve_report_when_another_text_was_submitted_meanwhile_then_stale(ward: Ward) -> None:
    whole = ready(ward)
    submit_report(whole, version=whole.version, actor=ward.officer, today=TODAY)
    with pytest.raises(Stale):
        approve_report(whole, sha256="0" * 64, actor=ward.leader, today=TODAY)
    refuse_report(whole, reason="Thêm số liệu", actor=ward.leader, today=TODAY)
    whole = fresh(whole)
    assert (whole.state, whole.return_reason) == (ReportState.RETURNED, "Thêm số liệu")
    with pytest.raises(NotAllowed):
        approve_report(whole, sha256="0" * 64, actor=ward.leader, today=TODAY)


def test_snapshot_when_changed_then_the_database_refuses_and_one_changed_by_its_owner_is_not_approved(
    ward: Ward,
) -> None:
    whole = ready(ward)
    submit_report(whole, version=whole.version, actor=ward.officer, today=TODAY)
    kept = Snapshot.objects.get(report=whole)
    assert list(verify_snapshots()) == []
    with pytest.raises(ProgrammingError), transaction.atomic():
        Snapshot.objects.filter(pk=kept.pk).update(content={})
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(
            "UPDATE reports_snapshot SET content = jsonb_set(content, '{title}', '\"Khac\"') WHERE id = %s", [kept.pk]
        )
        cursor.execute("SET ROLE gandan_app")
    with pytest.raises(Stale):
        approve_report(whole, sha256=kept.sha256, actor=ward.leader, today=TODAY)
    day = timezone.localtime(kept.made_at)
    assert list(verify_snapshots()) == [f"Bản giữ ngày {day:%d/%m/%Y} của báo cáo {whole.code} đã bị sửa."]


def test_reopen_report_when_a_reason_then_the_old_snapshot_stays_and_words_may_change(ward: Ward) -> None:
    whole = ready(ward)
    submit_report(whole, version=whole.version, actor=ward.officer, today=TODAY)
    old = approve_report(whole, sha256=Snapshot.objects.get(report=whole).sha256, actor=ward.leader, today=TODAY)
    reopen_report(whole, reason="Sai số liệu", actor=ward.leader, today=TODAY)
    whole = fresh(whole)
    add_paragraph(whole, section="next", text="Bổ sung.", actor=ward.officer, today=TODAY)
    whole = fresh(whole)
    submit_report(whole, version=whole.version, actor=ward.officer, today=TODAY)
    assert words(fresh(whole)) == ["Trong kỳ không phát sinh.", "Bổ sung."]
    newest = Snapshot.objects.filter(report=whole).order_by("-id").first()
    assert newest
    new = approve_report(whole, sha256=newest.sha256, actor=ward.leader, today=TODAY)
    assert (Snapshot.objects.filter(pk=old.pk).exists(), old.sha256 == new.sha256) == (True, False)


def test_approve_reports_when_one_of_two_cannot_be_then_the_other_is_and_both_are_told(ward: Ward) -> None:
    whole = ready(ward)
    submit_report(whole, version=whole.version, actor=ward.officer, today=TODAY)
    other = open_requested_reports(
        Wanted(ward.form, Window(dt.date(2026, 2, 1), dt.date(2026, 2, 28)), TODAY, ()),
        actor=ward.officer,
        today=TODAY,
    )[0]
    digests = {whole.code: Snapshot.objects.get(report=whole).sha256, other.code: "x"}
    decided = approve_reports(digests, actor=ward.leader, today=TODAY)
    assert [(one.code, one.refusal) for one in decided] == [
        (whole.code, ""),
        (other.code, "Báo cáo này còn đang soạn."),
    ]
    assert fresh(whole).approved_by == ward.leader.official


def test_create_obligation_when_on_request_only_then_never_opened_by_itself(ward: Ward) -> None:
    duty = Duty("Khi có yêu cầu", ward.form, PeriodKind.ON_REQUEST, 0, dt.date(2026, 1, 1))
    create_obligation(duty, [], actor=ward.officer, today=TODAY)
    assert open_due_reports(today=NEAR_END, calendar=CALENDAR) == []
