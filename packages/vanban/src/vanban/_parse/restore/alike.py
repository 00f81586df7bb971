"""One body named several times in a damaged paper is spelled as it stands most often, or as the addressees have it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rapidfuzz import fuzz

from vanban._model import Document
from vanban._parse import words

_LEAST = 92


def with_alike_names(document: Document) -> Document:
    said = Counter(name for task in document.tasks for name in (*task.lead, *task.support))
    said.update(words.capitalise(name) for name in document.to)
    spelled = {name: _usual(name, said) for name in said}
    tasks = tuple(
        replace(
            task,
            lead=tuple(dict.fromkeys(spelled[name] for name in task.lead)),
            support=tuple(dict.fromkeys(spelled[name] for name in task.support)),
        )
        for task in document.tasks
    )
    return replace(document, tasks=tasks)


def _usual(name: str, said: Counter[str]) -> str:
    """Another name that is said more often and differs by a letter or two; numbers tell bodies apart."""
    if any(letter.isdigit() for letter in name):
        return name
    alike = [
        other
        for other, times in said.items()
        if times > said[name] and len(other.split()) == len(name.split()) and fuzz.ratio(other, name) >= _LEAST
    ]
    return max(alike, key=lambda other: said[other], default=name)
