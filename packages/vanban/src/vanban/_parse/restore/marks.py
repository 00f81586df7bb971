"""What was restored says so: each such value carries how it was read, and is no longer certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanban._model import Document, Due, Evidence, Span
from vanban._parse import words
from vanban._parse.rules.header import iso_day

_FREE_TEXT, _LISTED = 0.8, 0.9
"""The most that a value may count: words put together by likelihood; names and numbers that a list bears out."""
_LISTED_PATHS = ("type", "number", "symbol", "date", "issuer", "parent_issuer", "citations", "signature.authority")
_LONGEST_READ = 160


_DAY = re.compile(
    r"\bng\S{1,2}y?\s+(?P<day>\w{1,2})\s+th\S{1,3}g\s+(?P<month>\w{1,2})\s+n\S{1,2}\s+(?P<year>\w{4})\b", re.IGNORECASE
)
_PERHAPS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "S": "5", "s": "5", "B": "8", "Z": "2",
                          "z": "2", "G": "6", "b": "6", "g": "9", "q": "9", "A": "4"})  # fmt: skip
_MOST_HEAD = 24


def with_marks(document: Document) -> Document:
    marked = {path: _marked(document, path, one) for path, one in document.evidence.items()}
    if document.date is None and (day := _perhaps(document)):
        marked["date"] = day
    return replace(document, evidence=marked)


def _perhaps(document: Document) -> Evidence | None:
    """The day of the head where some of its figures were read as letters: a candidate, no value."""
    for at, block in enumerate(document.source[:_MOST_HEAD]):
        found = _DAY.search(block.text)
        if found is None:
            continue
        figures = [found[part].translate(_PERHAPS) for part in ("year", "month", "day")]
        day = iso_day(*(int(one) for one in figures)) if all(one.isdecimal() for one in figures) else None
        if day:
            reason = f"Ngày ban hành đọc không rõ (“{words.squash(found.group())}”), cần xem lại."
            return Evidence(0.3, (Span(at, *found.span()),), reason, day)
    return None


def _marked(document: Document, path: str, evidence: Evidence) -> Evidence:
    read = words.squash(" ".join(document.source[one.block].text[one.start : one.end] for one in evidence.spans))
    value = _value(document, path)
    if not read or value is None or words.squash(value).casefold() == read.casefold():
        return evidence
    most = _LISTED if path.startswith(_LISTED_PATHS) else _FREE_TEXT
    cut = read if len(read) <= _LONGEST_READ else read[:_LONGEST_READ].rstrip() + "…"
    reason = evidence.reason or f"Khôi phục dấu từ bản nhận dạng; đọc là “{cut}”."
    return replace(evidence, confidence=min(evidence.confidence, most), reason=reason)


def _value(document: Document, path: str) -> str | None:
    value: object = document
    for part in path.split("."):
        if isinstance(value, Sequence) and not isinstance(value, str):
            value = value[int(part)] if int(part) < len(value) else None
        else:
            value = getattr(value, part, None)
    if isinstance(value, Due):
        return value.text
    return value if isinstance(value, str) else None
