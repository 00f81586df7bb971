"""Pages of tables: who may open and do what, filling, taking in, sending, putting together."""

import datetime as dt
import html
import io
import re
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gandan.activities.services import add_evidence
from gandan.files.sheets import read_sheets
from gandan.organisations.models import Official
from gandan.plans.enums import AssignmentState
from gandan.plans.models import Assignment, ProgressReport
from gandan.plans.services.work import confirm_work
from gandan.procedures.enums import TableKind
from gandan.procedures.models import Announcement, TableDuty
from gandan.procedures.tests.conftest import Office, SignIn
from gandan.procedures.tests.test_services import A, S, add, confirmed, send, version, with_quota

ROW = {
    "number": "12/QĐ-UBND",
    "issued_on": "05/03/2026",
    "issuer": "UBND thành phố",
    "field_name": "Hộ tịch",
    "new": "3",
}

HTMX = {"HTTP_HX_REQUEST": "true"}

PEOPLE = ("officer", "head", "sums_up", "giver", "colleague", "stranger", "anonymous")


def statuses(office: Office, client: Client, stranger: Official, act: Callable[[], int]) -> dict[str, int]:
    people = {name: getattr(office, name).official for name in PEOPLE[:5]} | {"stranger": stranger}
    found = {"anonymous": act()}
    for name, person in people.items():
        client.force_login(person.membership.user)
        found[name] = act()
    return {name: found[name] for name in PEOPLE}


PAGES = [
    ("table", "", (200, 200, 200, 200, 403, 404, 302)),
    ("table", "mau/", (200, 200, 200, 200, 403, 404, 302)),
    ("table", "nhap/", (200, 200, 403, 403, 403, 404, 302)),
    ("table", "nop/", (200, 200, 403, 403, 403, 404, 302)),
    ("collection", "", (403, 403, 200, 200, 403, 404, 302)),
    ("collection", "tai-xlsx/", (403, 403, 200, 200, 403, 404, 302)),
    ("collection", "tai-docx/", (403, 403, 200, 200, 403, 404, 302)),
    ("task", "", (403, 403, 403, 200, 403, 404, 302)),
    ("list", "", (200, 200, 200, 200, 200, 404, 302)),
]


@pytest.mark.parametrize(("page", "path", "wanted"), PAGES)
def test_page_when_opened_then_only_by_those_whom_it_concerns(
    office: Office, client: Client, stranger: Official, page: str, path: str, wanted: tuple[int, ...]
) -> None:
    office.ask(A)
    bases = {
        "table": office.table_url(),
        "collection": office.collection_url(),
        "task": office.url(f"nhiem-vu/{office.task.code}/bang/"),
        "list": office.url("bang-so-lieu/"),
    }
    found = statuses(office, client, stranger, lambda: client.get(bases[page] + path).status_code)
    assert found == dict(zip(PEOPLE, wanted, strict=True))


ACTS = [
    ("", ROW, (302, 422, 403, 403, 403, 404, 302)),
    ("xoa/", {"position": "1", "version": "1"}, (302, 302, 403, 403, 403, 404, 302)),
    ("nhap/", {"version": "x"}, (422, 422, 403, 403, 403, 404, 302)),
    ("nop/", {"version": "x"}, (422, 422, 403, 403, 403, 404, 302)),
]


@pytest.mark.parametrize(("path", "posted", "wanted"), ACTS)
def test_act_when_posted_then_only_by_the_unit(
    office: Office, client: Client, stranger: Official, path: str, posted: dict[str, str], wanted: tuple[int, ...]
) -> None:
    office.ask(A)
    found = statuses(office, client, stranger, lambda: client.post(office.table_url(path), posted).status_code)
    assert found == dict(zip(PEOPLE, wanted, strict=True))


@pytest.mark.parametrize("path", ["", "nhap/", "nop/", "mau/"])
def test_table_when_the_task_asks_none_then_is_not_there(office: Office, signed_in: SignIn, path: str) -> None:
    assert signed_in(office.officer).get(office.table_url(path)).status_code == 404


@pytest.mark.parametrize("window", ["2026-01-01", "hom-qua"])
def test_collection_when_there_is_no_such_occasion_then_is_not_there(
    office: Office, signed_in: SignIn, window: str
) -> None:
    office.ask(A)
    url = office.url(f"bang-so-lieu/{office.task.code}/{window}/")
    assert signed_in(office.giver).get(url).status_code == 404


def test_row_when_typed_then_stands_in_the_table(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    paper = SimpleUploadedFile("qd-12.txt", b"Quyet dinh cong bo thu tuc")
    page = signed_in(office.officer).post(office.table_url(), {**ROW, "paper": paper}, follow=True)
    words = page.content.decode()
    assert ("12/QĐ-UBND" in words, "qd-12.txt" in words, "Đã thêm dòng vào bảng." in words) == (True, True, True)


@pytest.mark.parametrize(("picked", "status"), [(1, 302), (2, 422)])
def test_row_when_evidence_stands_already_then_it_is_the_proof(
    office: Office, signed_in: SignIn, picked: int, status: int
) -> None:
    office.ask(A)
    day = dt.date(2026, 11, 16)
    pieces = [
        add_evidence(
            f"Tệp {number}".encode(),
            name="a.txt",
            title="Quyết định đã có",
            period=(day, day),
            unit=office.officer.official.unit,
            actor=office.officer,
        )
        for number in range(picked)
    ]
    assert "Lấy từ kho minh chứng" in signed_in(office.officer).get(office.table_url()).content.decode()
    given = {**ROW, "evidence": [one.code for one in pieces]}
    assert signed_in(office.officer).post(office.table_url(), given).status_code == status
    proofs = list(Announcement.objects.values_list("proof__code", flat=True))
    assert proofs == ([pieces[0].code] if picked == 1 else [])


def test_row_when_typed_with_htmx_then_the_table_alone_comes_back(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    page = signed_in(office.officer).post(office.table_url(), ROW, **HTMX)
    words = page.content.decode()
    assert (page.status_code, "<html" in words, "12/QĐ-UBND" in words) == (200, False, True)


def test_row_when_wrong_then_what_was_typed_stays_and_nothing_is_kept(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    page = signed_in(office.officer).post(office.table_url(), {**ROW, "issued_on": "31/02/2026"})
    words = page.content.decode()
    assert (page.status_code, Announcement.objects.count()) == (422, 0)
    assert ("Không có ngày 31/02/2026 trong lịch." in words, 'value="12/QĐ-UBND"' in words) == (True, True)


def test_row_when_changed_meanwhile_then_says_so_and_the_next_save_holds(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    add(office)
    client = signed_in(office.officer)
    edited = {**ROW, "position": "1", "version": "1"}
    client.post(office.table_url(), {**edited, "new": "5"})
    stale = client.post(office.table_url(), edited)
    again = {**edited, "version": "2"}
    holds = 'name="version" value="2"' in stale.content.decode()
    saved = client.post(office.table_url(), again).status_code
    assert (stale.status_code, holds, saved, Announcement.objects.get().new) == (409, True, 302, 3)


def test_row_when_another_unit_entered_the_decision_then_is_warned_of(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    add(office, other=True)
    words = signed_in(office.officer).post(office.table_url(), ROW, follow=True).content.decode()
    assert "Phòng Tư pháp cũng đã nhập quyết định này" in words


def test_rows_when_pasted_then_stand_in_the_table(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    text = (
        "12/QĐ-UBND\t5/3/2026\tUBND thành phố\tHộ tịch\t3\t0\t1\n13/QĐ-UBND\t6/3/2026\tUBND thành phố\tĐất đai\t0\t2"
    )
    page = signed_in(office.officer).post(office.table_url("nhap/"), {"text": text, "version": "0"}, follow=True)
    assert "Đã thêm 2 dòng, thay 0 dòng, 0 dòng đã có sẵn." in page.content.decode()
    assert list(Announcement.objects.values_list("number", "abolished")) == [("12/QĐ-UBND", 1), ("13/QĐ-UBND", 0)]


def test_rows_when_pasted_wrong_then_cells_are_named_and_the_words_stay(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    text = "12/QĐ-UBND\t31/2/2026\tUBND thành phố\tHộ tịch\tba"
    page = signed_in(office.officer).post(office.table_url("nhap/"), {"text": text, "version": "0"})
    words = page.content.decode()
    assert (page.status_code, Announcement.objects.count()) == (422, 0)
    assert ("Có 2 ô cần sửa" in words, ">B1<" in words, ">E1<" in words, "31/2/2026\tUBND" in words) == (True,) * 4


def sending(client: Client, office: Office, **said: str) -> dict[str, str]:
    page = client.get(office.table_url("nop/")).content.decode()
    submission = page.split('name="submission" value="')[1].split('"')[0]
    return {"submission": submission, "version": str(version(office.work)), "on": "18/11/2026", **said}


def test_table_when_sent_then_the_work_waits_for_the_head(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    add(office, new=3)
    client = signed_in(office.officer)
    page = client.post(office.table_url("nop/"), sending(client, office), follow=True)
    office.work.refresh_from_db()
    read_only = client.get(office.table_url()).content.decode()
    assert office.work.state == AssignmentState.SUBMITTED
    assert "Đã nộp bảng, chờ xác nhận." in page.content.decode()
    assert ("Bảng chỉ để xem" in read_only, "Thêm một dòng" in read_only) == (True, False)


SENDINGS = [
    ([], {}, "Hãy điền bảng, hoặc tích “Không phát sinh”."),
    (["Khai sinh", "Khai tử"], {}, "Bảng mới có 02/03 theo định mức."),
]


@pytest.mark.parametrize(("names", "said", "words"), SENDINGS)
def test_table_when_not_enough_then_says_why_and_is_not_sent(
    office: Office, signed_in: SignIn, names: list[str], said: dict[str, str], words: str
) -> None:
    with_quota(office)
    for name in names:
        add(office, S, name=name)
    client = signed_in(office.officer)
    page = client.post(office.table_url("nop/"), sending(client, office, **said))
    assert (page.status_code, words in page.content.decode(), ProgressReport.objects.count()) == (422, True, 0)


def test_table_when_nothing_happened_then_is_sent_with_a_tick(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    client = signed_in(office.officer)
    client.post(office.table_url("nop/"), sending(client, office, is_nothing="on"))
    words = "Không phát sinh nội dung phải báo cáo trong bảng “Quyết định công bố thủ tục hành chính”."
    assert ProgressReport.objects.get().words == words


def test_record_when_its_task_asks_a_table_then_offers_it(office: Office, signed_in: SignIn) -> None:
    url = office.url(f"viec/{office.work.code}/")
    before = {
        who: "Trả lời bằng bảng" in signed_in(getattr(office, who)).get(url).content.decode() for who in PEOPLE[:5]
    }
    office.ask(A)
    after = {who: "/bang/" in signed_in(getattr(office, who)).get(url).content.decode() for who in PEOPLE[:5]}
    assert before == {"officer": False, "head": False, "sums_up": False, "giver": True, "colleague": False}
    assert after == dict.fromkeys(PEOPLE[:5], True)


def test_duty_when_chosen_then_units_answer_by_the_table(office: Office, signed_in: SignIn) -> None:
    url = office.url(f"nhiem-vu/{office.task.code}/bang/")
    client = signed_in(office.giver)
    proposed = client.get(url).content.decode()
    client.post(url, {"kind": A})
    kind = TableDuty.objects.get().kind
    client.post(url, {"kind": "bang_loi"})
    assert "Đề xuất theo lời của nhiệm vụ: Quyết định công bố thủ tục hành chính" in proposed
    assert (kind, TableDuty.objects.count()) == (A, 0)


def test_collection_when_units_sent_then_shows_rows_sums_and_who_is_missing(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    add(office, new=3)
    add(office, other=True, number="13/QĐ-UBND", new=4)
    send(office)
    confirm_work(office.work, actor=office.head)
    client = signed_in(office.sums_up)
    sent = client.get(office.collection_url()).content.decode()
    whole = client.get(office.collection_url("?gom=chua-gui")).content.decode()
    assert ("12/QĐ-UBND" in sent, "13/QĐ-UBND" in sent, "1/2 đơn vị đã gửi" in sent) == (True, False, True)
    assert ("13/QĐ-UBND" in whole, f"viec/{office.other_work.code}/nhac/" in whole) == (True, True)


FILTERS = [
    ("", ["12/QĐ-UBND", "12/QĐ-UBND", "12/QĐ-UBND"]),
    ("?tu=chứng", ["12/QĐ-UBND"]),
    ("?tu=đất", []),
    ("?don-vi={unit}", ["12/QĐ-UBND"]),
]


@pytest.mark.parametrize(("query", "numbers"), FILTERS)
def test_collection_when_filtered_then_shows_what_fits(
    office: Office, signed_in: SignIn, query: str, numbers: list[str]
) -> None:
    confirmed(office)
    path = "tai-xlsx/" + query.format(unit=office.unit.code)
    content = signed_in(office.giver).get(office.collection_url(path)).content
    assert [row[1] for row in read_sheets(content)[0].rows if str(row[1]).endswith("QĐ-UBND")] == numbers


def test_paper_when_downloaded_then_holds_the_sentence_and_the_missing(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    add(office, new=3)
    send(office)
    confirm_work(office.work, actor=office.head)
    words = docx_words(signed_in(office.sums_up).get(office.collection_url("tai-docx/")).content)
    assert "Rà soát 01 quyết định công bố: 03 thủ tục mới." in words
    assert "Các đơn vị chưa gửi bảng: Phòng Tư pháp." in words
    assert "TỔNG HỢP QUYẾT ĐỊNH CÔNG BỐ THỦ TỤC HÀNH CHÍNH" in words


def docx_words(content: bytes) -> str:
    with ZipFile(io.BytesIO(content)) as packed:
        paper = packed.read("word/document.xml").decode()
    return html.unescape(re.sub(r"<[^>]+>", "", paper.replace("</w:p>", "\n")))


@pytest.mark.parametrize("page", ["table", "collection", "list"])
def test_pages_when_rows_grow_then_queries_do_not(office: Office, signed_in: SignIn, page: str) -> None:
    office.ask(A)
    url = {
        "table": office.table_url(),
        "collection": office.collection_url("?gom=chua-gui"),
        "list": office.url("bang-so-lieu/"),
    }[page]
    client = signed_in(office.giver)
    add(office)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(url)
    for number in ("13/QĐ-UBND", "14/QĐ-UBND"):
        add(office, number=number)
    with CaptureQueriesContext(connection) as three:
        client.get(url)
    assert len(three) == len(one)


def test_kinds_when_each_is_asked_then_its_page_opens(office: Office, signed_in: SignIn) -> None:
    found = {}
    for kind in TableKind:
        office.ask(kind)
        found[kind] = [
            signed_in(office.officer).get(office.table_url(path)).status_code for path in ("", "nhap/", "mau/")
        ]
    assert list(found.values()) == [[200, 200, 200]] * 3
    assert Assignment.objects.filter(state=AssignmentState.NEW).count() == 2
