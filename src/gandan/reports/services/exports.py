"""Handing a report out: PDF, DOCX, XLSX and the picture of its first page."""

import datetime as dt
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

import vanban
from PIL import Image

from gandan.activities.models import Evidence
from gandan.activities.queries import leaving_picture
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.documents.reader import draw_page
from gandan.files.enums import MediaType
from gandan.files.models import StoredFile
from gandan.files.services import read_file, store_file
from gandan.files.small import Size, kept_small
from gandan.organisations.actors import Actor
from gandan.reports.enums import PaperFormat
from gandan.reports.models import Report, ReportFile
from gandan.reports.queries.text import ROWS_SHOWN, read_text
from gandan.reports.rules.text import ParagraphText, Text
from gandan.reports.services.paper import compose, pictures_in
from gandan.reports.services.sheet import write_sheet

_WIDEST = 1400
"""Pixels; on the page a picture is 8 cm wide."""
_MEDIA = {PaperFormat.PDF: MediaType.PDF, PaperFormat.DOCX: MediaType.DOCX, PaperFormat.XLSX: MediaType.XLSX}


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures of a report that may leave the commune, and the captions of those that wait for an answer."""

    leaving: tuple[tuple[str, StoredFile], ...]
    held_back: tuple[str, ...]


def export_report(report: Report, *, kind: PaperFormat, actor: Actor, timestamp: dt.datetime) -> ReportFile:
    """Write the report as it stands at ``timestamp``, keep the file and record it.

    Equal records and an equal moment give equal bytes; a frozen report is written from its snapshot alone. Pictures
    in which citizens may be recognised stay here. Raises NotAllowed for what cannot be printed.
    """
    text = read_text(report, today=clock.day_of(timestamp))
    content, held_back = render(text, kind, timestamp)
    stored = store_file(
        content, name=f"bao-cao-{report.code}.{kind.value}", allowed=frozenset({_MEDIA[kind]}), actor=actor
    )
    made = ReportFile(
        report=report,
        file=stored,
        report_version=report.version,
        made_at=clock.now(),
        made_by=actor.official,
    )
    made.save(force_insert=True)
    changes = {"format": kind.value, "sha256": stored.sha256, "held_back": list(held_back)}
    record("report_exported", report, actor=actor, changes=changes)
    return made


def first_page(report: Report, *, timestamp: dt.datetime) -> bytes:
    """Return the first page of the PDF as a PNG, without the pictures, which stand on pages of their own."""
    text = read_text(report, today=clock.day_of(timestamp), most_rows=ROWS_SHOWN)
    try:
        paper = compose(text, on=clock.day_of(timestamp), has_pictures=bool(find_pictures(text).leaving))
        content = vanban.render_pdf(paper, timestamp=fixed_moment(timestamp))
    except vanban.VanbanError as error:
        raise NotAllowed(error.code, str(error)) from error
    with tempfile.NamedTemporaryFile(suffix=".pdf") as made:
        made.write(content)
        made.flush()
        page = draw_page(Path(made.name), 1)
    if page is None:
        raise ValueError(f"the PDF of {report.code!r} has no page")
    return page


def render(text: Text, kind: PaperFormat, timestamp: dt.datetime) -> tuple[bytes, tuple[str, ...]]:
    """Return the file and the captions of pictures held back. Raises NotAllowed."""
    if kind is PaperFormat.XLSX:
        return write_sheet(text, timestamp), ()
    pictures = find_pictures(text)
    paper = compose(text, on=clock.day_of(timestamp), has_pictures=bool(pictures.leaving))
    try:
        figures = [_figure(caption, stored) for caption, stored in pictures.leaving]
        make = vanban.render_pdf if kind is PaperFormat.PDF else vanban.render_docx
        return make(paper, timestamp=fixed_moment(timestamp), attachments=figures), pictures.held_back
    except vanban.VanbanError as error:
        raise NotAllowed(error.code, str(error)) from error


def find_pictures(text: Text) -> Pictures:
    """Return which pictures of the text may leave the commune; one query."""
    wanted: dict[str, ParagraphText] = {code: one for one in pictures_in(text) for code in one.evidence}
    rows = Evidence.objects.filter(code__in=sorted(wanted)).select_related("file", "blurred")
    files = {row.code: leaving_picture(row) for row in rows}
    leaving = ((one.text, files.get(code)) for code, one in wanted.items())
    return Pictures(
        leaving=tuple((caption, stored) for caption, stored in leaving if stored is not None),
        held_back=tuple(one.text for code, one in wanted.items() if files.get(code) is None),
    )


def fixed_moment(moment: dt.datetime) -> dt.datetime:
    """Return the moment to the second with a plain offset: typst takes no fraction and no named zone."""
    return moment.replace(microsecond=0).astimezone(dt.timezone(moment.utcoffset() or dt.timedelta()))


def _figure(caption: str, stored: StoredFile) -> vanban.Figure:
    return vanban.Figure(caption, kept_small(stored, Size.PRINTED, lambda: _scaled(stored)))


def _scaled(stored: StoredFile) -> bytes:
    """Return the picture small enough for paper."""
    with Image.open(io.BytesIO(read_file(stored))) as image:
        small = image.convert("RGB")
        small.thumbnail((_WIDEST, _WIDEST))
        out = io.BytesIO()
        small.save(out, "JPEG", quality=82)
    return out.getvalue()
