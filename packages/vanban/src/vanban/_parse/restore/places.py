"""Names of places: every mention in the paper is asked, for each was misread in a way of its own."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vanban._model import SourceBlock
from vanban._parse import words
from vanban._parse.flow import Grid, Item, Line
from vanban._parse.restore.channel import bare, skeleton
from vanban._parse.restore.edits import Edit, edited
from vanban._parse.restore.knowledge import END, Knowledge
from vanban._parse.restore.speech import START
from vanban._parse.restore.tokens import Token, in_case, tokens_of

_WORD = r"[^\W\d_]+"
_LEVEL = re.compile(r"(?i:(?<!\w)(phường|xã(?!\s+hội)|đặc khu|thị trấn|thành phố|tỉnh|quận|huyện))\s+")
_BEFORE_DAY = re.compile(rf"^((?:{_WORD}\s+){{0,3}}{_WORD})\s*,\s*ngày\s")
_NAME_WORD = re.compile(rf"\s*({_WORD})")
_MOST_WORDS = 4
_NAME_WEIGHT = 0.8
_MOST_STATES = 30
_NO_NAME = frozenset({"trong", "và", "về", "của", "độc", "tại", "số", "ngày", "hội", "các", "để", "là", "đã", "có"})


@dataclass(frozen=True)
class Mention:
    item: int
    level: str | None
    words: tuple[Token, ...]
    read: tuple[str, ...]

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(bare(token.text) for token in self.words)


def with_places(
    items: Sequence[Item], blocks: Sequence[SourceBlock], know: Knowledge, units: Sequence[str] = ()
) -> list[Item]:
    """The items with each place spelled alike wherever it stands; those in the caller's units are as spelled there."""
    own = dict(_own_places(units))
    mentions = [one for at, item in enumerate(items) if isinstance(item, Line) for one in _mentions(at, item, blocks)]
    groups: dict[tuple[str, ...], list[Mention]] = {}
    for one in mentions:
        groups.setdefault(one.folded, []).append(one)
    for folded in [one for one in groups if len(one) > 1]:
        groups[folded].extend(_elsewhere(folded, groups[folded], items, blocks))
    changes: dict[int, list[Edit]] = {}
    for folded, group in groups.items():
        longer = [one for other, ones in groups.items() for one in ones if other[: len(folded)] == folded]
        name = own.get(folded) or _likeliest(longer, len(folded), know)
        for mention in group:
            for token, word in zip(mention.words, name, strict=True):
                changes.setdefault(mention.item, []).append(Edit(token.start, token.end, in_case(word, token.case)))
    return [_changed(item, changes.get(at, [])) for at, item in enumerate(items)]


def _own_places(units: Sequence[str]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    for unit in units:
        for level in _LEVEL.finditer(unit):
            name = words.key(unit[level.end() :]).split()
            for size in range(1, len(name) + 1):
                yield tuple(bare(word) for word in name[:size]), name[:size]


def _changed(item: Item, edits: Sequence[Edit]) -> Item:
    return item if isinstance(item, Grid) or not edits else edited(item, edits)


def _mentions(at: int, line: Line, blocks: Sequence[SourceBlock]) -> Iterator[Mention]:
    before_day = _BEFORE_DAY.match(line.text)
    if before_day and not _LEVEL.match(line.text):
        yield from _mention(at, line, blocks, None, before_day.start(1), before_day.end(1))
    for level in _LEVEL.finditer(line.text):
        yield from _mention(at, line, blocks, level.group(1).lower(), level.end(), len(line.text))


def _elsewhere(
    folded: tuple[str, ...], group: Sequence[Mention], items: Sequence[Item], blocks: Sequence[SourceBlock]
) -> Iterator[Mention]:
    """The same words in capitals where no level stands before them, as on a line of their own."""
    taken = {(one.item, one.words[0].start) for one in group}
    for at, item in enumerate(items):
        tokens = tokens_of(item.text) if isinstance(item, Line) else []
        for index in range(len(tokens) - len(folded) + 1):
            part = tuple(tokens[index : index + len(folded)])
            fits = all(skeleton(token.text) == word for token, word in zip(part, folded, strict=True))
            if fits and isinstance(item, Line) and part[0].case != "lower" and (at, part[0].start) not in taken:
                yield Mention(at, None, part, tuple(_as_read(item, token, blocks) for token in part))


def _mention(
    at: int, line: Line, blocks: Sequence[SourceBlock], level: str | None, start: int, end: int
) -> Iterator[Mention]:
    found: list[Token] = []
    position = start
    while len(found) < _MOST_WORDS and (word := _NAME_WORD.match(line.text, position, end)):
        text = word.group(1)
        if not text[0].isupper() or text.lower() in _NO_NAME:
            break
        if found and word.start(1) - position > 1:
            break
        found.append(Token(text, word.start(1), word.end(1), opens=False))
        position = word.end()
    read = tuple(_as_read(line, token, blocks) for token in found)
    if found and all(read):
        yield Mention(at, level, tuple(found), read)


def _as_read(line: Line, token: Token, blocks: Sequence[SourceBlock]) -> str:
    return "".join(blocks[one.block].text[one.start : one.end] for one in line.spans(token.start, token.end))


def _likeliest(mentions: Sequence[Mention], size: int, know: Knowledge) -> list[str]:
    """What all mentions may stand for at once, weighed by how places are called."""
    level = next((one.level for one in mentions if one.level), None)
    whole = all(len(one.words) == size for one in mentions)
    states: list[tuple[float, tuple[str, ...]]] = [(0.0, (START, (level or START).split()[-1]))]
    for index in range(size):
        costs = _costs(mentions, index, know)
        states = sorted(
            (cost + costs[word] - _NAME_WEIGHT * math.log(know.names.share(path[-2], path[-1], word)), (*path, word))
            for cost, path in states
            for word in costs
        )[:_MOST_STATES]
    if whole:
        states = sorted(
            (cost - _NAME_WEIGHT * math.log(know.names.share(path[-2], path[-1], END)), path) for cost, path in states
        )
    return list(states[0][1][2:])


def _costs(mentions: Sequence[Mention], index: int, know: Knowledge) -> Mapping[str, float]:
    possible = {mention.words[index].text.lower() for mention in mentions}
    for mention in mentions:
        possible.update(one for one in know.known.exactly(mention.read[index]) if know.names.single[one])
    return {
        word: sum(
            know.channel.cost(in_case(word, mention.words[index].case), mention.read[index]) for mention in mentions
        )
        for word in possible
    }
