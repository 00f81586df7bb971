"""Shallow factories of this domain."""

import datetime as dt
import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from gandan.assessment.models import Assessment, CriteriaSet, Criterion
from gandan.assessment.queries.facts import AssessmentFacts
from gandan.assessment.services.assessments import open_assessment
from gandan.assessment.services.sample import install_sample
from gandan.files.enums import MediaType
from gandan.files.services import store_file
from gandan.organisations.actors import Actor
from gandan.tenancy.codes import next_code
from gandan.workdays.windows import Window

YEAR = Window(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
HEAD = ("STT", "Tiêu chí", "Điểm tối đa", "Đơn vị phụ trách", "Minh chứng cần có")


def make_sheet(*rows: Sequence[object], levels: Sequence[Sequence[object]] = ()) -> bytes:
    """An XLSX of a head, the rows, and a second sheet of levels where there are any."""
    out = io.BytesIO()
    book = Workbook(out)
    _fill(book, "Tiêu chí", (HEAD, *rows))
    if levels:
        _fill(book, "Mức độ", (("Mức độ", "Điểm tối thiểu"), *levels))
    book.close()
    return out.getvalue()


def make_draft(actor: Actor, *rows: Sequence[object]) -> CriteriaSet:
    """A set in preparation whose cells stand already, as if its sheet had been read."""
    content = make_sheet(*rows)
    draft = CriteriaSet(
        code=next_code("BTC", year=2026),
        name="Bộ tiêu chí thử",
        source="Quyết định thử của phường Sông Cửa",
        from_on=dt.date(2026, 1, 1),
        sheet=[{"name": "Tiêu chí", "rows": [HEAD, *rows], "merged": []}],
        file=store_file(content, name="b.xlsx", allowed=frozenset({MediaType.XLSX}), actor=actor),
        created_at=dt.datetime(2026, 11, 1, 8, tzinfo=dt.UTC),
        created_by=actor.official,
    )
    draft.save()
    return draft


def make_assessment(actor: Actor, *, year: int = 2026, level: int = 4) -> Assessment:
    """This year's assessment against the sample, registered for a level of it."""
    sample = install_sample()
    facts = AssessmentFacts(YEAR, sample.levels.get(position=level), due_on=dt.date(2026, 11, 13))
    return open_assessment(sample, year=year, facts=facts, actor=actor)


def leaf_of(criteria_set: CriteriaSet, number: str) -> Criterion:
    found: Criterion = Criterion.objects.select_related("unit").get(criteria_set=criteria_set, number=number)
    return found


def _fill(book: Workbook, name: str, rows: Sequence[Sequence[object]]) -> None:
    sheet = book.add_worksheet(name)
    for line, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(line, column, value)
