"""Names that a list knows, found again in damaged words: bodies, types of documents, and the caller's own units."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache

from vanban._parse.lexicon import collectives, shipped_types, unit_names
from vanban._parse.restore.channel import bare, skeleton
from vanban._parse.restore.formulas import formulas
from vanban._parse.restore.tokens import Token
from vanban._parse.words import key

Words = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")
_MOST_PER_WORD, _MOST_IN_ALL, _MOST_FOR_ONE = 2.0, 5.0, 9.0


@cache
def _phrases(units: tuple[str, ...]) -> tuple[dict[str, list[Words]], dict[str, list[Words]]]:
    """By the bare letters of their first and of their second word, long ones first."""
    names = [*unit_names(), *units, *shipped_types().labels.values(), *collectives(), *formulas().expressions]
    found = {tuple(_WORD.findall(key(name))) for name in names}
    first: dict[str, list[Words]] = defaultdict(list)
    second: dict[str, list[Words]] = defaultdict(list)
    for phrase in sorted(found, key=len, reverse=True):
        if len(phrase) > 1:
            first[bare(phrase[0])].append(phrase)
            second[bare(phrase[1])].append(phrase)
    return first, second


def known_words(
    tokens: Sequence[Token], units: tuple[str, ...], cost: Callable[[str, Token], float]
) -> dict[int, str]:
    """By index of the token: the word of the phrase in whose place it stands."""
    first, second = _phrases(units)
    found: dict[int, str] = {}
    at = 0
    while at < len(tokens):
        near = first.get(skeleton(tokens[at].text), [])
        if at + 1 < len(tokens):
            near = [*near, *second.get(skeleton(tokens[at + 1].text), [])]
        costs = [(-len(one), total, one) for one in near if (total := _cost(one, tokens[at:], cost)) is not None]
        if not costs:
            at += 1
            continue
        _, _, phrase = min(costs)
        found.update((at + index, word) for index, word in enumerate(phrase))
        at += len(phrase)
    return found


def _cost(phrase: Words, tokens: Sequence[Token], cost: Callable[[str, Token], float]) -> float | None:
    """What the letters of the tokens cost as those of the phrase; None where they are too far from it."""
    if len(phrase) > len(tokens) or any(token.opens for token in tokens[1 : len(phrase)]):
        return None
    total = 0.0
    for word, token in zip(phrase, tokens, strict=False):
        one = cost(word, token)
        total += one
        if one > _MOST_FOR_ONE or total > _MOST_PER_WORD * len(phrase) + _MOST_IN_ALL:
            return None
    return total
