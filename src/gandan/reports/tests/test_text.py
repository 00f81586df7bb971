"""The text as plain values, and the outline of a form."""

import datetime as dt
from typing import Any

import pytest

from gandan.reports.errors import BadOutline
from gandan.reports.rules.outline import BlockKind, OutlineBlock, OutlineSection, parse_outline
from gandan.reports.rules.text import (
    ChangedNumber,
    FigureText,
    Head,
    ParagraphKind,
    ParagraphText,
    SectionText,
    Text,
    digest,
    from_json,
    to_json,
)
from gandan.workdays.windows import Window

PARAGRAPH = ParagraphText(
    "figure:due",
    "Có 05 nhiệm vụ.",
    figures=(FigureText("05", "den-han", "/a/", 3, "tăng 01"),),
    changed_numbers=(ChangedNumber("05", "06", "Đếm sót."),),
)
TABLE = ParagraphText("table:tasks", "", ParagraphKind.TABLE, rows=(("STT", "Việc"), ("1", "Lắp bảng")))
LEFT_OUT = ParagraphText("activity:HD-1", "Đã họp.", is_left_out=True)
TEXT = Text(
    "Báo cáo",
    Window(dt.date(2026, 10, 15), dt.date(2026, 11, 14)),
    (SectionText("figures", "I", "Số liệu", 1, (PARAGRAPH, LEFT_OUT, TABLE)),),
    Head(issuer="UBND phường Sông Cửa", to=("Sở Nội vụ",)),
)


def test_text_when_written_and_read_then_same_but_for_what_is_left_out() -> None:
    read = from_json(to_json(TEXT))
    assert read.sections[0].paragraphs == (PARAGRAPH, TABLE)
    assert (read.title, read.window, read.head) == (TEXT.title, TEXT.window, TEXT.head)
    assert to_json(read) == to_json(TEXT)


def test_digest_when_one_letter_differs_then_another() -> None:
    content = to_json(TEXT)
    turned = dict(reversed(content.items()))
    assert digest(turned) == digest(content)
    assert digest(content | {"title": "Báo cáo."}) != digest(content)


def test_find_when_left_out_then_found_and_not_shown() -> None:
    section = TEXT.sections[0]
    assert TEXT.find("activity:HD-1") == (section, LEFT_OUT)
    assert [one.key for _, one in TEXT.paragraphs()] == ["figure:due", "table:tasks"]


def test_outline_when_well_formed_then_read() -> None:
    given = [
        {"key": "opening", "level": 0, "blocks": [{"kind": "opening"}]},
        {
            "key": "group.xanh",
            "number": "II.1",
            "heading": "Xanh",
            "level": 2,
            "required": True,
            "blocks": [{"kind": "activities", "group": "xanh"}, {"kind": "indicators", "codes": ["plans.done"]}],
        },
    ]
    assert parse_outline(given) == (
        OutlineSection("opening", "", "", 0, (OutlineBlock(BlockKind.OPENING),)),
        OutlineSection(
            "group.xanh",
            "II.1",
            "Xanh",
            2,
            (OutlineBlock(BlockKind.ACTIVITIES, group="xanh"), OutlineBlock(BlockKind.INDICATORS, ("plans.done",))),
            is_required=True,
        ),
    )


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({}, "sections"),
        ([], "sections"),
        ([{"key": "a", "heading": "A", "blocks": []}] * 2, "sections[1].key"),
        ([{"heading": "A", "blocks": []}], "sections[0].key"),
        ([{"key": "a", "blocks": []}], "sections[0].heading"),
        ([{"key": "a", "heading": "A"}], "sections[0].blocks"),
        ([{"key": "a", "heading": "A", "level": True, "blocks": []}], "sections[0].level"),
        ([{"key": "a", "heading": "A", "blocks": [{"kind": "magic"}]}], "sections[0].blocks[0].kind"),
        ([{"key": "a", "heading": "A", "blocks": [{"kind": "chart"}]}], "sections[0].blocks[0].codes"),
        ([{"key": "a", "heading": "A", "blocks": [{"kind": "table"}]}], "sections[0].blocks[0].table"),
        ([{"key": "a", "heading": "A", "blocks": [], "colour": "red"}], "sections[0].colour"),
        ([{"key": "a", "heading": "A", "blocks": [], "required": 1}], "sections[0].required"),
        (["a"], "sections[0]"),
    ],
)
def test_outline_when_malformed_then_place_is_named(given: Any, where: str) -> None:
    with pytest.raises(BadOutline) as refused:
        parse_outline(given)
    assert refused.value.where == where


@pytest.mark.parametrize(
    ("number", "short"), [("I", "I"), ("I.1", "1"), ("II.2.3", "3"), ("2", "2"), ("2.1", "2.1"), ("", "")]
)
def test_section_when_below_a_roman_one_then_only_its_own_number_is_shown(number: str, short: str) -> None:
    assert SectionText("figures", number, "Số liệu", 2, ()).short_number == short
