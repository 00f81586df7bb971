"""Signing lines that do not fit: each other, or the body whose paper it is (Decree 30/2020/NĐ-CP, annex I, II.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban._model import Signature
from vanban._parse import words
from vanban._parse.ledger import Ledger
from vanban._parse.rules.marked import Marked, mark

_DEPARTMENT = re.compile(r"(?:phòng|ban|trung tâm|văn phòng|sở|trường|trạm|hội(?! đồng)|chi cục)\s")
_OFFICE_ROOM = re.compile(r"(?:phòng|trung tâm|trạm|ban quản lý|văn phòng|trường)\s")
_COMMITTEE = re.compile(r"ủy ban nhân dân(?:\s|$)|ubnd")
_OTHER_BODY = re.compile(r"hội đồng nhân dân|đảng ủy|ban thường vụ|mặt trận tổ quốc|ban chấp hành")
_ROOM_HEAD = re.compile(r"(?:TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|GIÁM ĐỐC|TRƯỞNG BAN|HIỆU TRƯỞNG)")
_MINUTES = ("bien_ban", "hop_dong", "ban_ghi_nho", "ban_thoa_thuan")


def signing_problems(signature: Signature, issuer: str | None, kind: str | None, ledger: Ledger) -> Iterator[Marked]:
    for part, message in _faults(signature, words.key(issuer or ""), issuer or "", loose=kind in _MINUTES):
        yield mark("signing_mismatch", message, getattr(signature, part), ledger.spans(f"signature.{part}"))
        return


def _faults(signature: Signature, issuer: str, named: str, *, loose: bool) -> Iterator[tuple[str, str]]:
    """Which line is wrong, and why; minutes and agreements (``loose``) are signed by whoever took part."""
    authority, capacity, position = signature.authority, signature.capacity, signature.position
    by_committee = authority is not None and _COMMITTEE.search(words.key(authority)) is not None
    alone = " - " not in named and " và " not in issuer
    of_committee = _COMMITTEE.match(issuer) is not None and alone
    if authority and by_committee and (_DEPARTMENT.match(issuer) or issuer.startswith("hội đồng nhân dân")):
        yield "authority", f"“{authority}” không phù hợp với cơ quan ban hành “{named}”."
    if authority and of_committee and not by_committee and _OTHER_BODY.search(words.key(authority)):
        yield "authority", f"“{authority}” không phù hợp với cơ quan ban hành “{named}”."
    if position is None:
        return
    if by_committee and position.startswith("PHÓ") and capacity is None:
        yield "position", f"“{position}” ký thay phải ghi “KT. CHỦ TỊCH”."
    if loose:
        return
    if position.startswith("PHÓ") and capacity is None and of_committee and authority is None:
        yield "position", f"“{position}” ký thay phải ghi “KT. CHỦ TỊCH”."
    if capacity and capacity.startswith("KT") and not position.startswith("PHÓ") and not position.startswith("Q"):
        yield "position", f"Người ký “{capacity}” phải là cấp phó, văn bản ghi “{position}”."
    if capacity and capacity.startswith(("TL", "T/L")) and position.startswith("PHÓ CHỦ TỊCH"):
        yield "position", f"“{position}” ký thay phải ghi “KT. CHỦ TỊCH”."
    if of_committee and capacity is None and _ROOM_HEAD.match(position):
        yield "position", f"“{position}” ký văn bản của “{named}” phải ghi “TL. CHỦ TỊCH” hoặc “TUQ. CHỦ TỊCH”."
    if _OFFICE_ROOM.match(issuer) and capacity is None and re.match(r"(?:PHÓ )?CHỦ TỊCH", position):
        yield "position", f"“{position}” không phù hợp với cơ quan ban hành “{named}”."
