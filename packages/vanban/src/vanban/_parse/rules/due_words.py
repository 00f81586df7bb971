"""The words that stand before a time ("trước", "chậm nhất", "vào 16 giờ"), and what is found of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban._model import Due


@dataclass(frozen=True, slots=True)
class FoundDue:
    due: Due
    start: int
    end: int
    confidence: float
    reason: str | None = None


BEFORE = (
    r"(?:xong\s+)?(?:trước|chậm nhất|muộn nhất|không quá|không muộn hơn"
    r"|hạn (?:chót|cuối)(?: cùng)?(?: (?:nộp|gửi|hoàn thành|thực hiện|đăng ký))?)"
    r"(?:\s+(?:là|vào|đến|trước|hết))*\s*:?\s*"
)
LEAD = (
    r"(?:xong\s+)?(?:trong|đến hết|hết|đến|vào|từ|cuối|đầu|thời hạn|hạn|thời gian)(?:\s+(?:là|vào|đến|hết"
    r"|trong|cuối|đầu))*\s*:?\s*"
)
_CLOCK = r"\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{0,2}(?:\s*(?:phút|p|'))?)?"
HOUR = rf"(?:(?:lúc\s+)?{_CLOCK}(?:\s*(?:,|và|đến|-)\s*{_CLOCK})*\s*(?:,\s*)?(?:sáng|chiều|tối)?\s*(?:,\s*)?)?"
_LEADING = re.compile(
    rf"(?<![\wà-ỹ])(?:{BEFORE}|(?:vào|từ|trong|định kỳ|đến hết|hết|đến|cuối|đầu|giữa)\s+"
    r"|(?:xong|hoàn thành|dự kiến)\s+"
    r"|(?:thời gian|thời hạn|hạn)(?:\s+(?:hoàn thành|thực hiện))?\s*:\s*)"
    rf"(?:ngày\s+)?{HOUR}(?:ngày\s+)?(?:(?:cuối|đầu|giữa)(?:\s+(?:cùng|tiên))?\s+(?:của\s+)?)?"
    r"(?:tuần\s+(?:thứ\s+[\wà-ỹ]+|đầu|cuối|\d)(?:\s+(?:tiên|cùng))?\s+(?:của\s+)?)?(?:các\s+)?$"
)
_TOLD_AT = re.compile(
    r"(?<![\wà-ỹ])(?:báo(?:\s+(?:cáo|lại))?|trình|thông qua|công bố|xem xét|đánh giá|kiểm điểm|cho ý kiến)(?=\s)"
    r"[^.;:]{0,30}?\s(?P<at>tại\s+(?:(?:cuộc|buổi|phiên|kỳ|hội nghị)\s+)*"
    r"(?:(?:họp|giao ban|sinh hoạt|hội nghị|phiên)\s*)+"
    r"(?:\s+(?:chi bộ|định kỳ|thường kỳ|ban|chuyên môn|cuối|đầu|thường lệ))*\s+)$"
)
"""A meeting yet to come, where something is to be told."""


def with_lead(folded: str, start: int) -> int:
    """Takes "trước", "chậm nhất", "định kỳ" before the time into its words."""
    begin = max(0, start - 60)
    found = _LEADING.search(folded[begin:start])
    if found:
        return begin + found.start()
    told = _TOLD_AT.search(folded[begin:start])
    return begin + told.start("at") if told else start


def is_before(folded: str) -> bool:
    return re.search(r"trước|chậm nhất|muộn nhất|không quá|không muộn hơn|hạn chót[^:,;.]{0,20}:", folded) is not None
