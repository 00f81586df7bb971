"""What a careful reader would mark before a report goes out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from gandan.common.words import say
from gandan.reports.enums import Result, Section
from gandan.reports.rules.sentences import count_words

_OWED = frozenset({Result.OVERDUE, Result.IN_TIME, Result.NOT_STARTED})
_EVERY = re.compile(r"\bhàng (năm|quý|tháng|tuần|ngày)\b", re.IGNORECASE)


class ReportedPart(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def task(self) -> str: ...
    @property
    def result(self) -> Result: ...
    @property
    def is_due(self) -> bool: ...
    @property
    def is_spoken_of(self) -> bool: ...
    @property
    def is_done_in_window(self) -> bool: ...
    @property
    def evidence(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Finding:
    """``is_grave`` must be mended, the rest is worth a look; the place is a part of work or a section."""

    what: str
    where: str
    is_grave: bool
    part: str = ""
    section: str = ""
    unit: str = ""
    """The unit whose part is missing."""


def find_gaps(parts: Iterable[ReportedPart], prose: Mapping[Section, str]) -> list[Finding]:
    """Return what is missing, the grave first."""
    known = list(parts)
    found = [*_silent_units(known), *_sections(prose), *_unproved(known)]
    return sorted(found, key=lambda finding: not finding.is_grave)


def _silent_units(parts: list[ReportedPart]) -> Iterable[Finding]:
    """Name each unit that owes work in the window and has said nothing of any of it."""
    owed: dict[str, list[ReportedPart]] = {}
    for part in parts:
        if part.is_due and part.result in _OWED:
            owed.setdefault(part.unit, []).append(part)
    speaking = {part.unit for part in parts if part.is_spoken_of or part.is_done_in_window}
    for unit, own in owed.items():
        if unit not in speaking:
            where = say("%(count)s nhiệm vụ đến hạn trong kỳ chưa có báo cáo.", count=count_words(len(own)))
            yield Finding(say("Thiếu phần của %(unit)s", unit=unit), where, is_grave=True, part=own[0].code, unit=unit)


def _sections(prose: Mapping[Section, str]) -> Iterable[Finding]:
    for section, text in prose.items():
        if not text.strip():
            empty = say("Mục “%(section)s” còn trống", section=say(section.label))
            yield Finding(empty, say("Hãy viết ít nhất một câu."), is_grave=True, section=section.value)
        for match in _EVERY.finditer(text):
            right = f"hằng {match[1].lower()}"
            better = say("“%(found)s” nên viết “%(right)s”", found=match[0], right=right)
            where = say("Mục “%(section)s”.", section=say(section.label))
            yield Finding(better, where, is_grave=False, section=section.value)


def _unproved(parts: list[ReportedPart]) -> Iterable[Finding]:
    for part in parts:
        if part.is_done_in_window and not part.evidence:
            yield Finding(say("Chưa có minh chứng"), f"{part.unit}: {part.task}", is_grave=False, part=part.code)
