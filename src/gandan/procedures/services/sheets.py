"""Tables as spreadsheets and as a paper with an annex."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence

import vanban
from django.utils.translation import gettext as _
from vanban import Annex, Block
from xlsxwriter import Workbook

from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.common.words import in_vietnamese
from gandan.organisations.actors import Actor
from gandan.procedures.enums import TableKind
from gandan.procedures.models import Row
from gandan.procedures.permissions import Collection
from gandan.procedures.queries.reporting import table_lines
from gandan.procedures.rules.columns import CellKind, columns_of
from gandan.procedures.rules.counts import Sum
from gandan.tenancy.scope import current_commune

_WIDTHS = {CellKind.PROSE: 50, CellKind.COUNT: 10, CellKind.HOURS: 12, CellKind.DAY: 14, CellKind.CHOICE: 22}


def table_sheet(kind: str, rows: Sequence[Row], *, sums: Sequence[Sum] = (), with_units: bool = False) -> bytes:
    """Return an XLSX whose head is the one that is read back; words are text, so that none acts as a formula."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = Workbook(out, {"in_memory": True, **options})
    with in_vietnamese():
        sheet = book.add_worksheet(_("Bảng số liệu"))
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    columns = columns_of(kind)
    shift = 1 if with_units else 0
    heads = (*(("Đơn vị",) if with_units else ()), *(column.label for column in columns))
    for at, head in enumerate(heads):
        column = columns[max(at - shift, 0)]
        sheet.set_column(at, at, 26 if at < shift else _WIDTHS.get(column.kind, 26))
        sheet.write_string(0, at, head, bold)
    for line, (row, cells) in enumerate(zip(rows, table_lines(kind, rows), strict=True), 1):
        if with_units:
            sheet.write_string(line, 0, row.unit.name, plain)
        for at, (column, words) in enumerate(zip(columns, cells, strict=True), shift):
            if column.kind is CellKind.COUNT:
                sheet.write_number(line, at, int(words), plain)
            else:
                sheet.write_string(line, at, words, plain)
    for at, one in enumerate(sums, len(rows) + 2):
        sheet.write_string(at, 0, one.name, bold)
        sheet.write_number(at, 1, float(one.value), bold)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def table_paper(
    collection: Collection, rows: Sequence[Row], *, sentence: str, missing: Iterable[str], today: dt.date
) -> bytes:
    """Return a DOCX: what the units report in a sentence, who is missing, and the table as its annex.

    Raises NotAllowed for what cannot be printed.
    """
    commune = current_commune()
    receiver = collection.task.receiver
    with in_vietnamese():
        name = str(TableKind(collection.kind).label)
    owing = "; ".join(missing)
    told = [sentence or "Các đơn vị chưa báo cáo nội dung nào."]
    told += [f"Các đơn vị chưa gửi bảng: {owing}."] if owing else []
    columns = [column for column in columns_of(collection.kind) if column.name != "note"]
    head = ("STT", "Đơn vị", *(column.label for column in columns))
    lines = [
        (f"{at}", row.unit.name, *cells[: len(columns)])
        for at, (row, cells) in enumerate(zip(rows, table_lines(collection.kind, rows), strict=True), 1)
    ]
    annex = Annex(title=f"TỔNG HỢP {name.upper()}", landscape=True, body=(Block("table", rows=(head, *lines)),))
    paper = vanban.Document(
        type="bao_cao",
        parent_issuer=commune.short_committee_name if receiver else None,
        issuer=receiver.name if receiver else commune.committee_name,
        place=commune.full_name,
        date=f"{today:%Y-%m}",
        subject=f"Tổng hợp {name[0].lower()}{name[1:]}",
        body=tuple(Block("paragraph", words) for words in told),
        annexes=(annex,) if lines else (),
    )
    try:
        moment = dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC)
        return vanban.render_docx(paper, timestamp=moment)
    except vanban.VanbanError as error:
        raise NotAllowed(error.code, str(error)) from error


def record_export(collection: Collection, *, kind: str, count: int, actor: Actor) -> None:
    record("table_exported", collection.task, actor=actor, changes={"format": kind, "rows": count})
