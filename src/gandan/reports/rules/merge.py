"""The commune's report out of its own records and what the units sent.

The commune's sentences are counted over all units, so a sum or a record that a unit tells too stands once. What a unit
worded itself takes the place of the record's own sentence; what only the unit has is added behind, unit by unit. Each
paragraph keeps whose words it is.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gandan.common.vietnamese import fold
from gandan.reports.rules.numbers import record_figures
from gandan.reports.rules.paragraphs import inside
from gandan.reports.rules.text import FigureText, ParagraphKind, ParagraphText, SectionText, Text

PART = "part:"
_MOST = 80
"""Characters of a key."""
_FRAME = ("opening", "closing", "nothing:", "overdue", "next:overdue", "table:units")
"""Stand in the commune's own text or nowhere."""
_SUMS = ("figure:", "indicator:", "fold:")
"""The commune's own number holds the unit's."""
_WITH_ROWS = frozenset({ParagraphKind.TABLE, ParagraphKind.CHART})


@dataclass(frozen=True, slots=True)
class Part:
    """What a unit sent; ``by`` is who sent it."""

    code: str
    unit: str
    unit_name: str
    by: str
    text: Text


@dataclass(frozen=True, slots=True)
class Records:
    """What is known of the records that parts tell of."""

    folded: Mapping[str, str]
    """Kind of each activity, by the activity's code."""


def merge(own: Sequence[SectionText], parts: Iterable[Part], records: Records) -> tuple[SectionText, ...]:
    """Return the commune's sections with the parts in them; ``parts`` stand in the order of their units."""
    merged = {section.key: list(section.paragraphs) for section in own}
    for part in parts:
        for section in part.text.sections:
            for paragraph in section.shown:
                _take(merged, own, section, _signed(paragraph, part), part, records)
    return tuple(replace(section, paragraphs=tuple(_spoken(merged[section.key]))) for section in own)


def part_key(unit: str, key: str) -> str:
    """Return the stable key of a unit's paragraph in the merged report."""
    whole = f"{PART}{unit}:{key}"
    if len(whole) <= _MOST:
        return whole
    return f"{whole[: _MOST - 13]}~{hashlib.sha256(whole.encode()).hexdigest()[:12]}"


def is_of_part(source: str) -> bool:
    return source.startswith(PART)


def home_of(own: Sequence[SectionText], key: str) -> str:
    """Return the commune's section that takes what the unit wrote under ``key``: the same one, else the nearest."""
    keys = [section.key for section in own]
    if key in keys:
        return key
    head = key.partition(".")[0]
    near = [section.key for section in own if section.key.partition(".")[0] == head and not section.is_annex]
    body = [section.key for section in own if section.level and not section.is_annex]
    fallback = [one for one in ("reform", "tasks") if one in body]
    return (near or fallback or body or keys)[0]


def _signed(paragraph: ParagraphText, part: Part) -> ParagraphText:
    """Return the paragraph with whose it is, and without what belongs to the unit's own report."""
    return replace(
        paragraph,
        unit=part.unit,
        unit_name=part.unit_name,
        by=paragraph.by or part.by,
        code="",
        version=0,
    )


def _take(
    merged: dict[str, list[ParagraphText]],
    own: Sequence[SectionText],
    section: SectionText,
    paragraph: ParagraphText,
    part: Part,
    records: Records,
) -> None:
    source = paragraph.source
    if source.startswith(_FRAME) and not (source == "overdue" and paragraph.origin):
        return
    found = _find(merged, _twin(source))
    if found is not None:
        if paragraph.origin and not _is_sum(paragraph):
            place, at = found
            merged[place][at] = _worded(merged[place][at], paragraph)
            return
        if not paragraph.origin or paragraph.kind in _WITH_ROWS:
            return
    elif not paragraph.origin and _is_counted(source, merged, records):
        return
    key = part_key(part.unit, source or _code_of(section, paragraph))
    merged[home_of(own, section.key)].append(_added(paragraph, key))


def _code_of(section: SectionText, paragraph: ParagraphText) -> str:
    """Name a paragraph that a person of the unit added, by its words: its row's code is the unit report's own."""
    words = f"{section.key}:{paragraph.text}"
    return f"own:{hashlib.sha256(words.encode()).hexdigest()[:12]}"


def _twin(source: str) -> str:
    """Return the key under which the commune tells the same record: what a unit drafted, the Committee issued."""
    return f"document:{source.removeprefix('drafted:')}" if source.startswith("drafted:") else source


def _find(merged: Mapping[str, list[ParagraphText]], source: str) -> tuple[str, int] | None:
    if not source:
        return None
    for key, paragraphs in merged.items():
        for at, paragraph in enumerate(paragraphs):
            if paragraph.source == source:
                return key, at
    return None


def _is_sum(paragraph: ParagraphText) -> bool:
    return paragraph.source.startswith(_SUMS) or paragraph.kind in _WITH_ROWS


def _is_counted(source: str, merged: Mapping[str, list[ParagraphText]], records: Records) -> bool:
    """Say whether the commune's own sum holds it under another key."""
    name, _, rest = source.partition(":")
    if name in {"figure", "next", "task"}:
        # tasks without words of a person stand in the commune's own list of all units
        return True
    sums = {
        paragraph.source.rpartition(":")[2]
        for paragraphs in merged.values()
        for paragraph in paragraphs
        if paragraph.source.startswith("fold:")
    }
    if name == "fold":
        return rest.rpartition(":")[2] in sums
    return name == "activity" and records.folded.get(rest, "") in sums


def _worded(own: ParagraphText, told: ParagraphText) -> ParagraphText:
    """Return the commune's paragraph in the words of the unit that worded it.

    Where several units stand in one sentence after another, only the unit's own sentence is exchanged.
    """
    head, computed, words = _tails(told)
    if own.text != told.computed and computed and own.text.startswith(head) and computed in own.text:
        text = own.text.replace(computed, words, 1)
        by = "; ".join(one for one in (own.by, f"{told.unit_name}: {told.by}" if told.by else "") if one)
        return replace(own, text=text, computed="", by=by, figures=record_figures(text), origin=told.origin)
    return replace(told, source=own.source, kind=own.kind, url=own.url or told.url, computed="")


def _tails(told: ParagraphText) -> tuple[str, str, str]:
    """Return the title that both the record's sentence and the unit's words begin with, and what follows it."""
    head, colon, computed = told.computed.partition(": ")
    lead = f"{head}{colon}"
    if not colon or not told.text.startswith(lead):
        return "", told.computed, told.text
    return lead, computed, told.text[len(lead) :]


def _added(paragraph: ParagraphText, key: str) -> ParagraphText:
    """Return what only the unit tells, with its name in front where the words do not say whose they are."""
    kind = ParagraphKind.BULLET if paragraph.kind is ParagraphKind.PARAGRAPH else paragraph.kind
    added = replace(paragraph, source=key, kind=kind, computed="")
    if kind in _WITH_ROWS or kind is ParagraphKind.PICTURE or fold(paragraph.unit_name) in fold(paragraph.text):
        return added
    lead = f"{paragraph.unit_name}: "
    figures = tuple(replace(figure, at=figure.at + len(lead)) for figure in paragraph.figures)
    return replace(added, text=f"{lead}{inside(paragraph.text)}", figures=_within(figures, lead, paragraph.text))


def _within(figures: tuple[FigureText, ...], lead: str, text: str) -> tuple[FigureText, ...]:
    """Return the figures that still stand where they say."""
    whole = f"{lead}{inside(text)}"
    return tuple(one for one in figures if whole[one.at : one.at + len(one.text)] == one.text)


def _spoken(paragraphs: list[ParagraphText]) -> list[ParagraphText]:
    """Drop "nothing happened" where a unit told of something."""
    if any(not one.source.startswith("nothing:") for one in paragraphs):
        return [one for one in paragraphs if not one.source.startswith("nothing:")]
    return paragraphs
