"""Saying which figures are kept, entering a value, correcting it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gandan.activities.models import Evidence
from gandan.activities.permissions import can_open_evidence, get_evidence_or_404
from gandan.activities.services import KeptFile, keep_file
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.files.errors import FileRefused
from gandan.indicators.enums import ENTERED
from gandan.indicators.forms.entering import IndicatorForm, ValueForm
from gandan.indicators.models import EnteredIndicator, Entry
from gandan.indicators.permissions import (
    can_enter,
    check_define,
    check_enter,
    get_entered_or_404,
    get_entry_or_404,
)
from gandan.indicators.queries.entered import history_of
from gandan.indicators.rules.words import part_words, value_words
from gandan.indicators.services.entering import change_indicator, correct_value, define_indicator, enter_value
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires, staff
from gandan.workdays.windows import report_months

Saved = Callable[[ValueForm, Evidence | KeptFile | None], Entry]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.INDICATOR_ENTER)
def indicator_new(request: StaffRequest, commune: str) -> HttpResponse:
    check_define(request.actor)
    form = IndicatorForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = define_indicator(form.facts, actor=request.actor)
        except NotAllowed as refusal:
            form.add_error("name", refusal.reason)
        else:
            messages.success(request, _("Đã thêm chỉ tiêu %(name)s.") % {"name": made.name})
            return redirect("indicator", commune=commune, code=f"{ENTERED}{made.code}")
    return _indicator_page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.INDICATOR_ENTER)
def indicator_edit(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_entered_or_404(code)
    check_define(request.actor)
    held = IndicatorForm.values_of(found)
    form = IndicatorForm(request.POST, initial=held) if request.method == "POST" else IndicatorForm(initial=held)
    if form.is_valid():
        try:
            change_indicator(found, form.facts, version=form.cleaned_data["version"] or 0, actor=request.actor)
        except Stale as refusal:
            form.add_error(None, refusal.reason)
            return _indicator_page(request, form, get_entered_or_404(code), status=409)
        except NotAllowed as refusal:
            form.add_error("kind", refusal.reason)
        else:
            messages.success(request, _("Đã lưu chỉ tiêu."))
            return redirect("indicator", commune=commune, code=f"{ENTERED}{found.code}")
    return _indicator_page(request, form, found)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.INDICATOR_ENTER)
def entry_new(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_entered_or_404(code)
    check_enter(request.actor, found)
    today = clock.today()
    usual = ValueForm.usual(found, report_months(today, 2)[0].window)
    form = _value_form(request, found, today, initial=usual)

    def save(form: ValueForm, proof: Evidence | KeptFile | None) -> Entry:
        return enter_value(found, form.facts, proof=proof, actor=request.actor, today=today)

    return _save(request, form, save) or _value_page(request, form, found, None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.INDICATOR_ENTER)
def entry_correct(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    entry = get_entry_or_404(code)
    check_enter(request.actor, entry.indicator)
    today = clock.today()
    form = _value_form(request, entry.indicator, today, initial=ValueForm.values_of(entry), is_correction=True)

    def save(form: ValueForm, proof: Evidence | KeptFile | None) -> Entry:
        return correct_value(entry, form.facts, proof=proof, actor=request.actor, today=today)

    return _save(request, form, save) or _value_page(request, form, entry.indicator, entry)


@staff
@require_safe
def indicator_entry(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    entry = get_entry_or_404(code)
    proof, history = entry.proof, history_of(entry)
    ctx = {
        "entry": entry,
        "indicator": entry.indicator,
        "indicator_code": f"{ENTERED}{entry.indicator.code}",
        "history": history,
        "words": {one.pk: value_words(one.value, is_given=one.numerator is None) for one in history},
        "parts": _parts(entry),
        "can_open": proof is not None and can_open_evidence(request.actor, proof),
        "may_enter": entry.is_current and can_enter(request.actor, entry.indicator),
        "active_menu": "reports",
    }
    return render(request, "indicators/entry.html", ctx)


def _parts(entry: Entry) -> str:
    if entry.numerator is None or entry.denominator is None:
        return ""
    parts = f"{part_words(entry.numerator)} / {part_words(entry.denominator)}"
    return f"{parts} {entry.indicator.counted_in}".strip()


def _value_form(request: StaffRequest, indicator: EnteredIndicator, today: dt.date, **options: Any) -> ValueForm:
    if request.method != "POST":
        return ValueForm(indicator=indicator, today=today, **options)
    return ValueForm(request.POST, request.FILES, indicator=indicator, today=today, **options)


def _save(request: StaffRequest, form: ValueForm, save: Saved) -> HttpResponse | None:
    """Save a sound form and go to the entry; None where the page is to be shown, with what is wrong on the form."""
    if not form.is_valid():
        return None
    codes = _picked(request)
    if len(codes) > 1:
        form.add_error("proof", _("Chỉ một minh chứng cho một số. Hãy chọn một mục trong kho minh chứng."))
        return None
    chosen = get_evidence_or_404(request.actor, codes[0]) if codes else None
    form.require_proof(chosen=chosen is not None)
    if form.errors:
        return None
    upload = form.cleaned_data.get("proof")
    try:
        kept = keep_file(upload.read(), name=upload.name, actor=request.actor) if upload else None
        entry = save(form, kept or chosen)
    except FileRefused as refusal:
        form.add_error("proof", refusal.reason)
        return None
    except NotAllowed as refusal:
        form.add_error(None, refusal.reason)
        return None
    messages.success(request, _("Đã lưu số liệu của %(name)s.") % {"name": entry.indicator.name})
    return redirect("indicator_entry", commune=request.commune.slug, code=entry.code)


def _picked(request: StaffRequest) -> list[str]:
    """Return the codes ticked in the store of evidence."""
    return [code for code in dict.fromkeys(request.POST.getlist("evidence")) if code][:20]


def _value_page(
    request: StaffRequest, form: ValueForm, indicator: EnteredIndicator, entry: Entry | None
) -> HttpResponse:
    ctx = {
        "form": form,
        "indicator": indicator,
        "indicator_code": f"{ENTERED}{indicator.code}",
        "entry": entry,
        "picked_codes": _picked(request),
        "active_menu": "reports",
    }
    return render(request, "indicators/value.html", ctx, status=422 if form.errors else 200)


def _indicator_page(
    request: StaffRequest, form: IndicatorForm, found: EnteredIndicator | None, *, status: int = 0
) -> HttpResponse:
    ctx = {"form": form, "indicator": found, "active_menu": "reports"}
    return render(request, "indicators/define.html", ctx, status=status or (422 if form.errors else 200))
