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
from gandan.reports.rules.paragraphs import MORE, inside
from gandan.reports.rules.text import ParagraphKind, ParagraphText, SectionText, Text

PART = "part:"
_MOST = 80
"""Characters of a key."""
_FRAME = ("opening", "closing", "nothing:", "next:overdue", "table:units")
"""Stand in the commune's own text or nowhere."""
_SUMS = ("figure:", "indicator:", "fold:", "overdue", f"task:{MORE}", f"difficulty:{MORE}")
"""The commune's own number holds the unit's."""
_LISTED = ("figure", "next", "task", "overdue")
"""Told in the commune's own text over all units, under other keys."""
_WITH_ROWS = frozenset({ParagraphKind.TABLE, ParagraphKind.CHART})


@dataclass(frozen=True, slots=True)
class Part:
    """What a unit sent; ``by`` is who sent it."""

    unit: str
    unit_name: str
    by: str
    text: Text


def merge(own: Sequence[SectionText], parts: Iterable[Part], *, kinds: Mapping[str, str]) -> tuple[SectionText, ...]:
    """Return the commune's sections with the parts in them; ``parts`` stand in the order of their units.

    ``kinds`` has the kind of every activity of the window: which of them a sum of the commune counts.
    """
    merging = _Merging(own, kinds)
    for part in parts:
        for section in part.text.sections:
            for paragraph in section.shown:
                merging.take(section.key, paragraph, part)
    return merging.sections()


def part_key(unit: str, key: str) -> str:
    """Return the stable key of a unit's paragraph in the merged report."""
    whole = f"{PART}{unit}:{key}"
    if len(whole) <= _MOST:
        return whole
    return f"{whole[: _MOST - 13]}~{hashlib.sha256(whole.encode()).hexdigest()[:12]}"


def home_of(own: Sequence[SectionText], key: str) -> str:
    """Return the commune's section that takes what a unit wrote under ``key``: the same one, else the nearest."""
    keys = [section.key for section in own]
    if key in keys:
        return key
    head = key.partition(".")[0]
    near = [section.key for section in own if section.key.partition(".")[0] == head and not section.is_annex]
    body = [section.key for section in own if section.level and not section.is_annex]
    fallback = [one for one in ("reform", "tasks") if one in body]
    return (near or fallback or body or keys)[0]


class _Merging:
    def __init__(self, own: Sequence[SectionText], kinds: Mapping[str, str]) -> None:
        self.own = own
        self.kinds = kinds
        self.paragraphs = {section.key: list(section.paragraphs) for section in own}
        self.places = {
            paragraph.source: (key, at)
            for key, paragraphs in self.paragraphs.items()
            for at, paragraph in enumerate(paragraphs)
            if paragraph.source
        }
        self.summed = {source.rpartition(":")[2] for source in self.places if source.startswith("fold:")}

    def sections(self) -> tuple[SectionText, ...]:
        return tuple(replace(one, paragraphs=tuple(_spoken(self.paragraphs[one.key]))) for one in self.own)

    def take(self, section: str, told: ParagraphText, part: Part) -> None:
        """Put one paragraph of a part where it belongs, or leave it to the sentence that says the same."""
        source = told.source
        if source.startswith(_FRAME):
            return
        signed = replace(told, unit=part.unit, unit_name=part.unit_name, by=told.by or part.by, code="", version=0)
        is_sum = source.startswith(_SUMS) or told.kind in _WITH_ROWS
        place = self.places.get(_twin(source))
        if place is not None and not is_sum:
            key, at = place
            standing = self.paragraphs[key][at]
            self.paragraphs[key][at] = _worded(standing, signed) if told.origin else _owned(standing, signed)
        elif not (place is not None and told.kind in _WITH_ROWS) and (told.origin or not self._is_counted(source)):
            self._add(home_of(self.own, section), signed, source or f"own:{told.code}")

    def _is_counted(self, source: str) -> bool:
        """Say whether a sentence of the commune holds the record already, under this key or another."""
        name, _, rest = source.partition(":")
        if source in self.places or name in _LISTED or f"{name}:{MORE}" in self.places:
            return True
        kind = rest.rpartition(":")[2] if name == "fold" else self.kinds.get(rest, "")
        return name in {"fold", "activity"} and kind in self.summed

    def _add(self, section: str, paragraph: ParagraphText, key: str) -> None:
        self.paragraphs[section].append(_named(paragraph, part_key(paragraph.unit, key)))


def _twin(source: str) -> str:
    """Return the key under which the commune tells the same record: what a unit drafted, the Committee issued."""
    return f"document:{source.removeprefix('drafted:')}" if source.startswith("drafted:") else source


def _owned(own: ParagraphText, told: ParagraphText) -> ParagraphText:
    """Return the record's sentence with who sent it, where it is of that unit alone."""
    return replace(own, by=told.by) if own.unit == told.unit else own


def _worded(own: ParagraphText, told: ParagraphText) -> ParagraphText:
    """Return the commune's paragraph in the words of the unit that worded it.

    Where several units stand in one paragraph, only the unit's own sentence is exchanged.
    """
    lead, computed, words = _tails(told)
    if own.text != told.computed and computed and own.text.startswith(lead) and computed in own.text:
        text = own.text.replace(computed, words, 1)
        by = "; ".join(one for one in (own.by, f"{told.unit_name}: {told.by}") if one)
        return replace(own, text=text, by=by, figures=record_figures(text), origin=told.origin)
    return replace(told, source=own.source, kind=own.kind, url=own.url or told.url, computed="")


def _tails(told: ParagraphText) -> tuple[str, str, str]:
    """Return the title with which the record's sentence and the unit's words both begin, and what follows it."""
    head, colon, computed = told.computed.partition(": ")
    lead = f"{head}{colon}"
    if not colon or not told.text.startswith(lead):
        return "", told.computed, told.text
    return lead, computed, told.text[len(lead) :]


def _named(paragraph: ParagraphText, key: str) -> ParagraphText:
    """Return what only the unit tells, with its name in front where the words do not say whose they are."""
    kind = ParagraphKind.BULLET if paragraph.kind is ParagraphKind.PARAGRAPH else paragraph.kind
    added = replace(paragraph, source=key, kind=kind, computed="")
    if kind in _WITH_ROWS or kind is ParagraphKind.PICTURE or fold(paragraph.unit_name) in fold(paragraph.text):
        return added
    lead = f"{paragraph.unit_name}: "
    text = f"{lead}{inside(paragraph.text)}"
    moved = (replace(one, at=one.at + len(lead)) for one in paragraph.figures)
    figures = tuple(one for one in moved if text[one.at : one.at + len(one.text)] == one.text)
    return replace(added, text=text, figures=figures)


def _spoken(paragraphs: list[ParagraphText]) -> list[ParagraphText]:
    """Drop "nothing happened" where a unit told of something."""
    told = [one for one in paragraphs if not one.source.startswith("nothing:")]
    return told or paragraphs
