"""What an urging letter says: which tasks, since when, which letters and reminders before."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from gandan.common.numbers import count_words
from gandan.reports.rules.sentences import paper_day

SUBJECT = "V/v đôn đốc thực hiện các nhiệm vụ quá hạn"


@dataclass(frozen=True, slots=True)
class UrgedTask:
    """A unit's part that is overdue, with what was done about it before."""

    unit: str
    task: str
    given_in: str
    """The paper that gave it: "Kế hoạch số 118/KH-UBND ngày 12/3/2026"."""
    due_on: str
    days_late: int
    """Working days."""
    letters: tuple[str, ...]
    """Earlier letters: "Công văn số 12/UBND ngày 02/11/2026"."""
    reminders: int
    reminded_on: str

    @property
    def urged(self) -> str:
        """Return what was done before, in one cell."""
        done = list(self.letters)
        if self.reminders:
            done.append(f"nhắc {count_words(self.reminders)} lần, lần cuối ngày {self.reminded_on}")
        words = "; ".join(done)
        return f"{words[:1].upper()}{words[1:]}" if words else "Chưa"


@dataclass(frozen=True, slots=True)
class Urging:
    """The letter as plain values, kept as it was composed."""

    on: str
    answer_by: str
    tasks: tuple[UrgedTask, ...]
    words: str = ""

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(task.unit for task in self.tasks))

    @property
    def letters(self) -> tuple[str, ...]:
        """Return the earlier letters, each once."""
        return tuple(dict.fromkeys(letter for task in self.tasks for letter in task.letters))


def opening(letter: Urging, committee: str) -> str:
    count, units = count_words(len(letter.tasks)), count_words(len(letter.units))
    text = f"Qua theo dõi, tính đến ngày {letter.on}, còn {count} nhiệm vụ quá hạn chưa hoàn thành của {units} đơn vị."
    if letter.letters:
        text += f" {committee} đã đôn đốc tại {'; '.join(letter.letters)} nhưng đến nay chưa xong."
    return text


def demand(letter: Urging, committee: str) -> str:
    return (
        f"{committee} yêu cầu thủ trưởng các đơn vị tập trung hoàn thành các nhiệm vụ dưới đây chậm nhất ngày "
        f"{letter.answer_by}; việc không thể hoàn thành phải báo cáo rõ lý do và thời gian hoàn thành:"
    )


def rows_of(tasks: Iterable[UrgedTask]) -> tuple[tuple[str, ...], ...]:
    """Return the table of one unit."""
    head = ("STT", "Nhiệm vụ", "Văn bản giao", "Hạn", "Quá hạn", "Đã đôn đốc")
    lines = (
        (f"{at}", one.task, one.given_in, one.due_on, late_words(one.days_late), one.urged)
        for at, one in enumerate(tasks, 1)
    )
    return (head, *lines)


def late_words(days: int) -> str:
    return f"{count_words(days)} ngày làm việc" if days else "mới quá hạn"


def letter_words(number: str, issued_on: dt.date) -> str:
    return f"Công văn số {number} ngày {paper_day(issued_on)}"


def to_json(letter: Urging) -> dict[str, Any]:
    return asdict(letter)


def from_json(content: dict[str, Any]) -> Urging:
    tasks = tuple(UrgedTask(**(task | {"letters": tuple(task["letters"])})) for task in content["tasks"])
    return Urging(**(content | {"tasks": tasks}))


def by_unit(tasks: Sequence[UrgedTask]) -> dict[str, list[UrgedTask]]:
    found: dict[str, list[UrgedTask]] = {}
    for task in tasks:
        found.setdefault(task.unit, []).append(task)
    return found
