"""What was restored says so: each such value carries how it was read, and is no longer certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vanban._model import Document, Due, Evidence
from vanban._parse import words

_FREE_TEXT, _LISTED = 0.8, 0.9
"""The most that a value may count: words put together by likelihood; names and numbers that a list bears out."""
_LISTED_PATHS = ("type", "number", "symbol", "date", "issuer", "parent_issuer", "citations", "signature.authority")
_LONGEST_READ = 160


def with_marks(document: Document) -> Document:
    marked = {path: _marked(document, path, one) for path, one in document.evidence.items()}
    return replace(document, evidence=marked)


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
