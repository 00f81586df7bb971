"""Builds the data with which damaged text is restored (``src/vanban/_data/restore``).

``python packages/vanban/tools/restoration.py sentences`` gathers the Vietnamese that is our own: ``phrases/`` beside
this file, the strings and report forms of the product, and the word lists of the library; no case of the tests, so
that they measure. ``misreadings`` has those phrases rendered, read by an OCR without Vietnamese, and counts what
became of each letter. ``places PATH`` takes names of provinces and communes from the data base of the package
vietnamadminunits (MIT). ``names`` copies the list of family and given names.
"""

import argparse
import math
import random
import re
import sqlite3
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from vanban import Block, Document
from vanban._parse.restore.channel import Channel, Costs, skeleton

HERE = Path(__file__).parent
PACKAGE = HERE.parent
PRODUCT = PACKAGE.parents[1] / "src" / "gandan"
DATA = PACKAGE / "src" / "vanban" / "_data"
sys.path.insert(0, str(PACKAGE / "tests" / "misread"))

from make import SCANS, misread  # noqa: E402 - the generator stands with the tests

_OWN = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđăơưũâêôàáèéìíòóùúý]", re.IGNORECASE)
_FORMAT = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[^}]*\}|<[^>]+>|\\.")
_FEWEST = 3
_PARAGRAPHS_PER_PAPER = 55


def write(name: str, note: str, lines: list[str]) -> None:
    header = "".join(f"# {line}\n" for line in note.strip().splitlines())
    (DATA / "restore" / name).write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def sentences() -> None:
    found = dict.fromkeys(_tidy(text) for text in _texts())
    note = """version 1
Sentences and phrases of official papers, for restoring diacritics. All of them were written for this project
(Apache-2.0): by hand, or as strings and report forms of the product.
Built by packages/vanban/tools/restoration.py; do not edit."""
    write("sentences.txt", note, [one for one in found if _OWN.search(one)])


def _tidy(text: str) -> str:
    return " ".join(_FORMAT.sub(" ", text).split())


def _texts() -> Iterator[str]:
    for path in sorted((HERE / "phrases").glob("*.txt")):
        if path.stem != "ten":
            yield from path.read_text(encoding="utf-8").splitlines()
    for path in sorted(DATA.glob("*.toml")):
        yield from _strings(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted((PRODUCT / "reports" / "forms_shipped").glob("*.toml")):
        yield from _strings(tomllib.loads(path.read_text(encoding="utf-8")))
    catalogue = (PRODUCT / "locale" / "en" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    for entry in re.findall(r'msgid ((?:".*"\n)+)', catalogue):
        yield "".join(re.findall(r'"(.*)"', entry))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if "(?" not in value and "\\" not in value:
            yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner)
            if not key.isascii():
                yield key
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def places(source: Path) -> None:
    rows = sqlite3.connect(source).execute("select wardType, wardShort, province from admin_units").fetchall()
    names = {f"{kind.lower()} {name}" for kind, name, _ in rows} | {province for _, _, province in rows}
    note = """version 1
Names of the provinces and communes of Vietnam since 1/7/2025, from the data set of the package vietnamadminunits
1.0.4, Copyright (c) 2025 Tran Ngoc Minh Hieu, MIT License (LICENSE-places.txt).
Built by packages/vanban/tools/restoration.py; do not edit."""
    write("places.txt", note, sorted(" ".join(name.split()) for name in names))


def names() -> None:
    note = """version 1
Syllables of family and given names, written by hand for this project (Apache-2.0).
Built by packages/vanban/tools/restoration.py; do not edit."""
    write("names.txt", note, (HERE / "phrases" / "ten.txt").read_text(encoding="utf-8").splitlines())


def misreadings() -> None:
    pairs: Counter[tuple[str, str]] = Counter()
    for paper in _papers():
        for name, scan in SCANS.items():
            read = misread(paper, replace(scan, by_office=False, seal=False), random.Random(name))
            pairs.update(_aligned(" ".join(block.text for block in paper.body).split(), read.split()))
    write_costs(pairs)


def write_costs(pairs: Counter[tuple[str, str]]) -> None:
    costs = _learn(pairs)
    note = """version 1
True letters, what an OCR without Vietnamese (tesseract, eng) made of them, and minus the logarithm of how often.
Counted on papers of our own. Built by packages/vanban/tools/restoration.py; do not edit."""
    write("misreadings.tsv", note, [f"{true}\t{read}\t{cost:.2f}" for (true, read), cost in sorted(costs.items())])


def _papers() -> Iterator[Document]:
    chance = random.Random(7)
    lines = [
        line
        for path in sorted((HERE / "phrases").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    chance.shuffle(lines)
    texts = []
    while lines:
        text = "; ".join(lines[:3])
        lines = lines[3:]
        kind = chance.random()
        texts.append(text.upper() if kind < 0.15 else text.title() if kind < 0.35 else text.capitalize())
    for at in range(0, len(texts), _PARAGRAPHS_PER_PAPER):
        blocks = tuple(Block("paragraph", f"{text}.") for text in texts[at : at + _PARAGRAPHS_PER_PAPER])
        yield Document(type="thong_bao", issuer="Ủy ban nhân dân xã Mẫu", body=blocks)


def _aligned(true: list[str], read: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a true word and what was read for it."""
    left, right = [skeleton(word) for word in true], [skeleton(word) for word in read]
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and b - a == d - c):
            for one, other in zip(true[a:b], read[c:d], strict=True):
                if SequenceMatcher(None, skeleton(one), skeleton(other)).ratio() > 0.3:
                    yield one.strip(".,;:"), other.strip(".,;:")


def _learn(pairs: Counter[tuple[str, str]]) -> Costs:
    costs: dict[tuple[str, str], float] = {}
    for _ in range(3):
        channel = Channel(costs, learning=True)
        steps: Counter[tuple[str, str]] = Counter()
        for (true, read), times in pairs.items():
            for step in channel.steps(true, read):
                steps[step] += times
        totals: Counter[str] = Counter()
        for (true, _read), times in steps.items():
            totals[true] += times
        letters = sum(totals.values())
        costs = {
            (true, read): min(-math.log(times / (totals[true] if true else letters)), 9.0)
            for (true, read), times in steps.items()
            if times >= _FEWEST
        }
    return costs


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("part", choices=("sentences", "misreadings", "names", "places"))
    arguments.add_argument("source", nargs="?", type=Path)
    chosen = arguments.parse_args()
    if chosen.part == "places":
        places(chosen.source)
    else:
        {"sentences": sentences, "misreadings": misreadings, "names": names}[chosen.part]()


if __name__ == "__main__":
    main()
