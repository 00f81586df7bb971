"""Recording an activity: the kind first, then one screen."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from gandan.activities.models import Activity, ActivityKind
from gandan.activities.permissions import chosen_evidence, get_kind_or_404
from gandan.activities.services import record_activity
from gandan.activities.services.drafts import draft_files, drop_draft, find_draft
from gandan.activities.views.forms import (
    FIELD_OF,
    facts_of,
    files_fragment,
    form_context,
    keep_typed,
    make_form,
    proposed,
    take_in,
)
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.fragments import render_fragment
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires


@requires(Right.ACTIVITY_RECORD)
@require_safe
def choose_kind(request: StaffRequest, commune: str) -> HttpResponse:
    draft = find_draft(None, actor=request.actor)
    kinds = list(ActivityKind.objects.filter(is_active=True))
    begun = next((kind for kind in kinds if draft and kind.code == draft.fields.get("kind")), None)
    ctx = {"kinds": kinds, "begun": begun, "draft": draft}
    return render(request, "activities/kinds.html", ctx)


@requires(Right.ACTIVITY_RECORD)
@require_POST
def discard(request: StaffRequest, commune: str) -> HttpResponse:
    drop_draft(None, actor=request.actor)
    messages.success(request, _("Đã bỏ bản nháp."))
    return redirect("activity_new", commune=commune)


@requires(Right.ACTIVITY_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def record_new(request: StaffRequest, commune: str, kind: str) -> HttpResponse:
    chosen_kind = get_kind_or_404(kind)
    if request.method == "POST":
        return _send(request, chosen_kind)
    draft = find_draft(None, actor=request.actor)
    form = make_form(request, chosen_kind, draft=draft)
    ctx = form_context(form, draft_files(draft), draft=draft, urls=_urls(request, chosen_kind))
    return render(request, "activities/form.html", ctx)


@requires(Right.ACTIVITY_RECORD)
@require_POST
def save_new(request: StaffRequest, commune: str, kind: str) -> HttpResponse:
    """Keep what is typed; answers 204."""
    keep_typed(request, get_kind_or_404(kind), None)
    return HttpResponse(status=204)


@requires(Right.ACTIVITY_RECORD)
@require_POST
def take_files(request: StaffRequest, commune: str, kind: str) -> HttpResponse:
    """Take pictures and files in before the form is sent; answers with their part of the form."""
    form = make_form(request, get_kind_or_404(kind))
    kept = take_in(request, form, None)
    keep_typed(request, form.kind, None)
    return files_fragment(request, form_context(form, kept, urls=_urls(request, form.kind)))


@requires(Right.ACTIVITY_RECORD)
@require_POST
def sentence(request: StaffRequest, commune: str, kind: str) -> HttpResponse:
    """Answer with the sentence that the typed facts make."""
    form = make_form(request, get_kind_or_404(kind))
    return render_fragment(request, "activities/form.html", "sentence", {"sentence": proposed(form)})


def sent(request: StaffRequest, activity: Activity, words: str) -> HttpResponse:
    messages.success(request, words)
    url = reverse("activity", kwargs={"commune": request.commune.slug, "code": activity.code})
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(url)
    return HttpResponseRedirect(url)


def refused(request: StaffRequest, ctx: dict[str, Any], *, status: int) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        return render_fragment(request, "activities/form.html", "form", ctx, status=status)
    return render(request, "activities/form.html", ctx, status=status)


def _send(request: StaffRequest, kind: ActivityKind) -> HttpResponse:
    form = make_form(request, kind)
    kept = take_in(request, form, None)
    chosen = chosen_evidence(request.actor, request.POST.getlist("evidence"))
    facts = facts_of(form)
    if form.is_valid() and facts:
        try:
            activity = record_activity(
                facts,
                submission=form.cleaned_data["submission"],
                today=clock.today(),
                actor=request.actor,
                files=kept,
                evidence=chosen,
            )
        except NotAllowed as refusal:
            form.add_error(FIELD_OF.get(refusal.code), refusal.reason)
        else:
            return sent(request, activity, _("Đã ghi hoạt động."))
    keep_typed(request, kind, None)
    ctx = form_context(form, kept, chosen=chosen, urls=_urls(request, kind))
    return refused(request, ctx, status=422)


def _urls(request: StaffRequest, kind: ActivityKind) -> dict[str, str]:
    place = {"commune": request.commune.slug, "kind": kind.code}
    return {
        "send": reverse("activity_record", kwargs=place),
        "draft": reverse("activity_draft", kwargs=place),
        "files": reverse("activity_files", kwargs=place),
        "sentence": reverse("activity_sentence", kwargs=place),
        "back": reverse("activity_new", kwargs={"commune": request.commune.slug}),
    }
