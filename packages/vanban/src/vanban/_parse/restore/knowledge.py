"""The data of restoring, loaded when the first damaged line appears."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from vanban._parse import words
from vanban._parse.restore.channel import Channel, Spellings
from vanban._parse.restore.speech import Speech
from vanban._parse.restore.syllables import syllables

END = "</s>"
_WEIGHT_OF_UNIT = 5


@dataclass(frozen=True)
class Knowledge:
    channel: Channel
    speech: Speech
    names: Speech
    """Places: what stands behind "phường", up to :data:`END`."""
    known: Spellings
    """Syllables of the sentences and names."""
    possible: Spellings
    """Whatever Vietnamese spelling allows."""


@cache
def knowledge(units: tuple[str, ...] = ()) -> Knowledge:
    """``units`` are the caller's own bodies: their words are known, their order is expected."""
    own = [words.squash(unit) for unit in units for _ in range(_WEIGHT_OF_UNIT)]
    speech = Speech([*_lines("sentences.txt"), *own])
    names = Speech(f"{name} {END}" for name in [*_lines("places.txt"), *own])
    known = Spellings({one: times for one, times in (speech.single + names.single).items() if one != END})
    return Knowledge(_channel(), speech, names, known, _possible())


@cache
def given_names() -> dict[str, Spellings]:
    """Family, middle and given names; the list has one line of each kind."""
    rows = [dict.fromkeys(line.split(), 1) for line in _lines("names.txt")]
    return {kind: Spellings(row) for kind, row in zip(("family", "middle", "given"), rows, strict=True)}


@cache
def _lines(name: str) -> list[str]:
    text = resources.files("vanban").joinpath("_data", "restore", name).read_text(encoding="utf-8")
    return [words.key(line) for line in text.splitlines() if line and not line.startswith("# ")]


@cache
def _channel() -> Channel:
    rows = (line.split("\t") for line in _lines_as_they_are("misreadings.tsv"))
    return Channel({(true, read): float(cost) for true, read, cost in rows})


def _lines_as_they_are(name: str) -> list[str]:
    text = resources.files("vanban").joinpath("_data", "restore", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


@cache
def _possible() -> Spellings:
    return Spellings(dict.fromkeys(syllables(), 0))
