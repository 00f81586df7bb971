from decimal import Decimal

import pytest

from gandan.assessment.enums import Lack, Origin
from gandan.assessment.rules.levels import Threshold, distance, fewest_steps, reached
from gandan.assessment.rules.missing import missing_by_unit, reminder_words
from gandan.assessment.rules.points import points_words
from gandan.assessment.rules.scores import (
    Given,
    Item,
    LeafResult,
    Measured,
    Proofs,
    Scale,
    ScoreSheet,
    computed_points,
    score_leaf,
    score_set,
)

D = Decimal
STEPS: Scale = ((D(95), D(2)), (D(90), D("1.5")))
TREE = (
    Item(1, None, "I", "Công khai", D(6), is_leaf=False),
    Item(2, 1, "I.1", "Niêm yết", D(4), is_leaf=True, unit=7),
    Item(3, 1, "I.2", "Số hóa", D(2), is_leaf=True, unit=8, indicator="so_hoa", scale=STEPS),
    Item(4, None, "II", "Xanh", D(4), is_leaf=False),
    Item(5, 4, "II.1", "Cây xanh", D(4), is_leaf=True, is_mandatory=True),
)
LEVELS = (Threshold(1, "Mức 1", D(5)), Threshold(2, "Mức 2", D(8), D(50)))


def sheet(first: str | None, last: str | None, value: str | None = "96") -> ScoreSheet:
    given = {key: Given(None if text is None else D(text)) for key, text in ((2, first), (5, last))}
    measured = {"so_hoa": Measured(None if value is None else D(value))}
    return score_set(TREE, given, {2: Proofs(1), 5: Proofs(1)}, measured)


@pytest.mark.parametrize(
    ("value", "most", "scale", "points"),
    [
        ("96", "2", STEPS, "2"),
        ("95", "2", STEPS, "2"),
        ("94.99", "2", STEPS, "1,5"),
        ("10", "2", STEPS, "0"),
        ("99.93", "3", (), "3"),
        ("66.67", "3", (), "2"),
        ("88.25", "2", (), "1,77"),
        ("120", "2", (), "2"),
        ("96", "1", STEPS, "1"),
    ],
)
def test_computed_points_when_value_then_step_or_share(value: str, most: str, scale: Scale, points: str) -> None:
    assert points_words(computed_points(D(value), most=D(most), scale=scale)) == points


@pytest.mark.parametrize(
    ("key", "given", "proofs", "measured", "result"),
    [
        (2, Given(None), Proofs(), None, LeafResult(None, Origin.NONE, None, (Lack.UNSCORED, Lack.NO_EVIDENCE))),
        (2, Given(D(3)), Proofs(1), None, LeafResult(D(3), Origin.SELF, None, ())),
        (2, Given(D(3)), Proofs(0, 2), None, LeafResult(D(3), Origin.SELF, None, (Lack.OUTSIDE,))),
        (2, Given(D(0)), Proofs(), None, LeafResult(D(0), Origin.SELF, None, ())),
        (3, Given(None), Proofs(), Measured(D(91)), LeafResult(D("1.5"), Origin.COMPUTED, D("1.5"), ())),
        (3, Given(None), Proofs(), Measured(None), LeafResult(None, Origin.NONE, None, (Lack.NO_VALUE,))),
        (3, Given(None), Proofs(), None, LeafResult(None, Origin.NONE, None, (Lack.NO_VALUE,))),
        (3, Given(D(1)), Proofs(), Measured(D(91)), LeafResult(D(1), Origin.CHANGED, D("1.5"), ())),
    ],
)
def test_leaf_when_scored_then_points_origin_and_lacks(
    key: int, given: Given, proofs: Proofs, measured: Measured | None, result: LeafResult
) -> None:
    item = next(one for one in TREE if one.key == key)
    assert score_leaf(item, given, proofs, measured) == result


def test_set_when_scored_then_sums_go_up() -> None:
    scored = sheet("3.25", "4")
    parts = [(part.number, scored.totals[part.key].points, scored.totals[part.key].most) for part in scored.parts]
    total = scored.total
    assert (parts, total.points, total.most, total.leaves, total.scored, total.evidence, total.lacking) == (
        [("I", D("5.25"), D(6)), ("II", D(4), D(4))],
        D("9.25"),
        D(10),
        3,
        3,
        2,
        0,
    )


@pytest.mark.parametrize(
    ("first", "last", "level", "gap", "short", "mandatory"),
    [
        ("4", "4", "Mức 2", "0", [], []),
        ("4", "1", None, "1", ["II"], []),
        ("4", "0", None, "2", ["II"], ["II.1"]),
        ("4", None, None, "2", ["II"], ["II.1"]),
        ("1", "4", "Mức 1", "1", [], []),
    ],
)
def test_level_when_scored_then_reached_or_how_far(
    first: str, last: str | None, level: str | None, gap: str, short: list[str], mandatory: list[str]
) -> None:
    scored = sheet(first, last)
    far = distance(scored, LEVELS[1])
    found = reached(scored, LEVELS)
    expected = {"4": {"1": "Mức 1"}}.get(first, {}).get(last or "", level)
    assert (
        found and found.name,
        points_words(far.gap),
        [one.part.number for one in far.short_parts],
        [one.number for one in far.mandatory],
    ) == (expected, gap, short, mandatory)


@pytest.mark.parametrize(
    ("wanted", "steps"), [("0", []), ("1", ["I.1"]), ("3", ["I.1"]), ("4", ["I.1", "II.1"]), ("9", [])]
)
def test_fewest_steps_when_points_are_wanted_then_largest_first(wanted: str, steps: list[str]) -> None:
    assert [step.leaf.number for step in fewest_steps(sheet("1", "2"), D(wanted))] == steps


def test_missing_when_leaves_lack_then_by_unit_in_order_and_nobody_last() -> None:
    scored = score_set(TREE, {}, {}, {})
    owed = missing_by_unit(scored, [8, 7])
    assert [(one.unit, [leaf.item.number for leaf in one.leaves]) for one in owed] == [
        (8, ["I.2"]),
        (7, ["I.1"]),
        (None, ["II.1"]),
    ]


def test_reminder_when_a_unit_owes_then_names_criteria_and_day() -> None:
    owed = missing_by_unit(score_set(TREE, {}, {}, {}), [8])[0]
    assert reminder_words(owed, year=2026, due="13/11/2026") == (
        "Còn 1 tiêu chí năm 2026 thiếu điểm, số liệu hoặc minh chứng: I.2 (hạn gửi báo cáo tự chấm: 13/11/2026)."
    )
