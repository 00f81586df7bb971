"""The words with which a duty is laid on somebody ("giao", "đề nghị", "yêu cầu", "phân công")."""

import re

from vanban._parse.lexicon import WORD_START

_ADVERB = (
    r"(?:(?:trân trọng|kính|tiếp tục|thống nhất|nhất trí|đồng ý|quyết định|trước mắt|tạm thời|nay|cũng|đồng thời|riêng"
    r"|do đó|vì vậy|theo đó|trên cơ sở đó)\s*,?\s+)*"
)
_MEETING = r"ban(?:\s+(?:công tác|tuần|tháng|quý|định kỳ|đầu|cuối|h[ằà]ng|với|giữa|trực tuyến)|\s*[,.;]|\s*$)"
_HAND_OVER = (
    rf"giao(?!\s+(?:{_MEETING}|thông|lưu|dịch|tiếp|nhận|khoán))(?:\s+(?:nhiệm vụ|trách nhiệm|việc))?(?:\s+cho)?"
)
ORDER = (
    rf"(?:{_ADVERB}(?:đề nghị|yêu cầu|{_HAND_OVER}|phân công(?:\s+(?:nhiệm vụ|trách nhiệm))?(?:\s+cho)?"
    r"|chỉ đạo|(?:ủy quyền|ủy nhiệm)(?:\s+cho)?))"
)
ORDER_START = re.compile(rf"{ORDER}\s+")
ORDER_INSIDE = re.compile(rf"{WORD_START}{ORDER}\s+")
HANDS_OVER = re.compile(rf"{_ADVERB}(?:{_HAND_OVER}|chỉ đạo|phân công)\s+")
ORDER_BEHIND = re.compile(rf"\s+{ORDER}\s+")
ASSIGNMENT = re.compile(rf"{_ADVERB}(?:đề nghị|yêu cầu|{_HAND_OVER})\s+")
"""What a body does not do itself: under its own heading "phân công" is what it has to do."""
