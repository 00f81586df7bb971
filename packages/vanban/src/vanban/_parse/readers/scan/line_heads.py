"""Numbers and bullets before a line that tesseract has overlooked, read a second time together with the word behind.

Looking for words everywhere on the page, it takes narrow marks that stand below each other ("1.", "2.", "I.") for a
rule or for grain: on our own scans a third of the lone figures before a paragraph was lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import cv2
import numpy as np

from vanban._parse.readers.scan.cells import has_ink, read_slips
from vanban._parse.readers.scan.grid import Cell
from vanban._parse.readers.scan.tesseract import BLOCK, Grey, Seen

_REACH = 3.2
"""How far before the line such a mark begins, in heights of its letters."""
_BETWEEN = 0.15
_AROUND = 0.25
_MARK = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[a-hđ])[.)]|[-–+]")
_SURE = 0.5


def read_line_heads(seen: Sequence[Seen], bare: Grey, dpi: int) -> list[Seen]:
    """The words, and before them the marks that were found on a second look."""
    lines: dict[tuple[str, ...], list[Seen]] = {}
    for one in seen:
        lines.setdefault(one.line, []).append(one)
    firsts: dict[Cell, Seen] = {}
    for line in lines.values():
        first = min(line, key=lambda one: one.left)
        cell = _before(first, median(one.bottom - one.top for one in line), seen, bare)
        if cell is not None:
            firsts[cell] = first
    if not firsts:
        return list(seen)
    found = list(seen)
    for cell, again in read_slips(list(firsts), bare, dpi, layout=BLOCK).items():
        found.extend(_mark(again, firsts[cell]))
    return found


def _before(first: Seen, height: float, seen: Sequence[Seen], bare: Grey) -> Cell | None:
    """The place of a mark before the word together with the word, None where the paper is blank there or read."""
    left, right = int(first.left - _REACH * height), int(first.left - _BETWEEN * height)
    top, bottom = int(first.top - _AROUND * height), int(first.bottom + _AROUND * height)
    if not first.text[:1].isupper() or left < 0 or top < 0 or bottom > bare.shape[0]:
        return None
    if any(one.left < right and one.right > left and one.top < bottom and one.bottom > top for one in seen):
        return None
    field = bare[top:bottom, left:right]
    if not has_ink(bare, (left, top, right, bottom)):
        return None
    dark = cv2.medianBlur(field, 3) < min(150, int(np.median(field)) - 60)
    columns = np.flatnonzero(dark.any(axis=0))
    if columns[0] < _BETWEEN * height:
        return None
    return left + int(columns[0] - _AROUND * height), top, first.right + int(_AROUND * height), bottom


def _mark(again: Sequence[Seen], first: Seen) -> list[Seen]:
    ahead = [one for one in again if (one.left + one.right) / 2 < first.left]
    text = "".join(one.text for one in sorted(ahead, key=lambda one: one.left))
    if not ahead or _MARK.fullmatch(text) is None or min(one.confidence for one in ahead) < _SURE:
        return []
    mark = min(ahead, key=lambda one: one.left)
    return [replace(mark, text=text, right=max(one.right for one in ahead), line=first.line)]
