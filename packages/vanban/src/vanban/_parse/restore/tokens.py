"""The words of a line as an OCR gave them, with what stands between them left aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Case = Literal["lower", "title", "upper"]

_SIGNS = r"\s“”\"'‘’(),.;:!?…/–—\-\[\]{}<>«»=+*_|~`"
# a hook or a horn may come out as "?" or "’" inside the word
_TOKEN = re.compile(rf"[^{_SIGNS}]+(?:[’'‘](?=[^{_SIGNS}])[^{_SIGNS}]+|(?<=[^\W\d_])\?(?=\s+\S))*")
_MOSTLY = 0.7
_CLOSES = re.compile(r"[.;:!?…]")
_NUMBER = re.compile(r"\d+%?|I{1,3}|IV|VI{2,3}|IX|X{1,2}I{1,3}")


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int
    opens: bool
    """A sentence or a clause begins with it."""

    @property
    def is_number(self) -> bool:
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def case(self) -> Case:
        letters = [letter for letter in self.text if letter.isalpha()]
        if not letters or not letters[0].isupper():
            return "lower"
        capitals = sum(letter.isupper() for letter in letters)
        return "upper" if len(letters) > 1 and capitals >= _MOSTLY * len(letters) else "title"


def tokens_of(text: str) -> list[Token]:
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        opens = not found or _CLOSES.search(text[last : match.start()]) is not None
        found.append(Token(match.group(), match.start(), match.end(), opens))
        last = match.end()
    return found


def in_case(word: str, case: Case) -> str:
    if case == "upper":
        return word.upper()
    return word[:1].upper() + word[1:] if case == "title" else word
