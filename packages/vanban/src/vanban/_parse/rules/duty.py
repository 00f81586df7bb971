"""A task as found, with the evidence of each of its values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from vanban._model import Evidence, Task
from vanban._parse import words
from vanban._parse.flow import Line
from vanban._parse.rules.units import Name


@dataclass
class Duty:
    """The keys of the evidence are relative to the task ("title", "lead.0", "due")."""

    task: Task
    evidence: dict[str, Evidence] = field(default_factory=dict)


def unique(names: Iterable[Name]) -> list[Name]:
    """Each body once, where it is named first."""
    found: dict[str, Name] = {}
    for name in names:
        found.setdefault(name.value, name)
    return list(found.values())


def name_evidence(name: Name, line: Line, confidence: float) -> Evidence:
    spans = line.spans(name.start, name.end)
    if name.collective:
        return Evidence(0.8, spans, f"“{words.squash(line.text[name.start : name.end])}” là cách gọi chung.")
    return Evidence(confidence, spans)
