"""What the readers of formats hand over: lines and tables in reading order that know where their words stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from vanban._model import SourceBlock, Span
from vanban._parse import words

Stretches = tuple[tuple[int, int], ...]
"""Characters ``[start, end)`` of a text."""


@dataclass(frozen=True)
class Piece:
    """From ``start`` in the line on, the words stand in ``block`` from ``offset`` on."""

    start: int
    block: int
    offset: int
    size: int | None = None
    """How many characters stand in the source for all of the piece, where a word was restored; None: as many."""


@dataclass(frozen=True)
class Line:
    """A logical line: one paragraph, or one line of the header, of the signature or of a cell."""

    text: str
    pieces: tuple[Piece, ...] = ()
    gap_before: bool = False
    """An empty line stands above it."""
    centred: bool = False
    landscape: bool = False
    right: bool = False
    """It begins in the right half of the page, where nothing stands to its left."""

    @cached_property
    def key(self) -> str:
        return words.key(self.text)

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Where the characters ``[start, end)`` of the line stand in the source, one span per block touched."""
        end = len(self.text) if end is None else end
        if len(self.pieces) == 1 and self.pieces[0].size is None:
            only = self.pieces[0]
            low, shift = max(start, only.start), only.offset - only.start
            return (Span(only.block, low + shift, end + shift),) if low < end else ()
        found: list[Span] = []
        for index, piece in enumerate(self.pieces):
            limit = self.pieces[index + 1].start if index + 1 < len(self.pieces) else len(self.text)
            low, high = max(start, piece.start), min(end, limit)
            if low < high:
                shift = piece.offset - piece.start
                span = Span(piece.block, low + shift, high + shift)
                if piece.size is not None:
                    span = Span(piece.block, piece.offset, piece.offset + piece.size)
                if found and found[-1].block == span.block and found[-1].end == span.start:
                    span = Span(span.block, found.pop().start, span.end)
                found.append(span)
        return tuple(found)

    def part(self, start: int, end: int | None = None) -> Line:
        """The characters ``[start, end)`` without surrounding blanks, as a line of their own."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        pieces = []
        for index, piece in enumerate(self.pieces):
            limit = self.pieces[index + 1].start if index + 1 < len(self.pieces) else len(self.text)
            low = max(start, piece.start)
            if low < min(start + len(text), limit):
                offset = piece.offset if piece.size is not None else piece.offset + low - piece.start
                pieces.append(Piece(low - start, piece.block, offset, piece.size))
        return Line(text, tuple(pieces), self.gap_before, self.centred, self.landscape, self.right)


def join(first: Line, second: Line) -> Line:
    """Two lines of one paragraph; a hyphen at the end of the first one binds without a blank."""
    glue = "" if first.text.endswith("-") and not first.text.endswith(" -") else " "
    shift = len(first.text) + len(glue)
    moved = tuple(replace(piece, start=piece.start + shift) for piece in second.pieces)
    return Line(
        first.text + glue + second.text, first.pieces + moved, first.gap_before, first.centred, first.landscape
    )


@dataclass(frozen=True)
class Grid:
    """A table; a merged cell stands in every place that it covers."""

    rows: tuple[tuple[Line, ...], ...]
    landscape: bool = False


Item = Line | Grid


@dataclass
class Flow:
    """A document as read. Readers fill it; nobody changes it afterwards."""

    items: list[Item] = field(default_factory=list)
    blocks: list[SourceBlock] = field(default_factory=list)
    margins: list[Line] = field(default_factory=list)
    """What Word prints above and below the text of the pages; only marks of secrecy are looked for there."""

    weak: dict[int, Stretches] = field(default_factory=dict)
    """By block: figures read too badly for a number or a day to rest on them."""

    def add_block(self, block: SourceBlock, weak: Stretches = ()) -> int:
        self.blocks.append(block)
        if weak:
            self.weak[len(self.blocks) - 1] = weak
        return len(self.blocks) - 1

    def lines(self) -> Iterator[Line]:
        """Every line, those of cells too, in reading order."""
        for item in self.items:
            if isinstance(item, Line):
                yield item
            else:
                for row in item.rows:
                    yield from row
