"""What units said of one task in a window: the same words once with their sum, many different ones by the latest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gandan.common.numbers import count_words
from gandan.common.vietnamese import fold
from gandan.reports.rules.sentences import Number, unit_sentence

MOST_TOLD = 4
"""Different words of one unit that a sentence each is given to; the annex of tasks has all."""


@dataclass(frozen=True, slots=True)
class Said:
    unit: str
    words: str
    numbers: tuple[Number, ...] = ()


def told_said(said: Iterable[Said]) -> str:
    """Return the sentences of all units, in the order in which each spoke first.

    A duty of every week is told as "Phòng X đã tổ chức ngày … (40 lần; hồ sơ trả trong ngày: 901 hồ sơ)."
    """
    units: dict[str, dict[str, list[Said]]] = {}
    for one in said:
        units.setdefault(one.unit, {}).setdefault(fold(" ".join(one.words.split())).rstrip(" .;,"), []).append(one)
    return " ".join(sentence for sayings in units.values() for sentence in _of_unit(list(sayings.values())))


def _of_unit(sayings: Sequence[Sequence[Said]]) -> list[str]:
    told = sayings if len(sayings) <= MOST_TOLD else sayings[-MOST_TOLD + 1 :]
    sentences = [
        unit_sentence(same[-1].unit, same[-1].words, summed([one.numbers for one in same]), times=len(same))
        for same in told
    ]
    others = sum(len(same) for same in sayings) - sum(len(same) for same in told)
    if others:
        sentences.append(f"{sayings[0][-1].unit} còn báo kết quả {count_words(others)} lần khác trong kỳ.")
    return sentences


def summed(given: Sequence[tuple[Number, ...]]) -> tuple[Number, ...]:
    """Return whole numbers of one name as their sum; a share or a measure is not added up: the latest stands."""
    names: dict[tuple[str, str], list[Number]] = {}
    for numbers in given:
        for number in numbers:
            names.setdefault((number.name, number.unit), []).append(number)
    return tuple(_sum(own) for own in names.values())


def _sum(numbers: Sequence[Number]) -> Number:
    last = numbers[-1]
    if len(numbers) == 1:
        return last
    if "%" in last.unit or any(number.value != int(number.value) for number in numbers):
        return Number(f"{last.name} lần gần nhất", last.value, last.unit)
    return Number(last.name, sum(int(number.value) for number in numbers), last.unit)
