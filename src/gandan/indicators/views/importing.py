"""Taking figures from another system's spreadsheet: the file, its columns, what would be entered, the entering."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gandan.activities.services import KeptFile, keep_file
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.files.enums import SPREADSHEETS
from gandan.files.errors import FileRefused
from gandan.files.models import StoredFile
from gandan.files.services import read_file
from gandan.files.sheets import Sheet, read_sheets
from gandan.indicators.forms.importing import MappingForm, UploadForm
from gandan.indicators.queries.importing import (
    PreviewLine,
    digest,
    indicators_for,
    preview,
    propose_mapping,
    saved_mappings,
)
from gandan.indicators.rules.mapping import row_of, to_json
from gandan.indicators.rules.sheets import Column, Grid, cell_words, filled, heads
from gandan.indicators.services.importing import Imported, ImportRow, import_values, save_mapping
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.workdays.windows import Window, report_months

_SHOWN_ROWS, _SHOWN_COLUMNS = 14, 16
_HANDED_IN = "indicator_files"
"""Key of the session under which the digests of one's own files stand."""
_MOST_REMEMBERED = 10


@dataclass(slots=True)
class _Open:
    """An uploaded book with one of its sheets open."""

    stored: StoredFile
    sheets: list[Sheet]
    number: int
    grid: Grid
    columns: list[Column]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.INDICATOR_ENTER)
def upload(request: StaffRequest, commune: str) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        given = form.cleaned_data["file"]
        content = given.read()
        try:
            read_sheets(content)
            kept = keep_file(content, name=given.name, actor=request.actor)
        except FileRefused as refusal:
            form.add_error("file", refusal.reason)
        else:
            known = request.session.get(_HANDED_IN, [])
            request.session[_HANDED_IN] = [*known, kept.stored.sha256][-_MOST_REMEMBERED:]
            return redirect("indicator_import_map", commune=commune, digest=kept.stored.sha256)
    ctx = {
        "form": form,
        "saved": saved_mappings(),
        "has_indicators": bool(indicators_for(request.actor)),
        "active_menu": "reports",
    }
    return render(request, "indicators/upload.html", ctx, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.INDICATOR_ENTER)
def map_columns(request: StaffRequest, commune: str, digest: str) -> HttpResponse:
    """Open a file of one's own: a digest stands in the record too, so that to know it proves nothing."""
    stored = StoredFile.objects.filter(sha256=digest, media_type__in=SPREADSHEETS).first()
    if stored is None or not _is_own(request, stored):
        raise Http404
    given = request.POST if request.method == "POST" else request.GET
    book = _open(stored, given)
    act = request.POST.get("act", "")
    if act not in ("preview", "confirm"):
        return _page(request, book, _proposed_form(request, book), status=200)
    form = _form(request, book, request.POST)
    if not form.is_valid():
        return _page(request, book, form, status=422)
    row, why_not = row_of(book.grid, form.mapping)
    if why_not:
        form.add_error("row_words", why_not)
        return _page(request, book, form, status=422)
    window = Window(form.cleaned_data["from_on"], form.cleaned_data["to_on"])
    lines = preview(book.grid, row, form.mapping, form.indicators, window)
    if act == "confirm":
        answer = _confirm(request, book, form, lines)
        if answer is not None:
            return answer
    return _page(request, book, form, lines=lines, row=row)


def _confirm(request: StaffRequest, book: _Open, form: MappingForm, lines: list[PreviewLine]) -> HttpResponse | None:
    """Enter what was shown and go to the list; None where it must be shown again, with the reason said."""
    if request.POST.get("seen") != digest(lines):
        messages.warning(request, _("Số liệu đã đổi từ khi xem. Hãy xem lại bảng bên dưới rồi xác nhận lần nữa."))
        return None
    made = form.cleaned_data
    rows = [ImportRow(line.indicator, line.given) for line in lines if not line.is_empty]
    if not _is_sound(lines):
        messages.warning(request, _("Còn ô chưa đọc được nên chưa nhập số nào."))
        return None
    try:
        done = import_values(
            rows,
            kept=KeptFile(book.stored, None, book.stored.name),
            period=(made["from_on"], made["to_on"]),
            source_system=made["source_system"],
            actor=request.actor,
            today=clock.today(),
        )
    except NotAllowed as refusal:
        messages.warning(request, refusal.reason)
        return None
    if made["is_kept"]:
        save_mapping(
            made["name"] or made["source_system"][:160],
            source_system=made["source_system"],
            sheet=book.sheets[book.number].name,
            columns=to_json(form.mapping, book.columns),
            actor=request.actor,
        )
    messages.success(request, _told(done))
    window = urlencode({"tu": made["from_on"].isoformat(), "den": made["to_on"].isoformat()})
    return redirect(f"{reverse('indicators', args=[request.commune.slug])}?{window}")


def _told(done: Imported) -> str:
    parts = [
        (done.entered, ngettext("nhập %(num)d số mới", "nhập %(num)d số mới", done.entered)),
        (done.corrected, ngettext("thay %(num)d số cũ", "thay %(num)d số cũ", done.corrected)),
        (done.unchanged, ngettext("giữ nguyên %(num)d số", "giữ nguyên %(num)d số", done.unchanged)),
    ]
    words = ", ".join(text % {"num": number} for number, text in parts if number)
    return _("Đã %(words)s.") % {"words": words}


def _is_own(request: StaffRequest, stored: StoredFile) -> bool:
    """Say whether this person handed the file in, first of all or in this session."""
    is_first: bool = stored.created_by_id == request.actor.official.pk
    return is_first or stored.sha256 in request.session.get(_HANDED_IN, [])


def _is_sound(lines: list[PreviewLine]) -> bool:
    return not any(line.faults for line in lines) and any(not line.is_empty for line in lines)


def _open(stored: StoredFile, given: Any) -> _Open:
    sheets = read_sheets(read_file(stored))
    if not sheets:
        raise Http404
    asked = given.get("sheet", "")
    number = int(asked) if asked[:3].isdecimal() and int(asked[:3]) < len(sheets) else 0
    grid = filled(sheets[number].rows, sheets[number].merged)
    return _Open(stored, sheets, number, grid, [])


def _proposed_form(request: StaffRequest, book: _Open) -> MappingForm:
    """Return the form as the sheet suggests it, or with the head rows that were asked for."""
    saved, mapping = propose_mapping(book.grid, saved_mappings())
    month = report_months(clock.today(), 2)[0].window
    initial: dict[str, Any] = {
        "sheet": str(book.number),
        "from_on": month.from_on,
        "to_on": month.to_on,
        "source_system": saved.source_system if saved else "",
        "name": saved.name if saved else "",
        **MappingForm.values_of(mapping),
    }
    if request.POST.get("act") == "look":
        kept = {name: value for name, value in request.POST.items() if name not in ("act", "csrfmiddlewaretoken")}
        initial |= kept
    return _form(request, book, None, initial=initial)


def _form(request: StaffRequest, book: _Open, given: Any, *, initial: dict[str, Any] | None = None) -> MappingForm:
    told = given if given is not None else initial or {}
    book.columns = heads(book.grid, _row(told.get("head_first")), _row(told.get("head_last")))
    return MappingForm(
        given,
        initial=initial,
        sheets=[sheet.name for sheet in book.sheets],
        columns=book.columns,
        indicators=indicators_for(request.actor),
        today=clock.today(),
    )


def _row(given: Any) -> int:
    text = str(given or "")[:6]
    return max(1, min(int(text), 1000)) if text.isdecimal() else 1


def _page(
    request: StaffRequest,
    book: _Open,
    form: MappingForm,
    *,
    lines: list[PreviewLine] | None = None,
    row: int = -1,
    status: int = 200,
) -> HttpResponse:
    ctx = {
        "book": book,
        "form": form,
        "letters": [column.at for column in book.columns[:_SHOWN_COLUMNS]],
        "rows": [
            (number, [cell_words(cell) for cell in cells[:_SHOWN_COLUMNS]])
            for number, cells in enumerate(book.grid[:_SHOWN_ROWS], start=1)
        ],
        "lines": lines,
        "row": row + 1,
        "seen": digest(lines) if lines else "",
        "may_confirm": lines is not None and _is_sound(lines),
        "active_menu": "reports",
    }
    return render(request, "indicators/import.html", ctx, status=status)
