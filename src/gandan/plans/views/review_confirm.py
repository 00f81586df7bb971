"""The one confirmation of a reviewed paper, as a plan of its own or in the place of its draft."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import OWN, Direction, ReadingState
from gandan.documents.models import Reading
from gandan.documents.permissions import get_reading_or_404
from gandan.documents.services import origin_by
from gandan.organisations.enums import Right
from gandan.organisations.models import Unit
from gandan.organisations.permissions import StaffRequest, requires
from gandan.plans.forms.review import ReplaceForm, VersionForm
from gandan.plans.permissions import get_plan_or_404
from gandan.plans.queries.review import prepared_plans
from gandan.plans.services.confirm import ALREADY_CONFIRMED, confirm_reading, facts_of
from gandan.plans.services.replace import Wish, replace_draft
from gandan.plans.views.replacing import replacing_of
from gandan.plans.views.review_page import Desk, effects_of, open_desk, page_of


@require_safe
@requires(Right.DOCUMENT_CONFIRM)
def review_confirm(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Show exactly what confirming makes and who is told; ``thay`` names the draft that this text replaces."""
    reading = get_reading_or_404(code)
    if reading.state != ReadingState.READY:
        return leave(request, reading)
    return _show_confirm(request, open_desk(reading, clock.today()), request.GET.get("thay", ""))


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
def review_confirmed(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    reading = get_reading_or_404(code)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Http404
    desk = open_desk(reading, clock.today())
    try:
        done = confirm_reading(
            reading,
            version=form.cleaned_data["version"],
            actor=request.actor,
            today=desk.today,
            calendar=desk.setting.calendar,
        )
    except NotAllowed as refusal:
        return _not_confirmed(request, refusal, code)
    messages.success(request, _("Đã xác nhận."))
    if done.plan is None:
        return redirect("document", commune=commune, code=done.document.code)
    return redirect("plan", commune=commune, code=done.plan.code)


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
def review_replaced(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Put the signed text in the place of a draft; what is gone from it is dropped where it was ticked."""
    reading = get_reading_or_404(code)
    if reading.state != ReadingState.READY:
        return leave(request, reading)
    plan = get_plan_or_404(request.POST.get("replaces", ""), request.actor)
    desk = open_desk(reading, clock.today())
    form = ReplaceForm(request.POST, gone=[task.code for task in replacing_of(desk, plan).gone])
    if not form.is_valid():
        return _not_confirmed(request, Stale(), code)
    given = form.cleaned_data
    try:
        done = replace_draft(
            plan,
            reading,
            Wish(given["plan_version"], given["dropped"], given["reason"]),
            version=given["version"],
            actor=request.actor,
            today=desk.today,
            calendar=desk.setting.calendar,
        )
    except NotAllowed as refusal:
        if refusal.code != "no_reason":
            return _not_confirmed(request, refusal, code)
        return _show_confirm(request, desk, plan.code, status=422, refusal=refusal.reason, dropped=given["dropped"])
    messages.success(
        request,
        _("Đã thay dự thảo: giữ %(kept)d, thêm %(added)d, bỏ %(dropped)d nhiệm vụ; đã giao %(parts)d phần việc.")
        % {"kept": done.kept, "added": done.added, "dropped": done.dropped, "parts": done.parts},
    )
    return redirect("plan", commune=commune, code=plan.code)


def _not_confirmed(request: StaffRequest, refusal: NotAllowed, code: str) -> HttpResponse:
    """Say why and lead back; a second confirmation leads to what the first one made."""
    if refusal.code == ALREADY_CONFIRMED:
        return leave(request, get_reading_or_404(code))
    messages.warning(request, refusal.reason)
    return redirect("review", commune=request.commune.slug, code=code)


def _show_confirm(
    request: StaffRequest, desk: Desk, replaces: str = "", *, status: int = 200, **shown: Any
) -> HttpResponse:
    is_signed = desk.review.direction not in (Direction.DRAFT, Direction.REFERENCE)
    drafts = prepared_plans() if is_signed else []
    chosen = next((plan for plan in drafts if plan.code == replaces), None)
    page = page_of(desk) | {
        "working": False,
        "effects": effects_of(desk),
        "origin": _origin(desk),
        "drafts": drafts,
        "replacing": replacing_of(desk, chosen) if chosen else None,
        "refusal": "",
        "dropped": [],
        **shown,
    }
    return render(request, "plans/review_confirm.html", page, status=status)


def _origin(desk: Desk) -> list[tuple[str, str]]:
    """Return the units from which a paper of this commune comes, as confirming will keep them; none for others."""
    facts = facts_of(desk.review)
    if facts.direction not in OWN:
        return []
    origin = origin_by(facts, desk.reading.parsed)
    names = dict(Unit.objects.filter(pk__in={origin.unit, origin.drafted_by} - {None}).values_list("pk", "name"))
    return [
        (_("Đơn vị ban hành"), names.get(origin.unit) or _("Ủy ban nhân dân")),
        (_("Đơn vị soạn thảo"), names.get(origin.drafted_by) or _("chưa rõ")),
    ]


def leave(request: StaffRequest, reading: Reading) -> HttpResponse:
    """Lead from a reading that is not under review to what became of it."""
    commune = request.commune.slug
    target = redirect("reading", commune=commune, code=reading.code)
    if reading.state == ReadingState.CONFIRMED and reading.document is not None:
        messages.info(request, _("Văn bản này đã được xác nhận."))
        plan = reading.document.plans.first()
        name, code = ("plan", plan.code) if plan else ("document", reading.document.code)
        target = redirect(name, commune=commune, code=code)
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(headers={"HX-Redirect": target.url})
    return target
