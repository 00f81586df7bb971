"""Each view as owner of the right, colleague without it, stranger and anonymous; lists with a fixed query count."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gandan.activities.enums import Faces
from gandan.activities.models import Evidence
from gandan.activities.services import add_evidence
from gandan.assessment.enums import AssessmentState, ExportKind, ExportState, SetState
from gandan.assessment.models import Assessment, AssessmentExport, CriteriaSet, Criterion, CriterionEvidence, LeafScore
from gandan.assessment.services.leaves import attach_evidence, give_points
from gandan.assessment.services.sets import take_in_set
from gandan.assessment.tasks import make_asked_package
from gandan.assessment.tests.factories import leaf_of, make_assessment, make_draft, make_sheet
from gandan.assessment.tests.test_services import FACTS, SOUND
from gandan.files.services import file_path
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role, UnitKind
from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import DAY, make_actor, make_commune, make_official, make_unit
from gandan.reports.tests.test_services import photo
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db

LEAF = "I.1.1"


@dataclass(frozen=True)
class World:
    commune: Commune
    centre: Unit
    officer: Actor
    worker: Actor
    colleague: Official
    found: Assessment
    draft: CriteriaSet

    def url(self, name: str, **kwargs: Any) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})

    def leaf(self, name: str = "leaf", number: str = LEAF) -> str:
        return self.url(name, code=self.found.code, number=number)


@pytest.fixture
def world() -> Iterator[World]:
    commune = make_commune()
    with open_commune(commune):
        centre = make_unit("Trung tâm Phục vụ hành chính công", kind=UnitKind.SERVICE_CENTRE)
        office = make_unit("Văn phòng HĐND và UBND")
        officer = make_actor(office, Role.PROGRAMME_OFFICER)
        worker = make_actor(centre, Role.FOCAL_OFFICER, full_name="Trần Văn Bách")
        colleague = make_official(office, roles=[Role.FOCAL_OFFICER])
        found = make_assessment(officer)
        yield World(commune, centre, officer, worker, colleague, found, make_draft(officer, *SOUND))


def as_user(official: Official) -> Client:
    client = Client()
    client.force_login(official.membership.user)
    return client


def stranger() -> Client:
    with open_commune(make_commune("Bến Xưa")):
        return as_user(make_official(make_unit(), roles=[Role.PROGRAMME_OFFICER]))


def statuses(world: World, method: str, url: str, given: dict[str, Any] | None = None) -> list[int]:
    """Return what the colleague, the stranger and the anonymous get."""
    clients = (as_user(world.colleague), stranger(), Client())
    return [getattr(client, method)(url, given or {}).status_code for client in clients]


def open_pages(world: World) -> list[str]:
    code = world.found.code
    return [
        world.url("assessments"),
        world.url("assessment", code=code),
        world.url("assessment", code=code) + "?chi=thieu&don-vi=" + world.centre.code,
        world.url("assessment_missing", code=code),
        world.leaf(),
        world.leaf(number="II.3.2"),
        world.url("criteria_sets"),
        world.url("criteria_set", code="MAU"),
        world.url("criteria_set", code=world.draft.code),
        world.url("criteria_set_file", code=world.draft.code),
    ]


def manager_pages(world: World) -> list[str]:
    code = world.found.code
    return [
        world.url("assessment_new"),
        world.url("assessment_change", code=code),
        world.url("assessment_lock", code=code),
        world.url("assessment_reopen", code=code),
        world.url("criteria_set_new"),
        world.url("criteria_template"),
    ]


@pytest.mark.parametrize("at", range(10))
def test_open_page_when_of_the_house_then_opens_and_others_do_not(world: World, at: int) -> None:
    url = open_pages(world)[at]
    owner = as_user(world.officer.official).get(url).status_code
    assert (owner, statuses(world, "get", url)) == (200, [200, 404, 302])


@pytest.mark.parametrize("at", range(6))
def test_manager_page_when_right_is_missing_then_refused(world: World, at: int) -> None:
    url = manager_pages(world)[at]
    owner = as_user(world.officer.official).get(url).status_code
    assert (owner, statuses(world, "get", url)) == (200, [403, 404, 302])


def acts(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    code, draft = world.found.code, world.draft
    version = {"version": draft.version}
    return {
        "score": (world.leaf("leaf_score"), {"version": 0, "points": "5", "reason": ""}),
        "clear": (world.leaf("leaf_clear"), {"version": 0}),
        "attach": (world.leaf("leaf_attach"), {}),
        "detach": (world.leaf("leaf_detach"), {"evidence": "MC-0"}),
        "remind": (world.url("assessment_remind", code=code, unit=world.centre.code), {}),
        "lock": (world.url("assessment_lock", code=code), {"version": world.found.version}),
        "reopen": (world.url("assessment_reopen", code=code), {"reason": "Bổ sung"}),
        "export": (world.url("assessment_export", code=code, kind=ExportKind.XLSX), {}),
        "units": (world.url("criteria_set_units", code=draft.code), {**version, "unit_1": world.centre.code}),
        "again": (world.url("criteria_set_again", code=draft.code), version),
        "in_force": (world.url("criteria_set_in_force", code=draft.code), version),
        "drop": (world.url("criteria_set_drop", code=draft.code), version),
    }


@pytest.mark.parametrize(
    "act",
    ["score", "clear", "attach", "detach", "remind", "lock", "reopen", "export", "units", "again", "in_force", "drop"],
)
def test_act_when_right_is_missing_then_refused_and_nothing_changes(world: World, act: str) -> None:
    url, given = acts(world)[act]
    refused = statuses(world, "post", url, given)
    world.found.refresh_from_db()
    world.draft.refresh_from_db()
    kept = (LeafScore.objects.count(), world.found.state, world.draft.state, AssessmentExport.objects.count())
    owner = as_user(world.officer.official).post(url, given)
    assert (refused, kept, owner.status_code) == (
        [403, 404, 302],
        (0, AssessmentState.OPEN, SetState.DRAFT, 0),
        302,
    )


def test_leaf_when_scored_by_its_unit_then_saved_with_a_decimal_comma(world: World) -> None:
    given = {"version": 0, "points": "4,5", "reason": "Thiếu bảng phí"}
    answer = as_user(world.worker.official).post(world.leaf("leaf_score"), given)
    page = as_user(world.worker.official).get(world.leaf()).content.decode()
    score = LeafScore.objects.get()
    assert (answer.status_code, score.points, score.version, "<b>4,5/5</b>" in page) == (302, Decimal("4.5"), 1, True)


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        ({"version": 0, "points": "6", "reason": "x"}, 422, "Điểm phải từ 0 đến 5."),
        ({"version": 0, "points": "bốn", "reason": "x"}, 422, "Hãy ghi một con số, ví dụ 4 hoặc 3,5."),
        ({"version": 0, "points": "4", "reason": ""}, 422, "Hãy ghi lý do vì điểm thấp hơn điểm tối đa."),
        ({"version": 7, "points": "4", "reason": "Lời đang gõ"}, 409, "Lời đang gõ"),
    ],
)
def test_leaf_when_it_can_not_be_saved_then_says_why_and_keeps_what_was_typed(
    world: World, given: dict[str, Any], status: int, words: str
) -> None:
    answer = as_user(world.worker.official).post(world.leaf("leaf_score"), given)
    page = answer.content.decode()
    assert (answer.status_code, words in page, f'value="{given["points"]}"' in page) == (status, True, True)


def test_leaf_when_evidence_is_ticked_then_attached_and_taken_away(world: World) -> None:
    proof = add_evidence(
        b"Bien ban", name="a.txt", title="Biên bản", period=(DAY, DAY), unit=world.centre, actor=world.worker
    )
    client = as_user(world.worker.official)
    client.post(world.leaf("leaf_attach"), {"evidence": [proof.code, "MC-2026-9999"]})
    attached = list(CriterionEvidence.objects.values_list("evidence__code", flat=True))
    client.post(world.leaf("leaf_detach"), {"evidence": proof.code})
    assert (attached, CriterionEvidence.objects.count()) == ([proof.code], 0)


def test_evidence_when_it_serves_a_leaf_then_opens_to_the_unit_of_the_leaf(world: World) -> None:
    proof = add_evidence(
        b"Bien ban", name="a.txt", title="Biên bản", period=(DAY, DAY), unit=world.officer.unit, actor=world.officer
    )
    url = world.url("evidence_file", code=proof.code)
    before = as_user(world.worker.official).get(url).status_code
    attach_evidence(world.found, leaf_of(world.found.criteria_set, LEAF), [proof], actor=world.officer)
    assert (before, as_user(world.worker.official).get(url).status_code) == (403, 200)


def test_leaf_when_evidence_of_another_unit_is_posted_then_refused_and_stays_closed(world: World) -> None:
    proof = add_evidence(
        b"Bien ban", name="a.txt", title="Biên bản", period=(DAY, DAY), unit=world.officer.unit, actor=world.officer
    )
    client = as_user(world.worker.official)
    answered = client.post(world.leaf("leaf_attach"), {"evidence": proof.code}).status_code
    opened = client.get(world.url("evidence_file", code=proof.code)).status_code
    assert (answered, opened, CriterionEvidence.objects.count()) == (403, 403, 0)


def test_leaf_when_its_file_is_not_open_to_the_reader_then_its_title_is_not_shown(world: World) -> None:
    proof = add_evidence(
        b"Bien ban",
        name="a.txt",
        title="Đơn của bà Lò Thị Sao",
        period=(DAY, DAY),
        unit=world.centre,
        actor=world.worker,
    )
    attach_evidence(world.found, leaf_of(world.found.criteria_set, LEAF), [proof], actor=world.worker)
    figure = world.url("indicator", code="activities.evidence") + "?tu=01/01/2026&den=31/12/2026"
    seen = [
        [proof.title in as_user(who).get(url).content.decode() for who in (world.worker.official, world.colleague)]
        for url in (world.leaf(), figure)
    ]
    assert seen == [[True, False], [True, False]]


def test_set_when_uploaded_chosen_and_applied_then_an_assessment_opens(world: World) -> None:
    client = as_user(world.officer.official)
    sheet = SimpleUploadedFile("bo.xlsx", make_sheet(("1", "Công khai", 100), ("1.1", "Niêm yết", "100")))
    given = {"name": "Bộ thử", "source": "Quyết định thử", "from_on": "01/01/2026", "replaces": "", "file": sheet}
    url = client.post(world.url("criteria_set_new"), given)["Location"]
    code = url.rstrip("/").rpartition("/")[2]
    client.post(world.url("criteria_set_in_force", code=code), {"version": 1})
    opened = {"year": 2026, "level": f"{code}:0", "from_on": "01/01/2026", "to_on": "31/12/2026"}
    page = client.post(world.url("assessment_new"), opened, follow=True)
    assert (page.status_code, Assessment.objects.filter(criteria_set__code=code).count()) == (200, 1)


def test_set_when_file_is_no_workbook_then_says_so_and_keeps_the_rest(world: World) -> None:
    given = {"name": "Bộ thử", "source": "Quyết định thử", "from_on": "01/01/2026", "replaces": ""}
    file = SimpleUploadedFile("bo.xlsx", b"khong phai bang")
    answer = as_user(world.officer.official).post(world.url("criteria_set_new"), {**given, "file": file})
    page = answer.content.decode()
    assert (answer.status_code, 'value="Bộ thử"' in page, "Loại tệp này chưa nhận được." in page) == (422, True, True)


def test_template_when_filled_in_by_its_own_heads_then_read(world: World) -> None:
    content = as_user(world.officer.official).get(world.url("criteria_template")).content
    found = take_in_set(content, name="trong.xlsx", facts=FACTS, actor=world.officer)
    page = as_user(world.officer.official).get(world.url("criteria_set", code=found.code)).content.decode()
    assert "Ô A1: bảng chưa có tiêu chí nào ghi điểm tối đa." in page


@pytest.mark.parametrize("kind", [ExportKind.XLSX, ExportKind.DOCX])
def test_table_when_asked_for_then_sent(world: World, kind: ExportKind) -> None:
    give_points(
        world.found,
        leaf_of(world.found.criteria_set, LEAF),
        points=Decimal(5),
        reason="",
        version=0,
        actor=world.officer,
    )
    client = as_user(world.officer.official)
    answer = client.post(world.url("assessment_export", code=world.found.code, kind=kind), follow=True)
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = "xl/sharedStrings.xml" if kind is ExportKind.XLSX else "word/document.xml"
        words = archive.read(name).decode()
    assert ("MẪU – không phải bộ tiêu chí của QĐ 5049" in words, "Niêm yết đủ thủ tục" in words) == (True, True)


def test_package_when_made_then_holds_only_what_may_leave(world: World) -> None:
    leaf = leaf_of(world.found.criteria_set, LEAF)
    other = leaf_of(world.found.criteria_set, "I.1.3")
    shown, hidden = (
        add_evidence(
            photo(colour), name="a.jpg", title=title, period=(DAY, DAY), unit=world.centre, actor=world.worker
        )
        for title, colour in (("Ảnh bảng niêm yết", "blue"), ("Ảnh có người", "red"))
    )
    Evidence.objects.filter(pk=shown.pk).update(faces=Faces.NONE)
    paper = add_evidence(
        b"Danh muc", name="d.txt", title="Danh mục", period=(DAY, DAY), unit=world.centre, actor=world.worker
    )
    refused = add_evidence(
        b"Danh sach", name="e.txt", title="Danh sách hộ", period=(DAY, DAY), unit=world.centre, actor=world.worker
    )
    attach_evidence(world.found, leaf, [shown, hidden, paper, refused], actor=world.worker)
    attach_evidence(world.found, other, [shown], actor=world.worker)
    client = as_user(world.officer.official)
    url = world.url("assessment_export", code=world.found.code, kind=ExportKind.ZIP)
    client.post(url, {"shown": [paper.code, refused.code], "leaving": [paper.code]})
    client.post(url)
    made = AssessmentExport.objects.get()
    for _again in range(2):
        make_asked_package(commune_id=world.commune.pk, export_id=made.pk)
    made = AssessmentExport.objects.select_related("file").get()
    with zipfile.ZipFile(file_path(made.file)) as archive:
        names, index = archive.namelist(), archive.read("index.html").decode()
    first = f"{LEAF}/{shown.code}-anh-bang-niem-yet.jpg"
    assert (made.state, names, index.count(first), [one["code"] for one in made.left_out]) == (
        ExportState.READY,
        [first, f"{LEAF}/{paper.code}-danh-muc.txt", "index.html"],
        2,
        [hidden.code, refused.code],
    )
    left = [f"<li>{one['code']}: {one['why']}</li>" in index for one in made.left_out]
    assert (left, [one.title in index for one in (refused, hidden)]) == ([True, True], [False, False])


def count_queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["assessment", "assessment_missing", "leaf", "assessments", "criteria_sets"])
def test_page_when_it_holds_more_then_asks_no_more(world: World, name: str) -> None:
    client = as_user(world.worker.official)
    kwargs = {"leaf": {"code": world.found.code, "number": LEAF}, "assessments": {}, "criteria_sets": {}}
    url = world.url(name, **kwargs.get(name, {"code": world.found.code}))
    leaves = list(Criterion.objects.filter(criteria_set=world.found.criteria_set, is_leaf=True, indicator=""))
    fill(world, leaves[:1], 1)
    client.get(url)
    one = count_queries(client, url)
    fill(world, leaves[1:4], 3)
    make_draft(world.officer, *SOUND)
    make_assessment(world.officer, year=2027)
    assert count_queries(client, url) == one


def fill(world: World, leaves: list[Criterion], pieces: int) -> None:
    first = leaf_of(world.found.criteria_set, LEAF)
    for leaf in leaves:
        give_points(world.found, leaf, points=leaf.points, reason="", version=0, actor=world.officer)
        for number in range(pieces):
            proof = add_evidence(
                f"{leaf.number} {number}".encode(),
                name="a.txt",
                title=f"Niêm yết {leaf.number} {number}",
                period=(DAY, DAY),
                unit=world.centre,
                actor=world.worker,
            )
            attach_evidence(world.found, leaf, [proof], actor=world.officer)
            attach_evidence(world.found, first, [proof], actor=world.officer)
