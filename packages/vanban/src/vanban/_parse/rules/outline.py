"""The parts of a document: head, body, closing lines and annexes, and the body as a tree of numbered nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from vanban._parse import lexicon, words
from vanban._parse.flow import Flow, Grid, Item, Line, join
from vanban._parse.markers import Marker, find_marker
from vanban._parse.rules.signing_lines import is_person, is_signing

_ROOT_RANK = -1
_PLAIN_RANK = 50
_POINT_RANK = 11
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|Mẫu số|Biểu số)(?:\s+(?:số\s+)?([IVX]+|\d{1,2}|[A-H]))?(?=\s|[.:]|$)\s*[.:]?\s*"
)
_RECIPIENTS = re.compile(r"nơi nhận\s*:?")
_COLUMNS = re.compile(r"\s{3,}|\t\s*")
_BEFORE_FIGURES = re.compile(r"(?:^|\s)(?:số\s*:?|ngày|tháng|năm)$")
_BEHIND_FIGURES = re.compile(r"/|-\s?[a-zđ]|tháng\s|năm\s")
_MOST_NAME_DISTANCE = 8
_MOST_TITLE_LINES = 4
ATTACHED = re.compile(r"\(?\s*(?:ban hành )?kèm theo\s")


@dataclass
class Node:
    """A heading, paragraph, bullet or table of the body with what stands under it."""

    line: Line
    marker: Marker | None = None
    grid: Grid | None = None
    children: list[Node] = field(default_factory=list)
    path: str | None = None
    """The numbers of the headings above and its own, joined ("III.2")."""

    @property
    def start(self) -> int:
        return self.marker.end if self.marker else 0

    @property
    def text(self) -> str:
        return self.line.text[self.start :]

    @property
    def rank(self) -> int:
        return self.marker.rank if self.marker else _PLAIN_RANK

    @property
    def is_bullet(self) -> bool:
        return self.marker is not None


@dataclass
class AnnexPart:
    number: str | None
    title: Line | None
    items: list[Item]
    opening: Line | None = None
    """The line "PHỤ LỤC"; also what stands on it behind the number is the title."""


@dataclass
class Parts:
    head: list[Line]
    body: list[Item]
    tail: list[Line]
    annexes: list[AnnexPart]


def split(flow: Flow, head_end: int) -> Parts:
    """Cut the items behind the head (its end is known from the header) into body, closing lines and annexes."""
    items = flow.items
    tail_start = _tail_start(items, head_end)
    tail_end = _tail_end(items, tail_start)
    head = [item for item in items[:head_end] if isinstance(item, Line)]
    # A table among the lines of the head is no part of it.
    above: list[Item] = [item for item in items[:head_end] if isinstance(item, Grid)]
    if tail_start == len(items):
        annex = next((at for at in range(head_end, len(items)) if _opens_annex(items[at])), len(items))
        return Parts(head, above + items[head_end:annex], [], _annexes(items[annex:]))
    tail = side_by_side([item for item in items[tail_start:tail_end] if isinstance(item, Line)])
    return Parts(head, above + items[head_end:tail_start], tail, _annexes(items[tail_end:]))


def side_by_side(lines: list[Line]) -> list[Line]:
    """Two columns set with blanks or tabs: the left one first, then the right one."""
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        gap = next((found for found in _COLUMNS.finditer(line.text) if not _blank_to_fill(line.key, found)), None)
        if gap is None:
            (right if line.right else left).append(line)
        else:
            left.append(line.part(0, gap.start()))
            right.append(line.part(gap.end()))
    return left + right


def _blank_to_fill(key: str, gap: re.Match[str]) -> bool:
    """The blanks of "Số:      /KH-UBND" and "ngày     tháng     năm" wait for figures."""
    return _BEFORE_FIGURES.search(key[: gap.start()]) is not None or _BEHIND_FIGURES.match(key, gap.end()) is not None


def _tail_start(items: list[Item], start: int) -> int:
    for at in range(start, len(items)):
        item = items[at]
        if isinstance(item, Line):
            if _RECIPIENTS.match(item.key) and len(item.text) < 400:
                return at
            # In the head of a decision the chairman stands above the articles; a signing line has a name below.
            if is_signing(item) and _has_name_below(items, at):
                return at
    return len(items)


def _has_name_below(items: list[Item], at: int) -> bool:
    below = items[at + 1 : at + 1 + _MOST_NAME_DISTANCE]
    for item in below:
        if not isinstance(item, Line) or find_marker(item.text):
            return False
        if _RECIPIENTS.match(item.key) or is_person(item):
            return True
        if not is_signing(item) and len(item.text) > 60:
            return False
    return False


def _tail_end(items: list[Item], start: int) -> int:
    """Behind the last line of the signature or the recipients."""
    for at in range(start, len(items)):
        if isinstance(items[at], Grid) or _opens_annex(items[at]) or _opens_attached(items, at):
            return _before_titles(items, start, at)
    return len(items)


def _before_titles(items: list[Item], start: int, at: int) -> int:
    """A table without "PHỤ LỤC" over it keeps the title lines that stand between the signer's name and it."""
    if isinstance(items[at], Line):
        return at
    for back in range(at - 1, start, -1):
        item = items[back]
        if isinstance(item, Line) and (is_person(item) or item.text.startswith(("-", "Lưu"))):
            return back + 1
    return at


def _opens_annex(item: Item) -> bool:
    if not isinstance(item, Line) or len(item.text) > 200:
        return False
    found = _ANNEX.match(item.text)
    return found is not None and (
        found.group(1) is not None or words.is_upper(item.text) or found.end() == len(item.text)
    )


def _opens_attached(items: list[Item], at: int) -> bool:
    """The title in capitals of what a decision issues with itself: "(Ban hành kèm theo …)" stands below it."""
    line = items[at]
    if not isinstance(line, Line) or not words.is_upper(line.text) or is_signing(line) or _opens_annex(line):
        return False
    above = items[at - 1] if at else None
    if isinstance(above, Line) and (_opens_annex(above) or (words.is_upper(above.text) and not is_person(above))):
        return False
    below = items[at + 1 : at + 1 + _MOST_TITLE_LINES]
    return any(isinstance(item, Line) and ATTACHED.match(item.key) for item in below)


def _annexes(items: list[Item]) -> list[AnnexPart]:
    found: list[AnnexPart] = []
    for at, item in enumerate(items):
        if isinstance(item, Line) and found and _opens_attached(items, at):
            found.append(AnnexPart(None, item, []))
            continue
        if isinstance(item, Line) and _opens_annex(item):
            opening = _ANNEX.match(item.text)
            end = opening.end() if opening else 0
            title = item.part(end) if item.text[end:].strip() else None
            found.append(AnnexPart(opening.group(1) if opening else None, title, [], item))
        elif not found:
            found.append(
                AnnexPart(None, item if isinstance(item, Line) else None, [] if isinstance(item, Line) else [item])
            )
        elif found[-1].title is None and isinstance(item, Line) and not found[-1].items:
            found[-1].title = item
        else:
            found[-1].items.append(item)
    return found


def build_tree(items: list[Item]) -> list[Node]:
    """Nest items by the rank of their markers; plain paragraphs and tables go under the heading they follow."""
    top: list[Node] = []
    stack: list[Node] = []
    for item in _titled(items):
        node = Node(Line(""), grid=item) if isinstance(item, Grid) else Node(item, find_marker(item.text))
        while stack and not _holds(stack[-1], node):
            stack.pop()
        (stack[-1].children if stack else top).append(node)
        node.path = _path(stack, node)
        if node.marker is not None:
            stack.append(node)
    return top


def _titled(items: list[Item]) -> list[Item]:
    """The title of a part or chapter stands on the line below its number ("Chương I" over "QUY ĐỊNH CHUNG")."""
    found: list[Item] = []
    open_ = False
    for item in items:
        before = found[-1] if found else None
        marker = find_marker(item.text) if isinstance(item, Line) else None
        plain = item if open_ and isinstance(item, Line) and marker is None else None
        if plain is not None and isinstance(before, Line) and (words.is_upper(plain.text) or plain.centred):
            found[-1] = join(before, plain)
            continue
        open_ = (
            isinstance(item, Line)
            and marker is not None
            and marker.kind in _LABELS
            and (marker.end >= len(item.text.rstrip()) or open_)
        )
        found.append(item)
    return found


def _holds(parent: Node, node: Node) -> bool:
    if node.marker is None:
        return parent.marker is not None and parent.rank < _POINT_RANK
    return parent.rank < node.rank


_LABELS = {"part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục"}
_NUMBERED = frozenset(
    {"roman", "arabic", "dotted", "deep", "deeper", "capital", "part", "chapter", "section", "subsection", "article"}
)


def _path(stack: list[Node], node: Node) -> str | None:
    above = next((n.path for n in reversed(stack) if n.path), None)
    marker = node.marker
    if marker is None or marker.kind not in _NUMBERED or marker.number is None:
        return above
    if marker.kind == "article":
        return f"Điều {marker.number}"
    if marker.kind in _LABELS:
        return f"{_LABELS[marker.kind]} {marker.number}"
    if marker.kind in ("dotted", "deep", "deeper"):
        # "2.1" under "2" repeats the number of its heading.
        parent, _, _ = marker.number.rpartition(".")
        if above == parent or (above and above.endswith("." + parent)):
            return above[: -len(parent)] + marker.number
    return f"{above}.{marker.number}" if above and not above.startswith(tuple(_LABELS.values())) else marker.number


def type_of_line(line: Line) -> tuple[str, int] | None:
    """The type that an upper-case line names ("KẾ HOẠCH"), and where the words behind it begin."""
    found = _type_form(lexicon.types().pattern).match(line.key) if line.text[:1].isupper() else None
    if found is None or not words.is_upper(line.text[: found.end()]):
        return None
    return lexicon.types().names[re.sub(r"\s+", " ", found.group())], found.end()


@cache
def _type_form(types: str) -> re.Pattern[str]:
    return re.compile(types + lexicon.WORD_END)
