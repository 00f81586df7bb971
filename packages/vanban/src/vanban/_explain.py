"""A document as it was read, line by line, with what was understood beside each: for people, in a terminal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vanban._model import Block, Document, Due, Evidence, SourceBlock, Task
from vanban._parse import words
from vanban._parse.lexicon import types
from vanban._parse.markers import find_marker
from vanban._parse.rules.header_patterns import NATION, STAMP, TO

_CERTAIN = 0.9
_COLOURS = {
    "head": "36", "citation": "34", "heading": "1", "task": "32", "tail": "35", "problem": "31", "text": "2",
    "unknown": "30;43", "doubt": "33",
}  # fmt: skip
_HEAD = {
    "type": "loại văn bản", "parent_issuer": "cơ quan cấp trên", "issuer": "cơ quan ban hành", "number": "số",
    "symbol": "ký hiệu", "place": "địa danh", "date": "ngày ban hành", "subject": "trích yếu",
    "reply_to": "trả lời văn bản", "security": "độ mật", "urgency": "độ khẩn",
}  # fmt: skip
_EXPECTED = ("type", "issuer", "number", "date", "subject")
_SIGNATURE = {"authority": "ký thay mặt", "capacity": "tư cách ký", "position": "chức vụ", "name": "người ký"}
_PARTS = {"lead": "chủ trì", "support": "phối hợp", "receiver": "nơi nhận kết quả", "due": "thời hạn", "title": "việc"}
_LISTS = {"recipients": "nơi nhận", "to": "kính gửi", "problems": "vấn đề"}
_KINDS = {
    "part": "phần", "chapter": "chương", "section": "mục", "article": "điều", "letter": "điểm", "bracket": "điểm",
    "dash": "gạch đầu dòng", "plus": "gạch đầu dòng",
}  # fmt: skip
_FORMS = (
    (re.compile(r"nơi nhận\s*:?"), "mở danh sách nơi nhận"),
    (TO, "mở danh sách người nhận"),
    (STAMP, "dấu sao, dự thảo"),
    (re.compile(r"(?:phụ lục|biểu mẫu|mẫu số|biểu số)(?![\wà-ỹ])"), "mở phụ lục"),
    (re.compile(r"\W*$"), "đường kẻ"),
)


@dataclass(frozen=True, slots=True)
class _Note:
    kind: str
    text: str


def explain(document: Document, *, colour: bool = False) -> str:
    """The lines of the source with their meaning, then problems, doubtful values and what was not understood."""
    paint = _paint if colour else _plain
    notes = _notes(document)
    kept = _kept(document)
    lines: list[str] = []
    unknown: list[str] = []
    page = table = None
    for index, block in enumerate(document.source):
        if block.page != page:
            page = block.page
            lines.append(paint(f"──── trang {page} ────", "text"))
        if block.table is not None and block.table != table:
            table = block.table
            lines.append(paint(*_table_line(document, notes, table)))
        said = notes.get(index) or _role(block, kept)
        if not block.text.strip() or (block.kind == "cell" and not notes.get(index) and said[0].kind == "text"):
            continue
        lines.extend(_shown(block, said, paint))
        if said[0].kind == "unknown":
            unknown.append(words.squash(block.text))
    return "\n".join([*lines, "", *_summary(document, unknown, paint)]) + "\n"


def _table_line(document: Document, notes: Mapping[int, Sequence[_Note]], table: int) -> tuple[str, str]:
    cells = {at for at, block in enumerate(document.source) if block.table == table}
    rows = len({document.source[at].row for at in cells})
    tasks = {one.text for at in cells for one in notes.get(at, ()) if one.kind == "task"}
    if tasks:
        return f"[bảng {rows} hàng: {len(tasks)} nhiệm vụ]", "task"
    if any(one.kind in ("head", "tail") for at in cells for one in notes.get(at, ())):
        return f"[bảng {rows} hàng: chỉ để xếp chữ thành cột, đọc từng cột]", "text"
    return f"[bảng {rows} hàng: giữ nguyên, không thấy cột việc và cột đơn vị thực hiện]", "doubt"


def _paint(text: str, kind: str) -> str:
    return f"\033[{_COLOURS[kind]}m{text}\033[0m"


def _plain(text: str, _kind: str) -> str:
    return text


def _shown(block: SourceBlock, said: Sequence[_Note], paint: Callable[[str, str], str]) -> Iterator[str]:
    first = said[0].kind
    yield from (paint(line.strip(), first) for line in block.text.split("\n") if line.strip())
    yield from (paint(f"    ↳ {one.text}", one.kind) for one in said)


def _notes(document: Document) -> dict[int, list[_Note]]:
    """For every block of the source what rests on it."""
    found: dict[int, list[_Note]] = defaultdict(list)
    for path, evidence in document.evidence.items():
        note = _note(path, document, evidence)
        for block in dict.fromkeys(span.block for span in evidence.spans) if note else ():
            if note and note not in found[block]:
                found[block].append(note)
    order = {"heading": 0, "head": 1, "citation": 2, "task": 3, "tail": 4, "problem": 5}
    return {block: sorted(notes, key=lambda one: order.get(one.kind, 9)) for block, notes in found.items()}


def _note(path: str, document: Document, evidence: Evidence) -> _Note | None:
    first, _, rest = path.partition(".")
    index = int(rest.partition(".")[0]) if rest.partition(".")[0].isdigit() else 0
    if first in _HEAD:
        value = evidence.candidate if getattr(document, first) is None else _value(first, document)
        doubt = "" if getattr(document, first) is not None else "có thể là "
        return _Note("head", f"{_HEAD[first]}: {doubt}{value}{_sure(evidence)}")
    if first == "citations" and rest.endswith("reference"):
        cited = document.citations[index]
        parts = (_type(cited.type), cited.reference, cited.date and f"ngày {cited.date}", cited.issuer)
        least = min(_of(f"citations.{index}.", document), key=lambda one: one.confidence)
        return _Note("citation", "viện dẫn: " + ", ".join(part for part in parts if part) + _sure(least))
    if first == "tasks":
        return _task_note(rest.partition(".")[2], index, document.tasks[index], evidence)
    return _plain_note(first, rest, index, document, evidence)


def _of(path: str, document: Document) -> list[Evidence]:
    return [one for name, one in document.evidence.items() if name.startswith(path)]


def _plain_note(first: str, rest: str, index: int, document: Document, evidence: Evidence) -> _Note | None:
    if first == "signature":
        return _Note("tail", f"{_SIGNATURE[rest]}: {getattr(document.signature, rest)}{_sure(evidence)}")
    if first == "recipients":
        return _Note("tail", f"nơi nhận: {document.recipients[index]}{_sure(evidence)}")
    if first == "to":
        return _Note("head", f"kính gửi: {document.to[index]}{_sure(evidence)}")
    return _Note("problem", document.problems[index].message) if first == "problems" else None


def _task_note(part: str, index: int, task: Task, evidence: Evidence) -> _Note | None:
    if part == "title":
        named = {name: getattr(task, name) for name in ("lead", "support", "receiver")}
        told = [f"{_PARTS[name]}: {'; '.join(value)}" for name, value in named.items() if value]
        told.extend([f"thời hạn: {_due(task.due)}"] if task.due else [])
        return _Note("task", " · ".join([f"nhiệm vụ {index + 1}", *told]) + _sure(evidence))
    return None


def _due(due: Due) -> str:
    means = ", ".join(due.dates) or due.rrule
    return f"{due.text} ({means})" if means else f"{due.text} (chỉ có lời)"


def _value(name: str, document: Document) -> str:
    value = getattr(document, name)
    return _type(value) if name == "type" else str(value)


def _type(code: str | None) -> str:
    return types().labels.get(code, code) if code else ""


def _sure(evidence: Evidence) -> str:
    if evidence.confidence >= _CERTAIN:
        return ""
    return f" [chắc {evidence.confidence:.0%}{'' if evidence.reason is None else ': ' + evidence.reason}]"


def _kept(document: Document) -> set[str]:
    """What stands in the tree of the body or of an annex, for comparing."""
    found: set[str] = set()

    def take(blocks: Sequence[Block]) -> None:
        for block in blocks:
            found.update(_bare(cell) for row in block.rows or () for cell in row)
            found.add(_bare(block.text))
            take(block.children)

    take(document.body)
    for annex in document.annexes:
        found.update(_bare(line) for line in (annex.title or "").split("\n"))
        take(annex.body)
    return found


def _bare(text: str) -> str:
    marker = find_marker(text)
    return re.sub(r"\W", "", words.key(text[marker.end if marker else 0 :]))


def _role(block: SourceBlock, kept: set[str]) -> list[_Note]:
    """What a line is from which no value was taken."""
    key = words.key(block.text.strip())
    if block.kind == "note":
        return [_Note("text", "chú thích cuối trang, để ngoài nội dung")]
    bare = _bare(block.text)
    if bare in kept or any(bare and bare in one for one in kept):
        marker = find_marker(block.text)
        if marker is None:
            return [_Note("text", "nội dung")]
        return [_Note("heading" if marker.number else "text", _KINDS.get(marker.kind, "mục"))]
    nation = NATION.search(key)
    form = "quốc hiệu, tiêu ngữ" if nation else next((name for one, name in _FORMS if one.match(key)), None)
    return [_Note("head", form)] if form else [_Note("unknown", "không hiểu dòng này")]


def _summary(document: Document, unknown: Sequence[str], paint: Callable[[str, str], str]) -> Iterator[str]:
    missing = [_HEAD[name] for name in _EXPECTED if getattr(document, name) is None]
    counts = (len(document.tasks), len(document.citations), len(document.recipients))
    yield "Đọc được {} nhiệm vụ, {} viện dẫn, {} nơi nhận.".format(*counts)
    if document.type is None and not (document.symbol or document.tasks):
        yield paint("Không giống văn bản hành chính: mới đọc được chữ, chưa hiểu nội dung nói gì.", "unknown")
    if document.text_quality == "degraded":
        yield paint("Dấu tiếng Việt trong văn bản đã hỏng; lời văn khôi phục chỉ là gợi ý.", "doubt")
    if missing:
        yield paint("Không thấy: " + ", ".join(missing) + ".", "doubt")
    if document.problems:
        yield paint(f"Vấn đề ({len(document.problems)}):", "problem")
        for problem in document.problems:
            yield f"  - {problem.message}" + (f" [{problem.where}]" if problem.where else "")
    doubtful = {path: one for path, one in document.evidence.items() if one.confidence < _CERTAIN}
    if doubtful:
        yield paint(f"Cần người xem lại ({len(doubtful)}):", "doubt")
        for path, one in doubtful.items():
            why = one.reason or "đọc chưa chắc"
            yield f"  - {_named(path)}: {why}" + (f" Có thể là {one.candidate}." if one.candidate else "")
    if unknown:
        yield paint(f"Không hiểu ({len(unknown)} dòng):", "unknown")
        yield from (f"  - {text[:100]}" for text in unknown)


def _named(path: str) -> str:
    first, *rest = path.split(".")
    if first == "tasks":
        return f"nhiệm vụ {int(rest[0]) + 1}, {_PARTS[rest[1]]}"
    if first == "citations":
        return f"viện dẫn {int(rest[0]) + 1}"
    if first == "signature":
        return _SIGNATURE[rest[0]]
    if first in _LISTS:
        return f"{_LISTS[first]} {int(rest[0]) + 1}"
    return _HEAD[first]
