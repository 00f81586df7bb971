"""Folding and sorting of Vietnamese text.

``fold`` gives what a search without diacritics compares; ``sort_key`` gives the order of a Vietnamese dictionary
(base letters first, then tones), the same as ICU's Vietnamese collation, as a string that sorts byte by byte.
"""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x41 + index) for index, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_PLAIN = str.maketrans({"đ": "d", "Đ": "d"})


def fold(text: str) -> str:
    """Return the text in lower case, without diacritics, white space joined to single blanks."""
    stripped = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return " ".join("".join(c for c in stripped if not unicodedata.combining(c)).lower().split())


def sort_key(text: str) -> str:
    """Return a key that orders Vietnamese words by ``COLLATE "C"``."""
    bases: list[str] = []
    tones: list[str] = []
    for character in unicodedata.normalize("NFC", text).lower():
        parts = unicodedata.normalize("NFD", character)
        tone = next((_TONES[part] for part in parts if part in _TONES), "0")
        letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        bases.append(_RANK.get(letter, letter if letter.isdigit() else " " if letter.isspace() else "!"))
        tones.append(tone)
    return "".join(bases) + "\x01" + "".join(tones)


def person_sort_key(full_name: str) -> str:
    """Return a key that orders people by given name, then family name and middle names."""
    *rest, given = full_name.split() or [""]
    return sort_key(f"{given} {' '.join(rest)}".strip())
