"""Handing a report out: PDF, DOCX and the picture of its first page."""

import datetime as dt
import io
import tempfile
from pathlib import Path

import vanban
from PIL import Image

from gandan.activities.models import Evidence
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.documents.reader import draw_page
from gandan.files.enums import MediaType
from gandan.files.services import read_file, store_file
from gandan.organisations.actors import Actor
from gandan.reports.enums import PaperFormat
from gandan.reports.models import Report, ReportFile
from gandan.reports.queries.records import pictures_of
from gandan.reports.queries.signers import find_signer
from gandan.reports.queries.whole import WholeReport, read_report
from gandan.reports.rules.sentences import paper_day
from gandan.reports.services.paper import compose

_WIDEST = 1400
"""Pixels; on the page a picture is 8 cm wide."""


def export_report(report: Report, *, kind: PaperFormat, actor: Actor, timestamp: dt.datetime) -> ReportFile:
    """Write the report as it stands at ``timestamp``, keep the file and record it.

    Equal records and an equal moment give equal bytes. Raises NotAllowed for what cannot be printed.
    """
    whole = read_report(report, today=timestamp.date())
    content = _render(whole, kind, timestamp)
    media_type = {PaperFormat.PDF: MediaType.PDF, PaperFormat.DOCX: MediaType.DOCX}[kind]
    name = f"bao-cao-{report.code}.{kind.value}"
    stored = store_file(content, name=name, allowed=frozenset({media_type}), actor=actor)
    made = ReportFile(
        report=report,
        file=stored,
        report_version=report.version,
        made_at=clock.now(),
        made_by=actor.official,
    )
    made.save(force_insert=True)
    record("report_exported", report, actor=actor, changes={"format": kind.value, "sha256": stored.sha256})
    return made


def first_page(report: Report, *, timestamp: dt.datetime) -> bytes:
    """Return the first page of the PDF as a PNG, without the pictures, which stand on pages of their own."""
    whole = read_report(report, today=timestamp.date())
    try:
        content = vanban.render_pdf(_paper(whole, timestamp), timestamp=_fixed(timestamp))
    except vanban.VanbanError as error:
        raise NotAllowed(error.code, str(error)) from error
    with tempfile.NamedTemporaryFile(suffix=".pdf") as made:
        made.write(content)
        made.flush()
        page = draw_page(Path(made.name), 1)
    if page is None:
        raise ValueError(f"the PDF of {report.code!r} has no page")
    return page


def _render(whole: WholeReport, kind: PaperFormat, timestamp: dt.datetime) -> bytes:
    paper = _paper(whole, timestamp)
    try:
        figures = [_figure(row) for row in pictures_of(whole.subject)]
        if kind is PaperFormat.PDF:
            return vanban.render_pdf(paper, timestamp=_fixed(timestamp), attachments=figures)
        return vanban.render_docx(paper, timestamp=_fixed(timestamp), attachments=figures)
    except vanban.VanbanError as error:
        raise NotAllowed(error.code, str(error)) from error


def _fixed(moment: dt.datetime) -> dt.datetime:
    """Return the moment to the second with a plain offset: typst takes no fraction and no named zone."""
    return moment.replace(microsecond=0).astimezone(dt.timezone(moment.utcoffset() or dt.timedelta()))


def _paper(whole: WholeReport, timestamp: dt.datetime) -> vanban.Document:
    on = timestamp.date()
    signer = find_signer(whole.report.unit, on=on)
    return compose(whole, commune=whole.report.commune, signer=signer, on=on)


def _figure(row: Evidence) -> vanban.Figure:
    """Return the picture small enough for paper, with what it shows, whose it is and its day."""
    with Image.open(io.BytesIO(read_file(row.file))) as image:
        small = image.convert("RGB")
        small.thumbnail((_WIDEST, _WIDEST))
        out = io.BytesIO()
        small.save(out, "JPEG", quality=82)
    shown_on = paper_day(row.own_on or row.period_from)
    return vanban.Figure(f"{row.title.rstrip(' .')} ({row.unit.name}, ngày {shown_on})", out.getvalue())
