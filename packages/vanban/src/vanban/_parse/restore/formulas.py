"""Words that stand the same on every paper: nation and motto, types, who signs, "Nơi nhận"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz import fuzz, process

from vanban._parse.restore.channel import skeleton


@dataclass(frozen=True)
class Formulas:
    signing: dict[str, str]
    """Bare letters to the line as printed."""
    fixed: dict[str, str]
    expressions: tuple[str, ...]


@cache
def formulas() -> Formulas:
    text = resources.files("vanban").joinpath("_data", "signing.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    lines = [line for kind in ("authority", "capacity", "position") for line in data[kind]]
    return Formulas({letters(line): line for line in lines}, data["fixed"], tuple(data["expressions"]["words"]))


_MOTTO = re.compile(r"\S{2,5} \S{2,4}\s*[-—–~.]{1,2}\s*T\S{1,3} d\S{1,2}\s*[-—–~.]{1,2}\s*[HI]\S{2,4} ph\S{2,6}")
_NATION = re.compile(r"C\S{2,4}\s?H\S{1,3} X\S{1,2} H\S{1,3} CH\S{1,2} NGH\S{1,3} VI\S{1,3} N\S{1,3}(?!\w)")
_PARTY = re.compile(r"\S?\S{2,4} C\S{2,4} S\S{2,3} VI\S{1,3} NAM")
_NO_LETTER = re.compile(r"[^a-z]+")
_MARK = re.compile(r"\W*(TUY\ST M\ST|T[O0]I M\ST|M[A4\u00c2]T)\W*")
_MARKS = {"tuyet mat": "TUYỆT MẬT", "toi mat": "TỐI MẬT", "mat": "MẬT"}
_LEAST_SIGNING, _LEAST_WHOLE_LINE = 84, 78


def letters(text: str) -> str:
    return _NO_LETTER.sub(" ", skeleton(text)).strip()


def fixed_lines(text: str) -> list[tuple[int, int, str]]:
    """Where nation, motto, the Party's name or a mark of secrecy stand, and how they are spelled."""
    fixed = formulas().fixed
    found = []
    mark = _MARK.fullmatch(text)
    if mark and (spelled := _MARKS.get(letters(mark.group(1)))):
        found.append((*mark.span(1), spelled))
    for form, name in ((_NATION, "nation"), (_MOTTO, "motto"), (_PARTY, "party")):
        match = form.search(text)
        if match and fuzz.ratio(letters(match.group()), letters(fixed[name])) >= _LEAST_WHOLE_LINE:
            found.append((match.start(), match.end(), fixed[name]))
    return found


def signing_line(text: str, *, whole: bool) -> str | None:
    """The line of a signature that the text was printed as."""
    folded = letters(text)
    if len(folded) < 5:
        return None
    least = _LEAST_WHOLE_LINE if whole else _LEAST_SIGNING
    best = process.extractOne(folded, list(formulas().signing), scorer=fuzz.ratio, score_cutoff=least)
    return formulas().signing[best[0]] if best else None


def opens_recipients(text: str) -> int | None:
    """Where what follows "Nơi nhận:" begins, as long as the first words are like it."""
    found = re.match(r"(\S{2,4})\s+(\S{2,6}?)(?:\s*[:;.]|(?=\s)|$)\s*", text)
    if found is None or not text[0].isupper():
        return None
    likeness = fuzz.ratio(letters(f"{found.group(1)} {found.group(2)}"), "noi nhan")
    rest = text[found.end() :]
    marked = found.group().rstrip().endswith((":", ";")) or (rest.isupper() and signing_line(rest, whole=True))
    return found.end() if likeness >= (62 if marked else 75) else None


def like_any(text: str, wanted: Sequence[str], least: float) -> str | None:
    table = {letters(one): one for one in wanted}
    best = process.extractOne(letters(text), list(table), scorer=fuzz.ratio, score_cutoff=least)
    return table[best[0]] if best else None
