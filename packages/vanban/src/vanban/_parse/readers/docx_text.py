"""The text of one Word paragraph as a reader sees it: tracked changes accepted, hidden words and placeholders gone."""

from __future__ import annotations

from lxml import etree

from vanban._parse import words
from vanban._parse.readers.docx_package import W

P, TBL, TR, TC, PPR = (W + name for name in ("p", "tbl", "tr", "tc", "pPr"))
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK, _CHOICE, _ALTERNATE = (_COMPATIBILITY + name for name in ("Fallback", "Choice", "AlternateContent"))
_BOX, _SDT, _SYM = W + "txbxContent", W + "sdt", W + "sym"
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")} | {
    _ALTERNATE,
    _CHOICE,
}
_SKIPPED = {
    W + name
    for name in ("del", "moveFrom", "rPr", "pPr", "txbxContent", "instrText", "delText", "delInstrText", "sdtPr", "rt")
}
_SKIPPED.add(_FALLBACK)
_SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
}  # fmt: skip
_T = {W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_RUN, _VANISH = W + "r", f"{W}rPr/{W}vanish"
_PLACEHOLDER = f"{W}sdtPr/{W}showingPlcHdr"
_MARKS_GONE = (f"{PPR}/{W}rPr/{W}del", f"{PPR}/{W}rPr/{W}moveFrom")
_OFF = ("0", "false", "off")


def paragraph_text(paragraph: etree._Element) -> str:
    found: list[str] = []
    stack = [paragraph]
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag in _T:
            found.append(node.text or "")
        elif tag in _SIGNS:
            found.append(_SIGNS[tag])
        elif tag == _SYM:
            found.append(_symbol(node))
        elif tag in _SKIPPED or (tag == _RUN and is_on(node.find(_VANISH))) or _is_placeholder(node):
            continue
        else:
            stack.extend(reversed(node))
    return words.clean("".join(found))


def is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(W + "val", "1") not in _OFF


def _symbol(node: etree._Element) -> str:
    """A sign of a symbol font: :func:`words.clean` knows what the common ones look like."""
    code = node.get(W + "char", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _is_placeholder(node: etree._Element) -> bool:
    """A form field that nobody has filled shows its own instruction ("Click here to enter text")."""
    return node.tag == _SDT and node.find(_PLACEHOLDER) is not None


def goes_into_next(paragraph: etree._Element) -> bool:
    """Whether the paragraph's own end was deleted with changes tracked: the next one goes on in its line."""
    return any(paragraph.find(mark) is not None for mark in _MARKS_GONE)


def boxed_paragraphs(paragraph: etree._Element) -> list[etree._Element]:
    """Those in text boxes that hang on the paragraph; of the two forms that Word writes of a box, one."""
    found: list[etree._Element] = []
    for box in paragraph.iter(_BOX):
        above = next(
            (one for one in box.iterancestors(_FALLBACK, P) if one.tag == _FALLBACK or one is paragraph), None
        )
        if above is paragraph:
            found.extend(inner for inner in box.iter(P) if next(inner.iterancestors(_BOX), None) is box)
    return found


def unwrap(parent: etree._Element) -> list[etree._Element]:
    """The children, with those inside content controls and tracked insertions in their place."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag not in _WRAPPERS:
            found.append(child)
        elif not _is_placeholder(child):
            found.extend(unwrap(child))
    return found
