"""Where the sentences of a paragraph end, and the items of a list that runs on in one."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"(?<=[^\d\s.][.!?])\s+(?=[A-ZĐÀ-Ỹ])|(?<=\d[.])\s+(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])")
_INLINE = re.compile(r"(?:(?<=[:;,.])|(?<=và))\s*\((\d)\)\s*(?=[^\W\d_])")


def inline_items(text: str, start: int) -> list[tuple[int, int]]:
    """The items of a list that runs on in the sentence: "…: (1) …; (2) …"."""
    found = list(_INLINE.finditer(text, start))
    numbers = [int(one.group(1)) for one in found]
    if len(found) < 2 or numbers != list(range(1, len(found) + 1)):
        return []
    ends = [*(one.start() for one in found[1:]), len(text.rstrip())]
    return [(one.end(), len(text[:end].rstrip(" ;,"))) for one, end in zip(found, ends, strict=True)]


def sentences(text: str, start: int) -> list[tuple[int, int]]:
    found = []
    for end in SENTENCE_END.finditer(text, start):
        found.append((start, end.start()))
        start = end.end()
    found.append((start, len(text.rstrip())))
    return found
