"""Word's automatic numbers: which text ("1.", "a)", "-") stands before a paragraph that carries only a list's id.

ECMA-376 part 1, 17.9: a paragraph names a list (``num``) and a level, itself or through its style; the list points to
its definition (``abstractNum``), whose counters all lists of that definition share unless one begins anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from vanban._parse.readers.docx_package import W

_NUM_PR = f"{W}pPr/{W}numPr"
_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_NUMBER = 9_999
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    legal: bool
    """All numbers of the level in Arabic figures, whatever the levels above it use."""
    restart: int | None
    """Only behind a paragraph of a level above this one (counted from 1); 0: never. None: of any level above."""
    style: str


@dataclass
class _List:
    abstract: str
    levels: dict[int, _Level]
    begins: dict[int, int] = field(default_factory=dict)
    """Level to the number with which this list begins anew."""
    used: bool = False


def _value(parent: etree._Element | None, name: str, default: str = "") -> str:
    node = None if parent is None else parent.find(W + name)
    return default if node is None else node.get(W + "val", default)


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else default


def _write(number: int, form: str) -> str:
    if not 0 < number <= _MOST_NUMBER:
        return str(number)
    if form in ("upperRoman", "lowerRoman"):
        text = ""
        for value, letters in _ROMAN:
            times, number = divmod(number, value)
            text += letters * times
        return text if form == "upperRoman" else text.lower()
    if form in ("lowerLetter", "upperLetter"):
        # Word counts on behind z with aa, bb, cc.
        rounds, place = divmod(number - 1, _LETTERS)
        letters = chr(ord("a") + place) * (rounds + 1)
        return letters if form == "lowerLetter" else letters.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


class Numbering:
    """Counts through a document, paragraph by paragraph."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._styles: dict[str, tuple[str, str, str]] = {}
        """Style to list, level and the style that it is based on."""
        self._default_style = ""
        self._counts: dict[str, dict[int, int]] = {}
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_lists(numbering)

    def _read_styles(self, styles: etree._Element) -> None:
        for style in styles.findall(W + "style"):
            name, numbered = style.get(W + "styleId", ""), style.find(_NUM_PR)
            self._styles[name] = (_value(numbered, "numId"), _value(numbered, "ilvl"), _value(style, "basedOn"))
            if style.get(W + "default") == "1" and style.get(W + "type") == "paragraph":
                self._default_style = name

    def _read_lists(self, numbering: etree._Element) -> None:
        definitions: dict[str, dict[int, _Level]] = {}
        linked: dict[str, str] = {}
        for abstract in numbering.findall(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId", "")
            levels = (self._level(level) for level in abstract.findall(W + "lvl"))
            definitions[name] = dict(levels)
            if _value(abstract, "numStyleLink"):
                linked[name] = _value(abstract, "numStyleLink")
        points = {
            num.get(W + "numId", ""): _value(num, "abstractNumId") for num in numbering.findall(W + "num")
        }  # fmt: skip
        for num in numbering.findall(W + "num"):
            name = num.get(W + "numId", "")
            used = points[name]
            if used in linked:
                # The definition only names a list style, which points to the real one.
                used = points.get(self._styles.get(linked[used], ("", "", ""))[0], used)
            self._lists[name] = self._override(num, _List(used, dict(definitions.get(used, {}))))

    def _level(self, level: etree._Element) -> tuple[int, _Level]:
        restart = _value(level, "lvlRestart")
        legal = level.find(W + "isLgl")
        made = _Level(
            _value(level, "numFmt", "decimal"),
            _value(level, "lvlText"),
            _number(_value(level, "start", "1"), 1),
            legal is not None and legal.get(W + "val", "1") not in ("0", "false"),
            _number(restart, 0) if restart else None,
            _value(level, "pStyle"),
        )
        return _number(level.get(W + "ilvl", "0"), 0), made

    def _override(self, num: etree._Element, made: _List) -> _List:
        for change in num.findall(W + "lvlOverride"):
            depth = _number(change.get(W + "ilvl", "0"), 0)
            own = change.find(W + "lvl")
            if own is not None:
                made.levels[depth] = self._level(own)[1]
            begin = _value(change, "startOverride")
            if begin:
                made.begins[depth] = _number(begin, 1)
                if depth in made.levels:
                    made.levels[depth] = replace(made.levels[depth], start=made.begins[depth])
        return made

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else those of its style or of a style that is based on."""
        own = paragraph.find(_NUM_PR)
        named, depth = _value(own, "numId"), _value(own, "ilvl")
        style = _value(paragraph.find(W + "pPr"), "pStyle") or self._default_style
        linked, seen = style, set()
        while not named and style in self._styles and style not in seen:
            seen.add(style)
            named, level, above = self._styles[style]
            depth, linked, style = depth or level, style, above
        if not depth and named in self._lists:
            found = (at for at, level in self._lists[named].levels.items() if level.style and level.style == linked)
            return named, next(found, 0)
        return named, _number(depth, 0)

    def next_number(self, paragraph: etree._Element) -> str | None:
        """The number of this paragraph; counts it, so call once per paragraph in order."""
        name, depth = self._place(paragraph)
        one = self._lists.get(name)
        level = one.levels.get(depth) if one else None
        if one is None or level is None or level.form == "none":
            return None
        counts = self._counts.setdefault(one.abstract, {})
        if not one.used:
            one.used = True
            for at in one.begins:
                counts.pop(at, None)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            restart = one.levels[deeper].restart if deeper in one.levels else None
            if restart is None or (restart and depth < restart):
                del counts[deeper]
        if level.form == "bullet":
            # Bullets of symbol fonts come out as private characters; depth tells "-" from "+".
            return "+" if level.text.strip() in ("+", "o") else "-"

        def fill(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            above = one.levels.get(at, level)
            return _write(counts.get(at, above.start), "decimal" if level.legal else above.form)

        return _PLACE.sub(fill, level.text).strip() or None
