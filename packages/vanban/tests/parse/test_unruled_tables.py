"""Tables without lines come out row by row, told by the blanks between their columns."""

from typing import Any

import pytest
from vanban import Document, parse
from vanban._parse.readers.page_flow import cell_text
from vanban._parse.readers.pdf_page import Area, Word

from . import unruled_plan

WANTED = [(row[1], (row[2],), (row[3],) if row[3] else (), row[4]) for row in unruled_plan.ROWS]


def told(document: Document) -> list[tuple[object, ...]]:
    return [(task.title, task.lead, task.support, task.due and task.due.text) for task in document.tasks]


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"stand": "horizon"},
        {"inset": "(x: 4pt, y: 2pt)"},
        {"inset": "(x: 5pt, y: 9pt)"},
        {"groups": True},
        {"titles": ("STT", "Nội dung công việc", "Cơ quan thực hiện", "Phối hợp", "Thời gian hoàn thành")},
    ],
)
def test_parse_of_table_without_lines_gives_each_row_over_both_pages(form: dict[str, Any]) -> None:
    found = parse(unruled_plan.build(**form))
    assert [task.section for task in found.tasks] == [f"I.{row[0]}" for row in unruled_plan.ROWS]
    assert told(found) == WANTED
    assert {block.page for block in found.source if block.kind == "cell"} == {1, 2}


def test_parse_of_table_without_lines_and_numbers_gives_each_row() -> None:
    assert told(parse(unruled_plan.build(numbered=False))) == WANTED


def test_parse_of_table_without_lines_keeps_the_text_around_it_and_drops_running_heads() -> None:
    found = parse(unruled_plan.build())
    texts = [block.text for block in found.source if block.kind != "cell"]
    assert (texts[-1], [text for text in texts if text in ("1", "2", "Kế hoạch chỉnh trang")]) == (
        unruled_plan.END,
        [],
    )
    tables = [block.rows for part in found.body for block in (part, *part.children) if block.rows]
    assert [(table[0], len(table)) for table in tables] == [(unruled_plan.TITLES, 25)]


def rows_of_cell(*rows: str) -> list[list[Word]]:
    return [[Word(text, Area(0, 0, 1, 1)) for text in row.split()] for row in rows]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("Phòng Văn hóa", "- Xã hội"), "Phòng Văn hóa - Xã hội"),
        (("Dọn kho", "- quét sàn", "- rửa cửa"), "Dọn kho\n- quét sàn\n- rửa cửa"),
        (("Dọn kho:", "- quét sàn"), "Dọn kho:\n- quét sàn"),
        (("Trạm Y tế;", "Công an xã"), "Trạm Y tế;\nCông an xã"),
    ],
)
def test_cell_text_keeps_bullets_apart_and_joins_a_name_broken_at_its_dash(rows: tuple[str, ...], text: str) -> None:
    assert cell_text(rows_of_cell(*rows)) == text
