from decimal import Decimal
from typing import Any

import pytest

from gandan.indicators.enums import ValueKind
from gandan.indicators.rules.checks import Given
from gandan.indicators.rules.mapping import Columns, SheetMapping, fit, read_line, row_of, to_json
from gandan.indicators.rules.sheets import (
    column_index,
    filled,
    find_rows,
    heads,
    letters,
    propose_head,
    propose_row,
    read_cell,
)

GRID: list[list[Any]] = [
    ["BÁO CÁO TÌNH HÌNH GIẢI QUYẾT", None, None, None, None],
    ["Tên xã, phường", "Hồ sơ trực tuyến", None, None, "Tỷ lệ số hóa"],
    [None, "Đúng hạn", "Tổng số", "Tỷ lệ", None],
    [1, 2, 3, 4, 5],
    ["Phường Sông Cửa", 187, "1.284", 0.935, "93,5 %"],
    ["Xã Núi Xa", "x", True, {"on": "2026-01-31"}, None],
    ["Phường Sông Cửa cũ", 1, 2, 0.5, 1],
]
MERGED = [(1, 0, 2, 0), (1, 1, 1, 3), (1, 4, 2, 4)]


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (59, "BH"), (701, "ZZ")])
def test_column_when_named_then_back_again(index: int, name: str) -> None:
    assert (letters(index), column_index(name)) == (name, index)


def test_heads_when_merged_then_each_column_says_all_its_words() -> None:
    grid = filled(GRID, MERGED)
    assert propose_head(grid) == (2, 3)
    assert [column.label for column in heads(grid, 2, 3)] == [
        "Tên xã, phường",
        "Hồ sơ trực tuyến – Đúng hạn",
        "Hồ sơ trực tuyến – Tổng số",
        "Hồ sơ trực tuyến – Tỷ lệ",
        "Tỷ lệ số hóa",
    ]


def test_row_when_it_names_the_commune_then_proposed_and_found_once() -> None:
    grid = filled(GRID, MERGED)
    assert propose_row(grid, ["Phường Sông Cửa"], below=3) == ("A", "Phường Sông Cửa")
    assert find_rows(grid, "A", "phuong  sông cửa", below=3) == [4]


@pytest.mark.parametrize(
    ("row", "column", "is_share", "number", "fault"),
    [
        (4, "B", False, Decimal(187), ""),
        (4, "C", False, Decimal(1284), ""),
        (4, "D", False, Decimal("0.935"), ""),
        (4, "D", True, Decimal("93.500"), ""),
        (4, "E", True, Decimal("93.5"), ""),
        (5, "B", False, None, "Ô B6: “x” không phải là số."),
        (5, "C", False, None, "Ô C6: “True” không phải là số."),
        (5, "D", False, None, "Ô D6: “31/01/2026” không phải là số."),
        (5, "E", False, None, ""),
        (5, "ZZ", False, None, ""),
        (99, "A", False, None, ""),
    ],
)
def test_read_cell_when_it_holds_so_then_number_or_fault(
    row: int, column: str, is_share: bool, number: Decimal | None, fault: str
) -> None:
    read = read_cell(GRID, row, column, is_share=is_share)
    assert (read.number, read.fault) == (number, fault)


@pytest.mark.parametrize(
    ("words", "row", "why"),
    [
        ("Phường Sông Cửa", 4, ""),
        ("Xã Khác", -1, "Cột A không có dòng nào ghi “Xã Khác”."),
        ("", -1, "Hãy chọn cột và ghi nội dung của dòng cần lấy, ví dụ tên xã, phường."),
    ],
)
def test_row_of_when_named_then_row_or_why_not(words: str, row: int, why: str) -> None:
    assert row_of(GRID, SheetMapping(2, 3, "A", words)) == (row, why)


def test_row_of_when_two_say_the_same_then_refused() -> None:
    twice = [*GRID, ["Phường Sông Cửa", 1, 2, 3, 4]]
    row, why = row_of(twice, SheetMapping(2, 3, "A", "Phường Sông Cửa"))
    assert (row, "dòng 5, 8" in why) == (-1, True)


@pytest.mark.parametrize(
    ("columns", "kind", "given", "faults"),
    [
        (Columns("B", "C"), ValueKind.RATE, Given(Decimal(187), Decimal(1284)), ()),
        (Columns(value="E"), ValueKind.RATE, Given(value=Decimal("93.5")), ()),
        (Columns(value="B"), ValueKind.COUNT, Given(value=Decimal(187)), ()),
        (Columns("C", "B"), ValueKind.RATE, Given(Decimal(1284), Decimal(187)),
         ("Ô C5: Tử số không được lớn hơn mẫu số.",)),
        (Columns("B", "F"), ValueKind.RATE, Given(Decimal(187)),
         ("Ô F5: Hãy ghi mẫu số, hoặc bỏ trống cả tử số và mẫu số rồi ghi tỷ lệ.",)),
    ],
)  # fmt: skip
def test_read_line_when_mapped_then_parts_and_faults(
    columns: Columns, kind: ValueKind, given: Given, faults: tuple[str, ...]
) -> None:
    line = read_line(GRID, 4, "x", kind, columns)
    assert (line.given, line.faults) == (given, faults)


def test_mapping_when_columns_moved_then_found_by_their_heads() -> None:
    grid = filled(GRID, MERGED)
    columns = heads(grid, 2, 3)
    mapping = SheetMapping(
        2, 3, "A", "Phường Sông Cửa", {"truc_tuyen": Columns("B", "C"), "so_hoa": Columns(value="E")}
    )
    saved = to_json(mapping, columns)
    moved = [["STT", *row] for row in grid]
    assert fit(saved, heads(moved, 2, 3), (2, 3)) == SheetMapping(
        2, 3, "B", "Phường Sông Cửa", {"truc_tuyen": Columns("C", "D"), "so_hoa": Columns(value="F")}
    )
    assert fit(saved, heads([["Khác", "Hẳn"]], 1, 1), (1, 1)) is None
