"""What rests on words that were recognised with little confidence is marked; numbers and days are held back.

A wrong day is worse than none: a number, a day or a time limit that rests on figures read badly becomes null, with
what was read as its candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vanban._model import Document, Evidence, Span
from vanban._parse.flow import Flow, Stretches

_UNSURE = 0.85
"""Below what counts as certain."""
_HELD_BACK = 0.3
_MOST_NAMED = 4
_CITED_DAY = re.compile(r"citations\.(\d+)\.date")
_DUE = re.compile(r"tasks\.(\d+)\.due")


def mark_doubts(document: Document, flow: Flow) -> Document:
    """The document with its evidence lowered where it touches a doubtful word, and weak figures held back."""
    doubts = {at: block.doubts for at, block in enumerate(document.source) if block.doubts}
    if not doubts:
        return document
    evidence = dict(document.evidence)
    for path, found in document.evidence.items():
        named = list(dict.fromkeys(_touched(document, found.spans, doubts)))
        if named:
            evidence[path] = replace(
                found, confidence=min(found.confidence, _UNSURE), reason=_reason(named, found.reason)
            )
    return _hold_back(replace(document, evidence=evidence), flow.weak)


def _touched(document: Document, spans: tuple[Span, ...], stretches: dict[int, Stretches]) -> Iterator[str]:
    """The words of the stretches that the spans touch."""
    for span in spans:
        for start, end in stretches.get(span.block, ()):
            if start < span.end and span.start < end:
                yield document.source[span.block].text[start:end]


def _reason(named: list[str], before: str | None) -> str:
    shown = ", ".join(f"“{word}”" for word in named[:_MOST_NAMED])
    more = " và chữ khác" if len(named) > _MOST_NAMED else ""
    sentence = f"Chữ {shown}{more} đọc chưa chắc."
    return f"{before} {sentence}" if before else sentence


def _hold_back(document: Document, weak: dict[int, Stretches]) -> Document:
    evidence = dict(document.evidence)
    number, date = document.number, document.date
    citations, tasks = list(document.citations), list(document.tasks)
    for path, found in document.evidence.items():
        if not any(_touched(document, found.spans, weak)):
            continue
        cited, due = _CITED_DAY.fullmatch(path), _DUE.fullmatch(path)
        if path == "number" and number:
            evidence[path], number = _held(found, number), None
        elif path == "date" and date:
            evidence[path], date = _held(found, date), None
        elif cited and (day := citations[int(cited[1])].date):
            evidence[path] = _held(found, day)
            citations[int(cited[1])] = replace(citations[int(cited[1])], date=None)
        elif due and (time := tasks[int(due[1])].due):
            evidence[path] = _held(found, time.text)
            tasks[int(due[1])] = replace(tasks[int(due[1])], due=None)
    return replace(
        document, number=number, date=date, citations=tuple(citations), tasks=tuple(tasks), evidence=evidence
    )


def _held(found: Evidence, candidate: str) -> Evidence:
    return replace(found, confidence=_HELD_BACK, candidate=candidate)
