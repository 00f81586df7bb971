"""Ruled tables in a picture: long straight lines give the grid, the blank between them the cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from vanban._parse.readers.scan.tesseract import Grey

Cell = tuple[int, int, int, int]
"""Left, top, right, bottom in dots."""

_LINE_SHARE = 18
"""A line is at least this part of the page long."""
_NARROWEST, _LOWEST = 14, 16
_FEWEST_CELLS = 4
_NEAR = 12
_LEAST_TABLE = 0.006
_BRIDGE = 9
_THICKEST = 14
_SHORT = 4


@dataclass(frozen=True)
class Ruled:
    """A table in dots of the picture."""

    cells: tuple[Cell, ...]

    @property
    def area(self) -> Cell:
        lefts, tops, rights, bottoms = zip(*self.cells, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def find_tables(grey: Grey) -> tuple[list[Ruled], Grey]:
    """The tables, and the picture without its long lines."""
    dark = cast("Grey", cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 14))
    long = max(grey.shape) // _LINE_SHARE
    across = _lines(dark, (long, 1))
    down = _lines(dark, (1, long // 2))
    short = max(long // _SHORT, _NARROWEST)
    across |= _between(_lines(dark, (short, 1)), down, is_across=True)
    down |= _between(_lines(dark, (1, short)), across, is_across=False)
    bare = grey.copy()
    bare[cv2.dilate(across | down, np.ones((5, 5), np.uint8)) > 0] = int(np.percentile(grey[::7, ::7], 90))
    longer = cv2.dilate(across, np.ones((3, _BRIDGE), np.uint8)), cv2.dilate(down, np.ones((_BRIDGE, 3), np.uint8))
    return _tables(cast("Grey", cv2.max(*longer))), bare


def _lines(dark: Grey, kernel: tuple[int, int]) -> Grey:
    """Runs of ink as long as the kernel; they may lean by a dot or two."""
    thick = np.ones((3, 1) if kernel[1] == 1 else (1, 3), np.uint8)
    found = cv2.morphologyEx(cv2.dilate(dark, thick), cv2.MORPH_OPEN, np.ones(kernel[::-1], np.uint8))
    return _thin(cast("Grey", found), is_across=kernel[1] == 1)


def _between(lines: Grey, rules: Grey, *, is_across: bool) -> Grey:
    """Of short lines those that join two rules: where cells are merged, a rule goes on only beside them."""
    reaching = np.ones((1, 2 * _BRIDGE + 1) if is_across else (2 * _BRIDGE + 1, 1), np.uint8)
    ends = cast("Grey", cv2.dilate(rules, reaching))
    _, marks, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    kept = np.zeros(len(stats), bool)
    for at, (left, top, wide, high, _) in enumerate(stats.tolist()):
        field = ends[top : top + high, left : left + wide]
        touched = field.max(axis=0 if is_across else 1)
        reach = min(_BRIDGE, touched.size)
        kept[at] = at > 0 and bool(touched[:reach].any() and touched[-reach:].any())
    return cast("Grey", (kept[marks] * 255).astype(np.uint8))


def _thin(lines: Grey, *, is_across: bool) -> Grey:
    """Without what is too thick to be a rule: the bar of a heading, the edge of a photograph."""
    _, marks, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    length = stats[:, cv2.CC_STAT_WIDTH if is_across else cv2.CC_STAT_HEIGHT]
    is_rule = stats[:, cv2.CC_STAT_AREA] < length * _THICKEST
    is_rule[0] = False
    return cast("Grey", (is_rule[marks] * 255).astype(np.uint8))


def _tables(rules: Grey) -> list[Ruled]:
    found = []
    count, marks, stats, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    for at in range(1, count):
        left, top, width, height = (int(value) for value in stats[at][:4])
        if width * height < rules.size * _LEAST_TABLE:
            continue
        frame = (marks[top : top + height, left : left + width] == at).astype(np.uint8)
        cells = [(x + left, y + top, r + left, b + top) for x, y, r, b in _blanks(frame)]
        if len(cells) >= _FEWEST_CELLS and len({c[0] // _NEAR for c in cells}) > 1:
            found.append(Ruled(tuple(_snapped(cells))))
    return sorted(found, key=lambda one: one.area[1])


def _blanks(frame: Grey) -> list[Cell]:
    """The blank fields that lines close in on all sides."""
    height, width = frame.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats(1 - frame, connectivity=4)
    found = []
    for left, top, wide, high, _ in stats[1:count].tolist():
        open_to_outside = left == 0 or top == 0 or left + wide == width or top + high == height
        if not open_to_outside and wide >= _NARROWEST and high >= _LOWEST:
            found.append((left, top, left + wide, top + high))
    return found


def _snapped(cells: Sequence[Cell]) -> list[Cell]:
    """Edges that lie close together become one, so that rows and columns can be counted."""
    across = _steps([edge for cell in cells for edge in (cell[0], cell[2])])
    down = _steps([edge for cell in cells for edge in (cell[1], cell[3])])
    found = [(across[left], down[top], across[right], down[bottom]) for left, top, right, bottom in cells]
    return sorted(
        {cell for cell in found if cell[0] < cell[2] and cell[1] < cell[3]}, key=lambda one: (one[1], one[0])
    )


def _steps(edges: Sequence[int]) -> dict[int, int]:
    """Each edge to the middle of the group that it lies close to."""
    groups: list[list[int]] = []
    for edge in sorted(set(edges)):
        if groups and edge - groups[-1][-1] <= _NEAR:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return {edge: round(sum(group) / len(group)) for group in groups for edge in group}
