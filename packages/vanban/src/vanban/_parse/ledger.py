"""Where each value was found, gathered while reading: the paths of :attr:`Document.evidence`."""

from __future__ import annotations

from collections.abc import Sequence

from vanban._model import Evidence, Span


class Ledger:
    def __init__(self) -> None:
        self.entries: dict[str, Evidence] = {}

    def note(self, path: str, spans: Sequence[Span] = (), confidence: float = 0.97, reason: str | None = None) -> None:
        self.entries[path] = Evidence(confidence, tuple(spans), reason)

    def spans(self, path: str) -> tuple[Span, ...]:
        return self.entries[path].spans if path in self.entries else ()

    def candidate(self, path: str, value: str, spans: Sequence[Span], reason: str) -> None:
        """A value too uncertain to be returned."""
        self.entries[path] = Evidence(0.3, tuple(spans), reason, value)
