"""The commune's text out of its own records and what units sent."""

import datetime as dt

import pytest

from gandan.reports.enums import Origin
from gandan.reports.rules.merge import Part, home_of, merge, part_key
from gandan.reports.rules.text import FigureText, ParagraphKind, ParagraphText, SectionText, Text
from gandan.workdays.windows import Window

WINDOW = Window(dt.date(2026, 10, 15), dt.date(2026, 11, 14))
P = ParagraphText


def section(key: str, *paragraphs: ParagraphText, level: int = 1) -> SectionText:
    return SectionText(key, "I", key, level, paragraphs)


def part(unit: str, *sections: SectionText, name: str = "", by: str = "Vũ Thị Nga") -> Part:
    return Part(unit, name or f"Phòng {unit}", by, Text("Báo cáo", WINDOW, sections))


def told(own: list[SectionText], *parts: Part, kinds: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Return source, words and whose they are."""
    merged = merge(own, parts, kinds=kinds or {})
    return [(one.source, one.text, f"{one.unit}/{one.by}") for section in merged for one in section.paragraphs]


def test_merge_when_unit_tells_the_same_record_then_once_and_signed() -> None:
    own = [section("reform", P("activity:HD-1", "Phát 200 tờ rơi.", unit="A"))]
    got = told(own, part("A", section("reform", P("activity:HD-1", "Phát 200 tờ rơi.", unit="A"))))
    assert got == [("activity:HD-1", "Phát 200 tờ rơi.", "A/Vũ Thị Nga")]


def test_merge_when_unit_worded_it_then_its_words_stand_in_place() -> None:
    own = [
        section("reform", P("activity:HD-1", "Phát 200 tờ rơi.", unit="A"), P("activity:HD-2", "Họp tổ.", unit="B"))
    ]
    worded = P("activity:HD-1", "Đã phát 200 tờ rơi tận nhà.", origin=Origin.EDITED, computed="Phát 200 tờ rơi.")
    got = told(own, part("A", section("reform", worded)))
    assert got == [
        ("activity:HD-1", "Đã phát 200 tờ rơi tận nhà.", "A/Vũ Thị Nga"),
        ("activity:HD-2", "Họp tổ.", "B/"),
    ]


def test_merge_when_the_commune_sums_the_kind_then_the_single_one_is_not_told_again() -> None:
    own = [section("reform", P("fold:reform:tuyen-truyen", "Đã tổ chức 06 hoạt động tuyên truyền."))]
    got = told(
        own,
        part("A", section("reform", P("activity:HD-1", "Phát tờ rơi.", unit="A"))),
        part("B", section("reform", P("fold:x:tuyen-truyen", "Đã tổ chức 04 hoạt động tuyên truyền."))),
        kinds={"HD-1": "tuyen-truyen"},
    )
    assert got == [("fold:reform:tuyen-truyen", "Đã tổ chức 06 hoạt động tuyên truyền.", "/")]


@pytest.mark.parametrize(
    "source",
    ["opening", "closing", "nothing:reform", "figure:due", "overdue", "next:overdue", "next:PV7", "task:NV9"],
)
def test_merge_when_frame_sum_or_list_of_a_unit_then_the_commune_has_its_own(source: str) -> None:
    assert told([section("tasks")], part("A", section("tasks", P(source, "Có 02 nhiệm vụ.")))) == []


def test_merge_when_only_the_unit_has_it_then_added_under_its_name_in_order_of_units() -> None:
    own = [section("leadership", P("nothing:leadership", "Trong kỳ không phát sinh."))]
    paper = P("document:VB-1", "Ban hành Kế hoạch số 03/KH-A.", figures=(FigureText("03/KH-A", "1", "", 21),))
    got = merge(
        own,
        [part("A", section("leadership", paper)), part("B", section("leadership", P("", "Tự viết.", code="P1")))],
        kinds={},
    )
    (first, second) = got[0].paragraphs
    assert (first.source, first.text) == ("part:A:document:VB-1", "Phòng A: ban hành Kế hoạch số 03/KH-A.")
    assert first.text[first.figures[0].at :].startswith("03/KH-A")
    assert (second.source, second.text, second.kind) == ("part:B:own:P1", "Phòng B: tự viết.", ParagraphKind.BULLET)


def test_merge_when_the_unit_drafted_what_the_committee_issued_then_once() -> None:
    own = [section("leadership", P("document:VB-2", "Ban hành Kế hoạch số 118."))]
    drafted = P("drafted:VB-2", "Tham mưu UBND ban hành Kế hoạch số 118.")
    assert told(own, part("A", section("leadership", drafted))) == [
        ("document:VB-2", "Ban hành Kế hoạch số 118.", "/")
    ]


def test_merge_when_several_units_in_one_sentence_then_only_the_own_one_is_exchanged() -> None:
    own = [section("tasks", P("task:NV1", "Lắp bảng: Phòng A đã lắp 02 bảng. Phòng B đã lắp 01 bảng."))]
    worded = P(
        "task:NV1",
        "Lắp bảng: Phòng A đã lắp xong 02 bảng ở cổng.",
        origin=Origin.EDITED,
        computed="Lắp bảng: Phòng A đã lắp 02 bảng.",
    )
    ((source, text, by),) = told(own, part("A", section("tasks", worded)))
    assert (source, text) == ("task:NV1", "Lắp bảng: Phòng A đã lắp xong 02 bảng ở cổng. Phòng B đã lắp 01 bảng.")
    assert by == "/Phòng A: Vũ Thị Nga"


def test_merge_when_table_of_both_then_the_commune_one() -> None:
    rows = (("STT", "Việc"), ("1", "x"))
    own = [section("annex", P("table:tasks", "", ParagraphKind.TABLE, rows=rows))]
    assert len(told(own, part("A", section("annex", P("table:tasks", "", ParagraphKind.TABLE, rows=rows))))) == 1


def test_merge_when_a_person_reworded_a_sum_then_it_stands_beside_the_commune_number() -> None:
    own = [section("figures", P("figure:due", "Có 09 nhiệm vụ."))]
    worded = P("figure:due", "Có 02 nhiệm vụ, chậm do mưa lũ.", origin=Origin.EDITED, computed="Có 02 nhiệm vụ.")
    assert [text for _, text, _ in told(own, part("A", section("figures", worded)))] == [
        "Có 09 nhiệm vụ.",
        "Phòng A: có 02 nhiệm vụ, chậm do mưa lũ.",
    ]


@pytest.mark.parametrize(
    ("key", "home"),
    [("tasks", "tasks"), ("group.than-thien", "group.cong-khai"), ("la-lam", "tasks"), ("opening", "opening")],
)
def test_home_of_when_the_commune_lacks_the_section_then_the_nearest(key: str, home: str) -> None:
    own = [section("opening", level=0), section("group.cong-khai", level=2), section("tasks"), section("next")]
    assert home_of(own, key) == home


def test_part_key_when_long_then_cut_and_still_its_own() -> None:
    one, other = part_key("A", "x" * 90), part_key("A", "x" * 91)
    assert (len(one), len(other), one == other) == (80, 80, False)
