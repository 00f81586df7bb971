"""A problem of a paper with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from vanban._model import Problem, Span


@dataclass(frozen=True, slots=True)
class Marked:
    problem: Problem
    spans: tuple[Span, ...] = ()


def mark(code: str, message: str, where: str | None = None, spans: tuple[Span, ...] = ()) -> Marked:
    return Marked(Problem(code, message, where), spans)
