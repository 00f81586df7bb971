"""Tables without lines: a row of titles, and below it words that leave the same blanks free between the columns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban._parse import words
from vanban._parse.flow import Grid, Line
from vanban._parse.markers import has_marker
from vanban._parse.readers.layout import names_layout
from vanban._parse.readers.page_flow import Table
from vanban._parse.readers.pdf_page import Area, Word
from vanban._parse.rules.table_columns import find_roles

_APART = 0.65
"""Of the height of the letters: a wider blank parts two columns; one between words is a third of it."""
_MOST_TITLE_LINES = 4
_TIGHT, _FAR = 1.2, 3.0
"""Of the height, between two lines: of one title at most, and of one table at most."""
_FEWEST_COLUMNS = 3
_NARROWEST = 2.0
_NUMBERED = re.compile(r"\W*(?:\d{1,3}(?:[.,]\d{1,3})*|[IVX]{1,5}|[a-zđ])\W*")
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """Blanks between columns, from left to right, and whether the first column numbers the rows."""

    gaps: tuple[tuple[float, float], ...]
    numbered: bool

    def of(self, area: Area) -> int:
        middle = (area.left + area.right) / 2
        return sum(middle > (left + right) / 2 for left, right in self.gaps)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the page, its words put together where only a blank parts them."""

    words: tuple[Word, ...]
    stretches: tuple[Area, ...]
    area: Area

    @property
    def height(self) -> float:
        return self.area.bottom - self.area.top

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


Found = tuple[list[Table], list[list[Word]], "Columns | None"]


def take_tables(rows: Sequence[list[Word]], carried: Columns | None) -> Found:
    """The tables of a page, the rows outside them, and the columns of a table that reaches the foot of the page.

    ``carried`` are the columns of a table that reached the foot of the page before.
    """
    lines = [_line(row) for row in rows if row]
    tables: list[Table] = []
    rest: list[list[Word]] = []
    at, goes_on = 0, carried
    while at < len(lines):
        titles = _titles(lines, at)
        start, columns = titles if titles else (at, goes_on if at == 0 else None)
        goes_on = None
        end, columns = _extent(lines, start, columns) if columns else (start, None)
        if columns is None or end == start:
            rest.append(list(lines[at].words))
            at += 1
            continue
        if titles and at and rest and _is_upper_title(lines[at - 1], lines[at:start]):
            rest.pop()
            at -= 1
        tables.append(_table(lines[at:start], lines[start:end], columns))
        at, goes_on = end, columns if end == len(lines) else None
    return tables, rest, goes_on


def _line(row: Sequence[Word]) -> _Line:
    height = max(word.area.bottom - word.area.top for word in row)
    stretches = [row[0].area]
    for word in row[1:]:
        if word.area.left - stretches[-1].right > height * _APART:
            stretches.append(word.area)
        else:
            stretches[-1] = stretches[-1].joined(word.area)
    whole = stretches[0]
    for one in stretches[1:]:
        whole = whole.joined(one)
    return _Line(tuple(row), tuple(stretches), whole)


def _titles(lines: Sequence[_Line], at: int) -> tuple[int, Columns] | None:
    """Where the body begins below titles that begin in this line, and the blanks between the titles."""
    if len(lines[at].stretches) < 2:
        return None
    most = 1
    while (
        most < _MOST_TITLE_LINES and at + most < len(lines) and _near(lines[at + most - 1], lines[at + most], _TIGHT)
    ):
        most += 1
    for end in range(at + 1, min(at + most + 1, len(lines))):
        columns = _columns_of(lines[at:end])
        if columns is not None and _begins_body(lines[at : end + 1], columns):
            return end, columns
    return None


def _is_upper_title(line: _Line, zone: Sequence[_Line]) -> bool:
    """Whether the line only holds the upper halves of titles that stand at mid-height of the row."""
    heads = [one for low in zone for one in low.stretches]
    aligned = all(
        any(
            abs(one.left + one.right - head.left - head.right) < line.height or abs(one.left - head.left) < 2
            for head in heads
        )
        for one in line.stretches
    )
    return aligned and _near(line, zone[0], 0.5) and not has_marker(line.text) and line.text[-1:].isalnum()


def _begins_body(lines: Sequence[_Line], columns: Columns) -> bool:
    """Whether the last of these lines is no longer one of titles."""
    *titles, below = lines
    if columns.numbered and (_number(below, columns) or _is_group(below, columns)):
        return True
    goes_on = all(_within(below, one)[:1].islower() for one in below.stretches)
    if not columns.numbered:
        return not goes_on
    blanks = [low.area.top - high.area.bottom for high, low in itertools.pairwise(titles)]
    far = max(blanks, default=0) + below.height * 0.4
    return not goes_on and below.area.top - titles[-1].area.bottom > far


def _columns_of(zone: Sequence[_Line]) -> Columns | None:
    """The columns that these lines are titles of, None where they say no work and no doer."""
    heads: list[Area] = []
    for one in sorted((area for line in zone for area in line.stretches), key=lambda area: area.left):
        if heads and one.left < heads[-1].right:
            heads[-1] = heads[-1].joined(one)
        else:
            heads.append(one)
    if len(heads) < _FEWEST_COLUMNS:
        return None
    gaps = tuple((left.right, right.left) for left, right in itertools.pairwise(heads))
    columns = Columns(gaps, numbered=False)
    cells = [words.clean(" ".join(word.text for row in part for word in row)) for part in _parts(zone, columns)]
    if any(len(cell) > _LONGEST_TITLE for cell in cells):
        return None
    roles, _ = find_roles(Grid((tuple(Line(cell) for cell in cells),)))
    return Columns(gaps, roles.get("number") == 0) if roles else None


def _near(above: _Line, below: _Line, share: float) -> bool:
    return below.area.top - above.area.bottom < share * min(above.height, below.height)


def _number(line: _Line, columns: Columns) -> bool:
    found = " ".join(word.text for word in line.words if columns.of(word.area) == 0)
    return columns.numbered and _NUMBERED.fullmatch(found) is not None


def _extent(lines: Sequence[_Line], start: int, columns: Columns) -> tuple[int, Columns | None]:
    """Where the table ends, and its columns with the blanks that all of its lines leave free."""
    end = at = start
    while at < len(lines):
        line = lines[at]
        if (at > start and not _near(lines[at - 1], line, _FAR)) or names_layout(line.text):
            break
        narrowed = _narrowed(columns, line)
        if narrowed is not None:
            columns, end = narrowed, at + 1
        elif not _is_group(line, columns):
            break
        at += 1
    return end, columns if end > start else None


def _is_group(line: _Line, columns: Columns) -> bool:
    """A line over several columns that heads the rows below it."""
    begins = line.area.left < columns.gaps[0][1]
    return begins and len(line.stretches) == 1 and (has_marker(line.text) or words.is_upper(line.text))


def _narrowed(columns: Columns, line: _Line) -> Columns | None:
    """The columns with what this line covers taken from the blanks, None where it covers one of them."""
    gaps = []
    for at, (left, right) in enumerate(columns.gaps):
        for one in line.stretches:
            if one.right <= left or one.left >= right:
                continue
            # words between the numbers and the next column belong to that one, others to the title that is nearer
            lettered = at == 0 and columns.numbered and not _NUMBERED.fullmatch(_within(line, one))
            to_the_right = one.right >= right or lettered or right - one.right < one.left - left
            if one.left <= left and one.right < right:
                left = one.right
            elif one.left > left and to_the_right:
                right = one.left
            elif one.right < right:
                left = one.right
            else:
                return None
        if right - left < _NARROWEST:
            return None
        gaps.append((left, right))
    return Columns(tuple(gaps), columns.numbered)


def _within(line: _Line, area: Area) -> str:
    return " ".join(word.text for word in line.words if area.left <= word.area.left and word.area.right <= area.right)


def _parts(lines: Sequence[_Line], columns: Columns) -> list[list[list[Word]]]:
    """For every column its words line by line."""
    parts: list[list[list[Word]]] = [[] for _ in range(len(columns.gaps) + 1)]
    for line in lines:
        for column, part in enumerate(parts):
            inside = [word for word in line.words if columns.of(word.area) == column]
            if inside:
                part.append(inside)
    return parts


def _table(titles: Sequence[_Line], body: Sequence[_Line], columns: Columns) -> Table:
    groups = [list(titles)] if titles else []
    groups.extend(_rows(body, columns))
    whole = groups[0][0].area
    for line in (line for group in groups for line in group):
        whole = whole.joined(line.area)
    outer = min(whole.left, columns.gaps[0][0] - 1), max(whole.right, columns.gaps[-1][1] + 1)
    edges = [outer[0], *((left + right) / 2 for left, right in columns.gaps), outer[1]]
    cells: dict[Area, list[list[Word]]] = {}
    for group in groups:
        top, bottom = min(line.area.top for line in group), max(line.area.bottom for line in group)
        if group is not titles and len(group) == 1 and _narrowed(columns, group[0]) is None:
            cells[Area(outer[0], top, outer[1], bottom)] = [list(group[0].words)]
            continue
        for column, part in enumerate(_parts(group, columns)):
            cells[Area(edges[column], top, edges[column + 1], bottom)] = part
    return Table(whole, cells)


def _rows(body: Sequence[_Line], columns: Columns) -> list[list[_Line]]:
    """The lines of each row: it begins with its number, or where numbers stand at mid-height, below a wide blank."""
    marked = [at for at, line in enumerate(body) if _begins(line, columns)]
    numbers = [body[at] for at in marked if _number(body[at], columns)]
    centred = marked[:1] != [0] or any(1 not in _filled(line, columns) for line in numbers)
    starts = [0]
    for before, at in itertools.pairwise(marked):
        blanks = [body[one].area.top - body[one - 1].area.bottom for one in range(before + 1, at + 1)]
        starts.append(before + 1 + blanks.index(max(blanks)) if centred else at)
    return [list(body[start:end]) for start, end in zip(starts, [*starts[1:], len(body)], strict=True)]


def _begins(line: _Line, columns: Columns) -> bool:
    if _narrowed(columns, line) is None:
        return True
    if columns.numbered:
        return _number(line, columns) or _begins_unnumbered(line, columns)
    filled = _filled(line, columns)
    return 0 in filled and len(filled) > 1 and line.words[0].text[:1].isupper()


def _begins_unnumbered(line: _Line, columns: Columns) -> bool:
    """On a scan a lone figure is easily overlooked: the work and another column begin in the same line."""
    filled = sorted(_filled(line, columns))
    lost = filled[:1] == [1] and len(filled) > 1 and any(word.confidence < 1 for word in line.words)
    return lost and line.words[0].text[:1].isupper()


def _filled(line: _Line, columns: Columns) -> set[int]:
    return {columns.of(word.area) for word in line.words}
