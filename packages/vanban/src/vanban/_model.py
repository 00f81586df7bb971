"""The values that reading returns and writing takes; all immutable.

A :class:`Document` is what stands on the paper (header, body, annexes, signature, recipients) together with what
follows from it (citations, tasks, problems). Where a value was found and how sure the reader is stands beside it in
``Document.evidence``, keyed by the path of the value ("number", "tasks.3.due", "tasks.3.lead.0"), and points into
``Document.source``, the paragraphs and cells as they were read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal[
    "heading", "paragraph", "bullet", "table", "part", "chapter", "section", "article", "clause", "point"
]
TextQuality = Literal["clean", "degraded"]
SourceKind = Literal["paragraph", "cell", "note"]
"""A note stands at the foot of a page: it is kept, but no part of the running text."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the page (0 to 1), from its top left corner."""


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One paragraph or table cell as it was read, in reading order."""

    text: str
    kind: SourceKind = "paragraph"
    page: int | None = None
    """Counted from 1; None where the format has no pages (text, DOCX)."""
    box: Box | None = None
    table: int | None = None
    """Which table a cell belongs to, counted from 0."""
    row: int | None = None
    column: int | None = None
    doubts: tuple[tuple[int, int], ...] = ()
    """Characters ``[start, end)`` that were recognised in a picture with little confidence."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of characters ``[start, end)`` of ``Document.source[block].text``."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was found and how sure the reader is of it."""

    confidence: float
    """0 to 1; from 0.9 on a value counts as certain, below it a person should look."""
    spans: tuple[Span, ...] = ()
    reason: str | None = None
    """One Vietnamese sentence that says why a person should look, where there is a reason."""
    candidate: str | None = None
    """What the value may be, where it is too uncertain to be returned."""


@dataclass(frozen=True, slots=True)
class Due:
    """A time as the document words it; rules for the fields stand in the parse contract.

    ``dates`` are ISO 8601 days, months (``2026-12``), years (``2027``) or ranges (``2026-04/2026-06``);
    ``rrule`` is an RFC 5545 rule without DTSTART, COUNT and UNTIL.
    """

    text: str
    before: bool = False
    dates: tuple[str, ...] = ()
    rrule: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that the text names by its number."""

    type: str | None
    reference: str
    date: str | None = None
    issuer: str | None = None
    basis: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """An action laid on a named body, or on all bodies."""

    title: str
    section: str | None = None
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    receiver: tuple[str, ...] = ()
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    authority: str | None = None
    """The line with TM., as in "TM. ỦY BAN NHÂN DÂN"."""
    capacity: str | None = None
    """The line with KT., TL., TUQ. or Q., as in "KT. CHỦ TỊCH"."""
    position: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A node of the document's own tree; a table carries rows of cells, every other kind carries text."""

    kind: BlockKind
    text: str = ""
    level: int | None = None
    number: str | None = None
    rows: tuple[tuple[str, ...], ...] | None = None
    children: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    number: str | None = None
    title: str | None = None
    landscape: bool = False
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What a careful clerk would mark; ``code`` is one of the codes of the parse contract."""

    code: str
    message: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A Vietnamese official document; unknown values are None or empty, never guessed."""

    type: str | None = None
    parent_issuer: str | None = None
    issuer: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: str | None = None
    subject: str | None = None
    reply_to: str | None = None
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    signature: Signature = field(default_factory=Signature)
    recipients: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    security: str | None = None
    urgency: str | None = None
    body: tuple[Block, ...] = ()
    annexes: tuple[Annex, ...] = ()
    text_quality: TextQuality = "clean"
    problems: tuple[Problem, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    source: tuple[SourceBlock, ...] = ()
