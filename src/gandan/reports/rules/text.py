"""The text of a report as plain values: what a page shows, what is frozen, what papers are made of.

Its JSON is the content of a snapshot: the canonical form (sorted keys, no blanks) is what the hash is of.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from gandan.workdays.windows import Window

LAYOUT = 2
"""2: long tables stand in annexes; a frozen text that names no layout was laid out by the first."""
GAP = "[…]"
"""Stands where a number of the last report cannot be renewed."""


class ParagraphKind(StrEnum):
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE = "table"
    CHART = "chart"
    """``rows`` holds a head and a row for each point."""
    PICTURE = "picture"
    """``evidence`` names the one picture, ``text`` is its caption."""


@dataclass(frozen=True, slots=True)
class FigureText:
    """A counted number in a sentence; ``text[at : at + len(self.text)]`` of its paragraph."""

    text: str
    code: str
    """A figure of reports ("den-han"), an indicator ("plans.on_time"), or the record's own number ("1", "2")."""
    url: str
    """Opens the records behind it; empty where the paragraph's own record is what opens."""
    at: int
    change: str = ""
    """Change since the window before, in words."""


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """A counted number that a person replaced."""

    was: str
    now: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParagraphText:
    source: str
    """Stable key of what it says ("activity:HD-2026-0012"); empty for a paragraph that a person added."""
    text: str
    kind: ParagraphKind = ParagraphKind.PARAGRAPH
    origin: str = ""
    """Empty while the words follow the records, else an ``enums.Origin``."""
    code: str = ""
    """Of the ``Paragraph`` row, where there is one."""
    version: int = 0
    unit: str = ""
    """Code of the unit whose words these are."""
    unit_name: str = ""
    by: str = ""
    """Who wrote or changed it."""
    kept_from: str = ""
    """Code of the report from which the words were taken over untouched."""
    url: str = ""
    """Opens the record that the paragraph tells of."""
    computed: str = ""
    """What the records say, where a person changed the words."""
    outdated: str = ""
    """What the words were made from, where its unit says something else since: ``computed`` is what it says now."""
    figures: tuple[FigureText, ...] = ()
    evidence: tuple[str, ...] = ()
    changed_numbers: tuple[ChangedNumber, ...] = ()
    missing: tuple[str, ...] = ()
    """Numbers that could not be renewed; each stands as ``GAP``."""
    rows: tuple[tuple[str, ...], ...] = ()
    links: tuple[tuple[str, ...], ...] = ()
    """For each row what its cells open, empty where nothing does."""
    rows_left: int = 0
    """Rows of the table that are not among ``rows``."""
    is_left_out: bool = False

    @property
    def key(self) -> str:
        """Name it in its report: the source, else the code."""
        return self.source or self.code

    @property
    def anchor(self) -> str:
        return "doan-" + self.key.replace(":", "-").replace(".", "-").replace("/", "-")

    @property
    def pieces(self) -> list[str | FigureText]:
        """The words with their counted numbers apart."""
        pieces: list[str | FigureText] = []
        at = 0
        for figure in sorted(self.figures, key=lambda figure: figure.at):
            pieces += [self.text[at : figure.at], figure]
            at = figure.at + len(figure.text)
        return [*pieces, self.text[at:]]

    @property
    def is_fixed(self) -> bool:
        return self.kind in {ParagraphKind.TABLE, ParagraphKind.CHART}


@dataclass(frozen=True, slots=True)
class SectionText:
    key: str
    number: str
    heading: str
    level: int
    """0 for a section without a heading, 1 for a main one, 2 below it."""
    paragraphs: tuple[ParagraphText, ...]
    is_annex: bool = False
    is_landscape: bool = False
    is_required: bool = False
    hint: str = ""
    """What people are expected to write here."""

    @property
    def anchor(self) -> str:
        return "muc-" + self.key.replace(".", "-")

    @property
    def short_number(self) -> str:
        """Return "1" below the Roman "I", as the paper prints it, and the whole "2.1" below an Arabic "2"."""
        return self.number if self.number[:1].isdigit() else self.number.rpartition(".")[2]

    @property
    def shown(self) -> tuple[ParagraphText, ...]:
        return tuple(paragraph for paragraph in self.paragraphs if not paragraph.is_left_out)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands round the text of the paper."""

    type: str = "bao_cao"
    parent_issuer: str = ""
    issuer: str = ""
    symbol: str = ""
    place: str = ""
    subject: str = ""
    to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    authority: str = ""
    capacity: str = ""
    position: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    window: Window
    sections: tuple[SectionText, ...]
    head: Head = field(default_factory=Head)
    layout: int = LAYOUT
    """By which rules the paper is laid out; kept with a frozen text, so that it is printed as it was sent."""

    def section(self, key: str) -> SectionText | None:
        return next((section for section in self.sections if section.key == key), None)

    def paragraphs(self) -> Iterator[tuple[SectionText, ParagraphText]]:
        """Return what is shown, in order, each with its section."""
        for section in self.sections:
            yield from ((section, paragraph) for paragraph in section.shown)

    def find(self, key: str) -> tuple[SectionText, ParagraphText] | None:
        """Return the paragraph of that source or code, even one that is left out."""
        every = ((section, one) for section in self.sections for one in section.paragraphs)
        return next(((section, one) for section, one in every if key and key in {one.source, one.code}), None)


def cut_tables(text: Text, most: int) -> Text:
    """Return the text with the first ``most`` rows of each table; it says how many are left."""
    return replace(
        text,
        sections=tuple(
            replace(section, paragraphs=tuple(_cut(one, most) for one in section.paragraphs))
            for section in text.sections
        ),
    )


def rows_between(paragraph: ParagraphText, start: int, count: int) -> ParagraphText:
    """Return the table with its head and ``count`` rows from ``start`` on."""
    shown = slice(start + 1, start + 1 + count)
    return replace(
        paragraph,
        rows=(*paragraph.rows[:1], *paragraph.rows[shown]),
        links=(*paragraph.links[:1], *paragraph.links[shown]),
    )


def to_json(text: Text) -> dict[str, Any]:
    """Return what is kept; paragraphs left out are not in it."""
    sections = [asdict(section) | {"paragraphs": [asdict(one) for one in section.shown]} for section in text.sections]
    window = [text.window.from_on.isoformat(), text.window.to_on.isoformat()]
    whole = {
        "title": text.title,
        "window": window,
        "sections": sections,
        "head": asdict(text.head),
        "layout": text.layout,
    }
    plain: dict[str, Any] = json.loads(json.dumps(whole))
    return plain


def from_json(content: Mapping[str, Any]) -> Text:
    """Raise KeyError or TypeError for what ``to_json`` did not write."""
    from_on, to_on = (dt.date.fromisoformat(day) for day in content["window"])
    head = content["head"]
    return Text(
        title=content["title"],
        window=Window(from_on, to_on),
        sections=tuple(_section(section) for section in content["sections"]),
        head=Head(**(head | {"to": tuple(head["to"]), "recipients": tuple(head["recipients"])})),
        layout=content.get("layout", 1),
    )


def canonical(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _cut(paragraph: ParagraphText, most: int) -> ParagraphText:
    left = len(paragraph.rows) - 1 - most
    return replace(rows_between(paragraph, 0, most), rows_left=left) if left > 0 else paragraph


def _section(content: Mapping[str, Any]) -> SectionText:
    return SectionText(**{**content, "paragraphs": tuple(_paragraph(one) for one in content["paragraphs"])})


def _paragraph(content: Mapping[str, Any]) -> ParagraphText:
    return ParagraphText(
        **{
            **content,
            "kind": ParagraphKind(content["kind"]),
            "figures": tuple(FigureText(**figure) for figure in content["figures"]),
            "evidence": tuple(content["evidence"]),
            "changed_numbers": tuple(ChangedNumber(**number) for number in content["changed_numbers"]),
            "missing": tuple(content["missing"]),
            "rows": tuple(tuple(row) for row in content["rows"]),
            "links": tuple(tuple(row) for row in content["links"]),
        }
    )
