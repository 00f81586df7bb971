"""A picture of a sheet becomes a grey one that stands upright, straight, evenly lit and large enough to read.

Whatever is right already stays untouched: a good scan is not resampled.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from vanban._parse.readers.scan.sheet import find_sheet
from vanban._parse.readers.scan.tesseract import Grey

Picture = NDArray[np.uint8]
Matrix = NDArray[np.float64]

_PREVIEW = 1400
"""Dots of the long side on which angle and size are measured."""
_LETTER = 26
"""Dots that most letters should be high: 14-point text at 200 to 300 dots per inch (measured on photographs)."""
_LETTERS_RIGHT = (20, 40)
_MOST_GROWTH, _MOST_SIDE = 3.0, 4200
_FEWEST_LETTERS = 12
_WIDEST_ANGLE, _STEP, _FINE_STEP = 12.0, 0.5, 0.05
_STRAIGHT = 0.12
"""Degrees below which turning would blur more than it helps."""
_UPRIGHT_GAIN = 1.15
_ROWS, _LEAST_ROWS = 3.0, 0.05
"""Rows of letters are at least 10 times clearer at their own angle than at others, grain and fur 1.5 times."""
_MOST_DOTS = 30_000
_UNEVEN = 34
_BLURRED = 1.4
"""Growth in area from which the picture needs to be sharpened."""
_WHITE = 255


@dataclass(frozen=True)
class Straight:
    """The picture made ready, and the way back to the one that was handed in."""

    grey: Grey
    forth: Matrix
    """From dots of the given picture to dots of this one."""
    given: tuple[int, int]
    """Width and height of the picture that was handed in."""

    def turned_over(self) -> Straight:
        height, width = self.grey.shape
        turn = np.array([[-1.0, 0, width - 1], [0, -1, height - 1], [0, 0, 1]])
        return Straight(cast("Grey", cv2.rotate(self.grey, cv2.ROTATE_180)), turn @ self.forth, self.given)


def straighten(picture: Picture) -> Straight | None:
    """The picture made ready to read; None where nothing in it stands in rows: a cat, a desk, an empty sheet."""
    height, width = picture.shape[:2]
    grey = _without_colour(picture)
    forth, size = np.eye(3), (width, height)
    found = find_sheet(picture)
    if found is not None:
        forth, size = found
    measured = _measured(grey, forth, size)
    if measured is None:
        return None
    forth, size = measured
    if not np.allclose(forth, np.eye(3)):
        shrinks = abs(np.linalg.det(forth[:2, :2])) < 1
        method = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
        grew = float(np.linalg.det(forth[:2, :2])) > _BLURRED
        grey = cast("Grey", cv2.warpPerspective(grey, forth, size, flags=method, borderValue=_paper(grey)))
        grey = _sharpened(grey) if grew else grey
    return Straight(_evenly_lit(grey), forth, (width, height))


def _sharpened(grey: Grey) -> Grey:
    """Hooks and acutes of a small photograph stay apart: a fifth fewer words are misread (measured)."""
    return cast("Grey", cv2.addWeighted(grey, 1.8, cv2.GaussianBlur(grey, (0, 0), 2), -0.8, 0))


def _without_colour(picture: Picture) -> Grey:
    """The brightest channel: red seals and blue ink fade, black letters below them stay."""
    if picture.ndim == 2:
        return picture
    blue, green, red = cv2.split(picture)
    return cast("Grey", cv2.max(cv2.max(blue, green), red))


def _paper(grey: Grey) -> float:
    return float(np.percentile(grey[::7, ::7], 90))


def _measured(grey: Grey, forth: Matrix, size: tuple[int, int]) -> tuple[Matrix, tuple[int, int]] | None:
    """The way to an upright, straight picture with letters of a good size; None where there are no rows of them."""
    share = _PREVIEW / max(size)
    small = _scaled(share) @ forth
    shown = (round(size[0] * share), round(size[1] * share))
    seen = cv2.warpPerspective(grey, small, shown, flags=cv2.INTER_AREA, borderValue=_paper(grey))
    ink = _ink(_evenly_lit(cast("Grey", seen)))
    angle, clear, contrast = _best_angle(ink)
    turned = np.ascontiguousarray(np.rot90(ink))
    other, clearer, other_contrast = _best_angle(turned)
    if max(contrast, other_contrast) < _ROWS:
        return None
    if clearer > clear * _UPRIGHT_GAIN:
        ink, angle = turned, other
        forth = np.array([[0.0, 1, 0], [-1, 0, size[0] - 1], [0, 0, 1]]) @ forth
        size = (size[1], size[0])
    if abs(angle) >= _STRAIGHT:
        turn = np.vstack([cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), angle, 1), [0, 0, 1]])
        forth = turn @ forth
    growth = _growth(ink, share, max(size))
    if growth != 1:
        forth = _scaled(growth) @ forth
        size = (round(size[0] * growth), round(size[1] * growth))
    return forth, size


def _scaled(share: float) -> Matrix:
    return np.diag([share, share, 1.0])


def _ink(grey: Grey) -> Grey:
    """1 where there is ink; what is as large as a picture or as long as a rule is left out."""
    dark = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 18)
    _, marks, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    wide, high, area = (stats[:, at] for at in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    is_letter = (wide < 80) & (high < 80) & (area >= 6) & (high >= 3)
    is_letter[0] = False
    return cast("Grey", is_letter[marks].astype(np.uint8))


def _best_angle(ink: Grey) -> tuple[float, float, float]:
    """The angle, in degrees, at which the ink stands in rows with blank between them.

    Also how clearly it does, and how much more clearly than at other angles.
    """
    down, across = np.nonzero(ink)
    chosen = slice(None, None, max(1, len(down) // _MOST_DOTS))
    y, x = down[chosen].astype(np.float64), across[chosen].astype(np.float64)
    side = sum(ink.shape)

    def rows(angle: float) -> float:
        turn = np.deg2rad(angle)
        counted = np.bincount((y * np.cos(turn) - x * np.sin(turn) + side).astype(np.int64), minlength=2 * side)
        return float(np.square(np.diff(counted.astype(np.float64))).sum()) / max(1, len(y))

    tried = {angle: rows(angle) for angle in np.arange(-_WIDEST_ANGLE, _WIDEST_ANGLE + _STEP, _STEP).tolist()}
    coarse = max(tried, key=tried.__getitem__)
    fine = max(np.arange(coarse - _STEP, coarse + _STEP, _FINE_STEP).tolist(), key=rows)
    clear = rows(fine)
    return fine, clear, clear / max(median(tried.values()), _LEAST_ROWS)


def _growth(ink: Grey, share: float, long_side: int) -> float:
    """How much larger the picture should be for its letters to be read."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights = stats[1:, cv2.CC_STAT_HEIGHT]
    wide = stats[1:, cv2.CC_STAT_WIDTH]
    letters = heights[(heights >= 5) & (wide < heights * 2) & (wide * 4 > heights)]
    if len(letters) < _FEWEST_LETTERS:
        return 1.0
    letter = float(np.median(letters)) / share
    if _LETTERS_RIGHT[0] <= letter <= _LETTERS_RIGHT[1]:
        return 1.0
    return min(_LETTER / letter, _MOST_GROWTH, _MOST_SIDE / long_side)


def _evenly_lit(grey: Grey) -> Grey:
    """Divided by its own background where a shadow lies on the sheet."""
    height, width = grey.shape
    share = 300 / max(height, width)
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 11)
    low, high = np.percentile(paper, (3, 97))
    if high - low < _UNEVEN and high > _WHITE * 0.7:
        return grey
    light = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 4), (width, height), interpolation=cv2.INTER_LINEAR)
    return cast("Grey", cv2.divide(grey, np.maximum(light, 24), scale=_WHITE))
