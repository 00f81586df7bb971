"""What the rules of times that come back have in common: their words, and how they are kept."""

from __future__ import annotations

import re
from collections.abc import Callable

EVERY = r"(?:hằng|hàng|mỗi|các)"
EACH = r"(?:hằng|hàng|mỗi)"
OFTEN = r"(?:\s+(?:\d{1,2}|một|hai|ba)\s+(?:lần|buổi|lượt|kỳ|đợt|cuộc|phiên))?"
"""How often in the period, before its days are told ("mỗi tuần một lần, chiều thứ Sáu")."""
UNTIL = r"(?:(?:gửi|nộp|xong|hoàn thành|trước|chậm nhất|muộn nhất|vào|là)\s+)+"
Maker = Callable[[re.Match[str]], str | None]
Rules = list[tuple[re.Pattern[str], Maker]]


def rule(pattern: str, rules: Rules) -> Callable[[Maker], Maker]:
    """Keeps the function that makes a rule of what the pattern finds."""

    def keep(make: Maker) -> Maker:
        rules.append((re.compile(pattern), make))
        return make

    return keep
