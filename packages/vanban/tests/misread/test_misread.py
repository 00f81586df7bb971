"""Papers whose diacritics an OCR without Vietnamese destroyed: how much of them is read right.

``apart`` are the papers that nobody looked at while writing rules.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from vanban import Document, parse

from .answers import HERE, gold, is_apart, right

_LEAST = {
    "seen": {"head": 0.85, "citations": 0.90, "tasks": 0.58, "leads": 0.93, "due": 0.93, "recipients": 0.88},
    "apart": {"head": 0.66, "citations": 0.78, "tasks": 0.64, "leads": 0.70, "due": 0.88, "recipients": 0.85},
}
"""Shares of values that are right. Duties in tables count too, though such an OCR does not leave a table whole."""


WORST = "xau"


@cache
def read(path: Path) -> Document:
    return parse(path)


def shares(paths: list[Path], names: Iterable[str]) -> dict[str, float]:
    found: Counter[str] = Counter()
    for path in paths:
        found += right(read(path), gold(path.name.split(".")[0], path.read_text(encoding="utf-8")))
    return {name: round(found[f"{name} right"] / found[name], 2) for name in names}


@pytest.mark.parametrize("folder", ["seen", "apart"])
def test_worst_papers_when_read_then_the_shares_hold(folder: str) -> None:
    least = _LEAST[folder]
    found = shares(sorted((HERE / folder).glob(f"*.{WORST}.txt")), least)
    assert {name: share for name, share in found.items() if share < least[name]} == {}


@pytest.mark.long
@pytest.mark.parametrize("folder", ["seen", "apart"])
def test_misread_papers_when_read_then_the_shares_hold(folder: str) -> None:
    least = _LEAST[folder]
    found = shares(sorted((HERE / folder).glob("*.txt")), least)
    assert {name: share for name, share in found.items() if share < least[name]} == {}


@pytest.mark.parametrize("path", sorted(HERE.glob(f"*/*.{WORST}.txt")), ids=lambda path: path.name)
def test_misread_paper_when_read_then_it_is_called_degraded(path: Path) -> None:
    folder = "apart" if is_apart(path.name.split(".")[0]) else "seen"
    assert (read(path).text_quality, path.parent.name) == ("degraded", folder)
