"""One picture of a page: straightened, its tables taken out, the rest read as rows, columns and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

import cv2
import numpy as np

from vanban._model import Box
from vanban._parse.readers.page_flow import Sheet, Table
from vanban._parse.readers.page_set import Page
from vanban._parse.readers.pdf_page import Area, Word, rows_of
from vanban._parse.readers.scan.cells import read_cells, read_figures_again
from vanban._parse.readers.scan.grid import Cell, find_tables
from vanban._parse.readers.scan.letters import words_of
from vanban._parse.readers.scan.line_heads import read_line_heads
from vanban._parse.readers.scan.straighten import Picture, Straight, straighten
from vanban._parse.readers.scan.tesseract import Grey, Seen, recognise

_LONG_SIDE = 842.0
"""Points of the long side of A4: the measures of the PDF reader are in points."""
_DPI_OF_A4 = 11.69
_UPSIDE_DOWN = 0.6
_SURE = 0.7
_FEWEST_WORDS = 3


def read_page(picture: Picture, number: int) -> Page:
    straight = straighten(picture)
    if straight is None:
        return Page(Sheet(number, Area(0, 0, picture.shape[1], picture.shape[0])), [], [])
    tables, bare = find_tables(straight.grey)
    seen = _recognised(bare, [table.area for table in tables])
    if not _is_sure(seen) and not tables:
        other = straight.turned_over()
        other_bare = find_tables(other.grey)[1]
        turned = _recognised(other_bare, [])
        if _sum(turned) > _sum(seen):
            straight, seen, bare = other, turned, other_bare
    seen = read_line_heads(seen, bare, _dpi(bare))
    seen = read_figures_again(seen, bare, _dpi(bare))
    height, width = straight.grey.shape
    scale = _LONG_SIDE / max(height, width)
    size = Area(0, 0, width * scale, height * scale)
    grids = [_table(read_cells(table, bare, _dpi(bare)), scale, size) for table in tables]
    words = words_of(seen, scale, size)
    if not grids and sum(_is_word(one) for one in words) < _FEWEST_WORDS:
        words = []
    return Page(Sheet(number, size, _Way(straight, scale).back), rows_of(words), grids)


def _is_word(one: Word) -> bool:
    return one.confidence >= _SURE and sum(letter.isalpha() for letter in one.text) > 1


def _dpi(grey: Grey) -> int:
    return round(float(max(grey.shape)) / _DPI_OF_A4)


def _recognised(bare: Grey, areas: list[Cell]) -> list[Seen]:
    if areas:
        bare = bare.copy()
        for left, top, right, bottom in areas:
            bare[top:bottom, left:right] = int(np.percentile(bare[::7, ::7], 90))
    return recognise(bare, dpi=_dpi(bare))


def _is_sure(seen: list[Seen]) -> bool:
    lettered = [one.confidence for one in seen if any(letter.isalnum() for letter in one.text)]
    return not lettered or fmean(lettered) >= _UPSIDE_DOWN


def _sum(seen: list[Seen]) -> float:
    return sum(one.confidence * len(one.text) for one in seen if one.confidence > _UPSIDE_DOWN)


def _table(cells: dict[Cell, list[Seen]], scale: float, page: Area) -> Table:
    found = {
        Area(*(edge * scale for edge in cell)): rows_of(words_of(seen, scale, page)) for cell, seen in cells.items()
    }
    whole = next(iter(found))
    for cell in found:
        whole = whole.joined(cell)
    return Table(whole, found)


@dataclass(frozen=True)
class _Way:
    """From points of the straightened page back to shares of the picture that was handed in."""

    straight: Straight
    scale: float

    def back(self, area: Area) -> Box:
        corners = [(area.left, area.top), (area.right, area.top), (area.right, area.bottom), (area.left, area.bottom)]
        dots = np.array([corners], np.float64) / self.scale
        given = cv2.perspectiveTransform(dots, np.linalg.inv(self.straight.forth))[0]
        shares = np.clip(given / np.array(self.straight.given, np.float64), 0, 1)
        (left, top), (right, bottom) = shares.min(axis=0), shares.max(axis=0)
        return round(float(left), 4), round(float(top), 4), round(float(right), 4), round(float(bottom), 4)
