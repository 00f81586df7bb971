"""Lines with which a paper is signed: for whom, in which capacity, the office and the name (annex I, part II.7)."""

from __future__ import annotations

import re

from vanban._parse import words
from vanban._parse.flow import Line

_CAPITAL = "[A-ZĐÀ-Ỹ]"
AUTHORITY = re.compile(rf"(?:TM|T/M|T\.M)\.?\s*(?={_CAPITAL})|THAY MẶT\s+(?={_CAPITAL})")
CAPACITY = re.compile(
    r"(?:(?:KT|TL|TUQ|Q|K\.T|T\.L)\.\s*|(?:K/T|T/L|KT/|TL/)\.?\s*|(?:KÝ THAY|THỪA LỆNH|THỪA ỦY QUYỀN)\s+)"
    rf"(?={_CAPITAL})"
)
_OFFICES = (
    r"(?:CHỦ TỊCH|BÍ THƯ|(?:TỔNG )?GIÁM ĐỐC|TRƯỞNG|CHÁNH|HIỆU TRƯỞNG|CHỦ NHIỆM|CỤC TRƯỞNG|TỔ TRƯỞNG|ĐỘI TRƯỞNG"
    r"|VIỆN TRƯỞNG|ĐỒN TRƯỞNG|TRẠM TRƯỞNG|HẠT TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|BỘ TRƯỞNG|THÔN TRƯỞNG|KHOA TRƯỞNG"
    r"|CHỈ HUY|THƯ KÝ|CHỦ TỌA|CHỦ TRÌ|ĐẠI DIỆN|NGƯỜI LẬP|NGƯỜI GHI|NGƯỜI VIẾT|NGƯỜI BÁO CÁO|KẾ TOÁN|THỦ TRƯỞNG)"
)
_OFFICE = re.compile(rf"(?:QUYỀN )?(?:PHÓ )?{_OFFICES}(?![\wà-ỹ])")
_OFFICE_IN_SMALL = re.compile(
    r"(?:Quyền |Phó )?(?:Chủ tịch|Bí thư|Giám đốc|Trưởng phòng|Trưởng ban|Hiệu trưởng|Chánh Văn phòng|Chủ nhiệm"
    r"|Trạm trưởng|Tổ trưởng|Trưởng Công an|Chỉ huy trưởng|Viện trưởng|Đội trưởng|Trưởng thôn"
    r"|Trưởng trạm)(?: (?:thường trực|UBND.*))?$"
)
_SECOND = re.compile(
    r"(?<=[^\W\d_]) +(?=(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|(?:HIỆU )?TRƯỞNG|CHÁNH|CHỦ NHIỆM)(?![\wà-ỹ]))"
)
HONOUR = (
    r"(?:(?:(?:GS|PGS|TS|Th[sS]|B[sS]|BSCKI{1,2}|CN|KS|CKI{1,2}|LS|NGƯT|NGND)(?=[.\s])\.?|(?:Thiếu|Trung|Thượng|Đại)\s+(?:úy|tá|tướng)"
    r"|Bác sĩ|Tiến sĩ|Thạc sĩ|Kỹ sư|Ông|Bà)\s*)*"
)
"""Degrees, ranks and forms of address before a name."""
_SYLLABLE = rf"{_CAPITAL}(?:['’]\s?{_CAPITAL}?[a-zà-ỹđ]+|[a-zà-ỹđ]*(?:-{_CAPITAL}[a-zà-ỹđ]+)?)"
_NAME = rf"{HONOUR}(?:{_SYLLABLE}(?:\s+{_SYLLABLE}\.?){{1,5}}|{_CAPITAL}['’]{_CAPITAL}[a-zà-ỹđ]+)"
_PERSON = re.compile(rf"{_NAME}\s*\.?$")
_NAME_BEHIND = re.compile(rf"\s*(?:[-–:]\s*|\s)(?={_NAME}\s*\.?$)")
_MOST_BODY_WORDS = 9
_SIGNED = re.compile(r"\W*(?:đã\s+)?ký(?:\s+tên)?\W+(?=[\wà-ỹ])")
_SHOUTED = re.compile(rf"(?:{_CAPITAL}+['’]?{_CAPITAL}*)(?:\s+{_CAPITAL}+['’]?{_CAPITAL}*){{1,4}}$")


def is_signing(line: Line) -> bool:
    text = line.text.strip()
    if not (text[1:2].isupper() or text[1:2] in "./"):
        # Every prefix and office in capitals goes on with a capital or a mark.
        return False
    prefix = AUTHORITY.match(text) or CAPACITY.match(text)
    if prefix is None and _OFFICE.match(text) is None:
        return False
    behind = _NAME_BEHIND.search(text)
    if behind is not None and words.is_upper(text[: behind.start()]) and behind.start() > 0:
        text = text[: behind.start()]
    if prefix is not None and (words.is_upper(text) or _is_short(text)):
        return True
    return prefix is None and words.is_upper(text)


def _is_short(text: str) -> bool:
    """ "TM. Ủy ban nhân dân": the body in small letters, and nothing else."""
    return re.fullmatch(r"[^,;:]{4,60}[^.,;:]", text) is not None and len(text.split()) <= _MOST_BODY_WORDS


def is_person(line: Line) -> bool:
    return _PERSON.match(line.text.strip()) is not None


def is_shouted_name(line: Line) -> bool:
    text = line.text.strip()
    return _SHOUTED.match(text) is not None and not is_signing(line)


def is_small_office(line: Line) -> bool:
    return _OFFICE_IN_SMALL.match(line.text.strip()) is not None


def signing_pieces(line: Line) -> list[Line]:
    """What stands on one line, each for itself: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Văn Ón"."""
    signed = _SIGNED.match(line.key)
    if signed:
        return [line.part(signed.end())]
    if not is_signing(line):
        return [line]
    behind = _NAME_BEHIND.search(line.text)
    named = behind is not None and behind.start() > 0 and words.is_upper(line.text[: behind.start()])
    end = behind.start() if behind is not None and named else len(line.text)
    pieces: list[Line] = []
    start = 0
    prefix = AUTHORITY.match(line.text) or CAPACITY.match(line.text)
    if prefix is not None:
        # The office right behind "KT." is part of it; a second one is that of who signs.
        own = _OFFICE.match(line.text, prefix.end()) if CAPACITY.match(line.text) else None
        cut = _SECOND.search(line.text, own.end() if own else prefix.end(), end)
        if cut is not None:
            pieces.append(line.part(0, cut.start()))
            start = cut.end()
    pieces.append(line.part(start, end))
    if behind is not None and named:
        pieces.append(line.part(behind.end()))
    return pieces
