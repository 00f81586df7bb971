"""Sending evidence through its gate."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from gandan.activities.permissions import get_evidence_or_404
from gandan.activities.queries import thumbnail
from gandan.files.enums import PICTURES, MediaType
from gandan.files.responses import file_response
from gandan.organisations.permissions import StaffRequest, staff

_SHOWN = PICTURES | {MediaType.PDF}


@staff
@require_safe
def evidence_file(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    evidence = get_evidence_or_404(request.actor, code)
    shown = MediaType(evidence.file.media_type) in _SHOWN and "tai" not in request.GET
    return file_response(evidence.file, as_attachment=not shown, name=evidence.code)  # type: ignore[return-value]


@staff
@require_safe
def evidence_thumbnail(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    evidence = get_evidence_or_404(request.actor, code)
    if not evidence.file.is_picture:
        raise Http404
    response = HttpResponse(thumbnail(evidence.file), content_type="image/jpeg")
    response.headers["X-Content-Type-Options"] = "nosniff"
    # short: whoever loses the right to open it, or leaves the desk, leaves no picture behind
    response.headers["Cache-Control"] = "private, max-age=60"
    return response
