"""Which syllables follow which in the language of official papers: trigrams with absolute discounting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

START, NUMBER = "<s>", "<n>"
_WORD = re.compile(r"[^\s“”\"'‘’(),.;:!?…/–—\-\[\]|~]+|[.;:!?]")
_DISCOUNT = 0.7
_UNSEEN = 3e-7


def words_of(sentence: str) -> list[str]:
    """The words for counting; a number counts as one, a sign that ends a clause begins anew."""
    found = [START, START]
    for word in _WORD.findall(sentence.lower()):
        if word in ".;:!?":
            if found[-1] != START:
                found.extend((START, START))
        else:
            found.append(NUMBER if word[0].isdigit() else word)
    return found


class Speech:
    def __init__(self, sentences: Iterable[str]) -> None:
        self.single: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._threes: Counter[tuple[str, str, str]] = Counter()
        self._after: Counter[str] = Counter()
        self._after_pair: Counter[tuple[str, str]] = Counter()
        for sentence in sentences:
            self._count(words_of(sentence))
        self._kinds: Counter[str] = Counter(first for first, _ in self._pairs)
        self._kinds_of_pair: Counter[tuple[str, str]] = Counter((first, second) for first, second, _ in self._threes)
        self._total = sum(self.single.values()) or 1
        self._known: dict[tuple[str, str], float] = {}

    def _count(self, words: list[str]) -> None:
        for at in range(2, len(words)):
            first, second, third = words[at - 2 : at + 1]
            if third == START:
                continue
            self.single[third] += 1
            self._pairs[second, third] += 1
            self._threes[first, second, third] += 1
            self._after[second] += 1
            self._after_pair[first, second] += 1

    def share(self, first: str, second: str, third: str) -> float:
        """How likely the third word is behind the first two."""
        behind = self._after_pair.get((first, second))
        pair = self._pair_share(second, third)
        if not behind:
            return pair
        left = _DISCOUNT * self._kinds_of_pair[first, second] / behind
        times = self._threes.get((first, second, third), 0)
        return (times - _DISCOUNT) / behind + left * pair if times else left * pair

    def _pair_share(self, first: str, second: str) -> float:
        found = self._known.get((first, second))
        if found is None:
            alone = max(self.single[second] - 0.5, 0) / self._total + _UNSEEN
            after = self._after[first]
            left = _DISCOUNT * self._kinds[first] / after if after else 1.0
            times = max(self._pairs[first, second] - _DISCOUNT, 0)
            found = self._known[first, second] = (times / after if after else 0.0) + left * alone
        return found
