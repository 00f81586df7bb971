"""Puts down for every value where it was found and how sure the reader is of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._model import Problem, Task
from vanban._parse.flow import Item, Line
from vanban._parse.ledger import Ledger
from vanban._parse.rules.citations import Cited
from vanban._parse.rules.duty import Duty
from vanban._parse.rules.header import Header, iso_day
from vanban._parse.rules.issuer import Issuer
from vanban._parse.rules.marked import Marked

_TOLD_DAY = re.compile(r"ngày\s+(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|,?\s*năm)\s*(\d{4})")
_DATED_IN_TEXT = ("bien_ban", "hop_dong", "ban_ghi_nho", "ban_thoa_thuan")
_OPENING_LINES = 4


def note_head(header: Header, issuer: Issuer, ledger: Ledger) -> None:
    if header.type and header.type_line:
        ledger.note("type", header.type_line.spans(), 0.98)
    elif header.type:
        ledger.note("type", (), 0.85, "Loại văn bản suy ra từ ký hiệu, vì không có dòng tên loại.")
    if issuer.name:
        reason = "Tên cơ quan lấy từ nội dung, vì văn bản không có phần đầu." if issuer.from_text else None
        ledger.note("issuer", issuer.spans, 0.8 if reason else 0.97, reason)
    if issuer.parent:
        ledger.note("parent_issuer", issuer.parent_spans)
    _note_lines(header, ledger)


def _note_lines(header: Header, ledger: Ledger) -> None:
    if header.number_line:
        if header.number:
            ledger.note("number", header.number_line.spans(*header.number_at), 0.98)
        if header.symbol:
            ledger.note("symbol", header.number_line.spans(*header.symbol_at), 0.98)
    if header.place_line:
        ledger.note("place", header.place_line.spans(*header.place_at))
        if header.date:
            ledger.note("date", header.place_line.spans(*header.date_at), 0.98)
    if header.subject_line:
        ledger.note("subject", header.subject_line.spans(), 0.96)
    if header.security_line:
        ledger.note("security", header.security_line.spans())
    if header.urgency_line:
        ledger.note("urgency", header.urgency_line.spans())
    for index, line in enumerate(header.to):
        ledger.note(f"to.{index}", line.spans())


def note_citations(cited: Sequence[Cited], ledger: Ledger) -> None:
    for index, one in enumerate(cited):
        reason = None
        if one.conflicts:
            reason = "Loại văn bản không khớp với ký hiệu hoặc với lần nhắc trước."
        ledger.note(f"citations.{index}.reference", one.spans, 0.7 if reason else 0.97, reason)
        if one.type:
            ledger.note(f"citations.{index}.type", one.spans, 0.7 if reason else 0.97, reason)
        if one.date:
            ledger.note(f"citations.{index}.date", one.date_spans)
        if one.issuer:
            ledger.note(f"citations.{index}.issuer", one.issuer_spans, 0.95)


def note_tasks(duties: Sequence[Duty], ledger: Ledger) -> tuple[Task, ...]:
    for index, duty in enumerate(duties):
        for path, evidence in duty.evidence.items():
            ledger.entries[f"tasks.{index}.{path}"] = evidence
    return tuple(duty.task for duty in duties)


def note_problems(marked: Sequence[Marked], ledger: Ledger) -> tuple[Problem, ...]:
    for index, one in enumerate(marked):
        ledger.note(f"problems.{index}", one.spans, 0.95)
    return tuple(one.problem for one in marked)


def note_candidates(header: Header, body: Sequence[Item], ledger: Ledger) -> None:
    """Minutes and contracts tell their day in the text; it may be that of the meeting, so a person has to say."""
    if header.date is not None or header.type not in _DATED_IN_TEXT:
        return
    for line in (item for item in body[:_OPENING_LINES] if isinstance(item, Line)):
        found = _TOLD_DAY.search(line.key)
        day = iso_day(*(int(part) for part in reversed(found.groups()))) if found else None
        if found and day:
            reason = "Ngày lấy từ câu mở đầu; văn bản không có dòng địa danh, ngày ban hành."
            ledger.candidate("date", day, line.spans(*found.span()), reason)
            return
