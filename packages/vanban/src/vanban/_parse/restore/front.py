"""Restoring a whole document: marks and breaks first, then words, then head and closing lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vanban._parse import quality
from vanban._parse.flow import Flow, Grid, Item, Line
from vanban._parse.markers import find_marker
from vanban._parse.restore.closing import closing_start, with_closing
from vanban._parse.restore.decode import Decoder
from vanban._parse.restore.edits import Edit, as_printed, edited
from vanban._parse.restore.formulas import fixed_lines
from vanban._parse.restore.knowledge import knowledge
from vanban._parse.restore.opening import with_opening, without_rules
from vanban._parse.restore.persons import with_person
from vanban._parse.restore.places import with_places
from vanban._parse.restore.printed import rejoined, with_plain_marks
from vanban._parse.restore.references import about_edits, figure_edits, reference_edits
from vanban._parse.restore.tokens import Token, tokens_of


def restored(flow: Flow, units: Sequence[str] = ()) -> Flow:
    """The flow with the words of its damaged lines restored; the source blocks stay as they were read."""
    texts = [line.text for line in flow.lines()]
    restorer = Restorer(tuple(units))
    if quality.judge(texts) == "clean":
        damaged = quality.damaged_stretch(texts)
        lines = frozenset(id(line) for at, line in enumerate(flow.lines()) if at in damaged)
        return replace(flow, items=[restorer.item(one, only=lines) for one in flow.items])
    items = rejoined(with_plain_marks(without_rules(as_printed(flow.items))))
    items = with_opening([restorer.item(item) for item in items])
    items = with_places(items, flow.blocks, restorer.knowledge, units)
    start = closing_start(items)
    if start is not None:
        items = with_closing(items, start, lambda line: with_person(line, flow.blocks, restorer.knowledge))
    return replace(flow, items=items)


class Restorer:
    def __init__(self, units: tuple[str, ...]) -> None:
        self.knowledge = knowledge(units)
        self._decoder = Decoder(self.knowledge, units)

    def item(self, item: Item, only: frozenset[int] | None = None) -> Item:
        if isinstance(item, Grid):
            rows = (tuple(self._one(cell, only) for cell in row) for row in item.rows)
            return replace(item, rows=tuple(rows))
        return self._one(item, only)

    def _one(self, line: Line, only: frozenset[int] | None) -> Line:
        return self.line(line) if only is None or id(line) in only else line

    def line(self, line: Line) -> Line:
        text = line.text
        if quality.is_sound(text):
            return line
        fixed = [Edit(*found) for found in fixed_lines(text)]
        fixed += [
            one
            for one in (*reference_edits(text), *figure_edits(text), *about_edits(text))
            if not _overlaps(one, fixed)
        ]
        marker = find_marker(text)
        kept = [Edit(0, marker.end, text[: marker.end])] if marker else []
        words = [
            Edit(one.token.start, one.token.end, one.word)
            for one in self._decoder.restore(list(_with_numbers(tokens_of(text), fixed, marker.end if marker else 0)))
            if not _overlaps(Edit(one.token.start, one.token.end, ""), [*fixed, *kept])
        ]
        return edited(line, [*fixed, *words])


def _overlaps(edit: Edit, others: Sequence[Edit]) -> bool:
    return any(edit.start < other.end and other.start < edit.end for other in others)


def _with_numbers(tokens: Sequence[Token], taken: Sequence[Edit], begin: int) -> Iterator[Token]:
    """The tokens from ``begin`` on, with what is already read as one number in their place."""
    opens = True
    for token in (one for one in tokens if one.start >= begin):
        if opens and not token.opens:
            yield replace(token, opens=True)
            opens = False
            continue
        opens = False
        held = next((one for one in taken if one.start <= token.start < one.end), None)
        if held is None:
            yield token
        elif token.start == held.start:
            yield replace(token, text="0")
