"""An extract of the record as a table, with what it takes to check it against the seals."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from gandan.audit.models import Entry, RecordSeal
from gandan.audit.queries import Asked, items_of
from gandan.audit.queries.sealed import record_lines
from gandan.audit.rules import masked
from gandan.audit.words import describe_fully
from gandan.common.formats import day, moment, number
from gandan.inspection.kinds import kind_words
from gandan.inspection.rules import quoted

_WIDTHS = (10, 26, 26, 12, 40, 20, 16, 80, 68)
_BATCH = 500


def write_xlsx(path: Path, ids: list[int], asked: Asked) -> None:
    """Write the entries and the seals of their days; every cell is text, so that no value can act as a formula."""
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent), **options})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(_("Nhật ký"))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, note(len(ids)))
    for column, head in enumerate(_heads()):
        sheet.write_string(1, column, head, bold)
    for line, cells in enumerate(_rows(ids), start=2):
        for column, cell in enumerate(cells):
            sheet.write_string(line, column, cell)
    seals = book.add_worksheet(_("Niêm phong"))
    seals.set_column(0, 1, 14)
    seals.set_column(2, 3, 68)
    for column, head in enumerate((_("Ngày"), _("Số mục"), _("Mã niêm phong"), _("Mã niêm phong liền trước"))):
        seals.write_string(0, column, head, bold)
    for line, seal in enumerate(_seals(asked), start=1):
        for column, cell in enumerate((day(seal.on), number(seal.entries), seal.digest, seal.previous)):
            seals.write_string(line, column, cell)
    book.close()


def write_csv(path: Path, ids: list[int], asked: Asked) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([note(len(ids))])
        writer.writerow(_heads())
        writer.writerows([[quoted(cell) for cell in cells] for cells in _rows(ids)])


def note(count: int) -> str:
    """Return the sentence that says how much this is and against what it is checked."""
    seal: RecordSeal | None = RecordSeal.objects.defer("manifest").order_by("-on").first()
    if seal is None:
        return _("%(count)s mục. Nhật ký chưa có bản niêm phong nào.") % {"count": number(count)}
    words = _(
        "%(count)s mục. Bản niêm phong mới nhất là của ngày %(day)s, mã %(digest)s: lệnh kiểm tra hệ thống phải báo "
        "nguyên vẹn và mã này phải còn trong chuỗi; mã từng mục phải trùng với mã trong bản niêm phong của ngày ấy."
    )
    return words % {"count": number(count), "day": day(seal.on), "digest": seal.digest}


def _seals(asked: Asked) -> Iterator[RecordSeal]:
    seals = RecordSeal.objects.defer("manifest").order_by("on")
    if asked.from_on:
        seals = seals.filter(on__gte=asked.from_on)
    if asked.to_on:
        seals = seals.filter(on__lte=asked.to_on)
    yield from seals.iterator(_BATCH)


def _heads() -> tuple[str, ...]:
    return (
        _("Số"),
        _("Lúc"),
        _("Người làm"),
        _("Đơn vị"),
        _("Việc"),
        _("Đối tượng"),
        _("Mã"),
        _("Giá trị cũ và mới"),
        _("Mã của mục (SHA-256)"),
    )


def _rows(ids: list[int]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH]
        found = Entry.objects.filter(pk__in=part)
        lines = {pk: line.partition("\t")[2] for pk, _day, line in record_lines(found)}
        for item in items_of(list(found.order_by("-at", "-id"))):
            yield (
                str(item.number),
                moment(item.at),
                item.who,
                item.unit_code,
                item.words,
                kind_words(item.object_type),
                item.object_code,
                "; ".join(describe_fully(masked(item.changes), item.erased)),
                lines[item.number],
            )
