"""Activities as a table to take away."""

import csv
import datetime as dt
import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from gandan.activities.models import Activity
from gandan.common.formats import day, number

MOST_ROWS = 5000
_WIDTHS = (14, 24, 50, 12, 12, 30, 30, 40, 10, 40, 70)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def activity_sheet(rows: Sequence[Activity], *, today: dt.date) -> bytes:
    """Return an XLSX of at most ``MOST_ROWS`` rows; words are text, so that no title can act as a formula."""
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = Workbook(out, {"constant_memory": True, "in_memory": False, **options})
    sheet = book.add_worksheet(_("Hoạt động"))
    bold = book.add_format({"bold": True})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _note(len(rows), today))
    for column, head in enumerate(_heads()):
        sheet.write_string(1, column, head, bold)
    for line, activity in enumerate(rows[:MOST_ROWS], start=2):
        for column, cell in enumerate(_cells(activity)):
            if isinstance(cell, int):
                sheet.write_number(line, column, cell)
            else:
                sheet.write_string(line, column, cell)
    book.close()
    return out.getvalue()


def activities_csv(rows: Sequence[Activity], *, today: dt.date) -> bytes:
    """Return the same rows as CSV that spreadsheets open; what would act as a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_note(len(rows), today)])
    writer.writerow(_heads())
    for activity in rows[:MOST_ROWS]:
        writer.writerow(
            [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in _cells(activity)]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _heads() -> tuple[str, ...]:
    return (
        _("Mã"),
        _("Loại"),
        _("Tên hoạt động"),
        _("Từ ngày"),
        _("Đến ngày"),
        _("Nơi diễn ra"),
        _("Đơn vị"),
        _("Nhóm nội dung"),
        _("Số người"),
        _("Số liệu"),
        _("Câu trong báo cáo"),
    )


def _cells(activity: Activity) -> tuple[str | int, ...]:
    numbers = "; ".join(f"{one['name']}: {number(one['value'])} {one['unit']}".strip() for one in activity.numbers)
    return (
        activity.code,
        activity.kind.name,
        activity.title,
        day(activity.from_on),
        day(activity.to_on),
        activity.place,
        activity.unit.name,
        activity.group.name if activity.group else "",
        activity.people if activity.people is not None else "",
        numbers,
        activity.sentence,
    )


def _note(count: int, today: dt.date) -> str:
    if count > MOST_ROWS:
        words = _("Bảng chỉ gồm %(most)s dòng đầu theo ngày; hãy lọc hẹp hơn để lấy phần còn lại. Lập ngày %(day)s.")
        return words % {"most": number(MOST_ROWS), "day": day(today)}
    return _("%(count)s dòng, lập ngày %(day)s.") % {"count": number(count), "day": day(today)}
