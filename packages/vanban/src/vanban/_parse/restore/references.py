"""Numbers of documents as printed ("3177/QDB-UBND" is 3177/QĐ-UBND), and figures read as letters."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from vanban._parse.lexicon import shipped_types, units
from vanban._parse.restore.channel import bare
from vanban._parse.restore.edits import Edit

_TAG = r"[A-ZĐÐ][\wĐđ]*\)?"
_REFERENCE = re.compile(
    rf"(?<![\w/.,-])(?P<number>\d{{1,5}}[a-z]?)?\s*(?P<joint>[/-])\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?"
    rf"(?P<symbol>{_TAG}(?:\s?[-–&/]\s?{_TAG})*)(?![\wĐđ])"
)
_STROKED = ("D", "B", "P", "DB", "PB", "DP", "BD", "Ð", "D)", "Đ")
_BODIES = (
    "UBND", "HĐND", "CP", "TTg", "VP", "VPCP", "ĐU", "TU", "TW", "ĐUK", "BTV", "HU", "QU", "SNV", "STC", "STP", "SXD",
    "SYT", "SGDĐT", "SNNMT", "SKHCN", "SVHTTDL", "SCT", "BNV", "BTC", "BTP", "BXD", "BYT", "BGDĐT", "BKHCN", "BCA",
    "BQP", "BVHTTDL", "BNNMT", "VHXH", "KTHTĐT", "KT", "PVHCC", "TTPVHCC", "QH", "UBTVQH", "MTTQ", "BCĐ", "TCT",
    "TTĐT", "ĐTN", "ĐCT", "ĐB", "ĐT", "ĐĐ", "CATP", "CAP", "BCH", "TTHĐND", "ĐHĐ",
)  # fmt: skip
_MIXED = {"CTR": "CTr", "TTR": "TTr", "TTG": "TTg"}
_QUARTER = re.compile(r"(?:\b[qQ]u[yýỷ¥]|QU[YÝ])\s+(?P<figure>[IVl1|TH!]{1,4})(?=[\s/.,;:)]|$)")
_ABOUT = re.compile(r"\b[Vv]\s?/\s?[vyV]\b")
_FIGURE = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_DAY = re.compile(r"(?<![\w/])[\dOolI|]{1,2}(?:/[\dOolI|]{1,2})?/[\dOolI|]{1,4}(?![\w/])")
_BEHIND_WORD = re.compile(r"(?:[nN]g[aàdd]y|[tT]h[aáâàd]ng|[nN][aăádA]m)\s+(?P<figure>[\dOolI|]{1,4})(?![\w/])")


@cache
def _tags() -> dict[str, str]:
    """What an OCR may have read to the tag as printed; a tag that is one itself stays."""
    shorts = [part for code in shipped_types().shorts for part in [code]]
    own = {tag.upper(): tag for tag in (*shorts, *_BODIES, *(short for short in units().short if short.isupper()))}
    found: dict[str, str] = {}
    for tag in own.values():
        letters = [_STROKED if letter in "Đđ" else (letter.upper(),) for letter in tag]
        for variant in product(*letters):
            found.setdefault("".join(variant), tag)
    return found | own


def is_reference(match: re.Match[str]) -> bool:
    symbol = match["symbol"]
    first = re.split(r"[-–&/]", symbol)[0].strip()
    capitals = sum(letter.isupper() for letter in first)
    if capitals < 2 and first.upper() not in _tags():
        return False
    return match["number"] is not None or (match["joint"] == "/" and first.upper() in _tags())


def reference_edits(text: str) -> list[Edit]:
    found = []
    for match in _REFERENCE.finditer(text):
        if is_reference(match):
            symbol = _symbol(match["symbol"], text[max(0, match.start() - 30) : match.start()])
            joint = match["joint"]
            if joint == "/" and match["year"] is None and re.fullmatch(r"[^/-]+/(?:ĐU|TU|TW)", symbol):
                joint = "-"
            year = f"{match['year']}/" if match["year"] else ""
            start = match.start("number") if match["number"] else match.start("joint")
            found.append(Edit(start, match.end(), f"{match['number'] or ''}{joint}{year}{symbol}"))
    return found


def _symbol(read: str, before: str) -> str:
    parts = re.split(r"\s*([-–&/])\s*", read)
    return "".join(part if part in "-–&/" else _tag(part, before) for part in parts).replace("–", "-")


def _tag(read: str, before: str) -> str:
    folded = bare(before)
    if read.upper() == "DA":
        return "DA" if "du an" in folded else "ĐA"
    if read.upper() == "HD":
        return "HĐ" if "hop dong" in folded else "HD"
    return _MIXED.get(read.upper()) or _tags().get(read.upper().replace("Ð", "Đ"), read)


def figure_edits(text: str) -> list[Edit]:
    """Days in which O stands for 0, or l and I for 1, and quarters; other letters leave a doubt and stay."""
    found = []
    for match in _DAY.finditer(text):
        digits = sum(letter.isdecimal() for letter in match.group())
        if digits * 2 >= len(match.group().replace("/", "")):
            found.append(Edit(match.start(), match.end(), match.group().translate(_FIGURE)))
    found.extend(
        Edit(match.start("figure"), match.end("figure"), match["figure"].translate(_FIGURE))
        for match in _BEHIND_WORD.finditer(text)
    )
    for match in _QUARTER.finditer(text):
        number = re.sub("[lT1|!]", "I", match["figure"].replace("H", "II"))
        if number in ("I", "II", "III", "IV") and match["figure"] != "1":
            found.append(Edit(match.start("figure"), match.end("figure"), number))
    return [one for one in found if text[one.start : one.end] != one.text]


def about_edits(text: str) -> list[Edit]:
    return [Edit(match.start(), match.end(), "V/v") for match in _ABOUT.finditer(text)]
