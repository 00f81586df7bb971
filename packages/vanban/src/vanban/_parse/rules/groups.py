"""Small groups in everyday words, which no list knows: "Tổ thủy nông", "Khối lâm sàng", "ca trực bảo vệ"."""

from __future__ import annotations

import re
from collections.abc import Callable

from vanban._parse import lexicon

_HEAD = re.compile(r"(?:tổ|đội|nhóm|khối|kíp|ca|cụm|tốp|trạm|bếp|kho)\s+(?=[\wà-ỹ])")
_NO_GROUP = re.compile(
    r"(?:tổ\s+(?:hợp|ấm|quốc|tiên|chức|trưởng)|đội\s+(?:ngũ|hình|mũ|trưởng|viên)|khối\s+(?:lượng|u)"
    r"|nhóm\s+(?:trẻ|tuổi|việc|nội dung|giải pháp|nhiệm vụ|đối tượng|hàng|máu|chỉ tiêu|vấn đề|ngành)"
    r"|ca\s+(?:ngợi|khúc|dao|mắc|bệnh|nhiễm)|kho\s+(?:tàng|bạc)"
    r")(?![\wà-ỹ])"
)
_WHOLE = re.compile(
    r"(?:toàn|cả)\s+(?:trường|khoa|đơn vị|cơ quan|chi bộ|chi đoàn|lớp|tổ|đội|trạm|xã|phường|thôn|ấp|bản|khối)"
    r"(?![\wà-ỹ])"
)
_WORD = re.compile(r"\s+([\wà-ỹ]+)")
_BEHIND = re.compile(
    r"\s*(?:[,;:)(.\n]|$|-\s|–\s)"
    r"|\s+(?:và|cùng|phải|cần|không|sẽ|có\s+(?:trách nhiệm|nhiệm vụ)|chịu|được\s+giao)(?![\wà-ỹ])"
)
_ON_WATCH = re.compile(
    r"\s+(?:bảo vệ|cấp cứu|chỉ huy|vận hành|điều hành|lãnh đạo|cứu hộ|cứu nạn|phòng cháy|bơm|giám sát|an ninh)(?=\s)"
)
_TAKES_ON = re.compile(
    r"(?:đảm nhiệm|đảm nhận|đảm trách|phụ trách|chịu trách nhiệm|chủ trì|lo|thực hiện|làm)(?![\wà-ỹ])"
)
_MOST_WORDS = 4


def group_end(folded: str, position: int, is_verb: Callable[[int], bool], stops: Callable[[int], bool]) -> int | None:
    """Where a group's name ends: a few small words up to what the group does, or up to the end of the name."""
    whole = _WHOLE.match(folded, position)
    if whole:
        return whole.end()
    head = _HEAD.match(folded, position)
    if head is None or _NO_GROUP.match(folded, position) or is_verb(position):
        return None
    end = head.end() - 1
    for count in range(_MOST_WORDS + 1):
        if count and _BEHIND.match(folded, end):
            return end
        word = _WORD.match(folded, end)
        if word is not None and not count and (made_for := _made_for(folded, word.start(1))):
            return made_for
        if word is None or stops(word.start(1)) or is_verb(word.start(1)):
            return end if count and word is not None and is_verb(word.start(1)) else None
        end = word.end()
    return None


def _made_for(folded: str, start: int) -> int | None:
    """ "Tổ bốc xếp đảm nhiệm": a group named by what it is made for, before its duty or the end of the name."""
    work = lexicon.verb().match(folded, start)
    if work is None:
        return None
    behind = folded[work.end() :].lstrip()
    taken = _WORD.match(folded, work.end())
    return work.end() if behind[:1] in (":", ")") or (taken and _TAKES_ON.match(folded, taken.start(1))) else None


def watch_end(folded: str, end: int, is_verb: Callable[[int], bool]) -> int:
    """ "Ca trực bảo vệ cắt điện": what the watch is for is told by a verb before that of its duty."""
    found = _ON_WATCH.match(folded, end) if folded[:end].endswith(" trực") else None
    return found.end() if found and is_verb(found.end() + 1) else end
