"""Reporting progress: the form, its draft and the files taken in before it is sent."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from gandan.activities.permissions import chosen_evidence
from gandan.activities.services import KeptFile
from gandan.activities.services.kept import keep_uploads
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.formats import day
from gandan.common.fragments import render_fragment
from gandan.organisations.permissions import StaffRequest, staff
from gandan.plans.enums import ProgressKind
from gandan.plans.forms.progress import ProgressForm, new_submission, typed_fields
from gandan.plans.models import Assignment
from gandan.plans.permissions import check_may, get_assignment_or_404
from gandan.plans.queries.people import heads_of
from gandan.plans.queries.rows import paper_of
from gandan.plans.rules.lateness import due_of
from gandan.plans.rules.periods import period_words
from gandan.plans.rules.states import Act, reason_against
from gandan.plans.services.drafts import draft_files, find_draft, save_draft, save_draft_files
from gandan.plans.services.progress import report_progress
from gandan.plans.views.links import work_base
from gandan.workdays.queries import deadline_calendar

_FIELD_OF = {"future": "on", "too_early": "on", "no_words": "words", "empty": "words"}


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.REPORT)
    if request.method == "POST":
        return _send(request, work)
    draft = find_draft(work, actor=request.actor)
    typed = draft.fields if draft else {}
    asked = request.GET.get("tinh-trang", "")
    initial = {
        "on": day(clock.today()),
        **{name: value for name, value in typed.items() if name != "files"},
        "submission": new_submission(),
        "version": work.version,
    }
    initial["kind"] = asked if asked in ProgressKind else typed.get("kind", ProgressKind.PROGRESS)
    saved = timezone.localtime(draft.saved_at) if draft else None
    saved_words = _("%(hour)02d giờ %(minute)02d") % {"hour": saved.hour, "minute": saved.minute} if saved else ""
    ctx = _ctx(request, work, ProgressForm(initial=initial), draft_files(draft), saved_words)
    return render(request, "plans/progress.html", ctx)


@staff
@require_POST
def save(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Keep what is typed; answers 204."""
    work = get_assignment_or_404(code, request.actor)
    check_may(request.actor, work, Act.REPORT)
    save_draft(work, typed_fields(request.POST), actor=request.actor)
    return HttpResponse(status=204)


def _send(request: StaffRequest, work: Assignment) -> HttpResponse:
    form = ProgressForm(request.POST, request.FILES)
    form.full_clean()
    kept = _keep(request, work, form)
    status = 422
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            sent = report_progress(
                work,
                submission=cleaned["submission"],
                kind=ProgressKind(cleaned["kind"]),
                on=cleaned["on"],
                words=cleaned["words"],
                numbers=cleaned["numbers"],
                files=kept,
                evidence=chosen_evidence(request.actor, request.POST.getlist("evidence")),
                version=cleaned["version"],
                actor=request.actor,
                today=clock.today(),
            )
        except NotAllowed as refusal:
            form.add_error(_FIELD_OF.get(refusal.code), refusal.reason)
            status = 409 if isinstance(refusal, Stale) else 422
        else:
            return _sent(request, work, sent.kind)
    save_draft(work, typed_fields(request.POST), actor=request.actor)
    ctx = _ctx(request, work, form, kept, "")
    if request.htmx:  # type: ignore[attr-defined]
        return render_fragment(request, "plans/progress.html", "form", ctx, status=status)
    return render(request, "plans/progress.html", ctx, status=status)


def _keep(request: StaffRequest, work: Assignment, form: ProgressForm) -> list[KeptFile]:
    """Take in the good files at once, whatever becomes of the form; say at the field what is wrong with the others."""
    draft = find_draft(work, actor=request.actor)
    dropped = set(request.POST.getlist("bo-tep"))
    kept, faults = keep_uploads(form.uploads(), draft_files(draft), dropped=dropped, actor=request.actor)
    for fault in faults:
        form.add_error("papers", fault)
    if kept or draft:
        save_draft_files(work, kept, actor=request.actor)
    return kept


def _sent(request: StaffRequest, work: Assignment, kind: str) -> HttpResponse:
    done = kind == ProgressKind.DONE
    messages.success(request, _("Đã báo xong, chờ xác nhận.") if done else _("Đã gửi báo cáo tiến độ."))
    url = reverse("assignment", kwargs={"commune": request.commune.slug, "code": work.code})
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(url)
    return HttpResponseRedirect(url)


def _ctx(
    request: StaffRequest, work: Assignment, form: ProgressForm, kept: Sequence[KeptFile], saved_words: str
) -> dict[str, Any]:
    today = clock.today()
    document = work.plan.document
    url = f"{work_base(request)}{work.code}/"
    return {
        "work": work,
        "form": form,
        "kept": kept,
        "saved_words": saved_words,
        "due": due_of(
            work.state, work.due_on, work.done_on, today=today, calendar=deadline_calendar(), hour=work.due_hour
        ),
        "period": period_words(work.window_from, work.window_to, work.task.rrule),
        "paper": paper_of(document.type, document.number, document.symbol, document.issued_on, work.plan.title),
        "heads": heads_of([work.unit_id], on=today).get(work.unit_id, []),
        # after a press the form stays with what was typed, and its error says why
        "refusal": reason_against(work.state, Act.REPORT) if request.method != "POST" else "",
        "back": url,
        "send_url": f"{url}bao-tien-do/",
        "draft_url": f"{url}ban-nhap/",
        "picked_codes": [code for code in request.POST.getlist("evidence") if code.strip()],
    }
