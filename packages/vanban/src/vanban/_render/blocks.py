"""The tree of a body as lines and tables, in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from vanban._model import Block
from vanban._render.columns import Columns, measure_columns
from vanban._render.words import clean

Align = Literal["justify", "center", "right"]

_TRAILING_DIGITS = re.compile(r"(?:\d+\.)*\d+$")
_WORDS_OF_PATH = re.compile(r"^(?:phần|chương|mục|điều)\s+", re.IGNORECASE)
_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo|Thực hiện)\b")
_ALWAYS_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)\b")
_LONGEST_TITLE = 220
"""A numbered line longer than this is a sentence to read, not a title to find one's way by."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; ``lead`` is its bold beginning ("Điều 1. ")."""

    text: str
    lead: str = ""
    align: Align = "justify"
    bold: bool = False
    italic: bool = False
    keep: bool = False
    """On one page with what follows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first row is the head, repeated on every page."""

    rows: tuple[tuple[str, ...], ...]
    columns: Columns
    spans: tuple[int, ...]
    """How many columns the first cell of each row covers: more than one for titles and totals, which are bold."""


Item = Line | Grid


def block_items(blocks: Sequence[Block], width: float, *, preamble_of: str | None = None) -> list[Item]:
    """``preamble_of`` is the type of the document whose citations open these blocks."""
    cited = _citations(blocks, preamble_of) if preamble_of else range(0)
    items: list[Item] = []
    for at, block in enumerate(blocks):
        if at in cited:
            items.append(Line(clean(block.text), italic=True))
        else:
            items.extend(_items(block, width, inside=None))
    return items


def _citations(blocks: Sequence[Block], document_type: str) -> range:
    """The paragraphs that say what the document rests on; the sentence that leads on ("… như sau:") is none."""
    start = 1 if blocks and clean(blocks[0].text).isupper() else 0
    stop = start
    if document_type == "cong_van":
        return range(0)
    for block in blocks[start:]:
        text = clean(block.text)
        certain = _ALWAYS_BASIS.match(text) or text.endswith(";") or stop > start
        if block.kind != "paragraph" or not _BASIS.match(text) or text.endswith(":") or not certain:
            break
        stop += 1
    return range(start, stop)


def _items(block: Block, width: float, inside: Block | None) -> Iterator[Item]:
    if block.kind == "table":
        grid = _grid(block, width)
        if grid:
            yield grid
    else:
        line = _line(block, inside)
        if line.text or line.lead:
            yield line
    for child in block.children:
        yield from _items(child, width, block)


def _line(block: Block, inside: Block | None) -> Line:
    text = clean(block.text)
    if block.kind in {"part", "chapter", "section"}:
        words = {"part": "Phần", "chapter": "Chương", "section": "Mục"}[block.kind]
        first = f"{words} {_own_number(block)}".rstrip()
        if text.upper().startswith(first.upper()):
            return Line(text, align="center", bold=True, keep=True)
        return Line(f"{first}\n{text.upper()}" if text else first, align="center", bold=True, keep=True)
    if block.kind == "article":
        return _article(block, text)
    if block.kind == "bullet":
        mark = "+" if inside and inside.kind == "bullet" else "-"
        return Line(text if re.match(r"[-+–•*]\s", text) else f"{mark} {text}", keep=text.endswith(":"))
    if not block.number and text.isupper() and len(text.split()) > 1:
        return Line(text, align="center", bold=True, keep=True)
    bold = block.kind == "heading" and _is_title(block, text)
    return Line(_labelled(block, text), bold=bold, keep=bold or text.endswith(":"))


def _article(block: Block, text: str) -> Line:
    """An article that is a title over its clauses is bold all through; else only "Điều 1." is."""
    lead = f"Điều {_own_number(block)}. " if block.number else ""
    if lead and text.startswith(lead.strip()):
        text = text[len(lead.strip()) :].lstrip()
    if block.children and _is_short(text):
        return Line(f"{lead}{text}", bold=True, keep=True)
    return Line(text, lead=lead)


def _is_title(block: Block, text: str) -> bool:
    return _is_short(text) and not re.fullmatch(r"[a-zđ]", _own_number(block))


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ";", ","))


def _own_number(block: Block) -> str:
    """What is printed of a path: "III.2" is "2", "III.2.a" is "a", "III.1.2" is "1.2" (never a 2 within a 1)."""
    path, worded = _WORDS_OF_PATH.subn("", clean(block.number or "").rstrip(".):"))
    if worded or block.kind in {"clause", "point", "article"}:
        return path.rpartition(".")[2]
    digits = _TRAILING_DIGITS.search(path)
    return digits.group() if digits else path.rpartition(".")[2]


def _labelled(block: Block, text: str) -> str:
    own = _own_number(block)
    if not own or re.match(rf"{re.escape(own)}\s*[.):]", text):
        return text
    return f"{own}) {text}" if re.fullmatch(r"[a-zđ]", own) else f"{own}. {text}"


def _grid(block: Block, width: float) -> Grid | None:
    given = [tuple(clean(cell) for cell in row) for row in block.rows or () if row]
    if not given:
        return None
    length = max(map(len, given))
    rows = tuple(row + ("",) * (length - len(row)) for row in given)
    spans = (1, *map(_span, rows[1:]))
    measured = [row if span == 1 else ("",) * span + row[span:] for row, span in zip(rows, spans, strict=True)]
    return Grid(rows, measure_columns(measured, width), spans)


def _span(row: tuple[str, ...]) -> int:
    """A cell merged over the whole row repeats its text; figures that happen to be equal do not.

    "Tổng cộng" covers the empty cells before its figures.
    """
    first = row[0]
    if len(set(row)) == 1 and len(first.split()) > 1:
        return len(row)
    if not re.match(r"(?:tổng|cộng)\b", first, re.IGNORECASE):
        return 1
    covered = takewhile(lambda cell: cell in {"", first}, row)
    return min(len(list(covered)), max(len(row) - 1, 1))
