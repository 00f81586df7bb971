"""The likeliest words of a line: what the letters were misread from, and what such papers say (Viterbi, trigrams)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from vanban._parse.restore.knowledge import Knowledge
from vanban._parse.restore.phrases import known_words
from vanban._parse.restore.speech import NUMBER, START
from vanban._parse.restore.tokens import Case, Token, in_case

_SPEECH_WEIGHT = 0.7
_AS_READ = 9.0
"""What it costs to leave a word as it was read: it may be foreign or a name."""
_RARE = 2.0
"""What a syllable costs that spelling allows but no sentence holds."""
_WORST = 14.0
_WORSE = 7.0
_MOST_CANDIDATES = 6
_MOST_STATES = 8


@dataclass(frozen=True, slots=True)
class Guess:
    word: str
    cost: float
    """Of the letters alone."""


@dataclass(frozen=True, slots=True)
class Restored:
    token: Token
    word: str
    sure: float
    """From 0 to 1: how far the word leads before its rivals in this place."""


class Decoder:
    def __init__(self, knowledge: Knowledge, units: tuple[str, ...] = ()) -> None:
        self._know = knowledge
        self._units = units
        self._guesses: dict[tuple[str, Case], tuple[Guess, ...]] = {}

    def guesses(self, token: Token) -> tuple[Guess, ...]:
        """What a word may stand for, the likeliest letters first."""
        key = (token.text, token.case)
        found = self._guesses.get(key)
        if found is None:
            found = self._guesses[key] = self._guess(*key)
        return found

    def _guess(self, read: str, case: Case) -> tuple[Guess, ...]:
        know, channel = self._know, self._know.channel
        costs: dict[str, float] = {}
        known = know.known.exactly(read)
        for one in (*known, *know.possible.exactly(read)):
            if one not in costs:
                rare = 0.0 if one in known else _RARE
                costs[one] = channel.letter_by_letter(in_case(one, case), read) + rare
        for one in know.known.like(read):
            costs[one] = channel.cost(in_case(one, case), read)
        ranked = sorted((cost + _SPEECH_WEIGHT * self._rarity(one), one) for one, cost in costs.items())
        best = ranked[0][0] if ranked else 0.0
        kept = [Guess(one, costs[one]) for rank, one in ranked[:_MOST_CANDIDATES] if rank < best + _WORSE]
        return (*(one for one in kept if one.cost < _WORST), Guess(read.lower(), _AS_READ))

    def _letters(self, word: str, token: Token) -> float:
        return self._know.channel.cost(in_case(word, token.case), token.text)

    def _rarity(self, word: str) -> float:
        """As a rough rank only, names counted with the rest."""
        return -math.log(self._know.speech.single[word] + self._know.names.single[word] / 4 + 0.3)

    def restore(self, tokens: Sequence[Token]) -> list[Restored]:
        states: dict[tuple[str, str], tuple[float, tuple[object, ...]]] = {(START, START): (0.0, ())}
        given = known_words(tokens, self._units, self._letters)
        for at, token in enumerate(tokens):
            states = self._step(states, token, given.get(at))
        if not states:
            return []
        _, path = min(states.values(), key=lambda state: state[0])
        found: list[Restored] = []
        while path:
            one, path = path  # type: ignore[assignment]
            found.append(one)  # type: ignore[arg-type]
        return found[::-1]

    def _step(
        self, states: dict[tuple[str, str], tuple[float, tuple[object, ...]]], token: Token, given: str | None
    ) -> dict[tuple[str, str], tuple[float, tuple[object, ...]]]:
        if token.opens:
            cost, path = min(states.values(), key=lambda state: state[0])
            states = {(START, START): (cost, path)}
        guesses = (Guess(NUMBER, 0.0),) if token.is_number else self.guesses(token)
        if given is not None:
            guesses = (Guess(given, 0.0),)
        found: dict[tuple[str, str], tuple[float, tuple[object, ...]]] = {}
        named = token.case != "lower"
        for (first, second), (cost, path) in states.items():
            for guess in guesses:
                total = cost + guess.cost + self._said(first, second, guess.word, named=named)
                place = (second, guess.word)
                if place not in found or total < found[place][0]:
                    word = token.text if token.is_number or guess.cost == _AS_READ else in_case(guess.word, token.case)
                    found[place] = (total, (Restored(token, word, 1.0), path))
        if len(found) > _MOST_STATES:
            return dict(sorted(found.items(), key=lambda item: item[1][0])[:_MOST_STATES])
        return found

    def _said(self, first: str, second: str, word: str, *, named: bool) -> float:
        share = self._know.speech.share(first, second, word)
        if named:
            share = 0.6 * share + 0.4 * self._know.names.share(first, second, word)
        return -_SPEECH_WEIGHT * math.log(share)
