"""Lines that tell of the work above them who does it, who helps, until when ("Đơn vị chủ trì: …", "Thời gian: …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban._parse.flow import Line
from vanban._parse.lexicon import WORD_END, WORD_START
from vanban._parse.rules.doer import Doer, judged
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.outline import Node
from vanban._parse.rules.units import Name

_BODY = (
    r"(?:(?:đơn vị|cơ quan|bộ phận|phòng|người|cán bộ|cá nhân|tổ chức|lãnh đạo)"
    r"(?:\s*[,/]\s*(?:đơn vị|cơ quan|cá nhân|bộ phận))*\s+)"
)
_LEADS = (
    rf"(?:{_BODY}?(?:chủ trì|phụ trách|chịu trách nhiệm)|{_BODY}(?:được giao|triển khai|đầu mối|tham mưu)"
    rf"|{_BODY}?thực hiện|(?:phân công|trách nhiệm)(?=\s*:|\s+(?:thực hiện|chủ trì)))"
    r"(?:\s*,?\s+(?:thực hiện|chính|tham mưu|tổng hợp|triển khai|chủ trì|nội dung|tổ chức))*"
)
_HELPS = rf"{_BODY}?(?:cùng\s+)?(?:phối hợp|tham gia)(?:\s+(?:thực hiện|triển khai|tổ chức))?"
_TIMES = r"(?:thời gian|thời hạn|hạn|tiến độ|thời điểm)(?:\s+(?:thực hiện|hoàn thành|tổ chức|triển khai|cuối))*"
_LEAD = re.compile(rf"(?:{_LEADS})\s*:\s*")
_HELP = re.compile(rf"(?:{_HELPS})\s*:\s*")
_OTHER = re.compile(
    rf"(?:{_TIMES}|địa điểm|thành phần|đối tượng|số lượng|hình thức|kinh phí|nguồn kinh phí|kết quả|sản phẩm"
    r"|nội dung|mục tiêu|phạm vi|yêu cầu|chỉ tiêu|trang phục|phương tiện|quy mô|chủ đề)[^:.;]{0,40}:\s*(?=\S)"
)
_TIME = re.compile(rf"(?:{_TIMES})\s*:\s*(?=\S)")
_INLINE = re.compile(rf"(?:(?<=[.;(])|(?<=[.;,]\s)|(?<=\()|(?<=-\s))\s*(?P<lead>{_LEADS})\s*:\s*")
_INLINE_HELP = re.compile(rf"{WORD_START}(?:{_HELPS})\s*:\s*")
_STOP = re.compile(rf"\s*(?:[.;,)]|$|-\s|[.;,]?\s*(?:{_HELPS}|{_TIMES}){WORD_END})")


@dataclass(frozen=True, slots=True)
class Told:
    """What the labels below one piece of work say."""

    doer: Doer | None
    helpers: tuple[Name, ...] = ()
    helpers_line: Line | None = None
    time: Line | None = None


def is_lead(node: Node) -> bool:
    return node.grid is None and ":" in node.line.text and _LEAD.match(node.line.key, node.start) is not None


def is_label(node: Node) -> bool:
    """A line below some work that is not work itself."""
    key, start = node.line.key, node.start
    return node.grid is None and any(form.match(key, start) for form in (_LEAD, _HELP, _OTHER))


def labelled(nodes: Sequence[Node], facts: Facts) -> dict[int, Told]:
    """By ``id``: the works among siblings that labels beside them tell of, and these labels.

    Labels tell of what stands above them up to the labels before; where they come first, of what stands below.
    """
    if not any(is_lead(node) for node in nodes) or all(is_label(node) for node in nodes):
        return {}
    found: dict[int, Told] = {}
    works: list[Node] = []
    labels: list[Node] = []
    first = is_label(nodes[0])
    for node in nodes:
        if is_label(node) is first and works and labels:
            found.update(_grouped(works, labels, facts))
            works, labels = [], []
        (labels if is_label(node) else works).append(node)
    found.update(_grouped(works, labels, facts))
    return found


def _grouped(works: Sequence[Node], labels: Sequence[Node], facts: Facts) -> dict[int, Told]:
    told = told_by(labels, facts)
    return {id(one): told for one in (*works, *labels)} if told.doer is not None and works else {}


def told_of_work(node: Node, facts: Facts) -> Told | None:
    """What stands below some work, where all of it only tells of that work."""
    below = node.children
    if node.marker is None or not any(map(is_lead, below)) or not all(map(is_label, below)):
        return None
    told = told_by(below, facts)
    return told if told.doer is not None else None


def told_by(nodes: Sequence[Node], facts: Facts) -> Told:
    doer: Doer | None = None
    helpers: tuple[Name, ...] = ()
    helpers_line: Line | None = None
    time: Line | None = None
    for node in nodes:
        line, key = node.line, node.line.key
        lead, help_ = _LEAD.match(key, node.start), _HELP.match(key, node.start)
        if lead and doer is None:
            inline = inline_doer(line, node.start, facts)
            names = facts.units.names_at(line.text, lead.end())
            doer = inline or (judged(names, line, facts, asked=False) if names else None)
        elif help_ and not helpers:
            helpers, helpers_line = facts.units.names_at(line.text, help_.end()), line
        elif time is None and _TIME.match(key, node.start):
            time = line
    return Told(doer, helpers, helpers_line, time)


def inline_doer(line: Line, start: int, facts: Facts) -> Doer | None:
    """ "Treo băng rôn (đơn vị chủ trì: Phòng A; phối hợp: Đoàn Thanh niên)": ``start`` stays that of the work."""
    if ":" not in line.text:
        return None
    at_start = _LEAD.match(line.key, start)
    found = at_start or _INLINE.search(line.key, start)
    if found is None:
        return None
    names = facts.units.names_at(line.text, found.end())
    if not names or not _STOP.match(line.key, names[-1].end):
        return None
    help_ = _INLINE_HELP.search(line.key, names[-1].end)
    support = facts.units.names_at(line.text, help_.end()) if help_ else ()
    return judged(names, line, facts, asked=False, support=support, start=start, colon=found.start())
