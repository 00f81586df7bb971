"""The words of ruled cells: pasted below each other on a strip, so that one call of tesseract reads them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from vanban._parse.readers.scan.grid import Cell, Ruled
from vanban._parse.readers.scan.tesseract import BLOCK, SPARSE, Grey, Seen, recognise

_INSET = 4
_MARGIN, _BETWEEN = 24, 44
_WHOLE = 0.9
_TALLEST = 12_000
"""Dots of one strip; tesseract takes no picture higher than 32,767."""
_LEAST_INK = 7
"""Dots across of the smallest thing that counts as ink: a hyphen or the figure 1, not a grain."""
_NUMBER_HEAD = re.compile(r"(?:stt|tt|số tt|số)\W*")
_NUMBER = re.compile(r"(?:[IVX]+|[A-Hđa-e]|\d{1,3}(?:\.\d{1,2})*)[.)]?")
_FIGURES = "0123456789"
_SURE = 0.8
_GUESSED, _TWICE = 0.7, 0.82
_AROUND = 8


@dataclass(frozen=True, slots=True)
class _Slip:
    """Where a cell was pasted on the strip."""

    cell: Cell
    top: int
    bottom: int


def read_cells(table: Ruled, bare: Grey, dpi: int) -> dict[Cell, list[Seen]]:
    """The words of each cell in dots of the page; a cell without ink has none."""
    inked = [cell for cell in table.cells if has_ink(bare, cell)]
    found: dict[Cell, list[Seen]] = {cell: [] for cell in table.cells}
    for strip in _strips(inked):
        found.update(read_slips(strip, bare, dpi))
    _mend_numbers(table, found, bare, dpi)
    return found


def _inner(cell: Cell) -> Cell:
    return cell[0] + _INSET, cell[1] + _INSET, cell[2] - _INSET, cell[3] - _INSET


def has_ink(bare: Grey, cell: Cell) -> bool:
    """Tesseract invents words for an empty cell."""
    left, top, right, bottom = _inner(cell)
    field = bare[top:bottom, left:right]
    if min(field.shape, default=0) < _LEAST_INK:
        return False
    dark = (cv2.medianBlur(field, 3) < min(150, int(np.median(field)) - 60)).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    sizes = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1, initial=0)
    return bool((sizes >= _LEAST_INK).any())


def _strips(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells over the whole table stand on strips of their own: among a column of figures they are overlooked."""
    found: list[list[Cell]] = []
    height, was_whole = 0, False
    whole = max((cell[2] for cell in cells), default=0) - min((cell[0] for cell in cells), default=0)
    for is_whole, cell in sorted((cell[2] - cell[0] > whole * _WHOLE, cell) for cell in cells):
        taken = cell[3] - cell[1] + _BETWEEN
        if not found or height + taken > _TALLEST or is_whole != was_whole:
            was_whole = is_whole
            found.append([])
            height = 0
        found[-1].append(cell)
        height += taken
    return found


def read_slips(
    cells: Sequence[Cell], bare: Grey, dpi: int, *, layout: int = SPARSE, only: str = ""
) -> dict[Cell, list[Seen]]:
    paper = int(np.percentile(bare[::7, ::7], 90))
    width = max(cell[2] - cell[0] for cell in cells) + 2 * _MARGIN
    height = sum(cell[3] - cell[1] + _BETWEEN for cell in cells) + _BETWEEN
    strip = np.full((height, width), paper, np.uint8)
    slips, at = [], _BETWEEN
    for cell in cells:
        left, top, right, bottom = _inner(cell)
        strip[at : at + bottom - top, _MARGIN : _MARGIN + right - left] = bare[top:bottom, left:right]
        slips.append(_Slip(cell, at, at + bottom - top))
        at += bottom - top + _BETWEEN
    found: dict[Cell, list[Seen]] = {cell: [] for cell in cells}
    for seen in recognise(strip[: at + 1], dpi=dpi, layout=layout, only=only):
        middle = (seen.top + seen.bottom) / 2
        slip = min(slips, key=lambda one: max(one.top - middle, middle - one.bottom, 0))
        x, y = slip.cell[0] + _INSET - _MARGIN, slip.cell[1] + _INSET - slip.top
        moved = replace(seen, left=seen.left + x, right=seen.right + x, top=seen.top + y, bottom=seen.bottom + y)
        found[slip.cell].append(moved)
    return found


def _mend_numbers(table: Ruled, found: dict[Cell, list[Seen]], bare: Grey, dpi: int) -> None:
    """In the column of running numbers a cell that gave none is read again for figures alone, or counted."""
    first = min(cell[0] for cell in table.cells)
    narrow = min(cell[2] for cell in table.cells if cell[0] == first)
    column = [cell for cell in table.cells if (cell[0], cell[2]) == (first, narrow)]
    head = next((at for at, cell in enumerate(column) if _NUMBER_HEAD.fullmatch(_text(found[cell]).lower())), None)
    if head is None:
        return
    column = column[head + 1 :]
    unread = [cell for cell in column if has_ink(bare, cell) and not _is_number(found[cell])]
    if unread:
        for cell, seen in read_slips(unread, bare, dpi, layout=BLOCK, only=_FIGURES).items():
            if seen:
                found[cell] = [seen[0]]
    for above, cell, below in zip(column, column[1:], column[2:], strict=False):
        before, after = _text(found[above]).rstrip("."), _text(found[below]).rstrip(".")
        if before.isdecimal() and after.isdecimal() and int(after) == int(before) + 2 and has_ink(bare, cell):
            counted = str(int(before) + 1)
            if _text(found[cell]).rstrip(".") != counted:
                found[cell] = [Seen(counted, *_inner(cell), _GUESSED, ())]


def read_figures_again(seen: Sequence[Seen], bare: Grey, dpi: int) -> list[Seen]:
    """Figures read badly are read a second time, out of their line; read alike twice they may stand, with doubt."""
    weak = {
        (one.left - _AROUND, one.top - _AROUND, one.right + _AROUND, one.bottom + _AROUND): one
        for one in seen
        if one.confidence < _SURE and _figures(one.text) and one.left > _AROUND and one.top > _AROUND
    }
    if not weak:
        return list(seen)
    again = read_slips(list(weak), bare, dpi, layout=BLOCK)
    alike = {id(one) for cell, one in weak.items() if _figures(_text(again[cell])) == _figures(one.text)}
    return [replace(one, confidence=_TWICE) if id(one) in alike else one for one in seen]


def _figures(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal())


def _text(seen: Sequence[Seen]) -> str:
    return " ".join(one.text for one in seen)


def _is_number(seen: Sequence[Seen]) -> bool:
    return _NUMBER.fullmatch(_text(seen)) is not None and min(one.confidence for one in seen) >= _SURE
