"""The papers that were issued in a window, few of a type one by one, many as a count with the first and the last."""

from collections.abc import Collection, Iterable

from django.db.models import Count, QuerySet

from gandan.documents.enums import Direction
from gandan.documents.models import Document
from gandan.reports.queries.names import paper_of
from gandan.reports.rules.paragraphs import MANY_PAPERS, ManyPapers, Paper
from gandan.workdays.windows import Window

Papers = tuple[Paper | ManyPapers, ...]
_ORDER = ("issued_on", "id")


def papers_in(window: Window, *, units: Collection[int] | None, drafted_by: Collection[int] | None) -> Papers:
    """Return what was issued in the window: by the units (None for the People's Committee), or drafted by them.

    In four queries however many papers there are.
    """
    rows: QuerySet[Document] = Document.objects.filter(
        direction=Direction.ISSUED, issued_on__gte=window.from_on, issued_on__lte=window.to_on
    ).defer("parsed")
    rows = rows.filter(unit=None) if units is None else rows.filter(unit_id__in=sorted(units))
    if drafted_by is not None:
        rows = rows.filter(drafted_by_id__in=sorted(drafted_by))
    counts = dict(rows.order_by().values_list("type").annotate(Count("id")))
    many = sorted(kind for kind, count in counts.items() if count >= MANY_PAPERS)
    found: dict[str, list[Document]] = {}
    for row in rows.exclude(type__in=many).order_by(*_ORDER):
        found.setdefault(row.type, []).append(row)
    summed = rows.filter(type__in=many)
    lasts = {row.type: row for row in summed.order_by("type", "-issued_on", "-id").distinct("type")}
    for row in summed.order_by("type", *_ORDER).distinct("type"):
        found[row.type] = [row, lasts[row.type]]
    by_first = sorted(found.items(), key=lambda one: (one[1][0].issued_on, one[1][0].pk))
    return tuple(paper for kind, own in by_first for paper in _told(own, counts[kind]))


def _told(own: list[Document], count: int) -> Iterable[Paper | ManyPapers]:
    papers = [paper_of(row) for row in own]
    return [ManyPapers(count, papers[0], papers[-1])] if count >= MANY_PAPERS else papers
