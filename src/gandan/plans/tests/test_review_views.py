import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import vanban
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.documents.enums import ReadingState
from gandan.documents.models import Document, Reading
from gandan.documents.tests.factories import PAPER, make_reading
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit, UnitGroup, UnitGroupMember
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.plans.models import Assignment, Plan
from gandan.plans.rules.review import Review
from gandan.plans.rules.review_json import from_json
from gandan.tenancy.models import Commune, create_rows
from gandan.tenancy.scope import open_commune

HTMX = {"HX-Request": "true"}


@dataclass
class Desk:
    commune: Commune
    officer: Actor
    clerk: Actor
    stranger: Actor
    culture: Unit
    health: Unit
    reading: Reading
    client: Client

    def url(self, name: str, **kwargs: str) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, "code": self.reading.code, **kwargs})

    def post(self, name: str, values: dict[str, object] | None = None, **kwargs: str) -> HttpResponse:
        self.reading.refresh_from_db()
        given = {"version": self.reading.version, **(values or {})}
        return self.client.post(self.url(name, **kwargs), given, headers=HTMX)

    @property
    def review(self) -> Review:
        self.reading.refresh_from_db()
        return from_json(self.reading.review)

    def sign_in(self, actor: Actor | None) -> Client:
        self.client.logout()
        if actor is not None:
            assert actor.user is not None
            self.client.force_login(actor.user)
        return self.client


@pytest.fixture
def desk(db: None, client: Client) -> Iterator[Desk]:
    with open_commune(make_commune()):
        stranger = make_actor(make_unit(), Role.PROGRAMME_OFFICER)
    commune = make_commune()
    with open_commune(commune):
        culture, health = make_unit("Phòng Văn hóa - Xã hội"), make_unit("Trạm Y tế")
        officer, clerk = make_actor(culture, Role.PROGRAMME_OFFICER), make_actor(culture, Role.CLERK)
        found = Desk(commune, officer, clerk, stranger, culture, health, make_reading(officer), client)
        found.sign_in(officer)
        yield found


def _facts(**changes: object) -> dict[str, object]:
    return {
        "direction": "den", "type": "ke_hoach", "number": "41", "symbol": "KH-UBND", "issued_on": "20/04/2026",
        "issuer": "Ủy ban nhân dân phường Bến Đá", "signer": "", "subject": "Giữ gìn trụ sở", "to_on": "",
        "owner": "", **changes,
    }  # fmt: skip


def _task(desk: Desk, **changes: object) -> dict[str, object]:
    return {
        "title": "Tổng hợp kết quả", "leads": [desk.culture.code], "receiver": "", "leader": "", "product": "",
        "due_kind": "nhu_van_ban", "due_day": "", **changes,
    }  # fmt: skip


def test_review_when_opened_then_source_marks_tasks_and_what_is_missing(desk: Desk) -> None:
    page = desk.client.get(desk.url("review")).content.decode()
    assert 'data-mark="t0"' in page
    assert 'data-source="t0"' in page
    assert "“Các phòng, đơn vị” là cách gọi chung." in page
    assert "Nhiệm vụ 3 chưa có đơn vị chủ trì." in page
    assert "Dùng làm kế hoạch của phường mình" in page


def test_review_when_pdf_then_page_pictures_with_boxes(desk: Desk) -> None:
    desk.reading = make_reading(desk.officer, vanban.render_pdf(vanban.parse_text(PAPER)), name="a.pdf")
    page = desk.client.get(desk.url("review")).content.decode()
    assert desk.url("reading_page", number="1") in page
    assert "<rect" in page


@pytest.mark.parametrize(
    ("name", "method", "kwargs", "owner"),
    [
        ("review", "get", {}, 200),
        ("review_facts", "post", {}, 422),
        ("review_confirm", "get", {}, 200),
        ("review_confirmed", "post", {}, 404),
        ("review_task", "post", {"task": "t0"}, 422),
        ("review_units", "post", {"task": "t0"}, 422),
        ("review_due", "post", {"task": "t0"}, 422),
        ("review_split", "post", {"task": "t0"}, 422),
        ("review_act", "post", {"task": "t0", "act": "bo"}, 422),
        ("review_act", "post", {"task": "t9", "act": "bo"}, 404),
        ("review_act", "post", {"task": "t0", "act": "khac"}, 404),
    ],
)
def test_views_when_owner_colleague_stranger_anonymous_then_each_its_answer(
    desk: Desk, name: str, method: str, kwargs: dict[str, str], owner: int
) -> None:
    actors = (desk.officer, desk.clerk, desk.stranger, None)
    url = desk.url(name, **kwargs)
    assert [getattr(desk.sign_in(actor), method)(url).status_code for actor in actors] == [owner, 403, 404, 302]


def test_facts_when_pattern_is_switched_on_then_own_issuer_and_dateless_draft(desk: Desk) -> None:
    answer = desk.post("review_facts", _facts(is_pattern="on"))
    assert answer.status_code == 200
    assert (desk.review.is_pattern, desk.review.issuer, desk.review.fact("number"), desk.review.direction) == (
        True, desk.commune.committee_name, "", "du_thao",
    )  # fmt: skip
    desk.post("review_facts", _facts(is_pattern="on", number="", direction="du_thao"))
    assert (desk.review.fact("issued_on"), desk.review.direction) == ("2026-04-20", "di")


def test_facts_when_number_is_typed_together_with_the_pattern_then_it_is_kept(desk: Desk) -> None:
    desk.post("review_facts", _facts(is_pattern="on", number="45", direction="di"))
    assert (desk.review.is_pattern, desk.review.fact("number"), desk.review.direction) == (True, "45", "di")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"issued_on": "31/02/2026"}, "Hãy ghi ngày theo dạng 20/04/2026."),
        ({"issued_on": "hôm qua"}, "Hãy ghi ngày theo dạng 20/04/2026."),
        ({"number": "4" * 30}, "20"),
    ],
)
def test_facts_when_bad_input_then_said_at_the_field_and_typed_text_kept(
    desk: Desk, changes: dict[str, object], sentence: str
) -> None:
    answer = desk.post("review_facts", _facts(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert str(next(iter(changes.values()))) in page
    assert desk.reading.review == {}


def test_units_when_collective_is_opened_then_saved_and_nothing_is_missing(desk: Desk) -> None:
    answer = desk.post("review_units", {"leads": [desk.culture.code, desk.health.code]}, task="t2")
    assert desk.review.task("t2").leads == (desk.culture.code, desk.health.code)
    assert "Nhiệm vụ 3 chưa có đơn vị chủ trì." not in answer.content.decode()


def test_units_when_a_saved_group_is_ticked_then_its_units_get_the_task(desk: Desk) -> None:
    group = UnitGroup(code="NH1", name="Khối y tế, văn hóa")
    group.save()
    create_rows(UnitGroupMember(group=group, unit=unit) for unit in (desk.culture, desk.health))
    page = desk.post("review_units", task="t2").content.decode()
    desk.post("review_units", {"leads": ["nhom:NH1"]}, task="t2")
    assert "Cả nhóm: Khối y tế, văn hóa (2 đơn vị)" in page
    assert desk.review.task("t2").leads == (desk.culture.code, desk.health.code)


def test_units_when_none_is_chosen_then_one_sentence(desk: Desk) -> None:
    answer = desk.post("review_units", task="t2")
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một đơn vị." in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "dates"),
    [
        ({"due_kind": "ngay", "due_day": "22/12/2026"}, ("2026-12-22",)),
        ({"due_kind": "nhu_van_ban", "due_day": "22/12/2026"}, ("2026-12-22",)),
        ({"due_kind": "nhu_van_ban"}, ("2026-12-20",)),
        ({"due_kind": "thuong_xuyen"}, ()),
    ],
)
def test_due_when_settled_then_saved(desk: Desk, values: dict[str, object], dates: tuple[str, ...]) -> None:
    desk.post("review_due", values, task="t1")
    assert desk.review.task("t1").due.dates == dates


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"due_kind": "ngay"}, "Hãy ghi ngày."),
        ({"due_kind": "ngay", "due_day": "2026"}, "Hãy ghi ngày theo dạng 20/04/2026."),
        ({"due_kind": "mot_lan", "due_day": "22/12/2026"}, "Ngày chỉ đi với “Ngày khác”"),
        ({"due_kind": "mot_lan"}, "Văn bản không ghi ngày cụ thể; hãy chọn “Ngày khác” và ghi ngày."),
    ],
)
def test_due_when_it_cannot_be_settled_then_one_sentence(desk: Desk, values: dict[str, object], sentence: str) -> None:
    answer = desk.post("review_due", values, task="t1")
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_task_when_edited_then_all_fields_saved(desk: Desk) -> None:
    values = _task(desk, supports=[desk.health.code], product="Báo cáo", receiver=desk.health.code)
    desk.post("review_task", values, task="t0")
    task = desk.review.task("t0")
    assert (task.title, task.supports, task.product, task.receiver, task.level) == (
        "Tổng hợp kết quả", (desk.health.code,), "Báo cáo", desk.health.code, "edited",
    )  # fmt: skip


def test_task_when_stale_then_refused_with_both_values_and_typed_text_kept(desk: Desk) -> None:
    desk.post("review_task", _task(desk, title="Người khác sửa"), task="t0")
    given = {"version": 1, **_task(desk, title="Tôi sửa")}
    answer = desk.client.post(desk.url("review_task", task="t0"), given, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nội dung: đang lưu “Người khác sửa”, bạn vừa nhập “Tôi sửa”." in page
    assert "Tôi sửa</textarea>" in page
    assert desk.review.task("t0").title == "Người khác sửa"


def test_facts_when_stale_then_refused_with_both_values(desk: Desk) -> None:
    desk.post("review_facts", _facts(number="42"))
    answer = desk.client.post(desk.url("review_facts"), {"version": 1, **_facts(number="43")}, headers=HTMX)
    assert answer.status_code == 409
    assert "Số: đang lưu “42”, bạn vừa nhập “43”." in answer.content.decode()
    assert desk.review.fact("number") == "42"


def test_task_when_title_is_empty_then_said_at_the_field(desk: Desk) -> None:
    assert desk.post("review_task", _task(desk, title=""), task="t0").status_code == 422


def test_acts_when_split_joined_dropped_restored_then_each_is_saved(desk: Desk) -> None:
    desk.post("review_split", {"titles": "Một\nHai"}, task="t0")
    assert [task.title for task in desk.review.tasks[:2]] == ["Một", "Hai"]
    desk.post("review_act", task="t0", act="ghep")
    assert desk.review.tasks[0].title == "Một; Hai"
    desk.post("review_act", task="t0", act="bo")
    assert len(desk.review.kept) == 2
    desk.post("review_act", task="t0", act="giu")
    assert len(desk.review.kept) == 3


def test_split_when_one_line_then_one_sentence(desk: Desk) -> None:
    answer = desk.post("review_split", {"titles": "Một"}, task="t0")
    assert "Hãy xuống dòng ở chỗ cần tách để có từ hai nhiệm vụ." in answer.content.decode()


def test_join_when_last_then_one_sentence(desk: Desk) -> None:
    answer = desk.post("review_act", task="t2", act="ghep")
    assert "Đây là nhiệm vụ cuối" in answer.content.decode()


def test_acts_when_script_is_off_then_plain_form_leads_back(desk: Desk) -> None:
    answer = desk.client.post(desk.url("review_act", task="t0", act="bo"), {"version": 1})
    assert (answer.status_code, answer["Location"]) == (302, desk.url("review"))


def test_confirm_when_twice_from_two_tabs_then_second_is_led_to_the_plan(desk: Desk) -> None:
    desk.post("review_units", {"leads": [desk.culture.code, desk.health.code]}, task="t2")
    page = desk.client.get(desk.url("review_confirm")).content.decode()
    assert "Tạo 1 kế hoạch có 3 nhiệm vụ, chia thành 5 phần việc theo đơn vị và theo kỳ." in page
    assert "2 đơn vị: Phòng Văn hóa - Xã hội; Trạm Y tế." in page
    assert "1 phần việc có hạn trước hôm nay" in page
    answers = [desk.client.post(desk.url("review_confirmed"), {"version": 2}) for _ in range(2)]
    plan = Plan.objects.get()
    assert Assignment.objects.count() == 5
    url = reverse("plan", kwargs={"commune": desk.commune.slug, "code": plan.code})
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, url)] * 2
    assert desk.client.get(desk.url("review"))["Location"] == url
    assert desk.post("review_act", task="t0", act="bo")["HX-Redirect"] == url


def test_confirm_when_incomplete_or_stale_then_back_to_the_review(desk: Desk) -> None:
    for version in (1, 9):
        answer = desk.client.post(desk.url("review_confirmed"), {"version": version})
        assert answer["Location"] == desk.url("review")
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("direction", "symbol", "shown"),
    [
        ("di", "KH-UBND", ["Ủy ban nhân dân", "chưa rõ"]),
        ("di", "KH-TYT", ["Trạm Y tế", "chưa rõ"]),
        ("tham_khao", "KH-TYT", []),
    ],
)
def test_confirm_when_shown_then_names_the_issuing_unit(
    desk: Desk, direction: str, symbol: str, shown: list[str]
) -> None:
    desk.post("review_units", {"leads": [desk.culture.code]}, task="t2")
    desk.post(
        "review_facts",
        _facts(owner=desk.culture.code, direction=direction, symbol=symbol, issuer="Ủy ban nhân dân phường Sông Cửa"),
    )
    page = desk.client.get(desk.url("review_confirm")).content.decode()
    assert re.findall(r"<dt>Đơn vị [^<]*</dt><dd>([^<]*)</dd>", page) == shown


def test_confirm_when_reference_then_led_to_the_document(desk: Desk) -> None:
    desk.post("review_facts", _facts(direction="tham_khao"))
    answer = desk.client.post(desk.url("review_confirmed"), {"version": 2})
    code = Document.objects.get().code
    assert answer["Location"] == reverse("document", kwargs={"commune": desk.commune.slug, "code": code})
    assert not Assignment.objects.exists()


def test_review_when_not_ready_then_led_to_the_reading(desk: Desk) -> None:
    Reading.objects.update(state=ReadingState.DROPPED)
    assert desk.client.get(desk.url("review"))["Location"] == desk.url("reading")


def test_review_when_more_tasks_then_same_queries(desk: Desk) -> None:
    counts = []
    for text in (PAPER.replace("- Lựa chọn", "Lựa chọn"), PAPER):
        desk.reading = make_reading(desk.officer, (text + "\n\n").encode())
        with CaptureQueriesContext(connection) as queries:
            assert desk.client.get(desk.url("review")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_review_facts_when_words_hold_control_characters_then_they_fall_away(desk: Desk) -> None:
    desk.post("review_facts", _facts(number="41\x01", subject="Giữ gìn\x0b trụ sở", signer="Đỗ\x1f Khang"))
    assert [desk.review.fact(name) for name in ("number", "subject", "signer")] == ["41", "Giữ gìn trụ sở", "Đỗ Khang"]
