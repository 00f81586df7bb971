"""A unit's table: filled row by row, or taken from a spreadsheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gandan.activities.models import Evidence
from gandan.activities.permissions import get_evidence_or_404
from gandan.activities.services import KeptFile, keep_file
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.fragments import render_fragment
from gandan.common.words import mark
from gandan.files.errors import FileRefused
from gandan.files.sheets import read_sheets
from gandan.organisations.permissions import StaffRequest, staff
from gandan.plans.rules.states import Act, reason_against
from gandan.procedures.enums import TableKind
from gandan.procedures.forms import RowForm, TakeForm, VersionForm, row_initial
from gandan.procedures.permissions import TableOfUnit, can_fill, get_table_or_404
from gandan.procedures.queries.rows import find_answer, quota_words_of, read_table, rows_of, shown, used_columns
from gandan.procedures.rules.columns import columns_of
from gandan.procedures.rules.counts import quota_words
from gandan.procedures.rules.grids import CellFault, ReadGrid, pasted, read_grid
from gandan.procedures.services.rows import remove_row, save_row, take_rows
from gandan.procedures.services.sheets import table_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_FAULTS = 60


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """The table; ``dong`` in the address opens one of its rows in the form below it."""
    found = get_table_or_404(request.actor, code, to_fill=request.method == "POST")
    if request.method == "POST":
        return _save(request, found)
    chosen = request.GET.get("dong", "")
    form = _row_form(found, int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 9 else None)
    return _page(request, found, form)


@staff
@require_POST
def remove(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_table_or_404(request.actor, code, to_fill=True)
    form = VersionForm(request.POST)
    if not form.is_valid():
        return redirect("work_table", commune=commune, code=code)
    state, said = "good", _("Đã xóa một dòng khỏi bảng.")
    try:
        remove_row(found.work, found.kind, **form.cleaned_data, actor=request.actor)
    except NotAllowed as refusal:
        state, said = "warn", refusal.reason
    return _done(request, found, said, state=state)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Rows pasted from a spreadsheet or read from its file; all of them, or none with what is wrong by cell."""
    found = get_table_or_404(request.actor, code, to_fill=True)
    answer = find_answer(found.work)
    form = TakeForm(request.POST or None, request.FILES or None)
    faults: tuple[CellFault, ...] = ()
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                read = _read(found, form)
                faults = read.faults
                if not faults:
                    return _taken(request, found, form, read)
            except NotAllowed as refusal:
                form.add_error("sheet" if form.cleaned_data["sheet"] else "text", refusal.reason)
                status = 409 if isinstance(refusal, Stale) else 422
    ctx = {
        **_head(found),
        "form": form,
        "version": answer.version if answer else 0,
        "faults": faults[:_MOST_FAULTS],
        "fault_count": len(faults),
        "columns": columns_of(found.kind),
        "refusal": reason_against(found.work.state, Act.REPORT) if request.method != "POST" else "",
    }
    return render(request, "procedures/take.html", ctx, status=status)


@staff
@require_safe
def sheet(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Send the table as XLSX, with its head alone where no row stands; it can be filled and taken in again."""
    found = get_table_or_404(request.actor, code)
    rows = list(rows_of(found.kind, [found.work]))
    return download(table_sheet(found.kind, rows), name=f"bang-{found.work.code}.xlsx", media_type=XLSX)


def download(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _save(request: StaffRequest, found: TableOfUnit) -> HttpResponse:
    form = RowForm(request.POST, request.FILES, kind=found.kind, today=clock.today())
    status = 422
    if form.is_valid():
        try:
            proof = _keep(request, form)
            row = save_row(
                found.work,
                found.kind,
                form.values(),
                position=form.cleaned_data["position"],
                version=form.cleaned_data["version"],
                proof=proof,
                drops_proof=form.cleaned_data["drops_proof"],
                actor=request.actor,
                today=clock.today(),
            )
        except Stale as refusal:
            form = _renewed(request, found)
            form.add_error(None, refusal.reason)
            status = 409
        except NotAllowed as refusal:
            form.add_error("paper" if isinstance(refusal, FileRefused) else None, refusal.reason)
        else:
            return _done(request, found, _("Đã sửa dòng.") if row.version > 1 else _("Đã thêm dòng vào bảng."))
    return _page(request, found, form, status=status)


def _renewed(request: StaffRequest, found: TableOfUnit) -> RowForm:
    """Return the form with what was typed, for the row as it stands now; a row that is gone is added anew."""
    typed = request.POST.copy()
    row = rows_of(found.kind, [found.work]).filter(position=request.POST.get("position") or 0).first()
    typed["position"], typed["version"] = (str(row.position), str(row.version)) if row else ("", "")
    form = RowForm(typed, kind=found.kind, today=clock.today())
    form.full_clean()
    return form


def _done(request: StaffRequest, found: TableOfUnit, said: str, *, state: str = "good") -> HttpResponse:
    """Go back to the table, or swap it in; what was done is said there."""
    if request.htmx:  # type: ignore[attr-defined]
        return _page(request, found, _row_form(found, None), said=said, state=state)
    (messages.success if state == "good" else messages.warning)(request, said)
    return redirect("work_table", commune=request.commune.slug, code=found.work.code)


def _keep(request: StaffRequest, form: RowForm) -> KeptFile | Evidence | None:
    """Return the proof of the row: the file handed in, else what was ticked in the store of evidence."""
    upload = form.cleaned_data["paper"]
    if upload:
        return keep_file(upload.read(), name=upload.name or _("tệp"), actor=request.actor)
    codes = _picked(request)
    if len(codes) > 1:
        raise NotAllowed("one_proof", mark("Mỗi dòng một minh chứng. Hãy chọn một mục trong kho minh chứng."))
    return get_evidence_or_404(request.actor, codes[0]) if codes else None


def _picked(request: StaffRequest) -> list[str]:
    return [code for code in dict.fromkeys(request.POST.getlist("evidence")) if code][:20]


def _row_form(found: TableOfUnit, position: int | None) -> RowForm:
    row = rows_of(found.kind, [found.work]).filter(position=position).first() if position else None
    initial = row_initial(found.kind, row) if row else {}
    return RowForm(initial=initial, kind=found.kind, today=clock.today())


def _page(
    request: StaffRequest,
    found: TableOfUnit,
    form: RowForm,
    *,
    status: int = 200,
    said: str = "",
    state: str = "good",
) -> HttpResponse:
    filled = read_table(found.kind, found.work)
    refusal = reason_against(found.work.state, Act.REPORT)
    chosen = str(form["position"].value() or "")
    columns = used_columns(found.kind, filled.rows)
    ctx: dict[str, Any] = {
        **_head(found),
        "filled": filled,
        "rows": [
            shown(row, columns, actor=request.actor, same=filled.elsewhere.get(row.pk, ())) for row in filled.rows
        ],
        "chosen": next((row for row in filled.rows if str(row.position) == chosen), None),
        "columns": columns,
        "form": form,
        # what was ticked is said again only with a row that could not be kept
        "picked_codes": _picked(request) if status != 200 else [],
        "said": said,
        "said_state": state,
        "fills": can_fill(request.actor, found.work) and not refusal,
        "refusal": refusal,
        "quota": quota_words(filled.quota) if filled.quota else "",
        "evidence_base": reverse("evidence_file", kwargs={"commune": request.commune.slug, "code": "-"}).removesuffix(
            "-/"
        ),
    }
    if request.htmx:  # type: ignore[attr-defined]
        return render_fragment(request, "procedures/table.html", "table", ctx, status=status)
    return render(request, "procedures/table.html", ctx, status=status)


def _head(found: TableOfUnit) -> dict[str, Any]:
    return {
        "work": found.work,
        "asked": quota_words_of(found.work),
        "kind": str(TableKind(found.kind).label),
    }


def _read(found: TableOfUnit, form: TakeForm) -> ReadGrid:
    upload = form.cleaned_data["sheet"]
    if not upload:
        return read_grid(found.kind, pasted(form.cleaned_data["text"]), today=clock.today())
    sheets = read_sheets(upload.read())
    grid = next((one.rows for one in sheets if one.rows), [])
    return read_grid(found.kind, grid, today=clock.today())


def _taken(request: StaffRequest, found: TableOfUnit, form: TakeForm, read: ReadGrid) -> HttpResponse:
    taken = take_rows(
        found.work,
        found.kind,
        read.rows,
        replaces=form.cleaned_data["replaces"],
        version=form.cleaned_data["version"],
        actor=request.actor,
    )
    words = _("Đã thêm %(added)d dòng, thay %(replaced)d dòng, %(same)d dòng đã có sẵn.")
    counts = {"added": taken.added, "replaced": taken.replaced, "same": taken.same}
    messages.success(request, words % counts)
    return redirect("work_table", commune=request.commune.slug, code=found.work.code)
