"""How an OCR without Vietnamese misreads letters: what a read word may stand for, and how likely that is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

Costs = Mapping[tuple[str, str], float]
"""Minus the logarithm of how often the true letters come out as the read ones."""

_LIKE = str.maketrans({
    "6": "o", "0": "o", "1": "l", "5": "s", "8": "a", "4": "a", "3": "a", "9": "g", "&": "o", "@": "e", "¢": "d",
    "£": "e", "€": "e", "|": "l", "!": "i", "$": "s", "ﬁ": "f", "ﬂ": "f", "#": "h", "®": "o", "©": "o", "°": "o",
    "§": "s", "¥": "y", "ß": "b",
})  # fmt: skip
_BARE = str.maketrans({
    letter: base
    for base, letters in (
        ("a", "àáảãạăằắẳẵặâầấẩẫậäåæ"), ("e", "èéẻẽẹêềếểễệë"), ("i", "ìíỉĩịîï"), ("o", "òóỏõọôồốổỗộơờớởỡợöø"),
        ("u", "ùúủũụưừứửữựûü"), ("y", "ỳýỷỹỵÿ"), ("d", "đð"), ("c", "ç"), ("n", "ñ"),
    )
    for letter in letters
})  # fmt: skip
_SAME_LETTER, _OTHER_CASE, _OTHER_VOWEL, _OTHER_LETTER, _LOST, _ADDED = 2.5, 2.0, 4.5, 6.0, 5.0, 5.5
_VOWELS = frozenset("aeiouy")
_LONGEST_READ = 14
_NEAREST = 14
_RARER = 3.0
_NEVER = 1e9
_WIDE_UNSEEN = 6.5
_WIDE = ((2, 1), (1, 2), (2, 2))


def bare(word: str) -> str:
    return word.lower().translate(_BARE)


def skeleton(word: str) -> str:
    """The bare letters of a word, with the figures and signs that an OCR puts for letters undone."""
    return bare(word).translate(_LIKE)


class Channel:
    def __init__(self, costs: Costs, *, learning: bool = False) -> None:
        self._costs = costs
        self._wide = _WIDE_UNSEEN if learning else None

    @lru_cache(maxsize=50_000)  # noqa: B019 - one channel lives as long as the process
    def cost(self, true: str, read: str) -> float:
        """The cheapest way in which ``true`` comes out as ``read``; a step takes up to two letters to two."""
        costs, wide = self._costs, self._wide
        before: list[float] = []
        above: list[float] = []
        for i in range(len(true) + 1):
            row: list[float] = []
            one, two = true[i - 1 : i], true[max(0, i - 2) : i]
            for j in range(len(read) + 1):
                best = 0.0 if not i and not j else _NEVER
                if i and j:
                    pair = (one, read[j - 1])
                    best = above[j - 1] + (costs[pair] if pair in costs else _unseen(*pair))
                    if j > 1 and (cost := costs.get((one, read[j - 2 : j]), wide)) is not None:
                        best = min(best, above[j - 2] + cost)
                    if i > 1 and (cost := costs.get((two, read[j - 1]), wide)) is not None:
                        best = min(best, before[j - 1] + cost)
                    if i > 1 and j > 1 and (cost := costs.get((two, read[j - 2 : j]), wide)) is not None:
                        best = min(best, before[j - 2] + cost)
                if i:
                    best = min(best, above[j] + costs.get((one, ""), _LOST))
                if j:
                    best = min(best, row[j - 1] + costs.get(("", read[j - 1]), _ADDED))
                row.append(best)
            before, above = above, row
        return above[-1]

    def letter_by_letter(self, true: str, read: str) -> float:
        """The cost where both have as many letters, each read for the one in its place."""
        costs = self._costs
        return sum(costs[pair] if pair in costs else _unseen(*pair) for pair in zip(true, read, strict=True))

    def _table(self, true: str, read: str) -> list[list[float]]:
        table = [[0.0] * (len(read) + 1) for _ in range(len(true) + 1)]
        for i in range(len(true) + 1):
            for j in range(len(read) + 1):
                if i or j:
                    table[i][j] = min(
                        table[i - up][j - left] + cost for up, left, cost in self._steps(true, read, i, j)
                    )
        return table

    def _steps(self, true: str, read: str, i: int, j: int) -> Iterator[tuple[int, int, float]]:
        costs = self._costs
        if i and j:
            pair = (true[i - 1], read[j - 1])
            yield 1, 1, costs[pair] if pair in costs else _unseen(*pair)
        if i:
            yield 1, 0, costs.get((true[i - 1], ""), _LOST)
        if j:
            yield 0, 1, costs.get(("", read[j - 1]), _ADDED)
        for up, left in _WIDE:
            if i >= up and j >= left:
                wide = costs.get((true[i - up : i], read[j - left : j]), self._wide)
                if wide is not None:
                    yield up, left, wide

    def steps(self, true: str, read: str) -> list[tuple[str, str]]:
        """The letters and what became of them along the cheapest way."""
        table = self._table(true, read)
        found: list[tuple[str, str]] = []
        i, j = len(true), len(read)
        while i or j:
            up, left, _ = min(self._steps(true, read, i, j), key=lambda s: table[i - s[0]][j - s[1]] + s[2])
            found.append((true[i - up : i], read[j - left : j]))
            i, j = i - up, j - left
        return found


@cache
def _unseen(true: str, read: str) -> float:
    if true == read:
        return 0.05
    if bare(true) == bare(read):
        return _SAME_LETTER
    if skeleton(true) == skeleton(read):
        return _OTHER_CASE + _SAME_LETTER / 2
    if skeleton(true) in _VOWELS and skeleton(read) in _VOWELS:
        return _OTHER_VOWEL
    return _OTHER_LETTER


class Spellings:
    """All syllables by their bare letters, to find those that a read word may stand for."""

    def __init__(self, syllables: Mapping[str, int]) -> None:
        """With each syllable comes how often it is written; of those like a word the frequent ones are looked at."""
        self._times = syllables
        self._by_skeleton: dict[str, list[str]] = {}
        for one in syllables:
            self._by_skeleton.setdefault(bare(one), []).append(one)
        self._skeletons = list(self._by_skeleton)

    def exactly(self, read: str) -> list[str]:
        return self._by_skeleton.get(skeleton(read), [])

    def like(self, read: str) -> list[str]:
        """Syllables of which one letter, in longer words two, were lost, added or changed."""
        letters = skeleton(read)
        if not letters or len(letters) > _LONGEST_READ:
            return []
        far = 1 if len(letters) <= 2 else 2
        near = process.extract(letters, self._skeletons, scorer=Levenshtein.distance, score_cutoff=far, limit=None)
        found = [(far, one) for name, far, _ in near if far for one in self._by_skeleton[name]]
        found.sort(key=lambda one: _RARER * one[0] - math.log(self._times[one[1]] + 0.5))
        return [one for _, one in found[:_NEAREST]]
