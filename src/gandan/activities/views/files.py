"""Sending evidence, and files of a draft, through their gates."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from gandan.activities.enums import WITH_FACES
from gandan.activities.models import Evidence
from gandan.activities.permissions import get_evidence_or_404, get_kept_file_or_404
from gandan.activities.queries import thumbnail
from gandan.audit.services import record_look
from gandan.files.enums import PICTURES, MediaType
from gandan.files.models import StoredFile
from gandan.files.responses import file_response
from gandan.organisations.permissions import StaffRequest, staff

_SHOWN = PICTURES | {MediaType.PDF}


@staff
@require_safe
def evidence_file(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Send the file; the covered picture with ``?che``, as an attachment with ``?tai``; a record has its page."""
    evidence = get_evidence_or_404(request.actor, code)
    if evidence.file is None:
        return redirect("evidence", commune=commune, code=code)
    stored = _asked(request, evidence)
    _say_looked(request, evidence, stored)
    shown = MediaType(stored.media_type) in _SHOWN and "tai" not in request.GET
    return file_response(stored, as_attachment=not shown, name=evidence.code)  # type: ignore[return-value]


@staff
@require_safe
def evidence_thumbnail(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    evidence = get_evidence_or_404(request.actor, code)
    stored = _asked(request, evidence)
    _say_looked(request, evidence, stored)
    return _small(stored)


@staff
@require_safe
def kept_thumbnail(request: StaffRequest, commune: str, sha256: str) -> HttpResponse:
    return _small(get_kept_file_or_404(request.actor, sha256))


def _asked(request: StaffRequest, evidence: Evidence) -> StoredFile:
    stored: StoredFile | None = evidence.blurred if "che" in request.GET else evidence.file
    if stored is None:
        raise Http404
    return stored


def _say_looked(request: StaffRequest, evidence: Evidence, stored: StoredFile) -> None:
    if stored.is_picture and stored == evidence.file and evidence.faces in WITH_FACES:
        record_look(evidence, "picture", actor=request.actor)


def _small(stored: StoredFile) -> HttpResponse:
    if not stored.is_picture:
        raise Http404
    response = HttpResponse(thumbnail(stored), content_type="image/jpeg")
    response.headers["X-Content-Type-Options"] = "nosniff"
    # short: whoever loses the right to open it, or leaves the desk, leaves no picture behind
    response.headers["Cache-Control"] = "private, max-age=60"
    return response
