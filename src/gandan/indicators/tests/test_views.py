from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gandan.activities.services import add_evidence
from gandan.indicators.enums import ValueKind
from gandan.indicators.models import Entry
from gandan.indicators.tests.factories import FROM, TO, make_entered, make_entry
from gandan.indicators.tests.office import Office
from gandan.organisations.models import Official

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


def test_records_when_counted_then_measure_equals_them(office: Office, signed_in: Any) -> None:
    page = signed_in(office.officer).get(office.url(f"{office.code}/?tu={FROM}&den={TO}")).content.decode()
    assert [words in page for words in ("93,5", "187/200 hồ sơ", f"so/{office.entry.code}/")] == [True, True, True]
