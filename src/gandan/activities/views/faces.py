"""Saying of the faces in a picture, and covering them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gandan.activities.enums import Faces
from gandan.activities.permissions import get_picture_or_404
from gandan.activities.rules.boxes import MOST_BOXES, read_boxes
from gandan.activities.services.faces import cover_faces, say_faces
from gandan.common.errors import NotAllowed
from gandan.common.formats import number
from gandan.organisations.offers import say_done
from gandan.organisations.permissions import StaffRequest, staff

_ROWS_WITHOUT_SCRIPT = 4


@staff
@require_POST
def say(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    picture = get_picture_or_404(request.actor, code)
    said = request.POST.get("mat", "")
    if said == Faces.BLURRED:
        return redirect("evidence_cover", commune=commune, code=code)
    try:
        faces = Faces(said) if said in Faces else Faces.UNKNOWN
        say_faces(picture, faces, is_asked="da-hoi" in request.POST, actor=request.actor)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        sentence = _("Đã ghi về mặt người dân trong ảnh.")
        say_done(request, sentence, picture, "faces_said", actor=request.actor)
    return redirect("evidence", commune=commune, code=code)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Show the picture with the places to cover; each is a row of four numbers in percent."""
    picture = get_picture_or_404(request.actor, code)
    error = ""
    rows = [[_percent(part) for part in box] for box in picture.boxes]
    if request.method == "POST":
        rows = _typed(request)
        boxes = read_boxes(rows)
        try:
            if boxes is None:
                raise NotAllowed("boxes", "Có vùng che chưa đúng. Mỗi số là phần trăm của ảnh, từ 0 đến 100.")
            cover_faces(picture, boxes, is_enough="du" in request.POST, actor=request.actor)
        except NotAllowed as refusal:
            error = refusal.reason
        else:
            sentence = _("Đã che và lưu bản ảnh được gửi ra ngoài.")
            say_done(request, sentence, picture, "faces_said", actor=request.actor)
            return redirect("evidence", commune=commune, code=code)
    spare = [["", "", "", ""]] * _ROWS_WITHOUT_SCRIPT
    ctx = {"picture": picture, "rows": rows, "spare": spare, "error": error}
    return render(request, "activities/cover.html", ctx, status=422 if error else 200)


def _typed(request: HttpRequest) -> list[list[str]]:
    columns = [request.POST.getlist(name)[: MOST_BOXES + 1] for name in ("trai", "tren", "rong", "cao")]
    rows = [[part[:10] for part in row] for row in zip(*columns, strict=False)]
    return [row for row in rows if any(part.strip() for part in row)]


def _percent(part: float) -> str:
    return number(round(part * 100, 1))
