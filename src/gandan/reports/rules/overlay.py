"""What people wrote, laid over what the records say."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gandan.reports.enums import Origin
from gandan.reports.rules.numbers import fill, places, record_figures, settle, skeleton
from gandan.reports.rules.text import ChangedNumber, FigureText, ParagraphKind, ParagraphText, SectionText

FIRST = "^"
"""Stands behind nothing: the beginning of the section."""


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph that a person wrote or changed; ``source`` is empty for an own one."""

    code: str
    section: str
    position: int
    source: str
    text: str
    is_left_out: bool
    origin: str
    basis: str = ""
    after: str = ""
    kept_from: str = ""
    changed_numbers: tuple[ChangedNumber, ...] = ()
    by: str = ""
    at: dt.datetime | None = None
    version: int = 1

    @property
    def key(self) -> str:
        return self.source or self.code


def lay_over(
    sections: Sequence[SectionText], written: Iterable[Written], pool: Mapping[str, FigureText]
) -> tuple[SectionText, ...]:
    """Return the sections with the changed paragraphs, the added ones, and the order that people gave them.

    ``pool`` has the figures that any paragraph may name. A change whose record is gone stands as an own paragraph.
    """
    rows = list(written)
    by_source = {row.source: row for row in rows if row.source}
    known = {paragraph.source for section in sections for paragraph in section.paragraphs}
    return tuple(
        _section(section, by_source, [row for row in rows if _is_own(row, section, known)], rows, pool)
        for section in sections
    )


def _is_own(row: Written, section: SectionText, known: set[str]) -> bool:
    if row.section != section.key:
        return False
    is_orphan = bool(row.source) and row.source not in known and bool(row.text) and not row.is_left_out
    return not row.source or is_orphan


def _section(
    section: SectionText,
    by_source: Mapping[str, Written],
    own: Sequence[Written],
    rows: Sequence[Written],
    pool: Mapping[str, FigureText],
) -> SectionText:
    paragraphs = [_changed(one, by_source.get(one.source), pool) for one in section.paragraphs]
    paragraphs += [_added(row, pool) for row in sorted(own, key=lambda row: row.position)]
    keys = {one.key for one in paragraphs}
    for row in sorted(rows, key=lambda row: row.position):
        if row.after and row.key in keys and (row.after == FIRST or row.after in keys):
            _move(paragraphs, row.key, row.after)
    return replace(section, paragraphs=tuple(paragraphs))


def _move(paragraphs: list[ParagraphText], key: str, after: str) -> None:
    moved = paragraphs.pop(_index(paragraphs, key))
    paragraphs.insert(0 if after == FIRST else _index(paragraphs, after) + 1, moved)


def _index(paragraphs: Sequence[ParagraphText], key: str) -> int:
    return next(at for at, one in enumerate(paragraphs) if one.key == key)


def _changed(paragraph: ParagraphText, row: Written | None, pool: Mapping[str, FigureText]) -> ParagraphText:
    if row is None:
        return paragraph
    if not row.text:
        return replace(paragraph, code=row.code, version=row.version, is_left_out=row.is_left_out)
    own = {figure.code: figure for figure in paragraph.figures}
    outdated = row.basis if _is_outdated(row, paragraph) else ""
    if skeleton(row.basis) != skeleton(paragraph.text):
        # the record's sentence is another one now: its first number need not be the first number of before
        own = {code: figure for code, figure in own.items() if not code.isdecimal()}
        if outdated:
            # until somebody decides, the words stand as they were written
            row = replace(row, text=settle(row.text, row.basis))
    return replace(_filled(row, {**pool, **own}, paragraph), computed=paragraph.text, outdated=outdated)


def _is_outdated(row: Written, paragraph: ParagraphText) -> bool:
    """Say whether a unit changed what a person reworded; a number that the words follow by itself is no change."""
    if row.origin != Origin.EDITED or not (paragraph.unit or paragraph.by) or row.basis in {"", paragraph.text}:
        return False
    held = places(row.text)
    numbers = zip(record_figures(row.basis), record_figures(paragraph.text), strict=False)
    is_new_number = any(was.text != now.text and now.code not in held for was, now in numbers)
    return is_new_number or skeleton(row.basis) != skeleton(paragraph.text)


def _added(row: Written, pool: Mapping[str, FigureText]) -> ParagraphText:
    found = _filled(row, pool, ParagraphText(row.source, "", ParagraphKind.BULLET))
    return replace(found, missing=(*found.missing, row.source)) if row.source else found


def _filled(row: Written, figures: Mapping[str, FigureText], base: ParagraphText) -> ParagraphText:
    filled = fill(row.text, figures)
    return replace(
        base,
        text=filled.text,
        figures=filled.figures,
        missing=filled.missing,
        origin=row.origin,
        code=row.code,
        version=row.version,
        by=row.by,
        kept_from=row.kept_from,
        changed_numbers=row.changed_numbers,
        is_left_out=row.is_left_out,
    )
