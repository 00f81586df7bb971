"""What a careful clerk would mark (problem codes of the parse contract)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vanban._model import Problem, Signature, Span
from vanban._parse import lexicon, words
from vanban._parse.flow import Line
from vanban._parse.ledger import Ledger
from vanban._parse.markers import roman_value
from vanban._parse.rules.citations import Cited, conflicts_with_register
from vanban._parse.rules.duty import Duty
from vanban._parse.rules.header import Header
from vanban._parse.rules.outline import Node

_WEEKDAY = re.compile(
    r"(?<![\wà-ỹ])(?:(?P<before>ngày|sáng|chiều|tối|vào|các)\s+)?thứ\s+([2-7])(?!\d)(?P<after>\s+(?:(?:hàng|hằng|mỗi|các)\s+tuần|(?:cuối|đầu)\s+tháng|tuần))?"
)
_WEEKDAY_NAMES = {"2": "Hai", "3": "Ba", "4": "Tư", "5": "Năm", "6": "Sáu", "7": "Bảy"}
_NOT_A_DAY = re.compile(r"\s*(?:nhất|trưởng|hạng|tự)")
_END_MARK = re.compile(r"\./\.")
_ISSUED = re.compile(r"ngày\s+\d{1,2}\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})\s*,?\s*của\s+$")
_DISTRICTS_ENDED = (2025, 7)
_DEPARTMENT = re.compile(r"(?:phòng|ban|trung tâm|văn phòng|sở|trường|trạm|hội|chi cục)\s")


@dataclass(frozen=True, slots=True)
class Marked:
    """A problem and where it stands."""

    problem: Problem
    spans: tuple[Span, ...] = ()


def _mark(code: str, message: str, where: str | None = None, spans: tuple[Span, ...] = ()) -> Marked:
    return Marked(Problem(code, message, where), spans)


def head_problems(header: Header) -> Iterator[Marked]:
    if not header.has_nation and not header.issuer_lines:
        message = "Không có phần đầu văn bản (quốc hiệu, tiêu ngữ, tên cơ quan ban hành); tên cơ quan lấy từ nội dung."
        yield _mark("header_missing", message)
    if header.number is None:
        where = words.squash(header.number_line.text) if header.number_line else None
        message = "Chưa ghi số văn bản." if where else "Không có số, ký hiệu văn bản."
        yield _mark("number_missing", message, where, header.number_line.spans() if header.number_line else ())
    if header.date is None:
        where = words.squash(header.place_line.text) if header.place_line else None
        message = "Chưa ghi ngày, tháng ban hành." if where else "Không có địa danh, ngày ban hành."
        yield _mark("date_missing", message, where, header.place_line.spans() if header.place_line else ())
    if header.place_raw and header.place != header.place_raw:
        short = header.place_raw.split(".")[0]
        message = f"Địa danh viết tắt “{short}.”; viết đủ “{header.place}”."
        spans = header.place_line.spans(*header.place_at) if header.place_line else ()
        yield _mark("place_abbreviated", message, header.place_raw, spans)


def numbering_problems(nodes: Sequence[Node]) -> Iterator[Marked]:
    """Among the headings of one level, a number that comes twice or out of order."""
    last: dict[str, tuple[int, str]] = {}
    seen: dict[str, set[int]] = {}
    for node in nodes:
        marker = node.marker
        if marker is None or marker.number is None or marker.kind not in ("roman", "arabic", "article", "dotted"):
            continue
        value = roman_value(marker.number) if marker.kind == "roman" else _last_number(marker.number)
        before = last.get(marker.kind)
        if before is not None and value != before[0] + 1 and not (value == 1 and marker.kind == "arabic"):
            if value in seen[marker.kind]:
                text = f"Sau mục {before[1]} lại là mục {marker.number}; số {marker.number} dùng hai lần."
            else:
                text = f"Sau mục {before[1]} là mục {marker.number}, không đúng thứ tự."
            yield _mark("section_numbering", text, node.path, node.line.spans())
        last[marker.kind] = (value, marker.number)
        seen.setdefault(marker.kind, set()).add(value)
    for node in nodes:
        yield from numbering_problems(node.children)


def _last_number(number: str) -> int:
    digits = re.sub(r"\D", "", number.rpartition(".")[2])
    return int(digits) if digits else 0


def citation_problems(cited: Sequence[Cited], register: Mapping[str, str] | None) -> Iterator[Marked]:
    labels = lexicon.types().labels
    for one in cited:
        for mention in one.conflicts[:1]:
            named = labels[mention.type] if mention.type else "văn bản"
            message = f"Loại văn bản “{named}” không khớp với số, ký hiệu {mention.reference}."
            if mention.type == mention.symbol_type and one.type:
                message = f"Văn bản {mention.reference} lúc là “{labels[one.type]}”, lúc là “{named}”."
            said = words.squash(mention.line.text[mention.start : mention.number_end])
            spans = mention.line.spans(mention.start, mention.number_end)
            yield _mark("citation_type_mismatch", message, said, spans)
        known = conflicts_with_register(one, register) if register else None
        if known and one.type:
            named, kept = labels.get(one.type, one.type), labels.get(known, known)
            message = f"Văn bản ghi “{named}” số {one.reference}; sổ văn bản ghi “{kept}”."
            yield _mark("citation_register_conflict", message, one.reference, one.spans)


def wording_problems(lines: Sequence[tuple[Line, str | None]]) -> Iterator[Marked]:
    """Weekdays with digits, terms and bodies that are no more; each line comes with its section."""
    terms = lexicon.terms()
    for line, section in lines:
        key = line.key
        if "thứ" in key:
            yield from _weekdays(line, section)
        for pattern, advice in terms.outdated:
            for found in pattern.finditer(key):
                said = words.squash(line.text[found.start() : found.end()])
                yield _mark("outdated_term", f"“{said}” là cách gọi cũ; {advice}.", section, line.spans(*found.span()))
        for pattern, advice in terms.abolished:
            for found in pattern.finditer(key):
                history = terms.before.search(key[: found.start()]) or terms.after.match(key[found.end() :])
                if not history and not _issued_before_the_end(key[: found.start()]):
                    said = words.squash(line.text[found.start() : found.end()])
                    yield _mark("abolished_body", f"“{said}”: {advice}.", section, line.spans(*found.span()))


def _issued_before_the_end(before: str) -> bool:
    """Whether the body is named as the issuer of a paper of its own time ("ngày 03/3/2025 của UBND huyện")."""
    dated = _ISSUED.search(before)
    if dated is None:
        return False
    month, year = (int(part) for part in dated.groups())
    return (year, month) < _DISTRICTS_ENDED


def _weekdays(line: Line, section: str | None) -> Iterator[Marked]:
    for found in _WEEKDAY.finditer(line.key):
        if _NOT_A_DAY.match(line.key, found.end()) or not (found.group("before") or found.group("after")):
            continue
        said = words.squash(line.text[found.start() : found.end()])
        yield _mark(
            "weekday_digit",
            f"“{said}”: viết “thứ {_WEEKDAY_NAMES[found.group(2)]}”.",
            section,
            line.spans(*found.span()),
        )


def end_mark_problems(lines: Sequence[tuple[Line, str | None]]) -> Iterator[Marked]:
    marked = [(line, section) for line, section in lines if _END_MARK.search(line.text)]
    times = sum(len(_END_MARK.findall(line.text)) for line, _ in marked)
    if lines and (times == 0 or not lines[-1][0].text.rstrip(' ”"').endswith("./.")):
        yield _mark(
            "end_mark_missing", "Cuối nội dung chưa có dấu kết thúc “./.”.", lines[-1][1], lines[-1][0].spans()
        )
    if times > 1:
        count = {2: "hai", 3: "ba", 4: "bốn"}.get(times, str(times))
        yield _mark(
            "end_mark_doubled", f"Dấu kết thúc “./.” xuất hiện {count} lần.", marked[0][1], marked[0][0].spans()
        )


def due_problems(duties: Sequence[Duty], issued: str | None) -> Iterator[Marked]:
    if issued is None:
        return
    for duty in duties:
        task = duty.task
        for day in task.due.dates if task.due else ():
            last = day.rpartition("/")[2]
            if last < issued[: len(last)]:
                message = f"Thời hạn “{task.due.text if task.due else ''}” trước ngày ban hành văn bản."
                yield _mark("due_before_issue", message, task.section, duty.evidence["due"].spans)
                break


def signing_problems(signature: Signature, issuer: str | None, ledger: Ledger) -> Iterator[Marked]:
    authority, position = signature.authority, signature.position
    by_committee = authority is not None and re.search(r"ỦY BAN NHÂN DÂN|UBND|UỶ BAN NHÂN DÂN", authority) is not None
    if by_committee and issuer and _DEPARTMENT.match(words.key(issuer)):
        yield _mark(
            "signing_mismatch",
            f"“{authority}” không phù hợp với cơ quan ban hành “{issuer}”.",
            authority,
            ledger.spans("signature.authority"),
        )
    elif by_committee and position and position.startswith("PHÓ") and signature.capacity is None:
        yield _mark(
            "signing_mismatch",
            f"“{position}” ký thay phải ghi “KT. CHỦ TỊCH”.",
            position,
            ledger.spans("signature.position"),
        )
