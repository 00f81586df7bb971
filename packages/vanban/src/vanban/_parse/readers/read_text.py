"""Plain text: wrapped lines become paragraphs, lines with tabs become tables."""

import re

from vanban._model import SourceBlock
from vanban._parse import words
from vanban._parse.flow import Flow, Grid, Line, Piece, join
from vanban._parse.markers import has_marker
from vanban._parse.readers.layout import goes_on, is_layout

_END = re.compile(r"[.;:!?…]\W*$")
_DECORATION = re.compile(r"\*\*|^#{1,6}\s+", re.MULTILINE)
_RULE = re.compile(r"\s*[-_*=–—]{3,}\s*$")
_PAGE_BREAK = re.compile(r"(?:\n[ \t-]*\d{1,3}[ \t-]*)?\n?\f(?:[ \t-]*\d{1,3}[ \t-]*\n)?")
_QUOTE = re.compile(r"^>[> ]*")
_WIDE = re.compile(r"\s{3,}|\t")
_QUOTED_SHARE = 0.8
_ITEM = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[IVX]{1,5}[.)]?|[A-Za-zđ][.)]|[-–+•*o])(?<!^\d)(?<!^\d\d)")
_WRAPPED_SHARE = 0.3
_RIGHT_HALF = 24
"""So many blanks before a line set it in the right one of two columns."""


def read_text(text: str) -> Flow:
    """Lines of plain text (also with the bold marks of Markdown) as paragraphs and tables."""
    flow = Flow()
    raw = _unquoted(_DECORATION.sub("", _without_page_numbers(words.clean(text))).splitlines())
    width = _wrap_width(raw)
    rows: list[tuple[str, list[str]]] = []
    gap = False
    for line in raw:
        if not line.strip() or _RULE.match(line):
            gap = True
            continue
        cells = _cells(line, len(rows[-1][1]) if rows else 0)
        if len(cells) > 1:
            rows.append((line, cells))
        elif cells:
            _close_table(flow, rows, width)
            _add_line(flow, line, gap=gap, width=width)
            gap = False
    _close_table(flow, rows, width)
    return flow


def _without_page_numbers(text: str) -> str:
    """Page breaks carry the number of the page before or behind them."""
    return _PAGE_BREAK.sub("\n", text) if "\f" in text else text


def _unquoted(raw: list[str]) -> list[str]:
    """The lines of a forwarded e-mail without the ">" before each."""
    worded = [line for line in raw if line.strip()]
    quoted = sum(1 for line in worded if line.startswith(">"))
    return [_QUOTE.sub("", line) for line in raw] if quoted > len(worded) * _QUOTED_SHARE else raw


def _cells(line: str, width: int) -> list[str]:
    """The cells of a table's row, the line alone if it is none; ``width`` is that of the row above."""
    if line.count("|") > 2 and line.lstrip().startswith("|"):
        return [] if set(line) <= set("|-: ") else [cell.strip() for cell in line.strip().strip("|").split("|")]
    if "\t" not in line.strip():
        # A tab before a paragraph only indents it.
        return [cell.strip() for cell in line.split("\t")] if width > 1 and line.count("\t") + 1 == width else [line]
    cells = [cell.strip() for cell in line.split("\t")]
    inner = [cell for cell in cells if cell]
    listed = len(inner) == 2 and cells[-1] and _ITEM.fullmatch(inner[0]) and width != len(cells)
    return [line] if listed or (len(inner) < 2 and width != len(cells)) else cells


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
    right = _indent(raw) >= _RIGHT_HALF
    line = Line(text, (Piece(0, block, 0),), gap, right=right)
    previous = flow.items[-1] if flow.items else None
    if isinstance(previous, Line) and _continues(previous, line, width):
        flow.items[-1] = join(previous, line)
    else:
        flow.items.append(line)


def _indent(raw: str) -> int:
    wide = raw.expandtabs() if raw[:1].isspace() else raw
    return len(wide) - len(wide.lstrip())


def _continues(previous: Line, line: Line, width: int | None) -> bool:
    """Whether the line goes on with the sentence of the one above."""
    if goes_on(previous, line):
        return True
    if has_marker(line.text) or _END.search(previous.text) or words.is_upper(previous.text):
        return False
    if _WIDE.search(previous.text) or _WIDE.search(line.text):
        return False
    return width is not None and not line.gap_before and len(previous.text) >= width and not words.is_upper(line.text)


def _close_table(flow: Flow, rows: list[tuple[str, list[str]]], width: int | None) -> None:
    filled = [
        at
        for at in range(max((len(cells) for _, cells in rows), default=0))
        if any(_at(cells, at) for _, cells in rows)
    ]
    grid = [[_at(cells, at) for at in filled] for _, cells in rows]
    if grid and is_layout(Grid(tuple(tuple(Line(text) for text in row) for row in grid))):
        # Columns made of tabs: each line stays one, for the head and the signature are parted as with blanks.
        for line, _ in rows:
            _add_line(flow, line, gap=False, width=width)
    elif grid:
        _add_table(flow, grid)
    rows.clear()


def _at(cells: list[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _add_table(flow: Flow, grid: list[list[str]]) -> None:
    table = sum(1 for item in flow.items if isinstance(item, Grid))
    lines = []
    for r, row in enumerate(grid):
        blocks = [
            flow.add_block(SourceBlock(text, "cell", table=table, row=r, column=c)) for c, text in enumerate(row)
        ]
        lines.append(tuple(Line(text, (Piece(0, block, 0),)) for text, block in zip(row, blocks, strict=True)))
    flow.items.append(Grid(tuple(lines)))
