import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from xlsxwriter import Workbook

from gandan.activities.services import add_evidence
from gandan.files.tests.books import ods, xls
from gandan.indicators.enums import ValueKind
from gandan.indicators.models import ColumnMapping, EnteredIndicator, Entry
from gandan.indicators.tests.factories import FROM, TO, make_entered, make_entry
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Official
from gandan.organisations.tests.factories import make_actor, make_commune, make_official, make_unit
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

DAYS = {"from_on": "15/10/2026", "to_on": "14/11/2026"}


@dataclass
class Office:
    commune: Commune
    officer: Actor
    """The programme officer, who defines and enters everything."""
    focal: Actor
    """Enters the figures of the centre."""
    colleague: Actor
    """Of another unit."""
    indicator: EnteredIndicator
    entry: Entry

    def url(self, path: str = "") -> str:
        return f"/{self.commune.slug}/so-lieu/{path}"

    @property
    def code(self) -> str:
        return f"entered.{self.indicator.code}"


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    commune = make_commune()
    with open_commune(commune):
        centre = make_unit("Trung tâm Phục vụ hành chính công")
        officer = make_actor(make_unit(), Role.PROGRAMME_OFFICER)
        indicator = make_entered(unit=centre)
        yield Office(
            commune,
            officer,
            make_actor(centre, Role.FOCAL_OFFICER),
            make_actor(make_unit("Trạm Y tế"), Role.FOCAL_OFFICER),
            indicator,
            make_entry(indicator, officer.official),
        )


@pytest.fixture
def signed_in(client: Client) -> Callable[[Actor | Official], Client]:
    def sign_in(person: Actor | Official) -> Client:
        official = person.official if isinstance(person, Actor) else person
        client.force_login(official.membership.user)
        return client

    return sign_in


@pytest.fixture
def stranger(db: None) -> Official:
    with open_commune(make_commune("Núi Xa")):
        return make_official(make_unit(), roles=[Role.UNIT_HEAD, Role.PROGRAMME_OFFICER])


PAGES = [
    ("", 200, 200, 200),
    ("plans.on_time/", 200, 200, 200),
    ("{code}/", 200, 200, 200),
    ("so/{entry}/", 200, 200, 200),
    ("them/", 200, 403, 403),
    ("{code}/sua/", 200, 403, 403),
    ("{code}/nhap/", 200, 200, 403),
    ("so/{entry}/nhap-lai/", 200, 200, 403),
    ("nhap-excel/", 200, 200, 200),
    ("nhap-excel/khong-co/", 404, 404, 404),
    ("khong.co/", 404, 404, 404),
]


@pytest.mark.parametrize(("path", "officer", "focal", "colleague"), PAGES)
def test_page_when_opened_then_each_gets_its_answer(
    office: Office, signed_in: Any, stranger: Official, path: str, officer: int, focal: int, colleague: int
) -> None:
    url = office.url(path.format(code=office.code, entry=office.entry.code))
    people = (office.officer, office.focal, office.colleague, stranger)
    assert [signed_in(person).get(url).status_code for person in people] == [officer, focal, colleague, 404]
    assert Client().get(url).status_code == 302


def test_list_when_more_of_a_kind_then_one_query_each(office: Office, signed_in: Any) -> None:
    client = signed_in(office.officer)
    client.get(office.url())
    counts = []
    for more in (0, 1, 1):
        for _ in range(more):
            make_entry(make_entered(), office.officer.official)
        with CaptureQueriesContext(connection) as queries:
            client.get(office.url())
        counts.append(len(queries))
    assert [count - counts[0] for count in counts] == [0, 1, 2]


def test_indicator_when_more_records_then_the_same_queries(office: Office, signed_in: Any) -> None:
    client = signed_in(office.officer)
    url = office.url(f"{office.code}/?tu=2026-10-15&den=2026-11-14")
    client.get(url)
    counts = []
    for count in (0, 2):
        for _ in range(count):
            make_entry(office.indicator, office.officer.official, is_current=False)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("query", "shown", "error"),
    [
        ("", ("15/10/2026", "14/11/2026"), ""),
        ("ky=thang", ("15/11/2026", "14/12/2026"), ""),
        ("ky=thang-truoc", ("15/10/2026", "14/11/2026"), ""),
        ("tu=01/02/2026&den=31/03/2026", ("01/02/2026", "31/03/2026"), ""),
        ("ky=thang&ky-cu=thang&tu=01/02/2026&den=31/03/2026", ("01/02/2026", "31/03/2026"), ""),
        ("ky=thang-truoc&ky-cu=khac&tu=01/02/2026&den=31/03/2026", ("15/10/2026", "14/11/2026"), ""),
        ("tu=31/03/2026&den=01/02/2026", ("15/10/2026", "14/11/2026"), "Ngày cuối phải bằng hoặc sau ngày đầu"),
        ("tu=30/02/2026&den=31/03/2026", ("15/10/2026", "14/11/2026"), "Ngày chưa đúng"),
        ("tu=01/02/2026", ("15/10/2026", "14/11/2026"), "Hãy ghi đủ ngày đầu và ngày cuối"),
        ("tu=0001-01-01&den=9999-12-31", ("15/10/2026", "14/11/2026"), "Khoảng ngày này quá xa"),
        ("don-vi=khong-co&trang=999999", ("15/10/2026", "14/11/2026"), ""),
    ],
)
def test_window_when_asked_so_then_shown(
    office: Office, signed_in: Any, query: str, shown: tuple[str, str], error: str
) -> None:
    page = signed_in(office.officer).get(office.url(f"?{query}")).content.decode()
    assert [f'value="{day}"' in page for day in shown] == [True, True]
    assert error in page


@pytest.mark.parametrize(("query", "marks"), [("", 1), ("?ky=thang", 2), ("?ky=30-ngay", 1)])
@pytest.mark.parametrize("path", ["", "{code}/"])
def test_window_when_it_still_runs_then_marked(
    office: Office, signed_in: Any, path: str, query: str, marks: int
) -> None:
    page = signed_in(office.officer).get(office.url(path.format(code=office.code) + query)).content.decode()
    # beside the choices of the filter: month, quarter, half year and year
    assert page.count("đang chạy") == marks + 3


def test_indicator_when_defined_then_its_page_opens(office: Office, signed_in: Any) -> None:
    given = {
        "name": "Mức độ hài lòng",
        "kind": ValueKind.RATE,
        "direction": "tang",
        "source_system": "Phiếu khảo sát",
        "counted_in": "phiếu",
        "measured_in": "%",
        "min_sample": "30",
        "is_active": "on",
    }
    answer = signed_in(office.officer).post(office.url("them/"), given)
    assert answer.url == office.url("entered.muc_do_hai_long/")


def test_indicator_when_edited_from_an_old_page_then_told_and_typed_words_stay(office: Office, signed_in: Any) -> None:
    given = {
        "name": "Tên tôi gõ",
        "kind": ValueKind.RATE,
        "direction": "tang",
        "source_system": "Hệ thống",
        "min_sample": "0",
        "version": "0",
    }
    answer = signed_in(office.officer).post(office.url(f"{office.code}/sua/"), given)
    page = answer.content.decode()
    assert (answer.status_code, "Người khác vừa sửa mục này" in page, "Tên tôi gõ" in page) == (409, True, True)


@pytest.mark.parametrize(("picked", "status"), [(1, 302), (2, 422)])
def test_value_when_evidence_stands_already_then_it_is_the_proof(
    office: Office, signed_in: Any, picked: int, status: int
) -> None:
    unit = office.focal.official.unit
    pieces = [
        add_evidence(
            f"Tệp {number}".encode(), name="a.txt", title="Ảnh chụp", period=(FROM, TO), unit=unit, actor=office.focal
        )
        for number in range(picked)
    ]
    given = {
        "from_on": "15/09/2026",
        "to_on": "14/10/2026",
        "numerator": "1.187",
        "denominator": "1.200",
        "source_system": "Hệ thống",
        "evidence": [one.code for one in pieces],
    }
    url = office.url(f"{office.code}/nhap/")
    assert "Lấy từ kho minh chứng" in signed_in(office.focal).get(url).content.decode()
    assert signed_in(office.focal).post(url, given).status_code == status
    entered = Entry.objects.exclude(pk=office.entry.pk).values_list("proof__code", flat=True)
    assert list(entered) == ([pieces[0].code] if picked == 1 else [])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"numerator": "1.201"}, "Tử số không được lớn hơn mẫu số."),
        ({"numerator": "một"}, "Ô này phải là số"),
        ({"to_on": "14/12/2026"}, "Kỳ chưa kết thúc."),
        ({"from_on": "15/11/2026"}, "Ngày cuối phải bằng hoặc sau ngày đầu."),
        ({"proof": None}, "Hãy chọn ảnh chụp hoặc tệp làm minh chứng"),
        ({"proof": b""}, "Tệp này rỗng."),
        ({"proof": b"\x00\x01\x02"}, "field-error"),
    ],
)
def test_value_when_it_cannot_be_then_said_and_kept(
    office: Office, signed_in: Any, changes: dict[str, Any], words: str
) -> None:
    given: dict[str, Any] = {
        "from_on": "15/09/2026",
        "to_on": "14/10/2026",
        "numerator": "1.187",
        "denominator": "1.200",
        "source_system": "Hệ thống",
        "proof": b"anh chup man hinh",
    }
    given |= changes
    proof = given.pop("proof")
    if proof is not None:
        given["proof"] = SimpleUploadedFile("anh.txt", proof)
    answer = signed_in(office.focal).post(office.url(f"{office.code}/nhap/"), given)
    page = answer.content.decode()
    assert (answer.status_code, words in page, Entry.objects.count()) == (422, True, 1)


def test_value_when_entered_then_shown_with_its_proof_and_corrected(office: Office, signed_in: Any) -> None:
    client = signed_in(office.focal)
    given = {
        "from_on": "15/09/2026",
        "to_on": "14/10/2026",
        "numerator": "1.187",
        "denominator": "1.200",
        "source_system": "Hệ thống giải quyết thủ tục",
        "proof": SimpleUploadedFile("anh.txt", b"anh chup man hinh"),
    }
    client.post(office.url(f"{office.code}/nhap/"), given)
    entry = Entry.objects.order_by("-id")[0]
    page = client.get(office.url(f"so/{entry.code}/")).content.decode()
    assert [words in page for words in ("98,9", "1.187 / 1.200 hồ sơ", "Mở minh chứng")] == [True, True, True]
    again = {name: value for name, value in given.items() if name != "proof"} | {"numerator": "1188"}
    url = office.url(f"so/{entry.code}/nhap-lai/")
    assert client.post(url, again).status_code == 422
    client.post(url, again | {"note": "Gõ nhầm"})
    fresh = Entry.objects.order_by("-id")[0]
    assert (fresh.value, fresh.proof_id) == (Decimal("99.0000"), entry.proof_id)


def _book(*rows: list[Any]) -> SimpleUploadedFile:
    out = io.BytesIO()
    made = Workbook(out)
    sheet = made.add_worksheet("Tháng 11")
    percent = made.add_format({"num_format": "0.0%"})
    sheet.merge_range("A1:E1", "TÌNH HÌNH GIẢI QUYẾT")
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith("="):
                sheet.write_formula(number, column, cell, value=0.935)
            else:
                sheet.write(number, column, cell, percent if isinstance(cell, float) else None)
    made.close()
    return SimpleUploadedFile("thang-11.xlsx", out.getvalue())


HEAD = ["Đơn vị", "Đúng hạn", "Tổng số", "Tỷ lệ số hóa"]


def _upload(client: Client, office: Office, *rows: list[Any]) -> str:
    answer = client.post(office.url("nhap-excel/"), {"file": _book(HEAD, *rows)})
    assert answer.status_code == 302
    return str(answer.url)


def _mapped(office: Office, **changes: str) -> dict[str, str]:
    code = office.indicator.code
    given = {
        "sheet": "0",
        "head_first": "2",
        "head_last": "2",
        "row_column": "A",
        "row_words": "Phường Sông Cửa",
        "source_system": "Hệ thống một cửa",
        "is_kept": "on",
        "name": "Hằng tháng",
        f"numerator-{code}": "B",
        f"denominator-{code}": "C",
        **DAYS,
    }
    return given | changes


def _seen(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0]


def test_import_when_mapped_then_previewed_entered_and_remembered(office: Office, signed_in: Any) -> None:
    digitised = make_entered(code="so_hoa", name="Tỷ lệ số hóa")
    client = signed_in(office.officer)
    url = _upload(client, office, ["Xã Núi Xa", 1, 2, 0.5], ["Phường Sông Cửa", "190", 200, "=B4/C4"])
    first = client.get(url).content.decode()
    assert [words in first for words in ("B · Đúng hạn", "Phường Sông Cửa")] == [True, True]
    given = _mapped(office, **{"value-so_hoa": "D", "share-so_hoa": "on"})
    shown = client.post(url, given | {"act": "preview"}).content.decode()
    assert [words in shown for words in ("93,5 (187/200)", "95 (190/200)", "B4, C4")] == [True, True, True]
    assert client.post(url, given | {"act": "confirm", "seen": _seen(shown)}).status_code == 302
    current = Entry.objects.filter(is_current=True).order_by("indicator_id")
    assert [(one.indicator_id, one.value, one.proof is not None) for one in current] == [
        (office.indicator.pk, Decimal("95.0000"), True),
        (digitised.pk, Decimal("93.5000"), True),
    ]
    assert ColumnMapping.objects.get().columns["columns"]["so_hoa"]["value"] == {"at": "D", "label": "Tỷ lệ số hóa"}
    again = client.get(_upload(client, office, ["Phường Sông Cửa", 191, 200, 0.94])).content.decode()
    assert [words in again for words in ('value="Hằng tháng"', 'value="Hệ thống một cửa"')] == [True, True]


@pytest.mark.parametrize(
    ("row", "changes", "words"),
    [
        (["Phường Sông Cửa", "x", 200, 0.9], {}, "Ô B3: “x” không phải là số."),
        (["Phường Sông Cửa", 201, 200, 0.9], {}, "Ô B3: Tử số không được lớn hơn mẫu số."),
        (["Phường Sông Cửa", 1, 200, 0.9], {"row_words": "Xã Khác"}, "Cột A không có dòng nào ghi"),
        (["Phường Sông Cửa", 1, 200, 0.9], {"to_on": "14/12/2026"}, "Kỳ chưa kết thúc."),
        (["Phường Sông Cửa", 1, 200, 0.9], {"row_column": "ZZ"}, "error-summary"),
    ],
)
def test_import_when_a_cell_cannot_be_then_named_and_nothing_entered(
    office: Office, signed_in: Any, row: list[Any], changes: dict[str, str], words: str
) -> None:
    client = signed_in(office.officer)
    url = _upload(client, office, row)
    page = client.post(url, _mapped(office, **changes) | {"act": "preview"}).content.decode()
    assert (words in page, 'value="confirm"' in page, Entry.objects.count()) == (True, False, 1)


def test_import_when_values_changed_meanwhile_then_shown_again(office: Office, signed_in: Any) -> None:
    client = signed_in(office.officer)
    url = _upload(client, office, ["Phường Sông Cửa", 190, 200, 0.9])
    shown = client.post(url, _mapped(office) | {"act": "preview"}).content.decode()
    Entry.objects.filter(pk=office.entry.pk).update(numerator=1, value=Decimal("0.5"))
    answer = client.post(url, _mapped(office) | {"act": "confirm", "seen": _seen(shown)})
    assert (answer.status_code, "Số liệu đã đổi từ khi xem." in answer.content.decode()) == (200, True)
    assert Entry.objects.count() == 1


def test_import_when_of_another_unit_then_its_figures_alone_are_offered(office: Office, signed_in: Any) -> None:
    client = signed_in(office.colleague)
    own = make_entered(code="cua_tram", unit=office.colleague.unit)
    url = _upload(client, office, ["Phường Sông Cửa", 190, 200, 0.9])
    page = client.get(url).content.decode()
    assert (f"numerator-{own.code}" in page, f"numerator-{office.indicator.code}" in page) == (True, False)


def test_import_when_the_file_is_another_persons_then_not_found(office: Office, signed_in: Any) -> None:
    content = _book(HEAD, ["Phường", 1, 2, 0.5]).read()

    def handed_in(client: Client) -> str:
        answer = client.post(office.url("nhap-excel/"), {"file": SimpleUploadedFile("a.xlsx", content)})
        return str(answer.url)  # type: ignore[attr-defined]

    url = handed_in(signed_in(office.officer))
    answers = [signed_in(who).get(url).status_code for who in (office.officer, office.colleague)]
    same = handed_in(signed_in(office.colleague))
    assert (answers, same, signed_in(office.colleague).get(url).status_code) == ([200, 404], url, 200)


@pytest.mark.parametrize("make", [xls, ods])
def test_import_when_an_old_or_open_workbook_then_its_columns_are_shown(
    office: Office, signed_in: Any, make: Callable[..., bytes]
) -> None:
    content = make(HEAD, ["Phường Sông Cửa", 190, 200, 0.9])
    client = signed_in(office.officer)
    page = client.post(office.url("nhap-excel/"), {"file": SimpleUploadedFile("so-lieu", content)}, follow=True)
    words = page.content.decode()
    assert ([piece in words for piece in ("B · Đúng hạn", "Phường Sông Cửa")], page.status_code) == ([True, True], 200)


@pytest.mark.parametrize("content", [b"", b"STT;Ten", b"PK\x03\x04hong"])
def test_import_when_no_workbook_then_refused(office: Office, signed_in: Any, content: bytes) -> None:
    answer = signed_in(office.officer).post(
        office.url("nhap-excel/"), {"file": SimpleUploadedFile("so-lieu.xlsx", content)}
    )
    assert (answer.status_code, "field-error" in answer.content.decode()) == (422, True)


def test_records_when_counted_then_measure_equals_them(office: Office, signed_in: Any) -> None:
    page = signed_in(office.officer).get(office.url(f"{office.code}/?tu={FROM}&den={TO}")).content.decode()
    assert [words in page for words in ("93,5", "187/200 hồ sơ", f"so/{office.entry.code}/")] == [True, True, True]
