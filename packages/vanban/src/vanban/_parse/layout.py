"""Tables that only place the header or the signature side by side; their lines belong to the running text."""

import re

from vanban._parse.flow import Grid, Line

_LAYOUT = re.compile(
    r"cộng hòa xã hội|độc lập\s*-\s*tự do|đảng cộng sản việt nam|^nơi nhận|^số\s*:|^(?:tm|kt|tl|tuq)\.", re.MULTILINE
)


def is_layout(grid: Grid) -> bool:
    return len(grid.rows[0]) <= 3 and any(_LAYOUT.search(cell.key) for row in grid.rows for cell in _lines(row))


def flatten(grid: Grid) -> list[Line]:
    """The lines of the cells, row by row; a merged cell gives its lines once."""
    seen: set[int] = set()
    found = []
    for row in grid.rows:
        for cell in row:
            block = cell.pieces[0].block if cell.pieces else -1
            if block not in seen:
                found.extend(split_lines(cell))
            seen.add(block)
    return found


def split_lines(cell: Line) -> list[Line]:
    found, start, gap = [], 0, True
    for text in cell.text.split("\n"):
        if text.strip():
            line = cell.part(start, start + len(text))
            found.append(Line(line.text, line.pieces, gap_before=gap, centred=cell.centred, landscape=cell.landscape))
            gap = False
        else:
            gap = True
        start += len(text) + 1
    return found


def _lines(row: tuple[Line, ...]) -> list[Line]:
    return [line for cell in row for line in split_lines(cell)]
