"""What a careful reader would mark before a report goes out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gandan.common.numbers import NUMBER, count_words
from gandan.common.words import say
from gandan.reports.enums import Origin
from gandan.reports.rules.numbers import typed_numbers
from gandan.reports.rules.text import GAP, ParagraphText, Text

_EVERY = re.compile(r"\bhàng (năm|quý|tháng|tuần|ngày)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SilentUnit:
    """A unit that owes work in the window and has said nothing of any of it."""

    unit: str
    owed: int
    part: str
    """Code of a part that it owes."""


@dataclass(frozen=True, slots=True)
class UnprovedPart:
    """A part done in the window without evidence."""

    code: str
    unit: str
    task: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the records lack: the first parts without evidence are named, all are counted."""

    silent: tuple[SilentUnit, ...] = ()
    unproved: tuple[UnprovedPart, ...] = ()
    unproved_count: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """``is_grave`` must be mended, the rest is worth a look."""

    what: str
    where: str
    is_grave: bool
    part: str = ""
    """A part of work to open."""
    anchor: str = ""
    """A place on the page."""
    url: str = ""
    unit: str = ""
    """The unit whose part is missing."""


@dataclass(frozen=True, slots=True)
class Absent:
    """An indicator of the form that has no value in the window."""

    name: str
    url: str


def find_gaps(
    text: Text, gaps: Gaps, *, absent: Sequence[Absent] = (), held_back: Sequence[str] = ()
) -> list[Finding]:
    """Return what is missing or doubtful, the grave first."""
    found = [*_silent_units(gaps.silent), *_sections(text), *_paragraphs(text)]
    found += [Finding(say("Chưa có số liệu của kỳ này"), one.name, is_grave=False, url=one.url) for one in absent]
    if held_back:
        what = say("%(count)s ảnh chưa được đưa ra ngoài", count=count_words(len(held_back)))
        where = say("Chưa trả lời mục “Mặt người dân”: %(titles)s", titles="; ".join(held_back))
        found.append(Finding(what, where, is_grave=False, anchor="muc-pictures"))
    found += _unproved(gaps)
    return sorted(found, key=lambda finding: not finding.is_grave)


def _silent_units(units: Iterable[SilentUnit]) -> Iterable[Finding]:
    for one in units:
        where = say("%(count)s nhiệm vụ đến hạn trong kỳ chưa có báo cáo.", count=count_words(one.owed))
        yield Finding(
            say("Thiếu phần của %(unit)s", unit=one.unit), where, is_grave=True, part=one.part, unit=one.unit
        )


def _sections(text: Text) -> Iterator[Finding]:
    for section in text.sections:
        if section.is_required and not section.shown:
            empty = say("Mục “%(section)s” còn trống", section=section.heading)
            yield Finding(
                empty, section.hint or say("Hãy viết ít nhất một câu."), is_grave=True, anchor=section.anchor
            )


def _paragraphs(text: Text) -> Iterator[Finding]:
    kept = [one for _, one in text.paragraphs() if one.origin == Origin.KEPT]
    for section, paragraph in text.paragraphs():
        where = say("Mục “%(section)s”.", section=section.heading) if section.heading else paragraph.text[:60]
        yield from _of_one(paragraph, where)
    if kept:
        what = say("%(count)s đoạn giữ nguyên kỳ trước, chưa ai xem lại", count=count_words(len(kept)))
        yield Finding(what, kept[0].text[:80], is_grave=False, anchor=kept[0].anchor)


def _of_one(paragraph: ParagraphText, where: str) -> Iterator[Finding]:
    place = paragraph.anchor
    if paragraph.source and paragraph.source in paragraph.missing:
        yield Finding(say("Hồ sơ của đoạn đã sửa không còn trong kỳ"), where, is_grave=True, anchor=place)
    elif paragraph.missing or GAP in paragraph.text:
        yield Finding(say("Có số của kỳ trước chưa cập nhật được"), where, is_grave=True, anchor=place)
    if paragraph.outdated:
        what = say("%(unit)s đã sửa sau khi tổng hợp", unit=paragraph.unit_name or say("Đơn vị"))
        yield Finding(what, paragraph.computed[:80], is_grave=False, anchor=place)
    if paragraph.changed_numbers:
        one = paragraph.changed_numbers[0]
        what = say("Số đã sửa: %(was)s → %(now)s", was=one.was, now=one.now)
        yield Finding(what, say("Lý do: %(reason)s", reason=one.reason), is_grave=False, anchor=place)
    if paragraph.origin:
        told = set(NUMBER.findall(paragraph.outdated))  # what the unit had counted when the words were put right
        typed = typed_numbers(paragraph.text, paragraph.figures, paragraph.changed_numbers)
        loose = [number for number in typed if number not in told]
        if loose:
            what = say("Số gõ tay chưa có nguồn: %(numbers)s", numbers=", ".join(loose[:5]))
            yield Finding(what, where, is_grave=False, anchor=place)
    for match in _EVERY.finditer(paragraph.text):
        better = say("“%(found)s” nên viết “%(right)s”", found=match[0], right=f"hằng {match[1].lower()}")
        yield Finding(better, where, is_grave=False, anchor=place)


def _unproved(gaps: Gaps) -> Iterator[Finding]:
    for part in gaps.unproved:
        yield Finding(say("Chưa có minh chứng"), f"{part.unit}: {part.task}", is_grave=False, part=part.code)
    left = gaps.unproved_count - len(gaps.unproved)
    if left:
        where = say("%(count)s phần việc khác đã xong trong kỳ.", count=count_words(left))
        yield Finding(say("Chưa có minh chứng"), where, is_grave=False)
