"""One page of a PDF: words to rows, rows side by side to columns, rows below each other to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.utils.text import extract_words

from vanban._parse import words as spelling
from vanban._parse.markers import has_marker

_WIDE_GAP = 0.03
"""Of the page's width: more than any blank of justified text."""
_MIDDLE = (0.3, 0.68)
_CLOSING = re.compile(r"nơi nhận|^(?:tm|kt|tl|tuq)\.")
_OPEN_DATE = re.compile(r"(?:ngày|tháng|năm)$")
_SIDE_BY_SIDE = re.compile(r"cộng hòa xã hội|độc lập|^số\s*:|nơi nhận|đảng cộng sản")
_MARGINS = (0.16, 0.9)
_EDGE, _OUTER = 0.09, 0.11
_ENDED = re.compile(r"[.;:!?]\W*$")
_PAGE_NUMBER = re.compile(r"(?:trang|page)?[\s:-]*\d{1,3}(?:\s*(?:/|trên|trong|của|of)\s*\d{1,3})?[\s-]*")
_MANY_LINES = 8
_LONG = 0.4
"""Of the page's width: a shorter line does not go on below."""


@dataclass(frozen=True, slots=True)
class Area:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, char: dict[str, Any]) -> bool:
        return self.covers((char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)

    def covers(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def joined(self, other: Area) -> Area:
        return Area(
            min(self.left, other.left), min(self.top, other.top),
            max(self.right, other.right), max(self.bottom, other.bottom),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    area: Area
    confidence: float = 1.0
    """Below 1 only where the letters were recognised in a picture."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    area: Area
    gap_before: bool = False
    centred: bool = False
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    words: tuple[Word, ...]
    area: Area

    @property
    def text(self) -> str:
        return spelling.clean(" ".join(word.text for word in self.words))

    @property
    def height(self) -> float:
        return self.area.bottom - self.area.top


def read_words(chars: Sequence[dict[str, Any]]) -> list[list[Word]]:
    """Words in rows, top to bottom and left to right."""
    found = [
        Word(one["text"], Area(one["x0"], one["top"], one["x1"], one["bottom"]))
        for one in extract_words(list(chars), x_tolerance=2, y_tolerance=2, keep_blank_chars=False)
    ]
    return rows_of(found)


def rows_of(found: Sequence[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(found, key=lambda one: (one.area.top + one.area.bottom) / 2):
        middle = (word.area.top + word.area.bottom) / 2
        last = rows[-1][-1].area if rows else None
        if last is not None and abs((last.top + last.bottom) / 2 - middle) < (last.bottom - last.top) * 0.4:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda one: one.area.left) for row in rows]


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float
    longest: float
    """Where the longest line ends."""
    many_lines: bool
    """So many that the longest line reaches the margin."""


def page_paragraphs(rows: Sequence[Sequence[Word]], page: Area) -> list[Paragraph]:
    """The paragraphs of a page in reading order; of two columns the left one comes first."""
    lines = [_row(row) for row in rows if not is_page_number(row, page)]
    # A page with little text has no full line to measure; the decree's own margins stand in for it.
    measured = max((line.area.right for line in lines), default=0)
    margins = _Margins(
        min([page.right * _MARGINS[0], *(line.area.left for line in lines)]),
        max(page.right * _MARGINS[1], measured),
        measured,
        len(lines) >= _MANY_LINES,
    )
    found: list[Paragraph] = []
    run: list[_Row] = []
    at = 0
    while at < len(lines):
        stop, split = _zone(lines, at, page)
        if stop == at:
            run.append(lines[at])
            at += 1
            continue
        found.extend(_paragraphs(run, margins))
        run = []
        zone = [word for line in lines[at:stop] for word in line.words]
        for side in (True, False):
            column = [word for word in zone if ((word.area.left + word.area.right) / 2 < split) is side]
            found.extend(_column_lines([_row(row) for row in rows_of(column)]))
        at = stop
    found.extend(_paragraphs(run, margins))
    return found


def _row(row: Sequence[Word]) -> _Row:
    area = row[0].area
    for word in row[1:]:
        area = area.joined(word.area)
    return _Row(tuple(row), area)


def row_text(row: Sequence[Word]) -> str:
    return _row(row).text


def is_page_number(row: Sequence[Word], page: Area) -> bool:
    line = _row(row)
    return _in_margin(line, page, _EDGE) and _PAGE_NUMBER.fullmatch(line.text.lower()) is not None


def margin_text(row: Sequence[Word], page: Area) -> str:
    """What stands near the upper or lower edge, figures left out; empty for what does not stand there."""
    line = _row(row)
    return re.sub(r"\d+", "#", spelling.key(line.text)) if _in_margin(line, page, _OUTER) else ""


def _in_margin(line: _Row, page: Area, share: float) -> bool:
    depth = max(page.right, page.bottom) * share
    return line.area.bottom < depth or line.area.top > page.bottom - depth


def _gap(line: _Row, page: Area) -> tuple[float, float] | None:
    """The widest blank of the row in the middle of the page."""
    best: tuple[float, float] | None = None
    for left, right in zip(line.words, line.words[1:], strict=False):
        gap = (left.area.right, right.area.left)
        middle = gap[0] < page.right * _MIDDLE[1] and gap[1] > page.right * _MIDDLE[0]
        if (
            middle
            and gap[1] - gap[0] > page.right * _WIDE_GAP
            and (best is None or gap[1] - gap[0] > best[1] - best[0])
        ):
            best = gap
    return best


def _zone(lines: Sequence[_Row], at: int, page: Area) -> tuple[int, float]:
    """Where two columns that begin in this row end, and where they part; the same index where none begin."""
    band = _gap(lines[at], page)
    if band is None:
        return at, 0
    gaps = sum(_gap(line, page) is not None for line in lines[at : at + 3])
    if gaps < 2 and not _SIDE_BY_SIDE.search(spelling.key(lines[at].text)):
        return at, 0
    closing = any(_CLOSING.search(spelling.key(line.text)) for line in lines[at : at + 2])
    stop, last = at + 1, at + 1
    while stop < len(lines):
        line = lines[stop]
        gap = _gap(line, page)
        narrowed = _narrowed(band, line, gap)
        if narrowed is None or narrowed[1] - narrowed[0] < 4:
            break
        band = narrowed
        stop += 1
        if gap is not None or closing or (last == stop - 1 and _OPEN_DATE.search(lines[stop - 2].text)):
            last = stop
    return last, sum(band) / 2


def _narrowed(band: tuple[float, float], line: _Row, gap: tuple[float, float] | None) -> tuple[float, float] | None:
    """What is left of the band between the columns when this row is laid over it."""
    left, right = band
    if gap is not None:
        return max(left, gap[0]), min(right, gap[1])
    if line.area.left < (left + right) / 2 and line.area.right < right:
        return max(left, line.area.right), right
    if line.area.left > left:
        return left, min(right, line.area.left)
    return None


def _column_lines(rows: Sequence[_Row]) -> list[Paragraph]:
    """Rows of a narrow column stay lines; one that goes on in lower case belongs to the line above."""
    found: list[Paragraph] = []
    for at, row in enumerate(rows):
        gap = at > 0 and row.area.top - rows[at - 1].area.bottom > row.height * 0.7
        previous = found[-1] if found else None
        text = row.text
        goes_on = text[0].islower() or (previous is not None and _OPEN_DATE.search(previous.text) is not None)
        if previous and goes_on and not has_marker(text) and not previous.text.endswith((";", ".")):
            found[-1] = Paragraph(
                f"{previous.text} {text}",
                previous.area.joined(row.area),
                previous.gap_before,
                words=previous.words + row.words,
            )
        else:
            found.append(Paragraph(text, row.area, gap, words=row.words))
    return found


def _paragraphs(rows: Sequence[_Row], margins: _Margins) -> list[Paragraph]:
    found: list[list[_Row]] = []
    for at, row in enumerate(rows):
        above = rows[at - 1] if at else None
        if above is not None and _same_paragraph(above, row, found[-1], margins):
            found[-1].append(row)
        else:
            found.append([row])
    return [_paragraph(group, found[at - 1] if at else None, margins) for at, group in enumerate(found)]


def _same_paragraph(above: _Row, row: _Row, group: Sequence[_Row], margins: _Margins) -> bool:
    left, right = margins.left, margins.right
    if row.area.top - above.area.bottom > row.height * 0.7:
        return False
    if has_marker(row.text) and not _is_broken_at_dash(row, group, left):
        return False
    if _is_centred(above, margins) or _is_centred(row, margins):
        return "(" in group[0].text and ")" not in above.text
    if above.area.right - above.area.left < (right - left) * _LONG:
        return False
    reach = row.words[0].area.right - row.words[0].area.left + row.height
    full = above.area.right > right - reach or (
        above.area.right > margins.longest - reach
        and (margins.many_lines or not row.text[0].isupper())
        and not _ENDED.search(above.text)
        and not above.text.isupper()
    )
    indented = row.area.left > left + row.height * 0.8 and row.area.left > group[-1].area.left - 2 and len(group) > 0
    return full and not indented


def _is_broken_at_dash(row: _Row, group: Sequence[_Row], left: float) -> bool:
    """A line that begins with the dash inside a name ("… chính trị - xã hội"), not with a bullet.

    It stands at the margin in lower case while the paragraph's own first line is indented, as bullets are.
    """
    is_dash = row.text[:2] in ("- ", "– ") and row.text[2:3].islower()
    return is_dash and row.area.left < left + row.height * 0.3 and group[0].area.left > left + row.height * 0.8


def _is_centred(row: _Row, margins: _Margins) -> bool:
    left, right = margins.left, margins.right
    middle = (row.area.left + row.area.right) / 2
    inset = row.area.left - left
    return (
        abs(middle - (left + right) / 2) < row.height * 0.5
        and inset > row.height * 0.15
        and right - row.area.right > row.height * 0.1
    )


def _paragraph(group: Sequence[_Row], before: Sequence[_Row] | None, margins: _Margins) -> Paragraph:
    text, area = group[0].text, group[0].area
    for row in group[1:]:
        glue = "" if text.endswith("-") and not text.endswith(" -") else " "
        text += glue + row.text
        area = area.joined(row.area)
    gap = before is not None and group[0].area.top - before[-1].area.bottom > group[0].height * 0.9
    inside = tuple(word for row in group for word in row.words)
    return Paragraph(text, area, gap, _is_centred(group[0], margins), inside)
