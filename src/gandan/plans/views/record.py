"""The record of one part of work, and the acts that need no words."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.audit.queries import timeline
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.documents.source import MOST_PLACES
from gandan.organisations.offers import say_done
from gandan.organisations.permissions import StaffRequest, staff
from gandan.plans.enums import OPEN, ProgressKind, RequestKind
from gandan.plans.forms.acts import VersionForm
from gandan.plans.models import Assignment
from gandan.plans.panels import panels_of
from gandan.plans.permissions import can_decide, can_name, check_may, get_assignment_or_404, has_right
from gandan.plans.queries.people import heads_of
from gandan.plans.queries.record import load_record, open_request, source_quotes
from gandan.plans.queries.rows import paper_of
from gandan.plans.rules.periods import period_words
from gandan.plans.rules.states import Act
from gandan.plans.services.work import accept_series, confirm_work, receive_result
from gandan.plans.views.events import event_of
from gandan.plans.views.links import evidence_base, work_base
from gandan.plans.views.offers import offers_of
from gandan.workdays.queries import deadline_calendar


@staff
@require_safe
def assignment(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    return render(request, "plans/record.html", record_ctx(request, work))


def record_ctx(request: StaffRequest, work: Assignment) -> dict[str, Any]:
    """Return what the record's page and drawer show."""
    actor, today = request.actor, clock.today()
    record = load_record(work, actor=actor, today=today, calendar=deadline_calendar())
    document = work.plan.document
    waiting = [one for kind in RequestKind if (one := open_request(record, kind))]
    last = record.reports[0] if record.reports else None
    return {
        "work": work,
        "record": record,
        "offers": offers_of(actor, work, [one.kind for one in waiting]),
        "panels": panels_of(actor, work),
        "waiting": waiting,
        "can_cancel": has_right(actor, work, Act.REQUEST),
        "can_decide": can_decide(actor),
        "can_name": can_name(actor, work) and work.state in OPEN,
        "can_answer": bool(last and last.kind == ProgressKind.DIFFICULTY and not last.answers) and can_decide(actor),
        "period": period_words(work.window_from, work.window_to, work.task.rrule),
        "paper": paper_of(document.type, document.number, document.symbol, document.issued_on, work.plan.title),
        "source_url": _source_url(request, work),
        "quotes": source_quotes(work),
        "heads": heads_of([work.unit_id], on=today).get(work.unit_id, []),
        "events": [event_of(item) for item in timeline(work)],
        "work_url": f"{work_base(request)}{work.code}/",
        "work_base": work_base(request),
        "evidence_base": evidence_base(request),
        "today": today,
    }


@staff
@require_POST
def accept(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    return _act(request, code, Act.ACCEPT, accept_series, _accepted)


@staff
@require_POST
def confirm(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    return _act(request, code, Act.CONFIRM, confirm_work, lambda work: _("Đã xác nhận kết quả."))


@staff
@require_POST
def receive(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    return _act(request, code, Act.RECEIVE, receive_result, lambda work: _("Đã tiếp nhận kết quả."))


def _accepted(turns: list[Assignment]) -> str:
    if len(turns) == 1:
        return _("Đã nhận việc.")
    return _("Đã nhận việc này và %d kỳ sau của nó.") % (len(turns) - 1)


def _act(
    request: StaffRequest, code: str, act: Act, service: Callable[..., Any], words: Callable[[Any], str]
) -> HttpResponse:
    """Do what needs one press and go back to where it was pressed; a refusal is said there in one sentence."""
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, act)
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else None
    try:
        done = service(work, actor=request.actor, version=version)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    else:
        if act is Act.ACCEPT and len(done) == 1:
            say_done(request, words(done), work, "work_accepted", actor=request.actor)
        else:
            messages.success(request, words(done))
    if act is Act.ACCEPT and "o-day" not in request.POST:
        return redirect("my_work", commune=request.commune.slug)
    return redirect("assignment", commune=request.commune.slug, code=code)


def _source_url(request: StaffRequest, work: Assignment) -> str:
    """Return the address of the paper, where its words stand for this task."""
    page = reverse("document", kwargs={"commune": request.commune.slug, "code": work.plan.document.code})
    places = "&".join(f"doan={block}-{start}-{end}" for block, start, end in work.task.spans[:MOST_PLACES])
    return f"{page}?{places}#cho-trich" if places else page
