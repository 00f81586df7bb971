"""The report as an official paper (Decree 30/2020/NĐ-CP)."""

import datetime as dt
from collections.abc import Iterable, Iterator

import vanban
from vanban import Annex, Block, Signature

from gandan.common.vietnamese import fold
from gandan.documents.models import Document
from gandan.organisations.enums import UnitKind
from gandan.organisations.models import Official
from gandan.reports.enums import MIN_SAMPLE, Result, Section
from gandan.reports.queries.records import EvidenceLine, PartLine
from gandan.reports.queries.whole import WholeReport
from gandan.reports.rules.sentences import (
    count_words,
    grouped_lines,
    paper_day,
    percent_words,
    plain,
    told,
    window_words,
)
from gandan.tenancy.models import Commune

_HEADS = {
    UnitKind.OFFICE: "Chánh Văn phòng",
    UnitKind.DEPARTMENT: "Trưởng phòng",
    UnitKind.SERVICE_CENTRE: "Giám đốc",
}
_MOST_TITLES = 3
"""Files named in a cell; the list of evidence names all."""


def compose(whole: WholeReport, *, commune: Commune, signer: Official | None, on: dt.date) -> vanban.Document:
    """Return the paper; its number and the day of signing stay open until it is signed."""
    report, unit = whole.report, whole.report.unit
    issuer = _unbroken(unit.name) if unit else commune.committee_name
    return vanban.Document(
        type="bao_cao",
        parent_issuer=commune.short_committee_name if unit else None,
        issuer=issuer,
        symbol=f"BC-{unit.code}" if unit else "BC-UBND",
        place=commune.full_name,
        date=f"{on:%Y-%m}",
        subject=f"Kết quả thực hiện {_plan_name(whole)}\n({window_words(whole.subject.window)})",
        signature=_signature(whole, signer),
        to=(commune.committee_name,) if unit else (),
        recipients=("Như trên", "Lưu: VT") if unit else _recipients(whole, commune),
        body=(
            Block(
                "paragraph",
                f"{_basis(report.plan.document)}, {unit.name if unit else issuer} báo cáo kết quả thực hiện "
                f"{window_words(whole.subject.window)} như sau:",
            ),
            *_body(whole),
            Block(
                "paragraph",
                f"Trên đây là báo cáo kết quả thực hiện {_plan_name(whole)} ({window_words(whole.subject.window)})./.",
            ),
        ),
        annexes=tuple(_annexes(whole)),
    )


def _unbroken(name: str) -> str:
    """Return the name so that the head of the paper breaks it behind the hyphen alone: "… - / XÃ HỘI"."""
    first, hyphen, last = name.rpartition(" - ")
    unbroken = last.replace(" ", "\u00a0")
    return f"{first}{hyphen}{unbroken}" if hyphen else name


def _body(whole: WholeReport) -> Iterator[Block]:
    yield Block("heading", "KẾT QUẢ CHUNG", level=1, number="I")
    yield Block("heading", "Số liệu chung", level=2, number="I.1")
    yield from (Block("paragraph", plain(sentence)) for sentence in whole.overview)
    if len(whole.units) > 1:
        yield from _unit_table(whole)
    yield Block("heading", "Kết quả nổi bật", level=2, number="I.2")
    yield from _lines(whole.prose[Section.OPENING])
    yield Block("heading", "KẾT QUẢ THEO NHIỆM VỤ", level=1, number="II")
    yield from _task_words(whole)
    yield Block("heading", "KHÓ KHĂN, VƯỚNG MẮC", level=1, number="III")
    yield from _lines(whole.prose[Section.DIFFICULTIES])
    yield Block("heading", "NHIỆM VỤ THỜI GIAN TỚI", level=1, number="IV")
    yield from _lines(whole.prose[Section.NEXT_STEPS])


def _lines(text: str) -> Iterator[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    yield from (Block("bullet" if len(lines) > 1 else "paragraph", line) for line in lines)


def _unit_table(whole: WholeReport) -> Iterator[Block]:
    head = ("STT", "Đơn vị", "Đến hạn", "Đúng hạn", "Quá hạn, đã xong", "Quá hạn, chưa xong", "Tỷ lệ đúng hạn")
    rows: list[tuple[str, ...]] = [head]
    for at, row in enumerate(whole.units, 1):
        counts = row.counts
        numbers = (counts.due, counts.on_time, counts.late, counts.overdue)
        rate = percent_words(row.rate) if row.rate.is_enough else "-"
        rows.append((f"{at}", row.unit.name, *(f"{number}" for number in numbers), rate))
    yield Block("table", rows=tuple(rows))
    if not all(row.rate.is_enough for row in whole.units):
        yield Block("paragraph", f"Dấu “-”: chưa đủ {count_words(MIN_SAMPLE)} nhiệm vụ để tính tỷ lệ.")


def _task_words(whole: WholeReport) -> Iterator[Block]:
    parts = whole.contents.parts
    if not parts:
        yield Block("paragraph", "Trong kỳ không có nhiệm vụ phải báo cáo.")
        return
    tasks = count_words(len(whole.contents.tasks))
    words = f"Kết quả của {tasks} nhiệm vụ, theo từng đơn vị được giao, nêu tại {_annex_name(whole, 1)} kèm theo"
    if whole.contents.evidence:
        words += f"; danh mục minh chứng nêu tại {_annex_name(whole, 2)}"
    yield Block("paragraph", f"{words}.")
    overdue = [part for part in parts if part.result is Result.OVERDUE]
    if overdue:
        yield Block("paragraph", "Nhiệm vụ quá hạn chưa hoàn thành:")
        lines = grouped_lines((part.unit, part.task, part.due_on) for part in overdue if part.due_on)
        yield from (Block("bullet", line) for line in lines)


def _annex_name(whole: WholeReport, at: int) -> str:
    return f"Phụ lục {'I' * at}" if whole.contents.evidence else "Phụ lục"


def _annexes(whole: WholeReport) -> Iterator[Annex]:
    contents = whole.contents
    if contents.parts:
        head = ("STT", "Nhiệm vụ", "Đơn vị", "Hạn", "Kết quả", "Minh chứng")
        rows = ((part.task, part.unit, _due(part), _result(part), _titles(part.evidence)) for part in contents.parts)
        yield Annex(title="KẾT QUẢ THEO NHIỆM VỤ", landscape=True, body=(_table(head, rows),))
    if contents.evidence:
        head_of_list = ("STT", "Minh chứng", "Đơn vị", "Thời gian", "Mã")
        files = ((row.title, row.unit, _period(row), row.code) for row in contents.evidence)
        yield Annex(title="DANH MỤC MINH CHỨNG", body=(_table(head_of_list, files),))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Block:
    """Return a table whose rows are numbered in the first column."""
    return Block("table", rows=(head, *((f"{at}", *row) for at, row in enumerate(rows, 1))))


def _result(part: PartLine) -> str:
    words = f"{part.result.label}"
    if part.done_on and part.result in {Result.ON_TIME, Result.LATE, Result.DONE}:
        words += f" (ngày {paper_day(part.done_on)})"
    return f"{words}. {told(part.remark.words, part.remark.numbers)}".rstrip() if part.remark else f"{words}."


def _due(part: PartLine) -> str:
    return paper_day(part.due_on) if part.due_on else part.due_words or "Không ghi hạn"


def _titles(titles: tuple[str, ...]) -> str:
    named = "; ".join(titles[:_MOST_TITLES])
    more = len(titles) - _MOST_TITLES
    return f"{named}; và {count_words(more)} tệp khác" if more > 0 else named or "Chưa có"


def _period(row: EvidenceLine) -> str:
    days = dict.fromkeys((paper_day(row.from_on), paper_day(row.to_on)))
    return " - ".join(days)


def _plan_name(whole: WholeReport) -> str:
    """Return "Kế hoạch …" whether or not the title already says so."""
    plan = whole.report.plan
    title = plan.title.strip().rstrip(".")
    name = plan.document.type_name
    return title if fold(title).startswith(fold(name)) else f"{name} {_inside(title)}"


def _basis(document: Document) -> str:
    """Return "Thực hiện Kế hoạch số 118/KH-UBND ngày 12/3/2026 của … về …"."""
    words = [f"Thực hiện {document.type_name}"]
    if document.reference:
        words.append(f"số {document.reference}")
    if document.issued_on:
        words.append(f"ngày {paper_day(document.issued_on)}")
    if document.issuer:
        words.append(f"của {document.issuer}")
    subject = document.subject.strip().rstrip(".")
    if subject and not fold(subject).startswith(fold(document.type_name)):
        about = subject if fold(subject).startswith("ve ") else f"về {_inside(subject)}"
        words.append(_inside(about))
    return " ".join(words)


def _inside(text: str) -> str:
    """Return the text as it stands inside a sentence."""
    return f"{text[0].lower()}{text[1:]}" if text else text


def _signature(whole: WholeReport, signer: Official | None) -> Signature:
    unit = whole.report.unit
    authority = None if unit else "TM. ỦY BAN NHÂN DÂN"
    head = _HEADS.get(UnitKind(unit.kind), "Thủ trưởng đơn vị") if unit else "Chủ tịch"
    if signer is None:
        return Signature(authority=authority, position=head)
    if fold(signer.position_title).startswith("pho "):
        return Signature(authority, f"KT. {head}", f"Phó {_inside(head)}" if unit else f"Phó {head}", signer.full_name)
    return Signature(authority=authority, position=head, name=signer.full_name)


def _recipients(whole: WholeReport, commune: Commune) -> tuple[str, ...]:
    owner = whole.report.plan.owner_unit
    return (
        f"Lãnh đạo {commune.short_committee_name}",
        "Các đơn vị được giao nhiệm vụ",
        f"Lưu: VT, {owner.short_name}",
    )
