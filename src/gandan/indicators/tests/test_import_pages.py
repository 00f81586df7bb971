"""Pages that take figures from another system's workbook."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from xlsxwriter import Workbook

from gandan.files.tests.books import ods, xls
from gandan.indicators.models import ColumnMapping, Entry
from gandan.indicators.tests.factories import make_entered
from gandan.indicators.tests.office import DAYS, Office


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
