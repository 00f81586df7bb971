"""The head of a damaged paper: what the rules beneath motto and issuer leave, and the name of its type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vanban._parse.flow import Item, Line
from vanban._parse.lexicon import shipped_types
from vanban._parse.restore.channel import bare
from vanban._parse.restore.edits import Edit, edited
from vanban._parse.restore.formulas import fixed_lines, formulas, letters, like_any

_CRUMB = re.compile(r"[=_—–~-]+|[A-Za-z]{1,5}[.,]?")
_NUMBER_AND_PLACE = re.compile(
    r"(S\S{1,2}\s*[:.;]?\s*\d*\s?[/-]\s?[^\W\d_][\w&/-]*)\s+(\D{3,60},\s*ngày\s.*)$", re.DOTALL
)
_DAY = re.compile(r",\s*ngày\s.*năm")
_HALF = 0.5
_MOST_HEAD = 24
_LEAST_TYPE = 86


@cache
def _type_lines() -> tuple[str, ...]:
    return tuple(name.upper() for code in shipped_types().own for name in (shipped_types().labels[code],))


def with_opening(items: Sequence[Item]) -> list[Item]:
    found = _in_order([part for at, item in enumerate(items) for part in _parted(item, at)])
    for at, item in enumerate(found[:_MOST_HEAD]):
        if not isinstance(item, Line):
            continue
        line = item
        known = like_any(line.text, _type_lines(), _LEAST_TYPE) if line.text.isupper() else None
        if known and len(letters(line.text)) >= len(letters(known)) - 1:
            found[at] = edited(line, [Edit(0, len(line.text), known)])
            return found
        found[at] = edited(line, [Edit(*fixed) for fixed in fixed_lines(line.text)])
        if bare(line.text).startswith(("can cu", "kinh gui")):
            return found
    return found


def without_rules(items: Sequence[Item]) -> list[Item]:
    """Behind the capitals of the head, short words are what became of a line drawn beside them."""
    found = list(items)
    for at, item in enumerate(found[:_MOST_HEAD]):
        end = _capitals_end(item.text) if isinstance(item, Line) else None
        if end is not None and isinstance(item, Line):
            found[at] = item.part(0, end)
    return found


def _capitals_end(text: str) -> int | None:
    """Where crumbs begin behind capitals; None where nothing but crumbs does not follow."""
    words = list(re.finditer(r"\S+", text))
    first = next((at for at, word in enumerate(words) if _small(word.group()) >= _HALF), None)
    if not first or any(_CRUMB.fullmatch(word.group()) is None for word in words[first:]):
        return None
    capitals = text[: words[first].start()]
    # Figures alone are no capitals: "25 hang thang." goes on with the line above.
    shouted = any(letter.isalpha() for letter in capitals) and _small(capitals) < 1 - _HALF
    return words[first - 1].end() if shouted else None


def _small(text: str) -> float:
    letters_of = [letter for letter in text if letter.isalpha()]
    return sum(letter.islower() for letter in letters_of) / len(letters_of) if letters_of else 0.0


def _parted(item: Item, at: int) -> list[Item]:
    """The number, and what place and day stand beside it."""
    found = _NUMBER_AND_PLACE.match(item.text) if at < _MOST_HEAD and isinstance(item, Line) else None
    if found is None or not isinstance(item, Line):
        return [item]
    return [item.part(0, found.end(1)), item.part(found.start(2))]


def _in_order(items: list[Item]) -> list[Item]:
    """A right column that was read behind the type, up to place and day, goes before it."""
    head = [item.text if isinstance(item, Line) else "" for item in items[:_MOST_HEAD]]
    kind = next(
        (at for at, text in enumerate(head) if text.isupper() and like_any(text, _type_lines(), _LEAST_TYPE)), None
    )
    nation = next((at for at, text in enumerate(head) if letters(text) == letters(formulas().fixed["nation"])), None)
    if kind is None or nation is None or nation < kind:
        return items
    day = next((at for at in range(nation, len(head)) if _DAY.search(head[at])), nation)
    return [*items[:kind], *items[nation : day + 1], *items[kind:nation], *items[day + 1 :]]
