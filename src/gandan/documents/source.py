"""The source of a paper as a page shows it, with the places of values marked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

Span = tuple[int, int, int]
"""Block of the source, first and last character: ``[start, end)``."""


MOST_PLACES = 20
_PLACE = re.compile(r"([0-9]{1,6})-([0-9]{1,6})-([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Mark:
    """A value's place: ``key`` is what its row carries, ``level`` its confidence, ``number`` the row's number."""

    key: str
    level: str
    spans: tuple[Span, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a table whose rows hold cells, each a list of segments."""

    segments: tuple[Segment, ...] = ()
    rows: tuple[tuple[tuple[Segment, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A mark on a page image, in shares of the page."""

    mark: Mark
    x: float
    y: float
    width: float
    height: float
    is_again: bool = False
    """Another mark has tinted this place already."""


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    boxes: tuple[Box, ...]


def quoted_marks(places: Sequence[str]) -> list[Mark]:
    """Return one mark of the places that an address names, each "block-start-end"; the unreadable are left out."""
    found = [_PLACE.fullmatch(place) for place in places[:MOST_PLACES]]
    spans = tuple((int(one[1]), int(one[2]), int(one[3])) for one in found if one)
    return [Mark("trich", "check", spans)] if spans else []


def pieces_of(source: Sequence[Mapping[str, Any]], marks: Sequence[Mark]) -> list[Piece]:
    """Return the source in reading order; cells of one table that follow each other stand together."""
    by_block = _by_block(marks)
    pieces = []
    for table, group in groupby(enumerate(source), key=lambda item: item[1]["table"]):
        blocks = list(group)
        if table is None:
            pieces += [Piece(_segments(block["text"], by_block.get(index, []))) for index, block in blocks]
        else:
            rows = [
                tuple(_segments(block["text"], by_block.get(index, [])) for index, block in row)
                for _, row in groupby(blocks, key=lambda item: item[1]["row"])
            ]
            pieces.append(Piece(rows=tuple(rows)))
    return pieces


def pages_of(source: Sequence[Mapping[str, Any]], marks: Sequence[Mark]) -> list[Page]:
    """Return the pages with the boxes of the marked blocks, none where the format has no pages."""
    numbers = sorted({block["page"] for block in source if block["page"]})
    found: dict[int, list[Box]] = {number: [] for number in numbers}
    tinted = set[int]()
    for mark in marks:
        for index in dict.fromkeys(span[0] for span in mark.spans):
            block = source[index] if index < len(source) else None
            if block and block["page"] and block["box"]:
                left, top, right, bottom = block["box"]
                found[block["page"]].append(Box(mark, left, top, right - left, bottom - top, index in tinted))
                tinted.add(index)
    return [Page(number, tuple(boxes)) for number, boxes in found.items()]


def _by_block(marks: Sequence[Mark]) -> dict[int, list[tuple[int, int, Mark]]]:
    found: dict[int, list[tuple[int, int, Mark]]] = {}
    for mark in marks:
        for block, start, end in mark.spans:
            found.setdefault(block, []).append((start, end, mark))
    return found


def _segments(text: str, places: Sequence[tuple[int, int, Mark]]) -> tuple[Segment, ...]:
    """Cut the text at the marks; where marks overlap the shorter one is shown."""
    cuts = sorted({0, len(text), *(at for start, end, _ in places for at in (start, end) if 0 <= at <= len(text))})
    segments: list[Segment] = []
    for start, end in pairwise(cuts):
        over = [place for place in places if place[0] <= start and end <= place[1]]
        mark = min(over, key=lambda place: place[1] - place[0])[2] if over else None
        if segments and segments[-1].mark == mark:
            segments[-1] = Segment(segments[-1].text + text[start:end], mark)
        else:
            segments.append(Segment(text[start:end], mark))
    return tuple(segments)
