"""The figures of papers that reports, boards and criteria name."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from gandan.common.clock import day_window
from gandan.common.words import mark
from gandan.documents.enums import Direction
from gandan.documents.models import Document
from gandan.indicators.counting import Counted
from gandan.indicators.enums import Direction as Better
from gandan.indicators.enums import ValueKind
from gandan.indicators.registry import Indicator, RecordLine, Scope, register


def _papers() -> QuerySet[Any]:
    # of a paper of the People's Committee the drafting unit answers for the work
    origin = Coalesce("unit_id", "drafted_by_id")
    rows: QuerySet[Any] = Document.objects.annotate(origin_id=origin).defer("parsed")
    return rows.select_related("unit", "drafted_by", "created_by__unit")


def _handled(scope: Scope) -> Q:
    start, end = day_window(scope.window.from_on, scope.window.to_on)
    return Q(created_at__gte=start, created_at__lt=end)


def _issued(scope: Scope) -> Q:
    window = scope.window
    return Q(direction=Direction.ISSUED, issued_on__gte=window.from_on, issued_on__lte=window.to_on)


def _handled_line(paper: Document, _scope: Scope) -> RecordLine:
    unit = paper.created_by.unit.short_name
    words = str(Direction(paper.direction).label)
    return RecordLine(paper.code, _title(paper), unit, paper.issued_on, words, "document")


def _issued_line(paper: Document, _scope: Scope) -> RecordLine:
    origin = paper.unit or paper.drafted_by
    return RecordLine(
        paper.code, _title(paper), origin.short_name if origin else "", paper.issued_on, paper.reference, "document"
    )


def _title(paper: Document) -> str:
    return f"{paper.type_name}: {paper.subject}" if paper.subject else str(paper)


def register_indicators() -> None:
    handled = Counted(_papers, _handled, "created_by__unit", ("id",))
    issued = Counted(_papers, _issued, "origin", ("issued_on", "id"))
    for code, name, formula, counted, line in (
        (
            "documents.handled",
            mark("Văn bản đã xử lý"),
            mark("Số văn bản được rà soát, xác nhận và ghi sổ trong kỳ."),
            handled,
            _handled_line,
        ),
        (
            "documents.issued",
            mark("Văn bản đã ban hành"),
            mark("Số văn bản đi có ngày ban hành trong kỳ; văn bản của Ủy ban nhân dân tính cho đơn vị soạn thảo."),
            issued,
            _issued_line,
        ),
    ):
        register(
            Indicator(
                code=code,
                name=name,
                kind=ValueKind.COUNT,
                measured_in=mark("văn bản"),
                counted_in=mark("văn bản"),
                direction=Better.NONE,
                formula=formula,
                source=mark("Sổ văn bản trong hệ thống."),
                min_sample=0,
                measures=counted.measures,
                by_unit=counted.by_unit,
                records=counted.records,
                line=line,
            )
        )
