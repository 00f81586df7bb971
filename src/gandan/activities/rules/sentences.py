"""The sentence that reports print of an activity, put together from the template of its kind.

A template names its parts in braces and puts what may be missing in brackets: "{days}, {unit} đã tổ chức
{title}[ tại {place}][, với {people} người tham gia][; {numbers}]". A bracket whose part is missing falls
away as a whole.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gandan.common.formats import prose_day
from gandan.common.numbers import count_words

PARTS = frozenset({"days", "unit", "title", "place", "people", "numbers"})
MOST = 1000
"""As many characters as the column of the sentence has."""

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_PART = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,;:.!?])")
_DOUBLED_MARK = re.compile(r"([,;:])(?:\s*[,;:])+")
_LONE_VERBS = frozenset({"đã", "thăm", "trao", "phát", "mở", "họp", "dọn", "tặng"})
"""Verbs of one syllable that may stand for the beginning of the template's own words."""
_KEPT_CAPITALS = ("Luật ", "Bộ luật ", "Tết ", "Đề án ", "Đảng ", "Nhà nước", "Nhân dân", "Quốc hội", "Hội đồng ")
"""Beginnings that keep their capital inside a sentence although the second word has none."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of an activity under the name by which its kind asks for it."""

    name: str
    value: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence is made of."""

    unit: str
    title: str
    from_on: dt.date
    to_on: dt.date
    place: str = ""
    people: int | None = None
    numbers: tuple[Counted, ...] = ()


def sentence_of(template: str, facts: Facts, *, wordings: Mapping[str, str] | None = None) -> str:
    """Return the sentence; ``wordings`` has for the name of a number its words, as "phát {n} tờ rơi"."""
    parts = {
        "days": days_words(facts.from_on, facts.to_on),
        "unit": _plain(facts.unit),
        "title": _plain(facts.title).rstrip(" .;,:"),
        "place": _place(facts.place),
        "people": count_words(facts.people) if facts.people else "",
        "numbers": numbers_words(facts.numbers, wordings or {}),
    }
    kept = _OPTIONAL.sub(lambda found: found[1] if _has_all(found[1], parts) else "", template)
    return finished(_with_title(kept, parts))


def days_words(from_on: dt.date, to_on: dt.date) -> str:
    """Return "ngày 04/3/2026", or both ends of a period."""
    if from_on == to_on:
        return f"ngày {prose_day(from_on)}"
    return f"từ ngày {prose_day(from_on)} đến ngày {prose_day(to_on)}"


def numbers_words(numbers: Sequence[Counted], wordings: Mapping[str, str]) -> str:
    """Return the numbers above zero, each in the words of its kind or as "tên: 05 đơn vị"."""
    said = []
    for number in numbers:
        if number.value <= 0:
            continue
        value = count_words(number.value)
        wording = wordings.get(number.name) or f"{_lower_first(number.name)}: {{n}} {number.unit}"
        said.append(_plain(wording.replace("{n}", value)))
    return ", ".join(said)


def finished(text: str) -> str:
    """Return the text as one sentence: single blanks, no doubled marks, a capital first, a full stop last."""
    words = _BEFORE_MARK.sub(r"\1", _plain(text))
    words = _DOUBLED_MARK.sub(r"\1", words).strip(" ,;:")
    words = re.sub(r"\b([Đđ])ã(?: đã\b)+", r"\1ã", words)
    if not words:
        return ""
    # an abbreviation may end on its own stop, and a quoted question on its mark
    ended = words.rstrip(".") + "." if words[-1] not in "!?…" else words
    return ended[0].upper() + ended[1:]


def unknown_parts(template: str) -> list[str]:
    """Return the names in braces that no activity has, for the check of a kind's template."""
    return sorted(set(_PART.findall(template)) - PARTS)


def _with_title(template: str, parts: Mapping[str, str]) -> str:
    """Fill the parts in; words that the title repeats from the template are said once."""
    before, found, after = template.partition("{title}")
    if not found:
        return _fill(before, parts)
    own = before[before.rfind("}") + 1 :]
    said = _joined(own, _lower_first(parts["title"]))
    return _fill(before.removesuffix(own), parts) + said + _fill(after, parts)


def _joined(lead: str, title: str) -> str:
    """Join both so that "đã tổ chức tuyên truyền" and "tổ chức buổi tuyên truyền …" make one phrase."""
    said, new = lead.split(), title.split()
    for start in range(len(said)):
        same = 0
        while start + same < len(said) and same < len(new) and said[start + same].lower() == new[same].lower():
            same += 1
        reaches_end = same > 0 and start + same == len(said)
        if same >= 2 or reaches_end or (same == 1 and new[0].lower() in _LONE_VERBS):
            joint = " ".join([*said[:start], *said[start : start + same], *new[same:]])
            return f" {joint}" if lead[:1].isspace() else joint
    return lead + title


def _fill(template: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda found: parts.get(found[1], ""), template)


def _has_all(piece: str, parts: Mapping[str, str]) -> bool:
    return all(parts.get(name, "") for name in _PART.findall(piece))


def _place(place: str) -> str:
    """Return the place without the "tại" that the template says itself."""
    plain = _plain(place).rstrip(" .;,:")
    for said in ("tại ", "ở "):
        if plain.lower().startswith(said):
            return plain[len(said) :]
    return plain


def _lower_first(text: str) -> str:
    """Return the text as it stands inside a sentence; names and abbreviations keep their capital."""
    first, _, rest = text.partition(" ")
    if text.startswith(_KEPT_CAPITALS) or first[1:] != first[1:].lower() or not first[:1].isalpha():
        return text
    if rest[:1].isupper() and not rest.split(" ")[0].isupper():
        return text
    return text[:1].lower() + text[1:]


def _plain(text: str) -> str:
    return _WORD.sub(" ", text).strip()
