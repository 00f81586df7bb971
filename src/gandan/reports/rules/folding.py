"""Activities as paragraphs: each its own sentence; many of one kind told in one summing sentence."""

import datetime as dt
from collections.abc import Iterable, Sequence
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
    code: str
    kind: ActivityKind
    group: str
    unit: str
    unit_name: str
    from_on: dt.date
    to_on: dt.date
    people: int
    numbers: tuple[tuple[str, int], ...]
    sentence: str
    is_own: bool
    """A person worded the sentence."""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fold:
    kind: ActivityKind
    lines: tuple[ActivityLine, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(line.code for line in self.lines)

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.unit for line in self.lines))


def fold_lines(lines: Iterable[ActivityLine]) -> list[ActivityLine | Fold]:
    """Return the lines in order, with a fold in place of the first of every kind that is told as a sum.

    A sentence that a person worded stands for itself until there are twice as many of its kind.
    """
    given = list(lines)
    kinds: dict[str, list[ActivityLine]] = {}
    for line in given:
        kinds.setdefault(line.kind.code, []).append(line)
    folds: dict[str, Fold] = {}
    for code, own in kinds.items():
        summed = [line for line in own if not line.is_own] if len(own) < 2 * MANY else own
        if len(summed) >= MANY:
            folds[code] = Fold(summed[0].kind, tuple(summed))
    told: list[ActivityLine | Fold] = []
    seen: set[str] = set()
    for line in given:
        fold = folds.get(line.kind.code)
        if fold is None or line.code not in fold.codes:
            told.append(line)
        elif line.kind.code not in seen:
            seen.add(line.kind.code)
            told.append(fold)
    return told


def fold_sentence(fold: Fold) -> Sentence:
    """Return "Đã tổ chức 06 hoạt động tuyên truyền với 412 lượt người tham gia (từ ngày … đến ngày …)."."""
    name = f"{fold.kind.name[:1].lower()}{fold.kind.name[1:]}"
    noun = name if name.startswith("ngày ") else f"hoạt động {name}"
    pieces: list[str | Chip] = ["Đã tổ chức ", Chip(COUNT, count_words(len(fold.lines))), f" {noun}"]
    people = sum(line.people for line in fold.lines)
    if people:
        pieces += [" với ", Chip(PEOPLE, count_words(people)), " lượt người tham gia"]
    for at, number in enumerate(fold.kind.numbers, 1):
        total = _total(fold.lines, number.name)
        before, found, after = number.words.partition("{n}")
        if total and found:
            pieces += [f"; {before}", Chip(f"{NUMBERS}{at}", count_words(total)), after]
    first, last = min(line.from_on for line in fold.lines), max(line.to_on for line in fold.lines)
    days: Sentence = (" (ngày ", Chip("tu", paper_day(first)), ").")
    if first != last:
        days = (" (từ ngày ", Chip("tu", paper_day(first)), " đến ngày ", Chip("den", paper_day(last)), ").")
    return (*pieces, *days)


def _total(lines: Sequence[ActivityLine], name: str) -> int:
    return sum(value for line in lines for number, value in line.numbers if number == name)
