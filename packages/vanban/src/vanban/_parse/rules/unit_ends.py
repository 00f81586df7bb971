"""Where the name of a body ends: a known one, a collective, and one that no list knows."""

from __future__ import annotations

import re

from vanban._parse import lexicon, words
from vanban._parse.rules.groups import group_end, watch_end
from vanban._parse.rules.name_words import (
    ALL_COMMUNES,
    ALSO_SEVERAL,
    ANNOUNCES,
    CAPITAL_NEXT,
    CHARGED,
    INNER,
    ITSELF,
    KINDS,
    KINDS_OF,
    MODAL,
    MORE_NUMBERS,
    MOST_LOWER_WORDS,
    MOST_WORDS_BEHIND,
    MOST_WORDS_HAD,
    NEXT,
    NUMBERS,
    PLACE_BEHIND,
    PROPER,
    STOP,
    SUFFIX,
    THAT_HAVE,
    TIER,
    VILLAGE,
)
from vanban._parse.rules.verbs_in_names import is_verb, stops


def _is_capitalised(text: str) -> bool:
    return text[0].isupper() and not words.is_upper(text)


class NameEnds:
    def __init__(self, units: lexicon.Units) -> None:
        self._lexicon = units
        self._verb = lexicon.verb()
        self._purpose = re.compile(rf"\s+(?:và\s+)?{units.purpose.pattern}")

    def end_of(self, text: str, folded: str, position: int) -> tuple[int, bool, bool] | None:
        """Where the name that begins here ends; whether it is a collective, and whether a list knows it."""
        for at, ending in enumerate((self.collective_end, self.known_end, self.generic_end)):
            end = ending(text, folded, position)
            if end is not None:
                return end, at == 0, at == 1
        return None

    def begins_body(self, folded: str, start: int) -> bool:
        units = self._lexicon
        return any(form.match(folded, start) for form in (units.begins, units.known, units.opening))

    def known_end(self, text: str, folded: str, position: int) -> int | None:
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
        suffix = ALL_COMMUNES.match(text, end) or SUFFIX.match(text, end) or self._place(text, folded, found)
        if suffix is None and folded.startswith(" các ", end):
            return self.collective_end(text, folded, end + 1) or end
        end = suffix.end() if suffix else end
        village = VILLAGE.match(text, end) or TIER.match(folded, end)
        return village.end() if village else end

    def _place(self, text: str, folded: str, known: re.Match[str]) -> re.Match[str] | None:
        """ "Trạm Y tế Sơn Giang Hạ lấy mẫu": of which commune, without a word for its level."""
        place = PLACE_BEHIND.match(text, known.end()) if known.group() == "trạm y tế" else None
        behind = NEXT.match(text, place.end()) if place else None
        if place is None or (behind and behind.group(1).isspace() and not self._verb.match(folded, behind.start(2))):
            return None
        return place

    def _chained(self, text: str, folded: str, end: int) -> int | None:
        """A body inside another one, joined without a comma: "Ban Xây dựng Đảng Đảng ủy phường"."""
        if end + 1 < len(text) and text[end] == " " and text[end + 1].isupper():
            return self.known_end(text, folded, end + 1) or self.generic_end(text, folded, end + 1)
        return None

    def collective_end(self, text: str, folded: str, position: int) -> int | None:
        opening = self._lexicon.opening.match(folded, position)
        start = opening.end() + 1 if opening else position
        noun = self._lexicon.noun.match(folded, start)
        if noun is None or (opening is None and not folded.startswith(ALSO_SEVERAL, position)):
            return None
        end = noun.end()
        if opening is None and folded.startswith(" các ", end):
            return None
        while True:
            inner = INNER.match(folded, end)
            following = self._lexicon.noun.match(folded, inner.end()) if inner else None
            if following is None or _is_capitalised(text[following.start() : following.end()]):
                break
            if opening is not None and _is_capitalised(text[noun.start() : noun.end()]):
                # "Các Tổ đại biểu và đại biểu Hội đồng nhân dân": a kind spelled as a name stands alone.
                break
            end = following.end()
        if opening is None and folded.startswith(" các ", end):
            return self.collective_end(text, folded, end + 1) or end
        if CAPITAL_NEXT.match(text, end):
            inside = self.known_end(text, folded, end + 1) or self.generic_end(text, folded, end + 1)
            return inside or self._walk(text, folded, end)
        end = self._that_have(text, folded, self._of_kind(text, folded, self._qualified(text, folded, end)))
        return self._up_to_verb(text, folded, end)

    def _that_have(self, text: str, folded: str, end: int) -> int:
        """ "Các hộ có ao nuôi gia cố bờ": what they have tells which are meant, the verb behind it is the duty."""
        having = THAT_HAVE.match(folded, end)
        if having is None:
            return end
        at = having.end()
        for _ in range(MOST_WORDS_HAD):
            following = NEXT.match(text, at)
            if following is None or not following.group(1).isspace() or STOP.match(folded, following.start(2)):
                return end
            ends_so = folded.startswith(":", following.end())
            if is_verb(text, folded, following.start(2)) and not ends_so:
                return at
            at = following.end()
        return end

    def _of_kind(self, text: str, folded: str, end: int) -> int:
        """ "các đơn vị quản lý đường bộ bố trí …": the first verb tells which are meant, the second is the duty."""
        kind = KINDS.match(folded, end) if folded[:end].endswith(KINDS_OF) else None
        if kind and self._verb.match(folded, kind.end() + 1):
            return kind.end()
        behind = self._up_to_verb(text, folded, kind.end()) if kind else end
        return behind if kind and behind > kind.end() else end

    def _up_to_verb(self, text: str, folded: str, end: int) -> int:
        """Words between a collective and its verb belong to the name ("các chi bộ thôn tổ chức")."""
        at = end
        for _ in range(MOST_WORDS_BEHIND):
            found = NEXT.match(text, at)
            listed = (
                found is not None
                and at > end
                and found.group(1).strip() == ","
                and not _is_capitalised(found.group(2))
            )
            if found is None and at > end and folded.startswith(":", at):
                # "Các hộ xứ đồng trên: …"
                return end if ANNOUNCES.search(folded, end, at) else at
            # "Công chức tư pháp - hộ tịch": a dash between small words belongs to the name.
            dashed = (
                found is not None and at > end and found.group(1).strip() in ("-", "–") and found.group(2).islower()
            )
            if found is None or not (found.group(1).isspace() or listed or dashed):
                return end
            if is_verb(text, folded, found.start(2)):
                return end if listed else at
            if found.group(2) == "và" and self.begins_body(folded, found.end() + 1):
                return end
            if STOP.match(folded, found.start(2)):
                return end
            at = found.end()
        return end

    def _qualified(self, text: str, folded: str, end: int) -> int:
        while True:
            suffix = SUFFIX.match(text, end) or NUMBERS.match(folded, end)
            if suffix:
                end = suffix.end()
                continue
            qualifier = self._lexicon.qualifier.match(folded, end + 1) if folded[end : end + 1] == " " else None
            if qualifier is None or self._is_predicate(folded, qualifier):
                return end
            end = qualifier.end()
            if qualifier.group() in CHARGED and (what := self._verb.match(folded, end + 1)):
                # "Các cơ quan được giao chuẩn bị gửi …": the first verb tells with what, the second is the duty.
                end = what.end() if self._verb.match(folded, what.end() + 1) else end
            if qualifier.group() in ("thuộc", "của"):
                owner = self.end_of(text, folded, end + 1)
                end = owner[0] if owner else end

    def _is_predicate(self, folded: str, qualifier: re.Match[str]) -> bool:
        """ "các lực lượng tham gia phải …" are those who take part; "các hội tham gia giám sát" do take part."""
        if qualifier.group() == "tham gia":
            return MODAL.match(folded, qualifier.end()) is None
        return qualifier.group() == "phụ trách" and folded[qualifier.end() : qualifier.end() + 1] in (
            "",
            ".",
            ",",
            ";",
        )

    def generic_end(self, text: str, folded: str, position: int) -> int | None:
        head = self._lexicon.begins.match(folded, position)
        group = group_end(
            folded,
            position,
            lambda at: is_verb(text, folded, at),
            lambda at: stops(folded, at),
        )
        if head is None:
            return group
        after = NEXT.match(text, head.end())
        if after is None:
            return head.end() if " " in head.group() else None
        named = after.group(1).isspace() and (after.group(2)[0].isupper() or after.group(2)[0].isdigit())
        shouted = words.is_upper(text[position : after.end()]) and "." not in text[position : head.end() + 1]
        if " " not in head.group() and (not named or shouted):
            itself = text[position].isupper() and head.group() in ITSELF and not shouted
            return head.end() if itself and self._verb.match(folded, after.start(2)) else group
        several = " các" if head.group().endswith(" các") else ""
        office = self._office_end(text, folded, position, head.end() - len(several))
        watch = watch_end(folded, head.end(), lambda at: self._verb.match(folded, at) is not None)
        end = self._walk(text, folded, watch) if office is None else office
        if text[end - 1].isdigit() and (more := MORE_NUMBERS.match(folded, end)):
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
        inner = self.collective_end(text, folded, end + 1) if folded[end] == " " else None
        if inner is not None:
            return inner
        for blank in re.finditer(r" ", folded[position : end + 1]):
            start = position + blank.end()
            if self._lexicon.known.match(folded, start):
                return self.known_end(text, folded, start)
        noun = self._lexicon.noun.match(folded, end + 1)
        if noun and text[noun.start()].islower() and folded.startswith("người đứng đầu", position):
            return self._nouns(text, folded, noun.end())
        return None

    def nouns_at(self, text: str, folded: str, start: int) -> int | None:
        """The end of a list of offices in small letters ("trưởng khoa, trưởng trạm"); one alone is none."""
        first = self._lexicon.noun.match(folded, start)
        inner = INNER.match(folded, first.end()) if first and text[start].islower() else None
        following = self._lexicon.noun.match(folded, inner.end()) if inner else None
        if first is None or following is None or text[following.start()].isupper():
            return None
        return self._nouns(text, folded, first.end())

    def _nouns(self, text: str, folded: str, end: int) -> int:
        while (inner := INNER.match(folded, end)) and (noun := self._lexicon.noun.match(folded, inner.end())):
            end = noun.end()
        return self._qualified(text, folded, end)

    def _walk(self, text: str, folded: str, end: int) -> int:
        """The end of a name that no list knows: up to a verb, a preposition or the next body."""
        lower = 0
        while purpose := self._purpose.match(folded, end):
            end = purpose.end()
        while found := NEXT.match(text, end):
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
                if is_verb(text, folded, start) or stops(folded, start):
                    break
                lower += 1
                if lower > MOST_LOWER_WORDS:
                    break
            end = found.end()
        return end
