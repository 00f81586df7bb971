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

_BRACKET = re.compile(r"\s*\((?=[^()]{4,160}\)[\s.;:/]*$)")
_DASH = re.compile(r"\s+[-–]\s+(?=[A-ZĐÀ-Ỹ])")
_COLON = re.compile(r":\s+(?=[A-ZĐÀ-Ỹ])")
_ROLE = re.compile(
    rf"\s*,?\s+(?:chủ trì|phụ trách|chịu trách nhiệm|đầu mối|làm đầu mối|đảm nhiệm|đảm nhận|thực hiện){WORD_END}"
)
_TAIL = re.compile(r"[\s.;:/)]*$")
_FIELD = re.compile(rf"(?:công tác|việc|phần việc|nhóm việc|mảng|khâu|nhiệm vụ|tiểu ban|bộ phận|nội dung){WORD_END}")
_SENT = re.compile(
    rf"(?:gửi|nộp|mời|báo cáo|trình|chuyển|thông báo|cung cấp|giao|cử|gồm|họp|đề nghị|yêu cầu){WORD_END}"
)


def aside_doer(line: Line, start: int, facts: Facts, *, title: bool = False, weak: bool = True) -> Doer | None:
    """The doer behind the work; ``colon`` is where the words about it begin.

    ``weak``: a bare name counts too, where no heading tells another doer. ``title``: the line opens what stands below.
    """
    bracket = _BRACKET.search(line.text, start) if "(" in line.text else None
    if bracket is not None:
        return _told(line, start, bracket, facts, bare=weak and _is_work(line, start))
    joints = (*_COLON.finditer(line.text, start), *_DASH.finditer(line.text, start)) if weak else ()
    if not joints or not (_is_work(line, start) or (title and _FIELD.match(line.key, start))):
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
    if role is None and not (alone and bare and all(name.known or name.collective for name in names)):
        return None
    support = tuple[Name, ...](supporters(line, names[-1].end, len(line.text), names, facts))
    return judged(names, line, facts, asked=False, support=support, start=start, colon=opening.start())


def _is_work(line: Line, start: int) -> bool:
    return lexicon.verb().match(line.key, start) is not None and _SENT.match(line.key, start) is None
