"""The store of evidence: its list, one piece, and the piece of a form in which evidence is chosen."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gandan.activities.enums import Faces
from gandan.activities.forms.filters import read_filter
from gandan.activities.models import Evidence
from gandan.activities.permissions import can_record, get_evidence_or_404
from gandan.activities.queries.lists import read_evidence_page
from gandan.activities.queries.uses import evidence_uses
from gandan.activities.views.lists import filter_choices
from gandan.audit.queries import timeline
from gandan.common import clock
from gandan.common.menu import tabs
from gandan.organisations.permissions import StaffRequest, staff

_PICKED = 12


@staff
@require_safe
def evidence_list(request: StaffRequest, commune: str) -> HttpResponse:
    wish = read_filter(request.GET, today=clock.today())
    pictures = "anh" in request.GET
    page = read_evidence_page(wish, actor=request.actor, pictures=pictures, before=wish.page_before)
    uses = evidence_uses([one.pk for one in page.rows])
    ctx = {
        "page": page,
        "wish": wish,
        "pictures": pictures,
        "uses": {pk: len(found) for pk, found in uses.items()},
        "choices": filter_choices(wish, of_evidence=True),
        "tabs": tabs(request, "work", "evidence"),
    }
    return render(request, "activities/evidence_list.html", ctx)


@staff
@require_safe
def evidence_page(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    evidence = get_evidence_or_404(request.actor, code)
    ctx = {
        "evidence": evidence,
        "uses": evidence_uses([evidence.pk]).get(evidence.pk, []),
        "uploaded_on": timezone.localtime(evidence.uploaded_at).date(),
        "asks_faces": can_record(request.actor, evidence.unit_id),
        "Faces": Faces,
        "timeline": timeline(evidence),
    }
    return render(request, "activities/evidence.html", ctx)


@staff
@require_safe
def evidence_picker(request: StaffRequest, commune: str) -> HttpResponse:
    """Answer with evidence to tick; what is ticked already stays on top, whatever is searched."""
    wish = read_filter(request.GET, today=clock.today())
    page = read_evidence_page(wish, actor=request.actor, size=_PICKED)
    ctx = picker_context(request.GET.getlist("evidence"), page.rows, typed=wish.typed)
    return render(request, "activities/_evidence_found.html", ctx)


def picker_context(codes: list[str], found: list[Evidence], *, typed: str) -> dict[str, Any]:
    """``chosen`` are the ticked codes that the search does not show; they go on as hidden fields."""
    shown = {one.code for one in found}
    return {"found": found, "ticked": set(codes), "unseen": [c for c in codes[:20] if c not in shown], "typed": typed}
