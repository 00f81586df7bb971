"""Shallow factories of this domain."""

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter import Workbook

from gandan.assessment.models import Assessment, CriteriaSet, Criterion
from gandan.assessment.queries.facts import AssessmentFacts
from gandan.assessment.services.assessments import open_assessment
from gandan.assessment.services.sample import install_sample
from gandan.organisations.actors import Actor
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


def make_assessment(actor: Actor, *, year: int = 2026, level: int = 4) -> Assessment:
    """This year's assessment against the sample, registered for a level of it."""
    sample = install_sample()
    facts = AssessmentFacts(YEAR, sample.levels.get(position=level), due_on=dt.date(2026, 11, 13))
    return open_assessment(sample, year=year, facts=facts, actor=actor)


def leaf_of(criteria_set: CriteriaSet, number: str) -> Criterion:
    found: Criterion = Criterion.objects.select_related("unit").get(criteria_set=criteria_set, number=number)
    return found


def points(text: str) -> Decimal:
    return Decimal(text)


def _fill(book: Workbook, name: str, rows: Sequence[Sequence[object]]) -> None:
    sheet = book.add_worksheet(name)
    for line, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(line, column, value)
