"""The record as an inspector reads, filters and takes it away."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from gandan.audit.models import Entry, RecordSeal
from gandan.audit.services import erase_value, record, seal_record
from gandan.common import clock
from gandan.inspection.enums import ExportKind, ExportState
from gandan.inspection.models import RecordExport
from gandan.inspection.services import exports, make_export
from gandan.inspection.tasks import make_asked_export
from gandan.organisations.actors import Actor, actor_of
from gandan.organisations.enums import Role
from gandan.organisations.models import Official, Unit
from gandan.organisations.tests.factories import DAY, make_commune, make_official, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

pytestmark = pytest.mark.django_db
ONE = dt.timedelta(days=1)


@dataclass
class World:
    commune: Commune
    unit: Unit
    inspector: Official
    worker: Actor
    client: Client

    def url(self, name: str, **kwargs: Any) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})

    def page(self, name: str, query: str = "", **kwargs: Any) -> str:
        return str(self.client.get(self.url(name, **kwargs) + query).content.decode())

    def act(self, name: str = "cũ", *, days_ago: int = 0) -> Entry:
        with clock.at(dt.datetime.combine(DAY - ONE * days_ago, dt.time(9), tzinfo=clock.now().tzinfo)):
            return record("unit_edited", self.unit, actor=self.worker, changes={"name": [name, "Phòng Mới"], "x": "y"})


@pytest.fixture
def world(client: Client) -> Iterator[World]:
    commune = make_commune()
    with open_commune(commune):
        unit = make_unit()
        inspector = make_official(make_unit("Ban Thanh tra"), roles=[Role.INSPECTOR], full_name="Ngô Minh Khang")
        worker = make_official(unit, full_name="Lê Thu Hà")
        client.force_login(inspector.membership.user)
        yield World(commune, unit, inspector, actor_of(worker, user=worker.membership.user, on=DAY), client)


def test_journal_when_inspector_then_shows_the_act_and_only_the_tab_that_is_theirs(world: World) -> None:
    entry = world.act()
    page = world.page("journal")
    shown = ("Sửa đơn vị", "tên: cũ → Phòng Mới", "Lê Thu Hà", world.unit.code, f"nhat-ky/{entry.pk}/", "Quyền hạn")
    assert [words in page for words in shown] == [True, True, True, True, True, False]
    assert world.client.get(world.url("administration")).headers["Location"] == world.url("journal")


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ("", True),
        ("?viec=unit_edited", True),
        ("?viec=unit_added", False),
        ("?nguoi={worker}", True),
        ("?nguoi={inspector}", False),
        ("?nguoi=khong-co", False),
        ("?don-vi={unit}", True),
        ("?don-vi=KHAC", False),
        ("?ma={unit}", True),
        ("?ma=KHAC", False),
        ("?tu=18/11/2026&den=18/11/2026", True),
        ("?den=17/11/2026", False),
        ("?tu=19/11/2026", False),
        ("?tu=hom-qua&truoc=x", True),
        ("?muc={entry}", True),
        ("?truoc={entry}", False),
    ],
)
def test_journal_when_filtered_then_shows_what_fits(world: World, query: str, is_shown: bool) -> None:
    entry = world.act()
    values = {
        "worker": world.worker.official.code,
        "inspector": world.inspector.code,
        "unit": world.unit.code,
        "entry": entry.pk,
    }
    assert ("tên: cũ → Phòng Mới" in world.page("journal", query.format(**values))) is is_shown


@pytest.mark.parametrize("name", ["journal", "journal_entry"])
def test_page_when_one_entry_or_three_then_the_same_queries(world: World, name: str) -> None:
    first = world.act()
    kwargs = {"number": first.pk} if name == "journal_entry" else {}
    counts = []
    for more in range(2):
        for _ in range(2 * more):
            world.act()
        with CaptureQueriesContext(connection) as captured:
            world.page(name, **kwargs)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_journal_when_more_than_a_page_then_pages_by_where_it_ended(world: World) -> None:
    entries = [world.act(f"tên {n:02}", days_ago=n % 3) for n in range(51)]
    oldest = min(entries, key=lambda one: (one.at, one.pk))
    before = sorted(entries, key=lambda one: (one.at, one.pk))[1].pk
    first, second = world.page("journal"), world.page("journal", f"?truoc={before}")
    assert (f"truoc={before}" in first, f"nhat-ky/{oldest.pk}/" in first) == (True, False)
    assert (second.count('data-label="Lúc"'), f"nhat-ky/{oldest.pk}/" in second) == (1, True)


def test_entry_when_opened_then_shows_old_and_new_the_seal_and_the_course(world: World) -> None:
    first, second = world.act(days_ago=1), world.act("Phòng Mới")
    seal_record(today=DAY)
    seal = RecordSeal.objects.get()
    page = world.page("journal_entry", number=first.pk)
    shown = (seal.digest, "17/11/2026", ">cũ<", ">Phòng Mới<", world.unit.name, f"nhat-ky/{second.pk}/")
    assert [words in page for words in shown] == [True] * 6
    assert world.url("unit", code=world.unit.code) not in page
    assert "Sẽ được niêm phong trong đêm nay." in world.page("journal_entry", number=second.pk)


def test_entry_when_a_value_was_erased_then_says_so(world: World) -> None:
    entry = world.act()
    erase_value(entry, "name", reason="Quyết định số 5/QĐ-UBND", actor=world.worker)
    page = world.page("journal_entry", number=entry.pk)
    assert ("Giá trị này đã được xóa theo yêu cầu" in page, ">cũ<" in page) == (True, False)


PAGES = {
    "journal": "get",
    "journal_entry": "get",
    "journal_export": "post",
    "journal_extract": "get",
    "journal_file": "get",
}


def _kwargs(world: World, name: str) -> dict[str, Any]:
    if name in ("journal_extract", "journal_file"):
        return {"code": "XN-2026-0001"}
    return {"number": world.act().pk} if name == "journal_entry" else {}


@pytest.mark.parametrize("name", PAGES)
def test_url_when_colleague_has_no_right_is_refused_and_recorded(world: World, name: str) -> None:
    kwargs = _kwargs(world, name)
    world.client.force_login(world.worker.user)
    response = getattr(world.client, PAGES[name])(world.url(name, **kwargs))
    assert (response.status_code, Entry.objects.latest("pk").act) == (403, "access_refused")


def test_entry_of_another_commune_when_asked_for_is_not_found(world: World) -> None:
    with open_commune(make_commune()):
        unit = make_unit()
        other = record("unit_added", unit, actor=world.worker)
    assert world.client.get(world.url("journal_entry", number=other.pk)).status_code == 404


def _export(world: World, kind: str) -> RecordExport:
    world.client.post(world.url("journal_export"), {"dang": kind, "viec": "unit_edited"})
    export: RecordExport = RecordExport.objects.get()
    return export


def test_export_when_xlsx_then_holds_entries_seals_and_is_recorded(world: World) -> None:
    entry = world.act(days_ago=1)
    seal_record(today=DAY)
    export = _export(world, "xlsx")
    response = world.client.get(world.url("journal_file", code=export.code))
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response)))
    rows = book.get_sheet_by_name("Nhật ký").to_python()
    seals = book.get_sheet_by_name("Niêm phong").to_python()
    seal = RecordSeal.objects.get()
    digest = next(line for line in seal.manifest.splitlines() if line.startswith(f"{entry.pk}\t")).partition("\t")[2]
    assert rows[0][0].startswith(f"1 mục. Bản niêm phong mới nhất là của ngày 17/11/2026, mã {seal.digest}")
    assert [str(cell) for cell in rows[2]] == [
        str(entry.pk),
        "09 giờ 00 ngày 17/11/2026",
        "Lê Thu Hà",
        world.unit.code,
        "sửa đơn vị",
        "đơn vị",
        world.unit.code,
        "x: y; tên: cũ → Phòng Mới",
        digest,
    ]
    assert [str(cell) for cell in seals[1][:3]] == ["17/11/2026", "1", seal.digest]
    acts = list(Entry.objects.filter(object_code=export.code).order_by("pk").values_list("act", flat=True))
    assert (acts, export.state, export.entries) == (["record_exported", "personal_looked"], ExportState.READY, 1)


def test_export_when_csv_then_no_cell_acts_as_a_formula(world: World) -> None:
    record("unit_edited", world.unit, actor=world.worker, changes={"=1+1": "x"})
    response = world.client.get(world.url("journal_file", code=_export(world, "csv").code))
    rows = list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"))))
    assert (rows[0], rows[2][7]) == (["1 mục. Nhật ký chưa có bản niêm phong nào."], "'=1+1: x")


def test_export_when_nothing_fits_then_says_so_and_makes_none(world: World) -> None:
    response = world.client.post(world.url("journal_export"), {"viec": "unit_merged"}, follow=True)
    assert ("Không có mục nào khớp để xuất." in response.content.decode(), RecordExport.objects.count()) == (True, 0)


def test_export_when_large_then_made_by_the_job_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "AT_ONCE", 1)
    entries = [world.act(), world.act()]
    export = _export(world, "csv")
    waiting = (export.state, "Đang chuẩn bị" in world.page("journal_extract", code=export.code))
    world.act("sau khi hỏi")
    make_asked_export(commune_id=world.commune.pk, export_id=export.pk)
    export.refresh_from_db()
    done_at = export.done_at
    make_export(export)
    content = b"".join(world.client.get(world.url("journal_file", code=export.code))).decode("utf-8-sig")
    assert (waiting, export.state, export.kind) == ((ExportState.WAITING, True), ExportState.READY, ExportKind.CSV)
    assert [row[0] for row in csv.reader(io.StringIO(content))][2:] == [str(one.pk) for one in reversed(entries)]
    assert export.done_at == done_at


def test_entry_when_a_field_holds_a_code_then_shows_its_words(world: World) -> None:
    entry = record("unit_edited", world.unit, actor=world.worker, changes={"kind": ["phong", "trung_tam"]})
    page = world.page("journal_entry", number=entry.pk)
    shown = (">Phòng chuyên môn<", ">Trung tâm, đơn vị sự nghiệp<", ">phong<")
    assert [words in page for words in shown] == [True, True, False]
