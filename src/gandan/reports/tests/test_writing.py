"""Writing in a report, taking over the last one, freezing it."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.plans.models import Plan
from gandan.reports.enums import Origin, ReportState, SnapshotKind
from gandan.reports.models import Paragraph, Report, ReportForm
from gandan.reports.permissions import RELATED
from gandan.reports.queries import read_draft, read_text
from gandan.reports.rules.text import ParagraphText, digest, from_json
from gandan.reports.services import (
    add_paragraph,
    bring_back,
    confirm_kept,
    create_report,
    follow_records,
    freeze,
    install_forms,
    leave_out,
    move_paragraph,
    save_paragraph,
    take_over,
)
from gandan.reports.tests.factories import make_activity, make_form, make_kind, make_part, make_plan, make_task
from gandan.tenancy.scope import open_commune
from gandan.workdays.windows import Window

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 18)
OCTOBER = Window(dt.date(2026, 9, 15), dt.date(2026, 10, 14))
NOVEMBER = Window(dt.date(2026, 10, 15), dt.date(2026, 11, 14))
WORK = "figure:work"


@pytest.fixture(autouse=True)
def _commune() -> Iterator[None]:
    with open_commune(make_commune("Sông Cửa")):
        yield


@pytest.fixture
def unit() -> Unit:
    return make_unit("Phòng Văn hóa - Xã hội")


@pytest.fixture
def actor(unit: Unit) -> Actor:
    return make_actor(unit, Role.PROGRAMME_OFFICER)


@pytest.fixture
def plan(unit: Unit, actor: Actor) -> Plan:
    return make_plan(unit, actor.official)


@pytest.fixture
def report(plan: Plan, unit: Unit, actor: Actor) -> Report:
    """October's, with two tasks done in the window."""
    for day in (1, 2):
        make_part(make_task(plan), unit, due=dt.date(2026, 10, 5), done=dt.date(2026, 10, day))
    return made(plan, unit, OCTOBER, actor)


def made(plan: Plan, unit: Unit, window: Window, actor: Actor) -> Report:
    return create_report(make_form(), plan=plan, unit=unit, window=window, actor=actor)


def fresh(report: Report) -> Report:
    found: Report = Report.objects.select_related(*RELATED).get(pk=report.pk)
    return found


def standing(report: Report, key: str) -> ParagraphText:
    found = read_draft(fresh(report), today=TODAY).text.find(key)
    assert found is not None
    return found[1]


def save(report: Report, actor: Actor, text: str, *, key: str = WORK, version: int = 0, reason: str = "") -> None:
    save_paragraph(report, key=key, text=text, version=version, reason=reason, actor=actor, today=TODAY)


def test_save_when_words_change_then_number_goes_on_following_the_records(
    report: Report, actor: Actor, plan: Plan, unit: Unit
) -> None:
    assert standing(report, WORK).text == "Trong kỳ đã hoàn thành 02 nhiệm vụ."
    save(report, actor, "Đơn vị hoàn thành tốt  02 nhiệm vụ được giao.")
    make_part(make_task(plan), unit, due=dt.date(2026, 10, 5), done=dt.date(2026, 10, 3))
    found = standing(report, WORK)
    assert (found.text, found.origin) == ("Đơn vị hoàn thành tốt 03 nhiệm vụ được giao.", Origin.EDITED)
    assert found.figures[0].url.endswith("/so-lieu/hoan-thanh-trong-ky/")
    assert Paragraph.objects.get().typed > 0


def test_save_when_counted_number_is_changed_then_refused_without_a_reason_and_marked_with_one(
    report: Report, actor: Actor
) -> None:
    with pytest.raises(NotAllowed) as refused:
        save(report, actor, "Trong kỳ đã hoàn thành 05 nhiệm vụ.")
    assert (refused.value.code, Paragraph.objects.count()) == ("number_changed", 0)
    save(report, actor, "Trong kỳ đã hoàn thành 05 nhiệm vụ.", reason="Ba việc ghi ở sổ giấy.")
    assert Paragraph.objects.get().changed_numbers == [{"was": "02", "is": "05", "reason": "Ba việc ghi ở sổ giấy."}]
    save(report, actor, "Trong kỳ đã hoàn thành tốt 05 nhiệm vụ.", version=1)
    assert [one.reason for one in standing(report, WORK).changed_numbers] == ["Ba việc ghi ở sổ giấy."]


def test_save_when_put_back_as_the_records_say_then_it_follows_them_again(report: Report, actor: Actor) -> None:
    before = standing(report, WORK).text
    save(report, actor, "Khác hẳn.")
    save(report, actor, before, version=1)
    found = standing(report, WORK)
    assert (found.text, found.origin, found.computed) == (before, "", "")


def test_save_when_another_saved_first_then_stale_and_nothing_lost(report: Report, actor: Actor) -> None:
    save(report, actor, "Bản đầu.")
    with pytest.raises(Stale):
        save(report, actor, "Bản sau.")
    assert standing(report, WORK).text == "Bản đầu."


@pytest.mark.parametrize(("key", "text", "code"), [(WORK, "  ", "empty"), ("activity:HD-9", "x", "paragraph_gone")])
def test_save_when_it_cannot_be_then_reason_is_said(
    report: Report, actor: Actor, key: str, text: str, code: str
) -> None:
    with pytest.raises(NotAllowed) as refused:
        save(report, actor, text, key=key)
    assert refused.value.code == code


def test_save_when_report_was_sent_then_refused(report: Report, actor: Actor) -> None:
    Report.objects.filter(pk=report.pk).update(state=ReportState.SENT)
    with pytest.raises(NotAllowed) as refused:
        save(report, actor, "Muộn.")
    assert refused.value.code == "report_closed"


def test_order_when_moved_left_out_and_brought_back_then_as_people_want(report: Report, actor: Actor) -> None:
    own = add_paragraph(report, section="figures", text="Ý thêm.", actor=actor, today=TODAY)

    def keys() -> list[str]:
        section = read_text(fresh(report), today=TODAY).section("figures")
        assert section is not None
        return [one.key for one in section.paragraphs]

    first = keys()
    assert first[-1] == own.code
    move_paragraph(report, key=own.code, version=1, is_up=True, actor=actor, today=TODAY)
    assert keys() == [*first[:-2], own.code, first[-2]]
    leave_out(report, key=WORK, version=0, actor=actor, today=TODAY)
    assert WORK not in keys()
    bring_back(report, key=WORK, version=1, actor=actor, today=TODAY)
    assert keys() == [*first[:-2], own.code, first[-2]]


def test_follow_when_pressed_then_the_records_words_stand(report: Report, actor: Actor) -> None:
    before = standing(report, WORK).text
    save(report, actor, "Khác hẳn.")
    follow_records(report, key=WORK, version=1, actor=actor, today=TODAY)
    assert standing(report, WORK).text == before


def test_take_over_when_last_report_stands_then_words_come_with_this_windows_numbers(
    report: Report, actor: Actor, plan: Plan, unit: Unit
) -> None:
    activity = make_activity(unit, actor.official, dt.date(2026, 10, 2))
    save(report, actor, "Đơn vị hoàn thành tốt 02 nhiệm vụ được giao.")
    save(report, actor, "Tuyên truyền tốt cho 45 người.", key=f"activity:{activity.code}")
    add_paragraph(report, section="next", text="Giữ nền nếp họp tuần.", actor=actor, today=TODAY)
    make_part(make_task(plan), unit, due=dt.date(2026, 11, 5), done=dt.date(2026, 11, 3))
    november = made(plan, unit, NOVEMBER, actor)
    done = take_over(november, actor=actor, today=TODAY)
    assert (done.taken, done.left) == (2, ("Tuyên truyền tốt cho […] người.",))
    found = standing(november, WORK)
    assert (found.text, found.origin, found.kept_from) == (
        "Đơn vị hoàn thành tốt 01 nhiệm vụ được giao.",
        Origin.KEPT,
        report.code,
    )
    own = Paragraph.objects.get(report=november, section="next")
    assert (own.text, own.origin, own.kept_from) == ("Giữ nền nếp họp tuần.", Origin.KEPT, report)
    confirm_kept(november, key=WORK, version=1, actor=actor, today=TODAY)
    assert standing(november, WORK).origin == Origin.EDITED
    assert take_over(november, actor=actor, today=TODAY).taken == 0


def test_take_over_when_there_is_no_last_report_then_said(report: Report, actor: Actor) -> None:
    with pytest.raises(NotAllowed) as refused:
        take_over(report, actor=actor, today=TODAY)
    assert refused.value.code == "no_previous"


def test_freeze_when_records_change_afterwards_then_text_stands_as_it_was(
    report: Report, actor: Actor, plan: Plan, unit: Unit
) -> None:
    snapshot = freeze(fresh(report), SnapshotKind.SENT, actor=actor)
    Report.objects.filter(pk=report.pk).update(state=ReportState.SENT)
    before = from_json(snapshot.content)
    make_part(make_task(plan), unit, due=dt.date(2026, 10, 5), done=dt.date(2026, 10, 3))
    assert read_text(fresh(report), today=TODAY) == before
    snapshot.refresh_from_db()
    assert digest(snapshot.content) == snapshot.sha256


def test_text_when_two_hundred_activities_then_quick_and_as_many_queries_as_for_one(
    plan: Plan, unit: Unit, actor: Actor
) -> None:
    with clock.at(dt.datetime(2026, 10, 14, 9, tzinfo=dt.UTC)):
        kinds = [make_kind(f"loai-{n}", f"Loại {n}") for n in range(60)]
    report = made(plan, unit, OCTOBER, actor)
    make_activity(unit, actor.official, dt.date(2026, 10, 1), kind=kinds[0])
    one = _queries(report)
    for number in range(199):
        make_activity(unit, actor.official, dt.date(2026, 10, 1), kind=kinds[number % 60])
    assert _queries(report) == one


def _queries(report: Report) -> int:
    found = fresh(report)
    with CaptureQueriesContext(connection) as captured:
        read_text(found, today=TODAY)
    return len(captured)


def test_forms_when_installed_twice_then_once_each_and_every_outline_reads(actor: Actor) -> None:
    assert (install_forms(), install_forms()) == (9, 0)
    for form in ReportForm.objects.all():
        report = create_report(form, unit=actor.unit, window=OCTOBER, actor=actor)
        headings = [one.heading for one in read_text(fresh(report), today=TODAY).sections if not one.shown]
        assert headings in ([], ["Kết quả thực hiện"], ["Kết quả chung"])
