"""Cells, grids, numbers and sentences of tables, without a database."""

import datetime as dt
from decimal import Decimal

import pytest

from gandan.common.errors import NotAllowed
from gandan.procedures.enums import IsoState, Proposal, TableKind
from gandan.procedures.rules.cells import Given, check_row, read_cell
from gandan.procedures.rules.columns import columns_of, proposed_kind
from gandan.procedures.rules.counts import asked_of_each, distinct, quota_of, quota_words, sentence_of, sums_of
from gandan.procedures.rules.grids import letter, pasted, read_grid

TODAY = dt.date(2026, 11, 18)
A, ISO, S = TableKind.ANNOUNCEMENTS, TableKind.ISO, TableKind.SIMPLIFICATION


def announcement(**values: object) -> dict[str, object]:
    base = {
        "number": "12/QĐ-UBND",
        "issued_on": dt.date(2026, 3, 5),
        "issuer": "UBND thành phố",
        "field_name": "Hộ tịch",
    }
    return {**base, "new": 1, "amended": 0, "abolished": 0, "note": "", **values}


def simplification(name: str, proposal: Proposal = Proposal.SIMPLER) -> dict[str, object]:
    return {"procedure_name": name, "proposal": proposal.value}


def column(kind: TableKind, name: str) -> object:
    return next(one for one in columns_of(kind) if one.name == name)


CELLS = [
    (A, "number", " 12 / QĐ – UBND ", "12/QĐ-UBND"),
    (A, "issued_on", "5/3/2026", dt.date(2026, 3, 5)),
    (A, "issued_on", "05-03-2026", dt.date(2026, 3, 5)),
    (A, "issued_on", {"on": "2026-03-05"}, dt.date(2026, 3, 5)),
    (A, "new", "", 0),
    (A, "new", "1.284", 1284),
    (A, "new", 12.0, 12),
    (ISO, "state", "cần sửa đổi", IsoState.TO_REVISE),
    (ISO, "state", "Chua co quy trinh", IsoState.MISSING),
    (ISO, "due_on", None, None),
    (S, "hours_saved", "7,5", Decimal("7.5")),
    (S, "hours_saved", 4.0, Decimal("4.0")),
    (S, "procedure_name", "Đăng ký\n khai sinh", "Đăng ký khai sinh"),
]


@pytest.mark.parametrize(("kind", "name", "given", "value"), CELLS)
def test_cell_when_read_then_is_the_value_people_mean(kind: TableKind, name: str, given: Given, value: object) -> None:
    assert read_cell(column(kind, name), given) == value  # type: ignore[arg-type]


FAULTS = [
    (A, "number", "", "required"),
    (A, "issued_on", "31/02/2026", "no_such_day"),
    (A, "issued_on", "tháng 3", "no_day"),
    (A, "issued_on", "5/3/1026", "far_day"),
    (A, "new", "hai", "no_count"),
    (A, "new", "-2", "no_count"),
    (A, "new", "2,5", "no_count"),
    (A, "new", "123456", "large"),
    (A, "issuer", "x" * 201, "too_long"),
    (ISO, "state", "xong rồi", "no_choice"),
    (S, "hours_saved", "nửa ngày", "no_hours"),
]


@pytest.mark.parametrize(("kind", "name", "given", "code"), FAULTS)
def test_cell_when_it_makes_no_sense_then_is_refused(kind: TableKind, name: str, given: Given, code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        read_cell(column(kind, name), given)  # type: ignore[arg-type]
    assert refused.value.code == code


ROWS = [
    (A, announcement(), []),
    (A, announcement(new=0), ["new"]),
    (A, announcement(issued_on=dt.date(2026, 11, 19)), ["issued_on"]),
    (ISO, {"state": IsoState.TO_REVISE, "due_on": None, "sent_on": None}, ["due_on"]),
    (ISO, {"state": IsoState.SENT, "due_on": None, "sent_on": None}, ["sent_on"]),
    (ISO, {"state": IsoState.SENT, "due_on": None, "sent_on": dt.date(2026, 12, 1)}, ["sent_on"]),
    (ISO, {"state": IsoState.PRESENT, "due_on": None, "sent_on": None}, []),
]


@pytest.mark.parametrize(("kind", "values", "names"), ROWS)
def test_row_when_checked_then_names_the_cells_to_mend(kind: TableKind, values: dict, names: list[str]) -> None:
    assert [name for name, _refusal in check_row(kind, values, today=TODAY)] == names


def test_grid_when_pasted_with_head_then_columns_may_stand_anywhere() -> None:
    text = (
        "STT\tLĩnh vực\tSố, ký hiệu\tNgày ban hành\tCơ quan ban hành\tMới\tBãi bỏ\n"
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\n"
        '1\tHộ tịch\t12/QĐ-UBND\t5/3/2026\t"UBND\nthành phố"\t3\t\n'
        "\t\t\t\t\t\t\n"
        "Tổng\t\t\t\t\t3\t0\n"
    )
    read = read_grid(A, pasted(text), today=TODAY)
    assert read.faults == ()
    assert [(row.line, row.values) for row in read.rows] == [(3, announcement(new=3))]


@pytest.mark.parametrize("order", ["", "1\t"], ids=["plain", "numbered"])
def test_grid_when_pasted_without_head_then_follows_the_order_of_the_table(order: str) -> None:
    read = read_grid(A, pasted(f"{order}12/QĐ-UBND\t05/03/2026\tUBND thành phố\tHộ tịch\t1\t0\t0"), today=TODAY)
    assert (read.faults, [row.values for row in read.rows]) == ((), [announcement()])


def test_grid_when_cells_are_wrong_then_each_is_named_by_its_place() -> None:
    grid = [
        ["Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Lĩnh vực", "Mới"],
        ["12/QĐ-UBND", {"on": "2026-03-05"}, "UBND thành phố", "Hộ tịch", 1.0],
        ["12/QĐ-UBND", {"on": "2026-03-05"}, "UBND thành phố", "hộ tịch", 2.0],
        ["13/QĐ-UBND", "30/02/2026", "", "Hộ tịch", "hai"],
    ]
    faults = read_grid(A, grid, today=TODAY).faults
    assert [(one.place, one.label, one.given) for one in faults] == [
        ("A3", "Số, ký hiệu", "12/QĐ-UBND"),
        ("B4", "Ngày ban hành", "30/02/2026"),
        ("C4", "Cơ quan ban hành", ""),
        ("E4", "Mới", "hai"),
    ]
    assert faults[0].reason == "Dòng này trùng với dòng 2."


@pytest.mark.parametrize(("text", "code"), [("\n\n", "no_rows"), ("Số, ký hiệu\tMới", "no_rows")])
def test_grid_when_it_holds_no_row_then_is_refused(text: str, code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        read_grid(A, pasted(text), today=TODAY)
    assert refused.value.code == code


def test_grid_when_too_long_then_is_refused() -> None:
    lines = "\n".join(f"{at}/QĐ-UBND\t05/03/2026\tUBND thành phố\tHộ tịch\t1" for at in range(501))
    with pytest.raises(NotAllowed) as refused:
        read_grid(A, pasted(lines), today=TODAY)
    assert refused.value.reason == "Mỗi bảng nhiều nhất 500 dòng, đang có 501."


@pytest.mark.parametrize(("at", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (59, "BH")])
def test_letter_names_the_column(at: int, name: str) -> None:
    assert letter(at) == name


KINDS = [
    ("Rà soát các quyết định công bố thủ tục hành chính còn hiệu lực", A),
    ("Cập nhật quy trình ISO 9001:2015", ISO),
    ("Mỗi đơn vị đề xuất cắt giảm, đơn giản hóa 03 thủ tục hành chính", S),
    ("Cắt giảm chi phí tuân thủ TTHC", S),
    ("Lắp đặt 02 bảng khẩu hiệu", None),
    ("Đánh giá isolation", None),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_kind_when_the_task_names_it_then_is_proposed(words: str, kind: TableKind | None) -> None:
    assert proposed_kind(words) == kind


def test_sums_when_two_units_say_the_same_then_it_counts_once() -> None:
    rows = [
        announcement(new=3),
        announcement(number="12/qđ-ubnd", field_name="hộ tịch", new=3),
        announcement(field_name="Chứng thực", new=0, amended=2),
    ]
    assert len(distinct(A, rows)) == 2
    assert [(one.code, one.value) for one in sums_of(A, rows)] == [
        ("decisions", 1),
        ("new", 3),
        ("amended", 2),
        ("abolished", 0),
    ]


SENTENCES = [
    (A, [], ""),
    (
        A,
        [announcement(new=34, amended=20, abolished=5), announcement(number="13/QĐ-UBND", new=0, amended=1)],
        "Rà soát 02 quyết định công bố: 34 thủ tục mới, 21 sửa đổi, 05 bãi bỏ.",
    ),
    (A, [announcement(new=0, abolished=4)], "Rà soát 01 quyết định công bố: 04 thủ tục bãi bỏ."),
    (
        ISO,
        [{"state": IsoState.PRESENT}, {"state": IsoState.TO_REVISE}, {"state": IsoState.MISSING}],
        "Rà soát quy trình ISO 9001:2015 của 03 thủ tục: 01 quy trình đang áp dụng, 01 quy trình cần sửa đổi, "
        "01 thủ tục chưa có quy trình.",
    ),
    (
        S,
        [simplification("Khai sinh"), simplification("Khai sinh", Proposal.SHORTER), simplification("Khai tử")],
        "Đề xuất cắt giảm, đơn giản hóa 02 thủ tục: 02 đề xuất đơn giản hóa, 01 đề xuất rút ngắn thời gian.",
    ),
]


@pytest.mark.parametrize(("kind", "rows", "sentence"), SENTENCES)
def test_sentence_when_made_then_says_the_numbers(kind: TableKind, rows: list, sentence: str) -> None:
    assert sentence_of(kind, rows) == sentence


QUOTAS = [
    (S, [simplification("A"), simplification("a", Proposal.CUT), simplification("B")], "03 thủ tục", ("02/03", False)),
    (S, [], "03 thủ tục", ("0/03", False)),
    (A, [announcement()], "1 quyết định", ("01/01", True)),
]


@pytest.mark.parametrize(("kind", "rows", "words", "wanted"), QUOTAS)
def test_quota_when_asked_then_counts_procedures_once(
    kind: TableKind, rows: list, words: str, wanted: tuple[str, bool]
) -> None:
    quota = quota_of(kind, rows, words)
    assert quota is not None
    assert (quota_words(quota), quota.is_met) == wanted


EACH = [
    ("02 thủ tục", "mỗi đơn vị 03 thủ tục", "02 thủ tục"),
    ("", "Đề xuất cắt giảm, mỗi đơn vị 03 thủ tục", "03 thủ tục"),
    ("", "Mỗi phòng, ban đề xuất ít nhất 05 TTHC trong năm 2026", "05 TTHC"),
    ("", "Mỗi đơn vị báo cáo trước ngày 25/11", ""),
    ("", "Rà soát 03 thủ tục", ""),
]


@pytest.mark.parametrize(("quota", "title", "words"), EACH)
def test_quota_when_the_task_asks_it_of_each_unit_then_is_read(quota: str, title: str, words: str) -> None:
    assert asked_of_each(quota, title) == words


def test_quota_when_no_number_is_asked_then_there_is_none() -> None:
    assert quota_of(S, [], "theo phụ lục") is None
