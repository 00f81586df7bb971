"""Correcting and withdrawing an activity."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gandan.activities.models import Activity
from gandan.activities.permissions import chosen_evidence, get_changeable_activity_or_404
from gandan.activities.services import correct_activity, withdraw_activity
from gandan.activities.services.drafts import draft_files, find_draft
from gandan.activities.views.forms import (
    FIELD_OF,
    facts_of,
    files_fragment,
    form_context,
    keep_typed,
    make_form,
    take_in,
)
from gandan.activities.views.recording import refused, sent
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.permissions import StaffRequest, staff


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    activity = get_changeable_activity_or_404(request.actor, code)
    if activity.is_withdrawn:
        return redirect("activity", commune=commune, code=code)
    if request.method == "POST":
        return _send(request, activity)
    draft = find_draft(activity, actor=request.actor)
    form = make_form(request, activity.kind, activity=activity, draft=draft)
    ctx = form_context(form, draft_files(draft), activity=activity, draft=draft, urls=_urls(request, activity))
    return render(request, "activities/form.html", ctx)


@staff
@require_POST
def save(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Keep what is typed; answers 204."""
    activity = get_changeable_activity_or_404(request.actor, code)
    keep_typed(request, activity.kind, activity)
    return HttpResponse(status=204)


@staff
@require_POST
def take_files(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    activity = get_changeable_activity_or_404(request.actor, code)
    form = make_form(request, activity.kind, activity=activity)
    kept = take_in(request, form, activity)
    keep_typed(request, activity.kind, activity)
    return files_fragment(request, form_context(form, kept, activity=activity, urls=_urls(request, activity)))


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    activity = get_changeable_activity_or_404(request.actor, code)
    error = ""
    if request.method == "POST":
        try:
            withdraw_activity(activity, reason=request.POST.get("ly-do", ""), actor=request.actor)
        except NotAllowed as refusal:
            error = refusal.reason
        else:
            messages.success(request, _("Đã rút hoạt động."))
            return redirect("activity", commune=commune, code=code)
    ctx = {"activity": activity, "error": error}
    return render(request, "activities/withdraw.html", ctx, status=422 if error else 200)


def _send(request: StaffRequest, activity: Activity) -> HttpResponse:
    form = make_form(request, activity.kind, activity=activity)
    kept = take_in(request, form, activity)
    chosen = chosen_evidence(request.actor, request.POST.getlist("evidence"))
    facts = facts_of(form)
    error: NotAllowed | None = None
    if form.is_valid() and facts:
        try:
            correct_activity(
                activity,
                facts,
                version=form.cleaned_data["version"] or 0,
                today=clock.today(),
                actor=request.actor,
                files=kept,
                evidence=chosen,
            )
        except NotAllowed as refusal:
            error = refusal
            form.add_error(FIELD_OF.get(refusal.code), refusal.reason)
        else:
            return sent(request, activity, _("Đã lưu hoạt động."))
    keep_typed(request, activity.kind, activity)
    now = get_changeable_activity_or_404(request.actor, activity.code)
    ctx = form_context(form, kept, activity=now, chosen=chosen, urls=_urls(request, now), error=error)
    return refused(request, ctx, status=409 if isinstance(error, Stale) else 422)


def _urls(request: StaffRequest, activity: Activity) -> dict[str, str]:
    slug = request.commune.slug
    place = {"commune": slug, "code": activity.code}
    return {
        "send": reverse("activity_correct", kwargs=place),
        "draft": reverse("activity_correct_draft", kwargs=place),
        "files": reverse("activity_correct_files", kwargs=place),
        "sentence": reverse("activity_sentence", kwargs={"commune": slug, "kind": activity.kind.code}),
        "back": reverse("activity", kwargs=place),
    }
