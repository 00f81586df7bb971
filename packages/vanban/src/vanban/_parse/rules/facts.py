"""What the readers of tasks need to know about the document as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban._parse.flow import Line
from vanban._parse.rules.citations import Mention
from vanban._parse.rules.periods import Years
from vanban._parse.rules.units import UnitReader


@dataclass
class Facts:
    units: UnitReader
    years: Years
    type: str | None = None
    issuer: str | None = None
    is_conclusion: bool = False
    """The notice of a meeting's conclusions, or a letter: a bullet inherits the doer of the bullet before it."""
    addressees: tuple[str, ...] = ()
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    """By ``id`` of the line."""

    def hidden(self, line: Line, start: int = 0) -> list[tuple[int, int]]:
        """Where a line names other documents with their days, counted from ``start``."""
        return [
            (max(0, one.start - start), one.end - start) for one in self.mentions.get(id(line), ()) if one.end > start
        ]
