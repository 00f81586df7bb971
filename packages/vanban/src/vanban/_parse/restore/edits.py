"""Changing words of a line so that each still knows where it stands in the source as read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vanban._parse.flow import Grid, Item, Line, Piece


@dataclass(frozen=True, slots=True)
class Edit:
    start: int
    end: int
    text: str


def edited(line: Line, edits: Iterable[Edit]) -> Line:
    text, pieces, last = "", list[Piece](), 0
    for edit in sorted(edits, key=lambda one: one.start):
        if edit.start < last or line.text[edit.start : edit.end] == edit.text:
            continue
        kept = _stretch(line, last, edit.start, len(text))
        text += line.text[last : edit.start]
        pieces.extend(kept)
        spans = line.spans(edit.start, edit.end)
        if spans and edit.text:
            pieces.append(Piece(len(text), spans[0].block, spans[0].start, spans[0].end - spans[0].start))
        text += edit.text
        last = edit.end
    if not last:
        return line
    pieces.extend(_stretch(line, last, len(line.text), len(text)))
    return replace(line, text=text + line.text[last:], pieces=tuple(pieces)).part(0)


def _stretch(line: Line, start: int, end: int, at: int) -> Iterator[Piece]:
    """The pieces of the characters ``[start, end)``, moved to stand at ``at``."""
    for index, piece in enumerate(line.pieces):
        limit = line.pieces[index + 1].start if index + 1 < len(line.pieces) else len(line.text)
        low = max(start, piece.start)
        if low < min(end, limit):
            offset = piece.offset if piece.size is not None else piece.offset + low - piece.start
            yield Piece(low - start + at, piece.block, offset, piece.size)


def as_printed(items: Iterable[Item]) -> list[Item]:
    """Lines that a reader joined, taken apart again where a new line of the source begins."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, Grid) or len(item.pieces) < 2:
            found.append(item)
            continue
        begins = [0]
        for before, piece in zip(item.pieces, item.pieces[1:], strict=False):
            if piece.block != before.block:
                begins.append(piece.start)
        for start, end in zip(begins, [*begins[1:], None], strict=True):
            line = item.part(start, end)
            found.append(line if start == 0 else replace(line, gap_before=False))
    return found
