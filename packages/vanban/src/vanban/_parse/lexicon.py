"""The word lists under ``_data``, read once and compiled; a caller's own units go before the shipped ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

from vanban._parse import words


class _Unit(TypedDict):
    name: str
    also: list[str]
    drop: bool


class _Heads(TypedDict):
    body: list[str]
    person: list[str]
    proper: list[str]


class _Units(TypedDict):
    short: dict[str, str]
    unit: list[_Unit]
    heads: _Heads
    collective: dict[str, list[str]]
    superior: dict[str, list[str]]


class _Doers(TypedDict):
    heads: dict[str, list[str]]
    groups: dict[str, list[str]]
    collective: dict[str, list[str]]
    verbs: dict[str, list[str]]
    names: dict[str, list[str]]


class _Type(TypedDict, total=False):
    code: str
    name: str
    also: list[str]
    short: list[str]
    citation: bool


class _Term(TypedDict):
    needs: list[str]
    pattern: str
    advice: str


class _Terms(TypedDict):
    outdated: list[_Term]
    abolished: list[_Term]
    history: dict[str, list[str]]
    verbs: dict[str, list[str]]


WORD_END = r"(?![\wà-ỹ])"
WORD_START = r"(?<![\wà-ỹ])"


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases in text folded by :func:`words.key`; blanks and hyphens stretch."""
    by_first: dict[str, list[str]] = {}
    for phrase in sorted({words.key(phrase) for phrase in phrases}, key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append(_stretch(phrase[1:]))
    # One branch per first letter: a list of hundreds of words costs hardly more than a short one.
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()) + ")"


def _stretch(phrase: str) -> str:
    spaced = re.sub(r"\s*-\s*", " - ", phrase)
    return re.escape(spaced).replace(r"\ \-\ ", r"\s*-\s*").replace(r"\ ", r"\s+")


@cache
def _load(name: str) -> str:
    return resources.files("vanban").joinpath("_data", name).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Terms:
    outdated: tuple[tuple[list[str], re.Pattern[str], str], ...]
    """Words one of which must stand in the line, what is looked for, and the advice."""
    abolished: tuple[tuple[list[str], re.Pattern[str], str], ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    needed: re.Pattern[str]
    """Any of the words without which no term stands in a line."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document beside the 29 of the decree: "bản giao ước" with the short form "GƯ" in its symbol."""

    code: str
    name: str
    short: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """What papers call it besides."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a caller adds to the shipped word lists."""

    types: tuple[DocumentType, ...] = ()
    outdated: tuple[tuple[str, str], ...] = ()
    """Phrases no longer in use, each with what to say instead."""


_own: ContextVar[Own] = ContextVar("own", default=Own())  # noqa: B039 - frozen


@contextmanager
def extended(own: Own) -> Iterator[None]:
    """Within it the word lists hold the caller's own entries too."""
    token = _own.set(own)
    try:
        yield
    finally:
        _own.reset(token)


def terms() -> Terms:
    return _terms(_own.get().outdated)


@cache
def _terms(own: tuple[tuple[str, str], ...]) -> Terms:
    more = tuple(
        ([words.key(phrase).split()[0]], re.compile(WORD_START + either((words.squash(phrase),)) + WORD_END), advice)
        for phrase, advice in own
    )
    data: _Terms = tomllib.loads(_load("terms.toml"))  # type: ignore[assignment]
    needed = {word for term in data["outdated"] + data["abolished"] for word in term["needs"]}
    needed |= {re.escape(word) for needs, _, _ in more for word in needs}
    return Terms(
        more + tuple((term["needs"], re.compile(term["pattern"]), term["advice"]) for term in data["outdated"]),
        tuple((term["needs"], re.compile(term["pattern"]), term["advice"]) for term in data["abolished"]),
        re.compile(WORD_START + either(data["history"]["before"]) + WORD_END + r"[^.;]{0,40}$"),
        re.compile(r"[^.;]{0,40}(?<![\wà-ỹ])" + either(data["history"]["after"]) + WORD_END),
        re.compile("|".join(sorted(needed))),
    )


@cache
def verb() -> re.Pattern[str]:
    data: _Terms = tomllib.loads(_load("terms.toml"))  # type: ignore[assignment]
    own = _doers()["verbs"]
    return re.compile(
        rf"(?!{either(own['nouns'])}{WORD_END}){either(data['verbs']['words'] + own['words'])}{WORD_END}"
    )


@cache
def nouns_like_verbs() -> re.Pattern[str]:
    return re.compile(either(_doers()["verbs"]["nouns"]) + WORD_END)


@cache
def bare_verbs() -> frozenset[str]:
    """Verbs of two syllables without their marks."""
    data: _Terms = tomllib.loads(_load("terms.toml"))  # type: ignore[assignment]
    verbs = (words.strip_marks(words.key(verb)) for verb in (*data["verbs"]["words"], *_doers()["verbs"]["words"]))
    return frozenset(verb for verb in verbs if verb.count(" ") == 1)


@cache
def _doers() -> _Doers:
    return tomllib.loads(_load("doers.toml"))  # type: ignore[return-value]


def _group() -> str:
    """A small group or a role by what it is for: "tổ giúp việc", "người trực"."""
    groups = _doers()["groups"]
    function = either(groups["functions"])
    return rf"{either(groups['nouns'])}\s+{function}(?:\s*(?:,|\s+và)\s+{function})*"


@dataclass(frozen=True)
class Types:
    names: dict[str, str]
    """Folded name to code."""
    labels: dict[str, str]
    """Code to name."""
    shorts: dict[str, str]
    """Upper-case short form to code."""
    own: frozenset[str]
    """Codes of the 29 types of Decree 30/2020/NĐ-CP."""
    pattern: str


def types() -> Types:
    return _types(_own.get().types)


def shipped_types() -> Types:
    return _types(())


@cache
def _types(more: tuple[DocumentType, ...]) -> Types:
    entries: list[_Type] = tomllib.loads(_load("documents.toml"))["type"]
    entries += [{"code": one.code, "name": one.name, "short": [*one.short], "also": [*one.also]} for one in more]
    names = {words.key(name): entry["code"] for entry in entries for name in (entry["name"], *entry.get("also", ()))}
    shorts = {short.upper(): entry["code"] for entry in entries for short in entry["short"]}
    labels = {entry["code"]: entry["name"] for entry in entries}
    own = frozenset(entry["code"] for entry in entries if not entry.get("citation"))
    return Types(names, labels, shorts, own, either(names))


@dataclass(frozen=True)
class Units:
    canonical: dict[str, str]
    """Folded known name (without blanks) to the name spelled out."""
    dropping: frozenset[str]
    known: re.Pattern[str]
    head: re.Pattern[str]
    heads: dict[str, str]
    """Folded words with which a name begins to their spelling."""
    begins: re.Pattern[str]
    """All that a doer's name may begin with: a head, a role, a group with what it is for."""
    office: re.Pattern[str]
    """What a person is that stands for a body."""
    proper: re.Pattern[str]
    """Words behind which a proper name stands."""
    purpose: re.Pattern[str]
    """What a board or team is for, behind the word for its kind."""
    opening: re.Pattern[str]
    noun: re.Pattern[str]
    qualifier: re.Pattern[str]
    short: dict[str, str]
    superior: re.Pattern[str]


_OWNER = r"chủ\s+(?!trương|đề|đích|động|trì|yếu|thể|nghĩa|quan|trọng|chốt|lực|tịch|tọa)[\wà-ỹ]+"
"""Those who own or keep something ("các chủ rừng", "các chủ lồng bè")."""


def _longest(first: str, second: str) -> str:
    """The first form, or else the second; each a whole word."""
    return f"{first}{WORD_END}|{second}{WORD_END}"


def bare(text: str) -> str:
    return re.sub(r"[\s.]+", "", words.key(text))


@cache
def _units(extra: tuple[str, ...], aliases: tuple[tuple[str, str], ...]) -> Units:
    data: _Units = tomllib.loads(_load("units.toml"))  # type: ignore[assignment]
    canonical: dict[str, str] = {}
    for unit in data["unit"]:
        for name in (unit["name"], *unit["also"]):
            canonical[bare(name)] = unit["name"]
    canonical.update((bare(name), words.squash(name)) for name in (*extra, *(name for _, name in aliases)))
    canonical.update((bare(alias), words.squash(name)) for alias, name in aliases)
    names = [name for unit in data["unit"] for name in (unit["name"], *unit["also"])]
    names.extend((*extra, *(alias for alias, _ in aliases), *(name for _, name in aliases)))
    collective = data["collective"]
    heads = data["heads"]["body"] + data["heads"]["person"]
    doers = _doers()
    begins = heads + doers["heads"]["body"] + doers["heads"]["person"]
    nouns = collective["nouns"] + doers["collective"]["nouns"]
    return Units(
        canonical,
        frozenset(unit["name"] for unit in data["unit"] if unit["drop"]),
        re.compile(either(names) + WORD_END),
        re.compile(either(heads) + WORD_END),
        {words.key(head): head for head in heads},
        re.compile(f"(?:{_longest(_group(), either(begins))})"),
        re.compile(either(data["heads"]["person"] + doers["heads"]["person"]) + WORD_END),
        re.compile(either(data["heads"]["proper"]) + WORD_END),
        re.compile(either(doers["names"]["phrases"]) + WORD_END),
        re.compile(
            rf"(?:(?:(?:cả\s+)?\d{{1,3}}|(?:cả\s+)?(?:hai|ba|bốn))(?=\s+(?!lần|ngày|giờ|tháng|tuần|năm))|{either(collective['opening'])}){WORD_END}"
        ),
        re.compile(f"(?:{_longest(_group(), either(nouns))}|{_OWNER}{WORD_END})"),
        re.compile(either(collective["qualifiers"] + doers["collective"]["qualifiers"]) + WORD_END),
        data["short"],
        re.compile(either(data["superior"]["heads"]) + WORD_END),
    )


def units(extra: Sequence[str] = (), aliases: Sequence[tuple[str, str]] = ()) -> Units:
    return _units(tuple(extra), tuple(aliases))


@cache
def unit_names() -> tuple[str, ...]:
    """All names and short forms of the shipped units, as they are spelled."""
    data: _Units = tomllib.loads(_load("units.toml"))  # type: ignore[assignment]
    return tuple(name for unit in data["unit"] for name in (unit["name"], *unit["also"]))


@cache
def collectives() -> tuple[str, ...]:
    """What several bodies are called at once ("các cơ quan", "các đơn vị")."""
    data: _Units = tomllib.loads(_load("units.toml"))  # type: ignore[assignment]
    return tuple(f"các {noun}" for noun in data["collective"]["nouns"])
