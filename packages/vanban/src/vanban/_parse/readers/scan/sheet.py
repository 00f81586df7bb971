"""The sheet of paper in a photograph: its four corners, and the way to lay it flat."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

_SIDE = 600
_FEWEST_SHARE, _MOST_SHARE = 0.2, 0.97
_FITS = 0.95
"""Share of the four-sided figure that the bright surface must fill."""
_THRESHOLDS = range(70, 230, 16)
_CONTRAST = 30
_PAPER = 2**0.5
_NEAR_PAPER = 0.15
_SQUARE = 0.5
"""Largest cosine of a corner."""

Matrix = NDArray[np.float64]


def find_sheet(picture: NDArray[np.uint8]) -> tuple[Matrix, tuple[int, int]] | None:
    """The matrix that lays the sheet flat and the size it then has; None where no sheet lies on a darker ground."""
    height, width = picture.shape[:2]
    share = _SIDE / max(height, width)
    small = cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    # paper has no colour: its darkest channel is brighter than that of any desk
    plain = cast("NDArray[np.uint8]", cv2.medianBlur(small if small.ndim == 2 else np.min(small, axis=2), 5))
    best: NDArray[np.float32] | None = None
    for threshold in _THRESHOLDS:
        corners = _corners(plain, threshold)
        if corners is not None and (best is None or cv2.contourArea(corners) > cv2.contourArea(best)):
            best = corners
    return None if best is None else _laid_flat(best / np.float32(share))


def _corners(plain: NDArray[np.uint8], threshold: int) -> NDArray[np.float32] | None:
    bright = cv2.threshold(plain, threshold, 255, cv2.THRESH_BINARY)[1]
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    around = cv2.arcLength(hull, closed=True)
    for slack in (0.01, 0.02, 0.03, 0.05):
        figure = cv2.approxPolyDP(hull, slack * around, closed=True)
        if len(figure) == 4:
            break
    else:
        return None
    corners = _ordered(figure.reshape(4, 2).astype(np.float32))
    area, whole = float(cv2.contourArea(corners)), float(plain.size)
    filled = max(cv2.contourArea(outline) for outline in outlines)
    if not _FEWEST_SHARE * whole < area < _MOST_SHARE * whole or filled < _FITS * area or not _is_square(corners):
        return None
    return corners if _stands_out(plain, corners) else None


def _ordered(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Top left, top right, bottom right, bottom left."""
    total, difference = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    chosen = [total.argmin(), difference.argmax(), total.argmax(), difference.argmin()]
    return corners[chosen]


def _is_square(corners: NDArray[np.float32]) -> bool:
    for at in range(4):
        one, other = corners[at - 1] - corners[at], corners[(at + 1) % 4] - corners[at]
        length = float(np.linalg.norm(one) * np.linalg.norm(other))
        if length == 0 or abs(float(one @ other)) / length > _SQUARE:
            return False
    return True


def _stands_out(plain: NDArray[np.uint8], corners: NDArray[np.float32]) -> bool:
    inside = np.zeros(plain.shape, np.uint8)
    cv2.fillConvexPoly(inside, corners.astype(np.int32), 1)
    return float(np.median(plain[inside == 1])) - float(np.median(plain[inside == 0])) > _CONTRAST


def _laid_flat(corners: NDArray[np.float32]) -> tuple[Matrix, tuple[int, int]]:
    sides = [float(np.linalg.norm(b - a)) for a, b in pairwise([*corners, corners[0]])]
    width, height = max(sides[0], sides[2]), max(sides[1], sides[3])
    long, short = max(width, height), min(width, height)
    if abs(long / short / _PAPER - 1) < _NEAR_PAPER:
        width, height = (width, width * _PAPER) if height > width else (height * _PAPER, height)
    size = (round(width), round(height))
    flat = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    return cv2.getPerspectiveTransform(corners, flat).astype(np.float64), size
