"""No line of a paper is lost or told twice, whatever stands in it."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from vanban import Block, parse_text
from vanban._parse.flow import Flow, Grid, Item, Line
from vanban._parse.markers import find_marker
from vanban._parse.readers.read_text import read_text
from vanban._parse.rules.header import read_header
from vanban._parse.rules.outline import AnnexPart, build_tree, split
from vanban._parse.rules.tidy import tidied
from vanban._parse.rules.tree import blocks_of

CASES = Path(__file__).parents[1] / "cases"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.txt"))}


def mixed(seed: int) -> str:
    """Lines of all cases in any order: nothing stands where it belongs."""
    chance = random.Random(seed)
    lines = [line for text in TEXTS.values() for line in text.splitlines()]
    return "\n".join(chance.choice(lines) for _ in range(60))


def lines_in(items: Sequence[Item]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Grid):
            for row in item.rows:
                yield from dict.fromkeys(row)
        else:
            yield item


def annex_lines(annex: AnnexPart) -> Iterator[Line]:
    if annex.opening is not None:
        yield annex.opening
    if annex.title is not None and (
        annex.opening is None or annex.title.pieces[0].block != annex.opening.pieces[0].block
    ):
        yield annex.title
    yield from lines_in(annex.items)


def told(flow: Flow) -> Counter[int]:
    """How often each block of the source stands in one of the parts; columns side by side are two lines of a block."""
    flow.items[:] = tidied(flow.items)
    parts = split(flow, read_header(flow).end)
    lines = [*parts.head, *lines_in(parts.body), *parts.tail]
    for annex in parts.annexes:
        lines.extend(annex_lines(annex))
    seen: Counter[tuple[int, int]] = Counter()
    for line in lines:
        seen.update({(span.block, at) for span in line.spans() for at in range(span.start, span.end)})
    most: Counter[int] = Counter()
    for (block, _), times in seen.items():
        most[block] = max(most[block], times)
    return most


@pytest.mark.parametrize("text", [*TEXTS.values(), *(mixed(seed) for seed in range(20))])
def test_split_tells_every_line_once(text: str) -> None:
    flow = read_text(text)
    found = told(flow)
    worded = [index for index, block in enumerate(flow.blocks) if block.text.strip()]
    assert [flow.blocks[index].text for index in worded if found[index] != 1] == []


def words_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield block.text
        for row in block.rows or ():
            yield from row
        yield from words_of(block.children)


@pytest.mark.parametrize("text", [*TEXTS.values(), *(mixed(seed) for seed in range(20))])
def test_tree_keeps_the_words_of_every_line_of_the_body(text: str) -> None:
    flow = read_text(text)
    flow.items[:] = tidied(flow.items)
    body = split(flow, read_header(flow).end).body
    tree = [" ".join(text.split()) for text in words_of(blocks_of(build_tree(body)))]
    lost = [line.text for line in lines_in(body) if line.text.strip(" ./") and not _stands_in(line, tree)]
    assert lost == []


def _stands_in(line: Line, tree: Sequence[str]) -> bool:
    marker = find_marker(line.text)
    text = " ".join(line.text[marker.end if marker else 0 :].split())
    return any(text in one for one in tree)


@pytest.mark.parametrize("seed", range(5))
def test_parse_of_mixed_lines_gives_an_answer(seed: int) -> None:
    assert len(parse_text(mixed(seed)).source) > 0
