"""Vietnamese text as strings: one spelling for comparing, and the right capitals for names."""

import re
import unicodedata
from functools import lru_cache

_LATE_TONES = {
    first + late: early + second
    for first, second, lates, earlies in (
        ("u", "y", "ỳýỷỹỵ", "ùúủũụ"),
        ("o", "a", "àáảãạ", "òóỏõọ"),
        ("o", "e", "èéẻẽẹ", "òóỏõọ"),
    )
    for late, early in zip(lates, earlies, strict=True)
}
_LATE_TONE = re.compile(r"(?:(?<!q)u[ỳýỷỹỵ]|(?<!q)o[àáảãạèéẻẽẹ])(?![a-zà-ỹđ])")
_MAY_BE_LATE = re.compile(r"u[ỳýỷỹỵ]|o[àáảãạèéẻẽẹ]")
"""Looking for the letters alone costs a tenth of looking for them at the end of a word."""
_PLAIN = str.maketrans({
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\t": " ", "\n": " ", "\r": " ", "\u000b": " ",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "’": "'", "‘": "'",
})  # fmt: skip
# Letters joined into one sign, and signs of symbol fonts (Wingdings, Symbol) at their private places.
_SIGNS = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
    "\u00d0": "Đ", "\u00f0": "đ", "\ufffe": "-", "\u00a0": " ",
    "\uf02d": "-", "\uf02b": "+", "\uf0b7": "•", "\uf0a7": "▪", "\uf06e": "▪", "\uf0d8": "➢",
    "\uf0e0": "→", "\uf0fc": "✓",
    "\uf0fe": "☑", "\uf0a8": "☐", "\uf06f": "☐", "\uf071": "☐", "\u2028": "\n", "\u2029": "\n",
})  # fmt: skip
_NOISE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ANY_SIGN = re.compile("[" + "".join(map(chr, _SIGNS)) + "\u00ad\u200b-\u200f\u2060\ufeff]")
_ANY_PLAIN = re.compile("[" + re.escape("".join(map(chr, _PLAIN))) + "]")


def clean(text: str) -> str:
    """Compose letters, drop invisible characters and undo what extractors do to hyphens and to Đ."""
    text = unicodedata.normalize("NFC", text)
    # Looking for a sign costs a tenth of translating every letter.
    return _NOISE.sub("", text.translate(_SIGNS)) if _ANY_SIGN.search(text) else text


def squash(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=2048)
def key(text: str) -> str:
    """The text for comparing: lower case, tone marks in one place, plain dashes; every character keeps its offset."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    if _ANY_PLAIN.search(lowered):
        lowered = lowered.translate(_PLAIN)
    if _MAY_BE_LATE.search(lowered):
        lowered = _LATE_TONE.sub(lambda found: _LATE_TONES[found.group()], lowered)
    return lowered


# Hooks and hats that an OCR takes for one another, in words that the next word leaves no doubt about.
_GROUP = re.compile(
    r"(?<![\wà-ỹ])([Tt])[ốồỗộô](?=\s+(?:dân phố|trưởng|chức|công tác|công nghệ|đại biểu|liên gia|tự quản)(?![\wà-ỹ]))"
)
_EVERY = re.compile(r"(?<![\wà-ỹ])([Hh])[ãâăạảáấầẩẫậắẳẵặa]ng(?=\s+(?:ngày|tuần|tháng|quý|năm)(?![\wà-ỹ]))")
_PERIODIC = re.compile(r"(?<![\wà-ỹ])([ĐđDd])[ịiìíỉĩ]nh k[ỳìýỷỹỵyíỉ](?![\wà-ỹ])")
_BEFORE = re.compile(r"(?<![\wà-ỹ])([Tt])r(?!ước)[ưu][ơớóờởợo]c(?=\s+(?:ngày|tháng|năm|\d))")


_MAY_BE_MISREAD = re.compile(
    r"[Tt](?:[ốồỗộô]\s|r(?!ước)[ưu][ơớóờởợo]c\s)|[Hh](?!ằ)[ãâăạảáấầẩẫậắẳẵặa]ng\s|nh k(?!ỳ\b)[ỳìýỷỹỵyíỉ]"
    r"|(?:[Đđ](?!ị)|[Dd])[ịiìíỉĩ]nh k"
)


@lru_cache(maxsize=2048)
def mended(text: str) -> str:
    """The text with such words as they were meant; every character keeps its offset."""
    if not _MAY_BE_MISREAD.search(text):
        return text
    text = _GROUP.sub(r"\1ổ", text)
    text = _EVERY.sub(r"\1ằng", text) if "ng" in text else text
    text = _PERIODIC.sub("định kỳ", text) if "nh k" in text else text
    return _BEFORE.sub(r"\1rước", text)


def is_upper(text: str) -> bool:
    return text.isupper()


def capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def title_case(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.split())


def strip_marks(text: str) -> str:
    """The letters without tones, hats and strokes."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
