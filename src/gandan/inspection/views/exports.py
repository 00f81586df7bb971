"""Extracts of the record: asked for, waited for, taken away."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gandan.audit.models import Entry
from gandan.audit.services import record_look
from gandan.common.errors import NotAllowed
from gandan.common.menu import tabs
from gandan.files.responses import file_response
from gandan.inspection.enums import ExportKind, ExportState
from gandan.inspection.forms import JournalFilter
from gandan.inspection.permissions import get_export_or_404
from gandan.inspection.services import export_record
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires


@require_POST
@requires(Right.RECORD_READ)
def journal_export(request: StaffRequest, commune: str) -> HttpResponse:
    asked = JournalFilter(request.POST)
    source = Entry.objects.filter(pk=asked.value("muc")).first() if asked.value("muc") else None
    target = (source.object_type, source.object_id) if source else None
    kind = ExportKind.CSV if request.POST.get("dang") == ExportKind.CSV else ExportKind.XLSX
    try:
        export = export_record(asked.asked(target=target), kind=kind, actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
        return redirect("journal", commune=commune)
    return redirect("journal_extract", commune=commune, code=export.code)


@require_safe
@requires(Right.RECORD_READ)
def journal_extract(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    export = get_export_or_404(code)
    ctx = {
        "export": export,
        "is_ready": export.state == ExportState.READY,
        "has_failed": export.state == ExportState.FAILED,
        "active_menu": "administration",
        "tabs": tabs(request, "administration", "journal"),
    }
    return render(request, "inspection/extract.html", ctx)


@require_safe
@requires(Right.RECORD_READ)
def journal_file(request: StaffRequest, commune: str, code: str) -> HttpResponseBase:
    export = get_export_or_404(code)
    if export.file is None:
        raise Http404
    record_look(export, "record_extract", actor=request.actor)
    return file_response(export.file, as_attachment=True)
