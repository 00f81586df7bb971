"""The end of a damaged paper: recipients and signature that stand side by side, and what a seal leaves of a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from vanban._parse.flow import Grid, Item, Line
from vanban._parse.markers import find_marker
from vanban._parse.restore.edits import Edit, edited
from vanban._parse.restore.formulas import formulas, like_any, opens_recipients, signing_line

_WORDS = re.compile(r"\S+")
_NAME = re.compile(r"[^\W\d_]*(?:\s[^\W\d_]*){1,4}")
_NAME_BEHIND = re.compile(r"(?<=[.;])\s+((?:[^\W\d_]+\s){1,4}[^\W\d_]+)\s*$")
_CRUMBS = re.compile(r"(?<=[;.])\s+\S{1,2}(?:\s+\S{1,2}){0,2}\s*$")
_ANNEX = re.compile(r"ph\S l\Sc|bi\Su", re.IGNORECASE)
_FEWEST_LETTERS = 4
_USUAL = ("Như trên", "Như kính gửi")
_LEAST_USUAL = 72


def with_closing(items: Sequence[Item], start: int, person: Callable[[Line], Line]) -> list[Item]:
    """The lines from ``start`` on, up to an annex: the left column first, then who signs."""
    found = list(items[:start])
    left: list[Line] = []
    right: list[Line] = []
    at = start
    while at < len(items):
        item = items[at]
        if isinstance(item, Grid) or (left and _ANNEX.match(item.text)):
            break
        _sort(item, left, right)
        at += 1
    names = [at for at, line in enumerate(right) if _is_name(line.text)]
    for name in names[-1:]:
        right[name] = person(right[name])
    return [*found, *left, *right, *items[at:]]


def closing_start(items: Sequence[Item]) -> int | None:
    """The index of "Nơi nhận:", or of the first line that signs where there is none."""
    signing = None
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if not isinstance(item, Line):
            continue
        if opens_recipients(item.text) is not None and at >= len(items) // 4:
            before = items[at - 1] if at else None
            above = before.text if isinstance(before, Line) else ""
            return at - 1 if above.isupper() and signing_line(above, whole=True) is not None else at
        if item.text.isupper() and signing_line(item.text, whole=True) and at >= len(items) // 2:
            signing = at
    return signing


def _sort(line: Line, left: list[Line], right: list[Line]) -> None:
    begins = opens_recipients(line.text) if not left or not find_marker(line.text) else None
    if begins is not None and not find_marker(line.text):
        left.append(
            edited(line.part(0, begins), [Edit(0, len(line.part(0, begins).text), formulas().fixed["recipients"])])
        )
        line = line.part(begins)
    if not line.text:
        return
    cut = _signing_at(line.text)
    if cut is not None:
        position, phrase = cut
        rest = line.part(position)
        right.append(edited(rest, [Edit(0, len(rest.text), phrase)]))
        line = line.part(0, position)
    if not line.text:
        return
    if find_marker(line.text):
        _add_recipient(line, left, right)
    elif _is_name(line.text):
        right.append(line)
    elif left and not right and line.text[0].islower():
        left.append(line)


def _add_recipient(line: Line, left: list[Line], right: list[Line]) -> None:
    name = _NAME_BEHIND.search(line.text)
    if name and _is_name(name.group(1)) and right and not any(_is_name(one.text) for one in right):
        right.append(line.part(name.start(1)))
        line = line.part(0, name.start(1))
    crumbs = _CRUMBS.search(line.text)
    line = line.part(0, crumbs.start()) if crumbs else line
    marker = find_marker(line.text)
    begins = marker.end if marker else 0
    usual = like_any(line.text[begins:], _USUAL, _LEAST_USUAL)
    left.append(edited(line, [Edit(begins, len(line.text), f"{usual};")]) if usual else line)


def _signing_at(text: str) -> tuple[int, str] | None:
    """Where a line that signs begins, and what it was printed as; the longest likeness at the end counts."""
    begins: list[int] = []
    for match in reversed(list(_WORDS.finditer(text))):
        letters = [letter for letter in match.group() if letter.isalpha()]
        if any(letter.islower() for letter in letters):
            break
        begins.append(match.start())
    for position in reversed(begins):
        if position == 0 and find_marker(text):
            continue
        phrase = signing_line(text[position:], whole=position == 0)
        if phrase:
            return position, phrase
    return None


def _is_name(text: str) -> bool:
    """Two to five words; a seal may have taken the first letter with its capital."""
    words = text.split()
    return (
        2 <= len(words) <= 5
        and _NAME.fullmatch(" ".join(words)) is not None
        and all(word[0].isupper() for word in words[int(len(words) > 2) :])
        and all(len(word) == 1 or not word.isupper() for word in words)
        and sum(len(word) for word in words) >= _FEWEST_LETTERS
    )
