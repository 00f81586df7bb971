"""How a document is named by number and symbol ("12/KH-UBND", "05-NQ/TU"), and the type that the symbol tells."""

from __future__ import annotations

import re

from vanban._parse import words
from vanban._parse.lexicon import types

_TAG = r"[A-ZĐ][A-Za-zĐđƯưÔôƠơÂâÊê\d]*"
_DASH = "[-–—‐‑−]"
_MORE = (
    rf"(?:\s*{_DASH}\s*(?:[A-ZĐ][A-ZĐƯ\d]+|[A-ZĐ][a-zđ]?[A-ZĐ]+[a-zđ]?|CTr|TTg|{_TAG}(?={_DASH}|/))(?![a-zà-ỹđ])"
    rf"|(?:{_DASH}|[&/]|\.(?=[A-ZĐ]{{2}})){_TAG})*"
)
REFERENCE = re.compile(
    rf"(?<![\w/.-])(?<!\d:)(?P<number>\d{{1,5}}[a-zA-Z]?)\s*(?:/\s*(?P<year>(?:19|20)\d\d))?\s*"
    rf"(?:/\s*(?P<symbol>{_TAG}{_MORE})|{_DASH}\s*(?P<party>[A-ZĐ][A-Za-zĐđ]{{0,4}}\s*/\s*{_TAG}(?:{_DASH}{_TAG})*))(?![\w])"
)
LOWER = re.compile(
    r"(?<=số )(?P<number>\d{1,5})\s*/\s*(?P<symbol>(?:kh|qđ|tb|bc|ttr|nq|ct|cv|gm|hd|ubnd)\s*[-–]\s*[a-zđ]{2,10})"
    r"(?![\wà-ỹ])"
)
"""Typed without capitals; only behind "số"."""
NUMBERS_BEFORE = re.compile(r"số\s*:?\s*(?P<numbers>(?:\d{1,5}[a-z]?\s*(?:,|;|và)\s*(?:số\s*)?)+)$")
"""Numbers that share the symbol of the last one ("số 45, 46/QĐ-UBND")."""
_BLANKS = re.compile(r"\s+")
_MIXED = {"CTR": "CTr", "TTR": "TTr", "TTG": "TTg", "QYĐ": "QyĐ", "QĐI": "QĐi"}


def normalise(raw: str) -> str:
    text = re.sub(_DASH, "-", _BLANKS.sub("", words.clean(raw)))
    number, separator, symbol = re.split(r"([/-])", text, maxsplit=1)
    parts = re.split(r"([/&.-])", symbol)
    return number + separator + "".join(_MIXED.get(part.upper(), part.upper()) for part in parts)


def is_party_symbol(symbol: str) -> bool:
    """Papers of the Party bind number and symbol with a hyphen: "45-CV/ĐU"; a year does not make one."""
    return symbol.count("/") == 1 and not symbol[: symbol.index("/")].isdecimal()


def reference_of(number: str, symbol: str) -> str:
    """Number and symbol as they stand on the document, put together."""
    return f"{number}{'-' if is_party_symbol(symbol) else '/'}{symbol}"


def symbol_of(reference: str) -> str:
    return re.sub(r"^\d{4}/", "", re.split(r"[/-]", reference, maxsplit=1)[1])


def type_of_reference(reference: str) -> str | None:
    """The type that the symbol tells; a body with its unit ("UBND-VHXH") is a letter."""
    symbol = symbol_of(reference)
    first = re.split(r"[/&-]", symbol)[0]
    shorts = types().shorts
    law = re.match(r"(QH|UBTVQH)\d+$", first)
    if law:
        return shorts[law.group(1)]
    if first.upper() in shorts:
        return shorts[first.upper()]
    return "cong_van" if re.fullmatch(r"[A-ZĐ\d]{3,}(?:[-&.][A-ZĐ\d]+)*", symbol) else None
