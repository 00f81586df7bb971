"""Who does the work, told at its end: "Dựng rạp (Đoàn Thanh niên chủ trì)", "Dựng rạp - Đoàn Thanh niên"."""

from __future__ import annotations

import re

from vanban._parse import lexicon
from vanban._parse.flow import Line
from vanban._parse.lexicon import WORD_END
from vanban._parse.rules.doer import Doer, judged
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.parties import supporters
from vanban._parse.rules.units import Name

_BRACKET = re.compile(r"\s*\((?=[^()]{4,160}\))")
_ENDS_LINE = re.compile(r"[^()]*\)[\s.;:/]*$")
_DASH = re.compile(r"\s+[-–]\s+(?=[A-ZĐÀ-Ỹ])")
_COLON = re.compile(r":\s+(?=[A-ZĐÀ-Ỹ])")
_LEADS = (
    r"(?:chủ trì|phụ trách|chịu trách nhiệm|đầu mối|làm đầu mối|đảm nhiệm|đảm nhận|đảm trách|thực hiện|lo liệu|lo|làm"
    r"|trực tiếp làm|trực tiếp thực hiện)"
)
_ROLE = re.compile(rf"\s*,?\s+{_LEADS}{WORD_END}")
_TAIL = re.compile(r"[\s.;:/)]*$")
_FIELD = re.compile(
    rf"(?:công tác|việc|phần việc|nhóm việc|mảng|khâu|nhiệm vụ|tiểu ban|bộ phận|nội dung|hậu cần|lễ tân"
    rf"|khánh tiết|văn nghệ|an ninh|âm thanh|ánh sáng|trang trí|nước uống|xe đưa đón|loa đài|phông bạt){WORD_END}"
)
_SENT = re.compile(
    rf"(?:gửi|nộp|mời|báo cáo|trình|chuyển|thông báo|cung cấp|giao|cử|gồm|họp|đề nghị|yêu cầu){WORD_END}"
)
_PLACE = re.compile(
    rf"(?:thôn|bản|ấp|buôn|làng|xóm|khóm|khu|khu phố|tổ dân phố|khu dân cư|xã|phường|trường|chợ|nhà văn hóa){WORD_END}"
)
_NEAR = re.compile(r"(?:gửi|nộp|về|qua|cho|tới|đến|với|của|tại|ở|trình|báo cáo)\s[^,;.()\d]{2,60}$")
"""Before a bracket: whom or what place the words in it may tell of."""
_BY = re.compile(r"\s*[:,–-]\s+(?:do|giao(?:\s+cho)?)\s+")
_PERSONS = re.compile(r":\s+(?=(?:các\s+)?(?:anh|chị|ông|bà|cô|chú|bác|thầy|đồng chí|đ/c)\s)")
_EACH_DOES = re.compile(r"\s+([\wà-ỹ]+(?:\s+[\wà-ỹ]+){0,3}?)\s*(?:,\s*(?:còn\s+)?|\s+và\s+|(?=[.;]?\s*$))")


def aside_doer(line: Line, start: int, facts: Facts, *, title: bool = False, weak: bool = True) -> Doer | None:
    """The doer behind the work; ``colon`` is where the words about it begin.

    ``weak``: a bare name counts too, where no heading tells another doer. ``title``: the line opens what stands below.
    """
    work = _is_work(line, start)
    brackets = [found for found in _BRACKET.finditer(line.text, start) if "(" in found.group()]
    if brackets and _ENDS_LINE.match(line.text, brackets[-1].end()):
        return _told(line, start, brackets[-1], facts, bare=weak and work)
    inside = (_charged_inside(line, start, one, facts) for one in brackets if work and not title)
    charged = next((doer for doer in inside if doer is not None), None)
    if charged is not None:
        return charged
    if (work or _FIELD.match(line.key, start)) and not title and (told := _told_behind(line, start, facts, weak=weak)):
        return told
    joints = (*_COLON.finditer(line.text, start), *_DASH.finditer(line.text, start)) if weak else ()
    if not joints or not (work or (title and _FIELD.match(line.key, start))):
        return None
    for joint in joints:
        found = _told(line, start, joint, facts, bare=True)
        if found is not None:
            return found
    return None


def _told(line: Line, start: int, opening: re.Match[str], facts: Facts, *, bare: bool) -> Doer | None:
    names = facts.units.names_at(line.text, opening.end())
    if not names or opening.start() <= start:
        return None
    role = _ROLE.match(line.key, names[-1].end)
    alone = _TAIL.match(line.text, names[-1].end) is not None
    if role is None and not (alone and bare and all(_may_stand(name, line, opening) for name in names)):
        return None
    support = tuple[Name, ...](supporters(line, names[-1].end, len(line.text), names, facts))
    return judged(names, line, facts, asked=False, support=support, start=start, colon=opening.start())


def _may_stand(name: Name, line: Line, opening: re.Match[str]) -> bool:
    """Whether the name alone tells who does the work, not where or for whom."""
    if name.known or name.collective:
        return True
    return (
        "(" in opening.group()
        and not _PLACE.match(line.key, name.start)
        and not _NEAR.search(line.key, 0, opening.start())
    )


def _charged_inside(line: Line, start: int, bracket: re.Match[str], facts: Facts) -> Doer | None:
    """ "Mở thêm bàn khám (Trưởng khoa chịu trách nhiệm), bắt đầu từ ngày 20/7": the whole point is the work."""
    names = facts.units.names_at(line.text, bracket.end())
    role = _ROLE.match(line.key, names[-1].end) if names else None
    if role is None or not line.text.startswith(")", role.end()):
        return None
    return judged(names, line, facts, asked=False, start=start, colon=len(line.text))


def _told_behind(line: Line, start: int, facts: Facts, *, weak: bool) -> Doer | None:
    """ "Dán sơ đồ: do nhân viên y tế thực hiện", "Trực đêm: anh A và anh B", "Lập sổ: chị A ghi, anh B soát"."""
    for by in _BY.finditer(line.key, start):
        names = facts.units.names_at(line.text, by.end())
        if names and _ROLE.match(line.key, names[-1].end):
            return judged(names, line, facts, asked=False, start=start, colon=len(line.text))
    joint = _PERSONS.search(line.key, start) if weak else None
    names = _in_turn(line, joint.end(), facts) if joint else ()
    return judged(names, line, facts, asked=False, start=start, colon=len(line.text)) if names else None


def _in_turn(line: Line, at: int, facts: Facts) -> tuple[Name, ...]:
    """Persons one after another, each with what it does."""
    names = facts.units.names_at(line.text, at)
    found = names
    while names and all(name.person for name in names):
        does = _EACH_DOES.match(line.key, names[-1].end)
        if does is None or not lexicon.verb().match(line.key, does.start(1)):
            return found
        names = facts.units.names_at(line.text, does.end())
        found = (*found, *(name for name in names if name.person))
    return found if found and found[0].person else ()


def _is_work(line: Line, start: int) -> bool:
    return lexicon.verb().match(line.key, start) is not None and _SENT.match(line.key, start) is None
