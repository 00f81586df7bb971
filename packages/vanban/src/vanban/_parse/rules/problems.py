"""What a careful clerk would mark (problem codes of the parse contract)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vanban._parse import lexicon, words
from vanban._parse.flow import Line
from vanban._parse.rules.citations import Cited, conflicts_with_register
from vanban._parse.rules.duty import Duty
from vanban._parse.rules.header import Header, iso_day
from vanban._parse.rules.marked import Marked, mark

_END_MARK = re.compile(r"\./\.")
_LATEST = re.compile(
    r"(?:gửi|báo cáo|hoàn thành|nộp|đăng ký|tổng hợp|xong)[^.;]{0,80}?(?P<due>(?:trước|chậm nhất|muộn nhất)\s+"
    r"(?:là\s+)?(?:ngày\s+)?(?P<day>\d{1,2})(?:\s*/\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*/\s*|\s+năm\s+)(?P<year>\d{4}))(?!\d)"
)


def head_problems(header: Header) -> Iterator[Marked]:
    if not header.has_nation and not header.issuer_lines:
        message = "Không có phần đầu văn bản (quốc hiệu, tiêu ngữ, tên cơ quan ban hành); tên cơ quan lấy từ nội dung."
        yield mark("header_missing", message)
    if header.number is None:
        where = words.squash(header.number_line.text) if header.number_line else None
        message = "Chưa ghi số văn bản." if where else "Không có số, ký hiệu văn bản."
        yield mark("number_missing", message, where, header.number_line.spans() if header.number_line else ())
    if header.date is None:
        where = words.squash(header.place_line.text) if header.place_line else None
        message = "Chưa ghi ngày, tháng ban hành." if where else "Không có địa danh, ngày ban hành."
        yield mark("date_missing", message, where, header.place_line.spans() if header.place_line else ())
    if header.place_raw and header.place != header.place_raw:
        short = header.place_raw.split(".")[0]
        message = f"Địa danh viết tắt “{short}.”; viết đủ “{header.place}”."
        spans = header.place_line.spans(*header.place_at) if header.place_line else ()
        yield mark("place_abbreviated", message, header.place_raw, spans)


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
            yield mark("citation_type_mismatch", message, said, spans)
        known = conflicts_with_register(one, register) if register else None
        if known and one.type:
            named, kept = labels.get(one.type, one.type), labels.get(known, known)
            message = f"Văn bản ghi “{named}” số {one.reference}; sổ văn bản ghi “{kept}”."
            yield mark("citation_register_conflict", message, one.reference, one.spans)


def end_mark_problems(lines: Sequence[tuple[Line, str | None]]) -> Iterator[Marked]:
    marked = [(line, section) for line, section in lines if _END_MARK.search(line.text)]
    times = sum(len(_END_MARK.findall(line.text)) for line, _ in marked)
    if lines and (times == 0 or not lines[-1][0].text.rstrip(' ”"').endswith("./.")):
        yield mark("end_mark_missing", "Cuối nội dung chưa có dấu kết thúc “./.”.", lines[-1][1], lines[-1][0].spans())
    if times > 1:
        count = {2: "hai", 3: "ba", 4: "bốn"}.get(times, str(times))
        yield mark(
            "end_mark_doubled", f"Dấu kết thúc “./.” xuất hiện {count} lần.", marked[0][1], marked[0][0].spans()
        )


def due_problems(
    duties: Sequence[Duty], lines: Sequence[tuple[Line, str | None]], issued: str | None
) -> Iterator[Marked]:
    """Last days before the day of issue; what is years back is no deadline but part of the matter."""
    if issued is None:
        return
    for duty in duties:
        task = duty.task
        for day in task.due.dates if task.due else ():
            if _is_past(day, issued):
                message = f"Thời hạn “{task.due.text if task.due else ''}” trước ngày ban hành văn bản."
                yield mark("due_before_issue", message, task.section, duty.evidence["due"].spans)
                break
    told = {
        (span.block, span.start) for duty in duties if "due" in duty.evidence for span in duty.evidence["due"].spans
    }
    for line, section in lines:
        for found in _LATEST.finditer(line.key) if "trước" in line.key or "nhất" in line.key else ():
            last = iso_day(int(found.group("year")), int(found.group("month")), int(found.group("day")))
            spans = line.spans(*found.span("due"))
            if last and _is_past(last, issued) and not any((span.block, span.start) in told for span in spans):
                said = words.squash(line.text[found.start("due") : found.end("due")])
                yield mark("due_before_issue", f"Thời hạn “{said}” trước ngày ban hành văn bản.", section, spans)


def _is_past(day: str, issued: str) -> bool:
    last = day.rpartition("/")[2]
    return last < issued[: len(last)] and int(last[:4]) >= int(issued[:4]) - 1
