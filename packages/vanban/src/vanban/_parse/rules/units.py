"""Names of bodies in running text: where they begin and end, how a list of them is split, how they are spelled out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vanban._parse import lexicon, words
from vanban._parse.lexicon import WORD_END, WORD_START
from vanban._parse.rules.name_words import LEVELS, PROPER, STOP, UPPER
from vanban._parse.rules.unit_ends import NameEnds

_TITLE = re.compile(
    r"(?:cá nhân\s+)?(?:các\s+)?(?:(?:đồng chí|đ/c)(?:\s*:)?|(?:ông|bà(?!\s+con(?![\wà-ỹ])))"
    r"(?:\s*(?:,|/|và|\()\s*(?:ông|bà)\)?)?(?:\s*:)?)\s+(?:lãnh đạo\s+)?"
)
_CALLED = re.compile(
    r"(?:các\s+)?(?:thầy giáo|cô giáo|bác sĩ|bs\.?|y sĩ|dược sĩ|kỹ sư|luật sư|thạc sĩ|tiến sĩ"
    r"|anh|chị|cô|chú|bác|cụ|thầy"
    r"|(?:thiếu|trung|thượng|đại)\s+(?:tá|úy)|đại đức|thượng tọa|linh mục)\s*:?\s+"
)
"""Before the name of a person; an office before it ("kế toán Lò Văn Ón") is none of these."""
_MR = re.compile(r"(?:các\s+)?(?:ông|bà)")
_PERSON = re.compile(rf"[{UPPER}][\wà-ỹ]*(?:\s+[{UPPER}][\wà-ỹ]*){{1,4}}")
_OFFICE_BEHIND = re.compile(r"\s*(?:,|-|–|\()\s*(?:hiện là\s+|chức vụ:?\s+|là\s+)?")
_SEVERAL = re.compile(rf"(?i:các)\s+(?=(?:phòng|trường|sở|ban|hội)\s+[{UPPER}])")
_COMMUNE = re.compile(rf"\s+(?:(?:của|thuộc)\s+)?(?:UBND\s+|Ủy ban nhân dân\s+)?{LEVELS}{WORD_END}(?:\s+{PROPER})?$")
_JOINT = re.compile(r"\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng)\s+|\s*[&/]\s*|\s*\n\s*[-+•]?\s*")
_ASIDE = re.compile(r"\s*\([^()]{2,80}\)(?=\s*(?:[,;]|và\s))")
_SHORT_SELVES = ("trung tâm", "văn phòng", "phòng", "ban chỉ huy", "hội đồng")
_APPORTIONS = re.compile(r"(?:mỗi|từng)\s+(?:[\wà-ỹ]+\s+){1,3}(?:một|\d)")
"""Behind a comma: how much each has to do ("…, mỗi công chức một sổ")."""
_NEXT_WORD = re.compile(r"\s+(?=[\wà-ỹ])")
_LINKED = re.compile(r"(?:và|phường|xã|đặc khu|các)(?![\wà-ỹ])")
_HOLDER = re.compile(rf"(?i:{LEVELS})\s+(?P<proper>{PROPER})$")
_LEAST_OF_PERSON = 3


@dataclass(frozen=True, slots=True)
class Commune:
    """The commune that a document belongs to, as far as it is known."""

    level: str | None = None
    name: str | None = None
    committee: str | None = None
    issuer: str | None = None
    """Who speaks: "Trung tâm" alone in a centre's own paper is that centre."""

    @property
    def full(self) -> str | None:
        return f"{self.level} {self.name}" if self.level and self.name else None


@dataclass(frozen=True, slots=True)
class Name:
    """A body named in a line, from ``start`` to ``end``."""

    value: str
    start: int
    end: int
    collective: bool = False
    known: bool = False
    person: bool = False
    """Told with the name of who holds the office, or by that name alone."""


class UnitReader:
    def __init__(
        self,
        extra: Sequence[str] = (),
        commune: Commune | None = None,
        aliases: Sequence[tuple[str, str]] = (),
        told: Mapping[str, str] | None = None,
    ) -> None:
        """``told``: what the paper itself says for short, spelled as there."""
        self._lexicon = lexicon.units(extra, aliases)
        self._verb = lexicon.verb()
        self._ends = NameEnds(self._lexicon)
        self._commune = commune or Commune()
        self._told = told or {}
        self._spelled: dict[str, str] = {}
        self._named: dict[tuple[str, int], tuple[Name, ...]] = {}
        self._short = (
            re.compile(rf"(?:{'|'.join(map(re.escape, self._told))}){WORD_END}(?!\s+[{UPPER}])") if told else None
        )

    def names_at(self, text: str, position: int = 0) -> tuple[Name, ...]:
        """The list of bodies that begins right at the position; empty where none does."""
        asked = text, position
        if asked not in self._named:
            self._named[asked] = self._names_at(text, position)
        return self._named[asked]

    def _names_at(self, text: str, position: int) -> tuple[Name, ...]:
        text = words.mended(text)
        folded = words.key(text)
        found: list[Name] = []
        while True:
            one = self._one(text, folded, position, among_persons=bool(found) and found[-1].person)
            if one is None:
                return tuple(found)
            found.append(one)
            aside = _ASIDE.match(folded, one.end)
            joint = _JOINT.match(folded, aside.end() if aside else one.end)
            if joint is None:
                return tuple(found)
            if _APPORTIONS.match(folded, joint.end()):
                return tuple(found)
            position = joint.end()

    def spell_out(self, raw: str) -> str:
        """The name without abbreviations, in the spelling of the word list, with a capital at the start."""
        if raw not in self._spelled:
            self._spelled[raw] = self._spell_out(raw)
        return self._spelled[raw]

    def _spell_out(self, raw: str) -> str:
        name = words.squash(raw).strip(" ,;.:")
        title = _TITLE.match(words.key(name))
        name = name[title.end() :] if title and not words.key(name).startswith("các") else name
        folded = words.key(name)
        known = self._lexicon.known.match(folded)
        if known:
            canonical = self._lexicon.canonical[lexicon.bare(known.group())]
            rest = name[known.end() :]
            if canonical in self._lexicon.dropping and _COMMUNE.fullmatch(rest):
                return canonical
            name = canonical + rest
        return words.capitalise(self._with_commune(self.expand(name)))

    def is_superior(self, name: str) -> bool:
        folded = words.key(name)
        return self._lexicon.superior.match(folded) is not None and not folded.startswith("bộ phận")

    def expand(self, name: str) -> str:
        for short, full in self._lexicon.short.items():
            if short in name:
                name = re.sub(rf"{WORD_START}{short}{WORD_END}\.?", full, name)
        return words.squash(name.replace("&", " và ")) if "&" in name else name

    def _with_commune(self, name: str) -> str:
        commune = self._commune
        if (
            commune.committee
            and commune.level
            and words.key(name) in (commune.level, f"ủy ban nhân dân {commune.level}")
        ):
            return commune.committee
        issuer = commune.issuer
        if issuer and words.key(name) in _SHORT_SELVES and words.key(issuer).startswith(words.key(name) + " "):
            return issuer
        return name

    def _one(self, text: str, folded: str, position: int, *, among_persons: bool = False) -> Name | None:
        called = _CALLED.match(folded, position)
        if called and (person := self._person(text, folded, called.end())):
            return person
        title = _TITLE.match(folded, position)
        if title and _MR.match(title.group()) and not text[title.end() : title.end() + 1].isupper():
            both = set(title.group()) & set(",(/")
            title = title if both and self._lexicon.office.match(folded, title.end()) else None
        start = title.end() if title else position
        if (title or among_persons) and (person := self._person(text, folded, start)):
            return person
        if title and title.group().startswith("các") and (several_offices := self._ends.nouns_at(text, folded, start)):
            name = "Các " + text[start:several_offices]
            return Name(self.spell_out(name), position, several_offices, collective=True)
        if title and title.group().startswith("các") and (office := self._lexicon.office.match(folded, start)):
            body = self._body(text, folded, start)
            plain = body is None or folded.startswith("các", office.end() + 1) or body.collective
            return (
                body if body is None or plain else replace(body, value="Các " + body.value[0].lower() + body.value[1:])
            )
        if title is None and (several := _SEVERAL.match(text, start)):
            start = several.end()
        return self._body(text, folded, start)

    def _person(self, text: str, folded: str, start: int) -> Name | None:
        """ "đồng chí Lò Văn Ón, Trưởng Công an xã": the office is what counts; without one, the name."""
        named = _PERSON.match(text, start)
        if named is None or self._ends.begins_body(folded, start):
            return None
        behind = _OFFICE_BEHIND.match(folded, named.end())
        office = self._body(text, folded, behind.end()) if behind else None
        if office is not None:
            return replace(office, person=True)
        return Name(words.squash(named.group()), start, named.end(), person=True)

    def _body(self, text: str, folded: str, start: int) -> Name | None:
        short = self._short.match(text, start) if self._short else None
        if short and self._ends_here(folded, short.end()):
            return Name(self._told[short.group()], *short.span(), known=True)
        found = self._ends.end_of(text, folded, start)
        if found is None:
            return None
        whole, collective, known = found
        end = self._without_holder(text, folded, start, whole)
        return Name(self.spell_out(text[start:end]), start, end, collective, known)

    def _ends_here(self, folded: str, end: int) -> bool:
        """Whether a verb, a preposition or no word at all follows."""
        following = _NEXT_WORD.match(folded, end)
        return following is None or any(form.match(folded, following.end()) for form in (self._verb, STOP, _LINKED))

    def _without_holder(self, text: str, folded: str, start: int, end: int) -> int:
        """Of "Phó Chủ tịch UBND phường Lò Văn Ón" only the office."""
        tail = _HOLDER.search(text, start, end) if self._lexicon.office.match(folded, start) else None
        if tail is None or end - tail.end() > 0:
            return end
        own = self._commune.name
        if own and text.startswith(own + " ", tail.start("proper")):
            return tail.start("proper") + len(own)
        others = tail.group("proper") != own and len(tail.group("proper").split()) >= _LEAST_OF_PERSON
        return tail.start("proper") - 1 if own and others else end
