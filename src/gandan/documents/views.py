"""Papers coming in, their reading, and the register of documents."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.audit.queries import timeline
from gandan.common import clock
from gandan.common.errors import NotAllowed, NotThere
from gandan.documents.enums import Direction, ReadingState
from gandan.documents.forms import DocumentFilter, IntakeForm
from gandan.documents.numbering import is_number_offered
from gandan.documents.permissions import (
    check_reading,
    get_document_or_404,
    get_reading_or_404,
    may_see_readings,
)
from gandan.documents.queries import find_documents, known_references, rests_of, waiting_readings
from gandan.documents.reader import draw_page
from gandan.documents.register_views import register_tabs
from gandan.documents.services import (
    DAYS_FAILED_KEPT,
    AlreadyRead,
    drop_reading,
    retry_reading,
    take_in,
    take_in_again,
)
from gandan.documents.source import pages_of, pieces_of, quoted_marks
from gandan.files.enums import PAPER_ENDINGS
from gandan.files.models import StoredFile
from gandan.files.responses import file_response
from gandan.files.services import file_path
from gandan.organisations.enums import Right
from gandan.organisations.holders import Wanted, off_acts
from gandan.organisations.permissions import StaffRequest, requires, staff

PAGE_SIZE = 30


@require_safe
@staff
def documents(request: StaffRequest, commune: str) -> HttpResponse:
    return _documents_page(request, IntakeForm())


@require_POST
@requires(Right.DOCUMENT_INTAKE)
def upload(request: StaffRequest, commune: str) -> HttpResponse:
    form = IntakeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _documents_page(request, form, status=422)
    given = form.cleaned_data["file"]
    try:
        reading = take_in(given.read(), name=given.name, actor=request.actor)
    except AlreadyRead as refusal:
        return _documents_page(request, IntakeForm(), status=409, earlier=refusal)
    except NotAllowed as refusal:
        form.add_error("file", refusal.reason)
        return _documents_page(request, form, status=422)
    return redirect("reading", commune=commune, code=reading.code)


@require_safe
@staff
def reading(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """How far the reading is; asked every second while it waits, and leads to the review when it is ready."""
    try:
        found = get_reading_or_404(code)
    except Http404:
        if not request.htmx:  # type: ignore[attr-defined]
            raise
        # taken out because of a secrecy mark: the list and the notice say so
        return HttpResponse(headers={"HX-Redirect": reverse("documents", kwargs={"commune": commune})})
    check_reading(request.actor, found)
    may_review = request.actor.has(Right.DOCUMENT_CONFIRM)
    if request.htmx and found.state == ReadingState.READY and may_review:  # type: ignore[attr-defined]
        return HttpResponse(headers={"HX-Redirect": reverse("review", kwargs={"commune": commune, "code": code})})
    ctx = {
        "reading": found,
        "may_act": request.actor.has(Right.DOCUMENT_INTAKE),
        "may_review": may_review,
        "days_kept": DAYS_FAILED_KEPT,
        "is_waiting": found.state in (ReadingState.QUEUED, ReadingState.READING),
        "active_menu": "documents",
    }
    template = "documents/_progress.html" if request.htmx else "documents/reading.html"  # type: ignore[attr-defined]
    return render(request, template, ctx)


@require_POST
@requires(Right.DOCUMENT_INTAKE)
def retry(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_reading_or_404(code)
    try:
        retry_reading(found, actor=request.actor)
    except NotAllowed as refusal:
        messages.warning(request, refusal.reason)
    return redirect("reading", commune=commune, code=code)


@require_POST
@requires(Right.DOCUMENT_INTAKE)
def drop(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_reading_or_404(code)
    try:
        kept = drop_reading(found, actor=request.actor)
        words = (
            _("Đã bỏ %(name)s. Tệp gốc vẫn được giữ.")
            if kept
            else _("Đã bỏ %(name)s. Tệp chưa đọc được nên không giữ lại.")
        )
        messages.success(request, words % {"name": found.file_name})
    except NotAllowed as refusal:
        messages.warning(request, refusal.reason)
    return redirect("documents", commune=commune)


@require_POST
@requires(Right.DOCUMENT_INTAKE)
def read_again(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    fresh = take_in_again(get_reading_or_404(code), actor=request.actor)
    return redirect("reading", commune=commune, code=fresh.code)


@require_safe
@staff
def reading_file(request: StaffRequest, commune: str, code: str) -> FileResponse:
    found = get_reading_or_404(code)
    check_reading(request.actor, found)
    return file_response(found.file, as_attachment=True, name=found.code)


@require_safe
@staff
def reading_page(request: StaffRequest, commune: str, code: str, number: int) -> HttpResponse:
    found = get_reading_or_404(code)
    check_reading(request.actor, found)
    return _page_image(found.file, number)


@require_safe
@staff
def document(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_document_or_404(code)
    citations = found.parsed.get("citations", [])
    known = known_references([citation["reference"] for citation in citations])
    may_register = request.actor.has(Right.DOCUMENT_INTAKE) or request.actor.has(Right.DOCUMENT_CONFIRM)
    source, marks = found.parsed.get("_source", []), quoted_marks(request.GET.getlist("doan"))
    ctx = {
        "document": found,
        "pieces": pieces_of(source, marks),
        "pages": pages_of(source, marks) if found.file.has_pages else [],
        "is_quoted": bool(marks),
        "citations": [(citation, known.get(citation["reference"])) for citation in citations],
        "problems": found.parsed.get("problems", []),
        "rests": rests_of(found, request.actor),
        "may_register": may_register,
        "off": [] if may_register else off_acts(request.actor, [_registering()], on=clock.today()),
        "is_number_offered": is_number_offered(found, today=clock.today()),
        "events": [
            {"icon": "file-text", "state": "", "what": item.words, "who": item.who, "at": item.at}
            for item in timeline(found)
        ],
        "active_menu": "documents",
    }
    return render(request, "documents/document.html", ctx)


@require_safe
@staff
def document_file(request: StaffRequest, commune: str, code: str) -> FileResponse:
    found = get_document_or_404(code)
    return file_response(found.file, as_attachment=True, name=found.code)


@require_safe
@staff
def document_page(request: StaffRequest, commune: str, code: str, number: int) -> HttpResponse:
    return _page_image(get_document_or_404(code).file, number)


def _registering() -> Wanted:
    return Wanted(_("Cấp số, sửa thông tin trong sổ"), "pencil", Right.DOCUMENT_INTAKE, None)


def _page_image(stored: StoredFile, number: int) -> HttpResponse:
    try:
        image = draw_page(file_path(stored), number) if stored.has_pages else None
    except NotAllowed as refusal:
        raise NotThere(refusal.reason) from refusal
    if image is None:
        raise Http404
    return HttpResponse(image, content_type="image/png", headers={"Cache-Control": "private, max-age=60"})


def _documents_page(
    request: StaffRequest, form: IntakeForm, *, status: int = 200, earlier: AlreadyRead | None = None
) -> HttpResponse:
    asked = DocumentFilter(request.GET)
    direction, words = asked.value("loai"), asked.value("q")
    pages = Paginator(find_documents(direction=direction, words=words), PAGE_SIZE)
    ctx: dict[str, Any] = {
        "form": form,
        "paper_endings": PAPER_ENDINGS,
        "may_take_in": request.actor.has(Right.DOCUMENT_INTAKE),
        "may_review": request.actor.has(Right.DOCUMENT_CONFIRM),
        "earlier": earlier,
        "readings": waiting_readings() if may_see_readings(request.actor) else [],
        "page": pages.get_page(asked.value("trang") or 1),
        "direction": direction,
        "words": words,
        "directions": [("", _("Mọi loại")), *Direction.choices],
        "tabs": register_tabs(request, "all"),
        "active_menu": "documents",
    }
    return render(request, "documents/documents.html", ctx, status=status)
