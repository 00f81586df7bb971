"""Word's automatic numbers: which text ("1.", "a)", "-") stands before a paragraph that carries only a list's id."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUM_PR = f"{W}pPr/{W}numPr"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


def _value(parent: etree._Element | None, name: str, default: str = "") -> str:
    node = None if parent is None else parent.find(W + name)
    return default if node is None else node.get(W + "val", default)


def _write(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        text = ""
        for value, letters in _ROMAN:
            times, number = divmod(number, value)
            text += letters * times
        return text if form == "upperRoman" else text.lower()
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


class Numbering:
    """Counts through a document, paragraph by paragraph."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_lists(self, numbering: etree._Element) -> None:
        for abstract in numbering.findall(W + "abstractNum"):
            levels = {}
            for level in abstract.findall(W + "lvl"):
                start = _value(level, "start", "1")
                levels[int(level.get(W + "ilvl", "0"))] = _Level(
                    _value(level, "numFmt", "decimal"), _value(level, "lvlText"), int(start) if start.isdigit() else 1
                )
            self._levels[abstract.get(W + "abstractNumId", "")] = levels
        for num in numbering.findall(W + "num"):
            self._abstract[num.get(W + "numId", "")] = _value(num, "abstractNumId")

    def _read_styles(self, styles: etree._Element) -> None:
        for style in styles.findall(W + "style"):
            numbered = style.find(_NUM_PR)
            if numbered is not None:
                level = _value(numbered, "ilvl", "0")
                self._styles[style.get(W + "styleId", "")] = (_value(numbered, "numId"), int(level))

    def next_number(self, paragraph: etree._Element) -> str | None:
        """The number of this paragraph; counts it, so call once per paragraph in order."""
        own = paragraph.find(_NUM_PR)
        if own is not None:
            num, depth = _value(own, "numId"), int(_value(own, "ilvl", "0"))
        else:
            num, depth = self._styles.get(_value(paragraph.find(W + "pPr"), "pStyle"), ("", 0))
        abstract = self._abstract.get(num)
        level = self._levels.get(abstract or "", {}).get(depth)
        if abstract is None or level is None or level.form == "none":
            return None
        counts = self._counts.setdefault(num, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.form == "bullet":
            # Bullets of symbol fonts come out as private characters; depth tells "-" from "+".
            return "+" if level.text.strip() in ("+", "o") else "-"
        levels = self._levels[abstract]

        def fill(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            one = levels.get(at, level)
            return _write(counts.get(at, one.start), one.form)

        return _PLACE.sub(fill, level.text).strip() or None
