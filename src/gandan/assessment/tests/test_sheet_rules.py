"""Reading criteria sheets as people make them; all names and points are invented."""

from decimal import Decimal

import pytest

from gandan.assessment.rules.cells import cell_name, make_table
from gandan.assessment.rules.points import points_words, read_points
from gandan.assessment.rules.sheet import SetDraft, read_set

HEAD = ["STT", "Tiêu chí", "Điểm tối đa", "Đơn vị phụ trách", "Minh chứng cần có", "Chỉ tiêu tự tính", "Bắt buộc"]
LEVELS = [["Mức độ", "Điểm tối thiểu", "Tỷ lệ tối thiểu mỗi phần"], ["Mức 2", 90, 0.6], ["Mức 1", "75,5 điểm", None]]


def read(*rows: list[object], merged: tuple[tuple[int, int, int, int], ...] = (), more: object = LEVELS) -> SetDraft:
    tables = [make_table("", rows, merged)]
    if more:
        tables.append(make_table("Mức độ", more, ()))  # type: ignore[arg-type]
    return read_set(tables)


def shape(draft: SetDraft) -> list[tuple[str, str, str]]:
    numbers = {row.position: row.number for row in draft.rows}
    return [(row.number, numbers.get(row.parent or 0, ""), points_words(row.points)) for row in draft.rows]


def faults(draft: SetDraft) -> list[tuple[str, str]]:
    return [(problem.code, problem.cell) for problem in draft.problems]


@pytest.mark.parametrize(
    ("value", "points"),
    [
        (24, "24"),
        (2.5, "2,5"),
        ("2,5", "2,5"),
        ("2.5 điểm", "2,5"),
        ("24đ", "24"),
        ("1,25", "1,25"),
        ("", None),
        ("hai", None),
        (-1, None),
        (True, None),
        ("1.234,5", None),
    ],
)
def test_points_when_written_by_people_then_read(value: object, points: str | None) -> None:
    found = read_points(value)
    assert (points_words(found) or None) == points


@pytest.mark.parametrize(("place", "name"), [((13, 2), "C14"), ((0, 26), "AA1"), ((0, 0), "A1")])
def test_cell_when_named_then_as_the_spreadsheet_does(place: tuple[int, int], name: str) -> None:
    assert cell_name(*place) == name


def test_sheet_when_sound_then_gives_tree_and_levels() -> None:
    draft = read(
        ["BỘ TIÊU CHÍ THỬ"],
        HEAD,
        ["I", "Công khai", 60, None, None, None, None],
        [1, "Niêm yết", "40,5", "Trung tâm", "Ảnh bảng", None, "x"],
        [2, "Trả lời", 19.5, None, None, "plans.on_time", None],
        ["II", "Thân thiện", 40, None, None, None, None],
        [1, "Phục vụ tại nhà", 40, "Trung tâm", None, None, None],
        [None, "Tổng cộng", 100],
    )
    assert (
        shape(draft),
        draft.problems,
        draft.total,
        [(one.name, one.least, one.least_share) for one in draft.levels],
        [row.is_mandatory for row in draft.rows],
    ) == (
        [("I", "", "60"), ("I.1", "I", "40,5"), ("I.2", "I", "19,5"), ("II", "", "40"), ("II.1", "II", "40")],
        (),
        Decimal(100),
        [("Mức 1", Decimal("75.5"), None), ("Mức 2", Decimal(90), Decimal(60))],
        [False, True, False, False, False],
    )


def test_sheet_when_columns_stand_elsewhere_then_read_by_their_names() -> None:
    draft = read(
        ["Nội dung", "Cơ quan chủ trì", "Thang điểm", "TT"],
        ["Công khai", None, 100, "1"],
        ["Niêm yết", "Trung tâm", 100, "1.1"],
    )
    assert (shape(draft), draft.rows[1].unit_words) == ([("1", "", "100"), ("1.1", "1", "100")], "Trung tâm")


def test_sheet_when_head_is_merged_and_numbers_stand_in_the_name_then_split() -> None:
    draft = read(
        ["Tiêu chí", None, "Điểm"],
        ["(1)", None, "(2)"],
        ["I. Công khai", None, 100],
        ["1. Niêm yết", None, 60],
        ["2. Trả lời", None, 40],
        merged=((0, 0, 0, 1), (2, 0, 2, 1)),
    )
    assert (shape(draft), faults(draft)) == ([("I", "", "100"), ("1", "I", "60"), ("2", "I", "40")], [])


def test_sheet_when_unit_is_merged_over_rows_then_each_row_has_it() -> None:
    draft = read(
        HEAD,
        ["1", "Công khai", 100],
        ["1.1", "Niêm yết", 50, "Trung tâm"],
        ["1.2", "Trả lời", 50],
        merged=((2, 3, 3, 3),),
    )
    assert [row.unit_words for row in draft.rows] == ["", "Trung tâm", "Trung tâm"]


def test_sheet_when_rows_have_no_number_then_go_on_with_the_row_above() -> None:
    draft = read(
        HEAD,
        ["1", "Số hóa", 100, None, "Ảnh màn hình"],
        [None, "- Đạt 95% trở lên", 100, None, "Biểu tổng hợp"],
        [None, "- Đạt 80%", 60],
    )
    row = draft.rows[0]
    assert (row.name, row.wanted, faults(draft)) == (
        "Số hóa\n- Đạt 95% trở lên: 100 điểm\n- Đạt 80%: 60 điểm",
        "Ảnh màn hình\nBiểu tổng hợp",
        [],
    )


@pytest.mark.parametrize(
    ("rows", "found", "words"),
    [
        (
            [["1", "A b", 25], ["1.1", "C d", 14], ["1.2", "E f", 10]],
            [("sum", "C2")],
            "Ô C2: điểm của các tiêu chí con cộng lại 24, khác điểm tối đa 25.",
        ),
        (
            [["1", "A b", "hai"]],
            [("points", "C2")],
            "Ô C2: chưa đọc được điểm “hai”. Hãy ghi một con số, ví dụ 24 hoặc 2,5.",
        ),
        ([["x1?", "A b", 5]], [("number", "A2"), ("no_rows", "A1")], None),
        ([["1", "A b", 100], ["1", "C d", 100]], [("twice", "C3")], None),
        ([["1", None, 100]], [("unnamed", "B2")], None),
        ([[{"on": "2026-01-01"}, "A b", 100], ["1", "C d", 100]], [("number", "A2")], None),
        ([["1", "A b", 100], [None, "Tổng điểm", 98]], [("total", "C3")], None),
        ([["1", "A b", None], ["1.1", "C d", 100]], [("summed", "C2")], None),
        ([["1", "A b", 80]], [("too_high", "B2")], None),
    ],
)
def test_sheet_when_faulty_then_named_by_cell(
    rows: list[list[object]], found: list[tuple[str, str]], words: str | None
) -> None:
    draft = read(HEAD, *rows)
    assert (faults(draft), words is None or draft.problems[0].words == words) == (found, True)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("95: 2; 90: 1,5", ((Decimal(95), Decimal(2)), (Decimal(90), Decimal("1.5")))),
        ("≥ 80% → 1 điểm\n≥ 99,5% → 2 điểm", ((Decimal("99.5"), Decimal(2)), (Decimal(80), Decimal(1)))),
        ("", ()),
    ],
)
def test_scale_when_written_then_in_falling_order(text: str, scale: object) -> None:
    draft = read([*HEAD, "Thang quy đổi"], ["1", "Số hóa", 100, None, None, "entered.x", None, text])
    assert (draft.rows[0].scale, faults(draft)) == (scale, [])


def test_levels_when_below_the_tree_then_read() -> None:
    draft = read(
        HEAD,
        ["1", "Công khai", 100],
        [],
        ["Mức độ", "Ngưỡng điểm"],
        ["Mức độ 1", "Từ 70 đến dưới 85 điểm"],
        more=None,
    )
    assert ([(one.name, one.least) for one in draft.levels], faults(draft)) == ([("Mức độ 1", Decimal(70))], [])


def test_sheet_when_no_table_then_says_so() -> None:
    assert faults(read(["Danh sách"], ["1", "Nguyễn"], more=None)) == [("no_table", "A1")]
