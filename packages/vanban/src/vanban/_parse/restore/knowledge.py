"""The data of restoring, loaded when the first damaged line appears."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from vanban._parse import words
from vanban._parse.restore.channel import Channel, Spellings
from vanban._parse.restore.speech import Speech
from vanban._parse.restore.syllables import syllables


@dataclass(frozen=True)
class Knowledge:
    channel: Channel
    speech: Speech
    names: Speech
    """Places and persons: what stands behind "phường", and which syllables are given as names."""
    known: Spellings
    """Syllables of the sentences and names."""
    possible: Spellings
    """Whatever Vietnamese spelling allows."""


@cache
def knowledge(units: tuple[str, ...] = ()) -> Knowledge:
    """``units`` are the caller's own bodies: their words are known, their order is expected."""
    own = [words.squash(unit) for unit in units for _ in range(_WEIGHT_OF_UNIT)]
    speech = Speech([*_lines("sentences.txt"), *own])
    names = Speech([*_lines("places.txt"), *_lines("names.txt"), *own])
    known = Spellings(speech.single + names.single)
    return Knowledge(_channel(), speech, names, known, _possible())


_WEIGHT_OF_UNIT = 5


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
