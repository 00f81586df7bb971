"""Plain text: wrapped lines become paragraphs, lines with tabs become tables."""

import re

from vanban._model import SourceBlock
from vanban._parse import words
from vanban._parse.flow import Flow, Grid, Line, Piece, join
from vanban._parse.layout import flatten, is_layout
from vanban._parse.markers import has_marker

_END = re.compile(r"[.;:!?…]\W*$")
_DECORATION = re.compile(r"\*\*|^#{1,6}\s+", re.MULTILINE)
_RULE = re.compile(r"\s*[-_*=–—]{3,}\s*$")
_WRAPPED_SHARE = 0.3


def read_text(text: str) -> Flow:
    """Lines of plain text (also with the bold marks of Markdown) as paragraphs and tables."""
    flow = Flow()
    raw = _DECORATION.sub("", words.clean(text)).splitlines()
    width = _wrap_width(raw)
    rows: list[list[str]] = []
    gap = False
    for line in raw:
        if not line.strip() or _RULE.match(line):
            gap = True
            continue
        cells = _cells(line)
        if len(cells) > 1 and cells[0] != "Số:":
            rows.append(cells)
            continue
        _close_table(flow, rows)
        _add_line(flow, line, gap=gap, width=width)
        gap = False
    _close_table(flow, rows)
    return flow


def _cells(line: str) -> list[str]:
    if line.count("|") > 2 and line.lstrip().startswith("|"):
        return [] if set(line) <= set("|-: ") else [cell.strip() for cell in line.strip().strip("|").split("|")]
    return [cell.strip() for cell in line.split("\t")] if "\t" in line.strip("\n") else [line]


def _wrap_width(raw: list[str]) -> int | None:
    """The width at which the text was wrapped by hand or by a converter, None if paragraphs are whole."""
    lengths = sorted(len(line.rstrip()) for line in raw if len(line) > 40)
    if len(lengths) < 8 or lengths[-1] > 140:
        return None
    widest = lengths[-1]
    long = sum(1 for length in lengths if length > widest * 0.8)
    return int(widest * 0.8) if long > len(lengths) * _WRAPPED_SHARE else None


def _add_line(flow: Flow, raw: str, *, gap: bool, width: int | None) -> None:
    text = raw.strip()
    block = flow.add_block(SourceBlock(text))
    line = Line(text, (Piece(0, block, 0),), gap)
    previous = flow.items[-1] if flow.items else None
    if isinstance(previous, Line) and _continues(previous, line, width):
        flow.items[-1] = join(previous, line)
    else:
        flow.items.append(line)


def _continues(previous: Line, line: Line, width: int | None) -> bool:
    """Whether the line goes on with the sentence of the one above."""
    if has_marker(line.text) or _END.search(previous.text) or words.is_upper(previous.text):
        return False
    if line.text[0].islower():
        return True
    return width is not None and not line.gap_before and len(previous.text) >= width and not words.is_upper(line.text)


def _close_table(flow: Flow, rows: list[list[str]]) -> None:
    if not rows:
        return
    table = sum(1 for item in flow.items if isinstance(item, Grid))
    columns = max(len(row) for row in rows)
    lines = []
    for r, row in enumerate(rows):
        cells = []
        for c in range(columns):
            text = row[c] if c < len(row) else ""
            block = flow.add_block(SourceBlock(text, "cell", table=table, row=r, column=c))
            cells.append(Line(text, (Piece(0, block, 0),)))
        lines.append(tuple(cells))
    grid = Grid(tuple(lines))
    flow.items.extend(flatten(grid) if is_layout(grid) else [grid])
    rows.clear()
