"""Which titles speak of the same thing as a criterion, by the pairs of syllables that they share."""

import re
from itertools import pairwise

from gandan.common.vietnamese import fold

_SYLLABLE = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(
    ("thuc hien", "to chuc", "hanh chinh", "chinh quyen", "than thien", "nhan dan", "nguoi dan", "don vi", "ho so")
)
"""Pairs that stand in nearly every title of this work and tell nothing apart."""


def words_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring syllables: Vietnamese words are mostly two of them."""
    syllables = _SYLLABLE.findall(fold(text))
    pairs = (f"{one} {other}" for one, other in pairwise(syllables))
    return frozenset(pair for pair in pairs if pair not in _EMPTY)


def likeness(wanted: frozenset[str], found: frozenset[str]) -> int:
    return len(wanted & found)
