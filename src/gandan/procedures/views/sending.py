"""Sending a unit's table: what goes, to whom, then the act."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.formats import day
from gandan.organisations.permissions import StaffRequest, staff
from gandan.plans.queries.people import heads_of
from gandan.plans.rules.states import Act, reason_against
from gandan.procedures.enums import TableKind
from gandan.procedures.forms import SendForm, new_submission
from gandan.procedures.permissions import get_table_or_404
from gandan.procedures.queries.rows import quota_words_of, read_table, values_of
from gandan.procedures.rules.counts import quota_words, sentence_of
from gandan.procedures.services.sending import send_table

_FIELDS = {"below_quota": "reason", "table_filled": "is_nothing", "future": "on", "too_early": "on"}


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    found = get_table_or_404(request.actor, code, to_fill=True)
    filled = read_table(found.kind, found.work)
    start = {"on": day(clock.today()), "version": filled.version, "submission": new_submission()}
    form = SendForm(request.POST or None, initial=start)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                send_table(found.work, found.kind, **form.cleaned_data, actor=request.actor, today=clock.today())
            except NotAllowed as refusal:
                form.add_error(_FIELDS.get(refusal.code), refusal.reason)
                status = 409 if isinstance(refusal, Stale) else 422
            else:
                messages.success(request, _("Đã nộp bảng, chờ xác nhận."))
                return redirect("assignment", commune=commune, code=code)
    ctx = {
        "work": found.work,
        "asked": quota_words_of(found.work),
        "kind": str(TableKind(found.kind).label),
        "filled": filled,
        "quota": quota_words(filled.quota) if filled.quota else "",
        "proofs": len({row.proof_id for row in filled.rows if row.proof_id}),
        "sentence": sentence_of(found.kind, [values_of(row, found.kind) for row in filled.rows]),
        "form": form,
        "heads": heads_of([found.work.unit_id], on=clock.today()).get(found.work.unit_id, []),
        "refusal": reason_against(found.work.state, Act.SUBMIT) if request.method != "POST" else "",
    }
    return render(request, "procedures/send.html", ctx, status=status)
