"""The numbers, letters and bullets that stand before headings and paragraphs (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_FORMS = (
    ("part", 0, re.compile(rf"(?i:phần)\s+(?:thứ\s+)?({_ROMAN}|nhất|hai|ba|tư|năm|\d+)\b[.:]?\s*")),
    ("chapter", 1, re.compile(rf"(?i:chương)\s+({_ROMAN}|\d+)\b[.:]?\s*")),
    ("section", 2, re.compile(rf"(?:Mục|MỤC)\s+({_ROMAN}|\d+)\b[.:]?\s*")),
    ("article", 3, re.compile(r"(?:Điều|ĐIỀU)\s+(\d+[a-zđ]?)\s*[.:]\s*")),
    ("roman", 5, re.compile(rf"({_ROMAN})\s*(?:[./)](?![\w/])|[-–](?=\s))\s*")),
    ("capital", 4, re.compile(r"([A-HĐ])\s*[.)](?=\s)\s*")),
    ("deep", 8, re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})\.?(?![\d/%])[).]?\s+")),
    ("dotted", 7, re.compile(r"(\d{1,2}\.\d{1,2})\.?(?![\d/%])[).]?\s+(?=\D)")),
    ("arabic", 6, re.compile(r"(\d{1,2})(?:\.(?!\d)|\s*/(?=\s))\s*(?=\D)")),
    ("bracket", 9, re.compile(r"\(?(\d{1,2})\)\s*")),
    ("letter", 9, re.compile(r"\(?([a-zđ])[).](?=\s|[A-ZĐÀ-Ỹ])\s*")),
    ("dash", 10, re.compile(r"[-–—•●▪*·✓](?![-–—\d])\s*(?=\S)")),
    ("plus", 11, re.compile(r"(?:\+|[o○◦](?=\s))\s*(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    kind: str
    rank: int
    number: str | None
    end: int
    """Where the text begins behind the marker."""


def find_marker(text: str) -> Marker | None:
    for kind, rank, form in _FORMS:
        found = form.match(text)
        if found and found.end() > 0:
            return Marker(kind, rank, found.group(1) if found.groups() else None, found.end())
    return None


def has_marker(text: str) -> bool:
    return find_marker(text) is not None


_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_value(number: str) -> int:
    total = 0
    for letter, following in zip(number, [*number[1:], ""], strict=True):
        value = _VALUES[letter]
        total += -value if following and _VALUES[following] > value else value
    return total
