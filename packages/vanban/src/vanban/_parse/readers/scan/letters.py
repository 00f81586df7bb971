"""Words as tesseract boxes them, around their ink, become words as a PDF places them: with size and base line.

The boxes of "ao" and "Ệp" differ in height though they stand in one line. How far the ink of each letter reaches,
in shares of the letter's size, gives back size and base line (measured on Liberation Serif, whose metrics are those
of Times New Roman, the face that Decree 30/2020/NĐ-CP prescribes).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from vanban._parse.readers.pdf_page import Area, Word
from vanban._parse.readers.scan.tesseract import Seen

_ASCENT, _DESCENT = 0.891, 0.216
"""Of the size: where PDF readers let a letter of Times begin above and end below the base line."""
_TALL = frozenset("bdfhklđ")
_LOW = frozenset("gjpqy,;()Q[]")
_HALF = {"t": 0.58, "i": 0.68, "j": 0.68, ":": 0.46, ";": 0.46, ",": 0.1, ".": 0.1}
_X, _HORNED, _UPPER = 0.46, 0.57, 0.66
_MARKED, _MARKED_UPPER, _SECOND_MARK = 0.69, 0.86, 0.03
_BELOW = 0.166
_DOT_BELOW = "\u0323"
_HORN = "\u031b"
_RULES = frozenset("-–—_~=.|'\"“”‘’`^*•·:;,/\\<>«»")
_FEWEST_CONFIDENT, _LEAST_CONFIDENT = 0.4, 0.05
_KEPT = frozenset(("-", "–", "—", "•", "*", ".", "./."))
_TILDE = "~"
_EDGE = 0.025
_EDGE_CONFIDENT = 0.75
_WIDEST_DASH = 1.3


def words_of(seen: Sequence[Seen], scale: float, page: Area) -> list[Word]:
    """The words with the place of their letters in points; ``scale`` is points per dot of the picture."""
    lines: dict[tuple[str, ...], list[Seen]] = {}
    for one in seen:
        lines.setdefault(one.line, []).append(one)
    found = []
    common = _size([one for one in seen if one.confidence > _EDGE_CONFIDENT]) or 1.0
    for line in lines.values():
        size = _size(line) or common
        bases = [one.bottom - _reach(one.text)[1] * size for one in line if _is_lettered(one.text)]
        for one in line:
            if one.text == _TILDE:
                one = replace(one, text="-")
            if _is_speck(one, size):
                continue
            base = one.bottom - _reach(one.text)[1] * size if _is_lettered(one.text) else 0.0
            base = base or (median(bases) if bases else float(one.bottom))
            area = Area(
                one.left * scale, (base - _ASCENT * size) * scale,
                one.right * scale, (base + _DESCENT * size) * scale,
            )  # fmt: skip
            if not _is_at_edge(area, one, page):
                found.append(Word(one.text, area, round(one.confidence, 3)))
    return found


def _is_lettered(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _size(line: Iterable[Seen]) -> float | None:
    """The size of the letters in dots, from the height of the words that have any."""
    found = []
    for one in line:
        if _is_lettered(one.text):
            up, down = _reach(one.text)
            found.append((one.bottom - one.top) / (up + down))
    return median(found) if found else None


def _reach(text: str) -> tuple[float, float]:
    """How far the ink of the word reaches above and below the base line, in shares of the letters' size."""
    up = down = 0.0
    for letter in text:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        above = [mark for mark in marks if mark not in (_DOT_BELOW, _HORN)]
        if base in _HALF:
            height = _HALF[base]
        elif base.isupper() or base.isdecimal() or base in _TALL or base in "()/\"'":
            height = _UPPER
        else:
            height = _X
        if above:
            height = (_MARKED_UPPER if base.isupper() else _MARKED) + _SECOND_MARK * (len(above) > 1)
        elif _HORN in marks:
            height = max(height, _HORNED)
        up = max(up, height)
        down = max(down, _DESCENT if base in _LOW else _BELOW if _DOT_BELOW in marks else 0.01)
    return up, down


def _is_speck(one: Seen, size: float) -> bool:
    """Grain, a rule or the edge of a seal that was taken for letters."""
    wide, high = (one.right - one.left) / size, (one.bottom - one.top) / size
    if set(one.text) <= _RULES:
        is_mark = one.text in _KEPT or one.confidence >= _EDGE_CONFIDENT
        return not is_mark or wide > _WIDEST_DASH * max(1, len(one.text) - 1)
    if one.confidence >= _FEWEST_CONFIDENT:
        return False
    # right words come with a confidence of 0.2 too, but then they have the size of words
    each = wide / len(one.text)
    return not (0.5 < high < 1.5 and 0.25 < each < 0.9 and one.confidence >= _LEAST_CONFIDENT)


def _is_at_edge(area: Area, one: Seen, page: Area) -> bool:
    inside = Area(page.right * _EDGE, page.bottom * _EDGE / 2, page.right * (1 - _EDGE), page.bottom * (1 - _EDGE / 2))
    middle = ((area.left + area.right) / 2, (area.top + area.bottom) / 2)
    return one.confidence < _EDGE_CONFIDENT and not inside.covers(*middle)
