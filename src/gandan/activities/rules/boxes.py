"""Places on a picture, as parts of its width and height."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_BOXES = 60
_SMALLEST = 0.005


@dataclass(frozen=True, slots=True)
class Box:
    """From 0 to 1 of the picture's width and height."""

    left: float
    top: float
    width: float
    height: float


def read_boxes(typed: Sequence[Sequence[str]]) -> list[Box] | None:
    """Return the boxes that were typed as percent; None where one is no number or lies outside the picture.

    A row left empty says nothing.
    """
    boxes = []
    for row in typed:
        if not any(part.strip() for part in row):
            continue
        try:
            left, top, width, height = (float(part.strip().replace(",", ".")) / 100 for part in row)
        except ValueError:
            return None
        inside = 0 <= left < 1 and 0 <= top < 1 and width >= _SMALLEST and height >= _SMALLEST
        # also false for what is not a number
        if not (inside and left + width <= 1.001 and top + height <= 1.001):
            return None
        boxes.append(Box(left, top, min(width, 1 - left), min(height, 1 - top)))
    return boxes if len(boxes) <= MOST_BOXES else None


def pixels(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom in pixels; a tenth is added around, so that no edge of a face stays."""
    more_x, more_y = box.width / 10, box.height / 10
    left, top = max(0.0, box.left - more_x), max(0.0, box.top - more_y)
    right, bottom = min(1.0, box.left + box.width + more_x), min(1.0, box.top + box.height + more_y)
    edges = (int(left * width), int(top * height), min(width, int(right * width) + 1))
    return (*edges, min(height, int(bottom * height) + 1))
