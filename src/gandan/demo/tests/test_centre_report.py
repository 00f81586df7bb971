"""The centre's result report of the demo: all parts of its form, and nothing that its records do not hold."""

import datetime as dt
import random

import pytest

from gandan.activities.enums import Faces
from gandan.activities.models import Evidence
from gandan.common import clock
from gandan.demo.activity import ZONE
from gandan.demo.load import SIZES, load_commune
from gandan.demo.people import COMMUNES
from gandan.demo.structure import make_city
from gandan.demo.tests.records import Records, numbers_of
from gandan.reports.enums import PaperFormat, ReportState
from gandan.reports.models import Report
from gandan.reports.permissions import RELATED
from gandan.reports.queries import read_text
from gandan.reports.rules.outline import parse_outline
from gandan.reports.rules.text import Text
from gandan.reports.services import render
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.queries import deadline_calendar

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 4, 10)


def _centre_report() -> tuple[Report, Text]:
    report = Report.objects.select_related(*RELATED).get(form__code="ket-qua-trung-tam")
    return report, read_text(report, today=DAY)


def _faults(report: Report, text: Text) -> list[str]:
    """Return what a reader who knows only the records would strike out."""
    records = Records(report, text.window)
    found = []
    for section, paragraph in text.paragraphs():
        if not paragraph.source or paragraph.origin:
            found.append(f"{paragraph.text}: no record")
            continue
        known = records.numbers(paragraph, section.key.removeprefix("group."))
        # "159/164" is two numbers, of which each may stand alone in the records
        loose = {one for one in numbers_of(paragraph.text) - known if not set(one.split("/")) <= known}
        if loose:
            found.append(f"{paragraph.source}: {', '.join(sorted(loose))}")
        at = {figure.at: figure for figure in paragraph.figures}
        found += [
            f"{paragraph.source}: {one.text} is not where it says"
            for one in at.values()
            if paragraph.text[one.at : one.at + len(one.text)] != one.text
        ]
    return found


def test_centre_report_of_the_demo_when_read_against_its_records_then_whole_and_true() -> None:
    with clock.at(dt.datetime.combine(DAY, dt.time(8), tzinfo=ZONE)):
        load_commune(
            make_city(), COMMUNES[0], random.Random(2026), size=SIZES["nho"], today=DAY, calendar=deadline_calendar()
        )
    with open_commune(Commune.objects.get(slug=COMMUNES[0].slug)):
        report, text = _centre_report()
        assert report.state == ReportState.ACCEPTED
        outline = parse_outline(report.form.outline)
        assert [one.heading for one in text.sections] == [one.heading for one in outline]
        empty = [one.heading for one in text.sections if not one.shown and one.key != "results"]
        assert empty == []
        # the window and each group have something of their own, not the words for nothing
        assert [one.source for _, one in text.paragraphs() if one.source.startswith("nothing")] == []
        assert _faults(report, text) == []
        moment = dt.datetime.combine(DAY, dt.time(8), tzinfo=dt.UTC)
        pdf, held_back = render(text, PaperFormat.PDF, moment)
        docx, _ = render(text, PaperFormat.DOCX, moment)
        assert (pdf[:5], docx[:2], len(held_back)) == (b"%PDF-", b"PK", _unanswered(text))


def _unanswered(text: Text) -> int:
    codes = [code for _, one in text.paragraphs() if one.kind == "picture" for code in one.evidence]
    count: int = Evidence.objects.filter(code__in=codes, faces=Faces.UNKNOWN).count()
    return count
