import datetime as dt

import pytest

from gandan.plans.rules.due import DueWords
from gandan.plans.rules.occasions import Occasion
from gandan.plans.rules.replacing import KnownTask, match_tasks, pair_occasions
from gandan.plans.rules.review import TaskDraft

LIST = "Lập danh sách người giữ gìn trụ sở gửi Phòng Văn hóa"


@pytest.mark.parametrize(
    ("known", "drafts", "pairs", "added", "gone"),
    [
        ([("II.1", LIST)], [("II.1", LIST)], [(1, "t0")], [], []),
        ([("II.1", LIST)], [("II.1", f"{LIST}.")], [(1, "t0")], [], []),
        ([("II.1", LIST)], [("III.4", LIST)], [(1, "t0")], [], []),
        ([("II.1", LIST)], [("II.1", LIST.replace("người", "02 người"))], [(1, "t0")], [], []),
        ([("II.1", LIST)], [("II.1", "Trồng cây quanh trụ sở")], [], ["t0"], [1]),
        ([("1", LIST), ("2", LIST)], [("2", LIST)], [(2, "t0")], [], [1]),
        ([("1", LIST), ("1", LIST)], [("1", LIST), ("1", LIST)], [(1, "t0"), (2, "t1")], [], []),
        ([], [("1", LIST)], [], ["t0"], []),
    ],
)
def test_match_tasks_when_texts_differ_then_each_task_once(
    known: list[tuple[str, str]],
    drafts: list[tuple[str, str]],
    pairs: list[tuple[int, str]],
    added: list[str],
    gone: list[int],
) -> None:
    found = match_tasks(
        [KnownTask(pk, f"NV-{pk}", title, section) for pk, (section, title) in enumerate(known, 1)],
        [TaskDraft(f"t{at}", title, section) for at, (section, title) in enumerate(drafts)],
    )
    assert [(pair.known.pk, pair.draft.id) for pair in found.pairs] == pairs
    assert [draft.id for draft in found.added] == added
    assert [task.pk for task in found.gone] == gone


def test_match_tasks_when_units_stand_in_another_order_then_only_the_time_has_changed() -> None:
    old = KnownTask(1, "NV-1", LIST, leads=("A", "B"), due=DueWords("trước ngày 30/11/2026", True))
    (pair,) = match_tasks([old], [TaskDraft("t0", LIST, leads=("B", "A"))]).pairs
    assert pair.changed == ("due",)


def test_pair_occasions_when_days_move_then_same_due_day_first_and_the_rest_in_order() -> None:
    days = [dt.date(2026, 11, day) for day in range(1, 6)]
    found = [Occasion(day, None, day) for day in days[1:4]]
    parts = [("a", days[0]), ("b", days[2])]
    pairs, over, new = pair_occasions(parts, found, lambda part: part[1])
    assert [(part[0], turn.due_on) for part, turn in pairs] == [("b", days[2]), ("a", days[1])]
    assert (over, [turn.due_on for turn in new]) == ([], [days[3]])
