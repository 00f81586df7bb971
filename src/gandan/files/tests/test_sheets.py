import io
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from gandan.files.errors import FileRefused
from gandan.files.sheets import read_sheets
from gandan.files.tests.books import ods, xls


def book() -> bytes:
    out = io.BytesIO()
    made = Workbook(out)
    sheet = made.add_worksheet("Bộ tiêu chí")
    sheet.merge_range("B2:C3", "Tiêu chí")
    sheet.write_number("A5", 1.5)
    sheet.write_boolean("D5", True)
    sheet.write_string("E5", "24,5")
    made.add_worksheet("Mức độ").write_string("A1", "Mức 1")
    made.close()
    return out.getvalue()


def test_sheets_when_read_then_cells_stand_where_they_stood() -> None:
    first, second = read_sheets(book())
    assert (first.name, first.rows[1][1], first.rows[4], first.merged, second.rows) == (
        "Bộ tiêu chí",
        "Tiêu chí",
        [1.5, None, None, True, "24,5"],
        [(1, 1, 2, 2)],
        [["Mức 1"]],
    )


@pytest.mark.parametrize("make", [xls, ods])
def test_sheets_when_old_or_open_workbook_then_cells_stand_where_they_stood(make: Callable[..., bytes]) -> None:
    (sheet,) = read_sheets(make(("Tiêu chí", "Điểm"), (), (None, "Niêm yết công khai", 97.25)))
    assert (sheet.name, [[cell for cell in row if cell is not None] for row in sheet.rows], sheet.rows[2][0]) == (
        "Bảng",
        [["Tiêu chí", "Điểm"], [], ["Niêm yết công khai", 97.25]],
        None,
    )


def test_sheets_when_an_open_workbook_ends_in_a_million_empty_rows_then_read() -> None:
    tail = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert read_sheets(ods(("STT", 1), tail=tail))[0].rows == [["STT", 1]]


def test_sheets_when_an_open_workbook_repeats_one_cell_without_end_then_refused() -> None:
    tail = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" '
        'office:value="1" table:number-columns-repeated="60"/></table:table-row>'
    )
    with pytest.raises(FileRefused) as refused:
        read_sheets(ods(tail=tail))
    assert refused.value.code == "too_heavy"


@pytest.mark.parametrize("content", [b"", b"STT;Ten", Path(__file__).read_bytes()])
def test_sheets_when_no_workbook_then_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_sheets(content)


@pytest.mark.parametrize("content", [book(), xls(("STT",)), ods(("STT",))], ids=["xlsx", "xls", "ods"])
def test_sheets_when_cut_off_then_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_sheets(content[: len(content) // 2])


def test_sheets_when_one_long_text_fills_thousands_of_cells_then_refused() -> None:
    out = io.BytesIO()
    made = Workbook(out)
    sheet = made.add_worksheet()
    for at in range(10_000):
        sheet.write_string(at // 5, at % 5, "a" * 4000)
    made.close()
    assert len(out.getvalue()) < 200_000
    with pytest.raises(FileRefused) as refused:
        read_sheets(out.getvalue())
    assert refused.value.code == "too_heavy"
