"""Each view as owner of the right, colleague without it, stranger and anonymous; lists with a fixed query count."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.activities.services import add_evidence
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.plans.models import Plan
from gandan.reports.enums import Figure, PaperFormat, ReportState, SnapshotKind
from gandan.reports.models import Paragraph, Report, ReportDraft
from gandan.reports.services import export_report, freeze
from gandan.reports.tests.factories import (
    make_activity,
    make_form,
    make_part,
    make_plan,
    make_progress,
    make_report,
    make_task,
)
from gandan.reports.tests.test_services import MOMENT, photo
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

WINDOW = (dt.date(2026, 10, 20), dt.date(2026, 11, 18))


@dataclass(frozen=True)
class World:
    commune: Commune
    unit: Unit
    officer: Actor
    head: Actor
    colleague: Official
    plan: Plan
    report: Report
    unit_report: Report
    digest: str

    def url(self, name: str, **kwargs: Any) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})


@pytest.fixture
def world() -> Iterator[World]:
    commune = make_commune("Sông Cửa")
    with open_commune(commune):
        unit, office = make_unit("Phòng Văn hóa - Xã hội"), make_unit("Văn phòng")
        officer, head = make_actor(unit, Role.PROGRAMME_OFFICER), make_actor(office, Role.UNIT_HEAD)
        colleague = make_official(unit, roles=[Role.CLERK])
        plan = make_plan(unit, officer.official)
        part = make_part(make_task(plan), unit, due=dt.date(2026, 11, 10), done=dt.date(2026, 11, 9))
        day = dt.date(2026, 11, 8)
        evidence = add_evidence(photo(), name="anh.jpg", title="Ảnh bảng", period=(day, day), unit=unit, actor=officer)
        make_progress(part, officer.official, day, "Lắp 02 bảng", evidence=evidence)
        report = make_report(plan, officer.official, window=WINDOW)
        made = export_report(report, kind=PaperFormat.PDF, actor=officer, timestamp=MOMENT)
        make_activity(unit, officer.official, day)
        unit_report = make_report(plan, officer.official, window=WINDOW, unit=unit)
        yield World(commune, unit, officer, head, colleague, plan, report, unit_report, made.file.sha256)


def as_user(official: Official) -> Client:
    client = Client()
    client.force_login(official.membership.user)
    return client


def stranger() -> Client:
    with open_commune(make_commune("Bến Xưa")):
        official = make_official(make_unit(), roles=[Role.PROGRAMME_OFFICER])
        return as_user(official)


def pages(world: World) -> list[str]:
    code = world.report.code
    return [
        world.url("reports"),
        world.url("report_new"),
        world.url("report", code=code),
        world.url("report_figure", code=code, figure=Figure.DONE),
        world.url("report_activities", code=code, kind="tuyen-truyen"),
        world.url("report_table", code=code, key="table:tasks"),
        world.url("report_preview", code=code),
        world.url("report_file", code=code, digest=world.digest),
    ]


def acts(world: World) -> list[str]:
    code = world.report.code
    return [
        world.url("report_paragraph", code=code, key="opening"),
        world.url("report_paragraph_act", code=code, key="opening", act="bo"),
        world.url("report_paragraph_new", code=code, section="next"),
        world.url("report_take_over", code=code),
        world.url("report_draft", code=code),
        world.url("report_draft_drop", code=code),
        world.url("report_export", code=code, kind=PaperFormat.DOCX),
    ]


def test_pages_when_owner_of_the_right_then_shown(world: World) -> None:
    client = as_user(world.officer.official)
    assert [client.get(url).status_code for url in pages(world)] == [200] * 8


def test_views_when_colleague_without_the_right_then_refused(world: World) -> None:
    client = as_user(world.colleague)
    assert [client.get(url).status_code for url in pages(world)] == [403] * 8
    assert [client.post(url).status_code for url in acts(world)] == [403] * 7


def test_report_when_handed_to_another_unit_then_that_unit_reads_it_and_not_before(world: World) -> None:
    report, client = world.unit_report, as_user(world.head.official)
    url = world.url("report", code=report.code)
    before = client.get(url).status_code
    freeze(report, SnapshotKind.SENT, actor=world.officer)
    Report.objects.filter(pk=report.pk).update(receiver=world.head.unit, state=ReportState.SENT)
    assert (before, client.get(url).status_code) == (403, 200)
    assert client.post(world.url("report_draft", code=report.code)).status_code == 403


def test_views_when_stranger_then_not_found(world: World) -> None:
    client = stranger()
    assert [client.get(url).status_code for url in pages(world)] == [404] * 8
    assert [client.post(url).status_code for url in acts(world)] == [404] * 7


def test_views_when_anonymous_then_sent_to_sign_in(world: World) -> None:
    client = Client()
    answers = [client.get(url) for url in pages(world)] + [client.post(url) for url in acts(world)]
    sign_in = reverse("account_login")
    assert [(answer.status_code, answer.headers["Location"].startswith(sign_in)) for answer in answers] == [
        (302, True)
    ] * 15


def test_report_of_another_unit_when_head_asks_then_refused(world: World) -> None:
    client = as_user(world.head.official)
    for report in (world.report, world.unit_report):
        assert client.get(world.url("report", code=report.code)).status_code == 403
        assert client.get(world.url("report_paragraph", code=report.code, key="opening")).status_code == 403
        assert client.get(world.url("report_file", code=report.code, digest=world.digest)).status_code == 403


def test_report_when_leader_reads_then_shown_without_a_form_to_write(world: World) -> None:
    leader = make_actor(world.unit, Role.LEADER)
    client = as_user(leader.official)
    page = client.get(world.url("report", code=world.report.code))
    assert (page.status_code, b"<textarea" in page.content) == (200, False)
    refused = client.post(world.url("report_paragraph", code=world.report.code, key="opening"), {"text": "x"})
    assert refused.status_code == 403


def test_report_of_another_commune_when_code_is_guessed_then_not_found(world: World) -> None:
    client = stranger()
    other = Commune.objects.exclude(pk=world.commune.pk).get()
    url = reverse("report", kwargs={"commune": other.slug, "code": world.report.code})
    assert client.get(url).status_code == 404


def test_file_when_digest_is_of_no_export_then_not_found(world: World) -> None:
    client = as_user(world.officer.official)
    url = world.url("report_file", code=world.unit_report.code, digest=world.digest)
    assert client.get(url).status_code == 404


def test_figures_when_opened_from_the_page_then_each_holds_its_rows(world: World) -> None:
    client = as_user(world.officer.official)
    for figure in Figure:
        page = client.get(world.url("report_figure", code=world.report.code, figure=figure))
        assert page.status_code == 200
        assert page.content.count(b"data-row") == (
            1
            if figure in {Figure.DUE, Figure.ON_TIME, Figure.SETTLED, Figure.DONE, Figure.PROGRESS, Figure.EVIDENCE}
            else 0
        )


def test_figure_when_of_one_unit_then_only_its_rows(world: World) -> None:
    client = as_user(world.officer.official)
    url = world.url("report_figure", code=world.report.code, figure=Figure.DONE)
    assert client.get(url, {"don-vi": world.unit.code}).content.count(b"data-row") == 1
    assert client.get(url, {"don-vi": world.head.unit.code}).content.count(b"data-row") == 0


@pytest.mark.parametrize(
    ("given", "window"),
    [
        ({"period": "30-ngay"}, WINDOW),
        ({"period": "thang-truoc"}, (dt.date(2026, 10, 15), dt.date(2026, 11, 14))),
        (
            {"period": "khac", "from_on": "14/02/2026", "to_on": "31/03/2026"},
            (dt.date(2026, 2, 14), dt.date(2026, 3, 31)),
        ),
    ],
)
def test_new_report_when_window_chosen_then_made(
    world: World, given: dict[str, str], window: tuple[dt.date, dt.date]
) -> None:
    answer = as_user(world.officer.official).post(
        world.url("report_new"), {"form": make_form().code, "plan": world.plan.code, **given}
    )
    report = Report.objects.order_by("-id").first()
    assert answer.headers["Location"] == world.url("report", code=report.code)
    assert (report.from_on, report.to_on, report.unit) == (*window, None)


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({}, ["period"]),
        ({"period": "khac"}, ["from_on", "to_on"]),
        ({"period": "khac", "from_on": "31/02/2026", "to_on": "1/3/2026"}, ["from_on"]),
        ({"period": "khac", "from_on": "02/03/2026", "to_on": "01/03/2026"}, ["to_on"]),
        ({"period": "khac", "from_on": "02/03/1826", "to_on": "01/03/2026"}, ["from_on"]),
        ({"period": "khac", "from_on": "02/03/2026", "to_on": "31/12/9999"}, ["to_on"]),
    ],
)
def test_new_report_when_days_are_wrong_then_said_at_the_field(
    world: World, given: dict[str, str], fields: list[str]
) -> None:
    answer = as_user(world.officer.official).post(
        world.url("report_new"), {"form": make_form().code, "plan": world.plan.code, **given}
    )
    assert answer.status_code == 422
    assert [name for name in ("period", "from_on", "to_on") if f'id="id_{name}_error"' in answer.content.decode()] == (
        fields
    )


def test_new_report_when_opened_from_a_plan_then_plan_is_chosen(world: World) -> None:
    page = as_user(world.officer.official).get(world.url("report_new"), {"ke-hoach": world.plan.code})
    assert f'<option value="{world.plan.code}" selected>' in page.content.decode()


def test_new_report_when_head_makes_it_then_only_of_the_own_unit(world: World) -> None:
    client = as_user(world.head.official)
    given = {"form": make_form().code, "plan": world.plan.code, "period": "30-ngay"}
    assert client.post(world.url("report_new"), {**given, "unit": world.unit.code}).status_code == 422
    assert client.post(world.url("report_new"), given).status_code == 422
    assert client.post(world.url("report_new"), {**given, "unit": world.head.unit.code}).status_code == 302


def edit(world: World, key: str = "opening") -> str:
    return world.url("report_paragraph", code=world.report.code, key=key)


def test_paragraph_when_stale_then_both_texts_shown_and_second_try_saves(world: World) -> None:
    client = as_user(world.officer.official)
    assert client.post(edit(world), {"text": "Bản đầu.", "version": 0}).status_code == 302
    answer = client.post(edit(world), {"text": "Bản của tôi.", "version": 0})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Bản của tôi.</textarea>" in page, "Bản đầu.</div>" in page) == (True, True)
    assert 'name="version" value="1"' in page
    assert client.post(edit(world), {"text": "Bản của tôi.", "version": 1}).status_code == 302
    assert Paragraph.objects.get().text == "Bản của tôi."


def test_paragraph_when_htmx_asks_then_only_its_piece(world: World) -> None:
    client = as_user(world.officer.official)
    form = client.get(edit(world), headers={"HX-Request": "true"}).content.decode()
    assert ("<form" in form, "<html" in form) == (True, False)
    saved = client.post(edit(world), {"text": "Bản đầu.", "version": 0}, headers={"HX-Request": "true"})
    page = saved.content.decode()
    assert (saved.status_code, 'id="doan-opening"' in page, "Bản đầu." in page) == (200, True, True)


def test_paragraph_when_counted_number_changes_then_reason_is_asked(world: World) -> None:
    client = as_user(world.officer.official)
    url = edit(world, "figure:work")
    given = {"text": "Trong kỳ đã hoàn thành 03 nhiệm vụ.", "version": 0}
    answer = client.post(url, given)
    assert (answer.status_code, "Số 01 do hệ thống đếm." in answer.content.decode()) == (422, True)
    assert client.post(url, {**given, "reason": "Hai việc xong chưa ghi vào sổ."}).status_code == 302
    page = client.get(world.url("report", code=world.report.code)).content.decode()
    assert "số đã sửa: 01 → 03, lý do: Hai việc xong chưa ghi vào sổ." in page


def test_draft_when_typed_then_it_waits_on_the_page_until_dropped(world: World) -> None:
    client = as_user(world.officer.official)
    url = world.url("report_draft", code=world.report.code)
    assert client.post(url, {"key": "opening", "text": "Đang gõ dở"}).status_code == 204
    assert client.post(url, {"key": "new:next", "text": "Ý mới"}).status_code == 204
    page = client.get(world.url("report", code=world.report.code)).content.decode()
    assert ("Đang gõ dở</textarea>" in page, "Ý mới</textarea>" in page) == (True, True)
    client.post(world.url("report_draft_drop", code=world.report.code))
    assert ReportDraft.objects.count() == 0


def test_draft_when_it_names_no_paragraph_then_nothing_kept(world: World) -> None:
    client = as_user(world.officer.official)
    assert client.post(world.url("report_draft", code=world.report.code), {"text": "x"}).status_code == 422
    assert ReportDraft.objects.count() == 0


def test_new_paragraph_when_figure_is_inserted_then_it_stands_as_a_place(world: World) -> None:
    client = as_user(world.officer.official)
    url = world.url("report_paragraph_new", code=world.report.code, section="next")
    assert client.get(url).status_code == 200
    assert client.post(url, {"text": "Đã xong", "version": 0, "insert": "hoan-thanh-trong-ky"}).status_code == 302
    row = Paragraph.objects.get()
    assert row.text.endswith(": {{hoan-thanh-trong-ky}}.")
    page = client.get(world.url("report", code=world.report.code)).content.decode()
    assert f'id="doan-{row.code}"' in page


def test_acts_when_pressed_then_paragraph_is_left_out_and_brought_back(world: World) -> None:
    client = as_user(world.officer.official)
    where = {"code": world.report.code, "key": "figure:work"}
    for version, (act, is_left_out) in enumerate((("bo", True), ("lay-lai", False))):
        answer = client.post(world.url("report_paragraph_act", **where, act=act), {"version": version})
        assert answer.headers["Location"].endswith("#doan-figure-work")
        assert Paragraph.objects.get().is_left_out is is_left_out


@pytest.mark.parametrize(
    ("kind", "start"),
    [(PaperFormat.PDF, b"%PDF-"), (PaperFormat.DOCX, b"PK\x03\x04"), (PaperFormat.XLSX, b"PK\x03\x04")],
)
def test_export_when_asked_then_file_is_handed_out(world: World, kind: PaperFormat, start: bytes) -> None:
    client = as_user(world.officer.official)
    answer = client.post(world.url("report_export", code=world.report.code, kind=kind), follow=True)
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert content.startswith(start)
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="bao-cao-{world.report.code}.{kind.value}"'
    )


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_pages_when_one_and_three_rows_then_same_query_count(world: World) -> None:
    client = as_user(world.officer.official)
    urls = [pages(world)[at] for at in (0, 2, 3, 4)]
    urls += [world.url("report_figure", code=world.report.code, figure=f) for f in (Figure.PROGRESS, Figure.EVIDENCE)]
    [_queries(client, url) for url in urls]
    one = [_queries(client, url) for url in urls]
    for _ in range(2):
        unit = make_unit("Đơn vị khác")
        part = make_part(make_task(world.plan), unit, due=dt.date(2026, 11, 10), done=dt.date(2026, 11, 9))
        day = dt.date(2026, 11, 9)
        proof = add_evidence(
            photo("red"), name="a.jpg", title="Ảnh", period=(day, day), unit=unit, actor=world.officer
        )
        make_progress(part, world.officer.official, day, evidence=proof)
        make_report(world.plan, world.officer.official, window=WINDOW)
        make_activity(unit, world.officer.official, day)
    assert [_queries(client, url) for url in urls] == one


def test_menu_when_right_is_missing_then_no_entry(world: World) -> None:
    page = as_user(world.officer.official).get(world.url("reports")).content.decode()
    refused = as_user(world.colleague).get(world.url("reports")).content.decode()
    entry = f'href="{world.url("reports")}"'
    assert (entry in page, entry in refused) == (True, False)
