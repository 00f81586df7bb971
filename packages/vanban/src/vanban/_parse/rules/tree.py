"""The document's own tree of blocks, from the nodes of the outline; what ``render`` takes."""

from __future__ import annotations

from collections.abc import Sequence

from vanban._model import Annex, Block, BlockKind
from vanban._parse import words
from vanban._parse.flow import Grid, Line
from vanban._parse.rules.outline import ATTACHED, AnnexPart, Node, build_tree

_KINDS: dict[str, BlockKind] = {
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "subsection": "section",
    "article": "article",
    "letter": "point",
    "bracket": "point",
    "dash": "bullet",
    "plus": "bullet",
}


def blocks_of(nodes: Sequence[Node], level: int = 1, *, in_article: bool = False) -> tuple[Block, ...]:
    # An end mark on a line of its own, behind a table, is no paragraph; the writer sets it again.
    return tuple(_block(node, level, in_article=in_article) for node in nodes if node.line.text.strip() != "./.")


def _block(node: Node, level: int, *, in_article: bool) -> Block:
    if node.grid is not None:
        rows = tuple(tuple(cell.text for cell in row) for row in node.grid.rows)
        return Block("table", rows=rows)
    text = words.squash(node.text)
    marker = node.marker
    if marker is None:
        return Block("paragraph", text)
    below = in_article or marker.kind == "article"
    children = blocks_of(node.children, level + 1, in_article=below)
    kind: BlockKind = "clause" if in_article and marker.kind == "arabic" else _KINDS.get(marker.kind, "heading")
    number = node.path if kind == "heading" else None if kind == "bullet" else marker.number
    return Block(kind, text, level, number, None, children)


def annex_of(part: AnnexPart) -> Annex:
    """The lines between "PHỤ LỤC" and "(Kèm theo …)" are its title."""
    items = list(part.items)
    title = [part.title] if part.title is not None else []
    attached = next(
        (at for at, item in enumerate(items[:4]) if isinstance(item, Line) and ATTACHED.match(item.key)), 0
    )
    title.extend(item for item in items[:attached] if isinstance(item, Line))
    across = any(isinstance(item, Grid | Line) and item.landscape for item in items)
    text = "\n".join(words.squash(line.text) for line in title) or None
    return Annex(part.number, text, across, blocks_of(build_tree(items[attached:])))
