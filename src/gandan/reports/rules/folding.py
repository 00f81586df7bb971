"""Activities as paragraphs: each its own sentence; many of one kind told in one summing sentence."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from gandan.common.numbers import count_words
from gandan.reports.rules.sentences import Chip, Sentence, paper_day

MANY = 4
"""From so many of one kind on a reader wants their sum."""
PEOPLE, COUNT, NUMBERS = "nguoi", "dem", "so-"


@dataclass(frozen=True, slots=True)
class KindNumber:
    """A number that a kind asks for, and its words: "phát {n} tờ rơi"."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ActivityKind:
    code: str
    name: str
    numbers: tuple[KindNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity that its own sentence tells."""

    code: str
    group: str
    unit: str
    unit_name: str
    sentence: str
    place: tuple[dt.date, int]
    """Its day and its key: the order in which a report tells."""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindSum:
    """The activities of one kind and group, apart for those whose sentence a person worded."""

    kind: ActivityKind
    group: str
    is_own: bool
    count: int
    first_on: dt.date
    last_on: dt.date
    people: int = 0
    numbers: tuple[int, ...] = ()
    """Sums in the order of the kind's numbers."""
    first: int = 0
    """Key of the first of them."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Activities of one kind that one sentence sums."""

    kind: ActivityKind
    sums: tuple[KindSum, ...]

    @property
    def place(self) -> tuple[dt.date, int]:
        return min((one.first_on, one.first) for one in self.sums)

    @property
    def has_own(self) -> bool:
        """Say whether sentences that a person worded are summed too."""
        return any(one.is_own for one in self.sums)


def fold_kinds(sums: Iterable[KindSum]) -> dict[str, Fold]:
    """Return the kinds that are told as a sum, by their code.

    A sentence that a person worded stands for itself until there are twice as many of its kind.
    """
    kinds: dict[str, list[KindSum]] = {}
    for one in sums:
        kinds.setdefault(one.kind.code, []).append(one)
    folds: dict[str, Fold] = {}
    for code, own in kinds.items():
        is_few = sum(one.count for one in own) < 2 * MANY
        summed = tuple(one for one in own if not (is_few and one.is_own))
        if sum(one.count for one in summed) >= MANY:
            folds[code] = Fold(summed[0].kind, summed)
    return folds


def in_order(lines: Iterable[ActivityLine], folds: Iterable[Fold]) -> list[ActivityLine | Fold]:
    """Return what is told, a sum in the place of the first that it counts."""
    return sorted((*lines, *folds), key=lambda one: one.place)


def fold_sentence(fold: Fold) -> Sentence:
    """Return "Đã tổ chức 06 hoạt động tuyên truyền với 412 lượt người tham gia (từ ngày … đến ngày …)."."""
    name = f"{fold.kind.name[:1].lower()}{fold.kind.name[1:]}"
    noun = name if name.startswith("ngày ") else f"hoạt động {name}"
    count = sum(one.count for one in fold.sums)
    pieces: list[str | Chip] = ["Đã tổ chức ", Chip(COUNT, count_words(count)), f" {noun}"]
    people = sum(one.people for one in fold.sums)
    if people:
        pieces += [" với ", Chip(PEOPLE, count_words(people)), " lượt người tham gia"]
    totals = [sum(values) for values in zip(*(one.numbers for one in fold.sums), strict=True)]
    for at, (number, total) in enumerate(zip(fold.kind.numbers, totals, strict=True), 1):
        before, found, after = number.words.partition("{n}")
        if total and found:
            pieces += [f"; {before}", Chip(f"{NUMBERS}{at}", count_words(total)), after]
    first, last = min(one.first_on for one in fold.sums), max(one.last_on for one in fold.sums)
    days: Sentence = (" (ngày ", Chip("tu", paper_day(first)), ").")
    if first != last:
        days = (" (từ ngày ", Chip("tu", paper_day(first)), " đến ngày ", Chip("den", paper_day(last)), ").")
    return (*pieces, *days)
