"""Tables filled from a workbook, and downloaded as one."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from xlsxwriter import Workbook

from gandan.files.tests.books import ods, xls
from gandan.procedures.models import Announcement
from gandan.procedures.tests.conftest import Office, SignIn
from gandan.procedures.tests.test_services import A, add, version


def workbook(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    out = io.BytesIO()
    book = Workbook(out)
    sheet = book.add_worksheet()
    for line, cells in enumerate(rows):
        sheet.write_row(line, 0, cells)
    book.close()
    return SimpleUploadedFile("bang.xlsx", out.getvalue())


HEAD = ("STT", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Lĩnh vực", "Mới", "Sửa đổi", "Bãi bỏ")


def test_rows_when_read_from_a_sheet_then_stand_in_the_table(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    sheet = workbook(HEAD, (1, "12/QĐ-UBND", "05/03/2026", "UBND thành phố", "Hộ tịch", 3, 0, 2))
    page = signed_in(office.officer).post(office.table_url("nhap/"), {"sheet": sheet, "version": "0"})
    assert (page.status_code, Announcement.objects.values_list("number", "new", "abolished").get()) == (
        302,
        ("12/QĐ-UBND", 3, 2),
    )


@pytest.mark.parametrize("make", [xls, ods])
def test_rows_when_read_from_an_old_or_open_sheet_then_stand_in_the_table(
    office: Office, signed_in: SignIn, make: Callable[..., bytes]
) -> None:
    office.ask(A)
    content = make(HEAD, (1, "12/QĐ-UBND", "05/03/2026", "UBND thành phố", "Hộ tịch", 3, 0, 2))
    posted = {"sheet": SimpleUploadedFile("bang", content), "version": "0"}
    signed_in(office.officer).post(office.table_url("nhap/"), posted)
    assert Announcement.objects.values_list("number", "new", "abolished").get() == ("12/QĐ-UBND", 3, 2)


SHEETS = [
    (lambda: workbook(HEAD, (1, "", "05/03/2026", "UBND thành phố", "Hộ tịch", 3, 0, 2)), ">B2<"),
    (lambda: SimpleUploadedFile("bang.xlsx", b"not a sheet at all"), "field-error"),
    (lambda: workbook(HEAD), "field-error"),
]


@pytest.mark.parametrize(("sheet", "said"), SHEETS, ids=["cell", "no-sheet", "no-rows"])
def test_rows_when_the_sheet_is_wrong_then_nothing_is_kept(
    office: Office, signed_in: SignIn, sheet: Callable[[], SimpleUploadedFile], said: str
) -> None:
    office.ask(A)
    page = signed_in(office.officer).post(office.table_url("nhap/"), {"sheet": sheet(), "version": "0"})
    assert (page.status_code, said in page.content.decode(), Announcement.objects.count()) == (422, True, 0)


def test_sheet_when_downloaded_then_is_read_back_without_a_change(office: Office, signed_in: SignIn) -> None:
    office.ask(A)
    add(office, new=3)
    client = signed_in(office.officer)
    sheet = SimpleUploadedFile("bang.xlsx", client.get(office.table_url("mau/")).content)
    posted = {"sheet": sheet, "version": str(version(office.work))}
    page = client.post(office.table_url("nhap/"), posted, follow=True)
    assert "Đã thêm 0 dòng, thay 0 dòng, 1 dòng đã có sẵn." in page.content.decode()
