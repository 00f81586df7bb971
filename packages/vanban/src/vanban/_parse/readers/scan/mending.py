"""What tesseract regularly gets wrong in official papers and their form puts right.

Roman numerals before headings: "II." is read as "H.", "III." loses a stroke; their order tells them. One is only
mended where it cannot be what was read, or was read with doubt, and stays marked as doubtful. The small comma between
place and day of the head is overlooked, and the grave of "và" is taken for a hook.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vanban._parse import words
from vanban._parse.markers import roman_value
from vanban._parse.readers.pdf_page import Word

_NUMERAL = re.compile(r"([IVXHTMlL1|!]{1,6})(?:\s?([.,:])\s*|\s+)(?=[A-ZĐÀ-Ỹ])")
_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{1,3}|V|X)")
_ORDER = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_CERTAIN = 0.93
_MENDED = 0.75
_FEWEST_LETTERS = 4
_SHORT_PLACES = frozenset(("P", "X", "TP", "ĐK", "TT"))
_STROKES = str.maketrans({"H": "II", "T": "I", "l": "I", "1": "I", "|": "I", "!": "I", "L": "I", "M": "III"})


def mend_numerals(pages: Sequence[list[list[Word]]]) -> None:
    """Put right the numerals of the headings in capitals, row by row and page after page, in place."""
    last = 0
    for rows in pages:
        for at, row in enumerate(rows):
            text = " ".join(word.text for word in row)
            found = _NUMERAL.match(text)
            rest = text[found.end() :] if found else ""
            if found is None or not words.is_upper(rest) or sum(letter.isalpha() for letter in rest) < _FEWEST_LETTERS:
                continue
            numeral = _mended(found.group(1), found.group(2), row[0].confidence, last)
            if numeral is None:
                continue
            last = roman_value(numeral)
            if row[0].text != f"{numeral}.":
                rows[at] = _renumbered(row, f"{numeral}.")


def mend_place(rows: list[list[Word]]) -> None:
    """Put the comma back between the place and the day of issue, and the stop of a shortened place, in place."""
    for row in rows:
        plain = [word.text.lower() for word in row]
        day = next((at for at, text in enumerate(plain) if at and text == "ngày" and "tháng" in plain[at:]), None)
        if day is None or "năm" not in plain[day:] or not row[day - 1].text[:1].isupper():
            continue
        before = row[day - 1]
        if before.text[-1].isalpha():
            row[day - 1] = replace(before, text=before.text + ",", confidence=min(before.confidence, _MENDED))
        for at, word in enumerate(row[:day]):
            if word.text in _SHORT_PLACES:
                row[at] = replace(word, text=word.text + ".", confidence=min(word.confidence, _MENDED))


def mend_and(rows: list[list[Word]]) -> None:
    """Put right "vả", which stands in no official paper but before "lại", in place: it parts names of bodies."""
    for row in rows:
        for at, (word, following) in enumerate(pairwise(row)):
            if word.text == "vả" and following.text != "lại":
                row[at] = replace(word, text="và", confidence=min(word.confidence, _MENDED))


def _mended(read: str, stop: str | None, confidence: float, last: int) -> str | None:
    following = _ORDER[last] if last < len(_ORDER) else None
    is_roman = _ROMAN.fullmatch(read) is not None
    if read in (following, "I") and (read == following or confidence >= _CERTAIN):
        return read
    strokes = read.translate(_STROKES)
    near = following is not None and (
        strokes == following
        or (confidence < _CERTAIN and stop and abs(len(strokes) - len(following)) <= 2 and set(strokes) <= {"I"})
    )
    if near:
        return following
    return read if is_roman and stop else None


def _renumbered(row: list[Word], numeral: str) -> list[Word]:
    first, *others = row
    glued = first.text.lstrip("IVXHTMlL1|!").lstrip(".,: ")
    head = [replace(first, text=numeral, confidence=min(first.confidence, _MENDED))]
    if glued:
        head.append(replace(first, text=glued))
    elif others and others[0].text in (".", ",", ":"):
        others = others[1:]
    return [*head, *others]
