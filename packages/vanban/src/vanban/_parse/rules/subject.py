"""The subject and the addressees of a document (Decree 30/2020/NĐ-CP, annex I, parts II.5 and II.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce

from vanban._parse import words
from vanban._parse.flow import Item, Line, join
from vanban._parse.markers import find_marker
from vanban._parse.rules.header_patterns import NATION, NUMBER, PLACE, TO, URGENCY, WIRED
from vanban._parse.rules.outline import type_of_line

_OPENING = re.compile(
    r"(?:căn cứ|thực hiện|theo|xét|kính gửi|ngày \d|nhằm|để |ủy ban nhân dân|ubnd|hội đồng nhân dân|chủ tịch"
    r"|giám đốc|sau khi|trong thời gian"
    r"|thi hành|phúc đáp|trả lời|qua |hiện nay|vừa qua|tiếp theo|trên cơ sở|được sự|hôm nay|vào hồi|để\s|kính"
    r"|đảng ủy|ban thường vụ|i\.|1\.)"
)
_MOST_SUBJECT = 8
_MOST_TITLE = 100


def read_subject(items: Sequence[Item], type_index: int) -> tuple[Line | None, int]:
    """The lines behind the type as one, and the index of the item that follows them."""
    line = items[type_index]
    if not isinstance(line, Line):
        return None, type_index + 1
    found = type_of_line(line)
    rest = line.part(found[1]) if found else line.part(len(line.text))
    collected = [rest] if rest.text.strip(" .:") and not _is_tail_of_type(rest) else []
    at = type_index + 1
    while at < len(items) and len(collected) < _MOST_SUBJECT:
        item = items[at]
        if not isinstance(item, Line) or not _goes_on(collected, item):
            break
        collected.append(item)
        at += 1
    return (reduce(join, collected) if collected else None), at


def _is_tail_of_type(rest: Line) -> bool:
    """The rest of "CHƯƠNG TRÌNH HÀNH ĐỘNG" and the like, which is no subject."""
    return rest.key in ("hành động", "công tác")


def _goes_on(collected: Sequence[Line], line: Line) -> bool:
    if find_marker(line.text) or NUMBER.match(line.text) or TO.match(line.key):
        return False
    if not collected:
        return not (
            line.key.startswith(("căn cứ", "kính gửi"))
            or line.text.endswith((":", ";"))
            or (_is_sentence(line) and (len(line.text) > _MOST_TITLE or _OPENING.match(line.key)))
        )
    previous = collected[-1]
    if previous.text.endswith((".", ";", ":")):
        return False
    if words.is_upper(line.text) and not words.is_upper(previous.text):
        # Who decides stands in capitals below the subject of a decision.
        return False
    if line.centred and previous.centred and not line.gap_before:
        return not (words.is_upper(line.text) and _OPENING.match(line.key))
    return (
        not line.gap_before
        and not _OPENING.match(line.key)
        and len(line.text) < 120
        and not line.text.endswith((":", "."))
    )


def _is_sentence(line: Line) -> bool:
    return line.text.endswith((".", ",")) and not line.centred and not words.is_upper(line.text)


def read_about(items: Sequence[Item], about: int) -> tuple[Line | None, int]:
    """The "V/v …" lines under the number of a letter as one, and the index of the item that follows them."""
    line = items[about]
    if not isinstance(line, Line):
        return None, about
    at = about + 1
    while at < len(items):
        following = items[at]
        if (
            not isinstance(following, Line)
            or following.gap_before
            or TO.match(following.key)
            or PLACE.search(following.text)
            or URGENCY.match(following.key)
        ):
            break
        if NATION.search(following.key) or _OPENING.match(following.key) or len(following.text) > 90:
            break
        line = join(line, following)
        at += 1
    return line, at


def read_addressees(items: Sequence[Item], addressed: int) -> tuple[list[Line], int]:
    """Those behind "Kính gửi:", and the index of the item that follows them."""
    line = items[addressed]
    if not isinstance(line, Line):
        return [], addressed + 1
    found = TO.match(line.key) or WIRED.match(line.key)
    rest = line.part(found.end() if found else 0)
    lines = [rest] if rest.text.strip(" :") else []
    at = addressed + 1
    while at < len(items):
        item = items[at]
        if not isinstance(item, Line):
            break
        marker = find_marker(item.text)
        open_list = not lines or lines[-1].text.rstrip().endswith((";", ","))
        if not (marker and marker.kind == "dash" and len(item.text) < 200) and not (
            open_list and len(item.text) < 160
        ):
            break
        lines.append(item.part(marker.end if marker else 0))
        at += 1
    return [part for one in lines for part in _split_addressees(_unmarked(one))], at


def _unmarked(line: Line) -> Line:
    marker = find_marker(line.text)
    return line.part(marker.end) if marker and marker.kind == "dash" else line


def _split_addressees(line: Line) -> list[Line]:
    found, start = [], 0
    for piece in line.text.split(";"):
        part = line.part(start, start + len(piece))
        text = part.text.rstrip(" .,")
        if text:
            found.append(part.part(0, len(text)))
        start += len(piece) + 1
    return found
