"""Tables that a form may name: those of this domain, and those that others register."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from gandan.common.numbers import count_words
from gandan.reports.enums import Result
from gandan.reports.queries.figures import Subject
from gandan.reports.queries.records import EvidenceLine, PartLine, evidence_lines, task_lines
from gandan.reports.rules.sentences import paper_day, told
from gandan.tenancy.scope import current_commune

Rows = tuple[tuple[str, ...], ...]
_MOST_TITLES = 3
"""Files named in a cell; the list of evidence names all."""
TABLE_TITLES = {"tasks": "Kết quả theo nhiệm vụ", "evidence": "Danh mục minh chứng"}
"""Those of other tables are the headings under which they stand."""
_registered: dict[str, Callable[[Subject], Rows]] = {}


def register_table(name: str, rows: Callable[[Subject], Rows]) -> None:
    """Let forms name a table of another domain; ``rows`` gives the head and the rows, or nothing."""
    _registered[name] = rows


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table with their head, what their cells open, and how many rows there are in all."""

    rows: Rows = ()
    links: tuple[tuple[str, ...], ...] = ()
    total: int = 0


def table_of(name: str, subject: Subject, *, start: int = 0, count: int | None = None) -> Table:
    """Return ``count`` rows from ``start`` on, all without it; empty where there is nothing or no such table."""
    if name == "tasks":
        parts, total = task_lines(subject, start, count)
        return Table(_tasks(parts, start), _links("assignment", (part.code for part in parts)), total)
    if name == "evidence":
        lines, total = evidence_lines(subject, start, count)
        return Table(_evidence(lines, start), _links("evidence_file", (line.code for line in lines)), total)
    found = _registered.get(name)
    head, *rows = found(subject) if found else ((),)
    shown = rows[start : None if count is None else start + count]
    return Table((head, *shown) if shown else (), (), len(rows))


def _links(name: str, codes: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return what the cells open, row by row: the second cell its record, the head nothing."""
    slug = current_commune().slug
    opened = (("", reverse(name, kwargs={"commune": slug, "code": code})) for code in codes)
    return ((), *opened)


def _tasks(parts: list[PartLine], start: int) -> Rows:
    head = ("STT", "Nhiệm vụ", "Đơn vị", "Hạn", "Kết quả", "Minh chứng")
    return _numbered(head, ((part.task, part.unit, _due(part), _result(part), _titles(part)) for part in parts), start)


def _evidence(lines: Iterable[EvidenceLine], start: int) -> Rows:
    head = ("STT", "Minh chứng", "Đơn vị", "Thời gian", "Mã")
    return _numbered(head, ((row.title, row.unit, _period(row), row.code) for row in lines), start)


def _numbered(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], start: int) -> Rows:
    numbered = tuple((f"{at}", *row) for at, row in enumerate(rows, start + 1))
    return (head, *numbered) if numbered else ()


def _result(part: PartLine) -> str:
    words = f"{part.result.label}"
    if part.done_on and part.result in {Result.ON_TIME, Result.LATE, Result.DONE}:
        words += f" (ngày {paper_day(part.done_on)})"
    return f"{words}. {told(part.remark.words, part.remark.numbers)}".rstrip() if part.remark else f"{words}."


def _due(part: PartLine) -> str:
    return paper_day(part.due_on) if part.due_on else part.due_words or "Không ghi hạn"


def _titles(part: PartLine) -> str:
    """Name each title once, with how many bear it; one that only repeats the task is merely counted."""
    counts = Counter(title.strip(" .") for title in part.evidence)
    own = counts.pop(part.task.strip(" ."), 0)
    named = [f"{title} ({count_words(times)} tệp)" if times > 1 else title for title, times in counts.items()]
    rest = sum(list(counts.values())[_MOST_TITLES:])
    told = [f"{count_words(own)} tệp kèm báo cáo kết quả"] if own else []
    told += named[:_MOST_TITLES] + ([f"và {count_words(rest)} tệp khác"] if rest else [])
    return "; ".join(told) or "Chưa có"


def _period(row: EvidenceLine) -> str:
    days = dict.fromkeys((paper_day(row.from_on), paper_day(row.to_on)))
    return " - ".join(days)
