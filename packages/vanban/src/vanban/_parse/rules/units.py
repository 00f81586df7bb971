"""Names of bodies in running text: where they begin and end, how a list of them is split, how they are spelled out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vanban._parse import lexicon, words
from vanban._parse.lexicon import WORD_END, WORD_START

LEVELS = r"(?:phường|xã(?!\s+hội)|đặc khu|thị trấn)"
_PLACES = r"(?:phường|xã(?!\s+hội)|đặc khu|thị trấn|thành phố|tỉnh|quận|huyện)"
_UPPER = r"A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
PROPER = rf"[{_UPPER}][\wà-ỹ]*(?:\s+[{_UPPER}\d][\wà-ỹ]*)*"
_TITLE = re.compile(
    r"(?:các\s+)?(?:(?:đồng chí|đ/c)(?:\s*:)?|(?:ông|bà)(?:\s*(?:,|/|và|\()\s*(?:ông|bà)\)?)?(?:\s*:)?)\s+"
    r"(?:lãnh đạo\s+)?"
)
_MR = re.compile(r"(?:các\s+)?(?:ông|bà)")
_PERSON = re.compile(rf"[{_UPPER}][\wà-ỹ]*(?:\s+[{_UPPER}][\wà-ỹ]*){{1,4}}")
_OFFICE_BEHIND = re.compile(r"\s*(?:,|-|–|\()\s*(?:hiện là\s+|chức vụ:?\s+|là\s+)?")
_NUMBERS = re.compile(
    r"\s+(?:từ\s+)?(?:(?:số|tổ|thôn)\s+)?\d{1,2}(?:\s*(?:,|và|đến|-)\s*(?:(?:số|tổ|thôn)\s+)?\d{1,2})*(?![\d/]|\s*(?:ngày|tháng|giờ))"
)
_MORE_NUMBERS = re.compile(
    r"(?:\s*,\s*(?:số\s+)?\d{1,2}(?!\d))*\s+(?:và|đến)\s+(?:số\s+)?\d{1,2}(?![\d/])|(?:\s*,\s*\d{1,2}(?![\d/]))+"
)
_SEVERAL = re.compile(rf"(?i:các)\s+(?=(?:phòng|trường|sở|ban|hội)\s+[{_UPPER}])")
_SUFFIX = re.compile(
    rf"\s+(?:(?:của|thuộc|trên địa bàn)\s+)?(?:UBND\s+|Ủy ban nhân dân\s+)?{_PLACES}{WORD_END}(?:\s+{PROPER})?"
)
_ALL_COMMUNES = re.compile(rf"(?i:\s+các\s+{_PLACES}(?:(?:\s*,\s*|\s+và\s+){_PLACES})*){WORD_END}")
_COMMUNE = re.compile(rf"\s+(?:(?:của|thuộc)\s+)?(?:UBND\s+|Ủy ban nhân dân\s+)?{LEVELS}{WORD_END}(?:\s+{PROPER})?$")
_JOINT = re.compile(r"\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng)\s+|\s*&\s*|\s*\n\s*[-+•]?\s*")
_ASIDE = re.compile(r"\s*\([^()]{2,80}\)(?=\s*(?:[,;]|và\s))")
_INNER = re.compile(r"\s*,\s*|\s+và\s+|\s*/\s*|\s*\(\s*(?=ban)")
_NEXT = re.compile(r"(\s*[-–]\s*|\s+|,\s+|\.\s*)([\w&]+)")
_SHORT_SELVES = ("trung tâm", "văn phòng", "phòng", "ban chỉ huy", "hội đồng")
_STOP = re.compile(
    r"(?:về|để|theo|tại|trong|từ|với|đã|sẽ|là|có|được|do|bằng|khi|nếu|như|trước|sau|đến|cho|ra|vào|đang|nhằm|gồm|qua"
    r"|cùng|hằng|hàng|mỗi|định|ngày|nhân(?!\s+dân)|kính|trân trọng|này|đó|mà|thì|nên|phải|cần|chưa|không|còn"
    r"|rằng|đối|ngay|chậm)" + WORD_END
)
_NEXT_WORD = re.compile(r"\s+(?=[\wà-ỹ])")
_LINKED = re.compile(r"(?:và|phường|xã|đặc khu|các)(?![\wà-ỹ])")
_CAPITAL_NEXT = re.compile(rf"\s[{_UPPER}]")
_ALSO_SEVERAL = ("cán bộ", "công chức", "tổ trưởng", "cấp ủy, chính quyền")
_ITSELF = ("ban", "đoàn", "đội")
"""What a body calls itself in its own rules: "Ban họp mỗi quý một lần"."""
_HOLDER = re.compile(rf"(?i:{LEVELS})\s+(?P<proper>{PROPER})$")
_LEAST_OF_PERSON = 3
_VILLAGE = re.compile(
    rf"\s+(?:thôn|bản|ấp|tổ dân phố|TDP|khu phố|khu dân cư)\s+(?:số\s+)?(?:\d{{1,2}}|{PROPER})(?![\wà-ỹ])"
)
_CHARGED = ("được giao", "được phân công", "được giao nhiệm vụ")
_TIER = re.compile(r"\s+(?:cùng cấp|các cấp|cấp xã|cấp tỉnh|cấp trên)(?![\wà-ỹ])")
_MODAL = re.compile(r"\s+(?:phải|cần|không|có|chịu|nghiêm túc|khẩn trương|chủ động|gửi|báo cáo|được)(?![\wà-ỹ])")
_MOST_LOWER_WORDS = 7
_MOST_WORDS_BEHIND = 10


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


def _is_capitalised(text: str) -> bool:
    return text[0].isupper() and not words.is_upper(text)


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
        self._commune = commune or Commune()
        self._told = told or {}
        self._short = (
            re.compile(rf"(?:{'|'.join(map(re.escape, self._told))}){WORD_END}(?!\s+[{_UPPER}])") if told else None
        )

    def names_at(self, text: str, position: int = 0) -> tuple[Name, ...]:
        """The list of bodies that begins right at the position; empty where none does."""
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
            position = joint.end()

    def spell_out(self, raw: str) -> str:
        """The name without abbreviations, in the spelling of the word list, with a capital at the start."""
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
        title = _TITLE.match(folded, position)
        if title and _MR.match(title.group()) and not text[title.end() : title.end() + 1].isupper():
            title = None
        start = title.end() if title else position
        if (title or among_persons) and (person := self._person(text, folded, start)):
            return person
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
        if named is None or self._begins_body(folded, start):
            return None
        behind = _OFFICE_BEHIND.match(folded, named.end())
        office = self._body(text, folded, behind.end()) if behind else None
        if office is not None:
            return replace(office, person=True)
        return Name(words.squash(named.group()), start, named.end(), person=True)

    def _begins_body(self, folded: str, start: int) -> bool:
        units = self._lexicon
        return any(form.match(folded, start) for form in (units.begins, units.known, units.opening))

    def _body(self, text: str, folded: str, start: int) -> Name | None:
        short = self._short.match(text, start) if self._short else None
        if short and self._ends_here(folded, short.end()):
            return Name(self._told[short.group()], *short.span(), known=True)
        for ending in (self._collective_end, self._known_end, self._generic_end):
            end = ending(text, folded, start)
            if end is not None:
                end = self._without_holder(text, folded, start, end)
                collective = ending == self._collective_end
                known = ending == self._known_end
                return Name(self.spell_out(text[start:end]), start, end, collective, known)
        return None

    def _ends_here(self, folded: str, end: int) -> bool:
        """Whether a verb, a preposition or no word at all follows."""
        following = _NEXT_WORD.match(folded, end)
        return following is None or any(form.match(folded, following.end()) for form in (self._verb, _STOP, _LINKED))

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

    def _known_end(self, text: str, folded: str, position: int) -> int | None:
        found = self._lexicon.known.match(folded, position)
        if found is None:
            return None
        end = found.end()
        chained = self._chained(text, folded, end)
        if chained is not None:
            return chained
        following = re.compile(rf"\s+{PROPER}").match(text, end)
        if following and self._lexicon.canonical[lexicon.bare(found.group())] not in self._lexicon.dropping:
            end = following.end()
        suffix = _ALL_COMMUNES.match(text, end) or _SUFFIX.match(text, end)
        if suffix is None and folded.startswith(" các ", end):
            return self._collective_end(text, folded, end + 1) or end
        end = suffix.end() if suffix else end
        village = _VILLAGE.match(text, end) or _TIER.match(folded, end)
        return village.end() if village else end

    def _chained(self, text: str, folded: str, end: int) -> int | None:
        """A body inside another one, joined without a comma: "Ban Xây dựng Đảng Đảng ủy phường"."""
        if end + 1 < len(text) and text[end] == " " and text[end + 1].isupper():
            return self._known_end(text, folded, end + 1) or self._generic_end(text, folded, end + 1)
        return None

    def _collective_end(self, text: str, folded: str, position: int) -> int | None:
        opening = self._lexicon.opening.match(folded, position)
        start = opening.end() + 1 if opening else position
        noun = self._lexicon.noun.match(folded, start)
        if noun is None or (opening is None and not folded.startswith(_ALSO_SEVERAL, position)):
            return None
        end = noun.end()
        if opening is None and folded.startswith(" các ", end):
            return None
        while True:
            inner = _INNER.match(folded, end)
            following = self._lexicon.noun.match(folded, inner.end()) if inner else None
            if following is None or _is_capitalised(text[following.start() : following.end()]):
                break
            end = following.end()
        if opening is None and folded.startswith(" các ", end):
            return self._collective_end(text, folded, end + 1) or end
        if _CAPITAL_NEXT.match(text, end):
            inside = self._known_end(text, folded, end + 1) or self._generic_end(text, folded, end + 1)
            return inside or self._walk(text, folded, end)
        return self._up_to_verb(text, folded, self._qualified(text, folded, end))

    def _up_to_verb(self, text: str, folded: str, end: int) -> int:
        """Words between a collective and its verb belong to the name ("các chi bộ thôn tổ chức")."""
        at = end
        for _ in range(_MOST_WORDS_BEHIND):
            found = _NEXT.match(text, at)
            listed = (
                found is not None
                and at > end
                and found.group(1).strip() == ","
                and not _is_capitalised(found.group(2))
            )
            if found is None or not (found.group(1).isspace() or listed):
                return end
            if self._is_verb(text, folded, found.start(2)):
                return end if listed else at
            if found.group(2) == "và" and self._begins_body(folded, found.end() + 1):
                return end
            if _STOP.match(folded, found.start(2)):
                return end
            at = found.end()
        return end

    def _qualified(self, text: str, folded: str, end: int) -> int:
        while True:
            suffix = _SUFFIX.match(text, end) or _NUMBERS.match(folded, end)
            if suffix:
                end = suffix.end()
                continue
            qualifier = self._lexicon.qualifier.match(folded, end + 1) if folded[end : end + 1] == " " else None
            if qualifier is None or (qualifier.group() == "tham gia" and not _MODAL.match(folded, qualifier.end())):
                return end
            end = qualifier.end()
            if qualifier.group() in _CHARGED and (what := self._verb.match(folded, end + 1)):
                # "Các cơ quan được giao chuẩn bị gửi …": the first verb tells with what, the second is the duty.
                end = what.end() if self._verb.match(folded, what.end() + 1) else end
            if qualifier.group() in ("thuộc", "của"):
                owner = self._body(text, folded, end + 1)
                end = owner.end if owner else end

    def _generic_end(self, text: str, folded: str, position: int) -> int | None:
        head = self._lexicon.begins.match(folded, position)
        if head is None:
            return None
        after = _NEXT.match(text, head.end())
        if after is None:
            return head.end() if " " in head.group() else None
        named = after.group(1).isspace() and (after.group(2)[0].isupper() or after.group(2)[0].isdigit())
        shouted = words.is_upper(text[position : after.end()]) and "." not in text[position : head.end() + 1]
        if " " not in head.group() and (not named or shouted):
            itself = text[position].isupper() and head.group() in _ITSELF and not shouted
            return head.end() if itself and self._verb.match(folded, after.start(2)) else None
        several = " các" if head.group().endswith(" các") else ""
        office = self._office_end(text, folded, position, head.end() - len(several))
        end = self._walk(text, folded, head.end()) if office is None else office
        if text[end - 1].isdigit() and (more := _MORE_NUMBERS.match(folded, end)):
            end = more.end()
        return None if self._is_act(text, folded, position, head.end(), end) else end

    def _is_act(self, text: str, folded: str, start: int, behind: int, end: int) -> bool:
        """ "Lãnh đạo" is an office before the body that it leads, and a verb before anything else."""
        if not self._verb.fullmatch(folded, start, behind):
            return False
        return end == behind or not (
            text[behind + 1].isupper()
            or self._lexicon.begins.match(folded, behind + 1)
            or self._lexicon.noun.match(folded, behind + 1)
            or self._lexicon.opening.match(folded, behind + 1)
        )

    def _office_end(self, text: str, folded: str, position: int, end: int) -> int | None:
        """An office with whose it is: "Thủ trưởng các phòng, đơn vị", "Chánh Văn phòng HĐND và UBND"."""
        inner = self._collective_end(text, folded, end + 1) if folded[end] == " " else None
        if inner is not None:
            return inner
        for blank in re.finditer(r" ", folded[position : end + 1]):
            start = position + blank.end()
            if self._lexicon.known.match(folded, start):
                return self._known_end(text, folded, start)
        noun = self._lexicon.noun.match(folded, end + 1)
        if noun and text[noun.start()].islower() and folded.startswith("người đứng đầu", position):
            return self._nouns(text, folded, noun.end())
        return None

    def _nouns(self, text: str, folded: str, end: int) -> int:
        while (inner := _INNER.match(folded, end)) and (noun := self._lexicon.noun.match(folded, inner.end())):
            end = noun.end()
        return self._qualified(text, folded, end)

    def _is_verb(self, text: str, folded: str, start: int) -> bool:
        """Whether a verb begins here; the second half of a word does not ("Đào tạo", "Xây dựng")."""
        verb = self._verb.match(folded, start)
        if verb is None:
            return False
        before = folded.rfind(" ", 0, start - 1) + 1
        if self._inside_noun(folded, before, start):
            return False
        if text[before].isupper() and words.strip_marks(folded[before : verb.end()]) in lexicon.bare_verbs():
            # The word is whole, whatever tone or hat its first half was misread with ("Kiếm soát").
            return False
        whole = self._verb.match(folded, before) if text[before].isupper() else None
        return whole is None or whole.end() <= start

    def _inside_noun(self, folded: str, before: int, start: int) -> bool:
        for _ in range(2):
            noun = lexicon.nouns_like_verbs().match(folded, before)
            if noun and noun.end() > start:
                return True
            before = folded.rfind(" ", 0, max(0, before - 1)) + 1
        return False

    def _walk(self, text: str, folded: str, end: int) -> int:
        """The end of a name that no list knows: up to a verb, a preposition or the next body."""
        lower = 0
        while purpose := re.compile(r"\s+(?:và\s+)?" + self._lexicon.purpose.pattern).match(folded, end):
            end = purpose.end()
        while found := _NEXT.match(text, end):
            joint, start = found.group(1), found.start(2)
            capital = text[start].isupper() or text[start].isdigit()
            if "," in joint or folded.startswith("và ", start):
                target = start if "," in joint else start + 3
                if not text[target : target + 1].isupper() or self._lexicon.begins.match(folded, target):
                    break
                end = found.end() if "," in joint else start + 2
                continue
            if "." in joint and not (capital and found.start() - end <= 2 and text[end - 1].isupper()):
                break
            if not capital:
                if self._is_verb(text, folded, start) or _STOP.match(folded, start):
                    break
                lower += 1
                if lower > _MOST_LOWER_WORDS:
                    break
            end = found.end()
        return end
