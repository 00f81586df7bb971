"""People's words over the records'; folding; leaving out what is empty."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from gandan.reports.rules.folding import (
    ActivityKind,
    ActivityLine,
    KindNumber,
    KindSum,
    fold_kinds,
    fold_sentence,
    in_order,
)
from gandan.reports.rules.overlay import FIRST, Written, lay_over
from gandan.reports.rules.paragraphs import drop_empty, recorded
from gandan.reports.rules.sentences import plain
from gandan.reports.rules.text import FigureText, ParagraphText, SectionText

KIND = ActivityKind("tuyen-truyen", "Tuyên truyền", (KindNumber("Tờ rơi", "phát {n} tờ rơi"),))
A, B = recorded("a", "Ngày 08/3/2026 trao 03 giấy."), recorded("b", "Đã họp 02 lần.")


def section(*paragraphs: ParagraphText, key: str = "s", number: str = "I", level: int = 1) -> SectionText:
    return SectionText(key, number, "Mục", level, paragraphs)


def written(source: str = "", **fields: Any) -> Written:
    given = {"code": "P1", "section": "s", "position": 1, "text": "", "is_left_out": False, "origin": "da_sua"}
    return Written(source=source, **{**given, **fields})


def over(*rows: Written) -> tuple[ParagraphText, ...]:
    return lay_over([section(A, B)], rows, {"den-han": FigureText("07", "den-han", "/x/", 0)})[0].paragraphs


def test_change_when_record_stands_then_its_numbers_follow() -> None:
    row = written("b", text="Đơn vị họp {{1}} lần, có {{den-han}} việc.", basis="Đã họp 09 lần.")
    found = over(row)[1]
    assert (found.text, found.computed, found.missing) == ("Đơn vị họp 02 lần, có 07 việc.", B.text, ())


def test_change_when_record_says_something_else_then_gap_and_not_a_wrong_number() -> None:
    found = over(written("b", text="Đơn vị họp {{1}} lần.", basis="Có 04 cuộc họp trong 02 tuần."))[1]
    assert (found.text, found.missing) == ("Đơn vị họp […] lần.", ("1",))


def test_change_when_its_unit_says_something_else_then_the_words_stand_as_written_and_are_flagged() -> None:
    row = written("b", text="Đơn vị họp {{1}} lần.", basis="Có 04 cuộc họp trong 02 tuần.")
    part = replace(B, unit="VP", unit_name="Văn phòng")
    (found,) = lay_over([section(part)], [row], {})[0].paragraphs
    assert (found.text, found.missing, found.outdated) == ("Đơn vị họp 04 lần.", (), row.basis)


def test_change_when_record_is_gone_then_words_stay_and_are_marked() -> None:
    found = over(written("c", text="Đã xong."))[2]
    assert (found.text, found.missing) == ("Đã xong.", ("c",))


def test_left_out_when_record_is_gone_then_nothing_stands() -> None:
    assert [one.key for one in over(written("c", text="x", is_left_out=True))] == ["a", "b"]


def test_order_when_moved_then_as_people_put_it() -> None:
    own = written(code="P2", text="Ý thêm.", position=2)
    assert [one.key for one in over(own)] == ["a", "b", "P2"]
    up = written(code="P2", text="Ý thêm.", position=2, after="a")
    assert [one.key for one in over(up)] == ["a", "P2", "b"]
    first = written("b", code="P3", position=3, after=FIRST)
    assert [one.key for one in over(up, first)] == ["b", "a", "P2"]


def kind_sum(count: int, *, is_own: bool = False, first: int = 1) -> KindSum:
    days = dt.date(2026, 3, first), dt.date(2026, 3, first + count - 1)
    return KindSum(KIND, "", is_own, count, *days, people=25 * count, numbers=(10,), first=first)


def test_fold_when_many_of_a_kind_then_one_sum_with_their_numbers() -> None:
    folds = fold_kinds([kind_sum(4), kind_sum(1, is_own=True)])
    fold = folds["tuyen-truyen"]
    assert (fold.sums, fold.has_own) == ((kind_sum(4),), False)
    assert plain(fold_sentence(fold)) == (
        "Đã tổ chức 04 hoạt động tuyên truyền với 100 lượt người tham gia; phát 10 tờ rơi "
        "(từ ngày 01/3/2026 đến ngày 04/3/2026)."
    )


@pytest.mark.parametrize(
    ("plain_ones", "own_ones", "summed"),
    [(3, 0, 0), (4, 0, 4), (3, 4, 0), (4, 3, 4), (4, 4, 8), (1, 7, 8), (0, 7, 0)],
)
def test_fold_when_sentences_were_worded_then_they_join_from_eight_on(
    plain_ones: int, own_ones: int, summed: int
) -> None:
    given = [kind_sum(count, is_own=own) for count, own in ((plain_ones, False), (own_ones, True)) if count]
    folds = fold_kinds(given)
    assert sum(one.count for fold in folds.values() for one in fold.sums) == summed


def test_order_when_a_sum_stands_among_sentences_then_by_its_first_day() -> None:
    fold = fold_kinds([kind_sum(5, first=3)])["tuyen-truyen"]
    early, late = (ActivityLine(f"HD-{day}", "", "TT", "", "", (dt.date(2026, 3, day), day)) for day in (2, 4))
    assert in_order([late, early], [fold]) == [early, fold, late]


def test_empty_sections_when_dropped_then_numbers_run_on() -> None:
    sections = [
        section(key="1", number="I"),
        section(key="2", number="II"),
        section(key="2.1", number="II.1", level=2),
        section(A, key="2.2", number="II.2", level=2),
        section(B, key="3", number="III"),
        section(key="end", number="", level=0),
    ]
    assert [(one.key, one.number) for one in drop_empty(sections)] == [("2", "I"), ("2.2", "I.1"), ("3", "II")]
