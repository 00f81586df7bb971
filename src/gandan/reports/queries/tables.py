"""Tables that a form may name: those of this domain, and those that others register."""

from collections.abc import Callable, Iterable

from gandan.common.numbers import count_words
from gandan.reports.enums import Result
from gandan.reports.queries.figures import Subject
from gandan.reports.queries.material import Material
from gandan.reports.queries.records import EvidenceLine, PartLine
from gandan.reports.rules.sentences import paper_day, told

Rows = tuple[tuple[str, ...], ...]
_MOST_TITLES = 3
"""Files named in a cell; the list of evidence names all."""
TABLE_TITLES = {"tasks": "Kết quả theo nhiệm vụ", "evidence": "Danh mục minh chứng"}
"""Those of other tables are the headings under which they stand."""
_registered: dict[str, Callable[[Subject], Rows]] = {}


def register_table(name: str, rows: Callable[[Subject], Rows]) -> None:
    """Let forms name a table of another domain; ``rows`` gives the head and the rows, or nothing."""
    _registered[name] = rows


def table_rows(name: str, material: Material) -> Rows:
    """Return the head and the rows; empty where there is nothing to show or no such table."""
    if name == "tasks":
        return _tasks(material.contents.parts)
    if name == "evidence":
        return _evidence(material.contents.evidence)
    found = _registered.get(name)
    return found(material.subject) if found else ()


def _tasks(parts: list[PartLine]) -> Rows:
    head = ("STT", "Nhiệm vụ", "Đơn vị", "Hạn", "Kết quả", "Minh chứng")
    return _numbered(
        head, ((part.task, part.unit, _due(part), _result(part), _titles(part.evidence)) for part in parts)
    )


def _evidence(lines: Iterable[EvidenceLine]) -> Rows:
    head = ("STT", "Minh chứng", "Đơn vị", "Thời gian", "Mã")
    return _numbered(head, ((row.title, row.unit, _period(row), row.code) for row in lines))


def _numbered(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Rows:
    numbered = tuple((f"{at}", *row) for at, row in enumerate(rows, 1))
    return (head, *numbered) if numbered else ()


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
