"""Writing in a report: the words of a paragraph, its place, what was taken over."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gandan.common import clock
from gandan.common.errors import NotAllowed, NotThere, Stale
from gandan.common.fragments import render_fragment
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.reports.enums import ParagraphAct
from gandan.reports.forms.reports import ActForm, DraftForm, ParagraphForm
from gandan.reports.models import Report
from gandan.reports.permissions import get_own_report_or_404
from gandan.reports.queries import find_draft, read_draft
from gandan.reports.rules.text import ParagraphText
from gandan.reports.services import (
    add_paragraph,
    bring_back,
    confirm_kept,
    drop_draft,
    follow_records,
    keep_words,
    leave_out,
    move_paragraph,
    save_draft,
    save_paragraph,
    take_over,
)
from gandan.reports.views.contexts import ORIGINS, pool_names


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.REPORT_MAKE)
def paragraph(request: StaffRequest, commune: str, code: str, key: str) -> HttpResponse:
    """Show the words of one paragraph to edit, and keep them."""
    found = get_own_report_or_404(code, actor=request.actor)
    ctx = _paragraph_ctx(request, found, key)
    if request.method != "POST":
        return _show(request, "form", ctx)
    form = ctx["form"] = ParagraphForm(request.POST, figures=ctx["pool"])
    if not form.is_valid():
        return _show(request, "form", ctx, status=422)
    try:
        given = form.cleaned_data
        save_paragraph(
            found,
            key=key,
            text=form.words,
            version=given["version"],
            reason=given["reason"],
            actor=request.actor,
            today=clock.today(),
        )
    except Stale as refusal:
        ctx = _paragraph_ctx(request, found, key) | {"form": form, "refusal": refusal.reason, "is_stale": True}
        return _show(request, "form", ctx, status=409)
    except NotAllowed as refusal:
        return _show(request, "form", ctx | {"refusal": refusal.reason}, status=422)
    if request.htmx:  # type: ignore[attr-defined]
        return render_fragment(request, _PAGE, "shown", _paragraph_ctx(request, found, key))
    return _back(commune, code, ctx["one"].anchor)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.REPORT_MAKE)
def paragraph_new(request: StaffRequest, commune: str, code: str, section: str) -> HttpResponse:
    """Add a paragraph of one's own to a section."""
    found = get_own_report_or_404(code, actor=request.actor)
    draft = read_draft(found, today=clock.today())
    place = draft.text.section(section)
    if place is None:
        raise NotThere(_("Mục này không có trong đề cương."))
    kept = find_draft(found, request.actor)
    pool = pool_names(draft)
    typed = {"version": 0, "text": kept.fields.get(f"new:{section}", "") if kept else ""}
    form = ParagraphForm(request.POST if request.method == "POST" else None, initial=typed, figures=pool)
    ctx = {**_base(request, found), "section": place, "one": None, "form": form, "key": f"new:{section}"}
    if request.method != "POST":
        return _show(request, "form", ctx)
    if not form.is_valid():
        return _show(request, "form", ctx, status=422)
    try:
        row = add_paragraph(found, section=section, text=form.words, actor=request.actor, today=clock.today())
    except NotAllowed as refusal:
        return _show(request, "form", ctx | {"refusal": refusal.reason}, status=422)
    return _back(commune, code, f"doan-{row.code}")


@require_POST
@requires(Right.REPORT_MAKE)
def paragraph_act(request: StaffRequest, commune: str, code: str, key: str, act: ParagraphAct) -> HttpResponse:
    found = get_own_report_or_404(code, actor=request.actor)
    form = ActForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    wanted = {"key": key, "version": form.cleaned_data["version"], "actor": request.actor, "today": clock.today()}
    try:
        _do(found, act, wanted)
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
    return _back(commune, code, _anchor(key))


@require_POST
@requires(Right.REPORT_MAKE)
def report_take_over(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_own_report_or_404(code, actor=request.actor)
    try:
        done = take_over(found, actor=request.actor, today=clock.today())
    except NotAllowed as refusal:
        messages.error(request, refusal.reason)
        return redirect("report", commune=commune, code=code)
    words = ngettext("Đã lấy %(num)d đoạn của kỳ trước.", "Đã lấy %(num)d đoạn của kỳ trước.", done.taken)
    messages.success(request, words % {"num": done.taken})
    for text in done.left:
        messages.warning(request, _("Không lấy vì hồ sơ không còn trong kỳ này: %(text)s") % {"text": text[:160]})
    return redirect("report", commune=commune, code=code)


@require_POST
@requires(Right.REPORT_MAKE)
def report_draft(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_own_report_or_404(code, actor=request.actor)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    save_draft(found, fields={form.cleaned_data["key"]: form.cleaned_data["text"]}, actor=request.actor)
    return HttpResponse(status=204)


@require_POST
@requires(Right.REPORT_MAKE)
def report_draft_drop(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    drop_draft(get_own_report_or_404(code, actor=request.actor), actor=request.actor)
    return redirect("report", commune=commune, code=code)


_PAGE = "reports/paragraph.html"


def _do(report: Report, act: ParagraphAct, wanted: dict[str, Any]) -> None:
    if act in {ParagraphAct.UP, ParagraphAct.DOWN}:
        move_paragraph(report, is_up=act is ParagraphAct.UP, **wanted)
        return
    acts = {
        ParagraphAct.LEAVE_OUT: leave_out,
        ParagraphAct.BRING_BACK: bring_back,
        ParagraphAct.FOLLOW: follow_records,
        ParagraphAct.CONFIRM: confirm_kept,
        ParagraphAct.KEEP: keep_words,
    }
    acts[act](report, **wanted)


def _paragraph_ctx(request: StaffRequest, report: Report, key: str) -> dict[str, Any]:
    draft = read_draft(report, today=clock.today())
    found = draft.text.find(key)
    if found is None:
        raise NotThere(_("Đoạn này không còn trong báo cáo."))
    section, one = found
    kept = find_draft(report, request.actor)
    typed = kept.fields.get(key, one.text) if kept else one.text
    pool = pool_names(draft)
    form = ParagraphForm(initial={"version": one.version, "text": typed}, figures=pool)
    return {**_base(request, report), "section": section, "one": one, "form": form, "key": key, "pool": pool}


def _base(request: StaffRequest, report: Report) -> dict[str, Any]:
    return {
        "report": report,
        "commune": request.commune,
        "origins": ORIGINS,
        "may_write": True,
        "refusal": "",
        "is_stale": False,
        "active_menu": "reports",
    }


def _show(request: StaffRequest, block: str, ctx: dict[str, Any], *, status: int = 200) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        return render_fragment(request, _PAGE, block, ctx, status=status)
    return render(request, _PAGE, ctx, status=status)


def _back(commune: str, code: str, anchor: str) -> HttpResponse:
    return redirect(f"{reverse('report', kwargs={'commune': commune, 'code': code})}#{anchor}")


def _anchor(key: str) -> str:
    return ParagraphText(key, "").anchor
