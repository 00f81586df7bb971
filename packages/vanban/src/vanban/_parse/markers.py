"""The numbers, letters and bullets that stand before headings and paragraphs (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase

_ROMAN = r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_FIGURES = "0"
"""Stands for every figure among the first signs."""
# kind, rank, what it may begin with, form
_FORMS = (
    ("part", 0, "Pp", rf"(?i:phần\s+(?:thứ\s+)?({_ROMAN}|nhất|hai|ba|tư|năm|sáu|\d+))\b[.:]?\s*"),
    ("chapter", 1, "Cc", rf"(?i:chương)\s+({_ROMAN}|\d+)\b[.:]?\s*"),
    ("section", 2, "M", rf"(?:Mục|MỤC)\s+({_ROMAN}|\d+)\b[.:]?\s*"),
    ("subsection", 3, "T", rf"(?:Tiểu mục|TIỂU MỤC)\s+({_ROMAN}|\d+)\b[.:]?\s*"),
    ("article", 4, "Đ", r"(?:Điều|ĐIỀU)\s+(\d+[a-zđ]?)\s*[.:]\s*"),
    ("capital", 5, "ABCDEFGHĐ", r"([A-HĐ])\s*[.)](?=\s)\s*"),
    ("roman", 6, "IVX(", rf"({_ROMAN})\s*(?:[./)](?![\w/])|[-–](?=\s))\s*|\(({_ROMAN})\)\s*"),
    ("arabic", 7, _FIGURES, r"(\d{1,2})(?:\.(?!\d)\s*(?=\D)|\s*/(?=\s)\s*(?=\D)|[-–]\s*(?=[A-ZĐÀ-Ỹ][a-zà-ỹ\s]))"),
    ("dotted", 8, _FIGURES, r"(\d{1,2}\.\d{1,2})\.?(?![\d/%])[).]?\s+(?=\D)"),
    ("deeper", 10, _FIGURES, r"(\d{1,2}(?:\.\d{1,2}){3,4})\.?(?![\d/%])[).]?\s+"),
    ("deep", 9, _FIGURES, r"(\d{1,2}(?:\.\d{1,2}){2})\.?(?![\d/%])[).]?\s+"),
    ("bracket", 11, _FIGURES + "(", r"\(?(\d{1,2})\)\s*"),
    ("letter", 11, ascii_lowercase + "đ(", r"\(?([a-zđ])[).](?=\s|[A-ZĐÀ-Ỹ])\s*"),
    ("dash", 12, "-–—•●▪■◆*·✓✔➢➤►", r"[-–—•●▪■◆*·✓✔➢➤►](?![-–—\d*])\s*(?=\S)"),
    ("plus", 13, "+o○◦", r"(?:\+|[o○◦](?=\s))\s*(?=\S)"),
)
_BY_FIRST_SIGN = {
    sign: tuple((kind, rank, re.compile(form)) for kind, rank, signs, form in _FORMS if sign in signs)
    for sign in sorted({sign for _, _, signs, _ in _FORMS for sign in signs})
}


@dataclass(frozen=True, slots=True)
class Marker:
    kind: str
    rank: int
    number: str | None
    end: int
    """Where the text begins behind the marker."""


@lru_cache(maxsize=2048)
def find_marker(text: str) -> Marker | None:
    first = text[:1]
    for kind, rank, form in _BY_FIRST_SIGN.get(_FIGURES if first.isdecimal() else first, ()):
        found = form.match(text)
        if found and found.end() > 0:
            return Marker(kind, rank, next(filter(None, found.groups()), None), found.end())
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
