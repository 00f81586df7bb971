"""Who helps with a duty, and to whom its result goes."""

from __future__ import annotations

import re

from vanban._parse import lexicon
from vanban._parse.flow import Line
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.units import Name

TOGETHER = (
    r"(?:phối hợp(?:\s+(?:chặt chẽ|tốt|đồng bộ|thường xuyên|hiệu quả))?(?:\s*,?\s*(?:cùng với|với|cùng|giữa|của))?"
    r"|kết hợp(?:\s+chặt chẽ)?\s+(?:với|cùng)|sự\s+(?:tham gia|phối hợp|hỗ trợ|giúp đỡ)\s+của)(?:\s*:\s*|\s+)"
)
_TOGETHER = re.compile(TOGETHER)
_TOGETHER_AT = re.compile(r"\s*,?\s*(?:chủ trì\s*,?\s*)?" + TOGETHER)
_BESIDE = re.compile(r"cùng(?:\s+với)?\s+")
_BESIDE_INSIDE = re.compile(r",\s+cùng(?:\s+với)?\s+")
_OTHERS = re.compile(r"[,;]\s+(?:và\s+)?")
_HELP = re.compile(
    r"\s*,?\s+(?:(?:có trách nhiệm|cùng|chủ động|tích cực)\s+)*(?:phối hợp|hỗ trợ|(?<=cùng )tham gia)"
    r"(?![\wà-ỹ])(?!\s+(?:với|cùng))"
)
_RECEIVING = re.compile(
    rf"{lexicon.WORD_START}(?:gửi(?:\s+(?:báo cáo|kết quả|văn bản|hồ sơ|danh sách|ý kiến|số liệu"
    rf"|tài liệu)){{0,2}}(?:\s+(?:bằng văn bản|bản mềm))?(?:\s+(?:về|đến|tới|cho))?"
    rf"|báo cáo(?:\s+(?:kết quả|bằng văn bản))?(?:\s+(?:về|lên|cho|với))?|(?:thông\s+)?qua|trình|nộp(?:\s+về)?"
    rf"|(?:chuyển|gửi)\s+(?:về|đến|cho)|về)\s+"
)


def together_at(line: Line, position: int, facts: Facts) -> tuple[Name, ...]:
    """The bodies behind ", phối hợp với" right at the position."""
    found = _TOGETHER_AT.match(line.key, position)
    return facts.units.names_at(line.text, found.end()) if found else ()


def supporters(line: Line, start: int, end: int, lead: tuple[Name, ...], facts: Facts) -> list[Name]:
    """Bodies behind "phối hợp (với)", and those who are said to help themselves ("…; Y, Z phối hợp")."""
    taken = {name.value for name in lead}
    found: list[Name] = []
    stretches = [facts.units.names_at(line.text, match.end()) for match in _TOGETHER.finditer(line.key, start, end)]
    beside = _BESIDE.match(line.key, start, end)
    beginning = (beside,) if beside else ()
    stretches += [
        facts.units.names_at(line.text, match.end())
        for match in (*beginning, *_BESIDE_INSIDE.finditer(line.key, start, end))
    ]
    if _HELP.search(line.key, start, end):
        for match in _OTHERS.finditer(line.key, start, end):
            names = facts.units.names_at(line.text, match.end())
            stretches.append(names if names and _HELP.match(line.key, names[-1].end) else ())
    for name in (name for names in stretches for name in names):
        if name.value not in taken and name.end <= end:
            taken.add(name.value)
            found.append(name)
    return found


def receivers(line: Line, start: int, end: int, facts: Facts) -> list[Name]:
    """Bodies to which the result is sent, or through which it goes."""
    found: list[Name] = []
    for match in _RECEIVING.finditer(line.key, start, end):
        if match.group().strip() == "về" and not re.search(
            r"(?:gửi|báo cáo|nộp|chuyển)[^.;]{0,60}$", line.key[start : match.start()]
        ):
            continue
        for name in facts.units.names_at(line.text, match.end()):
            if name.end <= end and not name.collective and name.value not in {one.value for one in found}:
                found.append(name)
    return found
